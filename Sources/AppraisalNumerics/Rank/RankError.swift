/// Why scores cannot be ranked as asked.
public enum RankError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A score or a tie-break key is infinite; missing ones are NaN.
  case infinite(row: Int)
  /// Decimal places outside 0…15.
  case decimalsOutOfRange(Int)
  /// A tie-break key or the peer groups have another number of rows than the scores.
  case rowCount(found: Int, expected: Int)
  /// More rows than a 32-bit row number counts.
  case tooManyRows(Int)

  /// One sentence: what was found and what is needed; rows are counted from 1.
  public var description: String {
    switch self {
    case .infinite(let row): "row \(row + 1) is infinite; scores are finite, or NaN where missing"
    case .decimalsOutOfRange(let decimals): "0...15 decimal places, found \(decimals)"
    case .rowCount(let found, let expected): "\(found) rows where \(expected) scores are ranked"
    case .tooManyRows(let rows): "\(rows) rows; at most 2147483647 can be ranked"
    }
  }
}
