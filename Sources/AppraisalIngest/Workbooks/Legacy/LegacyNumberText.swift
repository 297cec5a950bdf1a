/// A number in decimal digits without exponent: the shortest that read back as the same double.
struct LegacyNumberText {
  /// The text.
  let text: [UInt8]
  /// Digits behind the point.
  let places: Int

  /// Writes a number.
  ///
  /// - Parameters:
  ///   - value: A finite number; minus zero is zero.
  ///   - isPercent: Whether to write the hundredfold and a sign for per cent. The point moves by two
  ///     places; nothing is multiplied, so nothing is rounded.
  init(_ value: Double, isPercent: Bool) {
    let decimal = ShortestDecimal(value)
    let point = decimal.point + (isPercent ? 2 : 0)
    let digits = decimal.digits
    var text: [UInt8] = decimal.isNegative ? [UInt8(ascii: "-")] : []
    if point <= 0 || digits.isEmpty { text.append(UInt8(ascii: "0")) }
    text += digits.prefix(max(0, point))
    text += [UInt8](repeating: UInt8(ascii: "0"), count: max(0, point - digits.count))
    places = max(0, digits.count - point)
    if places > 0 {
      text.append(UInt8(ascii: "."))
      text += [UInt8](repeating: UInt8(ascii: "0"), count: max(0, -point))
      text += digits.suffix(min(digits.count, places))
    }
    if isPercent { text.append(UInt8(ascii: "%")) }
    self.text = text
  }
}

/// The digits `d` of a number 0.d₁d₂d₃… × 10ᵖ with no zero at either end; none for zero.
private struct ShortestDecimal {
  let isNegative: Bool
  private(set) var digits: [UInt8] = []
  private(set) var point = 0

  /// Swift's description of a double is its shortest decimal, in places with an exponent.
  init(_ value: Double) {
    isNegative = value < 0
    let description = Array(value.magnitude.description.utf8)
    let mantissa = description.prefix { $0 != UInt8(ascii: "e") }
    point = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? mantissa.count
    digits = mantissa.filter { $0 != UInt8(ascii: ".") }
    point += ShortestDecimal.exponent(description.dropFirst(mantissa.count + 1))
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leading)
    point -= leading
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  private static func exponent(_ text: ArraySlice<UInt8>) -> Int {
    let magnitude = text.reduce(0) { sum, byte in
      (0x30...0x39).contains(byte) ? sum * 10 + Int(byte - 0x30) : sum
    }
    return text.first == UInt8(ascii: "-") ? -magnitude : magnitude
  }
}
