/// The scale Qn: a low order statistic of all pairwise differences.
///
/// ```
/// Qn = 2.21914 · {|xᵢ − xⱼ|; i < j}₍ₖ₎ · c(n),   k = h(h − 1)/2,   h = ⌊n/2⌋ + 1
/// ```
/// It needs no centre, tolerates just under half of the values being arbitrary, and keeps 82 % of
/// the efficiency of the standard deviation. It is 0 when about half of the values agree.
///
/// Rousseeuw and Croux (1993) `[rousseeuw1993alternatives]`; the factor 2.21914 is
/// `1/(√2 Φ⁻¹(5/8))`, whose digits earlier software rounded to 2.2219.
public enum QnScale {
  /// Whether the estimate is corrected for the number of values.
  public enum Correction: Sendable, Hashable {
    /// No: `c(n) = 1`.
    case none
    /// Tabulated factors up to 12 values, and for more a rational function of `n` fitted to
    /// simulations, for odd and even `n` apart (those of robustbase since 0.9).
    case finiteSample
  }

  /// The factor for normal data.
  public static let normalFactor = 2.21914

  /// The correction `c(n)` that makes the mean right for normal samples.
  ///
  /// - Parameter count: At least 2.
  /// - Returns: A factor.
  public static func finiteSampleFactor(count: Int) -> Double {
    let tabulated = [
      0.399356, 0.99365, 0.51321, 0.84401, 0.61220, 0.85877, 0.66993, 0.87344, 0.72014, 0.88906,
      0.75743,
    ]
    if count <= 12 { return count >= 2 ? tabulated[count - 2] : 1 }
    let n = Double(count)
    let series =
      count % 2 == 1
      ? 1.60188 + (-2.1284 - 5.172 / n) / n
      : 3.67561 + (1.9654 + (6.987 - 77 / n) / n) / n
    return 1 / (1 + series / n)
  }
}

extension Sample {
  /// The scale ``QnScale``, in the unit of the values; `nil` for fewer than two values.
  ///
  /// - Parameter correction: Whether the estimate is corrected for the number of values.
  /// - Returns: The scale; 0 when it is degenerate.
  /// - Complexity: O(*n* log *n*).
  public func qn(correction: QnScale.Correction) -> Double? {
    guard count >= 2 else { return nil }
    return qnScale(sorted: sortedAscending(values), correction: correction)
  }
}

/// ``QnScale`` of at least two ascending values.
func qnScale(sorted: [Double], correction: QnScale.Correction) -> Double {
  let half = sorted.count / 2 + 1
  let (scaled, unit) = withoutOverflow(sorted)
  let raw = difference(ofRank: half * (half - 1) / 2 - 1, sorted: scaled)
  let factor = correction == .none ? 1 : QnScale.finiteSampleFactor(count: sorted.count)
  return QnScale.normalFactor * raw * factor * unit
}

/// Values divided by a power of two when their differences could leave the range of Double.
func withoutOverflow(_ values: [Double]) -> (values: [Double], unit: Double) {
  let largest = values.reduce(0) { max($0, $1.magnitude) }
  guard largest > 0x1p1000 else { return (values, 1) }
  return (values.map { $0 * 0x1p-40 }, 0x1p40)
}
