/// Solves `F(x) = p` for a rising distribution function on `0 < x < end`.
///
/// Newton's method on the smaller tail, whose relative accuracy it inherits; a step that leaves the
/// bracket is replaced by a halving (a doubling or geometric mean while an end is open), so that
/// no start and no shape can make it diverge.
///
/// - Parameters:
///   - lower: The probability below the root, inside 0…1.
///   - upper: The probability beyond it. The caller gives both, since `1 − p` loses a small one.
///   - start: A guess.
///   - end: The end of the support, may be ∞.
///   - distribution: Both tails and the density at a point.
/// - Returns: The root, to the last few places of Double.
func invertMonotone(
  lower: Double, upper: Double, start: Double, end: Double,
  distribution: (Double) -> (lower: Double, upper: Double, density: Double)
) -> Double {
  var (low, high) = (0.0, end)
  var x = start > 0 && start < end ? start : (end.isFinite ? end / 2 : 1)
  for _ in 0..<400 {
    let value = distribution(x)
    let isLower = lower < upper
    let excess = isLower ? value.lower - lower : upper - value.upper
    if excess == 0 { return x }
    if excess > 0 { high = x } else { low = x }
    var next = x - excess / value.density
    // Far out in a tail a step changes the probability by a factor e at most; its logarithm is nearly
    // straight there.
    let (found, wanted) = isLower ? (value.lower, lower) : (value.upper, upper)
    if found > 4 * wanted || found < wanted / 4, found > 0, wanted > 0 {
      let step = found / value.density * logarithm(found / wanted)
      next = isLower ? x - step : x + step
    }
    if !(next > low && next < high) { next = inside(low, high) }
    if (next - x).magnitude <= 0x1p-52 * x || next == low || next == high { return next }
    x = next
  }
  return x
}

private func inside(_ low: Double, _ high: Double) -> Double {
  if !high.isFinite { return low > 0 ? 2 * low : 1 }
  // Far below its end the root is found on a logarithmic scale.
  if low > 0, high > 4 * low { return low.squareRoot() * high.squareRoot() }
  if low == 0 { return high / 16 }
  return low + (high - low) / 2
}
