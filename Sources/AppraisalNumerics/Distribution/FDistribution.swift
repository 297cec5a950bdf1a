/// Fisher's F distribution: the ratio of two chi-square means.
///
/// Relative accuracy of both tails and of the quantiles is better than 10⁻¹² for up to 10⁶ degrees.
/// A tail takes O(√*degrees*) terms at worst, a quantile a few tails; none allocates.
///
/// NIST Handbook, chapter 8 `[olver2010nist]`; Loader (2000) `[loader2000fast]`.
public struct FDistribution: Sendable, Hashable {
  /// Degrees of freedom of numerator and denominator.
  public let numeratorDegrees, denominatorDegrees: Double
  private let beta: BetaDistribution

  /// A distribution.
  ///
  /// - Parameters:
  ///   - numeratorDegrees: Positive, not always whole.
  ///   - denominatorDegrees: Positive, not always whole.
  /// - Throws: ``DistributionError/degreesNotPositive(_:)``,
  ///   ``DistributionError/degreesOutOfRange(_:)``.
  public init(numeratorDegrees: Double, denominatorDegrees: Double) throws(DistributionError) {
    try DistributionError.check(numeratorDegrees)
    try DistributionError.check(denominatorDegrees)
    beta = BetaDistribution(checked: numeratorDegrees / 2, denominatorDegrees / 2)
    self.numeratorDegrees = numeratorDegrees
    self.denominatorDegrees = denominatorDegrees
  }

  /// The probability of a value up to `f`: `I_x(d₁/2, d₂/2)` with `x = d₁f / (d₁f + d₂)`.
  ///
  /// - Parameter f: Any number; NaN gives NaN.
  /// - Returns: A probability.
  public func lowerTail(_ f: Double) -> Double { tails(f).lower }

  /// The probability of a value beyond `f`.
  ///
  /// - Parameter f: Any number; NaN gives NaN.
  /// - Returns: A probability.
  public func upperTail(_ f: Double) -> Double { tails(f).upper }

  /// The value that is not exceeded with a probability.
  ///
  /// - Parameter probability: 0…1; NaN is answered outside.
  /// - Returns: The quantile.
  public func quantile(_ probability: Double) -> Double {
    let (x, y) = beta.quantilePair(probability)
    return denominatorDegrees * x / (numeratorDegrees * y)
  }

  private func tails(_ f: Double) -> (lower: Double, upper: Double) {
    guard f > 0 else { return f.isNaN ? (.nan, .nan) : (0, 1) }
    guard f.isFinite else { return (1, 0) }
    let odds = numeratorDegrees * f / denominatorDegrees
    guard odds.isFinite else { return (1, 0) }
    return incompleteBeta(beta.a, beta.b, odds / (1 + odds), 1 / (1 + odds))
  }
}
