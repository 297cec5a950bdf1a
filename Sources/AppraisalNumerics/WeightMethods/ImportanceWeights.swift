/// Weights whose realised importance is what the office stated, from covariances alone.
///
/// A stated weight of 30 % does not give an indicator 30 % of the say: correlation and spread do.
/// With the covariances `Σ` of the indicators, the composite `y = Σ w_j x_j` correlates with each by
/// ```
/// r_j = (Σ w)_j / (σ_j √(wᵀ Σ w))
/// ```
/// and the importances `r_j / Σ r` are to equal the targets `t`. In `u_j = σ_j w_j` and the
/// correlations `R` they are `R u / (1ᵀR u)`, so that the condition is linear:
/// ```
/// R u = t    ⇒    w ∝ D⁻¹ R⁻¹ t,    D = diag(σ)
/// ```
/// Two indicators with equal targets get `w ∝ 1/σ`, whatever their correlation. Where this asks for
/// a negative weight,
/// ```
/// minimise ‖R u − t‖²   subject to   u ≥ 0,   1ᵀR u = 1
/// ```
/// is solved instead: a convex problem, so the answer is the global optimum. Neither form looks at
/// the data again; other programs search with a full pass per trial and stop early.
///
/// Source: Becker, Saisana, Paruolo and Vandecasteele (2017), `becker2017weights`; the active set
/// is that of Lawson and Hanson (1974), `lawson1974solving`, with one equality added.
public struct ImportanceWeights: Sendable {
  /// The weights.
  public let weights: WeightShares
  /// The importances that the weights give, `r_j / Σ r`.
  public let importances: [Double]
  /// The largest difference between an importance and its target; about 10⁻¹⁵ when all are met.
  public let largestMiss: Double
  /// The indicators that would have needed a negative weight and have none.
  public let zeroWeights: [Int]

  /// Finds the weights from the values of the children of a node.
  ///
  /// - Parameters:
  ///   - scores: Normalised scores, *n* × *p*; rows with a missing score are left out, and more than
  ///     *p* complete ones are needed.
  ///   - targets: The stated importances, not negative, in any unit.
  /// - Throws: As ``init(covariances:targets:)``, and ``WeightingError/infinite(row:column:)`` or
  ///   ``WeightingError/tooFewSubjects(found:needed:)`` for the scores.
  /// - Complexity: O(*n p*²) for the covariances.
  public init(scores: Matrix, targets: [Double]) throws(WeightingError) {
    let rows = try CompleteMoments(scores, needed: max(3, scores.columns + 1))
    let (covariances, units) = rows.scaledCovariances()
    try self.init(covariances, units: units, targets: targets)
  }

  /// Finds the weights from covariances.
  ///
  /// - Parameters:
  ///   - covariances: *p* × *p*, symmetric, positive definite.
  ///   - targets: The stated importances, not negative, in any unit.
  /// - Throws: ``WeightingError/constantColumn(_:)`` for a variance that is not positive,
  ///   ``WeightingError/collinear`` when the correlations are singular to working precision,
  ///   ``WeightingError/countMismatch(found:expected:)``, ``WeightingError/badWeight(position:value:)``
  ///   and ``WeightingError/noWeight`` for targets, ``WeightingError/infinite(row:column:)`` for a
  ///   covariance that is no finite number.
  /// - Complexity: O(*p*³), O(*p*⁴) at worst when weights have to be zero.
  public init(covariances: Matrix, targets: [Double]) throws(WeightingError) {
    guard covariances.rows == covariances.columns else {
      throw .countMismatch(found: covariances.columns, expected: covariances.rows)
    }
    if let (row, column) = covariances.firstNotFinite() {
      throw .infinite(row: row, column: column)
    }
    try self.init(
      covariances, units: [Double](repeating: 1, count: covariances.rows), targets: targets)
  }

  /// Finds the weights from finite covariances of columns divided by units.
  private init(
    _ covariances: Matrix, units: [Double], targets: [Double]
  ) throws(WeightingError) {
    guard targets.count == covariances.rows else {
      throw .countMismatch(found: targets.count, expected: covariances.rows)
    }
    for column in 0..<targets.count where !(covariances[column, column] > 0) {
      throw .constantColumn(column)
    }
    let shares = try WeightShares(stated: targets).shares
    let problem = try ImportanceProblem(correlations(from: covariances), targets: shares)
    let solution = try problem.solution()
    let deviations = targets.indices.map { covariances[$0, $0].squareRoot() * units[$0] }
    // Only their ratios count; divided by a power of two of the least they stay finite.
    let unit = (deviations.min() ?? 1).binade
    weights = try WeightShares(
      stated: solution.indices.map { solution[$0] / (deviations[$0] / unit) })
    let reached = problem.image(solution)
    let total = fixedOrderSum(reached)
    importances = reached.map { $0 / total }
    largestMiss = zip(importances, shares).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
    zeroWeights = solution.indices.filter { solution[$0] == 0 }
  }
}

/// `‖R u − t‖²` over `u ≥ 0` with `1ᵀR u = 1`.
private struct ImportanceProblem {
  let correlations: Matrix
  let targets: [Double]
  /// `R 1`.
  private let sums: [Double]
  /// The Cholesky factor of `R`.
  private let factor: Matrix

  init(_ correlations: Matrix, targets: [Double]) throws(WeightingError) {
    self.correlations = correlations
    self.targets = targets
    sums = (0..<targets.count).map { row in
      fixedOrderSum(count: targets.count) { correlations[row, $0] }
    }
    // Pivots of R lie between 0 and 1; below this one the columns are dependent for all that
    // Doubles can tell.
    guard let factor = try? choleskyFactor(correlations),
      (0..<targets.count).allSatisfy({ factor[$0, $0] > 1e-7 })
    else { throw .collinear }
    self.factor = factor
  }

  func image(_ solution: [Double]) -> [Double] {
    targets.indices.map { row in
      fixedOrderSum(count: targets.count) { correlations[row, $0] * solution[$0] }
    }
  }

  func solution() throws(WeightingError) -> [Double] {
    if let free = unbounded, free.allSatisfy({ $0 >= 0 }) { return free }
    guard let start = sums.indices.max(by: { sums[$0] < sums[$1] }), sums[start] > 0 else {
      throw .collinear
    }
    var active = [start]
    var current = [Double](repeating: 0, count: targets.count)
    current[start] = 1 / sums[start]
    for _ in 0..<(10 * targets.count) {
      let next = try settle(&active, &current)
      guard let entering = steepest(current, active, multiplier: next) else { break }
      active = (active + [entering]).sorted()
    }
    return current
  }

  /// `R⁻¹ t`, which meets every target; its sum condition holds because the targets add up to 1.
  private var unbounded: [Double]? {
    let right = try? Matrix(columns: [targets])
    return right.flatMap { try? solvePositiveDefinite(factor: factor, $0) }.map(\.columnMajor)
  }

  /// Moves to the optimum of the active set, dropping whatever turns negative on the way.
  private func settle(
    _ active: inout [Int], _ current: inout [Double]
  ) throws(WeightingError) -> Double {
    while true {
      let (values, multiplier) = try solve(active)
      let falling = active.filter { values[$0] <= 0 }
      guard !falling.isEmpty else {
        current = values
        return multiplier
      }
      let step = falling.reduce(1.0) { min($0, current[$1] / (current[$1] - values[$1])) }
      for index in active { current[index] += step * (values[index] - current[index]) }
      active = active.filter { values[$0] > 0 || current[$0] > 1e-14 }
      for index in falling where !active.contains(index) { current[index] = 0 }
    }
  }

  /// The inactive index whose entry lowers the objective most; `nil` at the optimum.
  private func steepest(_ current: [Double], _ active: [Int], multiplier: Double) -> Int? {
    let residual = zip(image(current), targets).map { $0 - $1 }
    let slopes = targets.indices.map { column in
      fixedOrderSum(count: targets.count) { correlations[$0, column] * residual[$0] }
        - multiplier * sums[column]
    }
    return targets.indices.filter { !active.contains($0) && slopes[$0] < -1e-12 }
      .min { slopes[$0] < slopes[$1] }
  }

  /// The optimum over an active set without bounds: `H u = b + μ c`, `cᵀu = 1`, `H = R_Aᵀ R_A`.
  private func solve(
    _ active: [Int]
  ) throws(WeightingError) -> (values: [Double], multiplier: Double) {
    let part = correlations.selecting(columns: active)
    var normal = Matrix(rows: active.count, columns: active.count)
    var right = Matrix(rows: active.count, columns: 2)
    for row in active.indices {
      for column in active.indices {
        normal[row, column] = part.withColumn(row) { a in part.withColumn(column) { dot(a, $0) } }
      }
      right[row, 0] = fixedOrderSum(count: targets.count) { part[$0, row] * targets[$0] }
      right[row, 1] = sums[active[row]]
    }
    guard let factor = try? choleskyFactor(normal), let half = try? solveLower(factor, right),
      let both = try? solveLowerTransposed(factor, half)
    else { throw .collinear }
    let free = fixedOrderSum(count: active.count) { right[$0, 1] * both[$0, 0] }
    let bound = fixedOrderSum(count: active.count) { right[$0, 1] * both[$0, 1] }
    let multiplier = (1 - free) / bound
    var values = [Double](repeating: 0, count: targets.count)
    for (position, index) in active.enumerated() {
      values[index] = both[position, 0] + multiplier * both[position, 1]
    }
    return (values, multiplier)
  }
}
