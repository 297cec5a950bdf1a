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

/// Distances from an end of a range as shares of it, also where the range leaves that of Double.
struct ValueRange {
  let lowest: Double
  let highest: Double
  /// A power of two that keeps the range finite.
  private let scale: Double

  init(_ values: some Collection<Double>) {
    lowest = values.min() ?? 0
    highest = values.max() ?? 0
    scale = (highest - lowest).isFinite ? 1 : 0.5
  }

  /// Whether there is anything to share.
  var isPositive: Bool { highest > lowest }

  /// `|value − end| / (highest − lowest)`, 0…1 inside a positive range; 0 where all are equal.
  func share(from end: Double, to value: Double) -> Double {
    guard isPositive else { return 0 }
    return (value * scale - end * scale).magnitude / (highest * scale - lowest * scale)
  }
}
