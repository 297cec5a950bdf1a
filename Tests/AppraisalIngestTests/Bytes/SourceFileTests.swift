import Glibc
import Testing

@testable import AppraisalIngest

@Suite("Source file")
struct SourceFileTests {
  /// A folder that is gone when the test is over.
  final class Folder {
    let path: String

    init() throws {
      var template = Array("/tmp/source-file-XXXXXX".utf8CString)
      try #require(mkdtemp(&template) != nil)
      path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
      for name in ["data.csv", "pipe", "socket", "inner", "loop"] { remove("\(path)/\(name)") }
      rmdir(path)
    }

    func write(_ bytes: [UInt8]) throws -> String {
      let file = "\(path)/data.csv"
      let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      try #require(descriptor >= 0)
      defer { close(descriptor) }
      try #require(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
      return file
    }
  }

  private func problem(_ path: String, limit: Int = SourceFile.sizeLimit) -> FileProblem.Kind? {
    do throws(FileProblem) {
      _ = try SourceFile.read(path: path, name: "ballots.csv", limit: limit)
      return nil
    } catch {
      #expect(error.name == "ballots.csv")
      return error.kind
    }
  }

  @Test("A file is read whole, with the hash of its bytes")
  func readsWhole() throws {
    let folder = try Folder()
    let path = try folder.write(Array("abc".utf8))
    let file = try SourceFile.read(path: path, name: "ballots.csv", limit: 3)
    #expect(try file.contents() == Array("abc".utf8))
    #expect(file.name == "ballots.csv")
    #expect(
      file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("All 256 byte values survive, whatever they mean as text")
  func readsAllByteValues() throws {
    let folder = try Folder()
    let bytes = (0..<70_000).map { UInt8(truncatingIfNeeded: $0) }
    let path = try folder.write(bytes)
    #expect(try SourceFile.read(path: path, name: "raw").contents() == bytes)
  }

  @Test("A file one byte beyond the limit is refused with both figures")
  func refusesTooLarge() throws {
    let folder = try Folder()
    let path = try folder.write(Array("abcd".utf8))
    #expect(problem(path, limit: 3) == .tooLarge(bytes: 4, limit: 3))
  }

  @Test("A missing file is named as missing, also below something that is no folder")
  func refusesMissing() throws {
    let folder = try Folder()
    let path = try folder.write([])
    #expect(problem("\(folder.path)/none.csv") == .notFound)
    #expect(problem("\(path)/below.csv") == .notFound)
  }

  @Test("A folder is no file")
  func refusesFolder() throws {
    let folder = try Folder()
    #expect(problem(folder.path) == .isFolder)
  }

  @Test("A pipe without a writer is refused and not waited for")
  func refusesPipe() throws {
    let folder = try Folder()
    try #require(mkfifo("\(folder.path)/pipe", 0o600) == 0)
    #expect(problem("\(folder.path)/pipe") == .isNoRegularFile)
  }

  @Test("A socket is refused as what it is")
  func refusesSocket() throws {
    let folder = try Folder()
    let path = "\(folder.path)/socket"
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(status == 0)
    #expect(problem(path) == .isNoRegularFile)
  }

  @Test("A zero byte in a path does not lead to the file named before it")
  func refusesZeroInPath() throws {
    let folder = try Folder()
    let path = try folder.write(Array("abc".utf8))
    #expect(problem("\(path)\u{0}.csv") == .notFound)
  }

  @Test("A device is refused and not read")
  func refusesDevice() {
    #expect(problem("/dev/zero") == .isNoRegularFile)
  }

  @Test("A file without read permission is named as such", .enabled(if: geteuid() != 0))
  func refusesForbidden() throws {
    let folder = try Folder()
    let path = try folder.write(Array("abc".utf8))
    try #require(chmod(path, 0) == 0)
    #expect(problem(path) == .notPermitted)
  }

  @Test("A symbolic link that leads to itself is refused with the system's reason")
  func refusesLoop() throws {
    let folder = try Folder()
    try #require(symlink("loop", "\(folder.path)/loop") == 0)
    #expect(problem("\(folder.path)/loop") == .failed(errno: ELOOP))
  }

  /// The kernel announces such files with 4096 bytes, and they hold fewer: as a file looks that was
  /// cut short between the two looks at its size.
  static let announcedLarger = "/sys/devices/system/cpu/online"

  @Test(
    "A file that holds fewer bytes than its size said has changed",
    .enabled(if: access(announcedLarger, R_OK) == 0))
  func refusesChanged() {
    #expect(problem(Self.announcedLarger) == .changedWhileRead)
  }
}
