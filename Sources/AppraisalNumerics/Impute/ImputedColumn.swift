/// A column after imputation, with the rows that were filled and those that stayed empty.
public struct ImputedColumn: Sendable {
  /// The values; those observed are bit-identical to the column imputed.
  public private(set) var values: [Double]
  /// The rows that were imputed, ascending.
  public private(set) var imputedRows: [Int32] = []
  /// The rows that stay missing because too little was observed, ascending.
  public private(set) var missingRows: [Int32] = []

  init(values: [Double]) { self.values = values }

  /// Fills a missing value, or notes that it stays missing.
  mutating func set(_ row: Int, _ value: Double) {
    if value.isNaN {
      missingRows.append(Int32(row))
    } else {
      values[row] = value
      imputedRows.append(Int32(row))
    }
  }

  /// The same with rows in ascending order.
  func ordered() -> ImputedColumn {
    var ordered = self
    ordered.imputedRows.sort()
    ordered.missingRows.sort()
    return ordered
  }
}
