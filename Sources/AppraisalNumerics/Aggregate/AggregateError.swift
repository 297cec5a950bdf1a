/// Why scores cannot be aggregated as asked.
public enum AggregateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A score is infinite; missing ones are NaN.
  case infinite(row: Int, column: Int)
  /// The method has no value there: a geometric or harmonic mean of a score that is not positive, a
  /// power of a negative one, a coefficient of variation around a mean that is not positive.
  case outsideDomain(method: String, row: Int, column: Int, value: Double)
  /// A power mean with exponent 0 (that is the geometric mean), or beyond ±100.
  case badExponent(Double)
  /// A share outside 0…1.
  case badShare(name: String, value: Double)
  /// Weights, directions or columns that belong together differ in number or length.
  case countMismatch(found: Int, expected: Int)
  /// A method that compares all pairs of subjects is guarded.
  case tooManySubjects(found: Int, limit: Int)

  /// One sentence: what was found and what is needed; rows and columns are counted from 1.
  public var description: String {
    switch self {
    case .infinite(let row, let column):
      "row \(row + 1) of column \(column + 1) is infinite; scores are finite, or NaN where missing"
    case .outsideDomain(let method, let row, let column, let value):
      "the \(method) has no value for \(value) in row \(row + 1), column \(column + 1)"
    case .badExponent(let exponent):
      "the exponent of a power mean lies in -100...100 and is not 0, found \(exponent)"
    case .badShare(let name, let value): "\(name) lies between 0 and 1, found \(value)"
    case .countMismatch(let found, let expected): "found \(found) entries, expected \(expected)"
    case .tooManySubjects(let found, let limit):
      "\(found) subjects; comparing all pairs is limited to \(limit)"
    }
  }
}
