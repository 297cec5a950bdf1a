/// How the scores of a node's children become the node's score; each case is a full specification.
///
/// With *A* the children present for a subject, *w* their weights and *x* their scores:
/// ```
/// arithmetic       Σ_A w x / Σ_A w
/// geometric        exp(Σ_A w ln x / Σ_A w)                  x > 0
/// harmonic         Σ_A w / Σ_A (w / x)                       x > 0
/// power(p)         (Σ_A w xᵖ / Σ_A w)^{1/p}                  x ≥ 0, or x > 0 for p < 0
/// product          Π x                                       all children present, weights unused
/// minimum          the least x in A                          weights unused
/// maximum          the largest x in A                        weights unused
/// mazziottaPareto  μ ∓ σ²/μ                                  see ``MazziottaPareto``
/// topsis, vikor    distances from ideal subjects             see ``Topsis``, ``Vikor``
/// weightedBorda    Σ_A w b / Σ_A w, b the share beaten       see ``WeightedBorda``
/// ```
/// Leaving a missing child out and taking the other weights as the whole gives it, in effect, the
/// subject's own mean; a node's availability threshold says how far that may go. A score outside
/// the domain of the method is an error that names its place, never a silent NaN.
///
/// The arithmetic mean of Doubles here is the analytic one. Deciding scores are computed by
/// ``weightedMeans(of:nodes:blockRows:)`` on integers.
public enum Aggregation: Sendable, Hashable {
  /// The weighted arithmetic mean: a weak child is made up for by a strong one in full.
  case arithmetic
  /// The weighted geometric mean: made up for in part.
  case geometric
  /// The weighted harmonic mean: made up for least of the three.
  case harmonic
  /// The weighted power mean.
  case power(PowerMean)
  /// The product of all children.
  case product
  /// The weakest child.
  case minimum
  /// The strongest child.
  case maximum
  /// The mean, moved by a penalty for unevenness.
  case mazziottaPareto(MazziottaPareto)
  /// Closeness to the ideal subject.
  case topsis(Topsis)
  /// One less the VIKOR index, so that more is better.
  case vikor(Vikor)
  /// The weighted share of subjects beaten.
  case weightedBorda(WeightedBorda)

  /// Whether a subject's score depends on its own children alone.
  var isRowWise: Bool {
    switch self {
    case .topsis, .vikor, .weightedBorda: false
    default: true
    }
  }

  /// The name in messages.
  var name: String {
    switch self {
    case .arithmetic: "arithmetic mean"
    case .geometric: "geometric mean"
    case .harmonic: "harmonic mean"
    case .power: "power mean"
    case .product: "product"
    case .minimum: "minimum"
    case .maximum: "maximum"
    case .mazziottaPareto: "Mazziotta-Pareto index"
    case .topsis: "TOPSIS closeness"
    case .vikor: "VIKOR index"
    case .weightedBorda: "weighted Borda score"
    }
  }
}

/// The exponent of a power mean.
public struct PowerMean: Sendable, Hashable {
  /// The exponent *p*: 1 is the arithmetic mean, −1 the harmonic one.
  public let exponent: Double

  /// A power mean.
  ///
  /// - Parameter exponent: −100…100 and not 0, whose limit is the geometric mean.
  /// - Throws: ``AggregateError/badExponent(_:)``.
  public init(exponent: Double) throws(AggregateError) {
    guard exponent.magnitude <= 100, exponent != 0 else { throw .badExponent(exponent) }
    self.exponent = exponent
  }
}
