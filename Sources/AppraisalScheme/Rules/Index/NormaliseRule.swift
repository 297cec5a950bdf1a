public import AppraisalNumerics

/// How the values of an indicator of an index become comparable scores.
public struct NormaliseRule: Sendable {
  /// The method; each case is a full specification.
  public enum Method: Sendable {
    /// The value itself, with its sign turned where less is better.
    case value
    /// Between two stated ends, in the unit of the value or in its logarithm.
    case goalposts(from: Double, to: Double, isLogarithmic: Bool, caps: Caps, scale: Scale)
    /// Between the worst and the best value present, or between stored ones.
    case minMax(scale: Scale, constant: ConstantColumn, bounds: Kept<Ends>?)
    /// Standard deviations from the mean, or from a stored one.
    case standardScore(
      centre: Double, spread: Double, divisor: VarianceDivisor, constant: ConstantColumn,
      bounds: Kept<Moments>?)
    /// Between half a range below and half a range above a reference: the mean of this year, or a
    /// stated value; the range is that of the values present, or a stored one.
    case aroundReference(
      reference: Double?, scale: Scale, constant: ConstantColumn, range: ValueRange?)
    /// The value over a length of its column, its sign turned where less is better.
    case proportion(ColumnLength, divisor: Double?)
    /// What is made of places.
    case rank(RankScore.Points, ties: TieRule, decimals: Int?, constant: ConstantColumn)
    /// The way to a stated target, from the worst value present or a stored one.
    case distanceToTarget(target: Double, isCapped: Bool, worst: Kept<Double>?)
    /// The way to a subject's value.
    case distanceToReference(subject: String, isCapped: Bool)
    /// The ratio to the best value present, or to a stored one.
    case ratioToBest(best: Kept<Double>?)
  }

  /// The scores of the worse and the better end.
  public struct Scale: Sendable, Hashable {
    /// The score of the worse end.
    public let from: Double
    /// The score of the better end, above the other.
    public let to: Double
  }

  /// The ends of an earlier year.
  public struct Ends: Sendable, Hashable {
    /// The lower end, in the unit of the value.
    public let from: Double
    /// The upper end.
    public let to: Double
    /// At which ends scores are cut off.
    public let caps: Caps
  }

  /// The lowest and the highest value of an earlier year.
  public struct ValueRange: Sendable, Hashable {
    /// The lowest.
    public let from: Double
    /// The highest, above the other.
    public let to: Double
  }

  /// What a column is divided by.
  public enum ColumnLength: Sendable, Hashable {
    /// √Σx².
    case euclidean
    /// Σx.
    case sum
    /// The largest |x|.
    case largest
  }

  /// The mean and the standard deviation of an earlier year.
  public struct Moments: Sendable, Hashable {
    /// The mean, in the unit of the value.
    public let mean: Double
    /// The standard deviation, above zero.
    public let deviation: Double
  }

  /// The method.
  public let method: Method
  /// The stratum inside which subjects are compared; `nil` compares all.
  public let within: String?
  /// Where the rule stands.
  public let mark: SourceMark

  /// Whether the logarithm of the values is taken first.
  public var isLogarithmic: Bool {
    if case .goalposts(_, _, let isLogarithmic, _, _) = method { isLogarithmic } else { false }
  }

  /// The lowest and highest score, as far as they are known before any value is; an end that has
  /// none is infinite.
  var range: ClosedRange<Double> {
    switch method {
    case .goalposts(_, _, _, let caps, let scale):
      return NormaliseRule.capped(scale, caps)
    case .minMax(let scale, let constant, let bounds):
      let range = NormaliseRule.union(
        bounds?.values.map { NormaliseRule.capped(scale, $0.caps) } ?? [scale.from...scale.to])
      guard case .score(let score) = constant else { return range }
      return min(range.lowerBound, score)...max(range.upperBound, score)
    case .rank(.percentileOfOthers, _, _, let constant),
      .rank(.percentileOfHighest, _, _, let constant):
      guard case .score(let score) = constant else { return 0...1 }
      return min(0, score)...max(1, score)
    case .rank(.borda, _, _, _): return 0...Double.infinity
    case .rank(.place, _, _, _): return 1...Double.infinity
    case .distanceToTarget(_, let isCapped, let worst):
      return (worst == nil ? 0 : -Double.infinity)...(isCapped ? 1 : .infinity)
    case .distanceToReference(_, let isCapped): return 0...(isCapped ? 1 : .infinity)
    case .ratioToBest(let best): return 0...(best == nil ? 1 : .infinity)
    case .proportion(.largest, divisor: nil): return -1...1
    case .proportion, .value, .standardScore, .aroundReference:
      return -Double.infinity...Double.infinity
    }
  }

  /// Whether the worst subject gets the lowest score whatever the values are.
  var reachesLowest: Bool {
    switch method {
    case .minMax(_, _, nil), .rank, .distanceToReference, .distanceToTarget(_, _, nil): true
    default: false
    }
  }

  private static func union(_ ranges: [ClosedRange<Double>]) -> ClosedRange<Double> {
    let low = ranges.map(\.lowerBound).min() ?? -.infinity
    return low...max(low, ranges.map(\.upperBound).max() ?? .infinity)
  }

  private static func capped(_ scale: Scale, _ caps: Caps) -> ClosedRange<Double> {
    let isLow = caps == .worst || caps == .both
    let isHigh = caps == .best || caps == .both
    return (isLow ? scale.from : -Double.infinity)...(isHigh ? scale.to : .infinity)
  }
}
