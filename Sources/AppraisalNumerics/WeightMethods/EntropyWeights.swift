/// Weights by how unevenly an indicator is spread over the subjects.
///
/// ```
/// p_i = x_i / Σ x,    H_j = −Σ p ln p / ln n,    w_j ∝ 1 − H_j
/// ```
/// over the *n* values present; a zero contributes 0, the limit of `p ln p`. An indicator that all
/// subjects share equally has no weight. The result depends on the zero point of the scale: adding
/// a constant to a column changes its weight. Directions are not looked at; give columns that are
/// normalised so that more is better.
///
/// - Parameter scores: Not negative, *n* × *p*; missing values (NaN) are left out column by column.
/// - Returns: The weights.
/// - Throws: ``WeightingError/negative(row:column:)`` for a negative value,
///   ``WeightingError/constantColumn(_:)`` for a column of zeros, ``WeightingError/infinite(row:column:)``,
///   ``WeightingError/tooFewSubjects(found:needed:)`` below two values, and
///   ``WeightingError/noWeight`` when all columns are spread evenly.
/// - Complexity: O(*n p*).
///
/// Source: Zeleny (1982), `zeleny1982multiple`; Hwang and Yoon (1981), `hwang1981multiple`.
public func entropyWeights(of scores: Matrix) throws(WeightingError) -> WeightShares {
  if let (row, column) = scores.firstInfinity() { throw .infinite(row: row, column: column) }
  var weights: [Double] = []
  for column in 0..<scores.columns {
    let present = scores.column(column).filter { !$0.isNaN }
    if present.contains(where: { $0 < 0 }) {
      let row = scores.column(column).enumerated().first { $0.element < 0 }?.offset ?? 0
      throw .negative(row: row, column: column)
    }
    guard present.count >= 2 else { throw .tooFewSubjects(found: present.count, needed: 2) }
    guard let largest = present.max(), largest > 0 else { throw .constantColumn(column) }
    weights.append(unevenness(present.map { $0 / largest }))
  }
  // An even spread has H = 1 up to rounding, whose remainder must not become a weight.
  return try WeightShares(stated: weights.map { $0 < 1e-13 ? 0 : $0 })
}

/// 1 − H of values that are not negative.
private func unevenness(_ values: [Double]) -> Double {
  let total = fixedOrderSum(values)
  let entropy = fixedOrderSum(count: values.count) { row in
    let share = values[row] / total
    return share > 0 ? -share * logarithm(share) : 0
  }
  return 1 - entropy / logarithm(Double(values.count))
}
