/// What a search for outliers refuses.
public enum OutlierError: Error, Sendable, Hashable, CustomStringConvertible {
  /// An infinite value; row and column are counted from 0.
  case infinite(row: Int, column: Int)
  /// Fewer present values, or complete rows, than the method needs.
  case tooFewValues(found: Int, needed: Int)
  /// Fewer different values than the method needs.
  case tooFewDistinct(found: Int, needed: Int)
  /// Answers on a few ordered steps, for which the method means nothing.
  case ordinal
  /// A parameter outside its range.
  case parameterOutOfRange(Parameter, Double)
  /// Two inputs that must have the same number of entries.
  case countsDiffer(found: Int, expected: Int)
  /// A number of successes beyond its number of trials, or either negative or not whole.
  case notACount(row: Int)
  /// More subsets than an exhaustive search may visit.
  case tooManySubsets(found: Double, limit: Int)
  /// A matrix without columns.
  case noColumns
  /// A scatter matrix that has no inverse.
  case notPositiveDefinite
  /// A column whose spread is outside 10⁻¹⁰⁰…10¹⁰⁰, so that its square may leave the range of Double.
  case spreadOutOfRange(column: Int, Double)
  /// A value more than 10⁵⁰ spreads from the centre of its column, so that squared distances may
  /// leave the range of Double.
  case beyondReach(row: Int, column: Int)

  /// The parameters that have a range.
  public enum Parameter: Sendable, Hashable {
    /// How many scales an outlier lies from the centre: above 0.
    case multiple
    /// The share of rows that the estimate rests on: 0.5…1.
    case coverage
    /// A probability: inside 0…1.
    case probability
    /// A share that is winsorised at each end: 0 up to, not including, 0.5.
    case winsorisedShare
    /// A number of starts or steps: at least 1.
    case count
    /// A target proportion: inside 0…1.
    case target
  }

  /// One sentence with what was found and what is needed; places are counted from 1.
  public var description: String {
    switch self {
    case .infinite(let row, let column):
      "row \(row + 1) of column \(column + 1) is infinite"
    case .tooFewValues(let found, let needed):
      "at least \(needed) values are needed, found \(found)"
    case .tooFewDistinct(let found, let needed):
      "at least \(needed) different values are needed, found \(found)"
    case .ordinal:
      "answers on a few ordered steps have no outliers in this sense; use a statistic of each subject"
    case .parameterOutOfRange(let parameter, let value):
      "\(value) is outside the range of the parameter '\(parameter)'"
    case .countsDiffer(let found, let expected):
      "\(expected) entries are needed, found \(found)"
    case .notACount(let row):
      "row \(row + 1) needs whole numbers with 0 ≤ successes ≤ trials and at least one trial"
    case .tooManySubsets(let found, let limit):
      "\(found) subsets are too many to visit all; the limit is \(limit)"
    case .noColumns: "at least one column is needed"
    case .notPositiveDefinite: "the scatter matrix is not positive definite"
    case .spreadOutOfRange(let column, let spread):
      "column \(column + 1) has a spread of \(spread); change its unit"
    case .beyondReach(let row, let column):
      "row \(row + 1) of column \(column + 1) lies more than 1e50 spreads from the centre"
    }
  }
}

/// What the numbers of a column mean.
public enum MeasurementLevel: Sendable, Hashable {
  /// Differences mean something: points, shares, amounts, means of many answers.
  case interval
  /// Single answers on a few ordered steps. No distance between them is known, and outlier rules
  /// that rest on distances refuse them.
  case ordinal
}
