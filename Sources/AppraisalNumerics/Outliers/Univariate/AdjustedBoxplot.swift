import Glibc

/// The boxplot for skewed data: whiskers that follow the medcouple.
///
/// With `M` the medcouple and `R = Q₃ − Q₁`:
/// ```
/// M ≥ 0:  [Q₁ − k e^(−4M) R,  Q₃ + k e^(3M) R]
/// M < 0:  [Q₁ − k e^(−3M) R,  Q₃ + k e^(4M) R]
/// ```
/// `k = 1.5` and symmetric data give Tukey's boxplot, and about 0.7 % of values beyond the fences
/// for skewed distributions too.
///
/// It needs 30 present values, and 10 different ones: with fewer the medcouple is noise or a
/// constant. Ordinal answers are refused.
///
/// Hubert and Vandervieren (2008) `[hubert2008adjusted]`.
public struct AdjustedBoxplot: Sendable, Hashable {
  /// The least number of present values.
  public static let minimumCount = 30
  /// The least number of different values.
  public static let minimumDistinct = 10

  /// `k`, the length of the whiskers in interquartile ranges when the data are symmetric.
  public let multiple: Double
  /// How the quartiles are read off.
  public let quartiles: QuartileRule

  /// A boxplot.
  ///
  /// - Parameters:
  ///   - multiple: Above 0; 1.5 is usual.
  ///   - quartiles: How the quartiles are read off; hinges are usual.
  /// - Throws: ``OutlierError/parameterOutOfRange(_:_:)``.
  public init(
    multiple: Double = 1.5, quartiles: QuartileRule = .hinges
  ) throws(OutlierError) {
    guard multiple > 0, multiple.isFinite else { throw .parameterOutOfRange(.multiple, multiple) }
    self.multiple = multiple
    self.quartiles = quartiles
  }

  /// Judges one column.
  ///
  /// - Parameters:
  ///   - column: One value per row in any unit; NaN is missing and never outlying.
  ///   - level: What the numbers mean.
  /// - Returns: The medcouple, the fences and the rows beyond them.
  /// - Throws: ``OutlierError/ordinal``, ``OutlierError/infinite(row:column:)`` (the column is 0),
  ///   ``OutlierError/tooFewValues(found:needed:)`` below ``minimumCount``,
  ///   ``OutlierError/tooFewDistinct(found:needed:)`` below ``minimumDistinct``.
  /// - Complexity: O(*n* log *n*).
  public func callAsFunction(
    _ column: [Double], level: MeasurementLevel = .interval
  ) throws(OutlierError) -> AdjustedBoxplotVerdict {
    let sample = try outlierSample(
      column, level: level, minimumCount: Self.minimumCount,
      minimumDistinct: Self.minimumDistinct)
    return verdict(sample, column: column)
  }

  /// The verdict without the demands on numbers.
  func verdict(_ sample: Sample, column: [Double]) -> AdjustedBoxplotVerdict {
    let (sorted, unit) = withoutOverflow(sortedAscending(sample.values))
    let (lower, upper) = quartilesOf(sorted: sorted, quartiles)
    let medcouple = medcoupleOf(sorted: sorted)
    let length = multiple * (upper - lower)
    let (down, up) = medcouple >= 0 ? (-4.0, 3.0) : (-3.0, 4.0)
    return AdjustedBoxplotVerdict(
      medcouple: medcouple, lowerQuartile: lower * unit, upperQuartile: upper * unit,
      bounds: OutlierBounds(
        lower: (lower - exp(down * medcouple) * length) * unit,
        upper: (upper + exp(up * medcouple) * length) * unit, column: column))
  }
}

/// What the adjusted boxplot found in a column.
public struct AdjustedBoxplotVerdict: Sendable, Hashable {
  /// The medcouple, −1…1.
  public let medcouple: Double
  /// The quartiles, in the unit of the values.
  public let lowerQuartile, upperQuartile: Double
  /// The fences and the rows beyond them.
  public let bounds: OutlierBounds
}
