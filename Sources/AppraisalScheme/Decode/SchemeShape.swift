import AppraisalNumerics

extension Scheme {
  /// What stands behind `schema` in a scheme file.
  static let version = "pingyi-scheme/1"

  /// The keys of a scheme file.
  public static let shape = Shape(
    "scheme", Bilingual("规则文件 scheme.yaml：怎么评", "scheme.yaml: the rules"),
    keys: headKeys + ruleKeys + resultKeys + Consequences.keys)

  private static let headKeys: [Shape.Key] = [
    .init(
      "schema", .word(version), Bilingual("语言的版本", "the version of the language"),
      example: version),
    .init(
      "id", .identifier, Bilingual("方案的标识", "the identifier of the scheme"),
      example: "dual-service"),
    .init("title", .text, Bilingual("标题", "the title shown to people"), example: "双服务年度评议"),
    .init(
      "source", .text,
      Bilingual("依据的文件，写得能查到", "the rule that it expresses, so that it can be found"),
      ifLeftOut: Bilingual("没有写明", "not stated"), example: "街道〔2025〕3 号"),
    .init(
      "illustrative", .boolean,
      Bilingual(
        "权重、分数线是否为示意（原文没有写明）",
        "whether weights or bounds stand in for what the source does not state"),
      ifLeftOut: Bilingual("false，都有依据", "false, all is from the source"), example: "true"),
    .init(
      "period", Period.type,
      Bilingual("评议的周期：年份，或完整的月份", "the time appraised: a year, or whole months"),
      example: "2025", clause: Bilingual("一年一评", "one appraisal a year")),
    .init(
      "subjects", .text, Bilingual("被评对象叫什么", "the word for those appraised"), example: "单位",
      clause: Bilingual("对各成员单位进行评议", "the member units are appraised")),
    .init(
      "strata", .list(.text),
      Bilingual(
        "名册中用来分组的列；另排各组名次", "roster columns that divide subjects; ranks are also given in each"),
      ifLeftOut: Bilingual("不分组", "no strata"), example: "[社区]",
      clause: Bilingual("先分类、再评级", "villages are classified first, then graded")),
  ]

  private static let ruleKeys: [Shape.Key] = [
    .init(
      "scales",
      .dictionary(
        key: Bilingual("量表的名字", "the name of the scale"), isIdentifier: true,
        .mapping(GradeScale.shape)),
      Bilingual("量表：选票怎么填、折算多少分", "the scales of answers"),
      ifLeftOut: Bilingual("没有选票", "there are no ballots"),
      example: "{ satisfaction: { words: [{ word: 满意, points: 100 }, { word: 不满意, points: 40 }] } }"
    ),
    .init(
      "panels",
      .dictionary(
        key: Bilingual("评价组的名字", "the name of the panel"), isIdentifier: true,
        .mapping(Panel.shape)),
      Bilingual("评价组：谁来评", "the panels of evaluators"),
      ifLeftOut: Bilingual("没有选票", "there are no ballots"),
      example: "{ dual: { scale: satisfaction, abstentions: leaveOut, ifUnmet: noScore, "
        + "groups: [{ id: residents, weight: 100 }] } }"),
    .init(
      "indicators", .list(.mapping(Indicator.shape)),
      Bilingual("指标，至少一个，权重合计 100", "the indicators, at least one; their weights add up to 100"),
      example:
        "[{ id: review, weight: 100, measure: { ballots: { input: ballots, panel: dual } } }]",
      clause: Bilingual("服务 40%、评议 60%", "services 40, reviews 60 per cent")),
    Combination.key,
    .init(
      "missing", .choice(of: MissingPolicy.self),
      Bilingual("指标缺失时怎么办", "what happens when a part has no points"), example: "renormalise",
      clause: Bilingual("不参加的项目不计入总分", "items that do not apply are left out of the total")),
    .init(
      "adjustments", .list(.mapping(Adjustment.shape)), Adjustment.shape.meaning,
      ifLeftOut: Bilingual("没有加分、扣分", "none"),
      example: "[{ id: bonus, input: events, words: { 省级表彰: 3, 通报批评: -2 }, most: 10, "
        + "least: -20, insideHundred: true }]"),
    .init(
      "total", .mapping(TotalBounds.shape), TotalBounds.shape.meaning,
      ifLeftOut: Bilingual(
        "没有 adjustments 时不写；有则必须写", "no adjustments; with them it must be there"),
      example: TotalBounds.shape.example),
    .init(
      "stages", .list(.mapping(Stage.shape)), Stage.shape.meaning,
      ifLeftOut: Bilingual("不分级", "there are no stages"),
      example: "[{ id: first, indicator: review, atLeast: 60, ifNot: noScore }]"),
    .init(
      "rounding", .mapping(ScoreRounding.shape), Bilingual("得分怎样取舍小数", "how scores are rounded"),
      example: "{ places: 2, mode: halfUp, stage: final }"),
  ]

  private static let resultKeys: [Shape.Key] = [
    .init(
      "grades", .list(.mapping(BandDraft.shape)),
      Bilingual("等次和分数线，不能有空档和重叠", "the grades and their bounds, without holes and overlaps"),
      ifLeftOut: Bilingual("只排名次，不定等次", "ranks only"),
      example: "[{ grade: 合格, from: 60 }, { grade: 不合格, from: 0 }]",
      clause: Bilingual("90 分以上优秀，80 分以上不满 90 分良好", "90 and more are excellent, 80 and more good")),
    .init(
      "tieBreak", .list(.text),
      Bilingual(
        "同分时依次比较的指标；写“指标/主体”则比较该指标中一类评价主体的得分，例如 review/residents",
        "indicators that decide between equal composites, in order; `review/residents` compares the points "
          + "that one group of evaluators gave"),
      ifLeftOut: Bilingual("同分并列", "equal composites share a rank"), example: "[review]",
      clause: Bilingual(
        "总分相同的，群众评议得分高者在前", "at equal totals, the higher rating by the public comes first")),
    .init(
      "minimumCell", .integer(3...1000),
      Bilingual(
        "保密的主体少于几张有效票时，不显示它的票数和得分；由别的主体能推出它时，再隐去一类；公开的（open）不受限",
        "the fewest ballots of a group whose figures are shown, another group being hidden where the first "
          + "could be worked out from it; groups that are `open` are always shown"),
      ifLeftOut: Bilingual("5", "5"), example: "5",
      clause: Bilingual("人数过少的主体不公布得分", "scores of very small groups are not shown")),
    .init(
      "ranges", .list(.mapping(RangeRule.shape)),
      Bilingual("应在范围内的数，超出只提示", "numbers that should lie in a range; a warning outside it"),
      ifLeftOut: Bilingual("没有", "none"),
      example: "[{ id: part-time-members, of: { column: 兼职委员 }, from: 3, to: 5 }]"),
    .init(
      "rollUp", .mapping(OrganisationRollUp.shape), OrganisationRollUp.shape.meaning,
      ifLeftOut: Bilingual("不按组织汇总", "nothing is rolled up"),
      example: OrganisationRollUp.shape.example,
      clause: Bilingual("片区、辖区、社区三级逐级晾晒", "progress is aired and compared on each tier")),
  ]
}
