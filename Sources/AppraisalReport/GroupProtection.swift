import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

/// Which evaluator groups of a page's indicator show no figures; see `ProtectedGroups`.
struct GroupProtection {
  /// The groups without figures.
  let hidden: Set<String>
  /// Whether the points of the indicator tell those of a hidden group.
  let isExposed: Bool

  init(_ step: Explanation.Step, _ scheme: Scheme) {
    guard case .ballots(let ballots)? = step.indicator.measure,
      let panel = scheme.panel(ballots.panel)
    else {
      (hidden, isExposed) = ([], false)
      return
    }
    let cells = Dictionary(
      step.measured.compactMap { cell in cell.key.group.map { ($0, cell) } },
      uniquingKeysWith: { first, _ in first })
    let parts = (step.mean?.parts ?? []) + step.groupMeans.flatMap(\.mean.parts)
    let absent = Set(parts.filter { $0.points == nil }.map(\.identifier))
    let protection = ProtectedGroups(panel, minimumCell: scheme.minimumCell) { group in
      ProtectedGroups.Figures(
        valid: cells[group]?.details[.valid] ?? 0, isMeasured: cells[group]?.points != nil,
        counts: !absent.contains(group))
    }
    (hidden, isExposed) = (protection.hidden, protection.isExposed)
  }
}
