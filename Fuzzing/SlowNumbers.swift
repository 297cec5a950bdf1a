@testable import AppraisalIngest

private let blanks: [Unicode.Scalar] = [" ", "\t", "\n", "\r", "\u{A0}", "\u{3000}"]

/// The scalars without blanks at either end.
func stripped(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
  guard let first = scalars.firstIndex(where: { !blanks.contains($0) }),
    let last = scalars.lastIndex(where: { !blanks.contains($0) })
  else { return [] }
  return Array(scalars[first...last])
}

/// Reads a decimal number digit by digit: the oracle of `parseDecimal`.
func slowDecimal(_ scalars: [Unicode.Scalar], places: Int) -> DecimalReading {
  let text = stripped(scalars)
  guard !text.isEmpty else { return .empty }
  var symbols = text.map(narrowed)
  let isNegative = symbols.first == "-"
  if isNegative { symbols.removeFirst() }
  let parts = symbols.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else {
    return .notANumber
  }
  let fraction = parts.count == 2 ? Array(parts[1]) : []
  if fraction.dropFirst(places).contains(where: { $0 != "0" }) { return .tooManyPlaces }
  let kept = Array(fraction.prefix(places))
  let padding = [Unicode.Scalar](repeating: "0", count: places - kept.count)
  guard let value = whole(parts[0] + kept + padding) else { return .outOfRange }
  if isNegative, value == 0 { return .notANumber }
  var coerced: DecimalCoercions = text.map(narrowed) == text ? [] : .fullWidthDigits
  if text.count < scalars.count { coerced.insert(.outerBlanks) }
  return .value(isNegative ? -value : value, coerced: coerced)
}

/// A full-width digit, minus sign or point as its ASCII twin.
private func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  let isWide = (0xFF10...0xFF19).contains(scalar.value) || [0xFF0D, 0xFF0E].contains(scalar.value)
  return isWide ? Unicode.Scalar(UInt8(scalar.value - 0xFEE0)) : scalar
}

func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

/// The value of digits; `nil` when it is too large.
private func whole(_ digits: some Sequence<Unicode.Scalar>) -> Int64? {
  let significant = Array(digits.drop { $0 == "0" })
  guard significant.count <= 19 else { return nil }
  let value = significant.reduce(UInt64(0)) { $0 * 10 + UInt64($1.value - 48) }
  return Int64(exactly: value)
}
