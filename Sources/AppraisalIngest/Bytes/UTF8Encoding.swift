/// The bytes that a scalar takes in UTF-8.
func utf8Length(_ scalar: UInt32) -> Int {
  scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x1_0000 ? 3 : 4
}

/// Writes a scalar in UTF-8.
///
/// - Parameters:
///   - scalar: A scalar of Unicode, no surrogate.
///   - output: The bytes, with room for it.
///   - offset: Where its first byte goes.
/// - Returns: The bytes written.
func writeUTF8(
  _ scalar: UInt32, to output: UnsafeMutableBufferPointer<UInt8>, at offset: Int
) -> Int {
  let length = utf8Length(scalar)
  var rest = scalar
  for position in stride(from: offset + length - 1, to: offset, by: -1) {
    output[position] = UInt8(truncatingIfNeeded: 0x80 | rest & 0x3F)
    rest >>= 6
  }
  // The lead byte has as many ones in front as the sequence has bytes, none for a single one.
  let mark: UInt32 = length == 1 ? 0 : 0xF00 >> UInt32(length)
  output[offset] = UInt8(truncatingIfNeeded: mark | rest)
  return length
}

/// Whether a scalar is of a private use area: that of the basic plane or planes 15 and 16.
func isPrivateUse(_ scalar: UInt32) -> Bool {
  (0xE000...0xF8FF).contains(scalar) || scalar >= 0xF_0000
}
