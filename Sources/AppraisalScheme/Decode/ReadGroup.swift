extension EvaluatorGroup {
  /// The keys of an entry of `groups`.
  static let shape = Shape(
    "groups", Bilingual("评价主体：一类评价人", "a group of evaluators"),
    keys: [
      .init("id", .identifier, Bilingual("标识", "the identifier"), example: "residents"),
      .init(
        "title", .text, Bilingual("标题", "the title shown to people"),
        ifLeftOut: Bilingual("用标识", "the identifier"), example: "居民"),
      .init(
        "aliases", .list(.text), Bilingual("文件中的其他写法", "other words by which files name the group"),
        ifLeftOut: Bilingual("只认标识和标题", "only the identifier and the title"), example: "[群众, 居民代表]",
        clause: Bilingual("群众即居民代表", "“the public” are the residents")),
      .init(
        "weight", .weight, Bilingual("在评价组中的权重", "the weight inside the panel"), example: "60",
        clause: Bilingual(
          "街道 30%、同级 10%、居民 60%", "the street 30, peers 10, residents 60 per cent")),
      .init(
        "minimumValid", .integer(1...1_000_000_000),
        Bilingual(
          "对一个对象至少要有几张有效票才算平均分（不数弃权、废票、未答）",
          "the least number of valid ratings of a subject that make a mean; abstentions, void and missing ones "
            + "are not counted"),
        ifLeftOut: Bilingual("1", "1"), example: "10",
        clause: Bilingual("有效票不少于 10 张", "at least 10 valid ballots")),
      .init(
        "minimumReturned", .integer(1...1_000_000_000),
        Bilingual(
          "至少要收回几张票（有效、弃权、废票都算，未答不算）才算平均分",
          "the least number of ballots on a subject that make a mean; valid, abstaining and void ones "
            + "count, unanswered ones do not"),
        ifLeftOut: Bilingual("不要求", "none is asked for"), example: "50",
        clause: Bilingual("参评居民不少于 50 人", "at least 50 residents rate")),
      .init(
        "quorum", .mapping(Quorum.shape), Bilingual("法定比例", "the share that must take part"),
        ifLeftOut: Bilingual("不要求", "none is asked for"),
        example: "{ atLeast: 2/3, eligible: 120 }",
        clause: Bilingual("到会代表不足三分之二的不得测评", "no ballot where fewer than two thirds are present")),
      .init(
        "trim", .mapping(Trim.shape), Bilingual("去掉最高最低分", "ratings left out at both ends"),
        ifLeftOut: Bilingual("不去", "none is left out"),
        example: "{ high: 1, low: 1, whenMoreThan: 5 }",
        clause: Bilingual("去掉一个最高分和一个最低分", "one highest and one lowest are left out")),
    ] + IssuedRule.keys + partKeys)

  /// Keys about what a group consists of.
  private static let partKeys: [Shape.Key] = [
    .init(
      "kinds", .list(.mapping(EvaluatorKind.shape)),
      Bilingual("主体内的几类人，合在一起算平均分", "kinds of evaluators, pooled in the mean"),
      ifLeftOut: Bilingual("不分", "none are told apart"),
      example: "[{ id: ordinary, aliases: [普通居民] }, { id: delegate, aliases: [居民代表] }]"),
    .init(
      "composition", .list(.mapping(CompositionRule.shape)),
      Bilingual("某一类人至少占有效票的多大比例", "shares of the valid ratings that kinds must reach"),
      ifLeftOut: Bilingual("不要求", "none is asked for"),
      example: "[{ kind: ordinary, atLeast: 70% }]",
      clause: Bilingual(
        "参评居民不少于 50 人，其中普通居民不少于 70%", "at least 50 residents, 70 % of them ordinary")),
    .init(
      "open", .boolean,
      Bilingual(
        "评价是否公开：如本人自评、领导评分不必保密，票数再少也显示",
        "whether its ratings are no secret, as those of the subject itself or of its leaders; they are then "
          + "shown however few there are"),
      ifLeftOut: Bilingual("false，保密，按 minimumCell 隐去", "false: secret, hidden by `minimumCell`"),
      example: "true", clause: Bilingual("主要领导评分公开", "the leader's score is made known")),
    .init(
      "ifUnmet", UnmetRule.type,
      Bilingual("该主体票数不足时怎么办", "what happens when this group falls short"),
      ifLeftOut: Bilingual("按评价组的 ifUnmet", "what the panel says"), example: "{ borrow: peers }"),
    .init(
      "groups", .list(.mapping(EvaluatorGroup.shape)),
      Bilingual(
        "由几个主体合成，代替自己收票；权重合计 100",
        "the groups that it consists of, in place of ballots; their weights add up to 100"),
      ifLeftOut: Bilingual("直接收票", "it has ballots of its own"),
      example: "[{ id: self, weight: 10 }, { id: office, weight: 55 }, { id: peers, weight: 35 }]",
      clause: Bilingual(
        "被考核方 40%，其中自评 10%、本处室 55%、同级 35%",
        "the examinees' panels 40 %: self 10, own office 55, peers 35")),
  ]

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, EvaluatorGroup.shape, &faults) else { return nil }
    let identifier = reader.identifier("id", &faults)
    let title = reader.text("title", &faults)
    let aliases = reader.words("aliases", &faults)
    let weight = reader.weight("weight", &faults)
    let minimum = reader.integer("minimumValid", &faults)
    let returned = reader.integer("minimumReturned", &faults)
    let quorum = reader.present("quorum", &faults).flatMap { Quorum($0, &faults) }
    let trim = reader.present("trim", &faults).flatMap {
      Trim($0, in: [.rating, .ballotTotal], &faults)
    }
    let issued = IssuedRule(reader, &faults)
    let kinds = reader.list("kinds", &faults).compactMap { EvaluatorKind($0, &faults) }
    let composition = reader.list("composition", &faults)
      .compactMap { CompositionRule($0, &faults) }
    let ifUnmet = reader.present("ifUnmet", &faults).flatMap { UnmetRule($0, &faults) }
    let isOpen = reader.boolean("open", &faults)
    let inner = reader.list("groups", &faults)
    let groups = inner.compactMap { EvaluatorGroup($0, &faults) }
    guard let identifier, let weight, groups.count == inner.count else { return nil }
    self.init(
      identifier: identifier, title: title ?? identifier, aliases: aliases, weight: weight,
      minimumValid: Int(minimum ?? 1), quorum: quorum, trim: trim, kinds: kinds,
      composition: composition, issued: issued, isOpen: isOpen ?? false,
      ifUnmet: ifUnmet, groups: groups, minimumReturned: Int(returned ?? 0),
      groupsMark: reader.value("groups")?.mark)
    lint(reader, &faults)
  }

  /// A group of groups has no ballots that a rule could look at.
  private func lint(_ reader: MappingReader, _ faults: inout FaultCollector) {
    lintComposition(at: reader.mark, &faults)
    guard let list = reader.value("groups") else { return }
    if groups.isEmpty {
      faults.error(
        "panel-empty", at: list.mark, "评价主体“\(identifier)”的 groups 是空的。",
        "the group `\(identifier)` consists of no groups")
    }
    let ofBallots = [
      "aliases", "minimumValid", "minimumReturned", "quorum", "trim", "issued", "kinds",
      "composition", "open",
    ]
    for key in ofBallots where reader.value(key) != nil {
      faults.error(
        "group-of-groups", at: reader.mark,
        "评价主体“\(identifier)”由 groups 合成，自己不收票，不能写 \(key)；请写到里面的主体上。",
        "the group `\(identifier)` consists of groups and has no ballots of its own; write \(key) in "
          + "those")
    }
  }
}
