/// Weights that several people state by spreading a budget of points over the indicators.
///
/// Each person's points are turned into shares and averaged, everybody counting the same:
/// ```
/// w_j = (1/m) Σ_i b_ij / B
/// ```
/// How far the people are from each other is part of the result, because an average of opposite
/// opinions is nobody's opinion.
///
/// Source: OECD and JRC (2008), `oecd2008handbook`, §6.
public struct BudgetAllocation: Sendable {
  /// The mean shares.
  public let weights: WeightShares
  /// Per indicator: standard deviation of the people's shares, divisor *m* − 1; NaN for one person.
  public let deviations: [Double]
  /// Per indicator: the smallest and the largest share given.
  public let ranges: [ClosedRange<Double>]
  /// Per person: the part of the budget that would have to move to reach the mean shares,
  /// ½ Σ_j |share_ij − w_j|, between 0 (agrees) and 1.
  public let distances: [Double]

  /// The mean of the distances: 0 when all agree.
  public var disagreement: Double { arithmeticMean(distances) }

  /// Evaluates an allocation.
  ///
  /// - Parameters:
  ///   - points: One row per person and one column per indicator, *m* × *k*; not negative.
  ///   - budget: The points that every person has to spend, to within one millionth.
  /// - Throws: ``WeightingError/badWeight(position:value:)`` naming the indicator,
  ///   ``WeightingError/budgetNotSpent(person:spent:)``, ``WeightingError/noWeight`` without people
  ///   or indicators, or for a budget that is not positive.
  /// - Complexity: O(*m k*).
  public init(points: Matrix, budget: Double) throws(WeightingError) {
    guard points.rows > 0, points.columns > 0, budget > 0, budget.isFinite else {
      throw .noWeight
    }
    for person in 0..<points.rows {
      try BudgetAllocation.check(points, person: person, budget: budget)
    }
    let shares = (0..<points.columns).map { column in points.column(column).map { $0 / budget } }
    let weights = try WeightShares(stated: shares.map { arithmeticMean($0) })
    self.weights = weights
    deviations = shares.map { column in
      column.withUnsafeBufferPointer { ColumnSpread($0).deviation(.sample) }
    }
    ranges = shares.map { ($0.min() ?? 0)...($0.max() ?? 0) }
    distances = (0..<points.rows).map { person in
      fixedOrderSum(count: shares.count) { (shares[$0][person] - weights.shares[$0]).magnitude } / 2
    }
  }

  private static func check(
    _ points: Matrix, person: Int, budget: Double
  ) throws(WeightingError) {
    for column in 0..<points.columns {
      let value = points[person, column]
      guard value >= 0, value.isFinite else { throw .badWeight(position: column, value: value) }
    }
    let spent = fixedOrderSum(count: points.columns) { points[person, $0] }
    guard (spent - budget).magnitude <= 1e-6 * budget else {
      throw .budgetNotSpent(person: person, spent: spent)
    }
  }
}
