/// Weights of the children of one node: not negative, adding up to 1.
public struct WeightShares: Sendable, Hashable {
  /// One share per child.
  public let shares: [Double]

  /// Weights in any unit, brought to a sum of 1.
  ///
  /// ```
  /// share_j = w_j / Σ w
  /// ```
  ///
  /// - Parameter stated: One weight per child, not negative, finite, at least one positive.
  /// - Throws: ``WeightingError/badWeight(position:value:)``, ``WeightingError/noWeight``.
  public init(stated: [Double]) throws(WeightingError) {
    for (position, weight) in stated.enumerated() where !(weight >= 0 && weight.isFinite) {
      throw .badWeight(position: position, value: weight)
    }
    // The largest weight is taken out first, so that a sum beyond the range of Double cannot occur.
    let largest = stated.max() ?? 0
    guard largest > 0 else { throw .noWeight }
    let scaled = stated.map { $0 / largest }
    let total = fixedOrderSum(scaled)
    shares = scaled.map { $0 / total }
  }

  /// The same weight for every child.
  ///
  /// - Parameter count: Number of children, at least 1.
  /// - Throws: ``WeightingError/noWeight`` without children.
  public init(equal count: Int) throws(WeightingError) {
    guard count > 0 else { throw .noWeight }
    shares = Array(repeating: 1 / Double(count), count: count)
  }
}
