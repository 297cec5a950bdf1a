import Glibc

/// The degrees of freedom of the Wishart distribution that approximates a raw determinant scatter.
///
/// The variance of a diagonal element of the consistent scatter of `h` of `n` normal rows is known
/// for large `n`; matching it gives `m`. With `α = 1 − h/n`, `q` the `h/n` quantile of chi-square and
/// `F_k` its distribution function with `k` degrees of freedom:
/// ```
/// c = (1 − α)/F_{p+2}(q)    c₂ = −F_{p+2}(q)/2    c₃ = −F_{p+4}(q)/2    c₄ = 3c₃
/// b₁ = c(c₃ − c₄)/(1 − α)   b₂ = ½ + c/(1 − α) · (c₃ − q/p · (c₂ + (1 − α)/2))
/// v₁ = (1 − α) b₁² (α(cq/p − 1)² − 1) − 2c₃c²(3(b₁ − p b₂)² + (p + 2) b₂ (2b₁ − p b₂))
/// v₂ = n (b₁(b₁ − p b₂)(1 − α))² c²      m = 2 v₂/(c² v₁)
/// ```
/// At the smallest coverage `m` is multiplied by `exp(0.725 − 0.00663p − 0.0780 ln n)`, fitted to
/// simulations of 50 to 1,000 rows; at others it is left alone, which flags too few rather than too
/// many rows.
///
/// Hardin and Rocke (2005) `[hardin2005distribution]`; Croux and Haesbroeck (1999)
/// `[croux1999influence]`.
///
/// - Parameters:
///   - rows: `n`.
///   - columns: `p`.
///   - covered: `h`.
/// - Returns: `m`; `n` when all rows are covered.
func wishartDegrees(rows: Int, columns: Int, covered: Int) -> Double {
  let (n, p) = (Double(rows), Double(columns))
  let kept = Double(covered) / n
  guard covered < rows, let chi = try? ChiSquareDistribution(degrees: p),
    let wider = try? ChiSquareDistribution(degrees: p + 2),
    let widest = try? ChiSquareDistribution(degrees: p + 4)
  else { return n }
  let q = chi.quantile(kept)
  let c = kept / wider.lowerTail(q)
  let c2 = -wider.lowerTail(q) / 2
  let c3 = -widest.lowerTail(q) / 2
  let b1 = c * (c3 - 3 * c3) / kept
  let b2 = 0.5 + c / kept * (c3 - q / p * (c2 + kept / 2))
  let spread = b1 - p * b2
  let far = c * q / p - 1
  let v1 =
    kept * b1 * b1 * ((1 - kept) * far * far - 1)
    - 2 * c3 * c * c * (3 * spread * spread + (p + 2) * b2 * (2 * b1 - p * b2))
  let v2 = n * (b1 * spread * kept) * (b1 * spread * kept) * c * c
  let degrees = 2 * v2 / (c * c * v1)
  let isHalf = covered == coveredRows(rows: rows, columns: columns, coverage: 0.5)
  return isHalf ? degrees * exp(0.725 - 0.00663 * p - 0.0780 * log(n)) : degrees
}

/// The distribution of raw squared distances of rows that are not among the covered ones.
///
/// `d²(m − p + 1)/(p m) ~ F(p, m − p + 1)` for a scatter with its consistency factor alone; the
/// small-sample factor is taken out, `m` having been fitted without it.
struct RawDistanceDistribution {
  private let distribution: FDistribution
  /// `(m − p + 1)/(p m)`.
  private let factor: Double

  init?(rows: Int, columns: Int, covered: Int) {
    let p = Double(columns)
    let m = wishartDegrees(rows: rows, columns: columns, covered: covered)
    // Below p + 1 degrees there is no Wishart density; one degree is the widest F.
    let below = max(m - p + 1, 1)
    guard let f = try? FDistribution(numeratorDegrees: p, denominatorDegrees: below) else {
      return nil
    }
    distribution = f
    factor = below / (p * max(m, p))
  }

  /// The probability of a squared distance at least as large.
  func upperTail(_ square: Double, smallSample: Double) -> Double {
    square.isNaN ? .nan : distribution.upperTail(square * smallSample * factor)
  }

  /// The squared distance that is not exceeded with a probability.
  func quantile(_ probability: Double, smallSample: Double) -> Double {
    distribution.quantile(probability) / (smallSample * factor)
  }
}
