import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

/// What a group's ballots must come to before they count, with the arithmetic, met or not.
extension ExplanationReport {
  /// The lines of a group about quorum, least number and composition.
  func needLines(
    _ cell: Explanation.Measured, _ panel: Panel, _ group: EvaluatorGroup
  ) -> [String] {
    [quorumLine(cell, panel, group), minimumLine(cell, panel, group)].compactMap(\.self)
      + compositionLines(cell, panel, group)
  }

  private func quorumLine(
    _ cell: Explanation.Measured, _ panel: Panel, _ group: EvaluatorGroup
  ) -> String? {
    guard let quorum = group.quorum, let eligible = eligible(cell, quorum) else { return nil }
    let count = { (detail: Detail) in cell.details[detail] ?? 0 }
    var returned = count(.valid) + count(.abstained) + count(.void)
    if panel.abstentions == .leaveOutOfTurnout { returned -= count(.abstained) }
    let isMet = quorum.atLeast.isReached(by: returned, of: eligible)
    let share = eligible > 0 ? " = \(percent(returned, eligible))" : ""
    return wording(
      "  法定比例：收回 \(returned) ÷ 应到 \(eligible)\(share)，应不少于 \(shareText(quorum.atLeast))，",
      "  quorum: \(returned) returned ÷ \(eligible) entitled\(share), at least "
        + "\(shareText(quorum.atLeast)) needed, ") + verdict(isMet)
      + groupClause(panel, group, "quorum")
  }

  private func eligible(_ cell: Explanation.Measured, _ quorum: Quorum) -> Int64? {
    if case .number(let number) = quorum.eligible { return number }
    return cell.details[.eligible]
  }

  private func minimumLine(
    _ cell: Explanation.Measured, _ panel: Panel, _ group: EvaluatorGroup
  ) -> String? {
    guard group.minimumValid > 1 else { return nil }
    let valid = cell.details[.valid] ?? 0
    let gap = Int64(group.minimumValid) - valid
    let short = gap > 0 ? wording("，差 \(gap) 张", ", \(gap) short") : ""
    return wording(
      "  有效票 \(valid) 张，应不少于 \(group.minimumValid) 张，",
      "  \(valid) valid ratings, at least \(group.minimumValid) needed, ") + verdict(gap <= 0)
      + short + groupClause(panel, group, "minimumValid")
  }

  /// The share of each kind; a kind with few ratings is not told in figures.
  private func compositionLines(
    _ cell: Explanation.Measured, _ panel: Panel, _ group: EvaluatorGroup
  ) -> [String] {
    let valid = cell.details[.valid] ?? 0
    return group.composition.compactMap { rule in
      guard let position = group.kinds.firstIndex(where: { $0.identifier == rule.kind }),
        let count = cell.details[.kind(position)]
      else { return nil }
      let name = group.kinds[position].aliases.first ?? rule.kind
      let isSmall = min(count, valid - count) > 0 && min(count, valid - count) < scheme.minimumCell
      let figures =
        isSmall || valid == 0
        ? name
        : wording(
          "\(name) \(count) ÷ 有效票 \(valid) = \(percent(count, valid))",
          "\(name) \(count) ÷ \(valid) valid = \(percent(count, valid))")
      return "  " + figures
        + wording(
          "，应不少于 \(shareText(rule.atLeast))，", ", at least \(shareText(rule.atLeast)) needed, ")
        + verdict(rule.atLeast.isReached(by: count, of: valid))
        + groupClause(panel, group, "composition")
    }
  }

  private func verdict(_ isMet: Bool) -> String {
    isMet ? wording("达到", "met") : wording("未达到", "not met")
  }

  /// The clause of a group's rule.
  func groupClause(_ panel: Panel, _ group: EvaluatorGroup, _ key: String) -> String {
    bracketed(
      scheme.clauses.line("panels", panel.identifier, "groups", group.identifier, key))
  }

  /// A share as people write it: 70 %, but 2/3.
  func shareText(_ share: Share) -> String {
    let hundredfold = share.numerator * 100
    return hundredfold % share.denominator == 0
      ? "\(hundredfold / share.denominator)%" : String(describing: share)
  }

  // MARK: - Protection

  /// What is hidden of a step, and why.
  func protectionLine(_ step: Explanation.Step) -> String? {
    let protection = GroupProtection(step, scheme)
    guard !protection.hidden.isEmpty, case .ballots(let ballots)? = step.indicator.measure,
      let panel = scheme.panel(ballots.panel)
    else { return nil }
    let titles = panel.ballotGroups.filter { protection.hidden.contains($0.identifier) }
      .map(\.title)
    let names = wording.list(titles)
    let cell = scheme.minimumCell
    let clause = bracketed(scheme.clauses.line("minimumCell"))
    if protection.isExposed {
      return wording(
        "\(names)：有效票少于 \(cell) 张，票数不显示；但这一项没有别的主体可以一并隐去，由本项得分可以推出它的得分\(clause)",
        "\(names): fewer than \(cell) valid ratings, so their number is not shown; but no other group can "
          + "be hidden with it, so the points of this indicator tell those of the group\(clause)")
    }
    return wording(
      "为保护评价人，不显示\(names)的票数和得分：有效票少于 \(cell) 张，或者能由它推出这样的主体\(clause)",
      "to protect evaluators the figures of \(names) are not shown: fewer than \(cell) valid ratings, or "
        + "such a group could be worked out from them\(clause)")
  }
}
