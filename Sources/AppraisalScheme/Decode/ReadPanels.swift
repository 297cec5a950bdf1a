import AppraisalNumerics

/// A panel as the text has it.
struct PanelDraft {
  let mark: SourceMark
  let identifier: String
  let title: String
  let scale: Marked<String>?
  let abstentions: AbstentionDraft?
  let ifUnmet: UnmetRule?
  let groups: [Marked<EvaluatorGroup>]
  let groupsMark: SourceMark
  /// Whether every group of the text could be read; otherwise nothing can be said about their sum.
  let hasAllGroups: Bool
  let trim: Trim?
  let ballotRules: BallotRules?
  let late: LateRule?
  let duplicates: DuplicateRule
}

extension Panel {
  /// The keys of an entry of `panels`.
  static let shape = Shape(
    "panels", Bilingual("评价组：哪些主体用哪个量表来评", "a panel: which groups rate, on which scale"),
    keys: [
      .init(
        "title", .text, Bilingual("标题", "the title shown to people"),
        ifLeftOut: Bilingual("用名字", "the name"), example: "双评议"),
      .init(
        "scale", .text,
        Bilingual("用哪个量表：scales 中的一个名字", "the scale of the answers, a name under `scales`"),
        example: "satisfaction"),
      .init(
        "abstentions", AbstentionDraft.type,
        Bilingual(
          "弃权如何计入分母（同样 20 票有效、3 票弃权，不计入得 90.00，按 0 分计得 78.26）",
          "what an abstention does to the denominator (20 valid ballots and 3 abstentions come to "
            + "90.00 when left out and to 78.26 when counted as zero)"),
        example: "leaveOut", clause: Bilingual("弃权票不计入有效票", "abstentions are not valid votes")),
      .init(
        "ifUnmet", UnmetRule.type,
        Bilingual("某类评价主体票数不足时怎么办", "what happens when a group falls short of its ballots"),
        example: "renormalise",
        clause: Bilingual("参加测评人数不足应到人数三分之二的无效", "void when fewer than two thirds take part")),
      .init(
        "groups", .list(.mapping(EvaluatorGroup.shape)),
        Bilingual("评价主体，至少一类，权重合计 100", "the groups, at least one; their weights add up to 100"),
        example: "[{ id: residents, weight: 60 }, { id: peers, weight: 40 }]",
        clause: Bilingual("领导 20%、职工 40%、考核组 40%", "leaders 20, staff 40, the panel 40 per cent")),
    ] + ruleKeys)

  /// Keys that may be left out: rules on ballots as a whole and on groups as a whole.
  private static let ruleKeys: [Shape.Key] = [
    .init(
      "trim", .mapping(Trim.shape),
      Bilingual("去掉平均分最高和最低的主体，level 写 group", "groups left out by their means, with level: group"),
      ifLeftOut: Bilingual("不去", "none is left out"),
      example: "{ high: 1, low: 1, whenMoreThan: 5, level: group }"),
    .init(
      "ballotRules", .mapping(BallotRules.shape),
      Bilingual("对一名评价人整张票的要求", "rules on the whole ballot of an evaluator"),
      ifLeftOut: Bilingual("没有", "none"), example: "{ allSame: void }"),
    .init(
      "late", .mapping(LateRule.shape),
      Bilingual(
        "逾期交来的票怎么办；选票有提交时间列时必须写",
        "what becomes of late ballots; must be there when the input has a column of submission times"
      ),
      ifLeftOut: Bilingual("不看提交时间", "times of submission are not looked at"),
      example: "{ after: 2025-12-31, then: void }"),
    .init(
      "duplicates", .choice(of: DuplicateRule.self),
      Bilingual("同一评价人几张票互相矛盾时", "what becomes of contradicting ballots of one evaluator"),
      ifLeftOut: Bilingual("setAside：全部待处理", "setAside: all wait for a decision"),
      example: "last", clause: Bilingual("重复提交的以最后一次为准", "of repeated ballots the last counts")),
  ]
}

/// The panels, by identifier.
func readPanels(_ value: YAMLValue, _ faults: inout FaultCollector) -> [PanelDraft] {
  named(value, "panels", &faults).compactMap { entry in
    entry.identifier.flatMap { readPanel($0, entry.value, at: entry.mark, &faults) }
  }
}

private func readPanel(
  _ identifier: String, _ value: YAMLValue, at mark: SourceMark, _ faults: inout FaultCollector
) -> PanelDraft? {
  guard
    let reader = MappingReader(value, Panel.shape, called: "panels.\(identifier)", &faults)
  else { return nil }
  let title = reader.text("title", &faults)
  let scale = reader.markedText("scale", &faults)
  let abstentions = reader.policy("abstentions", &faults).flatMap { AbstentionDraft($0, &faults) }
  let ifUnmet = reader.policy("ifUnmet", &faults).flatMap { UnmetRule($0, &faults) }
  let list = reader.present("groups", &faults)
  let items = list?.list("groups", &faults) ?? []
  if let list, case .list(let stated) = list.content, stated.isEmpty {
    faults.error(
      "panel-empty", at: list.mark, "评价组“\(identifier)”没有评价主体。",
      "the panel `\(identifier)` has no groups")
  }
  let groups = items.compactMap { item in
    EvaluatorGroup(item, &faults).map { Marked($0, item.mark) }
  }
  return PanelDraft(
    mark: mark, identifier: identifier, title: title ?? identifier, scale: scale,
    abstentions: abstentions, ifUnmet: ifUnmet, groups: groups, groupsMark: list?.mark ?? mark,
    hasAllGroups: groups.count == items.count,
    trim: reader.present("trim", &faults).flatMap { Trim($0, in: [.group], &faults) },
    ballotRules: reader.present("ballotRules", &faults).flatMap { BallotRules($0, &faults) },
    late: reader.present("late", &faults).flatMap { LateRule($0, &faults) },
    duplicates: reader.choice("duplicates", DuplicateRule.self, &faults) ?? .setAside)
}
