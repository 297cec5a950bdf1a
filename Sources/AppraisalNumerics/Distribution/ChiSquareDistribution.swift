import Glibc

/// The chi-square distribution with a positive number of degrees of freedom, not always whole.
///
/// Relative accuracy of both tails and of the quantiles is better than 10⁻¹² for up to 10⁶ degrees.
/// A tail takes O(√*degrees*) terms at worst, a quantile a few tails; none allocates.
///
/// NIST Handbook, chapter 8 `[olver2010nist]`; Loader (2000) `[loader2000fast]`.
public struct ChiSquareDistribution: Sendable, Hashable {
  /// The degrees of freedom.
  public let degrees: Double

  /// A distribution.
  ///
  /// - Parameter degrees: Degrees of freedom.
  /// - Throws: ``DistributionError/degreesNotPositive(_:)``,
  ///   ``DistributionError/degreesOutOfRange(_:)``.
  public init(degrees: Double) throws(DistributionError) {
    try DistributionError.check(degrees)
    self.degrees = degrees
  }

  /// The probability of a value up to `x`: `P(ν/2, x/2)`.
  ///
  /// - Parameter x: Any number; below 0 the probability is 0, NaN gives NaN.
  /// - Returns: A probability.
  public func lowerTail(_ x: Double) -> Double {
    x < 0 ? 0 : incompleteGamma(degrees / 2, x / 2).lower
  }

  /// The probability of a value beyond `x`: `Q(ν/2, x/2)`.
  ///
  /// - Parameter x: Any number; below 0 the probability is 1, NaN gives NaN.
  /// - Returns: A probability.
  public func upperTail(_ x: Double) -> Double {
    x < 0 ? 1 : incompleteGamma(degrees / 2, x / 2).upper
  }

  /// The value that is not exceeded with a probability.
  ///
  /// Newton's method inside a bracket that every step narrows, from Wilson and Hilferty's cube.
  ///
  /// - Parameter probability: 0…1; NaN is answered outside, 0 and ∞ at the ends.
  /// - Returns: The quantile.
  public func quantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    guard probability > 0 else { return 0 }
    guard probability < 1 else { return .infinity }
    let start = wilsonHilferty(probability)
    return invertMonotone(
      lower: probability, upper: 1 - probability, start: start, end: .infinity
    ) { x in
      let (lower, upper) = incompleteGamma(degrees / 2, x / 2)
      return (lower, upper, poissonKernel(degrees / 2, x / 2) * degrees / (2 * x))
    }
  }

  private func wilsonHilferty(_ probability: Double) -> Double {
    let spread = 2 / (9 * degrees)
    let root = 1 - spread + normalQuantile(probability) * spread.squareRoot()
    if root > 0.2 { return degrees * root * root * root }
    // Far in the lower tail P ≈ (x/2)ᵃ / Γ(a + 1).
    let a = degrees / 2
    return max(2 * exp((log(probability) + logGamma(a + 1)) / a), .leastNormalMagnitude)
  }
}
