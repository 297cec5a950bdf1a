import AppraisalNumerics
import AppraisalScheme

/// Points rules and multipliers of the measured indicators, before any of them is combined.
func scoreLeaves(
  _ table: IndicatorTable, _ scheme: Scheme, _ columns: inout [ColumnKey: PointsColumn]
) {
  let excluded = excludedRows(table, scheme)
  for leaf in scheme.root.leaves {
    let key = ColumnKey(indicator: leaf.identifier)
    guard let rule = leaf.pointsRule, var column = columns[key] else { continue }
    if rule.comparesSubjects { column = column.without(excluded, because: .exempted) }
    columns[.value(leaf.identifier)] = column
    columns[key] = rule.points(
      of: RuleValues(leaf, table, column), strata: strata(of: rule, table, scheme),
      rounding: scheme.rounding.parts)
  }
  // A ratio is made by an indicator without a multiplier of its own, so these can stand in any order.
  for leaf in scheme.root.leaves {
    let key = ColumnKey(indicator: leaf.identifier)
    guard let multiplier = leaf.multiplier, let column = columns[key] else { continue }
    if leaf.pointsRule == nil { columns[.value(leaf.identifier)] = column }
    columns[key] = multiplied(ExactValues(column), multiplier, columns)
      .rounded(scheme.rounding.parts)
  }
}

/// The stratum of each row in which a rule compares; `nil` for all together.
func strata(of rule: PointsRule, _ table: IndicatorTable, _ scheme: Scheme) -> [Int32]? {
  guard let stratum = rule.stratum else { return nil }
  let position = scheme.strata.firstIndex { $0.utf8.elementsEqual(stratum.utf8) }
  return position.map { stratumNumbers(table, position: $0) }
}

/// Values multiplied by the ratio that another indicator makes.
func multiplied(
  _ values: ExactValues, _ multiplier: Multiplier, _ columns: [ColumnKey: PointsColumn]
) -> ExactValues {
  guard let other = columns[ColumnKey(indicator: multiplier.of)] else {
    preconditionFailure("the linter found the indicator")
  }
  return multiplier.multiplied(values, by: other)
}

extension PointsColumn {
  /// The column without the points of some rows.
  fileprivate func without(_ rows: Set<Int>, because reason: MissingReason) -> PointsColumn {
    guard !rows.isEmpty else { return self }
    var (units, missing) = (units, missing)
    for row in rows where missing[row] == 0 { (units[row], missing[row]) = (0, reason.rawValue) }
    return PointsColumn(units: units, missing: missing)
  }
}
