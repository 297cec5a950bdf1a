extension CommitmentMeasure {
  /// The keys of `commitments`.
  static let shape = Shape(
    "commitments", Bilingual("公开承诺的兑现率", "the share kept of public commitments"),
    keys: [
      .init(
        "input", .identifier, Bilingual("承诺清单的数据名", "the input with the commitments"),
        example: "promises"),
      .init(
        "late", .share,
        Bilingual("迟兑现的承诺按几成计", "what a late commitment is worth, as a share of one kept in time"),
        example: "50%", clause: Bilingual("逾期完成的减半计分", "half the points when done after the day")),
      .init(
        "importance",
        .dictionary(key: Bilingual("重要程度的词", "the word of importance"), .integer(1...1000)),
        Bilingual("各重要程度的权重", "the weight of each word of importance"),
        ifLeftOut: Bilingual("每件承诺一样重", "all weigh the same"), example: "{ 重点: 3, 一般: 1 }",
        clause: Bilingual("重点承诺事项加权计分", "important commitments weigh more")),
      .init(
        "notYetDue", .choice(of: NotYetDue.self),
        Bilingual(
          "期末尚未到期的承诺怎么算", "what becomes of a commitment whose day has not come by the end"),
        example: "leaveOut",
        clause: Bilingual("未到期的事项不作扣分", "what is not due yet costs no points")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, CommitmentMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let late = reader.share("late", &faults)
    let importance = reader.present("importance", &faults).map { readImportance($0, &faults) } ?? []
    let notYetDue = reader.choice("notYetDue", NotYetDue.self, &faults)
    guard let input, let late, let notYetDue else { return nil }
    self.init(input: input, late: late, importance: importance, notYetDue: notYetDue)
  }
}

private func readImportance(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> [ImportanceWord] {
  guard case .mapping(let entries) = value.content else {
    faults.error(
      "not-a-mapping", at: value.mark, "importance 应写成“词: 权重”，例如 重点: 3。",
      "`importance` must be written as `word: weight`")
    return []
  }
  return entries.compactMap { entry in
    entry.value.integer(entry.key, in: 1...1000, &faults)
      .map { ImportanceWord(word: entry.key, weight: $0) }
  }
}

extension CommitmentMeasure.NotYetDue: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .leaveOut: Bilingual("不计入", "it is left out of the count")
    case .asUnfulfilled: Bilingual("按未兑现计", "it counts as not kept")
    }
  }
}
