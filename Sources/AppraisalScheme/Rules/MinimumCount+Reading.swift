extension MinimumCount {
  /// The keys of `services`, `visits` or `meetings`.
  static func shape(_ ledger: Ledger) -> Shape {
    Shape(
      ledger.rawValue, ledger.meaning,
      keys: [
        .init(
          "input", .identifier, Bilingual("台账的数据名", "the input with the entries"),
          example: ledger.rawValue),
        .init(
          "per", .choice(of: Counted.self),
          Bilingual("数谁的次数", "whose entries are counted"), example: ledger.usualCounted,
          clause: Bilingual(
            "在职党员每人每年到社区服务不少于 2 次", "each in-service member serves at least twice a year")),
        .init(
          "atLeast", .integer(1...10_000),
          Bilingual("每个时段的最低次数", "the minimum in each window"), example: "2",
          clause: Bilingual("每人每年不少于 2 次", "not fewer than two a year each")),
        .init(
          "window", .choice(of: Period.Window.self),
          Bilingual("时段的长短", "how long a window is"), example: "halfYear",
          clause: Bilingual("每半年至少一次；月走访、季督查", "at least one each half-year; visits each month")),
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
      ] + selectionKeys + (ledger == .visits ? [householdsKey] : []))
  }

  private static let selectionKeys: [Shape.Key] = [
    .init(
      "kinds", .list(.text),
      Bilingual("哪些种类计数：台账 kind 列里的词", "the kinds that count, words of the column `kind`"),
      ifLeftOut: Bilingual("所有种类都计数", "all kinds count"), example: "[志愿服务]",
      clause: Bilingual("每季度召开一次大党委会议", "the joint committee meets each quarter")),
    .init(
      "leftOut", .list(.text),
      Bilingual("不计数的种类；不在 kinds 也不在这里的词待处理", "kinds that do not count; other words are set aside"),
      ifLeftOut: Bilingual("没有", "none"), example: "[联谊活动]"),
    .init(
      "distinct", .choice(of: Distinct.self),
      Bilingual("几条记录在什么相同时只算一次", "what several entries have in common that count once"),
      ifLeftOut: Bilingual("每条记录算一次", "each entry counts"), example: "day",
      clause: Bilingual("同一天多次服务按一次计", "several services on one day count once")),
  ]

  private static let householdsKey = Shape.Key(
    "households", .either([.choice(of: HouseholdsWord.self), .mapping(householdsShape)]),
    Bilingual(
      "per: household 时必须写：数哪些户", "which households are counted; needed with `per: household`"),
    ifLeftOut: Bilingual("不按户计算", "households are not counted"), example: "{ listed: pairs }",
    clause: Bilingual("结对户每年走访不少于 2 次", "each paired household is visited at least twice a year"))

  /// The keys of `households` when it is no word.
  static let householdsShape = Shape(
    "households", Bilingual("结对名单里的户", "the households on a list of pairs"),
    keys: [
      .init(
        "listed", .identifier, Bilingual("结对名单的数据名", "the input with the pairs"),
        example: "pairs")
    ])

  /// The words of `households`.
  enum HouseholdsWord: String, LanguageChoice {
    case visited

    var meaning: Bilingual {
      Bilingual("走访台账里出现过的户，从未走访的看不见", "those that the ledger names; others are not seen")
    }
  }

  init?(_ ledger: Ledger, _ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, MinimumCount.shape(ledger), &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let per = reader.choice("per", Counted.self, &faults)
    let atLeast = reader.integer("atLeast", &faults)
    let window = reader.choice("window", Period.Window.self, &faults)
    let spread = reader.choice("spread", Spread.self, &faults)
    let credit = reader.choice("credit", Credit.self, &faults)
    let kinds = KindWords(reader, &faults)
    let distinct = reader.choice("distinct", Distinct.self, &faults)
    let households = MinimumCount.households(ledger, reader, &faults)
    guard let input, let per, let atLeast, let window, let spread, let credit else { return nil }
    self.init(
      ledger: ledger, input: input, per: per, atLeast: Int(atLeast), window: window,
      spread: spread, credit: credit, kinds: kinds.counted, leftOut: kinds.leftOut,
      distinct: distinct, households: households)
    lint(at: value.mark, &faults)
  }

  private static func households(
    _ ledger: Ledger, _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> Households? {
    guard ledger == .visits, let value = reader.present("households", &faults) else { return nil }
    if case .mapping = value.content {
      return MappingReader(value, householdsShape, &faults)?.identifier("listed", &faults)
        .map { .listed($0) }
    }
    return value.choice("households", HouseholdsWord.self, &faults).map { _ in .visited }
  }

  /// Households are named by visits alone, and which of them count is never left to a default.
  private func lint(at mark: SourceMark, _ faults: inout FaultCollector) {
    if per == .household, ledger != .visits {
      faults.error(
        "households-not-named", at: mark,
        "\(ledger.rawValue) 不按户登记，per 不能写 household；按户计算用 visits。",
        "\(ledger.rawValue) name no households, so `per` cannot be household; use visits")
    } else if (per == .household) != (households != nil) {
      faults.error(
        "denominator-policy-missing", at: mark,
        per == .household
          ? "per: household 还要写 households：数哪些户，例如 households: { listed: pairs } 或 visited。"
          : "households 只与 per: household 一起用，请删去或改 per。",
        per == .household
          ? "`per: household` needs `households`, for example { listed: pairs } or visited"
          : "`households` goes with `per: household` only")
    }
    if distinct == .unit && ledger != .services || distinct == .household && ledger == .meetings {
      faults.error(
        "distinct-not-named", at: mark,
        "\(ledger.rawValue) 台账没有 \(distinct?.rawValue ?? "") 列，不能据此去重。",
        "the ledger of \(ledger.rawValue) has no column `\(distinct?.rawValue ?? "")`")
    }
  }
}

/// The kinds of entries that count and those that do not.
struct KindWords {
  let counted: [String]
  let leftOut: [String]

  /// Reads `kinds` and `leftOut`; no word stands in both, and `leftOut` alone says nothing.
  init(_ reader: MappingReader, _ faults: inout FaultCollector) {
    counted = reader.words("kinds", &faults)
    leftOut = reader.words("leftOut", &faults)
    refuseRepeated(counted + leftOut, at: reader.mark, &faults)
    if counted.isEmpty, !leftOut.isEmpty {
      faults.error(
        "kinds-missing", at: reader.mark, "写了 leftOut（不计数的种类），还要写 kinds（计数的种类）。",
        "`leftOut` needs `kinds` beside it: the kinds that count")
    }
  }
}

/// Reports words that stand twice where each has one meaning.
func refuseRepeated(
  _ words: [String], at mark: SourceMark, _ faults: inout FaultCollector
) {
  var seen: Set<[UInt8]> = []
  for word in words where !seen.insert(Array(word.utf8)).inserted {
    faults.error(
      "word-repeated", at: mark, "“\(word)”出现了两次，请只留一处。",
      "`\(word)` stands there twice; keep one")
  }
}

extension MinimumCount.Ledger {
  /// What the rule says of the ledger.
  fileprivate var meaning: Bilingual {
    switch self {
    case .services: Bilingual("按时段数服务次数，与最低次数比较", "services counted per window against a minimum")
    case .visits: Bilingual("按时段数走访次数，与最低次数比较", "visits counted per window against a minimum")
    case .meetings: Bilingual("按时段数会议次数，与最低次数比较", "meetings counted per window against a minimum")
    }
  }

  fileprivate var usualCounted: String { self == .meetings ? "subject" : "member" }
}

extension MinimumCount.Counted: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .member: Bilingual("按党员逐人计算，再取平均", "each member's; the mean of their credits")
    case .subject: Bilingual("按被评对象合计", "the subject's own")
    case .household: Bilingual("按户逐户计算，再取平均；只用于走访", "each household's; for visits only")
    }
  }
}

extension MinimumCount.Spread: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .each: Bilingual("每个时段都要达到", "in every window")
    case .total: Bilingual("全年合计达到即可", "over the period as a whole")
    }
  }
}

extension MinimumCount.Credit: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .linear: Bilingual("按比例给分", "in proportion")
    case .allOrNothing: Bilingual("不足不给分", "nothing below the minimum")
    }
  }
}

extension MinimumCount.Distinct: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .day: Bilingual("同一天只算一次", "those of one day count once")
    case .household: Bilingual("同一时段同一户只算一次", "those for one household in one window count once")
    case .unit: Bilingual("同一时段同一单位只算一次", "those at one unit in one window count once")
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
