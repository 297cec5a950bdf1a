/// The most bytes that UTF-16 becomes in UTF-8: three for each two, four for a pair.
func utf8Capacity(ofUTF16 count: Int) -> Int { count + count / 2 }

/// Decodes UTF-16 to UTF-8, strictly.
///
/// - Parameters:
///   - input: The text; a byte-order mark in it is decoded as U+FEFF.
///   - isBigEndian: Whether the higher byte of a unit comes first.
///   - output: At least ``utf8Capacity(ofUTF16:)`` bytes.
/// - Returns: The bytes written up to the first fault, and its offset: that of a surrogate without
///   its other half, or of the last byte of an odd number.
/// - Complexity: O(input).
func decodeUTF16(
  _ input: UnsafeBufferPointer<UInt8>, isBigEndian: Bool,
  into output: UnsafeMutableBufferPointer<UInt8>
) -> (written: Int, fault: Int?) {
  precondition(output.count >= utf8Capacity(ofUTF16: input.count), "room for all characters")
  let units = UTF16Units(bytes: input, isBigEndian: isBigEndian)
  var offset = 0
  var written = 0
  while offset < input.count {
    guard let (scalar, length) = units.scalar(at: offset) else { return (written, offset) }
    written += writeUTF8(scalar, to: output, at: written)
    offset += length
  }
  return (written, nil)
}

/// Bytes seen as units of sixteen bits.
private struct UTF16Units {
  let bytes: UnsafeBufferPointer<UInt8>
  let isBigEndian: Bool

  /// The scalar that begins at an offset and the number of its bytes.
  func scalar(at offset: Int) -> (UInt32, Int)? {
    guard let first = unit(at: offset) else { return nil }
    guard first & 0xF800 == 0xD800 else { return (first, 2) }
    guard first < 0xDC00, let second = unit(at: offset + 2), second & 0xFC00 == 0xDC00 else {
      return nil
    }
    return (0x1_0000 + (first & 0x3FF) << 10 + second & 0x3FF, 4)
  }

  private func unit(at offset: Int) -> UInt32? {
    guard offset + 1 < bytes.count else { return nil }
    let (first, second) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }
}
