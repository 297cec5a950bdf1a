/// Whether text is a plain decimal number: a sign perhaps, digits, and decimals perhaps.
func isDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let number = NumberParts(text) else { return false }
  return number.exponent == 0 && !number.hasExponent
}

/// The parts of a number as XML Schema writes a double, the words for infinity and no number left
/// out: `-12.50E+3`.
struct NumberParts {
  /// Whether a minus sign stands in front.
  let isNegative: Bool
  /// The digits before the point, leading zeros left out.
  let whole: UnsafeBufferPointer<UInt8>
  /// The digits behind it, trailing zeros left out.
  let fraction: UnsafeBufferPointer<UInt8>
  /// The power of ten.
  let exponent: Int
  /// Whether there is one.
  let hasExponent: Bool

  /// Splits a number; `nil` when it is none.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var at = 0
    let sign = text.isEmpty ? 0 : text[0]
    isNegative = sign == 0x2D
    if sign == 0x2D || sign == 0x2B { at = 1 }
    let whole = digits(of: text, from: &at)
    var fraction = whole.endIndex..<whole.endIndex
    if at < text.count, text[at] == 0x2E {
      at += 1
      fraction = digits(of: text, from: &at)
    }
    guard whole.count + fraction.count > 0 else { return nil }
    self.whole = UnsafeBufferPointer(rebasing: text[withoutLeadingZeros(whole, of: text)])
    self.fraction = UnsafeBufferPointer(rebasing: text[withoutTrailingZeros(fraction, of: text)])
    hasExponent = at < text.count && text[at] | 0x20 == 0x65
    guard hasExponent else {
      exponent = 0
      guard at == text.count else { return nil }
      return
    }
    guard let value = exponentValue(text[(at + 1)...]) else { return nil }
    exponent = value
  }

  /// How many digits count.
  var significant: Int {
    if !whole.isEmpty { return whole.count + fraction.count }
    var zeros = 0
    while zeros < fraction.count, fraction[zeros] == 0x30 { zeros += 1 }
    return fraction.count - zeros
  }
}

private func digits(of text: UnsafeBufferPointer<UInt8>, from at: inout Int) -> Range<Int> {
  let first = at
  while at < text.count, text[at] &- 0x30 <= 9 { at += 1 }
  return first..<at
}

private func withoutLeadingZeros(
  _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>
) -> Range<Int> {
  var first = range.lowerBound
  while first < range.upperBound, text[first] == 0x30 { first += 1 }
  return first..<range.upperBound
}

private func withoutTrailingZeros(
  _ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>
) -> Range<Int> {
  var last = range.upperBound
  while last > range.lowerBound, text[last - 1] == 0x30 { last -= 1 }
  return range.lowerBound..<last
}

/// The value behind the letter of an exponent: a sign perhaps, and up to six digits.
private func exponentValue(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
  let isSmall = text.first == 0x2D
  let rest = isSmall || text.first == 0x2B ? text.dropFirst() : text
  guard rest.count <= 6, let value = integer(UnsafeBufferPointer(rebasing: rest)) else {
    return nil
  }
  return isSmall ? -value : value
}
