/// Robust covariances of all pairs of columns, each scaled to 1:
/// `cov(x, y) = (s(x + y)² − s(x − y)²) / 4` with a robust scale `s`, and 1 on the diagonal.
///
/// The matrix need not be positive definite; ``OrthogonalisedEstimator`` makes it so.
///
/// Gnanadesikan and Kettenring (1972) `[gnanadesikan1972robust]`.
///
/// - Parameters:
///   - data: *n* × *p*, columns scaled by `scale`.
///   - scale: A robust scale.
/// - Returns: *p* × *p*, symmetric.
/// - Complexity: O(*p*²) scales of *n* values.
func pairwiseScatter(_ data: Matrix, scale: ColumnScale) -> Matrix {
  var result = Matrix.identity(data.columns)
  for second in 1..<max(data.columns, 1) {
    let right = Array(data.column(second))
    for first in 0..<second {
      let left = Array(data.column(first))
      let sum = scale.withoutFallback(zip(left, right).map { $0 + $1 })
      let difference = scale.withoutFallback(zip(left, right).map { $0 - $1 })
      result[first, second] = (sum * sum - difference * difference) / 4
      result[second, first] = result[first, second]
    }
  }
  return result
}
