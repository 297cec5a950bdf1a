import AppraisalNumerics

extension SchemeDraft {
  /// A stage that is not passed and one without a figure are the same to the later stages; where what
  /// is missing counts as zero, one invalid ballot can then cost somebody most of the score.
  func warnOfStagesWithoutFigure(
    _ root: Indicator, panels: [Panel], _ faults: inout FaultCollector
  ) {
    for stage in stages.dropLast() where stage.ifNot == .stop {
      let parent = root.subtree.first { parent in
        parent.children.contains { $0.identifier == stage.indicator }
      }
      guard case .group(let children, .zero)? = parent?.content,
        let indicator = children.first(where: { $0.identifier == stage.indicator }),
        let panel = panel(withoutScore: indicator, panels)
      else { continue }
      faults.warning(
        "stage-without-figure", at: stage.mark,
        "评价组“\(panel.identifier)”票数不足时“\(stage.indicator)”无分，也算这一级没有通过，后面各级按 missing: zero 计 0 分。"
          + "请核对 ifNot、missing 或 ifUnmet。",
        "when the panel `\(panel.identifier)` falls short, `\(stage.indicator)` has no points, which is not "
          + "passed either, and the later stages count as zero; check ifNot, missing or ifUnmet")
    }
  }

  private func panel(withoutScore indicator: Indicator, _ panels: [Panel]) -> Panel? {
    indicator.leaves.lazy.compactMap { leaf -> Panel? in
      guard case .ballots(let ballots)? = leaf.measure else { return nil }
      return panels.first { $0.identifier == ballots.panel }
    }.first { panel in panel.ballotGroups.contains { panel.rule(of: $0) == .noScore } }
  }
}
