/// Both regularised incomplete beta functions, `I_x(a, b)` and `1 − I_x(a, b) = I_y(b, a)`.
///
/// The continued fraction on the side where it converges quickly, `x < (a + 1)/(a + b + 2)`, by
/// Lentz's method, times a prefactor in which nothing large cancels.
///
/// - Parameters:
///   - a: The first shape, positive and finite.
///   - b: The second shape, positive and finite.
///   - x: 0…1.
///   - y: `1 − x`, given by the caller so that a value near 1 keeps its complement.
/// - Returns: The lower and the upper tail; NaN outside the domain.
/// - Complexity: O(√max(*a*, *b*)).
///
/// NIST Handbook 8.17.22 `[olver2010nist]`; Loader (2000) `[loader2000fast]`.
func incompleteBeta(
  _ a: Double, _ b: Double, _ x: Double, _ y: Double
) -> (lower: Double, upper: Double) {
  guard a > 0, b > 0, a.isFinite, b.isFinite, x >= 0, y >= 0 else { return (.nan, .nan) }
  guard x > 0 else { return (0, 1) }
  guard y > 0 else { return (1, 0) }
  let kernel = betaKernel(a, b, x, y)
  if x < (a + 1) / (a + b + 2) {
    let lower = kernel * betaFraction(a, b, x) / a
    return (lower, 1 - lower)
  }
  let upper = kernel * betaFraction(b, a, y) / b
  return (1 - upper, upper)
}

private func betaFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
  let tiny = 0x1p-1000
  func nonZero(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
  var c = 1.0
  var d = 1 / nonZero(1 - (a + b) * x / (a + 1))
  var value = d
  var step = 0.0
  let limit = 1_000 + 20 * max(a, b).squareRoot()
  while step < limit {
    step += 1
    let even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    value *= d * c
    let odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    value *= d * c
    if (d * c - 1).magnitude < 0x1p-52 { break }
  }
  return value
}
