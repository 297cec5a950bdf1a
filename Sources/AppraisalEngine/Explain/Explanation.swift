public import AppraisalIngest
public import AppraisalNumerics
public import AppraisalScheme

/// How one subject came to its place, number by number.
public struct Explanation: Sendable {
  /// A weighted mean as it was computed.
  public struct Mean: Sendable {
    /// A part of the mean.
    public struct Part: Sendable {
      /// The indicator or the evaluator group.
      public let identifier: String
      /// The title shown to people.
      public let title: String
      /// The weight in the group.
      public let weight: Weight
      /// The points; `nil` when missing.
      public let points: Points?
      /// Why they are missing.
      public let reason: MissingReason?
    }

    /// The parts, in the order of the scheme.
    public let parts: [Part]
    /// What becomes of missing parts.
    public let missing: MissingPolicy
    /// `Σ w·x` over the parts present, in basis points times units of 0.0001 point.
    public let numerator: Int64
    /// The basis points that it was divided by; 0 when the mean is missing.
    public let denominator: Int64
    /// The step to which the mean was rounded.
    public let rounding: Rounding
    /// The mean, before any multiplier or adjustment; `nil` when missing.
    public let result: Points?
  }

  /// One indicator.
  public struct Step: Sendable {
    /// The indicator.
    public let indicator: Indicator
    /// How deep it stands; 0 for the composite.
    public let depth: Int
    /// The points; `nil` when missing.
    public let points: Points?
    /// Why they are missing.
    public let reason: MissingReason?
    /// The weighted mean, for groups and ballots.
    public let mean: Mean?
    /// The means of groups that consist of others, by the group, for ballots.
    public let groupMeans: [(group: String, title: String, mean: Mean)]
    /// The parts where they are combined in another way.
    public let combined: Combined?
    /// How the measured value became points, where a rule says so.
    public let rule: RuleFigures?
    /// What a multiplier did.
    public let factor: Factor?
    /// The measured columns behind it, for measured indicators: one, or one per evaluator group.
    public let measured: [Measured]
    /// The index that the points come from; `nil` for other measures, and where it has none.
    public let index: IndexOutcome?
  }

  /// One measured cell with what stands behind it.
  public struct Measured: Sendable {
    /// Which measurement.
    public let key: ColumnKey
    /// The points; `nil` when missing.
    public let points: Points?
    /// Why they are missing.
    public let reason: MissingReason?
    /// The counts and sums behind them.
    public let details: [Detail: Int64]
  }

  /// The row of the subject.
  public let row: Int
  /// The subject.
  public let subject: Subject
  /// The indicators, parents before children; the composite first.
  public let steps: [Step]
  /// The composite before bonus and deduction; `nil` without any, or without a score.
  public let unadjusted: Points?
  /// Bonus and deduction, in the order of the scheme.
  public let adjustments: [AdjustmentFigures]
  /// The stages, in the order of the scheme.
  public let stages: [StageFigures]
  /// The composite; `nil` without a score.
  public let composite: Points?
  /// The position of the grade; -1 without one.
  public let gradePosition: Int
  /// The rank; 0 without a score.
  public let rank: Int
  /// Subjects with a score.
  public let rankedCount: Int
  /// Subjects that share the rank, this one included.
  public let sharing: Int
  /// Rank and number of subjects in each stratum.
  public let strata: [(name: String, value: String, rank: Int, count: Int)]
  /// Tie-break values when others have the same composite.
  public let tieBreak: [(identifier: String, points: Points?)]
}

/// Explains one subject's place.
///
/// - Parameters:
///   - row: The row of the subject.
///   - table: The measured points with their details.
///   - scheme: The rules.
///   - standings: The standings of all subjects.
/// - Returns: Every number from the measured cells to the rank.
/// - Complexity: O(indicators + subjects).
public func explain(
  row: Int, _ table: IndicatorTable, _ scheme: Scheme, _ standings: Standings
) -> Explanation {
  let nodes = Dictionary(
    ScoreTree(scheme).nodes.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  var steps: [Explanation.Step] = []
  func walk(_ indicator: Indicator, depth: Int) {
    let column = standings.points(of: indicator.identifier)
    let node = nodes[ColumnKey(indicator: indicator.identifier)]
    steps.append(
      Explanation.Step(
        indicator: indicator, depth: depth, points: column?[row],
        reason: reason(ColumnKey(indicator: indicator.identifier), scheme, standings, row),
        mean: node.flatMap {
          $0.combine == .weighted ? mean($0, indicator, scheme, standings, row) : nil
        },
        groupMeans: groupMeans(indicator, nodes, scheme, standings, row),
        combined: node.flatMap {
          $0.combine == .weighted ? nil : combined($0, indicator, scheme, standings, row)
        },
        rule: ruleFigures(indicator, table, scheme, standings, row),
        factor: factor(indicator, standings, row),
        measured: measured(indicator, table, row).map {
          $0.rolledUp(indicator, table, scheme, standings, row)
        },
        index: standings.indexes.outcome(of: indicator.identifier)))
    for child in indicator.children { walk(child, depth: depth + 1) }
  }
  walk(scheme.root, depth: 0)
  let composite = standings.composite[row]
  let sameScore = standings.ranking.order.filter {
    standings.composite.units[Int($0)] == standings.composite.units[row]
  }
  let place = standings.ranking.places[row]
  return Explanation(
    row: row, subject: table.subjects[row], steps: steps,
    unadjusted: standings.columns[.unadjusted]?[row],
    adjustments: adjustmentFigures(table, scheme, row),
    stages: stageFigures(scheme, standings, row), composite: composite,
    gradePosition: Int(standings.grades[row]), rank: Int(place),
    rankedCount: standings.scoredCount,
    sharing: sameScore.count { standings.ranking.places[Int($0)] == place },
    strata: scheme.strata.enumerated().map { position, name in
      stratum(position, name, table, standings, row)
    },
    tieBreak: composite == nil || sameScore.count < 2
      ? []
      : scheme.tieBreak.map { ($0, standings.columns[ColumnKey(tieBreak: $0)]?[row]) })
}

private func stratum(
  _ position: Int, _ name: String, _ table: IndicatorTable, _ standings: Standings, _ row: Int
) -> (name: String, value: String, rank: Int, count: Int) {
  let value = table.subjects[row].strata[position]
  let count = standings.ranking.order.count {
    table.subjects[Int($0)].strata[position].utf8.elementsEqual(value.utf8)
  }
  return (name, value, Int(standings.stratumRankings[position].places[row]), count)
}

private func mean(
  _ node: ScoreTree.Node, _ indicator: Indicator, _ scheme: Scheme, _ standings: Standings,
  _ row: Int
) -> Explanation.Mean {
  var numerator: Int64 = 0
  var present: Int64 = 0
  let parts = parts(of: node, indicator, scheme, standings, row)
  for (part, figures) in zip(node.parts, parts) {
    guard let points = figures.points else { continue }
    numerator += part.weight * Int64(points.units)
    present += part.weight
  }
  let whole = node.parts.reduce(0) { $0 + $1.weight }
  let denominator: Int64 =
    switch node.missing {
    case .zero: whole
    case .renormalise: present
    case .noScore: parts.allSatisfy { $0.points != nil } ? whole : 0
    }
  let rounding = node.isPlain(scheme) ? node.rounding : .unit
  let isMissing = isMeanMissing(node, standings, row)
  return Explanation.Mean(
    parts: parts, missing: node.missing, numerator: numerator,
    denominator: isMissing ? 0 : denominator, rounding: rounding,
    result: isMissing ? nil : try? Points(ratioOf: numerator, to: denominator, rounding: rounding))
}

/// Whether the groups of a panel have no mean whatever is left of them; elsewhere the parts tell.
private func isMeanMissing(
  _ node: ScoreTree.Node, _ standings: Standings, _ row: Int
) -> Bool {
  guard node.isPanel else { return false }
  let own = node.group == nil ? standings.columns[.value(node.identifier)] : nil
  return (own ?? standings.columns[node.key]).map { $0.missing[row] != 0 } ?? true
}

/// The means of groups that consist of others, in the order of the scheme.
private func groupMeans(
  _ indicator: Indicator, _ nodes: [ColumnKey: ScoreTree.Node], _ scheme: Scheme,
  _ standings: Standings, _ row: Int
) -> [(group: String, title: String, mean: Explanation.Mean)] {
  guard case .ballots(let ballots)? = indicator.measure else { return [] }
  return (scheme.panel(ballots.panel)?.allGroups ?? []).compactMap { group in
    let key = ColumnKey(indicator: indicator.identifier, group: group.identifier)
    return nodes[key].map {
      (group.identifier, group.title, mean($0, indicator, scheme, standings, row))
    }
  }
}

/// The parts of a node with their points.
func parts(
  of node: ScoreTree.Node, _ indicator: Indicator, _ scheme: Scheme, _ standings: Standings,
  _ row: Int
) -> [Explanation.Mean.Part] {
  node.parts.map { part in
    Explanation.Mean.Part(
      identifier: part.key.group ?? part.key.indicator,
      title: title(of: part.key, indicator, scheme),
      weight: (try? Weight(basisPoints: part.weight)) ?? indicator.weight,
      points: standings.columns[part.key]?[row],
      reason: reason(part.key, scheme, standings, row))
  }
}

/// Why a column has no points in a row; for ballots the reason of the first group without a mean,
/// which says more than that a part is missing.
private func reason(
  _ key: ColumnKey, _ scheme: Scheme, _ standings: Standings, _ row: Int
) -> MissingReason? {
  guard let column = standings.columns[key], column.missing[row] != 0 else { return nil }
  let leaf = scheme.root.leaves.first { $0.identifier == key.indicator }
  if key.group == nil, case .ballots(let ballots) = leaf?.measure {
    let groups = scheme.panel(ballots.panel)?.allGroups ?? []
    for group in groups {
      let part = ColumnKey(indicator: key.indicator, group: group.identifier)
      if let reason = reason(part, scheme, standings, row) { return reason }
    }
  }
  return MissingReason(rawValue: column.missing[row])
}

private func title(of key: ColumnKey, _ indicator: Indicator, _ scheme: Scheme) -> String {
  if let group = key.group, case .ballots(let ballots) = indicator.measure {
    return scheme.panel(ballots.panel)?.allGroups.first { $0.identifier == group }?.title ?? group
  }
  return indicator.children.first { $0.identifier == key.indicator }?.title ?? key.indicator
}

private func measured(
  _ indicator: Indicator, _ table: IndicatorTable, _ row: Int
) -> [Explanation.Measured] {
  guard indicator.measure != nil else { return [] }
  return table.columns.filter { $0.key.indicator == indicator.identifier }.map { column in
    Explanation.Measured(
      key: column.key, points: column.points[row],
      reason: MissingReason(rawValue: column.points.missing[row]),
      details: column.details.mapValues { $0[row] })
  }
}
