/// Columns that methods with ideal subjects compare: oriented, on complete rows.
struct IdealTable {
  /// The rows without a missing value.
  let rows: [Int]
  /// Their values, column by column.
  let columns: [[Double]]
  /// All rows, complete or not.
  let rowCount: Int

  init(
    _ values: Matrix, weights: WeightShares, directions: [Direction]
  ) throws(AggregateError) {
    guard weights.shares.count == values.columns else {
      throw .countMismatch(found: weights.shares.count, expected: values.columns)
    }
    guard directions.count == values.columns else {
      throw .countMismatch(found: directions.count, expected: values.columns)
    }
    if let (row, column) = values.firstInfinity() { throw .infinite(row: row, column: column) }
    var isComplete = [Bool](repeating: values.columns > 0, count: values.rows)
    for column in 0..<values.columns {
      for (row, value) in values.column(column).enumerated() where value.isNaN {
        isComplete[row] = false
      }
    }
    let rows = isComplete.indices.filter { isComplete[$0] }
    self.rows = rows
    rowCount = values.rows
    columns = (0..<values.columns).map { column in
      let cells = values.column(column)
      return rows.map { cells[cells.startIndex + $0] }
    }
  }

  /// Spreads results of the complete rows over all rows, NaN elsewhere.
  func spread(_ results: [Double]) -> [Double] {
    var all = [Double](repeating: .nan, count: rowCount)
    for (row, result) in zip(rows, results) { all[row] = result }
    return all
  }
}
