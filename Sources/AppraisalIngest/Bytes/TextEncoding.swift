/// The encodings of text that are read.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8.
  case utf8 = "utf-8"
  /// GB18030, with GBK and GB 2312 inside it.
  case gb18030
}

/// The text of a file as strict UTF-8.
public struct DecodedText: Sendable {
  /// Valid UTF-8 without byte-order mark.
  public let bytes: [UInt8]
  /// The encoding that the file had.
  public let encoding: TextEncoding
  /// Whether the file began with a byte-order mark.
  public let hadByteOrderMark: Bool
  /// Characters that came from GB18030 codes of the private use area.
  public let privateUseCount: Int
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

/// Decodes the text of a file, never with a replacement character.
///
/// A declared encoding is taken at its word, strictly. Otherwise: strict UTF-8, else strict GB18030.
/// Nearly every UTF-8 text of Chinese also passes for GB18030, so passing for both is no doubt yet;
/// it is one when the GB18030 reading is made of everyday characters (see
/// ``isEverydayGB18030(_:)``) while the UTF-8 reading holds not one Chinese character or mark. Such
/// a file, for example one whose only Chinese characters are 郑谢袁, is refused until somebody
/// declares its encoding.
///
/// - Parameters:
///   - file: The file.
///   - declared: The encoding, if the assessment declares it.
/// - Returns: The text.
/// - Throws: ``TextProblem``.
/// - Complexity: O(bytes).
public func decode(
  _ file: SourceFile, declared: TextEncoding?
) throws(TextProblem) -> DecodedText {
  let bytes = file.bytes
  if let signature = FileSignature.recognise(bytes) {
    throw TextProblem(kind: .isReally(signature))
  }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    throw TextProblem(kind: .utf16)
  }
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  guard bytes.count > (hasMark ? 3 : 0) else { throw TextProblem(kind: .empty) }
  if let zero = bytes.firstIndex(of: 0) {
    let isWide = bytes.prefix(4).contains(0)
    throw TextProblem(
      kind: isWide ? .utf16 : .zeroByte(byte: zero, line: line(of: zero, in: bytes)))
  }
  switch hasMark ? .utf8 : declared {
  case .utf8:
    return try decodeUTF8(bytes, hasMark: hasMark)
  case .gb18030:
    return try decodeGB18030(bytes)
  case nil:
    return try decodeUndeclared(bytes)
  }
}

private func decodeUTF8(_ bytes: [UInt8], hasMark: Bool) throws(TextProblem) -> DecodedText {
  let text = hasMark ? Array(bytes.dropFirst(3)) : bytes
  if let fault = text.withUnsafeBufferPointer(firstInvalidUTF8) {
    let byte = fault + (hasMark ? 3 : 0)
    throw TextProblem(kind: .invalid(.utf8, byte: byte, line: line(of: byte, in: bytes)))
  }
  return DecodedText(
    bytes: text, encoding: .utf8, hadByteOrderMark: hasMark, privateUseCount: 0)
}

private func decodeGB18030(_ bytes: [UInt8]) throws(TextProblem) -> DecodedText {
  switch convertFromGB18030(bytes) {
  case .success(let text):
    return DecodedText(
      bytes: text, encoding: .gb18030, hadByteOrderMark: false,
      privateUseCount: privateUseCount(text))
  case .failure(.noConverter): throw TextProblem(kind: .noConverter)
  case .failure(.invalid(let byte)):
    throw TextProblem(kind: .invalid(.gb18030, byte: byte, line: line(of: byte, in: bytes)))
  }
}

private func decodeUndeclared(_ bytes: [UInt8]) throws(TextProblem) -> DecodedText {
  guard let fault = bytes.withUnsafeBufferPointer(firstInvalidUTF8) else {
    if isEverydayGB18030(bytes), !holdsChinese(bytes) {
      guard case .success(let other) = convertFromGB18030(bytes) else {
        throw TextProblem(kind: .noConverter)
      }
      throw TextProblem(kind: .ambiguous(utf8: opening(of: bytes), gb18030: opening(of: other)))
    }
    return DecodedText(bytes: bytes, encoding: .utf8, hadByteOrderMark: false, privateUseCount: 0)
  }
  do {
    return try decodeGB18030(bytes)
  } catch {
    guard case .invalid(_, let byte, _) = error.kind else { throw error }
    throw TextProblem(
      kind: .neither(
        utf8Byte: fault, utf8Line: line(of: fault, in: bytes), gb18030Byte: byte))
  }
}

/// Whether all bytes beyond ASCII form two-byte codes of GB 2312 that everyday Chinese text is
/// written with: hanzi of level 1 (rows B0–D7) and the marks and full-width forms of rows A1 and
/// A3; and whether there are any.
private func isEverydayGB18030(_ bytes: [UInt8]) -> Bool {
  var offset = 0
  var found = false
  while offset < bytes.count {
    let lead = bytes[offset]
    if lead < 0x80 {
      offset += 1
      continue
    }
    guard (0xB0...0xD7).contains(lead) || lead == 0xA1 || lead == 0xA3, offset + 1 < bytes.count,
      (0xA1...0xFE).contains(bytes[offset + 1])
    else { return false }
    found = true
    offset += 2
  }
  return found
}

/// Whether valid UTF-8 holds a character of three bytes or more, as all hanzi and full-width marks
/// are: everyday codes of GB18030 that pass for UTF-8 only ever form characters of two bytes.
private func holdsChinese(_ bytes: [UInt8]) -> Bool { bytes.contains { $0 >= 0xE0 } }

private func privateUseCount(_ text: [UInt8]) -> Int {
  String(decoding: text, as: UTF8.self).unicodeScalars.reduce(0) { count, scalar in
    (0xE000...0xF8FF).contains(scalar.value) ? count + 1 : count
  }
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

/// The beginning of the first line, which is the header and holds nobody's data.
private func opening(of text: [UInt8]) -> String {
  let firstLine = text.prefix { $0 != 0x0A && $0 != 0x0D }
  return String(String(decoding: firstLine, as: UTF8.self).prefix(24))
}
