import AppraisalNumerics

/// Exact ratios of all subjects: `numerator / denominator` units of 0.0001 point each.
struct ExactValues {
  var numerators: [Int128]
  var denominators: [Int128]
  var missing: [UInt8]

  /// Nothing yet.
  init(rows: Int) {
    numerators = Array(repeating: 0, count: rows)
    denominators = Array(repeating: 1, count: rows)
    missing = Array(repeating: 0, count: rows)
  }

  /// Points, which are whole units.
  init(_ column: PointsColumn) {
    numerators = column.units.map { Int128($0) }
    denominators = column.units.map { _ in 1 }
    missing = column.missing
  }

  /// The points, rounded half up once.
  ///
  /// The linter proved that they are in the range of points.
  func rounded(_ rounding: Rounding) -> PointsColumn {
    let step = Int128(rounding.step)
    let units = numerators.indices.map { row in
      missing[row] == 0
        ? Int32(clamping: halfUpQuotient(numerators[row], denominators[row] * step) * step) : 0
    }
    return PointsColumn(units: units, missing: missing)
  }
}
