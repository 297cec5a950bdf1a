/// Weights in proportion to the standard deviation of normalised indicators.
///
/// ```
/// w_j = s_j / Σ s
/// ```
/// What separates subjects more gets more weight, whether or not anybody wants that. The divisor of
/// `s` cancels when all columns are complete. Only normalised columns are comparable.
///
/// - Parameter scores: Normalised scores, *n* × *p*; missing ones (NaN) are left out column by
///   column; the variance divides by the number present less one.
/// - Returns: The weights; constant columns have none.
/// - Throws: ``WeightingError/infinite(row:column:)``, ``WeightingError/tooFewSubjects(found:needed:)``
///   when a column has fewer than two values, ``WeightingError/noWeight`` when all are constant.
/// - Complexity: O(*n p*).
///
/// Source: Diakoulaki et al. (1995), `diakoulaki1995critic`.
public func deviationWeights(of scores: Matrix) throws(WeightingError) -> WeightShares {
  if let (row, column) = scores.firstInfinity() { throw .infinite(row: row, column: column) }
  var deviations: [Double] = []
  for column in 0..<scores.columns {
    let spread = scores.withColumn(column) { cells in
      let spread = ColumnSpread(cells)
      return (count: spread.count, deviation: spread.deviation(.sample))
    }
    guard spread.count >= 2 else { throw .tooFewSubjects(found: spread.count, needed: 2) }
    deviations.append(spread.deviation)
  }
  return try WeightShares(stated: deviations)
}
