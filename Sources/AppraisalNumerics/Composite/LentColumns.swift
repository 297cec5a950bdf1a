/// Lends arrays as pointers, all at once, for the time of a body.
func withLentColumns(
  _ columns: [[Double]], _ lent: [UnsafePointer<Double>] = [],
  _ body: ([UnsafePointer<Double>]) -> Void
) {
  guard lent.count < columns.count else { return body(lent) }
  columns[lent.count].withUnsafeBufferPointer { cells in
    guard let base = cells.baseAddress else { return }
    withLentColumns(columns, lent + [base], body)
  }
}

/// Makes columns that a body fills completely; no row is written twice.
func filledColumns(
  _ count: Int, rows: Int, _ lent: [UnsafeMutablePointer<Double>] = [],
  _ body: ([UnsafeMutablePointer<Double>]) -> Void
) -> [[Double]] {
  guard lent.count < count else {
    body(lent)
    return []
  }
  var others: [[Double]] = []
  let column = [Double](unsafeUninitializedCapacity: rows) { cells, filled in
    guard let base = cells.baseAddress else { return }
    others = filledColumns(count, rows: rows, lent + [base], body)
    filled = rows
  }
  return [column] + others
}
