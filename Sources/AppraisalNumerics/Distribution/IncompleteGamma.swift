/// Both regularised incomplete gamma functions, `P(a, x) = γ(a, x)/Γ(a)` and `Q = 1 − P`.
///
/// Below `a + 1` the series of `P`, above it the continued fraction of `Q`, by Lentz's method; each
/// tail keeps its relative accuracy where it is the one computed.
///
/// - Parameters:
///   - a: The shape, positive and finite.
///   - x: Not negative; +∞ is allowed.
/// - Returns: The lower and the upper tail; NaN outside the domain.
/// - Complexity: O(√*a*) near `x = a`.
///
/// NIST Handbook 8.7.1 and 8.9.2 `[olver2010nist]`; Loader (2000) `[loader2000fast]`.
func incompleteGamma(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
  guard a > 0, a.isFinite, x >= 0 else { return (.nan, .nan) }
  guard x > 0 else { return (0, 1) }
  guard x.isFinite else { return (1, 0) }
  let kernel = poissonKernel(a, x)
  if x < a + 1 {
    let lower = kernel * gammaSeries(a, x)
    return (lower, 1 - lower)
  }
  // Γ(a) = Γ(a + 1)/a turns the kernel into xᵃ e⁻ˣ / Γ(a).
  let upper = kernel * a * gammaFraction(a, x)
  return (1 - upper, upper)
}

/// `Σ xᵏ / ((a + 1) … (a + k))`, from 1 on.
private func gammaSeries(_ a: Double, _ x: Double) -> Double {
  var (sum, term, shape) = (1.0, 1.0, a)
  while term > sum * 0x1p-55 {
    shape += 1
    term *= x / shape
    sum += term
  }
  return sum
}

/// `Γ(a, x) / (xᵃ e⁻ˣ)` as a continued fraction.
private func gammaFraction(_ a: Double, _ x: Double) -> Double {
  var b = x + 1 - a
  var c = 0x1p1000
  var d = 1 / b
  var value = d
  var step = 0.0
  // Near x = a about √a steps are needed; the bound only guards against an endless loop.
  let limit = 1_000 + 20 * a.squareRoot()
  while step < limit {
    step += 1
    let numerator = -step * (step - a)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    let change = c * d
    value *= change
    if (change - 1).magnitude < 0x1p-52 { break }
  }
  return value
}
