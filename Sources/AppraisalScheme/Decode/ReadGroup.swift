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
        Bilingual("至少要有几张有效票才算平均分", "the least number of valid ratings that make a mean"),
        ifLeftOut: Bilingual("1", "1"), example: "10",
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
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, EvaluatorGroup.shape, &faults) else { return nil }
    let identifier = reader.identifier("id", &faults)
    let title = reader.text("title", &faults)
    let aliases = reader.words("aliases", &faults)
    let weight = reader.weight("weight", &faults)
    let minimum = reader.integer("minimumValid", &faults)
    let quorum = reader.present("quorum", &faults).flatMap { Quorum($0, &faults) }
    let trim = reader.present("trim", &faults).flatMap { Trim($0, &faults) }
    guard let identifier, let weight else { return nil }
    self.init(
      identifier: identifier, title: title ?? identifier, aliases: aliases, weight: weight,
      minimumValid: Int(minimum ?? 1), quorum: quorum, trim: trim)
  }
}
