/// Why missing values cannot be imputed as asked.
public enum ImputeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A value is infinite; missing values are NaN.
  case infinite(row: Int)
  /// A minimum number of observed values below 1.
  case badMinimum(Int)
  /// Peer groups are asked for and not given, or have another number of rows.
  case groupCount(labels: Int, rows: Int)
  /// A sibling has another number of rows than the column.
  case siblingRows(found: Int, expected: Int)

  /// One sentence: what was found and what is needed; rows are counted from 1.
  public var description: String {
    switch self {
    case .infinite(let row): "row \(row + 1) is infinite; values are finite, or NaN where missing"
    case .badMinimum(let minimum): "at least one observed value is needed, found \(minimum)"
    case .groupCount(let labels, let rows): "\(labels) group labels for \(rows) subjects"
    case .siblingRows(let found, let expected): "a sibling with \(found) rows beside \(expected)"
    }
  }
}
