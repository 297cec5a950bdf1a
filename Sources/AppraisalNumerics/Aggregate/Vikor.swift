/// Compromise between the best on the whole and the least regret on any indicator (VIKOR).
///
/// With the best and worst value of each column by its direction:
/// ```
/// g_j = (best_j − x_j) / (best_j − worst_j)      0 for a constant column
/// S = Σ_j w_j g_j,    R = max_j w_j g_j
/// Q = v (S − S_min) / (S_max − S_min) + (1 − v) (R − R_min) / (R_max − R_min)
/// ```
/// a quotient whose denominator is zero counts as 0, so that a single subject, and subjects that are
/// all equal, have Q = 0. S, R and Q lie between 0 and 1; less is better in all three. A subject with a
/// missing value has no index and does not take part in the ends. As a node of a tree the score is
/// 1 − Q.
///
/// The subject with the least Q is proposed alone when its advantage over the next is at least
/// 1/(*n* − 1) and it is best in S or R, too. Otherwise a set is proposed: without the first
/// condition all whose Q lies within 1/(*n* − 1), without the second the first two.
///
/// Source: Opricovic and Tzeng (2004), `opricovic2004compromise`.
public struct Vikor: Sendable, Hashable {
  /// The weight *v* of the group utility S against the regret R, 0…1; 0.5 is usual.
  public let utilityWeight: Double

  /// The method.
  ///
  /// - Parameter utilityWeight: The weight *v* of S, 0…1.
  /// - Throws: ``AggregateError/badShare(name:value:)``.
  public init(utilityWeight: Double = 0.5) throws(AggregateError) {
    guard utilityWeight >= 0, utilityWeight <= 1 else {
      throw .badShare(name: "the weight of the group utility", value: utilityWeight)
    }
    self.utilityWeight = utilityWeight
  }

  /// The index with its ingredients; less is better, NaN where missing.
  public struct Outcome: Sendable, Hashable {
    /// S per subject.
    public let utility: [Double]
    /// R per subject.
    public let regret: [Double]
    /// Q per subject.
    public let index: [Double]
    /// The rows proposed, best first.
    public let compromise: [Int]
  }

  /// Computes the index.
  ///
  /// - Parameters:
  ///   - values: *n* × *p*; NaN where missing.
  ///   - weights: One per column.
  ///   - directions: One per column.
  /// - Returns: S, R, Q and the compromise.
  /// - Throws: ``AggregateError/countMismatch(found:expected:)``,
  ///   ``AggregateError/infinite(row:column:)``.
  /// - Complexity: O(*n p* + *n* log *n*).
  public func evaluate(
    _ values: Matrix, weights: WeightShares, directions: [Direction]
  ) throws(AggregateError) -> Outcome {
    let table = try IdealTable(values, weights: weights, directions: directions)
    var utility = [Double](repeating: 0, count: table.rows.count)
    var regret = utility
    for (position, column) in table.columns.enumerated() {
      let range = ValueRange(column)
      let best = directions[position] == .higherIsBetter ? range.highest : range.lowest
      for row in column.indices where range.isPositive {
        let gap = weights.shares[position] * range.share(from: best, to: column[row])
        utility[row] += gap
        regret[row] = max(regret[row], gap)
      }
    }
    let index = zip(shares(utility), shares(regret)).map {
      utilityWeight * $0 + (1 - utilityWeight) * $1
    }
    return Outcome(
      utility: table.spread(utility), regret: table.spread(regret), index: table.spread(index),
      compromise: compromise(utility, regret, index).map { table.rows[$0] })
  }

  private func shares(_ values: [Double]) -> [Double] {
    let (lowest, highest) = (values.min() ?? 0, values.max() ?? 0)
    return values.map { highest > lowest ? ($0 - lowest) / (highest - lowest) : 0 }
  }

  private func compromise(_ utility: [Double], _ regret: [Double], _ index: [Double]) -> [Int] {
    let order = index.indices.sorted { (index[$0], $0) < (index[$1], $1) }
    guard let first = order.first, order.count > 1 else { return order }
    let advantage = 1 / Double(order.count - 1)
    guard index[order[1]] - index[first] >= advantage else {
      return order.filter { index[$0] - index[first] < advantage }
    }
    let isBest = utility[first] <= utility.min() ?? 0 || regret[first] <= regret.min() ?? 0
    return isBest ? [first] : Array(order.prefix(2))
  }
}
