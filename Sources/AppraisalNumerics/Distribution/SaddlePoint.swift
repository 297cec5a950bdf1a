import Glibc

/// The error of Stirling's formula, `ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π`.
///
/// From 15 on the asymptotic series with terms to `x⁻¹¹`, whose error is below 10⁻¹⁶; below, the
/// definition, where nothing large cancels. NIST Handbook 5.11.1 `[olver2010nist]`.
func stirlingError(_ x: Double) -> Double {
  guard x < 15 else {
    let square = 1 / (x * x)
    var series = 691.0 / 360_360
    for coefficient in [1.0 / 1188, 1.0 / 1680, 1.0 / 1260, 1.0 / 360, 1.0 / 12] {
      series = coefficient - square * series
    }
    return series / x
  }
  return logGamma(x + 1) - (x + 0.5) * log(x) + x - 0.5 * log(2 * Double.pi)
}

/// The deviance `x ln(x/m) + m − x`, also where `x` and `m` nearly agree.
///
/// With `v = (x − m)/(x + m)` it is `(x − m) v + 2x Σ v²ᵏ⁺¹/(2k + 1)` over `k ≥ 1`.
///
/// Loader (2000) `[loader2000fast]`.
func deviance(_ x: Double, _ m: Double) -> Double {
  let difference = x - m
  guard difference.magnitude < 0.1 * (x + m) else { return x * log(x / m) - difference }
  let v = difference / (x + m)
  var (sum, power) = (difference * v, 2 * x * v)
  var order = 3.0
  while true {
    power *= v * v
    let next = sum + power / order
    if next == sum { return next }
    sum = next
    order += 2
  }
}

/// `ln Γ(x)` for positive `x`, without the global sign that the C library keeps beside `lgamma`.
func logGamma(_ x: Double) -> Double {
  var sign: Int32 = 0
  return lgamma_r(x, &sign)
}

/// `xᵃ e⁻ˣ / Γ(a + 1)` for positive `a` and `x`, without the cancellation of its factors.
func poissonKernel(_ a: Double, _ x: Double) -> Double {
  exp(-stirlingError(a) - deviance(a, x)) / (2 * Double.pi * a).squareRoot()
}

/// `xᵃ yᵇ Γ(a + b) / (Γ(a) Γ(b))` for positive `a` and `b`, with `x + y = 1`.
func betaKernel(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
  let n = a + b
  let exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x)
    - deviance(b, n * y)
  return exp(exponent) * (a * b / (2 * Double.pi * n)).squareRoot()
}
