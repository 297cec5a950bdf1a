import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

/// What the rules on ballots did to one group's result, and what would have come about otherwise.
extension ExplanationReport {
  /// The means of groups that consist of others, written out.
  func groupMeanLines(_ step: Explanation.Step) -> [String] {
    let protection = GroupProtection(step, scheme)
    return step.groupMeans.map { group in
      group.title
        + arithmetic(
          group.mean, step: step, hidesResult: protection.hidden.contains(group.group))
    }
  }

  /// The lines of a group: its composition, ballots handed out and late, its votes, and the result
  /// without a rule that mattered.
  func ruleLines(
    _ cell: Explanation.Measured, _ measure: BallotMeasure, _ panel: Panel,
    _ group: EvaluatorGroup, _ scale: GradeScale
  ) -> [String] {
    let votes = BallotVotes(cell, panel, scale)
    return [
      paperLine(cell, panel, group)
    ].compactMap { $0 } + needLines(cell, panel, group)
      + [
        unmetLine(cell, panel, group), trimLine(cell, panel, group, scale),
        abstentionLine(cell, measure, panel),
      ].compactMap { $0 } + voteLines(votes, measure.result, scale, resultClause(cell))
  }

  // MARK: - Ballots

  private func paperLine(
    _ cell: Explanation.Measured, _ panel: Panel, _ group: EvaluatorGroup
  ) -> String? {
    var parts: [String] = []
    let count = { (detail: Detail) in cell.details[detail] ?? 0 }
    if let issued = cell.details[.issued] {
      let returned = count(.valid) + count(.abstained) + count(.void)
      parts.append(
        wording("发出 \(issued)、收回 \(returned)", "\(issued) issued, \(returned) returned")
          + groupClause(panel, group, "issued"))
    }
    if count(.lateBallots) > 0 {
      parts.append(
        wording("逾期不计 \(count(.lateBallots))", "\(count(.lateBallots)) late and not counted")
          + bracketed(scheme.clauses.line("panels", panel.identifier, "late")))
    }
    return parts.isEmpty ? nil : "  " + wording.list(parts)
  }

  /// What a group that falls short takes instead.
  private func unmetLine(
    _ cell: Explanation.Measured, _ panel: Panel, _ group: EvaluatorGroup
  ) -> String? {
    guard cell.points == nil else { return nil }
    switch panel.rule(of: group) {
    case .noScore, .renormalise: return nil
    case .points(let points):
      return wording("  规则：按 \(points) 分计", "  rule: it counts as \(points)")
        + unmetClause(panel, group)
    case .borrow(let other):
      let title = panel.allGroups.first { $0.identifier == other }?.title ?? other
      return wording("  规则：借用\(title)的得分", "  rule: it takes the points of \(title)")
        + unmetClause(panel, group)
    }
  }

  private func unmetClause(_ panel: Panel, _ group: EvaluatorGroup) -> String {
    let own = groupClause(panel, group, "ifUnmet")
    return own.isEmpty ? bracketed(scheme.clauses.line("panels", panel.identifier, "ifUnmet")) : own
  }

  private func abstentionClause(_ panel: Panel) -> String {
    bracketed(scheme.clauses.line("panels", panel.identifier, "abstentions"))
  }

  private func trimLine(
    _ cell: Explanation.Measured, _ panel: Panel, _ group: EvaluatorGroup, _ scale: GradeScale
  ) -> String? {
    guard let trim = group.trim, let sum = cell.details[.untrimmed],
      let trimmed = cell.details[.trimmed], let denominator = cell.details[.denominator]
    else { return nil }
    guard trimmed > 0 else {
      return wording(
        "  不多于 \(trim.whenMoreThan)，没有去掉最高最低", "  not more than \(trim.whenMoreThan): none left out"
      ) + groupClause(panel, group, "trim")
    }
    let clause = groupClause(panel, group, "trim")
    guard showsUntrimmed(cell, trim, scale) || group.isOpen else {
      return wording(
        "  为保护评价人，不显示不去最高最低的得分\(clause)",
        "  to protect evaluators the points with none left out are not shown\(clause)")
    }
    let whole = points(sum, denominator + trimmed)
    return wording("  不去最高最低则为 \(whole)\(clause)", "  with none left out: \(whole)\(clause)")
  }

  /// Whether the points with none left out may be seen: with those of the others they tell the sum of
  /// the ratings left out, which is fit to be seen where there are many, or where all words are shown.
  func showsUntrimmed(
    _ cell: Explanation.Measured, _ trim: Trim, _ scale: GradeScale
  ) -> Bool {
    if case .words = scale.answers, trim.level == .rating { return true }
    return cell.details[.trimmed] ?? 0 >= Int64(scheme.minimumCell)
  }

  /// The same ballots under the other policy.
  private func abstentionLine(
    _ cell: Explanation.Measured, _ measure: BallotMeasure, _ panel: Panel
  ) -> String? {
    guard measure.result == .mean, cell.points != nil,
      let abstained = cell.details[.abstained], abstained > 0,
      let numerator = cell.details[.numerator], let denominator = cell.details[.denominator]
    else { return nil }
    switch panel.abstentions {
    case .leaveOut, .leaveOutOfTurnout:
      let other = points(numerator, denominator + abstained)
      return wording("  弃权若按 0 分计则为 \(other)", "  with abstentions as zero: \(other)")
        + abstentionClause(panel)
    case .count(let value):
      let left = denominator - abstained
      guard left > 0 else { return nil }
      let other = points(numerator - Int64(value.units) * abstained, left)
      return wording("  弃权若不计入分母则为 \(other)", "  with abstentions left out: \(other)")
        + abstentionClause(panel)
    }
  }

  /// Units over a number, rounded to two places for the eye.
  private func points(_ units: Int64, _ count: Int64) -> String {
    guard count > 0 else { return "—" }
    return decimalText(halfUpQuotient(units, count * 100), decimals: 2)
  }

  // MARK: - Votes

  /// The clause of the way in which votes become points.
  private func resultClause(_ cell: Explanation.Measured) -> String {
    bracketed(
      scheme.clauses.line("indicators", cell.key.indicator, "measure", "ballots", "as"))
  }

  private func voteLines(
    _ votes: BallotVotes, _ result: BallotResult, _ scale: GradeScale, _ clause: String
  ) -> [String] {
    guard case .words(let grades) = scale.answers, votes.all > 0 else { return [] }
    switch result {
    case .mean:
      // Of places, of which there are many, the terms of the mean tell as much.
      return grades.contains { Int($0.word) != nil }
        ? [] : [distribution(votes, grades)].compactMap { $0 }
    case .rate(let words):
      let count = votes.count(of: words, grades)
      return [
        wording(
          "  \(wording.list(words)) \(count) 票 ÷ \(votes.all) = \(percent(count, votes.all))",
          "  \(wording.list(words)): \(count) votes of \(votes.all) = \(percent(count, votes.all))")
          + clause
      ]
    case .plurality(let tie):
      return [distribution(votes, grades), pluralityLine(votes, tie, grades, clause)].compactMap {
        $0
      }
    case .ladder(let ladder):
      let lines = ladderLines(ladder, votes, grades)
      return lines.prefix(1).map { $0 + clause } + lines.dropFirst()
    }
  }

  /// How often each word was given, with the one given most often.
  private func distribution(_ votes: BallotVotes, _ grades: [GradeScale.Grade]) -> String? {
    guard let most = votes.counts.max(), most > 0 else { return nil }
    let list = zip(grades, votes.counts).filter { $1 > 0 }.map { "\($0.word) \($1)" }
    let modal = zip(grades, votes.counts).filter { $1 == most }.map(\.0.word)
    return wording(
      "  分布：\(wording.list(list))；最多：\(wording.list(modal))",
      "  distribution: \(wording.list(list)); most often: \(wording.list(modal))")
  }

  /// The word that counts, what decided between equals, and how many votes more another word wants.
  private func pluralityLine(
    _ votes: BallotVotes, _ tie: BallotResult.TieRule, _ grades: [GradeScale.Grade],
    _ clause: String
  ) -> String? {
    guard let most = votes.counts.max(), most > 0, grades.allSatisfy(\.choices.isEmpty) else {
      return nil
    }
    let leaders = grades.indices.filter { votes.counts[$0] == most }
      .sorted { grades[$0].points > grades[$1].points }
    let words = wording.list(leaders.map { grades[$0].word })
    let winner: Int? =
      switch tie {
      case .higher: leaders.first
      case .lower: leaders.last
      case .noScore: leaders.count == 1 ? leaders.first : nil
      }
    var line =
      leaders.count == 1
      ? wording("  得票最多：\(words) \(most) 票", "  most votes: \(words), \(most)")
      : wording("  得票最多：\(words)，各 \(most) 票，", "  most votes: \(words), \(most) each, ")
        + text(tie)
    line +=
      winner.map { wording(" → \(grades[$0].points) 分", " → \(grades[$0].points)") }
      ?? wording(" → 无分", " → none")
    line += clause
    // The next better word must lead alone, or come level where the better of equals counts.
    let better = grades.indices.filter { index in
      winner.map { grades[index].points > grades[$0].points } ?? true
    }.min { grades[$0].points < grades[$1].points }
    guard let better else { return line }
    let more = most - votes.counts[better] + (tie == .higher ? 0 : 1)
    return line
      + wording(
        "；再多 \(more) 张“\(grades[better].word)”票则为 \(grades[better].points) 分",
        "; \(more) more for \(grades[better].word) would make it \(grades[better].points)")
  }

  private func text(_ tie: BallotResult.TieRule) -> String {
    switch tie {
    case .lower: wording("得票相同取分数低的", "of equals the one with fewer points counts")
    case .higher: wording("得票相同取分数高的", "of equals the one with more points counts")
    case .noScore: wording("得票相同则无分", "equals have no points")
    }
  }

  private func ladderLines(
    _ ladder: VoteLadder, _ votes: BallotVotes, _ grades: [GradeScale.Grade]
  ) -> [String] {
    let count = votes.count(of: ladder.of, grades)
    let step = ladder.step(votes: count, of: votes.all)
    let points = step.map { ladder.steps[$0].points } ?? ladder.below
    let reached =
      step.map { "≥ \(shareText(ladder.steps[$0].from))" }
      ?? wording("不到最后一档", "below the last step")
    var lines = [
      wording(
        "  \(wording.list(ladder.of)) \(count)/\(votes.all)（\(percent(count, votes.all))），\(reached)，按档 \(points)",
        "  \(wording.list(ladder.of)) \(count)/\(votes.all) (\(percent(count, votes.all))), \(reached): "
          + "\(points) by the ladder")
    ]
    if let position = step ?? Optional(ladder.steps.count), position > 0 {
      let better = ladder.steps[position - 1]
      lines.append(
        wording(
          "  再高一档要 \(shareText(better.from))，得 \(better.points)",
          "  one step higher wants \(shareText(better.from)) and is worth \(better.points)"))
    }
    if let override = ladder.override {
      lines.append(overrideLine(override, ladder, votes, grades, step: step, points: points))
    }
    return lines
  }

  private func overrideLine(
    _ override: VoteLadder.Override, _ ladder: VoteLadder, _ votes: BallotVotes,
    _ grades: [GradeScale.Grade], step: Int?, points: Points
  ) -> String {
    let count = votes.count(of: override.of, grades)
    let share = "\(count)/\(votes.all)"
    let words = wording.list(override.of)
    if ladder.isOverridden(votes: count, of: votes.all, step: step) {
      return wording(
        "  \(words) \(share) 达到 \(shareText(override.from))，得 \(override.points)；没有这一条则为 \(points)",
        "  \(words) \(share) reach \(shareText(override.from)): \(override.points); without this rule \(points)"
      )
    }
    if override.from.isReached(by: count, of: votes.all) {
      return wording(
        "  \(words) \(share) 达到 \(shareText(override.from))，但按档优先；否则为 \(override.points)",
        "  \(words) \(share) reach \(shareText(override.from)), but the ladder comes first; otherwise "
          + "\(override.points)")
    }
    return wording(
      "  \(words) \(share) 未达到 \(shareText(override.from))（达到则为 \(override.points)）",
      "  \(words) \(share) fall short of \(shareText(override.from)) (worth \(override.points))")
  }

  func percent(_ part: Int64, _ whole: Int64) -> String {
    guard whole > 0 else { return "—" }
    return decimalText(halfUpQuotient(part * 10_000, whole), decimals: 2) + "%"
  }
}

/// The votes of a cell by grade word.
private struct BallotVotes {
  let counts: [Int64]
  /// All votes, abstentions too where the panel counts them.
  let all: Int64

  init(_ cell: Explanation.Measured, _ panel: Panel, _ scale: GradeScale) {
    var counts: [Int64] = []
    if case .words(let grades) = scale.answers {
      counts = grades.indices.map { cell.details[.answer($0)] ?? 0 }
    }
    self.counts = counts
    var all = counts.reduce(0, +)
    if case .count = panel.abstentions { all += cell.details[.abstained] ?? 0 }
    self.all = all
  }

  func count(of words: [String], _ grades: [GradeScale.Grade]) -> Int64 {
    zip(grades, counts).reduce(0) { sum, entry in
      words.contains { $0.utf8.elementsEqual(entry.0.word.utf8) } ? sum + entry.1 : sum
    }
  }
}
