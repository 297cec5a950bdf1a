public import AppraisalNumerics

/// An award (评先评优): who may be nominated, and how many.
public struct Award: Sendable {
  /// The points that an indicator must reach.
  public struct Requirement: Sendable {
    /// The indicator; `total` is the composite.
    public let indicator: String
    /// The points that it must reach.
    public let lowest: Points
  }

  /// The identifier.
  public let identifier: String
  /// The title shown to people.
  public let title: String
  /// The stratum in each of which there are places; `nil` for all together.
  public let within: String?
  /// How many places there are.
  public let places: Places
  /// The points that must be reached.
  public let eligibility: [Requirement]
  /// The final grades with which one may be nominated; any when empty.
  public let grades: [String]
  /// The vetoes that rule out a nomination.
  public let notWhen: [String]
  /// What happens to equals at the last place.
  public let atCut: CutRule
  /// Where it stands in the scheme.
  public let mark: SourceMark
}

extension Award {
  private static let requirementShape = Shape(
    "awards.eligibility", Bilingual("评选条件", "a condition of eligibility"),
    keys: [
      .init(
        "indicator", .identifier,
        Bilingual("指标；total 是综合得分", "the indicator; `total` is the composite"),
        example: "attendance"),
      .init(
        "atLeast", .points, Bilingual("不低于多少分", "the points that it must reach"), example: "80"),
    ])

  /// The keys of an item of `awards`.
  static let shape = Shape(
    "awards", Bilingual("评先评优：按名次取前几名，列出理由", "awards to the best ranked, with the reasons"),
    keys: [
      .init("id", .identifier, Bilingual("标识", "the identifier"), example: "best-branch"),
      .init("title", .text, Bilingual("奖项", "the award"), example: "先进党组织"),
      .init(
        "within", .text, Bilingual("在哪个分组内分别评选", "the stratum in each of which there are places"),
        ifLeftOut: Bilingual("全体合在一起", "all together"), example: "类别"),
      .init(
        "first", .integer(1...1_000_000), Bilingual("前几名", "how many"),
        ifLeftOut: Bilingual("用 most", "`most` says it"), example: "3"),
      .init(
        "most", .share, Bilingual("最多占多少", "the share at most"),
        ifLeftOut: Bilingual("用 first", "`first` says it"), example: "20%"),
    ] + QuotaBase.keys(share: "most") + [
      .init(
        "eligibility", .list(.mapping(requirementShape)),
        Bilingual("评选条件，全部满足", "conditions, all of them"),
        ifLeftOut: Bilingual("不设条件", "there are none"),
        example: "[{ indicator: attendance, atLeast: 80 }]",
        clause: Bilingual("经常参加活动的可推荐为兼职委员", "who attends regularly may be proposed")),
      .init(
        "grades", .list(.text),
        Bilingual("最终等次在其中的才能参评", "the final grades with which one may be nominated"),
        ifLeftOut: Bilingual("不看等次", "any grade"), example: "[优秀]"),
      .init(
        "notWhen", .list(.identifier),
        Bilingual("触发了这些否决的不能参评", "vetoes that rule out a nomination"),
        ifLeftOut: Bilingual("不看否决", "vetoes are not looked at"), example: "[discipline]"),
    ] + CutRule.keys,
    alternatives: [["first", "most"]])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, Award.shape, &faults) else { return nil }
    let identifier = reader.identifier("id", &faults)
    let title = reader.text("title", &faults)
    let within = reader.text("within", &faults)
    let places = Award.places(reader, &faults)
    let items = reader.list("eligibility", &faults)
    let requirements = items.compactMap { Award.requirement($0, &faults) }
    let grades = reader.words("grades", &faults)
    let notWhen = reader.identifiers("notWhen", &faults)
    let atCut = CutRule(reader, &faults)
    guard let identifier, let title, let places, let atCut, requirements.count == items.count
    else { return nil }
    self.init(
      identifier: identifier, title: title, within: within, places: places,
      eligibility: requirements, grades: grades, notWhen: notWhen, atCut: atCut, mark: value.mark)
  }

  private static func places(
    _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> Places? {
    if let share = reader.share("most", &faults) {
      return QuotaBase.read(reader, share: share, &faults).map {
        .share(share, of: $0.base, rounding: $0.rounding)
      }
    }
    return reader.integer("first", &faults).map { .number(Int($0)) }
  }

  private static func requirement(
    _ value: YAMLValue, _ faults: inout FaultCollector
  ) -> Requirement? {
    guard let reader = MappingReader(value, requirementShape, &faults) else { return nil }
    let indicator = reader.identifier("indicator", &faults)
    let lowest = reader.points("atLeast", &faults)
    guard let indicator, let lowest else { return nil }
    return Requirement(indicator: indicator, lowest: lowest)
  }

  func lint(_ context: ConsequenceContext, _ faults: inout FaultCollector) {
    if let within { context.lint(stratum: within, at: mark, &faults) }
    for requirement in eligibility {
      context.lint(indicator: requirement.indicator, at: mark, &faults)
    }
    if !grades.isEmpty { context.lint(grades: grades, at: mark, &faults) }
    for veto in notWhen { context.lint(veto: veto, at: mark, &faults) }
    context.lint(atCut, at: mark, &faults)
  }
}
