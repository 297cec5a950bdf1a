import Glibc

/// A regular file that is open for reading.
final class OpenFile: Sendable {
  /// The size when it was opened.
  let size: Int
  private let name: String
  private let descriptor: Int32
  private let changed: (seconds: Int, nanoseconds: Int)

  /// Opens a file; refuses what is no regular file or too large.
  init(path: String, name: String, limit: Int) throws(FileProblem) {
    // The C string would end at a zero byte, and name another file.
    guard !path.utf8.contains(0) else { throw FileProblem(name: name, .notFound) }
    // Without O_NONBLOCK the opening of a pipe would wait for somebody to write into it.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileProblem(name: name, openErrno: errno) }
    let status: stat
    do {
      status = try OpenFile.status(of: descriptor, name: name, limit: limit)
    } catch {
      close(descriptor)
      throw error
    }
    self.name = name
    self.descriptor = descriptor
    size = Int(status.st_size)
    changed = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }

  deinit { close(descriptor) }

  private static func status(
    of descriptor: Int32, name: String, limit: Int
  ) throws(FileProblem) -> stat {
    let status = try OpenFile.status(of: descriptor, name: name)
    guard status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw FileProblem(name: name, isFolder ? .isFolder : .isNoRegularFile)
    }
    guard status.st_size <= limit else {
      throw FileProblem(name: name, .tooLarge(bytes: Int(status.st_size), limit: limit))
    }
    return status
  }

  private static func status(of descriptor: Int32, name: String) throws(FileProblem) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw FileProblem(name: name, .failed(errno: errno))
    }
    return status
  }

  /// Reads as many bytes as there is room for, fewer only at the end.
  func read(
    into target: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(FileProblem) -> Int {
    let wanted = min(target.count, size - offset)
    var count = 0
    while count < wanted {
      let got = pread(
        descriptor, target.baseAddress.map { $0 + count }, wanted - count, offset + count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw FileProblem(name: name, .failed(errno: errno)) }
      // The file was cut short after it was opened.
      guard got > 0 else { throw FileProblem(name: name, .changedWhileRead) }
      count += got
    }
    return count
  }

  /// All bytes.
  func contents() throws(FileProblem) -> [UInt8] {
    var problem: FileProblem?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      do throws(FileProblem) {
        count = try read(into: UnsafeMutableRawBufferPointer(buffer), at: 0)
      } catch { problem = error }
    }
    if let problem { throw problem }
    return bytes
  }

  /// Makes sure that the file still has the size and the time of change of its opening.
  func verifyUnchanged() throws(FileProblem) {
    let status = try OpenFile.status(of: descriptor, name: name)
    guard status.st_size == size, status.st_mtim.tv_sec == changed.seconds,
      status.st_mtim.tv_nsec == changed.nanoseconds
    else { throw FileProblem(name: name, .changedWhileRead) }
  }
}

/// Why a file cannot be read.
public struct FileProblem: Error, Sendable, Hashable {
  /// The kinds of problems.
  public enum Kind: Sendable, Hashable {
    /// There is no such file.
    case notFound
    /// The file may not be read.
    case notPermitted
    /// It is a folder.
    case isFolder
    /// It is a pipe, a device or a socket.
    case isNoRegularFile
    /// It is larger than what is read.
    case tooLarge(bytes: Int, limit: Int)
    /// It changed while it was read.
    case changedWhileRead
    /// The system could not read it.
    case failed(errno: Int32)
  }

  /// The name shown to people.
  public let name: String
  /// What is wrong.
  public let kind: Kind

  init(name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }

  fileprivate init(name: String, openErrno: Int32) {
    switch openErrno {
    case ENOENT, ENOTDIR: self.init(name: name, .notFound)
    case EACCES, EPERM: self.init(name: name, .notPermitted)
    // A socket cannot be opened at all, nor a device that is not there.
    case ENXIO, ENODEV: self.init(name: name, .isNoRegularFile)
    default: self.init(name: name, .failed(errno: openErrno))
    }
  }
}
