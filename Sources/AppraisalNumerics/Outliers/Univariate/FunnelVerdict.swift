import Glibc

/// The scores of every unit of a funnel plot, in standard errors from the target.
public struct FunnelVerdict: Sendable, Hashable {
  /// How the excess of differences over chance is allowed for.
  public enum OverDispersion: Sendable, Hashable {
    /// Not at all: chance alone.
    case none
    /// Every standard error is `√φ` times as large.
    case multiplicative
    /// Units differ by a variance `τ²` beside chance.
    case additive
  }

  /// The target proportion.
  public let target: Double
  /// `φ`, the mean square of the winsorised scores; 1 means chance alone.
  public let excess: Double
  /// `τ²`, the variance between units, in squared proportions.
  public let betweenVariance: Double
  /// Scores by chance alone.
  public let naive: [Double]
  /// The same after winsorising.
  public let winsorised: [Double]
  /// Scores with multiplicative over-dispersion.
  public let multiplicative: [Double]
  /// Scores with additive over-dispersion.
  public let additive: [Double]
  /// `2√n (arcsin √y − arcsin √p)`: scores by chance on the scale where its variance is constant.
  public let arcsine: [Double]

  /// The scores under one allowance.
  ///
  /// - Parameter allowance: How excess is allowed for.
  /// - Returns: One score per unit.
  public func scores(_ allowance: OverDispersion) -> [Double] {
    switch allowance {
    case .none: naive
    case .multiplicative: multiplicative
    case .additive: additive
    }
  }

  /// The units beyond a limit on either side.
  ///
  /// - Parameters:
  ///   - limit: In standard errors, not negative; 3.09 leaves 0.1 % beyond each side.
  ///   - allowance: How excess is allowed for.
  /// - Returns: Unit numbers from 0, ascending: those with |score| > limit.
  public func outliers(
    beyond limit: Double = 3.09, _ allowance: OverDispersion = .additive
  ) -> [Int] {
    let scores = scores(allowance)
    return scores.indices.filter { scores[$0].magnitude > limit }
  }

  /// The lowest and highest proportion inside the limits for a number of trials, cut at 0 and 1.
  ///
  /// - Parameters:
  ///   - trials: Above 0.
  ///   - limit: In standard errors, not negative.
  ///   - allowance: How excess is allowed for.
  /// - Returns: Two proportions, to draw the funnel; 0 and 1 for other numbers, of which nothing is
  ///   known.
  public func limits(
    trials: Double, beyond limit: Double = 3.09, _ allowance: OverDispersion = .additive
  ) -> (lower: Double, upper: Double) {
    guard trials > 0, limit >= 0 else { return (0, 1) }
    let chance = target * (1 - target) / trials
    let variance =
      switch allowance {
      case .none: chance
      case .multiplicative: chance * max(excess, 1)
      case .additive: chance + betweenVariance
      }
    let reach = limit * variance.squareRoot()
    return (max(target - reach, 0), min(target + reach, 1))
  }
}

/// The variance-stabilised score of a proportion.
func arcsineScore(_ successes: Double, _ trials: Double, _ target: Double) -> Double {
  2 * trials.squareRoot()
    * (asin((successes / trials).squareRoot()) - asin(target.squareRoot()))
}
