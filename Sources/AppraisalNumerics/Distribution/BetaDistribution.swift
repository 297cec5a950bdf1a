import Glibc

/// The beta distribution on 0…1 with two positive shapes.
///
/// Relative accuracy of both tails and of the quantiles is better than 10⁻¹² for shapes up to 10⁶.
/// A tail takes O(√*shape*) terms at worst, a quantile a few tails; none allocates.
///
/// NIST Handbook, chapter 8 `[olver2010nist]`; Loader (2000) `[loader2000fast]`.
public struct BetaDistribution: Sendable, Hashable {
  /// The shapes: density in proportion to `x^(a−1) (1−x)^(b−1)`.
  public let a, b: Double

  /// A distribution.
  ///
  /// - Parameters:
  ///   - a: The first shape.
  ///   - b: The second shape.
  /// - Throws: ``DistributionError/degreesNotPositive(_:)``,
  ///   ``DistributionError/degreesOutOfRange(_:)``.
  public init(a: Double, b: Double) throws(DistributionError) {
    try DistributionError.check(a)
    try DistributionError.check(b)
    self.a = a
    self.b = b
  }

  /// For shapes that are half of degrees already checked.
  init(checked a: Double, _ b: Double) { (self.a, self.b) = (a, b) }

  /// The probability of a value up to `x`.
  ///
  /// - Parameter x: Any number; NaN gives NaN.
  /// - Returns: `I_x(a, b)`, 0 below and 1 above the support.
  public func lowerTail(_ x: Double) -> Double {
    let inside = min(max(x, 0), 1)
    return x.isNaN ? .nan : incompleteBeta(a, b, inside, 1 - inside).lower
  }

  /// The probability of a value beyond `x`.
  ///
  /// - Parameter x: Any number; NaN gives NaN.
  /// - Returns: `1 − I_x(a, b)`, 1 below and 0 above the support.
  public func upperTail(_ x: Double) -> Double {
    let inside = min(max(x, 0), 1)
    return x.isNaN ? .nan : incompleteBeta(a, b, inside, 1 - inside).upper
  }

  /// The value that is not exceeded with a probability.
  ///
  /// - Parameter probability: 0…1; NaN is answered outside.
  /// - Returns: The quantile.
  public func quantile(_ probability: Double) -> Double { quantilePair(probability).x }

  /// The quantile and its complement, each with full relative accuracy.
  func quantilePair(_ probability: Double) -> (x: Double, y: Double) {
    guard probability >= 0, probability <= 1 else { return (.nan, .nan) }
    guard probability > 0 else { return (0, 1) }
    guard probability < 1 else { return (1, 0) }
    // The smaller of x and 1 − x is the one to solve for.
    if incompleteBeta(a, b, 0.5, 0.5).lower >= probability {
      let x = solve(a, b, lower: probability, upper: 1 - probability)
      return (x, 1 - x)
    }
    let y = solve(b, a, lower: 1 - probability, upper: probability)
    return (1 - y, y)
  }

  private func solve(_ a: Double, _ b: Double, lower: Double, upper: Double) -> Double {
    invertMonotone(lower: lower, upper: upper, start: a / (a + b), end: 1) { x in
      let tails = incompleteBeta(a, b, x, 1 - x)
      return (tails.lower, tails.upper, betaKernel(a, b, x, 1 - x) / (x * (1 - x)))
    }
  }
}
