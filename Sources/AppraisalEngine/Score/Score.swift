import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// Scores, grades and ranks all subjects: a pure function of the table and the rules.
///
/// Level by level from the leaves up, every node is combined from its parts, as a rule the exact
/// weighted mean (see `weightedMeans`), rounded half up once: the composite to the declared places, everything below it
/// to 0.0001 point, or to the declared places too when the scheme rounds at every level. The grade
/// is that of the rounded composite; the rank is by composite, then by the tie-break indicators,
/// then shared (1-2-2-4). A subject that lacks a tie-break indicator stands behind those who have
/// it.
///
/// - Parameters:
///   - table: The measured points.
///   - scheme: The rules; the measured indicators must be those of the table.
///   - indexes: The indexes of the scheme on this table, where they are computed already.
/// - Returns: The standings.
/// - Complexity: O(subjects · parts), plus O(subjects · keys) for the ranks.
public func score(
  _ table: IndicatorTable, _ scheme: Scheme, indexes: IndexResults? = nil
) -> Standings {
  let indexes = indexes ?? IndexResults(table, scheme)
  let columns = scoredColumns(table, scheme, indexes)
  guard let composite = columns[ColumnKey(indicator: Indicator.rootIdentifier)] else {
    preconditionFailure("every scheme has a root")
  }
  let scored = (0..<Int32(table.subjects.count)).filter { composite.missing[Int($0)] == 0 }
  let keys =
    [composite.units]
    + scheme.tieBreak.compactMap { columns[ColumnKey(tieBreak: $0)].map(tieBreakKey) }
  let rank = { (strata: [Int32]?) in
    CompetitionRanking(rows: scored, keys: keys, strata: strata, count: table.subjects.count)
  }
  return Standings(
    columns: columns, composite: composite, grades: gradePositions(composite, scheme.grades),
    ranking: rank(nil),
    stratumRankings: scheme.strata.indices.map { rank(stratumNumbers(table, position: $0)) },
    indexes: indexes)
}

/// The points of all indicators and groups.
func scoredColumns(
  _ table: IndicatorTable, _ scheme: Scheme, _ indexes: IndexResults
) -> [ColumnKey: PointsColumn] {
  var columns = Dictionary(
    table.columns.map { ($0.key, $0.points) }, uniquingKeysWith: { first, _ in first })
  let tree = ScoreTree(scheme)
  for level in tree.panelLevels { computeMeans(level, &columns) }
  scoreIndexes(indexes, table, scheme, &columns)
  rollUp(&columns, table, scheme)
  scoreLeaves(table, scheme, &columns)
  var withoutComposite: Set<Int> = []
  for level in tree.levels {
    if level.contains(where: { $0.holds(scheme.stages) }) {
      withoutComposite = StageGate(scheme).close(&columns, rows: table.subjects.count)
    }
    computeMeans(level.filter { $0.isPlain(scheme) }, &columns)
    for node in level where !node.isPlain(scheme) {
      columns[node.key] = combined(node, table, scheme, &columns)
    }
  }
  leaveOut(withoutComposite, of: &columns)
  return columns
}

/// A node that is more than a weighted mean.
private func combined(
  _ node: ScoreTree.Node, _ table: IndicatorTable, _ scheme: Scheme,
  _ columns: inout [ColumnKey: PointsColumn]
) -> PointsColumn {
  let parts = node.parts.map { part in
    guard let column = columns[part.key] else {
      preconditionFailure("parts are computed before their node, or measured")
    }
    return (column: column, weight: part.weight)
  }
  var values = node.combine.combined(
    parts, missing: node.missing, rows: table.subjects.count)
  if let multiplier = node.multiplier { values = multiplied(values, multiplier, columns) }
  guard node.identifier == Indicator.rootIdentifier else { return values.rounded(node.rounding) }
  columns[.unadjusted] = values.rounded(.unit)
  return Adjusting(scheme).applied(values, table).rounded(node.rounding)
}

/// Takes the composite away from those who did not pass a stage that it depends on.
private func leaveOut(_ rows: Set<Int>, of columns: inout [ColumnKey: PointsColumn]) {
  let key = ColumnKey(indicator: Indicator.rootIdentifier)
  guard !rows.isEmpty, let composite = columns[key] else { return }
  columns[key] = PointsColumn(
    units: composite.units,
    missing: composite.missing.indices.map {
      rows.contains($0) ? MissingReason.stageNotReached.rawValue : composite.missing[$0]
    })
}

/// Weighted means of one level, as one matrix product.
private func computeMeans(
  _ level: [ScoreTree.Node], _ columns: inout [ColumnKey: PointsColumn]
) {
  guard !level.isEmpty else { return }
  let blocked = level.map { $0.groups?.settle(&columns) }
  var keys: [ColumnKey] = []
  var positions: [ColumnKey: Int] = [:]
  let nodes = level.map { node in
    let parts = node.parts.map { part in
      let position = positions[part.key] ?? keys.count
      if position == keys.count {
        keys.append(part.key)
        positions[part.key] = position
      }
      return WeightedNode.Part(column: position, weight: part.weight)
    }
    return weightedNode(parts, node)
  }
  let operands = keys.map { key in
    guard let column = columns[key] else {
      preconditionFailure("parts are computed before their node, or measured")
    }
    return column
  }
  let means = weightedMeans(of: operands, nodes: nodes)
  for ((node, mean), blocked) in zip(zip(level, means), blocked) {
    columns[node.key] = blocked.map { mean.without($0) } ?? mean
  }
}

private func weightedNode(_ parts: [WeightedNode.Part], _ node: ScoreTree.Node) -> WeightedNode {
  guard
    let weighted = try? WeightedNode(
      parts: parts, missing: node.missing, rounding: node.rounding)
  else { preconditionFailure("the linter proved the bound and the sum of every group of weights") }
  return weighted
}

extension ColumnKey {
  /// What a tie-break names: an indicator, or an evaluator group of one behind a slash.
  init(tieBreak name: String) {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    self.init(indicator: parts.first ?? name, group: parts.count > 1 ? parts[1] : nil)
  }
}

func tieBreakKey(_ column: PointsColumn) -> [Int32] {
  column.isComplete
    ? column.units : column.units.indices.map { column.missing[$0] == 0 ? column.units[$0] : .min }
}

private func gradePositions(_ composite: PointsColumn, _ bands: GradeBands?) -> [Int32] {
  (0..<composite.count).map { row in
    guard let bands, let points = composite[row] else { return -1 }
    return Int32(bands.position(of: points))
  }
}

/// Numbers the strata in the byte order of their names.
func stratumNumbers(_ table: IndicatorTable, position: Int) -> [Int32] {
  // Bytes, not Strings, which call é and e + U+0301 one name.
  let names = table.subjects.map { Array($0.strata[position].utf8) }
  let sorted = Set(names).sorted { $0.lexicographicallyPrecedes($1) }
  let numbers = Dictionary(
    uniqueKeysWithValues: sorted.enumerated().map { ($0.element, Int32($0.offset)) })
  return names.map { numbers[$0] ?? -1 }
}
