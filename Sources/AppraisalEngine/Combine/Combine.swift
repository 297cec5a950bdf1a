import AppraisalNumerics
import AppraisalScheme

extension Combination {
  /// The exact points of a node from those of its parts.
  ///
  /// Parts are at most 10⁹ units and weights 10⁴; factors of a product at most 10⁷ units and four of
  /// them, as the linter proves, so that everything stays below 10²⁸.
  func combined(
    _ parts: [(column: PointsColumn, weight: Int64)], missing: MissingPolicy, rows: Int
  ) -> ExactValues {
    var result = ExactValues(rows: rows)
    for row in 0..<rows {
      let present = parts.filter { $0.column.missing[row] == 0 }
      guard missing == .zero || !present.isEmpty,
        missing != .noScore || present.count == parts.count
      else {
        result.missing[row] = MissingReason.partMissing.rawValue
        continue
      }
      // Where a missing part counts as zero, its units are zero already.
      let counted = (missing == .zero ? parts : present).map { part in
        (units: Int128(part.column.units[row]), weight: Int128(part.weight))
      }
      (result.numerators[row], result.denominators[row]) = ratio(counted)
      if result.denominators[row] == 0 {
        result.denominators[row] = 1
        result.missing[row] = MissingReason.partMissing.rawValue
      }
    }
    return result
  }

  private func ratio(_ parts: [(units: Int128, weight: Int128)]) -> (Int128, Int128) {
    switch self {
    case .weighted:
      return (
        parts.reduce(0) { $0 + $1.units * $1.weight }, parts.reduce(0) { $0 + $1.weight }
      )
    case .mean: return (parts.reduce(0) { $0 + $1.units }, Int128(parts.count))
    case .sum: return (parts.reduce(0) { $0 + $1.units }, 1)
    case .product:
      let hundred = 100 * Int128(Points.unitsPerPoint)
      return (
        parts.reduce(1) { $0 * $1.units }, parts.dropFirst().reduce(1) { one, _ in one * hundred }
      )
    case .lowest: return (parts.map(\.units).min() ?? 0, 1)
    case .highest: return (parts.map(\.units).max() ?? 0, 1)
    }
  }
}
