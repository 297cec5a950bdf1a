public import AppraisalNumerics

/// A stage of an evaluation in turn (分级评定): a later one counts only when all earlier were passed.
public struct Stage: Sendable {
  /// What happens when it is not passed.
  public enum Failure: String, Sendable, CaseIterable {
    /// There is no composite.
    case noScore
    /// The later stages have no points; what then becomes of them is said by `missing`.
    case stop
  }

  /// The identifier.
  public let identifier: String
  /// The indicator whose points decide.
  public let indicator: String
  /// The points that are needed; `nil` when any points pass.
  public let atLeast: Points?
  /// What happens when it is not passed.
  public let ifNot: Failure
  /// Where it stands in the scheme.
  public let mark: SourceMark

  /// Whether points pass the stage.
  /// - Parameter points: The points; `nil` when missing.
  /// - Returns: Whether they do.
  public func isPassed(by points: Points?) -> Bool {
    points.map { $0 >= (atLeast ?? $0) } ?? false
  }
}

extension Stage.Failure: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .noScore: Bilingual("没有综合得分", "there is no composite")
    case .stop: Bilingual("后面各级不再计分，按 missing 处理", "the later stages have no points; see `missing`")
    }
  }
}

extension Stage {
  /// The keys of an item of `stages`.
  static let shape = Shape(
    "stages",
    Bilingual(
      "逐级评定：前一级通过，后一级才计分", "stages in turn: a later one counts once the earlier are passed"),
    keys: [
      .init("id", .identifier, Bilingual("标识", "the identifier"), example: "file"),
      .init(
        "indicator", .identifier, Bilingual("按哪个指标；各级同属一个上级", "the indicator; all have one parent"),
        example: "archive",
        clause: Bilingual(
          "档案纪实、企业评价、选派单位考核、组织部评定", "records, the firm, the sending unit, the department")
      ),
      .init(
        "atLeast", .points, Bilingual("至少多少分才算通过", "the points that are needed"),
        ifLeftOut: Bilingual("有分即可", "any points pass"), example: "60"),
      .init(
        "ifNot", .choice(of: Failure.self), Bilingual("没有通过怎么办", "what happens otherwise"),
        example: "stop"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, Stage.shape, &faults) else { return nil }
    let identifier = reader.identifier("id", &faults)
    let indicator = reader.identifier("indicator", &faults)
    let atLeast = reader.points("atLeast", &faults)
    let ifNot = reader.choice("ifNot", Failure.self, &faults)
    guard let identifier, let indicator, let ifNot,
      reader.value("atLeast") == nil || atLeast != nil
    else { return nil }
    self.init(
      identifier: identifier, indicator: indicator, atLeast: atLeast, ifNot: ifNot,
      mark: value.mark)
  }
}
