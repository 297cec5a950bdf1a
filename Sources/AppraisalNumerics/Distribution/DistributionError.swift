/// What a distribution refuses.
public enum DistributionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Degrees of freedom or a shape that is not positive and finite.
  case degreesNotPositive(Double)

  /// One sentence with what was found.
  public var description: String {
    switch self {
    case .degreesNotPositive(let degrees):
      "degrees of freedom and shapes are positive and finite, found \(degrees)"
    }
  }
}
