/// The shortest decimal text that reads back as the same Double; empty for a missing value.
///
/// - Parameter value: A number, NaN where missing.
/// - Returns: Digits, perhaps with a sign, a point and an exponent: `0.15504341961451248`, `12`.
public func exactNumberText(_ value: Double) -> String {
  guard !value.isNaN else { return "" }
  guard value != 0 else { return "0" }
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// The same under a short name.
func numberText(_ value: Double) -> String { exactNumberText(value) }

/// A number for a sentence: at most six significant digits.
func shortNumberText(_ value: Double) -> String {
  guard value.isFinite, value != 0 else { return numberText(value) }
  let text = numberText(value)
  guard text.utf8.count > 8, value.magnitude < 1e15, value.magnitude >= 1e-4 else { return text }
  let digits = max(0, 5 - Int(decimalExponent(value)))
  guard digits <= 15 else { return text }
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  return numberText((value * scale).rounded() / scale)
}

/// ⌊log₁₀ |x|⌋ of a number between 10⁻⁴ and 10¹⁵.
private func decimalExponent(_ value: Double) -> Int {
  var (exponent, bound) = (-4, 1e-3)
  while value.magnitude >= bound {
    exponent += 1
    bound *= 10
  }
  return exponent
}
