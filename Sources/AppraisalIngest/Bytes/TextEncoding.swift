/// The encodings of text that are read.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8.
  case utf8 = "utf-8"
  /// GB18030 in the edition of 2022, with GBK and GB 2312 inside it.
  case gb18030
  /// UTF-16 with the lower byte of each unit first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16 with the higher byte of each unit first.
  case utf16BigEndian = "utf-16be"
}

/// A text whose encoding is known and holds from its first byte to its last.
struct OpenedText: Sendable {
  /// The file; for UTF-16 its text in UTF-8, in which a place says nothing about the file.
  let source: SourceFile
  /// The encoding of the bytes of `source`, UTF-8 or GB18030.
  let encoding: TextEncoding
  /// The encoding that the file was found to have; `nil` when it was declared or is UTF-8.
  let found: TextEncoding?
  /// Where the text begins, behind a byte-order mark.
  let start: Int
  /// Whether `source` is not the file but its text in UTF-8.
  var isConverted = false
}

/// Why the text of a file cannot be decoded.
public struct TextProblem: Error, Sendable, Hashable {
  /// The kinds of problems.
  public enum Kind: Sendable, Hashable {
    /// There are no bytes, or nothing behind the byte-order mark.
    case empty
    /// UTF-16 by its zero bytes, without the byte-order mark that would say so.
    case utf16
    /// Too large for text in UTF-16, which is read as a whole.
    case utf16TooLarge(limit: Int)
    /// A zero byte, which no text holds.
    case zeroByte(byte: Int, line: Int)
    /// Not valid in the encoding that was declared or that its byte-order mark says.
    case invalid(TextEncoding, byte: Int, line: Int)
    /// Valid in neither encoding, or with rows of both; the first fault of each, which for GB18030 may
    /// be the first row in UTF-8.
    case neither(utf8Byte: Int, utf8Line: Int, gb18030Byte: Int)
    /// Valid and plausible in both; the beginning of the header in both readings.
    case ambiguous(utf8: String, gb18030: String)
    /// The file is no text at all.
    case isReally(FileSignature)
  }

  /// What is wrong.
  public let kind: Kind
}

/// Finds the encoding of a text and makes sure that all of it holds, so that it can be read block by
/// block and never with a replacement character.
///
/// A byte-order mark decides, also against a declaration. Else a declared encoding is taken at its
/// word, strictly. Otherwise: strict UTF-8, else strict GB18030 without a row of UTF-8 in it.
///
/// Half to nearly all of the UTF-8 texts of Chinese also pass for GB18030, so passing for both is
/// no doubt yet. It is one when the UTF-8 reading holds not one Chinese character or mark, only
/// letters of U+0080–U+07FF, while the GB18030 reading is everyday Chinese: nothing but hanzi and
/// marks of GB 2312, a hanzi of level 1 or a mark among them. A file of this kind, for example
/// one whose only Chinese characters are 郑谢袁, is refused until somebody declares its encoding.
/// So is one whose only character beyond ASCII is é, since its bytes are 茅 as well; a single hanzi
/// anywhere in a UTF-8 file removes the doubt.
///
/// - Parameters:
///   - source: The file.
///   - declared: The encoding, if the assessment declares it.
/// - Returns: The text.
/// - Throws: ``TextProblem``, or ``FileProblem`` when the file cannot be read.
/// - Complexity: O(bytes).
func openText(_ source: SourceFile, declared: TextEncoding?) throws -> OpenedText {
  let head = source.head
  if let signature = FileSignature.recognise(head) {
    throw TextProblem(kind: .isReally(signature))
  }
  let mark = ByteOrderMark(head)
  guard source.size > mark.count, head != markOfGB18030 else { throw TextProblem(kind: .empty) }
  switch mark.encoding ?? declared {
  case .utf16LittleEndian: return try openUTF16(source, mark, isBigEndian: false)
  case .utf16BigEndian: return try openUTF16(source, mark, isBigEndian: true)
  case .utf8: return try openUTF8(source, mark)
  case .gb18030: return try openGB18030(source, found: nil)
  case nil: return try openUndeclared(source)
  }
}

/// U+FEFF in GB18030; it decides nothing, since its bytes are ordinary characters to others.
private let markOfGB18030: [UInt8] = [0x84, 0x31, 0x95, 0x33]

/// The mark at the beginning of a text that tells its encoding.
private struct ByteOrderMark {
  let encoding: TextEncoding?
  let count: Int

  init(_ head: [UInt8]) {
    let marks: [(TextEncoding, [UInt8])] = [
      (.utf8, [0xEF, 0xBB, 0xBF]), (.utf16LittleEndian, [0xFF, 0xFE]),
      (.utf16BigEndian, [0xFE, 0xFF]),
    ]
    let found = marks.first { head.starts(with: $0.1) }
    encoding = found?.0
    count = found?.1.count ?? 0
  }
}

/// Zero bytes are no text; at the very beginning they are the upper halves of ASCII in UTF-16.
private func refuseZeroBytes(_ source: SourceFile, _ found: BytePlace?) throws(TextProblem) {
  guard let found else { return }
  let isWide = source.head.prefix(4).contains(0)
  throw TextProblem(kind: isWide ? .utf16 : .zeroByte(byte: found.byte, line: found.line))
}

private func openUTF8(_ source: SourceFile, _ mark: ByteOrderMark) throws -> OpenedText {
  let validation = try source.validation()
  try refuseZeroBytes(source, validation.zero)
  if let fault = validation.fault {
    throw TextProblem(kind: .invalid(.utf8, byte: fault.byte, line: fault.line))
  }
  return OpenedText(source: source, encoding: .utf8, found: nil, start: mark.count)
}

private func openGB18030(
  _ source: SourceFile, found: TextEncoding?
) throws -> OpenedText {
  try refuseZeroBytes(source, try source.validation().zero)
  var validator = GB18030Validator()
  try source.forEachBlock { validator.take($0.bindMemory(to: UInt8.self)) }
  validator.finish()
  if let fault = validator.fault {
    throw TextProblem(kind: .invalid(.gb18030, byte: fault.byte, line: fault.line))
  }
  let start = source.head.starts(with: markOfGB18030) ? markOfGB18030.count : 0
  return OpenedText(source: source, encoding: .gb18030, found: found, start: start)
}

private func openUndeclared(_ source: SourceFile) throws -> OpenedText {
  let validation = try source.validation()
  try refuseZeroBytes(source, validation.zero)
  guard let fault = validation.fault else {
    if validation.isEverydayGB18030 { throw ambiguity(of: source.head) }
    return OpenedText(source: source, encoding: .utf8, found: nil, start: 0)
  }
  do {
    let text = try openGB18030(source, found: .gb18030)
    // A row of UTF-8 is told as what it is to GB18030: a fault.
    if let row = try firstUTF8Row(of: source) {
      throw TextProblem(kind: .invalid(.gb18030, byte: row, line: 0))
    }
    return text
  } catch let problem as TextProblem {
    guard case .invalid(_, let byte, _) = problem.kind else { throw problem }
    throw TextProblem(
      kind: .neither(utf8Byte: fault.byte, utf8Line: fault.line, gb18030Byte: byte))
  }
}

/// The first row of a text in GB18030 that is UTF-8 instead.
private func firstUTF8Row(of source: SourceFile) throws(FileProblem) -> Int? {
  var finder = UTF8RowFinder()
  try source.forEachBlock { finder.take($0.bindMemory(to: UInt8.self)) }
  finder.finish()
  return finder.found
}

/// The largest file in UTF-16 that is read, 1 GiB.
private let utf16Limit = 1 << 30

private func openUTF16(
  _ source: SourceFile, _ mark: ByteOrderMark, isBigEndian: Bool
) throws -> OpenedText {
  let encoding: TextEncoding = isBigEndian ? .utf16BigEndian : .utf16LittleEndian
  guard source.size <= utf16Limit else {
    throw TextProblem(kind: .utf16TooLarge(limit: utf16Limit))
  }
  let bytes = try source.contents()
  var text = [UInt8](repeating: 0, count: utf8Capacity(ofUTF16: bytes.count) + 64)
  let result = bytes.withUnsafeBufferPointer { input in
    text.withUnsafeMutableBufferPointer { output in
      decodeUTF16(
        UnsafeBufferPointer(rebasing: input[mark.count...]), isBigEndian: isBigEndian,
        into: output)
    }
  }
  text.removeSubrange(result.written...)
  if let zero = text.firstIndex(of: 0) {
    let before = text[..<zero]
    let units = String(decoding: before, as: UTF8.self).utf16.count
    throw TextProblem(kind: .zeroByte(byte: mark.count + 2 * units, line: lastLine(of: before)))
  }
  if let fault = result.fault {
    throw TextProblem(
      kind: .invalid(encoding, byte: fault + mark.count, line: lastLine(of: text[...])))
  }
  let converted = SourceFile(
    name: source.name, bytes: text, sha256: source.sha256, blockSize: source.blockSize)
  return OpenedText(
    source: converted, encoding: .utf8, found: encoding, start: 0, isConverted: true)
}

/// The physical line on which a text ends.
private func lastLine(of text: ArraySlice<UInt8>) -> Int {
  text.withUnsafeBufferPointer { text in
    var lines = LineCounter()
    lines.take(text)
    return lines.line
  }
}

/// The two readings of a header where they begin to differ; empty when they differ below it only.
///
/// At most 24 scalars of the first line, which is the header and holds nobody's data. Scalars, as
/// any number of combining marks make a single Character.
private func ambiguity(of head: [UInt8]) -> TextProblem {
  let header = Array(head.prefix { $0 != 0x0A && $0 != 0x0D }.drop { $0 < 0x80 }.prefix(400))
  var other = [UInt8](repeating: 0, count: utf8Capacity(ofGB18030: header.count))
  let written = header.withUnsafeBufferPointer { input in
    other.withUnsafeMutableBufferPointer { decodeGB18030(input, into: $0).written }
  }
  return TextProblem(
    kind: .ambiguous(utf8: opening(of: header), gb18030: opening(of: Array(other[..<written]))))
}

private func opening(of text: [UInt8]) -> String {
  var opening = String.UnicodeScalarView()
  opening.append(contentsOf: String(decoding: text, as: UTF8.self).unicodeScalars.prefix(24))
  return String(opening)
}
