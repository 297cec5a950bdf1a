/// The index of Mazziotta and Pareto: a mean with a penalty for uneven profiles.
///
/// Over the children present, with weights *w* of sum 1 and *m* children:
/// ```
/// μ = Σ w x,    σ² = Σ w (x − μ)² · m / (m − 1 or m),    y = μ (1 ∓ (σ/μ)²) = μ ∓ σ²/μ
/// ```
/// Equal weights give the published index. Its children are standardised to mean 100 and standard
/// deviation 10 (``StandardScore``), or for the adjusted index to 70…130 between goalposts
/// (``Goalposts`` with base 70 and gain 60). The penalty is subtracted where more is better and
/// added where the index measures something bad. Implementations differ in the divisor of σ², so it
/// is part of the specification; a single child present has no penalty under either.
///
/// Source: Mazziotta and Pareto (2016), `mazziotta2016generalized`.
public struct MazziottaPareto: Sendable, Hashable {
  /// The sign of the penalty.
  public enum Penalty: String, Sendable, Hashable, CaseIterable {
    /// Uneven profiles get less.
    case subtracted
    /// Uneven profiles get more, for an index of something bad.
    case added
  }

  /// The sign of the penalty.
  public let penalty: Penalty
  /// The divisor of σ².
  public let divisor: VarianceDivisor

  /// An index.
  ///
  /// - Parameters:
  ///   - penalty: The sign of the penalty.
  ///   - divisor: The divisor of σ².
  public init(penalty: Penalty, divisor: VarianceDivisor) {
    self.penalty = penalty
    self.divisor = divisor
  }
}
