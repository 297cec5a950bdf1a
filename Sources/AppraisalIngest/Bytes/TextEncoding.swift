/// The encodings of text that are read.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8.
  case utf8 = "utf-8"
  /// GB18030, with GBK and GB 2312 inside it.
  case gb18030
}

/// A text whose encoding is known and holds from its first byte to its last.
struct OpenedText: Sendable {
  /// The file; for UTF-16 its text in UTF-8.
  let source: SourceFile
  /// The encoding of the bytes of `source`.
  let encoding: TextEncoding
  /// The encoding that the file was found to have; `nil` when it was declared or is UTF-8.
  let found: TextEncoding?
  /// Where the text begins, behind a byte-order mark.
  let start: Int
}

/// Why the text of a file cannot be decoded.
public struct TextProblem: Error, Sendable, Hashable {
  /// The kinds of problems.
  public enum Kind: Sendable, Hashable {
    /// There are no bytes, or nothing behind the byte-order mark.
    case empty
    /// UTF-16, by its byte-order mark or its zero bytes.
    case utf16
    /// A zero byte, which no text holds.
    case zeroByte(byte: Int, line: Int)
    /// Not valid in the encoding that was declared.
    case invalid(TextEncoding, byte: Int, line: Int)
    /// Valid in neither encoding; the first fault of each.
    case neither(utf8Byte: Int, utf8Line: Int, gb18030Byte: Int)
    /// Valid and plausible in both; the beginning of the header in both readings.
    case ambiguous(utf8: String, gb18030: String)
    /// The file is no text at all.
    case isReally(FileSignature)
    /// The system cannot convert GB18030.
    case noConverter
  }

  /// What is wrong.
  public let kind: Kind
}

/// Finds the encoding of a text and makes sure that all of it holds, so that it can be read block by
/// block and never with a replacement character.
///
/// The byte-order mark of UTF-8 decides, also against a declaration. Else a declared encoding is
/// taken at its word, strictly. Otherwise: strict UTF-8, else strict GB18030.
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
  let bytes = try source.contents()
  if let signature = FileSignature.recognise(bytes) {
    throw TextProblem(kind: .isReally(signature))
  }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    throw TextProblem(kind: .utf16)
  }
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  guard bytes.count > (hasMark ? 3 : 0), bytes != markOfGB18030 else {
    throw TextProblem(kind: .empty)
  }
  if let zero = bytes.firstIndex(of: 0) {
    let isWide = bytes.prefix(4).contains(0)
    throw TextProblem(
      kind: isWide ? .utf16 : .zeroByte(byte: zero, line: line(of: zero, in: bytes)))
  }
  switch hasMark ? .utf8 : declared {
  case .utf8:
    if let fault = bytes.withUnsafeBufferPointer(firstInvalidUTF8) {
      throw TextProblem(kind: .invalid(.utf8, byte: fault, line: line(of: fault, in: bytes)))
    }
    return OpenedText(source: source, encoding: .utf8, found: nil, start: hasMark ? 3 : 0)
  case .gb18030:
    return try openGB18030(source, bytes, found: nil)
  case nil:
    return try openUndeclared(source, bytes)
  }
}

private func openGB18030(
  _ source: SourceFile, _ bytes: [UInt8], found: TextEncoding?
) throws(TextProblem) -> OpenedText {
  if case .failure(.invalid(let byte)) = convertFromGB18030(bytes) {
    throw TextProblem(kind: .invalid(.gb18030, byte: byte, line: line(of: byte, in: bytes)))
  }
  return OpenedText(
    source: source, encoding: .gb18030, found: found,
    start: bytes.starts(with: markOfGB18030) ? 4 : 0)
}

private func openUndeclared(
  _ source: SourceFile, _ bytes: [UInt8]
) throws(TextProblem) -> OpenedText {
  guard let fault = bytes.withUnsafeBufferPointer(firstInvalidUTF8) else {
    if isEverydayGB18030(bytes) { throw ambiguity(of: bytes) }
    return OpenedText(source: source, encoding: .utf8, found: nil, start: 0)
  }
  do {
    return try openGB18030(source, bytes, found: .gb18030)
  } catch {
    guard case .invalid(_, let byte, _) = error.kind else { throw error }
    throw TextProblem(
      kind: .neither(
        utf8Byte: fault, utf8Line: line(of: fault, in: bytes), gb18030Byte: byte))
  }
}

/// U+FEFF in GB18030.
private let markOfGB18030: [UInt8] = [0x84, 0x31, 0x95, 0x33]

/// Whether all bytes beyond ASCII of valid UTF-8 also form two-byte codes of GB 2312 that Chinese
/// text is written with: hanzi of rows B0–DF and the marks and full-width forms of rows A1 and A3;
/// and whether an everyday one is among them, a mark or a hanzi of level 1 (rows B0–D7).
///
/// Level 2 alone (rows D8–DF) is no sign of Chinese: Arabic letters in UTF-8 have the same bytes. A
/// name with a rarer hanzi, such as 郑莺, however has an everyday one beside it.
///
/// In valid UTF-8 the first such code begins with C2…DF, so it is a whole letter of two bytes, and
/// so are all codes behind it. Rows E0–F7 of level 2 are left out since hanzi and full-width marks
/// in UTF-8 begin with these bytes: one of them, and the text is Chinese in UTF-8.
private func isEverydayGB18030(_ bytes: [UInt8]) -> Bool {
  var offset = 0
  var found = false
  while offset < bytes.count {
    let lead = bytes[offset]
    if lead < 0x80 {
      offset += 1
      continue
    }
    guard (0xB0...0xDF).contains(lead) || lead == 0xA1 || lead == 0xA3, offset + 1 < bytes.count,
      (0xA1...0xFE).contains(bytes[offset + 1])
    else { return false }
    found = found || lead <= 0xD7
    offset += 2
  }
  return found
}

/// The physical line of an offset; CR, LF and CRLF each end a line.
private func line(of offset: Int, in bytes: [UInt8]) -> Int {
  var line = 1
  for position in 0..<min(offset, bytes.count) {
    let ends =
      bytes[position] == 0x0A || (bytes[position] == 0x0D && bytes[position + 1] != 0x0A)
    if ends { line += 1 }
  }
  return line
}

/// The two readings of a header where they begin to differ; empty when they differ below it only.
///
/// At most 24 scalars of the first line, which is the header and holds nobody's data. Scalars, as
/// any number of combining marks make a single Character.
private func ambiguity(of bytes: [UInt8]) -> TextProblem {
  let header = Array(
    bytes.prefix { $0 != 0x0A && $0 != 0x0D }.drop { $0 < 0x80 })
  guard case .success(let other) = convertFromGB18030(header) else {
    return TextProblem(kind: .noConverter)
  }
  return TextProblem(kind: .ambiguous(utf8: opening(of: header), gb18030: opening(of: other)))
}

private func opening(of text: [UInt8]) -> String {
  var opening = String.UnicodeScalarView()
  opening.append(contentsOf: String(decoding: text, as: UTF8.self).unicodeScalars.prefix(24))
  return String(opening)
}
