/// Why weights cannot be found as asked.
public enum WeightingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A weight, share or importance is negative, missing or infinite.
  case badWeight(position: Int, value: Double)
  /// All weights are zero, or there are none.
  case noWeight
  /// Two lists that belong together differ in length.
  case countMismatch(found: Int, expected: Int)
  /// A person's points do not add up to the budget.
  case budgetNotSpent(person: Int, spent: Double)
  /// A comparison is not a positive number within 10⁻¹⁰⁰…10¹⁰⁰.
  case badComparison(row: Int, column: Int)
  /// Two comparisons are not each other's reciprocals, or a diagonal one is not 1.
  case notReciprocal(row: Int, column: Int)
  /// The random index of Saaty is tabulated for 1 to 15 items.
  case tooManyItems(Int)
  /// Too few subjects with values.
  case tooFewSubjects(found: Int, needed: Int)
  /// A value is infinite; missing ones are NaN.
  case infinite(row: Int, column: Int)
  /// The entropy needs values of at least zero, and a positive sum.
  case negative(row: Int, column: Int)
  /// A column is constant over the subjects used.
  case constantColumn(Int)
  /// A linear combination of the columns is constant, so importance cannot be told apart.
  case collinear
  /// The first component has loadings of both signs; the columns named pull against the others.
  case oppositeLoadings([Int])
  /// The first component holds too little of the variance, or too little more than the second.
  case weakComponent(share: Double, secondShare: Double)

  /// One sentence: what was found and what is needed; rows and columns are counted from 1.
  public var description: String {
    switch self {
    case .badWeight(let position, let value): "weight \(position + 1) cannot be \(value)"
    case .noWeight: "at least one weight must be positive"
    case .countMismatch(let found, let expected): "found \(found) entries, expected \(expected)"
    case .budgetNotSpent(let person, let spent):
      "person \(person + 1) spent \(spent) of the budget; every point must be given"
    case .badComparison(let row, let column):
      "the comparison in row \(row + 1), column \(column + 1) is not a positive number"
    case .notReciprocal(let row, let column):
      "the comparison in row \(row + 1), column \(column + 1) is not the reciprocal of its mirror image"
    case .tooManyItems(let count): "at most 15 items can be compared in pairs, found \(count)"
    case .tooFewSubjects(let found, let needed): "\(found) subjects with values, \(needed) needed"
    case .infinite(let row, let column): "row \(row + 1) of column \(column + 1) is infinite"
    case .negative(let row, let column):
      "row \(row + 1) of column \(column + 1) is negative; the entropy needs shares"
    case .constantColumn(let column): "column \(column + 1) is constant"
    case .collinear: "some columns determine another one, so their importance cannot be separated"
    case .oppositeLoadings(let columns):
      "columns \(columns.map { $0 + 1 }) load against the others on the first component"
    case .weakComponent(let share, let second):
      "the first component holds \(share) of the variance and the second \(second)"
    }
  }
}
