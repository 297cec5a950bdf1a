/// What was done to the values of one indicator before they were aggregated.
public struct IndicatorRecord: Sendable {
  /// The indicator's node.
  public let node: Int
  /// The rows whose value was imputed, ascending; a report marks each of them.
  public let imputedRows: [Int32]
  /// The rows that stay missing although imputation was asked for.
  public let missingRows: [Int32]
  /// The treatment with its verdict and changes; `nil` when none was asked for.
  public let treatment: TreatedColumn?
  /// The scales in force, to be stored and used next year; `nil` for ranks and for values taken as
  /// scores.
  public let frozen: FrozenNormalisation?
}
