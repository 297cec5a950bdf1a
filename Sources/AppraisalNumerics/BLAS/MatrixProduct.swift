import CLAPACK

/// Computes `C = A · B` on column-major storage with `dgemm`, or `dgemv` for a single column.
///
/// - Parameters:
///   - left: `A`, rows × inner, with `left.count ≥ rows · inner`.
///   - right: `B`, inner × columns.
///   - result: `C`, rows × columns; overwritten.
///   - rows: Rows of `A` and `C`.
///   - inner: Columns of `A`, rows of `B`.
///   - columns: Columns of `B` and `C`.
/// - Complexity: O(rows · inner · columns).
func multiply(
  _ left: UnsafeBufferPointer<Double>, _ right: UnsafeBufferPointer<Double>,
  into result: UnsafeMutableBufferPointer<Double>, rows: Int, inner: Int, columns: Int
) {
  precondition(left.count >= rows * inner && right.count >= inner * columns)
  precondition(result.count >= rows * columns)
  guard let m = Int32(exactly: rows), let k = Int32(exactly: inner), let n = Int32(exactly: columns)
  else { preconditionFailure("a block is never longer than 2^31 rows") }
  guard m > 0, k > 0, n > 0 else { return }
  if n == 1 {
    cblas_dgemv(
      CblasColMajor, CblasNoTrans, m, k, 1, left.baseAddress, m, right.baseAddress, 1, 0,
      result.baseAddress, 1)
  } else {
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, left.baseAddress, m,
      right.baseAddress, k, 0, result.baseAddress, m)
  }
}
