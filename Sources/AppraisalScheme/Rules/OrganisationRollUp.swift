/// How results are rolled up along the organisation tree into `organisations.csv`.
public struct OrganisationRollUp: Sendable {
  /// What an organisation's figure is made of.
  public enum Figure: String, Sendable, CaseIterable {
    /// The mean of the composites of all subjects below, each of them counted once.
    case mean
    /// Their sum.
    case sum
  }

  /// What an organisation's figure is made of.
  public let by: Figure
  /// The level words inside which organisations are ranked.
  public let ranked: [String]
}

extension OrganisationRollUp {
  /// The keys of the scheme's `rollUp`.
  static let shape = Shape(
    "scheme.rollUp",
    Bilingual("按组织层级汇总结果（organisations.csv）", "results along the organisation tree"),
    keys: [
      .init(
        "by", .choice(of: Figure.self), Bilingual("汇总什么", "what is rolled up"), example: "mean"),
      .init(
        "ranked", .list(.text),
        Bilingual(
          "在哪些层级内排名；写 [] 则不排名", "the levels inside which organisations are ranked; [] for none"),
        example: "[社区, 街道]",
        clause: Bilingual("片区、辖区、社区三级逐级晾晒", "progress is aired and compared on each tier")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, OrganisationRollUp.shape, &faults) else { return nil }
    let figure = reader.choice("by", Figure.self, &faults)
    let ranked = reader.words("ranked", &faults)
    lintWords(ranked, "ranked", at: value.mark, &faults)
    guard let figure else { return nil }
    self.init(by: figure, ranked: ranked)
  }
}

extension OrganisationRollUp.Figure: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .mean: Bilingual("下属全部被评对象综合得分的平均", "the mean composite of all subjects below")
    case .sum: Bilingual("下属全部被评对象综合得分之和", "the sum of their composites")
    }
  }
}

/// Holds the roll-up of a scheme against the tree of an assessment.
func lintRollUp(
  _ assessment: Assessment, _ scheme: Scheme, _ faults: inout FaultCollector
) {
  guard let rollUp = scheme.rollUp else { return }
  guard let tree = assessment.organisation else {
    faults.error(
      "organisations-missing", at: .start, "方案按组织层级汇总（rollUp），评议文件没有写 organisations。",
      "the scheme rolls up along the organisation tree, but there is no `organisations` list")
    return
  }
  for level in rollUp.ranked
  where !tree.levels.contains(where: { $0.utf8.elementsEqual(level.utf8) }) {
    faults.error(
      "unknown-level", at: tree.file.mark,
      "方案在层级“\(shortened(level))”内排名，organisations 的 levels 中没有；已有：\(tree.levels.joined(separator: "、"))。",
      "the scheme ranks inside the level `\(shortened(level))`, which `levels` of organisations lacks; "
        + "it has \(tree.levels.joined(separator: ", "))")
  }
}
