/// The rows of a table that have a value in every column.
///
/// Robust scatter has no accepted rule for rows with holes; they are left out and named, and can be
/// imputed beforehand by whoever decides to.
struct CompleteRows: Sendable {
  /// The rows of the table, ascending.
  let rows: [Int]
  /// The rows of the table that have a missing value, ascending.
  let incomplete: [Int]
  /// The values of the complete rows.
  let data: Matrix

  /// Finds them.
  ///
  /// - Throws: ``OutlierError/infinite(row:column:)``, ``OutlierError/noColumns``, or
  ///   ``OutlierError/tooFewValues(found:needed:)`` when too few rows are complete.
  init(_ table: Matrix, minimumRows: Int) throws(OutlierError) {
    guard table.columns > 0 else { throw .noColumns }
    if let (row, column) = table.firstInfinity() { throw .infinite(row: row, column: column) }
    var isComplete = [Bool](repeating: true, count: table.rows)
    for column in 0..<table.columns {
      for (row, value) in table.column(column).enumerated() where value.isNaN {
        isComplete[row] = false
      }
    }
    rows = isComplete.indices.filter { isComplete[$0] }
    incomplete = isComplete.indices.filter { !isComplete[$0] }
    guard rows.count >= minimumRows else {
      throw .tooFewValues(found: rows.count, needed: minimumRows)
    }
    data = incomplete.isEmpty ? table : table.selecting(rows: rows)
  }

  /// Values of the complete rows put back to their rows, NaN elsewhere.
  func spread(_ values: [Double], over count: Int) -> [Double] {
    var result = [Double](repeating: .nan, count: count)
    for (index, row) in rows.enumerated() { result[row] = values[index] }
    return result
  }
}
