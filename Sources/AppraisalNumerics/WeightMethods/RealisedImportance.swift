/// How much say each indicator really has in a composite, beside the weight that was stated.
public struct RealisedImportance: Sendable, Hashable {
  /// The weight stated, as a share.
  public let statedWeight: Double
  /// The share of the composite's variance that passes through the indicator,
  /// `w_j cov(x_j, y) / var(y)`.
  ///
  /// The shares of all children add up to 1 for an arithmetic mean without missing
  /// parts; a negative one belongs to an indicator that works against the composite. NaN where the
  /// composite is constant.
  public let covarianceShare: Double
  /// Pearson's correlation of indicator and composite; NaN where either is constant.
  public let correlation: Double
  /// The correlation ratio η²: the share of the composite's variance between groups of subjects
  /// with similar values of the indicator; NaN where either is constant.
  ///
  /// Unlike the squared
  /// correlation it also sees curved relations.
  public let correlationRatio: Double
}

/// Sets stated weights against the importance that they realise.
///
/// ```
/// η²_j = Σ_b n_b (ȳ_b − ȳ)² / Σ_i (y_i − ȳ)²
/// ```
/// Subjects are put in order of the indicator and cut into `bins` groups of equal size; a cut
/// never separates equals. With *B*
/// groups, η² of an unrelated indicator is about (*B* − 1) / (*n* − 1), not 0.
///
/// - Parameters:
///   - scores: Normalised scores of the children, *n* × *p*; rows with a missing score are left out.
///   - composite: The composite of each subject, *n*; rows where it is missing are left out.
///   - weights: The stated weights, *p*.
///   - bins: The number of groups, at least 2; at most half the number of subjects is used.
/// - Returns: One entry per child.
/// - Throws: ``WeightingError/countMismatch(found:expected:)``, ``WeightingError/infinite(row:column:)``
///   (the composite is column *p*), ``WeightingError/tooFewSubjects(found:needed:)`` below four
///   complete rows.
/// - Complexity: O(*n p*) with a radix sort per column.
///
/// Source: Paruolo, Saisana and Saltelli (2013), `paruolo2013ratings`; Pearson (1905).
public func realisedImportance(
  scores: Matrix, composite: [Double], weights: WeightShares, bins: Int = 20
) throws(WeightingError) -> [RealisedImportance] {
  guard composite.count == scores.rows else {
    throw .countMismatch(found: composite.count, expected: scores.rows)
  }
  guard weights.shares.count == scores.columns else {
    throw .countMismatch(found: weights.shares.count, expected: scores.columns)
  }
  guard
    let table = try? Matrix(
      rows: scores.rows, columns: scores.columns + 1, columnMajor: scores.columnMajor + composite)
  else { throw .countMismatch(found: composite.count, expected: scores.rows) }
  let rows = try CompleteMoments(table, needed: 4)
  let outcome = ImportanceOutcome(rows, groups: min(max(bins, 2), rows.values.rows / 2))
  return (0..<scores.columns).map { outcome.importance(of: $0, weight: weights.shares[$0]) }
}

/// A composite, centred, against which columns are held.
private struct ImportanceOutcome {
  /// The deviations of all columns, the composite last, in their units.
  let deviations: Matrix
  let units: [Double]
  let groups: Int
  let composite: [Double]
  let squares: Double

  init(_ rows: CompleteMoments, groups: Int) {
    self.groups = groups
    (deviations, units) = rows.scaledDeviations()
    composite = Array(deviations.column(deviations.columns - 1))
    squares = sumOfSquares(composite, around: 0)
  }

  func importance(of column: Int, weight: Double) -> RealisedImportance {
    let values = Array(deviations.column(column))
    let product = fixedOrderSum(count: values.count) { values[$0] * composite[$0] }
    let own = sumOfSquares(values, around: 0)
    let isDefined = squares > 0 && own > 0
    let ratio = units[column] / units[deviations.columns - 1]
    return RealisedImportance(
      statedWeight: weight,
      covarianceShare: squares > 0 ? weight * product / squares * ratio : .nan,
      correlation: isDefined ? product / own.squareRoot() / squares.squareRoot() : .nan,
      correlationRatio: isDefined ? between(values) / squares : .nan)
  }

  /// The squares between groups of subjects in order of a column.
  private func between(_ values: [Double]) -> Double {
    let order = descendingOrder(values, tieBreaks: []).order
    var total = 0.0
    var start = 0
    for group in 1...groups {
      var end = max(group * order.count / groups, start)
      while end > start, end < order.count, values[Int(order[end])] == values[Int(order[end - 1])] {
        end += 1
      }
      guard end > start else { continue }
      let sum = fixedOrderSum(count: end - start) { composite[Int(order[start + $0])] }
      total += sum * sum / Double(end - start)
      start = end
    }
    return total
  }
}
