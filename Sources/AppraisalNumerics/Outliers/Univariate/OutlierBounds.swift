/// Two bounds and what lies beyond them.
public struct OutlierBounds: Sendable, Hashable {
  /// Values below are outlying, in the unit of the values; −∞ when every Double is inside.
  public let lower: Double
  /// Values above are outlying, in the unit of the values; +∞ when every Double is inside.
  public let upper: Double
  /// The rows beyond a bound, ascending, from 0; missing values are never among them.
  public let outliers: [Int]

  /// Finds the rows beyond two bounds; a value on a bound is inside.
  init(lower: Double, upper: Double, column: [Double]) {
    self.lower = lower
    self.upper = upper
    outliers = column.indices.filter { column[$0] < lower || column[$0] > upper }
  }
}

/// The present values of a column that an outlier rule may judge.
///
/// - Throws: ``OutlierError`` for ordinal or infinite values, or too few (different) ones.
func outlierSample(
  _ column: [Double], level: MeasurementLevel, minimumCount: Int, minimumDistinct: Int
) throws(OutlierError) -> Sample {
  guard level == .interval else { throw .ordinal }
  if let row = column.firstIndex(where: \.isInfinite) { throw .infinite(row: row, column: 0) }
  guard let sample = try? Sample(column) else { throw .infinite(row: 0, column: 0) }
  guard sample.count >= minimumCount else {
    throw .tooFewValues(found: sample.count, needed: minimumCount)
  }
  let distinct = sample.distinctCount
  guard distinct >= minimumDistinct else {
    throw .tooFewDistinct(found: distinct, needed: minimumDistinct)
  }
  return sample
}
