/// A character or entity reference, `&#x4E00;` or `&lt;`.
enum MarkupReference {
  /// The character it stands for and the length of the reference in bytes.
  case character(UInt32, length: Int)
  /// The text ends before the reference does.
  case cutOff
  /// A reference to an entity that XML does not define.
  case unknown(String)
  /// No reference at all, or a number that is no character.
  case wrong

  /// Reads the reference whose ampersand is given; a zero byte follows the text.
  static func read(_ start: UnsafePointer<UInt8>) -> MarkupReference {
    var length = 1
    while length < 64, start[length] != 0x3B {
      if start[length] == 0 { return .cutOff }
      let isPlain = start[length] == 0x23 || start[length] >= 0x30 && start[length] != 0x3C
      guard isPlain || start[length] == 0x2D || start[length] == 0x2E else { return .wrong }
      length += 1
    }
    guard length > 1, length < 64 else { return .wrong }
    let name = UnsafeBufferPointer(start: start + 1, count: length - 1)
    if name[0] == 0x23 { return number(name, length: length + 1) }
    for (entity, character) in predefined where name.elementsEqual(entity.utf8) {
      return .character(character, length: length + 1)
    }
    return .unknown(String(decoding: name, as: UTF8.self))
  }

  private static let predefined: [(String, UInt32)] = [
    ("lt", 0x3C), ("gt", 0x3E), ("amp", 0x26), ("apos", 0x27), ("quot", 0x22),
  ]

  private static func number(
    _ text: UnsafeBufferPointer<UInt8>, length: Int
  ) -> MarkupReference {
    let isHexadecimal = text.count > 1 && text[1] == 0x78
    let digits = text.dropFirst(isHexadecimal ? 2 : 1)
    var value: UInt32 = 0
    for byte in digits {
      guard let digit = digitValue(byte), digit < (isHexadecimal ? 16 : 10) else { return .wrong }
      value = value * (isHexadecimal ? 16 : 10) + digit
      // Leading zeros are allowed in any number; anything else ends long before it overflows.
      if value > 0x10FFFF { return .wrong }
    }
    return !digits.isEmpty && isMarkupCharacter(value)
      ? .character(value, length: length) : .wrong
  }
}

/// The value of a hexadecimal digit.
func digitValue(_ byte: UInt8) -> UInt32? {
  switch byte {
  case 0x30...0x39: UInt32(byte) - 0x30
  case 0x41...0x46: UInt32(byte) - 0x37
  case 0x61...0x66: UInt32(byte) - 0x57
  default: nil
  }
}
