import Glibc

/// The bytes of an input file and their hash.
public struct SourceFile: Sendable {
  /// The name shown to people, relative to the assessment folder.
  public let name: String
  /// The bytes, unchanged.
  public let bytes: [UInt8]
  /// The SHA-256 of the bytes, in 64 hexadecimal digits.
  public let sha256: String

  /// The largest file that is read, 4 GiB.
  public static let sizeLimit = 4 << 30

  /// A file from memory.
  /// - Parameters:
  ///   - name: The name shown to people.
  ///   - bytes: The bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    sha256 = ContentHash.sha256(of: bytes)
  }

  /// Reads a regular file whole.
  ///
  /// A file that is a folder, a pipe or a device, that is too large, or that changes while it is
  /// read is refused: half a file must not pass for a whole one.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - name: The name shown to people.
  ///   - limit: The largest size in bytes.
  /// - Returns: The file.
  /// - Throws: ``FileProblem``.
  public static func read(
    path: String, name: String, limit: Int = sizeLimit
  ) throws(FileProblem) -> SourceFile {
    // The C string would end at a zero byte, and name another file.
    guard !path.utf8.contains(0) else { throw FileProblem(name: name, .notFound) }
    // Without O_NONBLOCK the opening of a pipe would wait for somebody to write into it.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileProblem(name: name, openErrno: errno) }
    defer { close(descriptor) }
    let before = try status(of: descriptor, name: name)
    guard before.st_mode & S_IFMT == S_IFREG else {
      let isFolder = before.st_mode & S_IFMT == S_IFDIR
      throw FileProblem(name: name, isFolder ? .isFolder : .isNoRegularFile)
    }
    guard before.st_size <= limit else {
      throw FileProblem(name: name, .tooLarge(bytes: Int(before.st_size), limit: limit))
    }
    let bytes = try readAll(descriptor, size: Int(before.st_size), name: name)
    let after = try status(of: descriptor, name: name)
    guard bytes.count == before.st_size, after.st_size == before.st_size,
      after.st_mtim.tv_sec == before.st_mtim.tv_sec,
      after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    else { throw FileProblem(name: name, .changedWhileRead) }
    return SourceFile(name: name, bytes: bytes)
  }

  private static func status(of descriptor: Int32, name: String) throws(FileProblem) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw FileProblem(name: name, .failed(errno: errno))
    }
    return status
  }

  private static func readAll(
    _ descriptor: Int32, size: Int, name: String
  ) throws(FileProblem) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { break }
        count += got
      }
    }
    guard failure == 0 else { throw FileProblem(name: name, .failed(errno: failure)) }
    return bytes
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
