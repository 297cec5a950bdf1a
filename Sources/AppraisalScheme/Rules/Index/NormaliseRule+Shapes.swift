import AppraisalNumerics

/// The keys of `normalise`, one shape per method.
extension NormaliseRule {
  /// A method: its keys, and how they are read.
  struct Reading: Sendable {
    let shape: Shape
    let read: @Sendable (MappingReader, inout FaultCollector) -> Method?
  }

  /// All methods, in the order of the reference.
  static let readings: [Reading] = [
    Reading(shape: valueShape) { _, _ in .value },
    Reading(shape: goalpostsShape) { goalposts($0, &$1) },
    Reading(shape: minMaxShape) { minMax($0, &$1) },
    Reading(shape: standardScoreShape) { standardScore($0, &$1) },
    Reading(shape: placeShape) { place(.place, $0, &$1) },
    Reading(shape: bordaShape) { place(.borda, $0, &$1) },
    Reading(shape: percentileShape) { percentile($0, &$1) },
    Reading(shape: targetShape) { distanceToTarget($0, &$1) },
    Reading(shape: referenceShape) { distanceToReference($0, &$1) },
    Reading(shape: ratioShape) { ratioToBest($0, &$1) },
    Reading(shape: aroundShape) { aroundReference($0, &$1) },
    Reading(shape: proportionShape) { proportion($0, &$1) },
  ]

  /// What stands behind `normalise`.
  static let type = ValueType.either(readings.map { reading in .mapping(reading.shape) })

  /// An example of the whole.
  static let example = "{ method: min-max, scale: { from: 0, to: 100 }, constant: refuse }"

  private static func shape(
    _ method: String, _ meaning: Bilingual, keys: [Shape.Key]
  ) -> Shape {
    let word = Shape.Key(
      "method", .word(method), Bilingual("标准化的方法", "the method"), example: method)
    return Shape("normalise, method: \(method)", meaning, keys: [word] + keys)
  }

  /// The key `within`.
  private static let within = Shape.Key(
    "within", .text,
    Bilingual("只在同一组内标准化：strata 中的一列", "the stratum inside which subjects are compared"),
    ifLeftOut: Bilingual("全体一起比较", "all are compared"), example: "类别",
    clause: Bilingual("同类社区相互比较", "communities of one kind are compared"))

  private static let constant = Shape.Key(
    "constant", .either([.choice(of: ConstantWord.self), .number(.any)]),
    Bilingual(
      "全列数值相同（含只有一个对象）时：拒绝、算缺失，或都给这个分",
      "when all values are equal, a single subject included: refuse, treat as missing, or this score"
    ),
    example: "refuse")

  private static let scale = Shape.Key(
    "scale", .mapping(Scale.shape), Scale.shape.meaning, example: Scale.shape.example)

  private static let ties = Shape.Key(
    "ties", .choice(of: TieWord.self), Bilingual("并列的占什么名次", "which places equals share"),
    example: "competition")

  private static let capped = Shape.Key(
    "capped", .boolean, Bilingual("超过目标的是否封顶为 1", "whether scores end at 1"), example: "true")

  static let valueShape = shape(
    "value",
    Bilingual("不变换：得分就是数值，越小越好的取相反数", "the value itself, negated where less is better"),
    keys: [])

  static let goalpostsShape = shape(
    "goalposts",
    Bilingual(
      "固定标尺：(值−差端)÷(好端−差端)，与数据无关", "between two stated ends, whatever the data are"),
    keys: [
      .init("from", .number(.any), Bilingual("标尺下端", "the lower end"), example: "20"),
      .init("to", .number(.any), Bilingual("标尺上端", "the upper end"), example: "85"),
      .init(
        "on", .choice(of: ScaleUnit.self), Bilingual("在什么尺度上", "in which unit"), example: "value",
        clause: Bilingual("人均收入取对数，100–75000", "income in logarithms, 100 to 75000")),
      .init(
        "caps", .choice(of: CapWord.self),
        Bilingual("在哪一端封顶或保底", "at which ends scores are cut off"),
        example: "best"),
      scale,
    ])

  static let minMaxShape = shape(
    "min-max",
    Bilingual("最差到最好：(值−最差)÷(最好−最差)", "between the worst and the best value present"),
    keys: [
      scale, constant, within,
    ]
      + Kept<Ends>.keys(
        "bounds", .mapping(Ends.shape), Ends.shape.meaning,
        absence: Bilingual("用当年数据的两端", "the ends of this year's values"),
        example: Ends.shape.example,
        clause: Bilingual("沿用上年标准，便于年度比较", "last year's bounds, so that years can be compared")))

  static let standardScoreShape = shape(
    "standard-score",
    Bilingual(
      "标准分：中心 + 幅度 ×（值−均值）÷标准差；0 与 1 为 Z 分，50 与 10 为 T 分",
      "centre + spread × standard deviations; 0 and 1 make z scores, 50 and 10 T scores"),
    keys: [
      .init("centre", .number(.any), Bilingual("均值的得分", "the score of the mean"), example: "50"),
      .init(
        "spread", .number(.positive), Bilingual("一个标准差的分", "the score of one standard deviation"),
        example: "10"),
      .init(
        "divisor", .choice(of: DivisorWord.self),
        Bilingual("方差除以什么", "what the variance divides by"),
        example: "sample"),
      constant, within,
    ]
      + Kept<Moments>.keys(
        "bounds", .mapping(Moments.shape), Moments.shape.meaning,
        absence: Bilingual("用当年数据", "those of this year's values"),
        example: Moments.shape.example))

  static let placeShape = shape(
    "place", Bilingual("名次：从最差数起的名次", "the place counted from the worst, from 1"),
    keys: [ties, within])

  static let bordaShape = shape(
    "borda", Bilingual("波达分：名次减一，即胜过多少个对象", "one less than the place: subjects beaten"),
    keys: [ties, within])

  static let percentileShape = shape(
    "percentile", Bilingual("百分位：(名次−1)÷除数", "(place − 1) over the divisor"),
    keys: [
      ties,
      .init(
        "divisor", .choice(of: PercentileDivisor.self), Bilingual("除以什么", "what is divided by"),
        example: "others"),
      .init(
        "decimals", .either([.integer(0...15), .word("all")]),
        Bilingual("保留几位小数（银行家舍入），all 为不舍入", "decimal places, half to even; `all` keeps every bit"),
        example: "all"),
      constant, within,
    ])

  static let targetShape = shape(
    "distance-to-target", Bilingual("到目标的距离：走完了几成", "the share of the way to a target"),
    keys: [
      .init("target", .number(.any), Bilingual("目标值", "the target"), example: "100"), capped,
      within,
    ]
      + Kept<Double>.keys(
        "worst", .number(.any), Bilingual("沿用的起点（最差值）", "the worst value of an earlier year"),
        absence: Bilingual("当年最差值", "the worst value present"), example: "20"))

  static let referenceShape = shape(
    "distance-to-reference",
    Bilingual("到参照对象的距离：参照对象为 1", "the share of the way to a subject's value, who gets 1"),
    keys: [
      .init(
        "subject", .text, Bilingual("参照对象的编号", "the identifier of the subject"), example: "C01"),
      capped,
    ])

  static let ratioShape = shape(
    "ratio-to-best",
    Bilingual(
      "与最好值之比；越小越好时为最好值÷值", "the ratio to the best value; best over value where less is better"),
    keys: [within]
      + Kept<Double>.keys(
        "best", .number(.positive), Bilingual("沿用的最好值", "the best value of an earlier year"),
        absence: Bilingual("当年最好值", "the best value present"), example: "98.5"))

  static let aroundShape = shape(
    "around-reference",
    Bilingual(
      "以参照值为中点、上下各半个极差为两端（AMPI 的标准化）；参照值得 scale 的中点",
      "from half a range below to half a range above a reference, which gets the middle of `scale`; as "
        + "in the adjusted Mazziotta–Pareto index"),
    keys: [
      .init(
        "reference", .either([.number(.any), .word("mean")]),
        Bilingual("参照值；mean 为当年平均值", "the reference; `mean` is that of this year's values"),
        example: "mean"),
      scale, constant,
      .init(
        "range", .mapping(ValueRange.shape), ValueRange.shape.meaning,
        ifLeftOut: Bilingual("用当年数据的最小和最大", "those of this year's values"),
        example: ValueRange.shape.example),
    ])

  static let proportionShape = shape(
    "proportion",
    Bilingual(
      "除以全列的长度、总和或最大值；越小越好的取相反数",
      "the value over the length, sum or largest of its column, negated where less is better"),
    keys: [
      .init(
        "of", .choice(of: LengthWord.self), Bilingual("除以什么", "what is divided by"),
        example: "length"),
      .init(
        "divisor", .number(.positive), Bilingual("沿用的除数", "the divisor of an earlier year"),
        ifLeftOut: Bilingual("由当年数据得出", "that of this year's values"), example: "12.5"),
    ])
}

extension NormaliseRule.Scale {
  /// The keys of `scale`.
  static let shape = Shape(
    "normalise.scale", Bilingual("差端和好端各得多少分", "the scores of the worse and the better end"),
    keys: [
      .init("from", .number(.any), Bilingual("差端的分", "the score of the worse end"), example: "0"),
      .init("to", .number(.any), Bilingual("好端的分", "the score of the better end"), example: "100"),
    ])
}

extension NormaliseRule.Ends {
  /// The keys of `bounds`.
  static let shape = Shape(
    "min-max.bounds", Bilingual("沿用的两端（如上年）", "the ends of an earlier year"),
    keys: [
      .init("from", .number(.any), Bilingual("下端", "the lower end"), example: "12.5"),
      .init("to", .number(.any), Bilingual("上端", "the upper end"), example: "98.5"),
      .init(
        "caps", .choice(of: CapWord.self),
        Bilingual("在哪一端封顶或保底", "at which ends scores are cut off"),
        example: "both"),
    ])
}

extension NormaliseRule.ValueRange {
  /// The keys of `range`.
  static let shape = Shape(
    "around-reference.range",
    Bilingual(
      "极差取自哪两个值（如历年的最小和最大）", "the lowest and highest value, of all years for example"),
    keys: [
      .init("from", .number(.any), Bilingual("最小", "the lowest"), example: "12.5"),
      .init("to", .number(.any), Bilingual("最大", "the highest"), example: "98.5"),
    ])
}

extension NormaliseRule.Moments {
  /// The keys of `bounds`.
  static let shape = Shape(
    "standard-score.bounds",
    Bilingual("沿用的均值和标准差（如上年）", "mean and standard deviation of an earlier year"),
    keys: [
      .init("mean", .number(.any), Bilingual("均值", "the mean"), example: "61.4"),
      .init(
        "deviation", .number(.positive), Bilingual("标准差", "the standard deviation"), example: "8.25"
      ),
    ])
}
