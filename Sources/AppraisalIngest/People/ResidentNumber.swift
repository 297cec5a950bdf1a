/// Whether a field has the form of a resident identity number (GB 11643) and whether its check
/// character fits.
///
/// Eighteen characters: six digits of a place, eight of a birthday, three that count and a check
/// character. By ISO 7064 MOD 11-2 the weighted sum Σ dᵢ·2¹⁸⁻ⁱ over all eighteen, i from 1, leaves 1
/// when divided by 11, X standing for 10.
enum ResidentNumber {
  /// The form of eighteen characters with a province and a day that exist.
  ///
  /// - Parameter field: The field.
  /// - Returns: Whether it looks like such a number, whatever its check character.
  static func hasForm(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count == 18, field.dropLast().allSatisfy(isDigit),
      checkValue(field[17]) != nil, isProvince(number(field, 0..<2))
    else { return false }
    return isBirthday(
      year: number(field, 6..<10), month: number(field, 10..<12), day: number(field, 12..<14))
  }

  /// Whether the check character fits.
  /// - Parameter field: A field that ``hasForm(_:)``.
  /// - Returns: Whether it fits; `x` counts as `X`.
  static func hasValidCheck(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count == 18, let check = checkValue(field[17]) else { return false }
    let sum = field.dropLast().reduce(0) { ($0 + Int($1 &- 0x30)) * 2 % 11 }
    return (sum + check) % 11 == 1
  }

  /// The codes of the provinces by GB/T 2260, with Taiwan, Hong Kong and Macau and the residence
  /// permits of the latter three.
  static func isProvince(_ code: Int) -> Bool {
    switch code {
    case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83: true
    default: false
    }
  }

  private static func isBirthday(year: Int, month: Int, day: Int) -> Bool {
    guard (1850...2199).contains(year), (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= days[month - 1]
  }

  private static func number(_ field: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    field[range].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }

  private static func checkValue(_ byte: UInt8) -> Int? {
    if isDigit(byte) { return Int(byte - 0x30) }
    return byte == UInt8(ascii: "X") || byte == UInt8(ascii: "x") ? 10 : nil
  }
}

/// Whether a byte is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
