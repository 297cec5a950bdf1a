public import AppraisalEngine
import AppraisalNumerics
public import AppraisalScheme

/// What followed from one subject's score, line by line.
public struct ConclusionPage: Sendable {
  let words: ConclusionWords
  let row: Int

  /// A subject's page.
  /// - Parameters:
  ///   - row: The row of the subject.
  ///   - conclusions: What followed for all.
  ///   - table: The measured points.
  ///   - scheme: The rules.
  ///   - wording: The words.
  public init(
    row: Int, conclusions: Conclusions, table: IndicatorTable, scheme: Scheme, wording: Wording
  ) {
    words = ConclusionWords(
      scheme: scheme, table: table, conclusions: conclusions, wording: wording)
    self.row = row
  }

  var subject: Conclusion { words.conclusions.subjects[row] }
  var wording: Wording { words.wording }
  var rules: Consequences { words.scheme.consequences }

  /// A line, and the name of the rule whose records stand behind it.
  struct Line {
    let text: String
    var rule: String?
  }

  /// The texts of the lines.
  var texts: [String] { lines.map(\.text) }

  /// The lines, in the order in which the rules apply.
  var lines: [Line] {
    var lines: [Line] = []
    if subject.isExcluded {
      lines.append(Line(text: wording("免考，不参加考核", "exempt: it takes no part")))
    } else if words.scheme.grades != nil {
      lines.append(
        Line(
          text: wording(
            "最终等次 \(words.grade(subject.finalGrade))，按得分为\(words.grade(subject.computedGrade))",
            "final grade \(words.grade(subject.finalGrade)); by score "
              + words.grade(subject.computedGrade))))
    }
    lines += subject.effects.enumerated().map {
      Line(text: "\($0.offset + 1). \(text($0.element))", rule: records($0.element.rule))
    }
    lines += subject.declined.map { Line(text: words.text($0)) }
    lines += keptQuotas.map { Line(text: $0) }
    if let bottom = subject.bottom {
      lines.append(
        Line(text: words.text(bottom) + clause(rules.bottom?.mark), rule: "bottom/history"))
    }
    lines += starLines.map { Line(text: $0) }
    lines += subject.awards.map { position in
      Line(
        text: wording("提名：", "nominated: ") + rules.awards[position].title
          + clause(rules.awards[position].mark))
    }
    lines += obstacles.map { Line(text: $0) }
    lines += subject.followUps.map { followUp in
      let rule = rules.followUps[followUp.position]
      let found = wording.list(followUp.findings.filter(\.isMet).map(words.text))
      let text =
        wording("后续：", "to do: ") + "\(rule.title)（\(found)）\(clause(rule.mark))"
        + words.alternative(followUp)
      return Line(text: text, rule: "follow-up/\(rule.identifier)")
    }
    lines += subject.gaps.map { gap in
      Line(
        text: wording("后续未启动：", "not to do: ") + rules.followUps[gap.position].title
          + "（\(wording.list(gap.findings.filter(\.isOpenByGap).map(words.text)))）"
          + clause(rules.followUps[gap.position].mark))
    }
    if let reward = subject.reward {
      lines.append(
        Line(
          text: wording("待遇：", "pay: ") + words.text(reward) + clause(rules.rewards?.mark)))
    }
    return lines
  }

  /// The name under which the records behind a rule stand.
  private func records(_ rule: Effect.Rule) -> String? {
    switch rule {
    case .exemption(let position): "exemption/\(rules.exemptions[position].identifier)"
    case .veto(let position): "veto/\(rules.vetoes[position].identifier)"
    case .quota, .committee: nil
    }
  }

  /// The rule, its clause, what was found, the change, and what would have been without it.
  private func text(_ effect: Effect) -> String {
    let score = effect.scoreBefore.map { before in
      let after: String =
        if case .exemption = effect.rule { wording("不计", "none") } else { "0" }
      return wording("得分 \(before) → \(after)；", "score \(before) → \(after); ")
    }
    let grades = "\(words.grade(effect.before)) → \(words.grade(effect.after))"
    let change =
      !words.hasEffect(effect, of: subject)
      ? wording(
        "等次不变，仍为\(words.grade(effect.after))", "the grade stays \(words.grade(effect.after))")
      : (score ?? "") + (effect.before < 0 && effect.after < 0 ? "" : grades)
    let parts = [
      words.reason(effect), change, words.alternative(effect, of: subject),
    ].filter { !$0.isEmpty }
    return "\(words.kind(effect.rule))“\(words.title(effect.rule))”（\(words.clause(effect.rule))）："
      + parts.joined(separator: wording("；", "; "))
  }

  /// Quotas in which the subject kept its grade.
  private var keptQuotas: [String] {
    words.conclusions.quotas.compactMap { outcome in
      guard
        let place = outcome.holders.prefix(outcome.kept).firstIndex(of: Int32(row))
      else { return nil }
      let spare = outcome.kept - place - 1
      return wording("名额内“", "within the quota of `") + rules.quotas[outcome.quota].title
        + wording("”：", "`: ") + words.quota(outcome, place: place + 1)
        + (spare == 0
          ? wording("，本人之后没有名额", ", nobody behind it has a place")
          : wording("，本人之后还有 \(spare) 人有名额", ", \(spare) behind it have a place"))
    }
  }

  /// Awards that the subject missed although its rank would have done.
  private var obstacles: [String] {
    words.conclusions.awards.compactMap { outcome in
      guard let candidate = outcome.candidates.first(where: { $0.row == Int32(row) }),
        !candidate.obstacles.isEmpty
      else { return nil }
      return wording("未获提名：", "not nominated: ") + rules.awards[outcome.award].title
        + "（\(wording.list(candidate.obstacles.map(words.text)))）"
    }
  }

  private func clause(_ mark: SourceMark?) -> String {
    mark.map { "（\(words.line($0))）" } ?? ""
  }

  /// The page for other programs.
  var json: JSONValue {
    .object([
      ("computedGrade", grade(subject.computedGrade)), ("finalGrade", grade(subject.finalGrade)),
      ("lines", .array(texts.map { .string($0) })),
    ])
  }

  private func grade(_ position: Int) -> JSONValue {
    position < 0 ? .null : .string(words.grade(position))
  }
}
