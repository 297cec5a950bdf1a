/// Wins less losses over all pairs of subjects, weighted indicator by indicator.
///
/// ```
/// o_ik = Σ_j w_j ([x_ij > x_kj] + ½ [x_ij = x_kj]) / Σ_j w_j     over j present for both
/// y_i  = Σ_k sign(o_ik − ½)
/// ```
/// Pairs without an indicator in common count as a draw, so that the order of rows has no say; so do
/// pairs whose weights for and against differ by 10⁻¹² or less, as roundings do. All
/// pairs are compared, hence the limit on subjects; for more, ``WeightedBorda`` asks a similar
/// question in O(*n* log *n*).
///
/// - Parameters:
///   - values: *n* × *p*; NaN where missing.
///   - weights: One per column.
///   - directions: One per column.
///   - limit: The largest number of subjects accepted.
/// - Returns: One score per subject, −(*n* − 1)…*n* − 1, more is better.
/// - Throws: ``AggregateError/tooManySubjects(found:limit:)``,
///   ``AggregateError/countMismatch(found:expected:)``, ``AggregateError/infinite(row:column:)``.
/// - Complexity: O(*n*² *p*).
///
/// Source: Copeland (1951), as in Saari and Merlin (1996), `saari1996copeland`.
public func copelandScores(
  _ values: Matrix, weights: WeightShares, directions: [Direction], limit: Int = 5_000
) throws(AggregateError) -> [Double] {
  guard values.rows <= limit else { throw .tooManySubjects(found: values.rows, limit: limit) }
  guard weights.shares.count == values.columns, directions.count == values.columns else {
    throw .countMismatch(
      found: min(weights.shares.count, directions.count), expected: values.columns)
  }
  if let (row, column) = values.firstInfinity() { throw .infinite(row: row, column: column) }
  var scores = [Double](repeating: 0, count: values.rows)
  for first in 0..<values.rows {
    for second in 0..<first {
      // Above zero where the first wins by weight.
      var margin = 0.0
      for column in 0..<values.columns {
        let (a, b) = (values[first, column], values[second, column])
        let sign = directions[column] == .higherIsBetter ? 1.0 : -1.0
        if a > b { margin += sign * weights.shares[column] }
        if a < b { margin -= sign * weights.shares[column] }
      }
      // Weights that cancel on paper leave some units of the last place.
      guard margin.magnitude > 1e-12 else { continue }
      scores[first] += margin > 0 ? 1 : -1
      scores[second] -= margin > 0 ? 1 : -1
    }
  }
  return scores
}
