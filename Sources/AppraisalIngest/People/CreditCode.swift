/// Whether a field has the form of a unified social credit code (GB 32100) and whether its check
/// character fits.
///
/// Eighteen characters out of 31: the digits and the capitals without I, O, S, V and Z. The third to
/// the eighth are the digits of a place. With values 0 to 30, the last character c₁₈ is chosen so that
/// c₁₈ + Σ cᵢ·3ⁱ⁻¹ over the first seventeen is a multiple of 31.
enum CreditCode {
  /// The form of eighteen characters with a registering office and a province that exist.
  ///
  /// - Parameter field: The field.
  /// - Returns: Whether it looks like such a code, whatever its check character.
  static func hasForm(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count == 18, field.allSatisfy({ value($0) != nil }), isOffice(field[0]) else {
      return false
    }
    let place = field[2..<8]
    guard place.allSatisfy(isDigit) else { return false }
    let province = Int(field[2] - 0x30) * 10 + Int(field[3] - 0x30)
    return province == 10 || ResidentNumber.isProvince(province)
  }

  /// Whether the check character fits.
  /// - Parameter field: The field.
  /// - Returns: Whether it fits.
  static func hasValidCheck(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count == 18 else { return false }
    var sum = 0
    var weight = 1
    for (position, byte) in field.enumerated() {
      guard let value = value(byte) else { return false }
      sum += value * (position < 17 ? weight : 1)
      weight = weight * 3 % 31
    }
    return sum % 31 == 0
  }

  /// The first character names the office that registers: 1 to 9, A, N or Y.
  private static func isOffice(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "1")...UInt8(ascii: "9"): true
    case UInt8(ascii: "A"), UInt8(ascii: "N"), UInt8(ascii: "Y"): true
    default: false
    }
  }

  /// The value of a character, 0 to 30.
  ///
  /// A capital counts on from 10, less the left-out letters before it.
  private static func value(_ byte: UInt8) -> Int? {
    if isDigit(byte) { return Int(byte - 0x30) }
    guard (UInt8(ascii: "A")...UInt8(ascii: "Y")).contains(byte) else { return nil }
    var skipped = 0
    for letter in [UInt8(ascii: "I"), UInt8(ascii: "O"), UInt8(ascii: "S"), UInt8(ascii: "V")] {
      if byte == letter { return nil }
      if byte > letter { skipped += 1 }
    }
    return Int(byte - UInt8(ascii: "A")) + 10 - skipped
  }
}
