/// What a distribution refuses.
public enum DistributionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Degrees of freedom or a shape that is not positive and finite.
  case degreesNotPositive(Double)
  /// Degrees of freedom or a shape outside 10⁻⁶…10¹⁰, where the series would lose their accuracy or
  /// take too many terms.
  case degreesOutOfRange(Double)

  /// One sentence with what was found.
  public var description: String {
    switch self {
    case .degreesNotPositive(let degrees):
      "degrees of freedom and shapes are positive and finite, found \(degrees)"
    case .degreesOutOfRange(let degrees):
      "degrees of freedom and shapes lie in 1e-6...1e10, found \(degrees)"
    }
  }

  /// Refuses degrees of freedom, or a shape, that no distribution here takes.
  static func check(_ degrees: Double) throws(DistributionError) {
    guard degrees > 0, degrees.isFinite else { throw .degreesNotPositive(degrees) }
    guard degrees >= 1e-6, degrees <= 1e10 else { throw .degreesOutOfRange(degrees) }
  }
}
