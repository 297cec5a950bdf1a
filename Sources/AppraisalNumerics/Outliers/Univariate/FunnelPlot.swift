/// Proportions of unequal numbers of trials against limits that narrow as the number grows.
///
/// For `rᵢ` successes in `nᵢ` trials and a target `p`:
/// ```
/// yᵢ = rᵢ/nᵢ,   sᵢ = √(p(1 − p)/nᵢ),   zᵢ = (yᵢ − p)/sᵢ
/// ```
/// Real subjects differ more than chance allows. The excess is estimated from the `z` winsorised at
/// both ends (values beyond the type 7 quantiles at `q` and `1 − q` are set to them), so that the
/// subjects sought do not widen their own limits:
/// ```
/// φ = Σ z²ᵢ(winsorised) / I
/// τ² = (I φ − (I − 1)) / (Σ wᵢ − Σ wᵢ²/Σ wᵢ),   wᵢ = 1/s²ᵢ,   0 when negative
/// multiplicative: zᵢ/√φ  (φ < 1 is left at 1)      additive: (yᵢ − p)/√(s²ᵢ + τ²)
/// ```
/// Additive over-dispersion is the default: it leaves large units, whose chance error is small, no
/// narrower a limit than real differences between units allow.
///
/// At least 10 units are needed to estimate the excess.
///
/// Spiegelhalter (2005) `[spiegelhalter2005funnel]`; Spiegelhalter et al. (2012)
/// `[spiegelhalter2012statistical]`.
public struct FunnelPlot: Sendable, Hashable {
  /// The least number of units with at least one trial.
  public static let minimumCount = 10

  /// What the proportions are compared with.
  public enum Target: Sendable, Hashable {
    /// All successes over all trials.
    case overall
    /// A stated proportion, inside 0…1 and at least 10⁻¹⁰⁰.
    case stated(Double)
  }

  /// What the units are compared with.
  public let target: Target
  /// The share `q` of units that is winsorised at each end.
  public let winsorisedShare: Double

  /// A funnel.
  ///
  /// - Parameters:
  ///   - target: What the units are compared with.
  ///   - winsorisedShare: 0 up to, not including, 0.5; 0.1 is usual.
  /// - Throws: ``OutlierError/parameterOutOfRange(_:_:)``.
  public init(
    target: Target = .overall, winsorisedShare: Double = 0.1
  ) throws(OutlierError) {
    if case .stated(let share) = target, !(share >= 1e-100 && share < 1) {
      throw .parameterOutOfRange(.target, share)
    }
    guard winsorisedShare >= 0, winsorisedShare < 0.5 else {
      throw .parameterOutOfRange(.winsorisedShare, winsorisedShare)
    }
    self.target = target
    self.winsorisedShare = winsorisedShare
  }

  /// Judges the units.
  ///
  /// - Parameters:
  ///   - successes: A whole number per unit, 0…trials.
  ///   - trials: A whole number per unit, at least 1.
  /// - Returns: The scores of every unit.
  /// - Throws: ``OutlierError/countsDiffer(found:expected:)``, ``OutlierError/notACount(row:)``,
  ///   ``OutlierError/tooFewValues(found:needed:)`` below ``minimumCount``, and
  ///   ``OutlierError/parameterOutOfRange(_:_:)`` for an overall share of 0 or 1, beside which no unit
  ///   can be judged.
  /// - Complexity: O(*n*) expected.
  public func callAsFunction(
    successes: [Int], trials: [Int]
  ) throws(OutlierError) -> FunnelVerdict {
    try check(successes, trials)
    let counts = zip(successes, trials).map { (Double($0), Double($1)) }
    let target = try targetShare(counts)
    let weights = counts.map { $0.1 / (target * (1 - target)) }
    let differences = counts.map { $0.0 / $0.1 - target }
    let scores = zip(differences, weights).map { $0 * $1.squareRoot() }
    let winsorised = winsorise(scores)
    let excess = sumOfSquares(winsorised, around: 0) / Double(scores.count)
    let between = betweenVariance(excess: excess, weights: weights)
    let divisor = max(excess, 1).squareRoot()
    return FunnelVerdict(
      target: target, excess: excess, betweenVariance: between, naive: scores,
      winsorised: winsorised, multiplicative: scores.map { $0 / divisor },
      additive: zip(differences, weights).map { $0 / (1 / $1 + between).squareRoot() },
      arcsine: counts.map { arcsineScore($0.0, $0.1, target) })
  }

  private func check(_ successes: [Int], _ trials: [Int]) throws(OutlierError) {
    guard successes.count == trials.count else {
      throw .countsDiffer(found: successes.count, expected: trials.count)
    }
    for row in trials.indices
    where trials[row] < 1 || successes[row] < 0 || successes[row] > trials[row] {
      throw .notACount(row: row)
    }
    guard trials.count >= Self.minimumCount else {
      throw .tooFewValues(found: trials.count, needed: Self.minimumCount)
    }
  }

  private func targetShare(_ counts: [(Double, Double)]) throws(OutlierError) -> Double {
    if case .stated(let share) = target { return share }
    let share = fixedOrderSum(counts.map(\.0)) / fixedOrderSum(counts.map(\.1))
    guard share > 0, share < 1 else { throw .parameterOutOfRange(.target, share) }
    return share
  }

  private func winsorise(_ scores: [Double]) -> [Double] {
    let sorted = sortedAscending(scores)
    let low = quantileOf(sorted: sorted, winsorisedShare, .seven)
    let high = quantileOf(sorted: sorted, 1 - winsorisedShare, .seven)
    return scores.map { min(max($0, low), high) }
  }

  private func betweenVariance(excess: Double, weights: [Double]) -> Double {
    let sum = fixedOrderSum(weights)
    let squares = sumOfSquares(weights, around: 0)
    let units = Double(weights.count)
    var pairs = sum - squares / sum
    if pairs <= 1e-9 * sum {
      // One unit outweighs all others together, and the difference has lost its digits: it is
      // Σ wᵢ (sum of the others) / sum, about twice what the others weigh.
      let others = fixedOrderSum(weights.sorted().dropLast())
      pairs = 2 * others * ((sum - others) / sum)
    }
    return max((units * excess - (units - 1)) / pairs, 0)
  }
}
