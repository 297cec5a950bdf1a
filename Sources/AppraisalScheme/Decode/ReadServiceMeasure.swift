extension ServiceMeasure {
  /// The keys of `services`.
  static let shape = Shape(
    "services",
    Bilingual("按时段数服务次数，与最低次数比较", "services counted per window against a minimum"),
    keys: [
      .init(
        "input", .identifier, Bilingual("服务台账的数据名", "the input with the services"),
        example: "services"),
      .init(
        "per", .choice(of: Counted.self),
        Bilingual("数谁的服务", "whose services are counted"), example: "member",
        clause: Bilingual(
          "在职党员每人每年到社区服务不少于 2 次", "each in-service member serves at least twice a year")),
      .init(
        "atLeast", .integer(1...10_000),
        Bilingual("每个时段的最低次数", "the minimum in each window"), example: "2",
        clause: Bilingual("每人每年不少于 2 次", "not fewer than two a year each")),
      .init(
        "window", .choice(of: Period.Window.self),
        Bilingual("时段的长短", "how long a window is"), example: "halfYear",
        clause: Bilingual("每半年至少一次", "at least one each half-year")),
      .init(
        "spread", .choice(of: Spread.self),
        Bilingual(
          "最低次数在哪里达到：上半年 2 次、下半年 0 次，each 不达标，total 达标",
          "where the minimum must be reached; two in one half-year and none in the other fail `each` "
            + "and pass `total`"),
        example: "each",
        clause: Bilingual("上半年、下半年各不少于 1 次", "at least one in each half-year")),
      .init(
        "credit", .choice(of: Credit.self),
        Bilingual("不足时怎么给分", "what a shortfall is worth"), example: "linear",
        clause: Bilingual("未完成规定次数的不得分", "no points when the number is not reached")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, ServiceMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let per = reader.choice("per", Counted.self, &faults)
    let atLeast = reader.integer("atLeast", &faults)
    let window = reader.choice("window", Period.Window.self, &faults)
    let spread = reader.choice("spread", Spread.self, &faults)
    let credit = reader.choice("credit", Credit.self, &faults)
    guard let input, let per, let atLeast, let window, let spread, let credit else { return nil }
    self.init(
      input: input, per: per, atLeast: Int(atLeast), window: window, spread: spread,
      credit: credit)
  }
}

extension ServiceMeasure.Counted: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .member: Bilingual("按党员逐人计算，再取平均", "each member's; the mean of their credits")
    case .subject: Bilingual("按被评对象合计", "the subject's own")
    }
  }
}

extension ServiceMeasure.Spread: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .each: Bilingual("每个时段都要达到", "in every window")
    case .total: Bilingual("全年合计达到即可", "over the period as a whole")
    }
  }
}

extension ServiceMeasure.Credit: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .linear: Bilingual("按比例给分", "in proportion")
    case .allOrNothing: Bilingual("不足不给分", "nothing below the minimum")
    }
  }
}

extension Period.Window: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .year: Bilingual("一年", "twelve months")
    case .halfYear: Bilingual("半年", "six months")
    case .quarter: Bilingual("一季度", "three months")
    case .month: Bilingual("一个月", "one month")
    }
  }
}
