/// Two sources that tell the same value, by how many agree.
public struct ReconcileMeasure: Sendable {
  /// Whose values are compared.
  public enum Compared: String, Sendable, CaseIterable {
    /// Each member's.
    case member
    /// The subject's.
    case subject
  }

  /// What a value counts that only one source tells.
  public enum OneSided: String, Sendable, CaseIterable {
    /// It is left out of the count.
    case leaveOut
    /// It counts as a difference.
    case asDifference
  }

  /// The input of the first source.
  public let input: String
  /// The input of the second source.
  public let other: String
  /// The name of the value in both.
  public let value: String
  /// Whose values are compared.
  public let per: Compared
  /// How far both may lie apart, in units of 0.0001.
  public let tolerance: Int64
  /// What a value counts that only one source tells.
  public let oneSided: OneSided
}

extension ReconcileMeasure {
  /// The keys of `reconcile`.
  static let shape = Shape(
    "reconcile", Bilingual("两个来源核对：一致的占多少，差异逐条列出", "two sources, by how many values agree"),
    keys: [
      .init(
        "input", .identifier, Bilingual("第一个来源的数据名", "the input of the first source"),
        example: "community"),
      .init(
        "with", .identifier, Bilingual("第二个来源的数据名", "the input of the second source"),
        example: "own-report",
        clause: Bilingual("社区向单位反馈，党员自己也报告", "the community reports, and so does the member")),
      .init("value", .text, Bilingual("两边都有的列", "the value in both"), example: "服务次数"),
      .init(
        "per", .choice(of: Compared.self), Bilingual("按谁核对", "whose values are compared"),
        example: "member"),
      .init(
        "tolerance", .decimal(places: 4, 0...1_000_000_000),
        Bilingual("相差多少以内算一致", "how far both may lie apart"),
        ifLeftOut: Bilingual("必须相等", "they must be equal"), example: "0"),
      .init(
        "oneSided", .choice(of: OneSided.self),
        Bilingual("只有一边有数时怎么算", "what a value counts that only one source tells"),
        example: "asDifference"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, ReconcileMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let other = reader.identifier("with", &faults)
    let name = reader.text("value", &faults)
    let per = reader.choice("per", Compared.self, &faults)
    let tolerance = reader.decimal("tolerance", &faults)
    let oneSided = reader.choice("oneSided", OneSided.self, &faults)
    guard let input, let other, let name, let per, let oneSided else { return nil }
    refuseSameInput(input, other, at: value.mark, &faults)
    self.init(
      input: input, other: other, value: name, per: per, tolerance: tolerance ?? 0,
      oneSided: oneSided)
  }
}

/// Refuses an input that is held against itself.
func refuseSameInput(
  _ input: String, _ other: String, at mark: SourceMark, _ faults: inout FaultCollector
) {
  guard input == other else { return }
  faults.error(
    "input-with-itself", at: mark, "input 和 with 都是“\(input)”，应是两份不同的数据。",
    "`input` and `with` are both `\(input)`; they must be two inputs")
}

extension ReconcileMeasure.Compared: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .member: Bilingual("逐个党员", "each member")
    case .subject: Bilingual("逐个被评对象", "each subject")
    }
  }
}

extension ReconcileMeasure.OneSided: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .leaveOut: Bilingual("不计入", "left out of the count")
    case .asDifference: Bilingual("算不一致", "as a difference")
    }
  }
}
