/// Weights from the first principal component of the correlations.
///
/// With `R v = λ₁ v` and `v` of length 1:
/// ```
/// loadings         w_j ∝ v_j
/// squaredLoadings  w_j = v_j²      shares of the component, adding up to 1 by themselves
/// ```
/// The component says what varies together, not what matters. It is therefore guarded: a loading
/// of the other sign (beyond 10⁻⁹) would be a negative weight and is refused; so is a first
/// component that holds less than `minimumShare` of the variance or is no more than
/// `minimumRatio` times the second, whose direction would then be chance.
///
/// Source: OECD and JRC (2008), `oecd2008handbook`, §6; Nicoletti et al. (2000),
/// `nicoletti2000summary`.
public struct PrincipalComponentWeights: Sendable {
  /// What is made of the loadings.
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    /// In proportion to the loadings.
    case loadings
    /// The squared loadings.
    case squaredLoadings
  }

  /// The weights.
  public let weights: WeightShares
  /// The unit vector of loadings on the first component, its sum not negative.
  public let loadings: [Double]
  /// All eigenvalues of the correlations, descending; they add up to the number of columns.
  public let eigenvalues: [Double]

  /// Finds the weights.
  ///
  /// - Parameters:
  ///   - values: *n* × *p*, oriented so that more is better; rows with a missing value are left out,
  ///     and more than *p* complete ones are needed.
  ///   - rule: What is made of the loadings.
  ///   - minimumShare: The least share of the variance in the first component, 0…1.
  ///   - minimumRatio: The least ratio of the first eigenvalue to the second, at least 1.
  /// - Throws: ``WeightingError/infinite(row:column:)``, ``WeightingError/noWeight`` without columns,
  ///   ``WeightingError/tooFewSubjects(found:needed:)``, ``WeightingError/constantColumn(_:)``,
  ///   ``WeightingError/oppositeLoadings(_:)``, ``WeightingError/weakComponent(share:secondShare:)``.
  /// - Complexity: O(*n p*² + *p*³).
  public init(
    of values: Matrix, rule: Rule, minimumShare: Double = 0.4, minimumRatio: Double = 1.2
  ) throws(WeightingError) {
    let rows = try CompleteMoments(values, needed: max(3, values.columns + 1))
    let covariances = rows.scaledCovariances().covariances
    for column in 0..<values.columns where !(covariances[column, column] > 0) {
      throw .constantColumn(column)
    }
    guard let eigen = try? symmetricEigen(correlations(from: covariances)) else {
      throw .collinear
    }
    eigenvalues = eigen.values
    // An eigenvector has no sign of its own: the one with the larger sum is taken.
    let vector = Array(eigen.vectors.column(0))
    let loadings = vector.reduce(0, +) < 0 ? vector.map { -$0 } : vector
    self.loadings = loadings
    let opposite = loadings.indices.filter { loadings[$0] < -1e-9 }
    guard opposite.isEmpty else { throw .oppositeLoadings(opposite) }
    let share = eigen.values[0] / Double(values.columns)
    let second = values.columns > 1 ? eigen.values[1] / Double(values.columns) : 0
    guard share >= minimumShare, share >= minimumRatio * second else {
      throw .weakComponent(share: share, secondShare: second)
    }
    weights = try WeightShares(
      stated: loadings.map { rule == .loadings ? max($0, 0) : $0 * $0 })
  }
}
