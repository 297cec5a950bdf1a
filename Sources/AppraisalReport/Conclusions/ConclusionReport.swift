public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// The files about what followed from the scores: effects, quotas, nominations, pay, the public list.
public struct ConclusionReport: Sendable {
  let words: ConclusionWords
  let strokes: StrokeOrder

  var scheme: Scheme { words.scheme }
  var wording: Wording { words.wording }
  var conclusions: Conclusions { words.conclusions }
  var rules: Consequences { words.scheme.consequences }

  /// A report.
  /// - Parameters:
  ///   - conclusions: What followed.
  ///   - table: The measured points.
  ///   - scheme: The rules.
  ///   - wording: The words.
  public init(
    _ conclusions: Conclusions, table: IndicatorTable, scheme: Scheme, wording: Wording
  ) {
    words = ConclusionWords(
      scheme: scheme, table: table, conclusions: conclusions, wording: wording)
    strokes = StrokeOrder()
  }

  /// The files of the result folder, those that the scheme has rules for.
  public var files: [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = [("effects.csv", effects())]
    if !rules.quotas.isEmpty { files.append(("quotas.csv", quotas())) }
    if !rules.awards.isEmpty { files.append(("awards.csv", awards())) }
    if rules.rewards != nil { files.append(("rewards.csv", rewards())) }
    if !rules.followUps.isEmpty || rules.bottom != nil {
      files.append(("followups.csv", followUps()))
    }
    if let publication = rules.publication {
      files.append(("publication.csv", self.publication(publication)))
    }
    return files
  }

  func subject(_ row: Int) -> Subject { words.table.subjects[row] }

  // MARK: - Effects

  /// Every change of a grade, in the order of the rules, with its reason and its alternative.
  func effects() -> [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("编号", "id"), scheme.subjectWord, wording("顺序", "step"), wording("规则", "rule"),
      wording("名称", "title"), wording("条款", "clause"), wording("原等次", "from"),
      wording("现等次", "to"), wording("原得分", "score before"), wording("理由", "reason"),
      wording("认定日期", "evidence date"), wording("若无此条", "without it"),
    ])
    for (row, conclusion) in conclusions.subjects.enumerated() {
      for (step, effect) in conclusion.effects.enumerated() {
        list.add([
          .text(subject(row).identifier), .text(subject(row).name), .number(String(step + 1)),
          .text(words.kind(effect.rule)), .text(words.title(effect.rule)),
          .text(words.clause(effect.rule)), .text(words.grade(effect.before)),
          .text(words.grade(effect.after)),
          effect.scoreBefore.map { .number($0.text()) } ?? .empty,
          .text(words.reason(effect)),
          words.day(effect).map { .text($0.description) } ?? .empty,
          .text(words.alternative(effect, of: conclusion)),
        ])
      }
    }
    return list.bytes
  }

  // MARK: - Quotas and awards

  /// Every quota in every pool, with its arithmetic.
  func quotas() -> [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("等次", "grade"), wording("分组", "pool"), wording("基数", "base"),
      wording("比例", "share"), wording("名额", "places"), wording("达到人数", "reached by"),
      wording("保留人数", "kept"), wording("最终人数", "in the end"),
      wording("说明", "arithmetic"),
    ])
    for outcome in conclusions.quotas {
      list.add([
        .text(rules.quotas[outcome.quota].title), outcome.pool.map { .text($0) } ?? .empty,
        .number(String(outcome.base)), .text(String(describing: outcome.share)),
        .number(String(outcome.places)), .number(String(outcome.holders.count)),
        .number(String(outcome.kept)), .number(String(outcome.finalHolders)),
        .text(words.quota(outcome, place: nil)),
      ])
    }
    return list.bytes
  }

  /// Those nominated for each award, and those ranked before them who cannot be, with the reasons.
  func awards() -> [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("奖项", "award"), wording("分组", "pool"), wording("名次", "rank"),
      wording("编号", "id"), scheme.subjectWord, wording("综合得分", "score"),
      wording("提名", "nominated"), wording("理由", "reason"),
    ])
    for outcome in conclusions.awards {
      for candidate in outcome.candidates {
        let row = Int(candidate.row)
        let reason =
          candidate.isNominated
          ? wording(
            "条件全部满足，\(outcome.places) 个名额内", "all conditions met, within \(outcome.places) places")
            + (outcome.tie.map { "；" + words.text($0) } ?? "")
          : wording.list(candidate.obstacles.map(words.text))
        list.add([
          .text(rules.awards[outcome.award].title), outcome.pool.map { .text($0) } ?? .empty,
          .number(String(conclusions.standings.ranking.places[row])),
          .text(subject(row).identifier), .text(subject(row).name), score(row),
          .text(candidate.isNominated ? wording("是", "yes") : wording("否", "no")),
          .text(reason),
        ])
      }
    }
    return list.bytes
  }

  func score(_ row: Int) -> CommaSeparatedText.Cell {
    conclusions.standings.composite[row].map {
      .number($0.text(places: scheme.rounding.composite.places))
    } ?? .empty
  }

  // MARK: - Follow-ups

  /// What is to be done next, by subject and rule, with its reason and what would have made it needless.
  func followUps() -> [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("编号", "id"), scheme.subjectWord, wording("最终等次", "final grade"),
      wording("后续处理", "to do"), wording("条款", "clause"), wording("理由", "reason"),
      wording("若无此条", "without it"),
    ])
    for (row, conclusion) in conclusions.subjects.enumerated() {
      for followUp in conclusion.followUps {
        let rule = rules.followUps[followUp.position]
        list.add([
          .text(subject(row).identifier), .text(subject(row).name),
          .text(words.grade(conclusion.finalGrade)), .text(rule.title),
          .text(words.line(rule.mark)),
          .text(wording.list(followUp.findings.filter(\.isMet).map(words.text))),
          .text(words.avoidance(rule.when, followUp.findings)),
        ])
      }
      if let bottom = words.bottomAction(conclusion) {
        list.add([
          .text(subject(row).identifier), .text(subject(row).name),
          .text(words.grade(conclusion.finalGrade)), .text(bottom.title), .text(bottom.clause),
          .text(bottom.reason), .empty,
        ])
      }
    }
    return list.bytes
  }

  /// How often each of the follow-ups is due.
  private var followUpCounts: [String] {
    let counts = rules.followUps.enumerated().map { position, rule in
      (
        rule.title,
        conclusions.subjects.count { $0.followUps.contains { $0.position == position } }
      )
    }.filter { $0.1 > 0 }
    guard !counts.isEmpty else { return [] }
    let list = wording.list(counts.map { "\($0.0) \($0.1)" })
    return [wording("后续处理：\(list)，见 followups.csv。", "To do: \(list); see followups.csv.")]
  }

  // MARK: - Pay

  /// The pay of everybody in yuan, and the sums below.
  func rewards() -> [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("编号", "id"), scheme.subjectWord, wording("最终等次", "final grade"),
      wording("月金额（元）", "monthly amount (yuan)"), wording("月数", "months"),
      wording("奖励（元）", "bonus (yuan)"), wording("系数", "coefficient"),
      wording("绩效（元）", "performance (yuan)"), wording("说明", "note"),
    ])
    for (row, conclusion) in conclusions.subjects.enumerated() {
      guard let reward = conclusion.reward, reward.hasGrade else {
        let note =
          conclusion.isExcluded
          ? wording("免考，不参加考核，不计发", "exempt, nothing is paid")
          : wording("没有等次，不计发", "no grade, nothing is paid")
        list.add(
          [.text(subject(row).identifier), .text(subject(row).name)]
            + [.text(words.grade(-1)), .empty, .empty, .empty, .empty, .empty, .text(note)])
        continue
      }
      list.add([
        .text(subject(row).identifier), .text(subject(row).name),
        .text(words.grade(conclusion.finalGrade)), reward.amount.map { yuan($0) } ?? .empty,
        .number(decimalText(reward.months, decimals: 2)), yuan(reward.bonus),
        .number(decimalText(reward.coefficient, decimals: 2)), yuan(reward.performance),
        reward.amount == nil ? .text(words.text(reward)) : .empty,
      ])
    }
    let total = rewardTotals
    list.add([
      .text(wording("合计", "total")), .empty, .empty, .empty, .empty, yuan(total.bonus), .empty,
      yuan(total.performance), .empty,
    ])
    return list.bytes
  }

  /// What all the pay costs, in fen.
  public var rewardTotals: (bonus: Int64, performance: Int64) {
    conclusions.subjects.reduce(into: (0, 0)) { sum, subject in
      sum.0 += subject.reward?.bonus ?? 0
      sum.1 += subject.reward?.performance ?? 0
    }
  }

  private func yuan(_ fen: Int64) -> CommaSeparatedText.Cell {
    .number(decimalText(fen, decimals: 2, atLeast: 2))
  }

  // MARK: - Summary

  /// Decisions of the committee that were not carried out, or that undo a veto or an exemption.
  private var decisionLines: [String] {
    conclusions.subjects.enumerated().flatMap { row, subject -> [String] in
      let name = "\(self.subject(row).identifier) \(self.subject(row).name)"
      let declined = subject.declined.map { name + wording("：", ": ") + words.text($0) }
      guard let position = subject.effects.lastIndex(where: \.isByCommittee) else {
        return declined
      }
      let undone = subject.effects[..<position].filter { !$0.isByQuota && $0.before != $0.after }
        .map { "\(words.kind($0.rule))“\(words.title($0.rule))”" }
      guard !undone.isEmpty else { return declined }
      let grade = words.grade(subject.effects[position].after)
      return declined + [
        wording(
          "\(name)：组织研究定为\(grade)，改变了\(wording.list(undone))的结果。",
          "\(name): the committee's \(grade) stands against \(wording.list(undone)).")
      ]
    }
  }

  /// Quotas that ties or the committee's decisions exceed.
  private var exceededQuotas: [String] {
    conclusions.quotas.filter { $0.finalHolders > $0.places }.map { outcome in
      let title = rules.quotas[outcome.quota].title
      let pool = outcome.pool.map { wording("“\($0)”的", "in \($0): ") } ?? ""
      return wording(
        "\(pool)“\(title)”最终 \(outcome.finalHolders) 个，超出名额 \(outcome.places) 个。",
        "\(pool)\(outcome.finalHolders) have \(title) in the end, more than the quota of "
          + "\(outcome.places).")
    }
  }

  /// What a summary says: how many rules applied, what they cost, and who is at the bottom.
  public var summary: [String] {
    var lines: [String] = []
    let effects = conclusions.subjects.flatMap { subject in
      subject.effects.filter { words.hasEffect($0, of: subject) }
    }
    let kinds = [
      wording("免考", "exemption"), wording("一票否决", "veto"), wording("名额", "quota"),
      wording("组织研究", "committee"),
    ]
    let counts = kinds.map { kind in (kind, effects.count { words.kind($0.rule) == kind }) }
      .filter { $0.1 > 0 }
    if !counts.isEmpty {
      lines.append(
        wording("改变结果的规则：", "Rules that applied: ")
          + wording.list(counts.map { wording("\($0.0) \($0.1) 次", "\($0.0) \($0.1)×") })
          + wording("，见 effects.csv。", "; see effects.csv."))
    }
    lines += exceededQuotas + decisionLines
    let bottom = conclusions.subjects.compactMap(\.bottom)
    if !bottom.isEmpty {
      lines.append(
        wording(
          "末位 \(bottom.count) 个，其中启动问责 \(bottom.count(where: \.isAccountable)) 个。",
          "\(bottom.count) at the bottom, \(bottom.count(where: \.isAccountable)) with consequences."
        ))
    }
    for pool in conclusions.bottoms where pool.isTooSmall {
      let name = pool.pool ?? wording("全体", "all")
      lines.append(
        wording(
          "“\(name)”只有 \(pool.count) 个参加考核，不排末位。",
          "Only \(pool.count) are appraised in \(name), so nobody is the last of it."))
    }
    lines += followUpCounts
    if let rewards = rules.rewards {
      let total = rewardTotals
      let sum = { decimalText($0, decimals: 2, atLeast: 2) }
      let parts = [
        rewards.months.isEmpty
          ? nil : wording("奖励 \(sum(total.bonus)) 元", "\(sum(total.bonus)) yuan of bonus"),
        rewards.coefficients.isEmpty
          ? nil
          : wording(
            "绩效 \(sum(total.performance)) 元", "\(sum(total.performance)) yuan by performance"),
      ].compactMap(\.self)
      let text = parts.joined(separator: wording("，", ", "))
      lines.append(wording("待遇合计：\(text)。", "Pay: \(text)."))
    }
    return lines + unknownStrokes
  }
}

extension Effect {
  fileprivate var isByCommittee: Bool { if case .committee = rule { true } else { false } }

  fileprivate var isByQuota: Bool { if case .quota = rule { true } else { false } }
}
