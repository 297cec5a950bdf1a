import Glibc

/// The number of rows that an estimate with a share of coverage rests on.
///
/// `h = ⌊2 m − n + 2 (n − m) α⌋` with `m = ⌊(n + p + 1)/2⌋`: at `α = ½` it is `m`, the choice that
/// tolerates most outliers, at 1 all rows.
///
/// Rousseeuw and Van Driessen (1999) `[rousseeuw1999fast]`.
func coveredRows(rows: Int, columns: Int, coverage: Double) -> Int {
  let half = (rows + columns + 1) / 2
  let real = Double(2 * half - rows) + 2 * Double(rows - half) * coverage
  return min(max(Int(real.rounded(.down)), half), rows)
}

/// The factor that makes the covariance of the central share of normal data that of all.
///
/// ```
/// c(γ) = γ / F_{p+2}(q),   q the γ quantile of chi-square with p degrees of freedom
/// ```
/// Croux and Haesbroeck (1999) `[croux1999influence]`.
func consistencyFactor(columns: Int, share: Double) -> Double {
  guard share < 1,
    let chi = try? ChiSquareDistribution(degrees: Double(columns)),
    let wider = try? ChiSquareDistribution(degrees: Double(columns + 2))
  else { return 1 }
  return share / wider.lowerTail(chi.quantile(share))
}

/// The small-sample factors of the raw and of the reweighted estimate.
///
/// `1/f` with `f = 1 − e^γ n^(−β)` at a coverage of ½ and of ⅞, linear in between and on to 1. For
/// more than two indicators `γ` and `β` follow from values simulated at `n = 2p²` and `3p²`.
///
/// Pison, Van Aelst and Willems (2002) `[pison2002small]`.
struct SmallSampleFactor {
  /// `γ` and `β` for one and two indicators.
  private let one, two: (Double, Double)
  /// `a`, `b` of `1 − a p^(−b)` at `n = 2p²` and `3p²`.
  private let more: ((Double, Double), (Double, Double))

  private init(
    one: (Double, Double), two: (Double, Double), more: ((Double, Double), (Double, Double))
  ) {
    self.one = one
    self.two = two
    self.more = more
  }

  /// The factor of the estimate from the covered rows.
  static func raw(rows: Int, columns: Int, coverage: Double) -> Double {
    let half = SmallSampleFactor(
      one: (0.262024211897096, 0.604756680630497), two: (0.673292623522027, 0.691365864961895),
      more: ((1.42764571687802, 1.26263336932151), (1.06141115981725, 1.28907991440387)))
    let most = SmallSampleFactor(
      one: (-0.351584646688712, 1.01646567502486), two: (0.446537815635445, 1.06690782995919),
      more: ((0.455179464070565, 1.11192541278794), (0.294241208320834, 1.09649329149811)))
    return factor(half, most, rows, columns, coverage)
  }

  /// The factor of the estimate from the rows that kept their weight.
  static func reweighted(rows: Int, columns: Int, coverage: Double) -> Double {
    let half = SmallSampleFactor(
      one: (1.11098143415027, 1.5182890270453), two: (3.11101712909049, 1.91401056721863),
      more: ((1.02842572724793, 1.67659883081926), (0.26800273450853, 1.35968562893582)))
    let most = SmallSampleFactor(
      one: (-0.66046776772861, 0.88939595831888), two: (0.79473550581058, 1.10081930350091),
      more: ((0.544482443573914, 1.25994483222292), (0.343791072183285, 1.25159004257133)))
    return factor(half, most, rows, columns, coverage)
  }

  private static func factor(
    _ half: SmallSampleFactor, _ most: SmallSampleFactor, _ rows: Int, _ columns: Int,
    _ coverage: Double
  ) -> Double {
    let low = half.share(rows, columns)
    let high = most.share(rows, columns)
    let share =
      coverage <= 0.875
      ? low + (high - low) * (coverage - 0.5) / 0.375
      : high + (1 - high) * (coverage - 0.875) / 0.125
    // The fit was never meant for fewer rows than twice the indicators and may leave 0…1 there.
    return share > 0.02 ? 1 / share : 1
  }

  private func share(_ rows: Int, _ columns: Int) -> Double {
    let (gamma, beta) =
      switch columns {
      case 1: one
      case 2: two
      default: throughTwoPoints(Double(columns))
      }
    return 1 - exp(gamma) / pow(Double(rows), beta)
  }

  /// `γ` and `β` of the curve through the simulated values at `2p²` and `3p²` rows.
  private func throughTwoPoints(_ columns: Double) -> (Double, Double) {
    let first = log(more.0.0 / pow(columns, more.0.1))
    let second = log(more.1.0 / pow(columns, more.1.1))
    let (near, far) = (log(2 * columns * columns), log(3 * columns * columns))
    let beta = (first - second) / (far - near)
    return (first + beta * near, beta)
  }
}
