import AppraisalNumerics
import AppraisalScheme

extension Explanation.Measured {
  /// With the points of a roll-up and the sums behind them, which follow from the standings.
  func rolledUp(
    _ indicator: Indicator, _ table: IndicatorTable, _ scheme: Scheme, _ standings: Standings,
    _ row: Int
  ) -> Explanation.Measured {
    guard case .ledger(.rollUp(let measure)) = indicator.measure,
      let sums = AppraisalEngine.rolledUp(
        measure, indicator.identifier, standings.columns, table, scheme),
      let points = standings.points(of: indicator.identifier)
    else { return self }
    var details = details
    details[.fact(.belowScored)] = sums.scored[row]
    details[.fact(.belowSum)] = sums.sums[row]
    details[.records] = sums.below[row]
    return Explanation.Measured(
      key: key, points: points[row], reason: MissingReason(rawValue: points.missing[row]),
      details: details)
  }
}
