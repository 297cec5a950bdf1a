extension ProjectMeasure {
  /// The keys of `projects`.
  static let shape = Shape(
    "projects",
    Bilingual("项目、清单或认领事项的完成率", "the share completed of projects, list items or claims"),
    keys: [
      .init(
        "input", .identifier, Bilingual("项目清单的数据名", "the input with the projects"),
        example: "service-list"),
      .init(
        "by", .choice(of: Basis.self),
        Bilingual("完成率按什么算", "what completion is counted by"), example: "count",
        clause: Bilingual("办结销号率；资金完成率", "the rate of items closed; the rate of funds spent")),
      .init(
        "completed", .list(.text),
        Bilingual("算完成的状态词，至少一个", "states that count as completed, at least one"),
        example: "[已办结, 已销号]",
        clause: Bilingual("已办结、已销号的计入完成", "what is settled or closed counts as completed")),
      .init(
        "open", .list(.text),
        Bilingual("算未完成的状态词", "states that count as not completed"), example: "[办理中, 未启动]"),
      .init(
        "leftOut", .list(.text),
        Bilingual("不计入的状态词", "states that leave a project out of the count"),
        ifLeftOut: Bilingual("全部计入", "none is left out"), example: "[已撤销]",
        clause: Bilingual("上级调整取消的项目不纳入考核", "projects cancelled from above are not appraised")),
      weightsKey,
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, ProjectMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let basis = reader.choice("by", Basis.self, &faults)
    let completed = reader.present("completed", &faults).map { readCompleted($0, &faults) } ?? []
    let open = reader.words("open", &faults)
    let leftOut = reader.words("leftOut", &faults)
    let weights =
      reader.present("weights", &faults).map { readWordWeights($0, "weights", &faults) } ?? []
    var seen: Set<[UInt8]> = []
    for word in completed + open + leftOut where !seen.insert(Array(word.utf8)).inserted {
      faults.error(
        "word-repeated", at: value.mark, "状态词“\(word)”出现了两次，无法判断是否算完成。",
        "the state `\(word)` stands there twice")
    }
    guard let input, let basis else { return nil }
    self.init(
      input: input, by: basis, completed: completed, open: open, leftOut: leftOut,
      weights: weights)
  }
}

/// The states that count as completed; without any, nobody could ever earn a point.
private func readCompleted(_ value: YAMLValue, _ faults: inout FaultCollector) -> [String] {
  if case .list(let items) = value.content, items.isEmpty {
    faults.error(
      "no-completed-state", at: value.mark, "completed 至少要有一个状态词，否则没有项目算完成。",
      "`completed` needs at least one state, or no project is ever completed")
  }
  return value.words("completed", &faults)
}

extension ProjectMeasure.Basis: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .count: Bilingual("按个数", "the number of projects")
    case .amount: Bilingual("按金额或工作量", "the amount of money or work")
    }
  }
}
