/// A character in a field that nobody sees, or that each computer draws as it likes.
public struct InvisibleCharacter: Sendable, Hashable {
  /// The character.
  public let scalar: Unicode.Scalar
  /// The offset of its first byte in the field.
  public let offset: Int

  /// Whether it belongs to a private-use area: it is drawn, but not everywhere in the same way.
  public var isPrivateUse: Bool {
    switch scalar.value {
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF: true
    default: false
    }
  }

  /// Whether it is a tab stop or a line break.
  var isGap: Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: true
    default: false
    }
  }
}

/// The first invisible character of a field: controls, soft hyphens, zero-width and bidirectional
/// marks, fillers, annotation marks, variation selectors, tags and private-use characters.
///
/// The bytes that begin ASCII, ideographs and most other letters are passed over one by one; only
/// behind the few that can begin an invisible character is the code point put together.
///
/// - Parameter field: Valid UTF-8.
/// - Returns: The first one; `nil` when there is none.
/// - Complexity: O(bytes).
func invisibleCharacter(in field: UnsafeBufferPointer<UInt8>) -> InvisibleCharacter? {
  firstInvisible(in: field) { _ in true }
}

/// The first invisible character of a name that makes it another one than it seems to be.
///
/// Private characters are drawn, and tabs and line breaks can be seen by the gap that they make.
func hiddenCharacter(in name: UnsafeBufferPointer<UInt8>) -> InvisibleCharacter? {
  firstInvisible(in: name) { !$0.isPrivateUse && !$0.isGap }
}

private func firstInvisible(
  in field: UnsafeBufferPointer<UInt8>, where isWanted: (InvisibleCharacter) -> Bool
) -> InvisibleCharacter? {
  var offset = 0
  while offset < field.count {
    let byte = field[offset]
    if mayBeginInvisible(byte), let scalar = scalar(in: field, at: offset),
      isInvisible(scalar.value)
    {
      let found = InvisibleCharacter(scalar: scalar, offset: offset)
      if isWanted(found) { return found }
    }
    offset += 1
  }
  return nil
}

/// Ideographs begin with E3…E9 and hangul with EA…ED; of these only E3 begins a filler as well.
private func mayBeginInvisible(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x20...0x7E, 0x80...0xC1, 0xE4...0xED: false
  case 0...0x1F, 0x7F, 0xC2, 0xCD, 0xD8, 0xE1...0xE3, 0xEE, 0xEF, 0xF3, 0xF4: true
  default: false
  }
}

/// The code point that begins at an offset; `nil` inside a character or where bytes are missing.
private func scalar(in field: UnsafeBufferPointer<UInt8>, at offset: Int) -> Unicode.Scalar? {
  let first = UInt32(field[offset])
  let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  guard offset + length <= field.count else { return nil }
  var value = length == 1 ? first : first & (0x7F >> UInt32(length))
  for position in (offset + 1)..<(offset + length) {
    value = value << 6 | UInt32(field[position] & 0x3F)
  }
  return Unicode.Scalar(value)
}

/// Whether a code point is drawn nowhere, or only by agreement.
func isInvisible(_ value: UInt32) -> Bool {
  switch value {
  case 0...0x1F, 0x7F...0x9F, 0xAD, 0x34F, 0x61C: true
  case 0x115F, 0x1160, 0x3164, 0xFFA0: true
  case 0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
  case 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB: true
  case 0xE0000...0xE0FFF, 0xE000...0xF8FF, 0xF0000...0x10FFFF: true
  default: false
  }
}
