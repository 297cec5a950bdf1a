extension BallotMeasure {
  /// The keys of `ballots`.
  static let shape = Shape(
    "ballots",
    Bilingual("测评票：各类评价主体的平均分，再按主体权重合成", "ratings: the mean of each group, weighted by group"),
    keys: [
      .init(
        "input", .identifier, Bilingual("选票的数据名", "the input with the ballots"),
        example: "unit-ballots"),
      .init(
        "item", .text, Bilingual("测评项目，与文件中的写法相同", "the item rated, as the file writes it"),
        ifLeftOut: Bilingual("选票不分项目，对整个对象评价", "the ballots rate the subject as a whole"),
        example: "作风",
        clause: Bilingual(
          "德、能、勤、绩、廉分项打分", "integrity, ability, diligence, results and honesty are rated each")),
      .init(
        "panel", .text, Bilingual("由谁来评：panels 中的一个名字", "who rates: a name under `panels`"),
        example: "dual",
        clause: Bilingual(
          "社区党组织和居民对党员、单位双评议", "the community's branch and the residents both rate")),
      .init(
        "as", BallotResult.type, Bilingual("各票合成什么", "what the ratings of a group come to"),
        ifLeftOut: Bilingual("mean：平均分", "mean"), example: "{ plurality: { tie: lower } }"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, BallotMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let item = reader.text("item", &faults)
    let panel = reader.text("panel", &faults)
    let written = reader.present("as", &faults)
    let result = written.map { BallotResult($0, &faults) } ?? .mean
    guard let input, let panel, let result else { return nil }
    self.init(input: input, item: item, panel: panel, result: result)
  }
}
