import AppraisalNumerics
import AppraisalScheme

/// One indicator with a number per subject, as outlier rules take it.
struct ExaminedColumn {
  /// What it is.
  let target: OutlierTarget
  /// Points, or the numbers of an index as they were handed in; NaN where missing.
  let values: [Double]
  /// Whether the points are steps or places, whose distances mean nothing.
  let isOrdinal: Bool
  /// The indicator of the scheme, and the one inside its index if it is one of those.
  let source: (leaf: String, part: String?)

  /// The composite before consequences, so that a veto is no outlier.
  static func composite(
    _ scheme: Scheme, _ standings: Standings, _ excluded: Set<Int>
  ) -> ExaminedColumn {
    ExaminedColumn(
      target: OutlierTarget(Indicator.rootIdentifier, scheme.root.title),
      values: standings.composite.doubles(without: excluded), isOrdinal: false,
      source: (Indicator.rootIdentifier, nil))
  }
}

/// The measured indicators of a scheme in its order; those inside an index in place of the index.
func examinedLeaves(
  _ table: IndicatorTable, _ scheme: Scheme, _ standings: Standings, _ excluded: Set<Int>
) -> [ExaminedColumn] {
  scheme.root.leaves.flatMap { leaf -> [ExaminedColumn] in
    if case .index(let index)? = leaf.measure {
      return indexColumns(leaf, index, table, excluded)
    }
    guard let points = standings.points(of: leaf.identifier) else { return [] }
    return [
      ExaminedColumn(
        target: OutlierTarget(leaf.identifier, leaf.title),
        values: points.doubles(without: excluded), isOrdinal: leaf.hasSteps,
        source: (leaf.identifier, nil))
    ]
  }
}

private func indexColumns(
  _ leaf: Indicator, _ index: IndexMeasure, _ table: IndicatorTable, _ excluded: Set<Int>
) -> [ExaminedColumn] {
  index.root.indicators.compactMap { node in
    guard let indicator = node.indicator,
      var numbers = table.column(.index(leaf.identifier, column: indicator.column))?.numbers
    else { return nil }
    for row in excluded { numbers[row] = .nan }
    return ExaminedColumn(
      target: OutlierTarget("\(leaf.identifier)/\(node.identifier)", node.title),
      values: numbers, isOrdinal: false, source: (leaf.identifier, node.identifier))
  }
}

extension PointsColumn {
  /// The points as numbers, NaN where missing or left out.
  func doubles(without excluded: Set<Int>) -> [Double] {
    var values = zip(units, missing).map {
      $1 == 0 ? Double($0) / Double(Points.unitsPerPoint) : .nan
    }
    for row in excluded { values[row] = .nan }
    return values
  }
}

extension Indicator {
  /// Whether its points are places or a few steps.
  fileprivate var hasSteps: Bool {
    switch pointsRule {
    case .rank, .rankLadder, .steps: return true
    default: break
    }
    guard case .ballots(let ballots)? = measure else { return false }
    switch ballots.result {
    case .plurality, .ladder: return true
    case .mean, .rate: return false
    }
  }
}
