/// A stretch of bytes of an old workbook, read little-endian and never past its end.
struct LegacyBytes {
  private let bytes: [UInt8]
  /// Where the stretch lies among all bytes.
  let range: Range<Int>
  /// The stream of the container that the bytes belong to, for messages.
  let part: String?

  /// All bytes of a file or stream.
  init(_ bytes: [UInt8], part: String?) {
    self.bytes = bytes
    self.range = 0..<bytes.count
    self.part = part
  }

  private init(_ whole: LegacyBytes, range: Range<Int>) {
    bytes = whole.bytes
    part = whole.part
    self.range = range
  }

  /// Number of bytes.
  var count: Int { range.count }

  /// A part of the bytes; `.truncated` when they end before it does.
  func stretch(from offset: Int, count: Int) throws(WorkbookProblem) -> LegacyBytes {
    guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else {
      throw WorkbookProblem(.truncated, part: part)
    }
    let start = range.lowerBound + offset
    return LegacyBytes(self, range: start..<start + count)
  }

  /// The byte at a position.
  func integer8(at offset: Int) throws(WorkbookProblem) -> Int {
    Int(bytes[try start(of: 1, at: offset)])
  }

  /// The unsigned number of two bytes at a position.
  func integer16(at offset: Int) throws(WorkbookProblem) -> Int {
    let start = try start(of: 2, at: offset)
    return Int(bytes[start]) | Int(bytes[start + 1]) << 8
  }

  /// The unsigned number of four bytes at a position.
  func integer32(at offset: Int) throws(WorkbookProblem) -> Int {
    let start = try start(of: 4, at: offset)
    return (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
  }

  /// The bits of eight bytes at a position.
  func bits64(at offset: Int) throws(WorkbookProblem) -> UInt64 {
    let start = try start(of: 8, at: offset)
    return (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << (8 * UInt64($1)) }
  }

  /// A copy of the bytes.
  var copy: ArraySlice<UInt8> { bytes[range] }

  private func start(of count: Int, at offset: Int) throws(WorkbookProblem) -> Int {
    guard offset >= 0, offset <= self.count - count else {
      throw WorkbookProblem(.malformed(what: "a record is too short"), part: part)
    }
    return range.lowerBound + offset
  }
}
