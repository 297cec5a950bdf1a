/// What the median absolute deviation is multiplied by.
public enum AbsoluteDeviationFactor: Sendable, Hashable {
  /// 1: the bare median of absolute deviations.
  case none
  /// 1/Φ⁻¹(¾) = 1.482602218505602, which estimates the standard deviation of normal data.
  case normal
  /// 1.4826, as in R and in most published tables.
  case normalRounded

  /// The factor.
  public var value: Double {
    switch self {
    case .none: 1
    case .normal: 1.482602218505602
    case .normalRounded: 1.4826
    }
  }
}

extension Sample {
  /// The median absolute deviation from the median, in the unit of the values; `nil` when nothing
  /// is present.
  ///
  /// `MAD = factor · medianᵢ |xᵢ − median x|`; medians of an even number are the mean of the two
  /// middle values. It is 0 as soon as more than half of the values agree.
  ///
  /// - Parameter factor: What it is multiplied by.
  /// - Returns: The deviation; +∞ where it lies beyond the range of Double.
  /// - Complexity: O(*n*) expected.
  ///
  /// Hampel (1974) `[hampel1974influence]`.
  public func medianAbsoluteDeviation(factor: AbsoluteDeviationFactor) -> Double? {
    guard !values.isEmpty else { return nil }
    let (scaled, unit) = withoutOverflow(values)
    let centre = value(ofMedianIn: scaled)
    var deviations = scaled.map { ($0 - centre).magnitude }
    return deviations.withUnsafeMutableBufferPointer { medianInPlace($0) } * factor.value * unit
  }
}
