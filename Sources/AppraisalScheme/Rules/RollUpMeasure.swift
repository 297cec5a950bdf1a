/// The mean of an indicator over the subjects below in the organisation tree.
public struct RollUpMeasure: Sendable {
  /// Which subjects count.
  public enum Reach: String, Sendable, CaseIterable {
    /// Those directly below.
    case direct
    /// All below, at any depth.
    case all
  }

  /// What a subject counts that has no points.
  public enum Unscored: String, Sendable, CaseIterable {
    /// It is left out of the mean.
    case leaveOut
    /// It counts as zero.
    case asZero
    /// There is no mean then.
    case noScore
  }

  /// The measured indicator whose points are averaged.
  public let indicator: String
  /// Which subjects count.
  public let reach: Reach
  /// What a subject counts that has no points.
  public let unscored: Unscored
}

extension RollUpMeasure {
  /// The keys of `rollUp` as a measure.
  static let shape = Shape(
    "rollUp", Bilingual("下级单位某项指标的平均", "the mean of an indicator over the subjects below"),
    keys: [
      .init(
        "of", .identifier,
        Bilingual(
          "取哪个指标（由记录直接计算的），按折算（points）、乘系数之前的值",
          "the measured indicator, as it is before its `points` and `multiplier`"),
        example: "satisfaction"),
      .init(
        "below", .choice(of: Reach.self), Bilingual("取哪些下级", "which subjects count"),
        example: "direct",
        clause: Bilingual("片区、辖区、社区三级责任", "responsibility on three tiers")),
      .init(
        "unscored", .choice(of: Unscored.self),
        Bilingual("下级无分时怎么算", "what a subject counts without points"), example: "leaveOut"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, RollUpMeasure.shape, &faults) else { return nil }
    let indicator = reader.identifier("of", &faults)
    let reach = reader.choice("below", Reach.self, &faults)
    let unscored = reader.choice("unscored", Unscored.self, &faults)
    guard let indicator, let reach, let unscored else { return nil }
    self.init(indicator: indicator, reach: reach, unscored: unscored)
  }
}

extension RollUpMeasure.Reach: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .direct: Bilingual("只取直接下级", "directly below")
    case .all: Bilingual("取全部下级", "at any depth below")
    }
  }
}

extension RollUpMeasure.Unscored: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .leaveOut: Bilingual("不计入", "left out of the mean")
    case .asZero: Bilingual("按 0 分计", "as zero")
    case .noScore: Bilingual("本级无分", "no points at all")
    }
  }
}
