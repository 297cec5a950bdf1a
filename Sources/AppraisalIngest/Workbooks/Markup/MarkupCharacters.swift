/// Where the last whole UTF-8 sequence of a stretch ends; what follows is the begin of another.
func endOfCharacters(_ text: UnsafeBufferPointer<UInt8>) -> Int {
  for back in 1...3 where back <= text.count {
    let byte = text[text.count - back]
    if byte < 0x80 { break }
    guard byte >= 0xC0 else { continue }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    return length > back ? text.count - back : text.count
  }
  return text.count
}

/// Whether text in UTF-8 holds a character outside production 2 (`Char`) of XML 1.0: a control
/// character other than tab and line ends, U+FFFE or U+FFFF.
///
/// - Complexity: O(bytes); eight ASCII bytes at a time.
func holdsForbiddenCharacter(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  let raw = UnsafeRawBufferPointer(text)
  let ones: UInt64 = 0x0101_0101_0101_0101
  var offset = 0
  while offset < text.count {
    if offset + 8 <= text.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      // A byte below 0x20 borrows from its high bit; one that had that bit set is told apart.
      if (word &- ones &* 0x20 | word) & (ones &* 0x80) == 0 {
        offset += 8
        continue
      }
    }
    if isForbidden(text, at: offset) { return true }
    offset += 1
  }
  return false
}

private func isForbidden(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
  let byte = text[offset]
  if byte < 0x20 { return byte != 0x09 && byte != 0x0A && byte != 0x0D }
  return byte == 0xEF && offset + 2 < text.count && text[offset + 1] == 0xBF
    && text[offset + 2] >= 0xBE
}

/// Whether a number is a character of XML 1.0.
func isMarkupCharacter(_ value: UInt32) -> Bool {
  switch value {
  case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
  default: false
  }
}

/// Writes a scalar value as UTF-8.
/// - Returns: The number of bytes written, at most 4.
func writeUTF8(_ value: UInt32, to target: UnsafeMutablePointer<UInt8>) -> Int {
  let continuation = { (shift: UInt32) in UInt8(0x80 | value >> shift & 0x3F) }
  switch value {
  case 0..<0x80:
    target[0] = UInt8(value)
    return 1
  case 0x80..<0x800:
    target[0] = UInt8(0xC0 | value >> 6)
    target[1] = continuation(0)
    return 2
  case 0x800..<0x10000:
    target[0] = UInt8(0xE0 | value >> 12)
    (target[1], target[2]) = (continuation(6), continuation(0))
    return 3
  default:
    target[0] = UInt8(0xF0 | value >> 18 & 7)
    (target[1], target[2], target[3]) = (continuation(12), continuation(6), continuation(0))
    return 4
  }
}
