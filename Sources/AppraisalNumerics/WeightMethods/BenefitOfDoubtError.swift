/// Why a benefit of the doubt cannot be given as asked.
public enum BenefitOfDoubtError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There are no subjects or no indicators.
  case empty
  /// Bounds of a share outside 0…1 or out of order.
  case badBounds(lower: Double, upper: Double)
  /// The least shares add up to more than 1, or the largest to less.
  case boundsLeaveNothing
  /// There are as many bounds as indicators.
  case boundCount(found: Int, expected: Int)
  /// More subjects and indicators than the limit allows.
  case tooLarge(rows: Int, columns: Int, limit: Int)
  /// A value is missing or infinite.
  case notFinite(row: Int, column: Int)
  /// A value is negative.
  case negative(row: Int, column: Int)
  /// A column has nothing above 10⁻³⁰⁰, so its weight has no limit.
  case zeroColumn(Int)
  /// A column is constant over several subjects: all of them would score 1 by it.
  case constantColumn(Int)
  /// The solution of a subject's problem misses a bound or the optimum by more than the
  /// tolerance; values of very different size can do this.
  case notSolved(row: Int, violation: Double, gap: Double)

  /// One sentence: what was found and what is needed; rows and columns are counted from 1.
  public var description: String {
    switch self {
    case .empty: "at least one subject and one indicator are needed"
    case .badBounds(let lower, let upper):
      "bounds of a share lie in 0...1 in order, found \(lower) and \(upper)"
    case .boundsLeaveNothing: "no shares within these bounds add up to 1"
    case .boundCount(let found, let expected):
      "found bounds for \(found) indicators, expected \(expected)"
    case .tooLarge(let rows, let columns, let limit):
      "\(rows) subjects and \(columns) indicators; rows × rows × columns is limited to \(limit)"
    case .notFinite(let row, let column):
      "row \(row + 1) of column \(column + 1) is missing or infinite"
    case .negative(let row, let column):
      "row \(row + 1) of column \(column + 1) is negative; normalise first, more being better"
    case .zeroColumn(let column): "column \(column + 1) has nothing above zero"
    case .constantColumn(let column):
      "column \(column + 1) is constant, by which every subject would be best"
    case .notSolved(let row, let violation, let gap):
      "the weights of row \(row + 1) miss a bound of a share by \(violation) and the optimum by \(gap)"
    }
  }
}
