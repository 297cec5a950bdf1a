import AppraisalNumerics

/// The lowest and highest score that can come about under any ballots and any missing parts.
///
/// A mean never leaves the range of its parts, whichever of them are present, so the range of a node
/// is the hull of its parts' ranges; a policy that counts something as zero adds zero.
func scoreRange(
  of indicator: Indicator, panels: [Panel], scales: [GradeScale], inside root: Indicator? = nil
) -> ClosedRange<Points>? {
  let root = root ?? indicator
  return unmultipliedRange(of: indicator, panels: panels, scales: scales, inside: root).flatMap {
    range in indicator.multiplier.map { $0.range(of: range) } ?? range
  }
}

private func unmultipliedRange(
  of indicator: Indicator, panels: [Panel], scales: [GradeScale], inside root: Indicator
) -> ClosedRange<Points>? {
  let values = plainRange(of: indicator, panels: panels, scales: scales, inside: root)
  return indicator.pointsRule.map { $0.range(of: values) } ?? values
}

/// The range before a points rule.
private func plainRange(
  of indicator: Indicator, panels: [Panel], scales: [GradeScale], inside root: Indicator
) -> ClosedRange<Points>? {
  switch indicator.content {
  case .measured(.ledger(.rollUp(let rollUp))):
    // A roll-up of a roll-up was refused, and its range would have no end.
    let target = root.leaves.first { $0.identifier == rollUp.indicator && !$0.isRollUp }
    let range = target?.measure.flatMap { valueRange(of: $0, panels: panels, scales: scales) }
    return rollUp.unscored == .asZero ? range.flatMap { hull(of: [$0, .zero ... .zero]) } : range
  case .measured(let measure): return valueRange(of: measure, panels: panels, scales: scales)
  case .group(let children, let missing):
    let ranges = children.compactMap {
      scoreRange(of: $0, panels: panels, scales: scales, inside: root)
    }
    guard ranges.count == children.count else { return nil }
    return indicator.combine.range(of: ranges, missing: missing)
  }
}

/// The lowest and highest value that a measure can give.
func valueRange(
  of measure: Measure, panels: [Panel], scales: [GradeScale]
) -> ClosedRange<Points>? {
  switch measure {
  case .table(let table): return table.lowest...table.highest
  case .index(let index): return index.range
  case .events(let events): return events.lowest...events.highest
  case .coverage(let coverage):
    // More than a column of the roster says is reported as it is, so there is no highest score.
    if case .rosterColumn = coverage.of { return nil }
    return (try? Points(100)).map { .zero...$0 }
  case .ledger(let ledger): return ledger.range
  case .services, .visits, .meetings, .attendance, .attendanceTotals, .categories, .pairing,
    .projects, .commitments:
    return (try? Points(100)).map { .zero...$0 }
  case .ballots(let ballots):
    guard let panel = panels.first(where: { $0.identifier == ballots.panel }),
      let scale = scales.first(where: { $0.identifier == panel.scale })
    else { return nil }
    return hull(of: panel.ranges(ballots.result, on: scale))
  }
}

func hull(of ranges: [ClosedRange<Points>]) -> ClosedRange<Points>? {
  guard let low = ranges.map(\.lowerBound).min(), let high = ranges.map(\.upperBound).max() else {
    return nil
  }
  return low...high
}

extension Indicator {
  fileprivate var isRollUp: Bool {
    if case .ledger(.rollUp) = measure { true } else { false }
  }
}
