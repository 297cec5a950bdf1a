/// The bytes of an input file and their hash.
///
/// A file of ordinary size is held in memory. A larger one stays on the disk and is read in blocks,
/// so that memory does not grow with it; whoever has read such a file to its end asks
/// ``verifyUnchanged()`` whether it still was the same.
public final class SourceFile: Sendable {
  /// The name shown to people, relative to the assessment folder.
  public let name: String
  /// The size in bytes.
  public let size: Int
  /// The SHA-256 of the bytes, in 64 hexadecimal digits.
  public let sha256: String
  /// How much of a text is read at once; what comes out does not depend on it.
  let blockSize: Int
  private let backing: Backing
  /// Whether the bytes are UTF-8, when that was found on the way.
  private let known: UTF8Validator?

  private enum Backing {
    case memory([UInt8])
    case disk(OpenFile)
  }

  /// The largest file that is read, 64 GiB.
  public static let sizeLimit = 64 << 30
  /// The largest file that is held in memory, 64 MiB.
  public static let memoryLimit = 64 << 20

  /// A file from memory.
  /// - Parameters:
  ///   - name: The name shown to people.
  ///   - bytes: The bytes.
  public convenience init(name: String, bytes: [UInt8]) {
    self.init(name: name, bytes: bytes, sha256: ContentHash.sha256(of: bytes))
  }

  /// Bytes in memory that were made of a file with this hash.
  init(
    name: String, bytes: [UInt8], sha256: String, blockSize: Int = BlockReader.blockSize
  ) {
    self.name = name
    self.blockSize = blockSize
    size = bytes.count
    self.sha256 = sha256
    backing = .memory(bytes)
    known = nil
  }

  private init(name: String, file: OpenFile, survey: FileSurvey) {
    self.name = name
    blockSize = BlockReader.blockSize
    size = file.size
    sha256 = survey.sha256
    backing = .disk(file)
    known = survey.validation
  }

  /// Opens a regular file and takes its hash.
  ///
  /// A file that is a folder, a pipe or a device, that is too large, or that changes while it is
  /// read is refused: half a file must not pass for a whole one.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - name: The name shown to people.
  ///   - limit: The largest size in bytes.
  ///   - memoryLimit: The largest size that is held in memory.
  ///   - progress: Is told of the bytes read so far.
  /// - Returns: The file.
  /// - Throws: ``FileProblem``.
  public static func read(
    path: String, name: String, limit: Int = sizeLimit, memoryLimit: Int = memoryLimit,
    progress: ReadingProgress? = nil
  ) throws(FileProblem) -> SourceFile {
    let file = try OpenFile(path: path, name: name, limit: limit)
    guard file.size > memoryLimit else {
      let bytes = try file.contents()
      try file.verifyUnchanged()
      return SourceFile(name: name, bytes: bytes)
    }
    let survey = try FileSurvey(file, progress: progress)
    try file.verifyUnchanged()
    return SourceFile(name: name, file: file, survey: survey)
  }

  /// Reads bytes from an offset on.
  ///
  /// - Parameters:
  ///   - target: Takes the bytes.
  ///   - offset: Where they begin.
  /// - Returns: How many there were: as many as there is room for, unless the file ends.
  /// - Throws: ``FileProblem``.
  public func read(
    into target: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(FileProblem) -> Int {
    switch backing {
    case .disk(let file): return try file.read(into: target, at: offset)
    case .memory(let bytes):
      let count = min(target.count, bytes.count - offset)
      bytes.withUnsafeBytes {
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
      }
      return count
    }
  }

  /// All bytes.
  ///
  /// - Returns: The bytes.
  /// - Throws: ``FileProblem``.
  public func contents() throws(FileProblem) -> [UInt8] {
    switch backing {
    case .memory(let bytes): return bytes
    case .disk(let file): return try file.contents()
    }
  }

  /// All bytes, block by block.
  func forEachBlock(_ body: (UnsafeRawBufferPointer) -> Void) throws(FileProblem) {
    if case .memory(let bytes) = backing {
      bytes.withUnsafeBytes(body)
      return
    }
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { block.deallocate() }
    var offset = 0
    while offset < size {
      let count = try read(into: block, at: offset)
      body(UnsafeRawBufferPointer(rebasing: block[..<count]))
      offset += count
    }
  }

  /// Whether the bytes are UTF-8.
  func validation() throws(FileProblem) -> UTF8Validator {
    if let known { return known }
    var validator = UTF8Validator()
    try forEachBlock { validator.take($0.bindMemory(to: UInt8.self)) }
    validator.finish()
    return validator
  }

  /// The bytes from the first on, at most 64 KiB of them.
  public var head: [UInt8] {
    switch backing {
    case .memory(let bytes): return Array(bytes.prefix(1 << 16))
    case .disk(let file):
      var head = [UInt8](repeating: 0, count: min(1 << 16, size))
      let count = head.withUnsafeMutableBytes { try? file.read(into: $0, at: 0) } ?? 0
      return Array(head.prefix(count))
    }
  }

  /// Makes sure that a file on the disk did not change since it was opened.
  /// - Throws: ``FileProblem``.
  public func verifyUnchanged() throws(FileProblem) {
    if case .disk(let file) = backing { try file.verifyUnchanged() }
  }
}
