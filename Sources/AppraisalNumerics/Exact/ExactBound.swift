/// The proof that a matrix product on integer-valued Doubles is exact.
///
/// A Double holds every integer up to 2⁵³. If every factor is an integer and
///
/// ```
/// max |x| · Σ |w|  <  2⁵³
/// ```
///
/// then each product and each partial sum of `Σ w·x`, in whatever order, is an integer below 2⁵³
/// and therefore held exactly; additions and fused multiply-adds never round. The result is the
/// same on every processor, kernel, block size and number of threads.
public enum ExactBound {
  /// 2⁵³, the first power of two beyond which a Double skips integers.
  public static let limit: Int128 = 1 << 53

  /// Refuses weights with which a sum could leave the exactly held integers.
  ///
  /// - Parameters:
  ///   - weights: The weights of one sum, as integers.
  ///   - largest: The largest absolute value that is weighted.
  /// - Throws: ``ExactError/Kind/productNotExact(bound:)`` with the figure reached, the largest
  ///   `Int128` where even that cannot hold it.
  public static func prove(
    weights: some Sequence<Int64>, largest: Int64 = Points.limit
  ) throws(ExactError) {
    let total = weights.reduce(Int128(0)) { $0 + Int128($1.magnitude) }
    let (bound, overflow) = total.multipliedReportingOverflow(by: Int128(largest.magnitude))
    guard !overflow, bound < limit else {
      throw ExactError(.productNotExact(bound: overflow ? .max : bound))
    }
  }
}
