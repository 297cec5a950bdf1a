/// The lower triangle `L` with `A = L Lᵀ` of a symmetric positive definite matrix.
///
/// Column by column, from the lower triangle of `A`, in a fixed order of operations: the threads of
/// `dpotrf` could change its last bits, and the orders met here are small.
///
/// - Parameter matrix: *p* × *p*, finite; only its lower triangle is read.
/// - Returns: `L`, with zeros above the diagonal.
/// - Throws: ``MatrixError/notPositiveDefinite(order:)`` with the order of the first leading block
///   whose pivot is not positive; ``MatrixError`` when not square or not finite.
/// - Complexity: O(*p*³ / 3).
func choleskyFactor(_ matrix: Matrix) throws(MatrixError) -> Matrix {
  guard matrix.rows == matrix.columns else {
    throw .notSquare(rows: matrix.rows, columns: matrix.columns)
  }
  if let (row, column) = matrix.firstNotFinite() { throw .notFinite(row: row, column: column) }
  let order = matrix.rows
  var factor = Matrix(rows: order, columns: order)
  let failed = factor.withMutableStorage { cells -> Int? in
    for column in 0..<order {
      for row in column..<order { cells[column * order + row] = matrix[row, column] }
      for earlier in 0..<column {
        let multiplier = cells[earlier * order + column]
        for row in column..<order {
          cells[column * order + row] -= multiplier * cells[earlier * order + row]
        }
      }
      let pivot = cells[column * order + column]
      guard pivot > 0, pivot.isFinite else { return column + 1 }
      let root = pivot.squareRoot()
      for row in column..<order { cells[column * order + row] /= root }
    }
    return nil
  }
  if let failed { throw .notPositiveDefinite(order: failed) }
  return factor
}

/// The factor of a covariance, or of correlations; `nil` also when it is singular for all that Doubles
/// can tell.
///
/// A pivot below 10⁻¹² of its variance counts as 0: of an indicator less than a millionth of its
/// spread is left when the others are known.
func regularFactor(_ covariance: Matrix) -> Matrix? {
  guard let factor = try? choleskyFactor(covariance) else { return nil }
  for column in 0..<factor.columns {
    let pivot = factor[column, column] * factor[column, column]
    if pivot <= 1e-12 * covariance[column, column] { return nil }
  }
  return factor
}

/// The logarithm of the determinant of `A = L Lᵀ`, from the diagonal of `L`.
func logDeterminant(ofFactor factor: Matrix) -> Double {
  2 * fixedOrderSum((0..<factor.rows).map { logarithm(factor[$0, $0]) })
}
