extension PointsColumn {
  /// Takes analytic scores into exact points, the only way from one kind of arithmetic to the other.
  ///
  /// A score is rounded half away from zero to the declared step, once; a Double within one part in
  /// 2⁵¹ of a half counts as the half, as in ``RankPrecision``.
  ///
  /// - Parameters:
  ///   - scores: One score per subject, in points; NaN where missing.
  ///   - rounding: The declared step.
  /// - Throws: ``AggregateError/infinite(row:column:)``, and
  ///   ``AggregateError/outsideDomain(method:row:column:value:)`` beyond ±100,000 points; the column
  ///   in both is 0.
  /// - Complexity: O(*n*).
  public init(scores: [Double], rounding: Rounding) throws(AggregateError) {
    let limit = Double(Points.limit)
    let steps = Double(rounding.step)
    let scale = powerOfTen(Points.decimals)
    var units = [Int32](repeating: 0, count: scores.count)
    var missing = [UInt8](repeating: 0, count: scores.count)
    for (row, score) in scores.enumerated() {
      guard !score.isNaN else {
        missing[row] = 1
        continue
      }
      guard score.isFinite else { throw .infinite(row: row, column: 0) }
      guard score.magnitude * scale <= limit else {
        throw .outsideDomain(method: "scale of points", row: row, column: 0, value: score)
      }
      units[row] = Int32(wholeSteps(score * scale / steps) * steps)
    }
    self.init(units: units, missing: missing)
  }
}

/// The nearest whole number, halves away from zero; a product one ulp short of a half counts as one.
///
/// - Parameter product: Below 2⁵² in magnitude.
/// - Returns: The whole number. Conversion to an integer cuts towards zero in one instruction.
func wholeSteps(_ product: Double) -> Double {
  let half = 0.5 + product.magnitude * 0x1p-51
  return Double(Int64(product < 0 ? product - half : product + half))
}
