import AppraisalNumerics
import AppraisalScheme

extension Multiplier {
  /// The ratio that points are multiplied by, as a pair of integers; `nil` when there is none.
  func factor(_ points: Points?) -> (numerator: Int128, denominator: Int128)? {
    let one = (0..<Multiplier.decimals).reduce(Int128(1)) { one, _ in one * 10 }
    guard let points else { return missing == .one ? (1, 1) : nil }
    let (own, whole) = (Int128(points.units), Int128(per.units))
    if own * one < Int128(lowest) * whole { return (Int128(lowest), one) }
    if own * one > Int128(highest) * whole { return (Int128(highest), one) }
    return (own, whole)
  }

  /// Values multiplied by the ratio of another column.
  func multiplied(_ values: ExactValues, by column: PointsColumn) -> ExactValues {
    var result = values
    for row in values.missing.indices where values.missing[row] == 0 {
      guard let factor = factor(column[row]) else {
        result.missing[row] = MissingReason.partMissing.rawValue
        continue
      }
      result.numerators[row] *= factor.numerator
      result.denominators[row] *= factor.denominator
    }
    return result
  }
}
