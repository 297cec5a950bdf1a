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
    let end = text.count
    let sign = end > 0 ? text[0] : 0
    isNegative = sign == 0x2D
    if sign == 0x2D || sign == 0x2B { at = 1 }
    var first = at
    while at < end, text[at] &- 0x30 <= 9 { at += 1 }
    var digits = at - first
    while first < at, text[first] == 0x30 { first += 1 }
    whole = UnsafeBufferPointer(rebasing: text[first..<at])
    var last = at
    let point = at < end && text[at] == 0x2E
    if point { at += 1 }
    let decimals = at
    if point {
      while at < end, text[at] &- 0x30 <= 9 { at += 1 }
      digits += at - decimals
      last = at
      while last > decimals, text[last - 1] == 0x30 { last -= 1 }
    }
    fraction = UnsafeBufferPointer(rebasing: text[min(decimals, last)..<last])
    guard digits > 0 else { return nil }
    hasExponent = at < end && text[at] | 0x20 == 0x65
    guard hasExponent else {
      exponent = 0
      guard at == end else { return nil }
      return
    }
    at += 1
    let isSmall = at < end && text[at] == 0x2D
    if at < end, text[at] == 0x2D || text[at] == 0x2B { at += 1 }
    guard at < end, end - at <= 6, let value = integer(UnsafeBufferPointer(rebasing: text[at...]))
    else { return nil }
    exponent = isSmall ? -value : value
  }

  /// How many digits count.
  var significant: Int {
    if !whole.isEmpty { return whole.count + fraction.count }
    var zeros = 0
    while zeros < fraction.count, fraction[zeros] == 0x30 { zeros += 1 }
    return fraction.count - zeros
  }
}
