/// How a quantile between two order statistics is read off: the continuous types of Hyndman and
/// Fan.
///
/// With `x₁ ≤ … ≤ xₙ` and a position `h` counted from 1, the quantile is
/// `x⌊h⌋ + (h − ⌊h⌋)(x⌊h⌋₊₁ − x⌊h⌋)`, positions outside 1…n being moved to the end.
///
/// Hyndman and Fan (1996) `[hyndman1996quantiles]`.
public enum QuantileType: Sendable, Hashable, CaseIterable {
  /// `h = n p`.
  case four
  /// `h = n p + 1/2`.
  case five
  /// `h = (n + 1) p`, as in Minitab and SPSS.
  case six
  /// `h = (n − 1) p + 1`, as in R by default, in NumPy and in spreadsheets.
  case seven
  /// `h = (n + 1/3) p + 1/3`, approximately median-unbiased.
  case eight
  /// `h = (n + 1/4) p + 3/8`, approximately unbiased for normal samples.
  case nine

  /// The position from 1 of a quantile.
  func position(count: Int, share: Double) -> Double {
    let n = Double(count)
    return switch self {
    case .four: n * share
    case .five: n * share + 0.5
    case .six: (n + 1) * share
    case .seven: (n - 1) * share + 1
    case .eight: (n + 1 / 3.0) * share + 1 / 3.0
    case .nine: (n + 0.25) * share + 0.375
    }
  }
}

extension Sample {
  /// The middle value, or the mean of the two middle ones; `nil` when nothing is present.
  ///
  /// - Complexity: O(*n*) expected.
  public var median: Double? {
    guard !values.isEmpty else { return nil }
    var copy = values
    return copy.withUnsafeMutableBufferPointer { medianInPlace($0) }
  }

  /// A quantile, or `nil` when nothing is present.
  ///
  /// - Parameters:
  ///   - share: The share of values below, 0…1.
  ///   - type: How it is read off between two values.
  /// - Returns: The quantile, in the unit of the values.
  /// - Throws: ``SummaryError/shareOutOfRange(_:)``.
  /// - Complexity: O(*n*) expected.
  public func quantile(_ share: Double, type: QuantileType) throws(SummaryError) -> Double? {
    guard share >= 0, share <= 1 else { throw .shareOutOfRange(share) }
    guard !values.isEmpty else { return nil }
    var copy = values
    return copy.withUnsafeMutableBufferPointer { quantileInPlace($0, share, type) }
  }
}

/// `⌊share · count⌋`; a product within roundings below a whole number counts as that: 0.29 of 100 are
/// 29, although the product of Doubles is 28.999999999999996.
func wholeShare(_ share: Double, of count: Int) -> Int {
  Int(share * Double(count) * (1 + 0x1p-51))
}

/// The median of at least one value without NaN; reorders them.
func medianInPlace(_ values: UnsafeMutableBufferPointer<Double>) -> Double {
  let half = values.count / 2
  let upper = selectRank(values, half)
  guard values.count % 2 == 0 else { return upper }
  var lower = values[0]
  for index in 1..<half where values[index] > lower { lower = values[index] }
  return midpoint(lower, upper)
}

/// Halfway between two finite values, without overflow.
func midpoint(_ lower: Double, _ upper: Double) -> Double {
  let sum = lower + upper
  return sum.isFinite ? sum / 2 : lower / 2 + upper / 2
}

/// A quantile of at least one value without NaN; reorders them.
func quantileInPlace(
  _ values: UnsafeMutableBufferPointer<Double>, _ share: Double, _ type: QuantileType
) -> Double {
  let last = values.count - 1
  let position = min(max(type.position(count: values.count, share: share) - 1, 0), Double(last))
  let below = Int(position.rounded(.down))
  let fraction = position - Double(below)
  let lower = selectRank(values, below)
  guard fraction > 0, below < last else { return lower }
  var upper = values[below + 1]
  for index in (below + 1)...last where values[index] < upper { upper = values[index] }
  return interpolated(lower, upper, fraction)
}

/// `lower + fraction (upper − lower)` for a fraction of 0…1, without overflow and never beyond
/// `upper`.
func interpolated(_ lower: Double, _ upper: Double, _ fraction: Double) -> Double {
  let range = upper - lower
  guard range.isFinite else { return (1 - fraction) * lower + fraction * upper }
  return min(lower + fraction * range, upper)
}
