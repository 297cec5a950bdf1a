import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

/// What was measured, cell by cell, without the cells that are protected.
extension ExplanationReport {
  func measuredLines(_ step: Explanation.Step) -> [String] {
    guard let measure = step.indicator.measure else { return [] }
    return [protectionLine(step)].compactMap(\.self)
      + shownCells(step).flatMap { cellLines($0, measure) }
  }

  /// The measured cells that may be seen; that there was no ballot tells no vote.
  func shownCells(_ step: Explanation.Step) -> [Explanation.Measured] {
    let hidden = GroupProtection(step, scheme).hidden
    return step.measured.filter { cell in
      !(cell.key.group.map(hidden.contains) ?? false) || cell.details[.records] == 0
    }
  }

  func cellLines(_ cell: Explanation.Measured, _ measure: Measure) -> [String] {
    switch measure {
    case .ballots(let ballots): ballotLines(cell, ballots)
    case .projects(let projects):
      cell.details[.fact(.shared)] == nil
        ? [projectLine(cell, projects)] + ledgerLines(cell).bothBasesLines()
          + ledgerLines(cell).leftOutProjectLines(projects)
        : ledgerLines(cell).weightedProjectLines(projects) + ledgerLines(cell).bothBasesLines()
    case .commitments(let commitments): ledgerLines(cell).commitmentLines(commitments)
    case .events(let events): [eventLine(cell, events)]
    case .table: cell.points == nil ? [] : [wording("报送数值", "value handed in")]
    case .ledger(let ledger): ledgerLines(cell).lines(ledger)
    default: ledgerLines(cell, measure)
    }
  }

  /// The index behind the points, node by node.
  func indexLines(_ step: Explanation.Step) -> [String] {
    step.index.map { IndexPage(outcome: $0, row: explanation.row, wording: wording).lines } ?? []
  }

  func ledgerLines(_ cell: Explanation.Measured) -> LedgerLines {
    LedgerLines(cell: cell, wording: wording)
  }

  func ballotLines(
    _ cell: Explanation.Measured, _ measure: BallotMeasure
  ) -> [String] {
    guard let panel = scheme.panel(measure.panel), let scale = scheme.scale(panel.scale),
      let group = panel.ballotGroups.first(where: { $0.identifier == cell.key.group })
    else { return [] }
    let count = { (detail: Detail) in cell.details[detail] ?? 0 }
    let clause = bracketed(
      scheme.clauses.line("panels", panel.identifier, "groups", group.identifier))
    var line = wording(
      "\(group.title)\(clause)：有效 \(count(.valid))、弃权 \(count(.abstained))、废票 \(count(.void))",
      "\(group.title)\(clause): \(count(.valid)) valid, \(count(.abstained)) abstained, \(count(.void)) void"
    )
    if count(.unanswered) > 0 {
      line += wording("、未答 \(count(.unanswered))", ", \(count(.unanswered)) unanswered")
    }
    guard let points = cell.points else {
      return [line + wording("；无分：", "; none: ") + reason(cell)]
        + ruleLines(cell, measure, panel, group, scale)
    }
    guard measure.result == .mean else {
      return ["\(line)；\(points.text(places: 2))"]
        + ruleLines(cell, measure, panel, group, scale)
    }
    var terms: [String] = []
    if case .words(let grades) = scale.answers, count(.trimmed) == 0,
      grades.allSatisfy(\.choices.isEmpty)
    {
      terms = grades.enumerated().compactMap { position, grade in
        let given = count(.answer(position))
        guard given > 0 else { return nil }
        // A place is a number itself, so the two must not stand side by side.
        return Int(grade.word) == nil
          ? "\(grade.word) \(given) × \(grade.points)"
          : wording("第 \(grade.word) 名 \(given) 票", "\(given) at place \(grade.word)")
            + " × \(grade.points)"
      }
      if case .count(let value) = panel.abstentions, count(.abstained) > 0 {
        terms.append(wording("弃权", "abstained") + " \(count(.abstained)) × \(value)")
      }
    }
    if count(.trimmed) > 0 {
      line +=
        group.trim?.level == .ballotTotal
        ? wording(
          "，按整张票的平均分去掉最高最低共 \(count(.trimmed)) 张",
          ", \(count(.trimmed)) whole ballots left out, with the highest and lowest mean")
        : wording(
          "，去掉最高最低共 \(count(.trimmed)) 张",
          ", \(count(.trimmed)) highest and lowest left out")
    }
    let sum = decimalText(count(.numerator), decimals: Points.decimals)
    let left = terms.isEmpty ? "" : "(\(terms.joined(separator: " + "))) = "
    let formula = "\(left)\(sum) ÷ \(count(.denominator)) = \(points.text(places: 2))"
    return ["\(line)；\(formula)"] + ruleLines(cell, measure, panel, group, scale)
  }
}
