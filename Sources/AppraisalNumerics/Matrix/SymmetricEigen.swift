import Glibc

/// Eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations.
///
/// ```
/// A = V diag(λ) Vᵀ,    VᵀV = I,    λ₁ ≥ λ₂ ≥ …
/// ```
/// Each rotation makes one pair of off-diagonal cells zero; sweeps over all pairs in a fixed order
/// go on until every one is negligible beside its diagonal. OpenBLAS splits the products inside
/// `dsyevd` among its threads, so that the last bits could depend on their number; the loops here
/// do not, and small eigenvalues of a graded matrix come out more accurately. Covariances of
/// indicators have an order of a few dozen, where the cost does not matter.
///
/// Each vector has its largest component (the first among equals) positive.
///
/// - Parameter matrix: Symmetric, *p* × *p*, finite.
/// - Returns: The eigenvalues, largest first, and their vectors as columns; an eigenvalue beyond the
///   range of Double, which needs cells above 10³⁰⁷, is ±∞.
/// - Throws: ``MatrixError`` when the matrix is not square, not finite or not exactly symmetric, or
///   when 60 sweeps do not suffice (never seen; 6 to 10 are usual).
/// - Complexity: O(*p*³) per sweep.
///
/// Golub and Van Loan (2013), §8.5 `[golub2013matrix]`.
public func symmetricEigen(
  _ matrix: Matrix
) throws(MatrixError) -> (values: [Double], vectors: Matrix) {
  try checkSymmetric(matrix)
  let order = matrix.rows
  let scale = matrix.columnMajor.reduce(0) { max($0, $1.magnitude) }
  guard scale > 0 else {
    return ([Double](repeating: 0, count: order), .identity(order))
  }
  // A power of two scales without rounding and keeps products inside the range of Double.
  let power = scalbn(1, Int32(-max(scale.exponent, -1022)))
  var work = matrix
  work.withMutableStorage { cells in for index in cells.indices { cells[index] *= power } }
  var vectors = Matrix.identity(order)
  try diagonalise(&work, &vectors)
  let values = (0..<order).map { work[$0, $0] / power }
  let ranked = (0..<order).sorted { (values[$0], $1) > (values[$1], $0) }
  vectors = vectors.selecting(columns: ranked)
  orientColumns(&vectors)
  return (ranked.map { values[$0] }, vectors)
}

/// Refuses what is not square, finite and symmetric.
func checkSymmetric(_ matrix: Matrix) throws(MatrixError) {
  guard matrix.rows == matrix.columns else {
    throw .notSquare(rows: matrix.rows, columns: matrix.columns)
  }
  if let (row, column) = matrix.firstNotFinite() { throw .notFinite(row: row, column: column) }
  for column in 0..<matrix.columns {
    for row in 0..<column where matrix[row, column] != matrix[column, row] {
      throw .notSymmetric(row: row, column: column)
    }
  }
}

private func diagonalise(_ work: inout Matrix, _ vectors: inout Matrix) throws(MatrixError) {
  let order = work.rows
  let limit = 60
  for sweep in 0..<limit {
    // Beside the matrix, whose largest cell lies in 1..<2. Rounding can refill the cells of an
    // indefinite matrix for ever, so that late sweeps are content with the precision of Double.
    let floor = sweep < 12 ? 0x1p-80 : 0x1p-50
    var rotated = false
    for second in 1..<max(order, 1) {
      for first in 0..<second where rotate(&work, &vectors, first, second, floor) { rotated = true }
    }
    if !rotated { return }
  }
  throw .noConvergence(sweeps: limit)
}

/// Makes the cell of a pair zero; false when it was negligible already.
private func rotate(
  _ work: inout Matrix, _ vectors: inout Matrix, _ first: Int, _ second: Int, _ floor: Double
) -> Bool {
  let order = work.rows
  let off = work[first, second]
  let (low, high) = (work[first, first], work[second, second])
  let relative = 0x1p-54 * (low.magnitude * high.magnitude).squareRoot()
  guard off.magnitude > max(relative, floor) else { return false }
  let ratio = (high - low) / (2 * off)
  let size = ratio.magnitude + (1 + ratio * ratio).squareRoot()
  let tangent = (ratio < 0 ? -1 : 1) / size
  let cosine = 1 / (1 + tangent * tangent).squareRoot()
  let sine = tangent * cosine
  vectors.withMutableStorage { rotateColumns($0, order, first, second, cosine, sine) }
  work.withMutableStorage { cells in
    rotateColumns(cells, order, first, second, cosine, sine)
    for column in 0..<order {
      let (a, b) = (cells[column * order + first], cells[column * order + second])
      cells[column * order + first] = cosine * a - sine * b
      cells[column * order + second] = sine * a + cosine * b
    }
    // What the rotation makes exactly is written exactly.
    cells[first * order + first] = low - tangent * off
    cells[second * order + second] = high + tangent * off
    cells[first * order + second] = 0
    cells[second * order + first] = 0
  }
  return true
}

/// Turns two columns in their plane: `(a, b)` becomes `(c a - s b, s a + c b)`.
func rotateColumns(
  _ cells: UnsafeMutableBufferPointer<Double>, _ rows: Int, _ first: Int, _ second: Int,
  _ cosine: Double, _ sine: Double
) {
  for row in 0..<rows {
    let (a, b) = (cells[first * rows + row], cells[second * rows + row])
    cells[first * rows + row] = cosine * a - sine * b
    cells[second * rows + row] = sine * a + cosine * b
  }
}

/// Gives every column the sign that makes its largest component positive.
func orientColumns(_ vectors: inout Matrix) {
  for column in 0..<vectors.columns {
    vectors.withMutableColumn(column) { cells in
      var largest = 0.0
      for cell in cells where cell.magnitude > largest.magnitude { largest = cell }
      if largest < 0 { for index in cells.indices { cells[index] = -cells[index] } }
    }
  }
}
