/// The offset of the first byte that breaks strict UTF-8 (RFC 3629: no overlong forms, no
/// surrogates, nothing beyond U+10FFFF).
///
/// - Parameter bytes: Any bytes.
/// - Returns: The offset of the sequence at fault; `nil` for valid text.
/// - Complexity: O(bytes); eight ASCII bytes at a time.
func firstInvalidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  let raw = UnsafeRawBufferPointer(bytes)
  var offset = 0
  while offset < bytes.count {
    if offset + 8 <= bytes.count,
      raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      offset += 8
      continue
    }
    guard let length = sequenceLength(bytes, at: offset) else { return offset }
    offset += length
  }
  return nil
}

/// The length of the valid sequence that begins at an offset; `nil` when none does.
private func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
  let first = bytes[offset]
  // Table 3-7 of the Unicode Standard: the second byte's range depends on the first.
  let length: Int
  let second: ClosedRange<UInt8>
  switch first {
  case 0x00...0x7F: return 1
  case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  default: return nil
  }
  guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return nil }
  for position in 2..<max(2, length) where bytes[offset + position] & 0xC0 != 0x80 { return nil }
  return length
}
