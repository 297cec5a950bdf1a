import AppraisalNumerics

extension ScoreRounding {
  /// The keys of `rounding`; all are stated, since each changes who ties.
  static let shape = Shape(
    "rounding", Bilingual("得分怎样取舍小数", "how scores are rounded"),
    keys: [
      .init(
        "places", .integer(0...4), Bilingual("综合得分保留几位小数", "decimals of the composite"),
        example: "2", clause: Bilingual("得分保留两位小数", "scores have two decimals")),
      .init(
        "mode", .choice(of: Mode.self), Bilingual("遇到一半时怎么进位", "how a half is rounded"),
        example: "halfUp",
        clause: Bilingual("四舍五入", "half up")),
      .init(
        "stage", .choice(of: Stage.self), Bilingual("在哪一步取舍", "where scores are rounded"),
        example: "final",
        clause: Bilingual("各项得分和总分均保留两位小数", "each part and the total have two decimals")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, ScoreRounding.shape, &faults) else { return nil }
    let places = reader.integer("places", &faults)
    let mode = reader.choice("mode", Mode.self, &faults)
    let stage = reader.choice("stage", Stage.self, &faults)
    guard let places, mode != nil, let stage,
      let rounding = try? Rounding(places: Int(places))
    else { return nil }
    self.init(composite: rounding, stage: stage)
  }
}

extension ScoreRounding.Mode: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .halfUp: Bilingual("四舍五入，负数按绝对值", "away from zero")
    }
  }
}

extension ScoreRounding.Stage: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .final:
      Bilingual(
        "只在综合得分取舍一次，此前精确到 0.0001 分", "the composite only; all before it is held to 0.0001 point")
    case .everyLevel:
      Bilingual("主体平均分、每个指标、综合得分都取舍", "every group mean, every indicator and the composite")
    }
  }
}
