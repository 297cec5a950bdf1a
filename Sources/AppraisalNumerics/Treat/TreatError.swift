/// Why a column cannot be treated as asked.
public enum TreatError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A value is infinite; missing values are NaN.
  case infinite(row: Int)
  /// A limit of a treatment is not a number or lies outside its range.
  case badLimit(name: String, value: Double)

  /// One sentence: what was found and what is needed; rows are counted from 1.
  public var description: String {
    switch self {
    case .infinite(let row): "row \(row + 1) is infinite; values are finite, or NaN where missing"
    case .badLimit(let name, let value): "\(name) cannot be \(value)"
    }
  }
}
