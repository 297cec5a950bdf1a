import AppraisalNumerics

/// An indicator as the text has it.
struct IndicatorDraft {
  let mark: SourceMark
  let identifier: Marked<String>?
  let title: String
  let weight: Weight?
  let content: Content
  var combine = Combination.weighted
  var points: Marked<PointsRule>?
  var multiplier: Multiplier?
  /// Whether its rules could be read; otherwise nothing can be said about the points it comes to.
  var hasAllRules = true

  enum Content {
    case group([IndicatorDraft], mark: SourceMark, missing: MissingPolicyDraft)
    case measured(Marked<Measure>)
    case faulty
  }

  /// This indicator and all below it.
  var subtree: [IndicatorDraft] {
    if case .group(let children, _, _) = content {
      [self] + children.flatMap(\.subtree)
    } else {
      [self]
    }
  }

  /// The measurements in this indicator and below it.
  var measures: [Marked<Measure>] {
    subtree.compactMap { if case .measured(let measure) = $0.content { measure } else { nil } }
  }
}

extension Indicator {
  /// The keys of an entry of `indicators`.
  static let shape: Shape = Shape(
    "indicators",
    Bilingual(
      "指标：由下级指标加权平均，或由记录算出", "an indicator: the weighted mean of others, or measured from records"),
    keys: [
      .init(
        "id", .identifier, Bilingual("标识，全方案不重复", "the identifier, unique in the scheme"),
        example: "member-service"),
      .init(
        "title", .text, Bilingual("标题", "the title shown to people"),
        ifLeftOut: Bilingual("用标识", "the identifier"), example: "党员年服务两次"),
      .init(
        "weight", .weight,
        Bilingual("在同级中的权重，同级合计 100", "the weight among its siblings, which add up to 100"),
        ifLeftOut: Bilingual(
          "上级的 combine 不是 weighted 时不写",
          "where the level above has another `combine` than `weighted`"),
        example: "40", clause: Bilingual("德15 能10 勤30 绩30 廉15", "15, 10, 30, 30 and 15 per cent")),
      .init(
        "missing", .choice(of: MissingPolicy.self),
        Bilingual(
          "下级指标缺失时怎么办；只用于有下级的指标",
          "what happens when a part has no points; only where there are indicators below"),
        ifLeftOut: Bilingual("与上一级相同", "as the level above"), example: "noScore",
        clause: Bilingual(
          "缺项的，其余项目按比例折算", "where an item is missing, the others count as the whole")),
      Combination.key,
      .init(
        "indicators", .list(.mapping(Indicator.shape)),
        Bilingual("下级指标", "the indicators below"), ifLeftOut: Shape.Key.another,
        example: "[{ id: visits, weight: 100, measure: \(Measure.shape.example) }]",
        clause: Bilingual("五大体系下设若干指标", "five systems with indicators in each")),
      .init(
        "measure", .mapping(Measure.shape), Bilingual("怎样由记录算出", "how it is measured"),
        ifLeftOut: Shape.Key.another, example: Measure.shape.example,
        clause: Bilingual("按台账核算得分", "points are worked out from the ledgers")),
      .init(
        "points", .mapping(PointsRule.shape), PointsRule.shape.meaning,
        ifLeftOut: Bilingual("算出的值就是得分", "the value is the points"),
        example: PointsRule.shape.example),
      .init(
        "multiplier", .mapping(Multiplier.shape), Multiplier.shape.meaning,
        ifLeftOut: Bilingual("不乘系数", "no ratio"), example: Multiplier.shape.example),
    ],
    alternatives: [.init(["indicators", "measure"], code: "indicator-kind")])
}

/// A list of sibling indicators.
func readIndicators(
  _ value: YAMLValue, combine: Combination, _ faults: inout FaultCollector
) -> [IndicatorDraft] {
  if case .list(let items) = value.content, items.isEmpty {
    faults.error(
      "no-indicators", at: value.mark, "这里至少要有一个指标。", "at least one indicator is needed here")
  }
  return value.list("indicators", &faults).map { readIndicator($0, combine: combine, &faults) }
}

private func readIndicator(
  _ value: YAMLValue, combine: Combination, _ faults: inout FaultCollector
) -> IndicatorDraft {
  guard let reader = MappingReader(value, Indicator.shape, &faults) else {
    // It stays among its siblings, whose weights would else seem not to add up.
    return IndicatorDraft(
      mark: value.mark, identifier: nil, title: "", weight: nil, content: .faulty)
  }
  let identifier = reader.present("id", &faults).flatMap { item in
    item.identifier("id", &faults).map { Marked($0, item.mark) }
  }
  var draft = IndicatorDraft(
    mark: value.mark, identifier: identifier,
    title: reader.text("title", &faults) ?? identifier?.value ?? "",
    weight: readWeight(reader, combine: combine, &faults),
    content: readContent(reader, &faults), combine: readCombination(reader, &faults),
    points: readPointsRule(reader, &faults),
    multiplier: reader.present("multiplier", &faults).flatMap { Multiplier($0, &faults) })
  draft.hasAllRules =
    (draft.points != nil || reader.value("points") == nil)
    && (draft.multiplier != nil || reader.value("multiplier") == nil)
  return draft
}

private func readContent(
  _ reader: MappingReader, _ faults: inout FaultCollector
) -> IndicatorDraft.Content {
  // With a measure besides, the indicators below are read all the same: what refers to them would
  // else seem to refer to nothing.
  if let children = reader.present("indicators", &faults) {
    return .group(
      readIndicators(children, combine: readCombination(reader, &faults), &faults),
      mark: children.mark,
      missing: MissingPolicyDraft(reader, &faults))
  }
  guard let measure = reader.present("measure", &faults) else { return .faulty }
  if reader.value("missing") != nil {
    faults.error(
      "missing-on-leaf", at: reader.mark,
      "missing 只用于有下级指标的指标；本指标直接由记录计算，请删除 missing。",
      "`missing` belongs to indicators with others below them; this one is measured, delete it")
  }
  return Measure(measure, &faults).map { .measured(Marked($0, measure.mark)) } ?? .faulty
}
