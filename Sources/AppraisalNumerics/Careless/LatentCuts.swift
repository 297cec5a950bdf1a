import Glibc

/// Where a standard normal variable is cut so that its pieces have the shares of an item's values,
/// and how a latent correlation turns into one of cut variables.
///
/// With Hermite polynomials `Heₕ` and the cuts `τ` of an item,
/// ```
/// aₕ = E[x Heₕ(Z)] = Σ_τ φ(τ) Heₕ₋₁(τ),    Cov(xᵢ, xⱼ) = Σ_{h ≥ 1} ρʰ aᵢₕ aⱼₕ / h!
/// ```
/// which is Mehler's expansion. It rises with ρ, so that bisection finds the ρ of an observed
/// correlation. Terms beyond the twentieth are left out; `aₕ²/h!` then adds up to the variance only
/// nearly, which moves the largest correlations by a few thousandths.
struct LatentCuts: Sendable {
  private static let terms = 20
  /// Per item `m` ascending cuts; −∞ or ∞ where a value at the end of the scale was never given.
  private let cuts: [Double]
  private let steps: Int
  /// `aₕ / √h!` per item, divided by the standard deviation of the answers.
  private let loadings: [Double]

  init(_ counts: AnswerCounts) {
    steps = counts.categories - 1
    var cuts: [Double] = []
    var loadings: [Double] = []
    for item in counts.answered.indices {
      let own = LatentCuts.cuts(counts, item)
      cuts += own
      loadings += LatentCuts.loadings(own, counts, item)
    }
    self.cuts = cuts
    self.loadings = loadings
  }

  /// The value, from 0, of a latent variable.
  func value(_ latent: Double, _ item: Int) -> Int {
    var value = 0
    while value < steps, latent > cuts[item * steps + value] { value += 1 }
    return value
  }

  /// The correlation of the answers to two items with a latent correlation `rho`.
  func observedCorrelation(_ rho: Double, _ first: Int, _ second: Int) -> Double {
    var power = 1.0
    var sum = 0.0
    for term in 0..<Self.terms {
      power *= rho
      sum += power * loadings[first * Self.terms + term] * loadings[second * Self.terms + term]
    }
    return sum
  }

  /// The latent correlation that gives an observed one, at most 0.99 in size.
  func latentCorrelation(_ observed: Double, _ first: Int, _ second: Int) -> Double {
    var (low, high) = (-0.99, 0.99)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if observedCorrelation(middle, first, second) < observed {
        low = middle
      } else {
        high = middle
      }
    }
    return (low + high) / 2
  }

  private static func cuts(_ counts: AnswerCounts, _ item: Int) -> [Double] {
    let answered = Double(counts.answered[item])
    var below = 0
    return (0..<counts.categories - 1).map { value in
      below += counts.counts[item * counts.categories + value]
      return answered > 0 ? normalQuantile(Double(below) / answered) : .infinity
    }
  }

  private static func loadings(_ cuts: [Double], _ counts: AnswerCounts, _ item: Int) -> [Double] {
    var loadings = [Double](repeating: 0, count: terms)
    let deviation = standardDeviation(counts, item)
    guard deviation > 0 else { return loadings }
    for cut in cuts where cut.isFinite {
      let density = exp(-cut * cut / 2) / (2 * Double.pi).squareRoot()
      // Heₕ₋₁ / √h!, by the recurrence of the polynomials with the factorials taken in.
      var (before, now) = (0.0, density)
      for term in 1...terms {
        loadings[term - 1] += now / deviation
        let next =
          (cut * now / Double(term + 1).squareRoot()) - before
          * (Double(term - 1) / (Double(term) * Double(term + 1)).squareRoot())
        (before, now) = (now, next)
      }
    }
    return loadings
  }

  private static func standardDeviation(_ counts: AnswerCounts, _ item: Int) -> Double {
    let n = Double(counts.answered[item])
    let mean = Double(counts.sums[item]) / n
    var sum = 0.0
    for value in 0..<counts.categories {
      let deviation = Double(value) - mean
      sum += Double(counts.counts[item * counts.categories + value]) * deviation * deviation
    }
    return n > 0 ? (sum / n).squareRoot() : 0
  }
}
