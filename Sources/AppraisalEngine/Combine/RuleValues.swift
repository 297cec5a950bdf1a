import AppraisalNumerics
import AppraisalScheme

/// What a points rule goes by: exact ratios of all subjects in one unit.
///
/// A value is `numerator · scale / denominator` units of 0.0001 point; what is counted is
/// `numerator / denominator` pieces.
struct RuleValues {
  let numerators: [Int64]
  let denominators: [Int64]
  let missing: [UInt8]
  let scale: Int64

  /// Whether the values are ratios, and not points.
  var isRatio: Bool { scale > 1 }

  /// Number of subjects.
  var count: Int { numerators.count }

  /// The values of an indicator: the exact ratio where one was measured, its points otherwise.
  init(_ indicator: Indicator, _ table: IndicatorTable, _ points: PointsColumn) {
    let column = table.column(.value(indicator.identifier))
    if let numerators = column?.details[.numerator],
      let denominators = column?.details[.denominator]
    {
      self.init(
        numerators: numerators, denominators: denominators, missing: points.missing,
        scale: 100 * Points.unitsPerPoint)
    } else {
      self.init(
        numerators: points.units.map { Int64($0) }, denominators: points.units.map { _ in 1 },
        missing: points.missing, scale: 1)
    }
  }

  init(numerators: [Int64], denominators: [Int64], missing: [UInt8], scale: Int64) {
    self.numerators = numerators
    self.denominators = denominators
    self.missing = missing
    self.scale = scale
  }

  /// The rows that have a value.
  var present: [Int] { missing.indices.filter { missing[$0] == 0 } }

  /// Whether the value of one row is above that of another; products of 64-bit numbers fit 128 bits.
  func isAbove(_ left: Int, _ right: Int) -> Bool {
    Int128(numerators[left]) * Int128(denominators[right])
      > Int128(numerators[right]) * Int128(denominators[left])
  }

  /// Whether two rows have the same value.
  func isSame(_ left: Int, _ right: Int) -> Bool { !isAbove(left, right) && !isAbove(right, left) }

  /// Whether the value of a row reaches some points.
  func reaches(_ points: Points, row: Int) -> Bool {
    Int128(numerators[row]) * Int128(scale) >= Int128(points.units) * Int128(denominators[row])
  }
}

/// The columns that points rules go by, for measures of exact ratios and of things counted.
func measureRuleValues(_ scheme: Scheme, _ columns: [MeasuredColumn]) -> [MeasuredColumn] {
  scheme.root.leaves.compactMap { leaf in
    let key = ColumnKey(indicator: leaf.identifier)
    guard let rule = leaf.pointsRule, let measure = leaf.measure,
      let column = columns.first(where: { $0.key == key })
    else { return nil }
    let details: [Detail: [Int64]]?
    if case .perUnit = rule {
      details = counted(measure, column)
    } else {
      details = ratio(column)
    }
    return details.map {
      MeasuredColumn(key: .value(leaf.identifier), points: column.points, details: $0)
    }
  }
}

/// The exact ratio of a column; `nil` when its points are exact, or 64 bits do not hold the ratio.
private func ratio(_ column: MeasuredColumn) -> [Detail: [Int64]]? {
  let details = column.details
  guard let numerators = details[.numerator] ?? details[.fact(.dividend)],
    let denominators = details[.denominator] ?? details[.fact(.divisor)],
    !numerators.contains(.max), !denominators.contains(.max)
  else { return nil }
  // A row without a denominator has no value, and its points are missing.
  return [.numerator: numerators, .denominator: denominators.map { max($0, 1) }]
}

/// How many were counted: the value handed in, or the records that fulfil what is asked.
private func counted(_ measure: Measure, _ column: MeasuredColumn) -> [Detail: [Int64]] {
  let parts: Int64
  let counts: [Int64]?
  switch measure {
  case .table: (counts, parts) = (column.points.units.map { Int64($0) }, Points.unitsPerPoint)
  case .projects(let projects)
  where projects.by == .amount || column.details[.fact(.shared)] != nil:
    (counts, parts) = (column.details[.completed], Points.unitsPerPoint)
  case .projects: (counts, parts) = (column.details[.completed], 1)
  case .services, .visits, .meetings: (counts, parts) = (column.details[.services], 1)
  case .commitments: (counts, parts) = (column.details[.fulfilled], 1)
  // What these divide is a number of meetings, categories, places or those covered.
  case .attendance, .attendanceTotals, .categories, .coverage, .pairing, .ledger(.lists),
    .ledger(.reconcile):
    (counts, parts) = (column.details[.numerator], 1)
  case .ledger(.claims): (counts, parts) = (column.details[.completed], 1)
  case .ledger(.checklist): (counts, parts) = (column.details[.fulfilled], 1)
  case .ballots, .events, .index, .ledger(.ratio), .ledger(.rollUp):
    preconditionFailure("the linter refuses to count what has no number")
  }
  let numerators = counts ?? column.points.units.map { _ in 0 }
  return [.numerator: numerators, .denominator: numerators.map { _ in parts }]
}
