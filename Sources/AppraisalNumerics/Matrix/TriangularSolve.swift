/// Solves `L X = B` for a lower triangle `L`.
///
/// - Parameters:
///   - factor: `L`, *p* × *p*, with no zero on its diagonal.
///   - right: `B`, *p* × *k*.
/// - Returns: `X`, *p* × *k*.
/// - Throws: ``MatrixError/shapesDiffer(found:expected:)``.
/// - Complexity: O(*p*² *k*).
func solveLower(_ factor: Matrix, _ right: Matrix) throws(MatrixError) -> Matrix {
  try checkTriangular(factor, right)
  let order = factor.rows
  var solution = right
  for column in 0..<right.columns {
    solution.withMutableColumn(column) { cells in
      for step in 0..<order {
        cells[step] /= factor[step, step]
        for row in (step + 1)..<max(order, step + 1) {
          cells[row] -= factor[row, step] * cells[step]
        }
      }
    }
  }
  return solution
}

/// Solves `Lᵀ X = B` for a lower triangle `L`.
///
/// - Parameters:
///   - factor: `L`, *p* × *p*, with no zero on its diagonal.
///   - right: `B`, *p* × *k*.
/// - Returns: `X`, *p* × *k*.
/// - Throws: ``MatrixError/shapesDiffer(found:expected:)``.
/// - Complexity: O(*p*² *k*).
func solveLowerTransposed(_ factor: Matrix, _ right: Matrix) throws(MatrixError) -> Matrix {
  try checkTriangular(factor, right)
  let order = factor.rows
  var solution = right
  for column in 0..<right.columns {
    solution.withMutableColumn(column) { cells in
      for step in (0..<order).reversed() {
        var value = cells[step]
        for row in (step + 1)..<max(order, step + 1) { value -= factor[row, step] * cells[row] }
        cells[step] = value / factor[step, step]
      }
    }
  }
  return solution
}

/// Solves `A X = B` for `A = L Lᵀ`.
///
/// - Parameters:
///   - factor: `L`, *p* × *p*, with no zero on its diagonal.
///   - right: `B`, *p* × *k*.
/// - Returns: `X`, *p* × *k*.
/// - Throws: ``MatrixError/shapesDiffer(found:expected:)``.
/// - Complexity: O(*p*² *k*).
func solvePositiveDefinite(factor: Matrix, _ right: Matrix) throws(MatrixError) -> Matrix {
  try solveLowerTransposed(factor, solveLower(factor, right))
}

private func checkTriangular(_ factor: Matrix, _ right: Matrix) throws(MatrixError) {
  guard factor.rows == factor.columns else {
    throw .notSquare(rows: factor.rows, columns: factor.columns)
  }
  guard right.rows == factor.rows else {
    throw .shapesDiffer(found: right.rows, expected: factor.rows)
  }
}
