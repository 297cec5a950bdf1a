/// Those who are not appraised like the others (长期病假、新入职、预备党员).
public struct Exemption: Sendable {
  /// What becomes of the exempted.
  public enum Effect: String, Sendable, CaseIterable {
    /// No score, no rank, no grade.
    case excluded
    /// A score and a rank, but no grade.
    case ungraded
  }

  /// The identifier.
  public let identifier: String
  /// The title shown to people.
  public let title: String
  /// Whom it concerns.
  public let when: Condition
  /// What becomes of them.
  public let effect: Effect
  /// Where it stands in the scheme.
  public let mark: SourceMark
}

extension Exemption.Effect: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .excluded:
      Bilingual(
        "不参加：无得分、名次、等次，不计入参评基数，不作最好值，也不占名次；一票否决、名额、末位、星级、评优、后续处理、待遇都不适用，组织研究的决定不执行而列出",
        "no part: no score, rank or grade; not in the base of quotas; sets no best value and takes no place; no veto, quota, bottom, star, award, "
          + "follow-up or pay, and a decision of the committee is not carried out but listed")
    case .ungraded:
      Bilingual(
        "参加但不定等次，不计入参评基数，但可作最好值、占名次：有得分、名次、星级，不评优、不排末位、不计发待遇；后续处理照常（按 grade 的除外）；组织研究可以定等次，定了按定的计发待遇",
        "a score and a rank but no grade; not in the base of quotas, yet it may set the best value: stars, but no award, no last place and "
          + "no pay; follow-ups as for all but those by `grade`; the committee may decide on a grade, by "
          + "which it is then paid")
    }
  }
}

extension Exemption {
  /// The keys of an item of `exemptions`.
  static let shape = Shape(
    "exemptions", Bilingual("不参加考核或不定等次的人", "those who are not appraised or not graded"),
    keys: [
      .init("id", .identifier, Bilingual("标识", "the identifier"), example: "sick"),
      .init(
        "title", .text, Bilingual("名称", "the title"),
        ifLeftOut: Bilingual("用标识", "the identifier stands for it"), example: "长期病假"),
      .init(
        "when", .mapping(Condition.shape), Bilingual("适用于谁", "whom it concerns"),
        example: "{ column: 备注, words: [长期病假] }",
        clause: Bilingual("病假累计超过半年的不参加考核", "sick leave of over half a year is not appraised")),
      .init(
        "effect", .choice(of: Effect.self), Bilingual("怎么处理", "what becomes of them"),
        example: "excluded",
        clause: Bilingual("预备党员参加评议但不定等次", "probationary members take part but get no grade")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, Exemption.shape, &faults) else { return nil }
    let identifier = reader.identifier("id", &faults)
    let title = reader.text("title", &faults)
    let when = reader.present("when", &faults).flatMap { Condition($0, &faults) }
    let effect = reader.choice("effect", Effect.self, &faults)
    guard let identifier, let when, let effect else { return nil }
    self.init(
      identifier: identifier, title: title ?? identifier, when: when, effect: effect,
      mark: value.mark)
  }

  func lint(_ context: ConsequenceContext, _ faults: inout FaultCollector) {
    context.lint(when, at: mark, mayUseGrade: false, &faults)
    let usesPoints = when.leaves.contains { if case .points = $0 { true } else { false } }
    if usesPoints {
      faults.error(
        "exemption-by-score", at: mark, "“\(title)”按得分免考：免考先于计分，条件不能用 indicator。",
        "`\(title)` exempts by points, but exemptions come before the score; do not use `indicator`"
      )
    }
  }
}
