import CByteScan

/// A stretch of a text that begins and ends with a record, while a reader works on it.
///
/// Its memory is used again for the next stretch, so a text of any size is read in the same room.
final class RecordBlock {
  /// Readers may look this many bytes beyond the end of the text; they are zero.
  static let padding = 64

  /// The position of the block in the text, from 0.
  private(set) var number = 0
  /// How many blocks were handed out before it.
  private(set) var order = 0
  /// The offset of its first byte in the file.
  private(set) var fileOffset = 0
  /// The bytes as the file has them.
  private var raw = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 64)
  private var rawCount = 0
  /// The bytes as UTF-8, when the file has another encoding.
  private var decoded = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 64)
  private var textCount = 0
  private var encoding = TextEncoding.utf8
  private var marks: UnsafeMutableBufferPointer<UInt32> = .allocate(capacity: 0)
  private var lines: UnsafeMutableBufferPointer<UInt32> = .allocate(capacity: 0)
  /// How far ``fileOffset(of:)`` has gone through both forms of the text.
  private var cursor = (text: 0, raw: 0)
  /// Characters of the private use area, and of those that a later edition moved out of it.
  private(set) var privateUse = 0
  /// Characters whose code points follow the edition of 2022.
  private(set) var remapped = 0

  deinit {
    raw.deallocate()
    decoded.deallocate()
    marks.deallocate()
    lines.deallocate()
  }

  /// Its bytes in the file.
  var fileBytes: Range<Int> { fileOffset..<fileOffset + rawCount }

  /// The text as valid UTF-8.
  var text: UnsafeBufferPointer<UInt8> {
    let bytes = encoding == .utf8 ? raw : decoded
    return UnsafeBufferPointer(bytes.bindMemory(to: UInt8.self)).prefixed(textCount)
  }

  /// Takes the bytes of a block over.
  ///
  /// - Parameters:
  ///   - number: Its position in the text.
  ///   - order: How many blocks were handed out before it.
  ///   - fileOffset: The offset of its first byte in the file.
  ///   - bytes: Whole records.
  func take(number: Int, order: Int, fileOffset: Int, bytes: UnsafeRawBufferPointer) {
    self.number = number
    self.order = order
    self.fileOffset = fileOffset
    RecordBlock.reserve(bytes.count, in: &raw)
    raw.copyMemory(from: bytes)
    rawCount = bytes.count
    RecordBlock.clearPadding(of: raw, from: rawCount)
    cursor = (0, 0)
  }

  private static func reserve(_ count: Int, in buffer: inout UnsafeMutableRawBufferPointer) {
    guard buffer.count < count + padding else { return }
    buffer.deallocate()
    buffer = .allocate(byteCount: count + count / 4 + padding, alignment: 64)
  }

  private static func clearPadding(of buffer: UnsafeMutableRawBufferPointer, from count: Int) {
    for offset in count..<count + padding { buffer[offset] = 0 }
  }

  /// Makes UTF-8 of the bytes, which were found valid when the file was opened.
  ///
  /// - Throws: ``TextProblem`` when they are not, as in a file that changed meanwhile.
  func decode(_ encoding: TextEncoding) throws(TextProblem) {
    self.encoding = encoding
    (privateUse, remapped) = (0, 0)
    guard encoding == .gb18030 else {
      textCount = rawCount
      return
    }
    RecordBlock.reserve(rawCount * 2, in: &decoded)
    let input = UnsafeBufferPointer(raw.bindMemory(to: UInt8.self)).prefixed(rawCount)
    let result = decodeGB18030(input, into: decoded.bindMemory(to: UInt8.self))
    if let fault = result.fault {
      throw TextProblem(kind: .invalid(.gb18030, byte: fileOffset + fault, line: 0))
    }
    textCount = result.written
    (privateUse, remapped) = (result.privateUse, result.remapped)
    RecordBlock.clearPadding(of: decoded, from: textCount)
  }

  /// The offset in the file of an offset of the text; quick when asked in ascending order.
  func fileOffset(of offset: Int) -> Int {
    guard encoding == .gb18030 else { return fileOffset + offset }
    if offset < cursor.text { cursor = (0, 0) }
    let input = UnsafeBufferPointer(raw.bindMemory(to: UInt8.self)).prefixed(rawCount)
    let rest = UnsafeBufferPointer(rebasing: input[cursor.raw...])
    let step = originalOffset(ofUTF8: offset - cursor.text, inGB18030: rest)
    cursor = (offset, cursor.raw + step)
    return fileOffset + cursor.raw
  }

  /// Where the fields of a block end.
  struct Index {
    /// The offsets of delimiters and line feeds, ascending.
    let marks: UnsafePointer<UInt32>
    /// For each line feed its position among the marks.
    let lines: UnsafePointer<UInt32>
    /// Number of line feeds.
    let lineCount: Int
    /// Number of quotes.
    let quoteCount: Int
    /// Number of carriage returns.
    let returnCount: Int
  }

  /// Finds all delimiters and line feeds of the text.
  func index(delimiter: UInt8) -> Index? {
    let room = textCount + Int(BYTE_SCAN_SLACK)
    if marks.count < room {
      marks.deallocate()
      lines.deallocate()
      marks = .allocate(capacity: room)
      lines = .allocate(capacity: room)
    }
    guard let marks = marks.baseAddress, let lines = lines.baseAddress else { return nil }
    let counts = byte_scan(text.baseAddress, textCount, delimiter, marks, lines)
    return Index(
      marks: marks, lines: lines, lineCount: counts.lines, quoteCount: counts.quotes,
      returnCount: counts.returns)
  }
}

extension UnsafeBufferPointer {
  /// The first elements.
  func prefixed(_ count: Int) -> UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(rebasing: self[..<count])
  }
}
