/// The singular value decomposition of a tall matrix, by one-sided Jacobi rotations.
///
/// ```
/// A = U diag(σ) Vᵀ,    σ₁ ≥ σ₂ ≥ … ≥ 0
/// ```
/// Pairs of columns are turned until all are orthogonal: their lengths are the singular values,
/// accurate even when small, and the turns make up `V`. The order of operations is fixed, so the
/// result does not depend on threads.
///
/// - Parameter matrix: *n* × *p*, finite, *n* ≥ *p*; transpose a wide one.
/// - Returns: `U` (*n* × *p*, a zero column where `σ` is 0), `σ`, and `V` (*p* × *p*), each of whose
///   columns has its largest component positive.
/// - Throws: ``MatrixError`` when wide, not finite, or not settled in 60 sweeps.
/// - Complexity: O(*n p*²) per sweep.
///
/// Hestenes (1958) `[hestenes1958inversion]`; Golub and Van Loan (2013), §8.6 `[golub2013matrix]`.
func singularValues(
  of matrix: Matrix
) throws(MatrixError) -> (left: Matrix, values: [Double], right: Matrix) {
  guard matrix.rows >= matrix.columns else {
    throw .shapesDiffer(found: matrix.rows, expected: matrix.columns)
  }
  if let (row, column) = matrix.firstNotFinite() { throw .notFinite(row: row, column: column) }
  let scale = matrix.columnMajor.reduce(0) { max($0, $1.magnitude) }
  var work = matrix
  if scale > 0 {
    work.withMutableStorage { cells in for index in cells.indices { cells[index] /= scale } }
  }
  var right = Matrix.identity(matrix.columns)
  try orthogonalise(&work, &right)
  let lengths = (0..<work.columns).map { column in
    work.withColumn(column) { dot($0, $0) }.squareRoot()
  }
  let ranked = lengths.indices.sorted { (lengths[$0], $1) > (lengths[$1], $0) }
  return oriented(
    work.selecting(columns: ranked), ranked.map { lengths[$0] }, right.selecting(columns: ranked),
    scale: scale)
}

private func oriented(
  _ products: Matrix, _ lengths: [Double], _ right: Matrix, scale: Double
) -> (left: Matrix, values: [Double], right: Matrix) {
  var (left, turned) = (products, right)
  orientColumns(&turned)
  for column in lengths.indices {
    let sign = right.columns > 0 && turned.column(column) != right.column(column) ? -1.0 : 1.0
    let length = lengths[column]
    left.withMutableColumn(column) { cells in
      for index in cells.indices { cells[index] = length > 0 ? sign * cells[index] / length : 0 }
    }
  }
  return (left, lengths.map { $0 * scale }, turned)
}

private func orthogonalise(_ work: inout Matrix, _ right: inout Matrix) throws(MatrixError) {
  let limit = 60
  for _ in 0..<limit {
    var rotated = false
    for second in 1..<max(work.columns, 1) {
      for first in 0..<second where turn(&work, &right, first, second) { rotated = true }
    }
    if !rotated { return }
  }
  throw .noConvergence(sweeps: limit)
}

private func turn(_ work: inout Matrix, _ right: inout Matrix, _ first: Int, _ second: Int) -> Bool
{
  let (rows, order) = (work.rows, right.rows)
  let (low, high, cross) = work.withColumn(first) { a in
    work.withColumn(second) { b in (dot(a, a), dot(b, b), dot(a, b)) }
  }
  guard cross.magnitude > 0x1p-50 * (low.squareRoot() * high.squareRoot()), cross.isNormal else {
    return false
  }
  let ratio = (high - low) / (2 * cross)
  let tangent = (ratio < 0 ? -1 : 1) / (ratio.magnitude + (1 + ratio * ratio).squareRoot())
  let cosine = 1 / (1 + tangent * tangent).squareRoot()
  work.withMutableStorage { rotateColumns($0, rows, first, second, cosine, tangent * cosine) }
  right.withMutableStorage { rotateColumns($0, order, first, second, cosine, tangent * cosine) }
  return true
}
