/// A robust centre and scale of one column that are cheap and efficient at once.
///
/// With `m` the median, `s₀` the bare median absolute deviation, `W(u) = (1 − u²/c₁²)²` inside
/// `|u| ≤ c₁` and 0 outside, and `ρ(u) = min(u², c₂²)`:
/// ```
/// centre = Σ wᵢ xᵢ / Σ wᵢ,                       wᵢ = W((xᵢ − m)/s₀)
/// scale² = s₀² / (n E) · Σ ρ((xᵢ − centre)/s₀),   E = E ρ(c), c = c₂ Φ⁻¹(¾)
/// ```
/// `c₁ = 4.5`, `c₂ = 3`; `E` makes the scale that of the standard deviation for normal data.
///
/// Maronna and Zamar (2002) `[maronna2002robust]`.
public struct TauEstimate: Sendable, Hashable {
  /// The weighted mean, in the unit of the values.
  public let centre: Double
  /// The scale, in the unit of the values; 0 when more than half of the values agree.
  public let scale: Double
}

extension Sample {
  /// The tau estimates of centre and scale; `nil` when nothing is present.
  ///
  /// - Complexity: O(*n*) expected.
  public var tau: TauEstimate? {
    values.isEmpty ? nil : tauEstimate(values)
  }
}

/// `E ρ(Z)` for a standard normal `Z`, with `ρ` cut at `c₂` median absolute deviations.
private let tauConsistency: Double = {
  let cut = 3 / AbsoluteDeviationFactor.normal.value
  let inside = (1 - cut * cut) * normalDistribution(cut) - cut * normalDensity(cut) + cut * cut
  return 2 * inside - 1
}()

/// ``TauEstimate`` of at least one finite value; the scale is +∞ beyond the range of Double.
func tauEstimate(_ values: [Double]) -> TauEstimate {
  let (scaled, unit) = withoutOverflow(values)
  var scratch = scaled
  let estimate = scaled.withUnsafeBufferPointer { column in
    scratch.withUnsafeMutableBufferPointer { tauEstimate(column, scratch: $0) }
  }
  return TauEstimate(centre: estimate.centre * unit, scale: estimate.scale * unit)
}

/// ``TauEstimate`` of at least one finite value.
///
/// - Parameters:
///   - column: The values, whose differences are finite.
///   - scratch: Room for as many; overwritten.
/// - Returns: Centre and scale.
func tauEstimate(
  _ column: UnsafeBufferPointer<Double>, scratch: UnsafeMutableBufferPointer<Double>
) -> TauEstimate {
  let count = column.count
  for index in 0..<count { scratch[index] = column[index] }
  let median = medianInPlace(scratch)
  for index in 0..<count { scratch[index] = (column[index] - median).magnitude }
  let deviation = medianInPlace(scratch)
  guard deviation > 0 else { return TauEstimate(centre: median, scale: 0) }
  let reach = 1 / (4.5 * deviation)
  for index in 0..<count {
    // A deviation too small for its reciprocal to be a Double is divided by.
    let ratio =
      reach.isFinite
      ? (column[index] - median) * reach : (column[index] - median) / deviation / 4.5
    let weight = max(1 - ratio * ratio, 0)
    scratch[index] = weight * weight
  }
  // Deviations from the median, so that a far-away origin costs no digits.
  let weights = fixedOrderSum(UnsafeBufferPointer(scratch))
  let shift = fixedOrderSum(count: count) { scratch[$0] * (column[$0] - median) } / weights
  let centre = median + shift
  let sum = fixedOrderSum(count: count) { index in
    let ratio = (column[index] - centre) / deviation
    return min(ratio * ratio, 9)
  }
  return TauEstimate(
    centre: centre, scale: deviation * (sum / (Double(count) * tauConsistency)).squareRoot())
}
