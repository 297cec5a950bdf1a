/// Weights by contrast and conflict (CRITIC): wide spread and little correlation with the others.
///
/// ```
/// u = (x − worst) / (best − worst),    w_j ∝ s_j Σ_k (1 − r_jk)
/// ```
/// on complete rows, with `s` and `r` of the oriented `u`; the divisor of `s` cancels. Orientation
/// matters: a cost that is not turned round changes every sign of its correlations and with them
/// all weights. Packages disagree on this; here directions are required.
///
/// Source: Diakoulaki, Mavrotas and Papayannakis (1995), `diakoulaki1995critic`.
public struct CriticWeights: Sendable, Hashable {
  /// The correlation in which conflict is measured.
  public enum Correlation: String, Sendable, Hashable, CaseIterable {
    /// Pearson's, of values.
    case pearson
    /// Spearman's, of average ranks.
    case spearman
  }

  /// The correlation in which conflict is measured.
  public let correlation: Correlation

  /// The method.
  /// - Parameter correlation: The correlation in which conflict is measured.
  public init(correlation: Correlation) { self.correlation = correlation }

  /// Finds the weights.
  ///
  /// - Parameters:
  ///   - values: *n* × *p*, in the indicators' units; rows with a missing value are left out.
  ///   - directions: One per column.
  /// - Returns: The weights; a constant column has none, and neither has one that goes with all
  ///   others exactly.
  /// - Throws: ``WeightingError/countMismatch(found:expected:)``,
  ///   ``WeightingError/infinite(row:column:)``, ``WeightingError/tooFewSubjects(found:needed:)`` below
  ///   three complete rows, and ``WeightingError/noWeight`` where no column has any, a single column
  ///   included: there is nothing for it to be in conflict with.
  /// - Complexity: O(*n p*²).
  public func weights(
    of values: Matrix, directions: [Direction]
  ) throws(WeightingError) -> WeightShares {
    guard directions.count == values.columns else {
      throw .countMismatch(found: directions.count, expected: values.columns)
    }
    let oriented = try orient(CompleteMoments(values, needed: 3).values, directions)
    let (covariances, units) = try CompleteMoments(oriented, needed: 3).scaledCovariances()
    let conflicts = correlations(
      from: correlation == .pearson
        ? covariances
        : try CompleteMoments(ranked(oriented), needed: 3).scaledCovariances().covariances)
    let deviations = (0..<values.columns).map { covariances[$0, $0].squareRoot() * units[$0] }
    return try WeightShares(
      stated: deviations.indices.map { column in
        let others = deviations.indices.filter { $0 != column && deviations[$0] > 0 }
        return deviations[column]
          * fixedOrderSum(count: others.count) { 1 - conflicts[column, others[$0]] }
      })
  }

  private func orient(_ values: Matrix, _ directions: [Direction]) -> Matrix {
    var oriented = values
    for (column, direction) in directions.enumerated() {
      oriented.withMutableColumn(column) { cells in
        let range = ValueRange(cells)
        let worst = direction == .higherIsBetter ? range.lowest : range.highest
        for row in cells.indices { cells[row] = range.share(from: worst, to: cells[row]) }
      }
    }
    return oriented
  }

  private func ranked(_ values: Matrix) -> Matrix {
    var ranked = values
    for column in 0..<values.columns {
      let places = ScoreRanking(
        finite: Array(values.column(column)), best: .lowerIsBetter, tieBreaks: [], groups: nil
      ).places(.average)
      ranked.withMutableColumn(column) { cells in
        for row in cells.indices { cells[row] = places[row] }
      }
    }
    return ranked
  }
}
