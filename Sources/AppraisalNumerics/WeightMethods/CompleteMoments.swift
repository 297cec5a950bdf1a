/// The rows of a table in which nothing is missing, with means, deviations and covariances.
///
/// Weights from data use complete rows only: with pairwise deletion a correlation matrix may have
/// negative eigenvalues and a weight may rest on subjects that another one never saw. Sums run in
/// the fixed order of ``fixedOrderSum(count:term:)``: a threaded matrix product could change the
/// last bits of weights.
struct CompleteMoments {
  /// The complete rows, *m* × *p*.
  let values: Matrix
  /// The mean of each column.
  let means: [Double]

  /// - Throws: ``WeightingError/infinite(row:column:)`` or too few complete rows.
  init(_ table: Matrix, needed: Int) throws(WeightingError) {
    if let (row, column) = table.firstInfinity() { throw .infinite(row: row, column: column) }
    var isComplete = [Bool](repeating: true, count: table.rows)
    for column in 0..<table.columns {
      table.withColumn(column) { cells in
        for row in cells.indices where cells[row].isNaN { isComplete[row] = false }
      }
    }
    let rows = isComplete.indices.filter { isComplete[$0] }
    guard table.columns > 0 else { throw .noWeight }
    guard rows.count >= needed else { throw .tooFewSubjects(found: rows.count, needed: needed) }
    values = rows.count == table.rows ? table : table.selecting(rows: rows)
    means = (0..<table.columns).map { [values] column in
      values.withColumn(column) { ColumnSpread($0).isConstant ? $0[0] : arithmeticMean($0) }
    }
  }

  /// The deviations from the mean, column by column, each divided by a power of two that takes the
  /// largest into 1..<2: products then keep inside the range of Double and lose no digit.
  ///
  /// A constant column stays 0, with the unit 1.
  func scaledDeviations() -> (deviations: Matrix, units: [Double]) {
    var (scaled, units) = (values, [Double](repeating: 1, count: values.columns))
    for column in 0..<values.columns {
      let mean = means[column]
      scaled.withMutableColumn(column) { cells in
        if ColumnSpread(UnsafeBufferPointer(cells)).isConstant {
          for row in cells.indices { cells[row] = 0 }
          return
        }
        let range = cells.reduce(0) { max($0, ($1 - mean).magnitude) }
        let scale = range.isFinite ? 1 : 0.25
        let largest = cells.reduce(0) { max($0, ($1 * scale - mean * scale).magnitude) }
        if largest > 0 { units[column] = largest.binade }
        for row in cells.indices {
          cells[row] = (cells[row] * scale - mean * scale) / units[column]
        }
        units[column] /= scale
      }
    }
    return (scaled, units)
  }

  /// The covariances of the columns in the units given beside them, *p* × *p*, divisor *m* − 1.
  func scaledCovariances() -> (covariances: Matrix, units: [Double]) {
    let (deviations, units) = scaledDeviations()
    var result = Matrix(rows: values.columns, columns: values.columns)
    let degrees = Double(max(values.rows - 1, 1))
    for first in 0..<values.columns {
      for second in first..<values.columns {
        let product =
          deviations.withColumn(first) { a in deviations.withColumn(second) { b in dot(a, b) } }
        result[first, second] = product / degrees
        result[second, first] = result[first, second]
      }
    }
    return (result, units)
  }
}

/// Correlations from covariances; columns without variance have correlation 0 with all others.
func correlations(from covariances: Matrix) -> Matrix {
  var result = Matrix.identity(covariances.rows)
  let deviations = (0..<covariances.rows).map { covariances[$0, $0].squareRoot() }
  for first in 0..<covariances.rows {
    for second in 0..<first where deviations[first] > 0 && deviations[second] > 0 {
      let correlation =
        covariances[first, second] / deviations[first] / deviations[second]
      result[first, second] = min(max(correlation, -1), 1)
      result[second, first] = result[first, second]
    }
  }
  return result
}
