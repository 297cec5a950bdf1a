/// The Hampel rule: a value is outlying when it lies more than a multiple of a robust scale from
/// the median.
///
/// ```
/// outlying  ⇔  |x − median| > k · scale
/// ```
/// When more than half of the values agree the scale may be 0, and the next one in the chain that is
/// not takes its place, which the result names:
/// `chosen scale → MAD · factor → IQR (type 7) / 1.349 → mean absolute deviation · √(π/2) → none`.
///
/// Qn is a scale to choose and no link of the chain: a deviation of 0 means that `h = ⌊n/2⌋ + 1`
/// values agree, whose `h(h − 1)/2` differences are just those that Qn rests on, so it is 0 as well.
///
/// It needs 6 present values, and 3 different ones; below that no value can be told from its
/// neighbours. Ordinal answers are refused.
///
/// Hampel (1985) `[hampel1985breakdown]`; Davies and Gather (1993) `[davies1993identification]`.
public struct HampelRule: Sendable, Hashable {
  /// The least number of present values.
  public static let minimumCount = 6
  /// The least number of different values.
  public static let minimumDistinct = 3

  /// How many scales from the median a value becomes outlying.
  public let multiple: Double
  /// The scale to begin with.
  public let scale: Scale

  /// The scales to begin with.
  public enum Scale: Sendable, Hashable {
    /// The median absolute deviation times a factor: the sturdiest, 37 % efficient.
    case medianAbsoluteDeviation(AbsoluteDeviationFactor)
    /// ``QnScale`` with its finite-sample correction: 82 % efficient, asks for no symmetry.
    case qn
    /// The scale of ``TauEstimate``: efficient, and the quickest beyond a million values.
    case tau
  }

  /// A rule.
  ///
  /// - Parameters:
  ///   - multiple: Above 0; 3 is usual.
  ///   - scale: The scale to begin with.
  /// - Throws: ``OutlierError/parameterOutOfRange(_:_:)``.
  public init(
    multiple: Double = 3, scale: Scale = .medianAbsoluteDeviation(.normal)
  ) throws(OutlierError) {
    guard multiple > 0, multiple.isFinite else { throw .parameterOutOfRange(.multiple, multiple) }
    self.multiple = multiple
    self.scale = scale
  }

  /// Judges one column.
  ///
  /// - Parameters:
  ///   - column: One value per row in any unit; NaN is missing and never outlying.
  ///   - level: What the numbers mean.
  /// - Returns: The bounds, the rows beyond them and the scale that was used.
  /// - Throws: ``OutlierError/ordinal``, ``OutlierError/infinite(row:column:)`` (the column is 0),
  ///   ``OutlierError/tooFewValues(found:needed:)`` below ``minimumCount``,
  ///   ``OutlierError/tooFewDistinct(found:needed:)`` below ``minimumDistinct``.
  /// - Complexity: O(*n* log *n*).
  public func callAsFunction(
    _ column: [Double], level: MeasurementLevel = .interval
  ) throws(OutlierError) -> HampelVerdict {
    let sample = try outlierSample(
      column, level: level, minimumCount: Self.minimumCount,
      minimumDistinct: Self.minimumDistinct)
    let centre = sample.median ?? .nan
    let (scale, name) = firstPositiveScale(sample)
    return HampelVerdict(
      centre: centre, scale: scale, scaleUsed: name,
      bounds: OutlierBounds(
        lower: name == .none ? -.infinity : bound(centre, scale, side: -1),
        upper: name == .none ? .infinity : bound(centre, scale, side: 1), column: column))
  }

  /// `centre ± k · scale`, also where `k · scale` alone is beyond the range of Double.
  private func bound(_ centre: Double, _ scale: Double, side: Double) -> Double {
    let reach = multiple * scale
    if reach.isFinite { return centre + side * reach }
    return (centre * 0x1p-64 + side * multiple * (scale * 0x1p-64)) * 0x1p64
  }

  private func firstPositiveScale(_ sample: Sample) -> (Double, HampelVerdict.Scale) {
    let (first, name) = chosenScale(sample)
    if first > 0 { return (first, name) }
    let deviation = sample.medianAbsoluteDeviation(factor: .normal) ?? 0
    if deviation > 0 { return (deviation, .medianAbsoluteDeviation) }
    if let (lower, upper) = sample.quartiles(.quantiles(.seven)), upper > lower {
      return ((upper - lower) / 1.3489795003921634, .interquartileRange)
    }
    let centre = sample.median ?? 0
    // Halves: the distance of two Doubles may lie beyond their range.
    let half = arithmeticMean(sample.values.map { ($0 / 2 - centre / 2).magnitude })
    return half > 0
      ? (half * (2 * Double.pi).squareRoot(), .meanAbsoluteDeviation) : (0, .none)
  }

  private func chosenScale(_ sample: Sample) -> (Double, HampelVerdict.Scale) {
    switch scale {
    case .medianAbsoluteDeviation(let factor):
      (sample.medianAbsoluteDeviation(factor: factor) ?? 0, .medianAbsoluteDeviation)
    case .qn: (sample.qn(correction: .finiteSample) ?? 0, .qn)
    case .tau: (sample.tau?.scale ?? 0, .tau)
    }
  }
}

/// What the Hampel rule found in a column.
public struct HampelVerdict: Sendable, Hashable {
  /// The scales of the chain; but for a bare deviation each estimates the standard deviation of
  /// normal data.
  public enum Scale: Sendable, Hashable {
    /// The median absolute deviation.
    case medianAbsoluteDeviation
    /// ``QnScale`` with its finite-sample correction.
    case qn
    /// The scale of ``TauEstimate``.
    case tau
    /// The difference of the type 7 quartiles over 2 Φ⁻¹(¾) = 1.349.
    case interquartileRange
    /// The mean distance from the median times √(π/2).
    case meanAbsoluteDeviation
    /// All values are equal up to underflow; nothing is outlying.
    case none
  }

  /// The median, in the unit of the values.
  public let centre: Double
  /// The scale, in the unit of the values.
  public let scale: Double
  /// Which scale it is.
  public let scaleUsed: Scale
  /// The bounds and the rows beyond them.
  public let bounds: OutlierBounds

  /// How many scales a value lies from the centre; NaN for a missing value or without a scale.
  ///
  /// - Parameter value: In the unit of the values.
  /// - Returns: A signed number of scales.
  public func score(of value: Double) -> Double {
    scale > 0 ? (value - centre) / scale : .nan
  }
}
