import AppraisalNumerics

/// The composites while exemptions and vetoes change them.
struct CompositeDraft {
  private var units: [Int32]
  private var missing: [UInt8]
  /// Whether anything was changed.
  private(set) var isChanged = false

  init(_ column: PointsColumn) { (units, missing) = (column.units, column.missing) }

  /// The points of a row; `nil` where missing.
  subscript(row: Int) -> Points? {
    missing[row] == 0 ? try? Points(units: Int64(units[row])) : nil
  }

  /// Takes a subject out of the ranking.
  mutating func exempt(_ row: Int) {
    (units[row], missing[row], isChanged) = (0, MissingReason.exempted.rawValue, true)
  }

  /// Makes a composite zero.
  mutating func clear(_ row: Int) { (units[row], isChanged) = (0, true) }

  /// The changed composites.
  var column: PointsColumn { PointsColumn(units: units, missing: missing) }
}
