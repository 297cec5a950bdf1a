/// When a distribution counts as too skewed and too heavy-tailed to be added up as it is.
///
/// A column fails when |G1| reaches the first limit *and* G2 reaches the second; either alone
/// passes. A shape that cannot be computed passes, too: there is nothing to treat.
///
/// Source: the practice of the Joint Research Centre, `oecd2008handbook`, `becker2022coinr`.
public struct ShapeLimits: Sendable, Hashable {
  /// The limit of |G1|.
  public let skewness: Double
  /// The limit of G2.
  public let kurtosis: Double

  /// 2 and 3.5.
  public static let standard = ShapeLimits(trusted: 2, 3.5)

  /// Limits.
  ///
  /// - Parameters:
  ///   - skewness: The limit of |G1|, positive.
  ///   - kurtosis: The limit of G2.
  /// - Throws: ``TreatError/badLimit(name:value:)``.
  public init(skewness: Double, kurtosis: Double) throws(TreatError) {
    guard skewness > 0, skewness.isFinite else {
      throw .badLimit(name: "the skewness limit", value: skewness)
    }
    guard kurtosis.isFinite else { throw .badLimit(name: "the kurtosis limit", value: kurtosis) }
    self.init(trusted: skewness, kurtosis)
  }

  private init(trusted skewness: Double, _ kurtosis: Double) {
    self.skewness = skewness
    self.kurtosis = kurtosis
  }

  /// Whether a shape fails.
  ///
  /// - Parameter shape: A shape.
  /// - Returns: Whether both limits are reached.
  public func areReached(by shape: DistributionShape) -> Bool {
    areReached(skewness: shape.skewness, kurtosis: shape.kurtosis)
  }

  /// Whether both limits are reached.
  func areReached(skewness: Double, kurtosis: Double) -> Bool {
    skewness.magnitude >= self.skewness && kurtosis >= self.kurtosis
  }

  /// Whether figures good to nine digits lie too near a limit, or to a skewness of 0, to decide.
  func areDoubtful(skewness: Double, kurtosis: Double) -> Bool {
    func isNear(_ value: Double, _ limit: Double) -> Bool {
      !((value - limit).magnitude > 1e-6 * (1 + limit.magnitude))
    }
    return isNear(skewness.magnitude, self.skewness) || isNear(kurtosis, self.kurtosis)
      || isNear(skewness, 0)
  }
}
