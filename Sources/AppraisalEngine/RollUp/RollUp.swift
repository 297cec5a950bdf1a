import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// Who stands below whom, as a measured column without points: the points follow from those of the
/// subjects below, which change with the weights of panels.
func measureRollUp(
  _ measure: RollUpMeasure, _ key: ColumnKey, _ records: Records
) -> MeasuredColumn {
  guard let tree = records.ledgers.organisations else {
    preconditionFailure("the linter found the organisation tree")
  }
  let above = rowsAbove(records.roster, tree)
  var below = [Int64](repeating: 0, count: above.count)
  for row in above.indices {
    for higher in superiors(of: row, above, measure.reach) { below[higher] += 1 }
  }
  let missing = Array(repeating: MissingReason.noRecords.rawValue, count: above.count)
  return MeasuredColumn(
    key: key,
    points: PointsColumn(units: Array(repeating: 0, count: above.count), missing: missing),
    details: [
      .records: below, .fact(.below): below, .fact(.rowAbove): above.map { Int64($0 ?? -1) },
    ])
}

/// Who stands above whom, as facts of their own: a later recompute reads facts, and not the details
/// of measured columns.
func measureSuperiors(_ columns: [MeasuredColumn]) -> [MeasuredColumn] {
  columns.compactMap { column in
    column.details[.fact(.rowAbove)].map {
      MeasuredColumn(
        key: .above(column.key.indicator), points: column.points, details: [.fact(.rowAbove): $0])
    }
  }
}

extension ColumnKey {
  /// Who stands above whom, for a roll-up.
  static func above(_ indicator: String) -> ColumnKey {
    ColumnKey(indicator: "above/\(indicator)")
  }
}

/// The row of the nearest subject above each, along the tree; none where the way leads in a circle.
func rowsAbove(_ roster: Roster, _ tree: OrganisationTree) -> [Int?] {
  let parents = tree.organisations.map { tree.position(of: $0.parent) }
  let rows = tree.organisations.map { roster.row(of: $0.identifier) }
  let above = roster.subjects.enumerated().map { row, subject -> Int? in
    let own = tree.position(of: subject.identifier)
    let stated = subject.organisation.flatMap { tree.position(of: $0) }
    var position = stated ?? own.flatMap { parents[$0] }
    var steps = 0
    while let here = position, steps <= parents.count {
      if let found = rows[here], found != row { return found }
      position = parents[here]
      steps += 1
    }
    return nil
  }
  let inCircles = circling(above)
  return above.indices.map { inCircles.contains($0) ? nil : above[$0] }
}

/// The positions that lead back to themselves.
private func circling(_ above: [Int?]) -> Set<Int> {
  var walk = [Int](repeating: -1, count: above.count)
  var found: Set<Int> = []
  for start in above.indices {
    var position: Int? = start
    while let here = position, walk[here] == -1 {
      walk[here] = start
      position = above[here]
    }
    guard let entry = position, walk[entry] == start else { continue }
    var here = entry
    while found.insert(here).inserted { here = above[here] ?? here }
  }
  return found
}

/// The subjects above one: the nearest, or all.
private func superiors(of row: Int, _ above: [Int?], _ reach: RollUpMeasure.Reach) -> [Int] {
  var result: [Int] = []
  var next = above[row]
  while let here = next {
    result.append(here)
    next = reach == .direct ? nil : above[here]
  }
  return result
}

/// What a roll-up comes to in each row.
struct RolledUp {
  var sums: [Int64]
  var scored: [Int64]
  var below: [Int64]

  /// Adds up the points of those below.
  init(
    _ points: PointsColumn, above: [Int?], reach: RollUpMeasure.Reach, excluded: Set<Int> = []
  ) {
    sums = Array(repeating: 0, count: points.count)
    scored = sums
    below = sums
    for row in 0..<points.count where !excluded.contains(row) {
      for higher in superiors(of: row, above, reach) {
        below[higher] += 1
        guard let value = points[row] else { continue }
        scored[higher] += 1
        sums[higher] += Int64(value.units)
      }
    }
  }

  /// The means, half up.
  func column(_ measure: RollUpMeasure, rounding: Rounding) -> PointsColumn {
    var units = [Int32](repeating: 0, count: sums.count)
    var missing = [UInt8](repeating: 0, count: sums.count)
    for row in sums.indices {
      let divisor = measure.unscored == .asZero ? below[row] : scored[row]
      let isPart = measure.unscored == .noScore && scored[row] < below[row]
      guard divisor > 0, !isPart else {
        missing[row] =
          (isPart ? MissingReason.partMissing : .noRecords).rawValue
        continue
      }
      // A mean of points never leaves their range.
      units[row] = Int32(
        halfUpQuotient(sums[row], divisor * Int64(rounding.step)) * Int64(rounding.step))
    }
    return PointsColumn(units: units, missing: missing)
  }
}

/// Puts the points of roll-ups in place of their columns without points.
func rollUp(
  _ columns: inout [ColumnKey: PointsColumn], _ table: IndicatorTable, _ scheme: Scheme
) {
  for leaf in scheme.root.leaves {
    guard case .ledger(.rollUp(let measure)) = leaf.measure,
      let rolledUp = rolledUp(measure, leaf.identifier, columns, table, scheme)
    else { continue }
    columns[ColumnKey(indicator: leaf.identifier)] = rolledUp.column(
      measure, rounding: scheme.rounding.parts)
  }
}

/// The sums behind a roll-up; `nil` when the table was measured under another scheme.
func rolledUp(
  _ measure: RollUpMeasure, _ identifier: String, _ columns: [ColumnKey: PointsColumn],
  _ table: IndicatorTable, _ scheme: Scheme
) -> RolledUp? {
  guard let rows = table.column(.above(identifier))?.details[.fact(.rowAbove)],
    let points = targetPoints(measure.indicator, columns, scheme)
  else { return nil }
  let above = rows.map { $0 < 0 ? nil : Int($0) }
  return RolledUp(
    points, above: above, reach: measure.reach, excluded: excludedRows(table, scheme))
}

/// The points of a measured indicator: its column, or the mean of its evaluator groups.
///
/// They are those that were measured. In standings a points rule, a multiplier or a stage may have
/// changed the column since; what it was is kept beside it then.
private func targetPoints(
  _ identifier: String, _ columns: [ColumnKey: PointsColumn], _ scheme: Scheme
) -> PointsColumn? {
  let keys: [ColumnKey] = [
    .value(identifier), .stage(identifier), ColumnKey(indicator: identifier),
  ]
  if let column = keys.lazy.compactMap({ columns[$0] }).first { return column }
  guard let node = ScoreTree(scheme).nodes.first(where: { $0.identifier == identifier }) else {
    return nil
  }
  let operands = node.parts.compactMap { columns[$0.key] }
  let parts = node.parts.enumerated().map { position, part in
    WeightedNode.Part(column: position, weight: part.weight)
  }
  guard operands.count == parts.count,
    let weighted = try? WeightedNode(
      parts: parts, missing: node.missing, rounding: node.rounding)
  else { return nil }
  return weightedMeans(of: operands, nodes: [weighted]).first
}
