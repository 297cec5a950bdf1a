/// The linear programme of one subject: its solution and the proof that there is none better.
///
/// With `y` divided by the columns' maxima, the unknowns are `x_j = v_j / d_j`, `v_j = w_j y_cj`
/// being the parts of the score and `d_j = min(y_cj, τ)`. `τ` is the largest value of the subject, or
/// under bounds a score that is surely reached. Then neither coefficients nor unknowns
/// exceed 1 by much, even where the subject's values, or its bounds, leave it a millionth.
struct BenefitProblem {
  private let subject: Int
  private let bounds: [BenefitOfDoubt.ShareBounds]
  /// The subject's values over the columns' maxima.
  private let own: [Double]
  /// The unit of the score in the programme.
  private let unit: Double
  /// `d_j / τ`, the coefficients of the objective.
  private let objective: [Double]
  private let constraints: BenefitConstraints

  /// A problem.
  ///
  /// - Parameters:
  ///   - values: Column after column, each divided by its maximum.
  ///   - subjectCount: The number of subjects.
  ///   - subject: The subject's row.
  ///   - bounds: Bounds of shares; empty for none.
  init(
    values: [Double], subjectCount: Int, subject: Int, bounds: [BenefitOfDoubt.ShareBounds]
  ) {
    let own = stride(from: subject, to: values.count, by: subjectCount).map { values[$0] }
    let reached = reachedScore(values: values, subjectCount: subjectCount, own: own, bounds)
    let unit = reached ?? own.max() ?? 0
    let parts = own.map { min($0, unit) }
    let factors = own.indices.map { own[$0] > 0 ? parts[$0] / own[$0] : 0 }
    objective = parts.map { unit > 0 ? $0 / unit : 0 }
    constraints = BenefitConstraints(
      values: values, factors: factors, subjectCount: subjectCount, parts: objective,
      bounds: bounds)
    self.own = own
    self.unit = unit
    self.subject = subject
    self.bounds = bounds
  }

  /// Whether the score can only be 0: the share of a value of zero is zero, so that it cannot be
  /// as large as a bound asks, and others may not be large enough to make up the whole.
  private var isNothing: Bool {
    guard own.contains(where: { $0 > 0 }) else { return true }
    guard !bounds.isEmpty else { return false }
    let present = fixedOrderSum(count: own.count) { own[$0] > 0 ? bounds[$0].upper : 0 }
    return present < 1 - 1e-12
      || bounds.indices.contains { bounds[$0].lower > 0 && own[$0] == 0 }
  }

  /// The assessment, checked against the problem as it was stated.
  ///
  /// - Parameter scales: The columns' maxima.
  /// - Returns: The assessment, or why there is none.
  func solved(
    _ scales: [Double]
  ) -> Result<BenefitOfDoubt.Assessment, BenefitOfDoubtError> {
    guard !isNothing else {
      let none = own.map { _ in 0.0 }
      return .success(
        BenefitOfDoubt.Assessment(
          score: 0, weights: none, shares: none, benchmarks: [], dualityGap: 0))
    }
    guard let vertex = VertexSearch(constraints: constraints, objective: objective).optimum() else {
      return .failure(.notSolved(row: subject, violation: .infinity, gap: .infinity))
    }
    let unknowns = feasible(vertex.weights)
    let parts = own.indices.map { unknowns[$0] * objective[$0] }
    let score = fixedOrderSum(parts)
    let shares = parts.map { score > 0 ? $0 / score : 0 }
    let violation = shareViolation(shares)
    let gap = proofGap(vertex.multipliers, score: score)
    // Comparisons with NaN are false, so that an unusable solution does not pass.
    guard score > 0, violation <= BenefitOfDoubt.tolerance, gap <= BenefitOfDoubt.tolerance
    else { return .failure(.notSolved(row: subject, violation: violation, gap: gap)) }
    return .success(
      BenefitOfDoubt.Assessment(
        score: min(score * unit, 1),
        weights: own.indices.map { own[$0] > 0 ? parts[$0] * unit / own[$0] / scales[$0] : 0 },
        shares: shares,
        benchmarks: (0..<constraints.subjectCount).filter {
          vertex.multipliers[$0] > BenefitOfDoubt.tolerance
        }, dualityGap: max(gap, 0) * score * unit))
  }

  /// The unknowns without negative ones, and so much smaller that no subject exceeds 1; the shares
  /// stay.
  private func feasible(_ unknowns: [Double]) -> [Double] {
    let positive = unknowns.map { max($0, 0) }
    let largest = constraints.products(positive)[..<constraints.subjectCount].max() ?? 1
    return largest > 1 ? positive.map { $0 / largest } : positive
  }

  private func shareViolation(_ shares: [Double]) -> Double {
    bounds.indices.reduce(0) {
      max($0, bounds[$1].lower - shares[$1], shares[$1] - bounds[$1].upper)
    }
  }

  /// How far the score may be from the optimum, as a part of the score.
  ///
  /// For multipliers `λ ≥ 0` of any size, `u_j = max(c_j − (Aᵀλ)_j, 0)` and feasible unknowns,
  /// ```
  /// s = Σ c_j x_j ≤ λᵀA x + Σ u_j x_j ≤ λᵀb + Σ u_j x_j,    x_j ≤ s / c_j,    x_j ≤ y_cj / d_j
  /// ```
  /// the last because no weight exceeds 1 over the column's maximum. With the smaller bound for each
  /// column this bounds the optimum in spite of rounding errors of `λ`.
  private func proofGap(_ multipliers: [Double], score: Double) -> Double {
    let positive = (0..<constraints.firstSign).filter { multipliers[$0] > 0 }
    let reach = fixedOrderSum(count: positive.count) {
      multipliers[positive[$0]] * constraints.rightSide(positive[$0])
    }
    let rows = positive.map(constraints.row)
    var (fixed, relative) = (0.0, 0.0)
    for column in objective.indices where objective[column] > 0 {
      let covered = fixedOrderSum(count: rows.count) {
        multipliers[positive[$0]] * rows[$0][column]
      }
      let rest = max(objective[column] - covered, 0)
      let most = own[column] / (objective[column] * unit)
      if most < score / objective[column] {
        fixed += rest * most
      } else {
        relative += rest / objective[column]
      }
    }
    return relative < 1 ? (reach + fixed) / (1 - relative) / score - 1 : .infinity
  }
}

/// A score within the bounds that is surely reached; `nil` without bounds.
///
/// The least shares, and the rest to the subject's best indicators as far as their bounds go: shares
/// `σ` reach `1 / max_k Σ σ_j y_kj / y_cj`.
private func reachedScore(
  values: [Double], subjectCount: Int, own: [Double], _ bounds: [BenefitOfDoubt.ShareBounds]
) -> Double? {
  guard !bounds.isEmpty else { return nil }
  var shares = bounds.map(\.lower)
  var rest = 1 - fixedOrderSum(shares)
  for column in own.indices.sorted(by: { own[$0] > own[$1] }) where rest > 0 && own[column] > 0 {
    let more = min(rest, bounds[column].upper - bounds[column].lower)
    shares[column] += more
    rest -= more
  }
  var worst = 1.0
  for row in 0..<subjectCount {
    let sum = fixedOrderSum(count: own.count) { column in
      own[column] > 0 ? shares[column] * values[column * subjectCount + row] / own[column] : 0
    }
    worst = max(worst, sum)
  }
  return min(1 / worst, own.max() ?? 0)
}
