public import AppraisalNumerics

/// Who is at the bottom (末位), and when that has consequences (末位问责).
public struct BottomRule: Sendable {
  /// What makes somebody one of the last.
  public enum Trigger: Sendable, Hashable {
    /// The last *n* of a pool.
    case last(Int)
    /// The last share of a pool.
    case lastShare(Share, Share.Headcount)
    /// A score below a floor.
    case belowFloor(Points)
    /// Among the last *n*, and below a floor.
    case lastAndBelowFloor(Int, Points)
  }

  /// The words of `kind`.
  enum Kind: String, Sendable, CaseIterable {
    case last, lastShare, belowFloor, lastAndBelowFloor
  }

  /// What becomes of equals of whom only some would be among the last.
  public enum Ties: String, Sendable, CaseIterable {
    /// All of them are.
    case include
    /// None of them is.
    case exclude
  }

  /// What makes somebody one of the last.
  public let trigger: Trigger
  /// The stratum in each of which it is counted; `nil` for all together.
  public let within: String?
  /// Pools with fewer ranked subjects have no last.
  public let minimumStratum: Int
  /// What becomes of equals; `nil` when places do not matter.
  public let ties: Ties?
  /// How many years running somebody must be one of the last, this year included.
  public let consecutiveYears: Int
  /// The inputs with the results of earlier years.
  public let inputs: [String]
  /// Where it stands in the scheme.
  public let mark: SourceMark
}

extension BottomRule.Kind: LanguageChoice {
  var meaning: Bilingual {
    switch self {
    case .last: Bilingual("最后 n 名", "the last n")
    case .lastShare: Bilingual("最后若干比例", "the last share")
    case .belowFloor: Bilingual("低于底线", "below a floor")
    case .lastAndBelowFloor: Bilingual("既是最后 n 名又低于底线", "among the last n and below a floor")
    }
  }
}

extension BottomRule.Ties: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .include: Bilingual("并列的都算末位", "all equals are among the last")
    case .exclude: Bilingual("并列超出名额的都不算", "none of the equals is, where they exceed the number")
    }
  }
}

extension BottomRule {
  /// The keys of `bottom`.
  static let shape = Shape(
    "bottom", Bilingual("末位和末位问责", "those at the bottom, and when that has consequences"),
    keys: [
      .init(
        "kind", .choice(of: Kind.self), Bilingual("怎样算末位", "what makes somebody one of the last"),
        example: "lastAndBelowFloor",
        clause: Bilingual("排名末位且低于 70 分的，启动末位问责", "the last below 70 is held to account")),
      .init(
        "n", .integer(1...1_000_000), Bilingual("最后几名", "how many"),
        ifLeftOut: Bilingual("只用于 last、lastAndBelowFloor", "belongs to last and lastAndBelowFloor"),
        example: "1"),
      .init(
        "share", .share, Bilingual("最后多少比例", "the share"),
        ifLeftOut: Bilingual("只用于 lastShare", "belongs to lastShare"), example: "5%"),
      .init(
        "rounding", .choice(of: Share.Headcount.self),
        Bilingual("人数有小数时怎么取整", "how a fraction of a person is treated"),
        ifLeftOut: Bilingual("只用于 lastShare，且必须写", "belongs to lastShare, and must be there then"),
        example: "floor"),
      .init(
        "floor", .points, Bilingual("底线分", "the floor"),
        ifLeftOut: Bilingual(
          "只用于 belowFloor、lastAndBelowFloor", "belongs to belowFloor and lastAndBelowFloor"),
        example: "70"),
      .init(
        "ties", .choice(of: Ties.self), Bilingual("并列怎么算", "what becomes of equals"),
        ifLeftOut: Bilingual("除 belowFloor 外必须写", "must be there except with belowFloor"),
        example: "include"),
      .init(
        "within", .text, Bilingual("在哪个分组内分别排末位", "the stratum in each of which it is counted"),
        ifLeftOut: Bilingual("全体合在一起", "all together"), example: "类别"),
      .init(
        "minimumStratum", .integer(1...1_000_000),
        Bilingual("参加排名的少于几个就不排末位", "pools with fewer ranked subjects have no last"),
        example: "5"),
      .init(
        "consecutiveYears", .integer(1...10),
        Bilingual("连续几年末位才问责，含本年", "years running before it has consequences, this one included"),
        ifLeftOut: Bilingual("当年末位即问责", "this year is enough"), example: "2"),
      .init(
        "inputs", .list(.identifier),
        Bilingual("往年结果的数据名", "the inputs with the results of earlier years"),
        ifLeftOut: Bilingual("不看往年", "earlier years are not looked at"), example: "[run-2024]"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, BottomRule.shape, &faults) else { return nil }
    let trigger = reader.choice("kind", Kind.self, &faults)
      .flatMap { BottomRule.trigger($0, reader, &faults) }
    let within = reader.text("within", &faults)
    let minimum = reader.integer("minimumStratum", &faults)
    let ties = reader.choice("ties", Ties.self, &faults)
    let years = reader.integer("consecutiveYears", &faults) ?? 1
    let inputs = reader.identifiers("inputs", &faults)
    guard let trigger, let minimum else { return nil }
    if case .belowFloor = trigger {
      // Places do not matter.
    } else if ties == nil {
      faults.error(
        "bottom-ties-missing", at: reader.mark, "没有写明 ties，即末位并列怎么算：include（都算）或 exclude（都不算）。",
        "`ties` is not stated, that is, whether equals are all among the last: include or exclude")
    }
    if years > 1, inputs.isEmpty {
      faults.error(
        "bottom-without-history", at: reader.mark, "consecutiveYears: \(years) 需要往年结果，请写 inputs。",
        "`consecutiveYears: \(years)` needs earlier results; write `inputs`")
    }
    self.init(
      trigger: trigger, within: within, minimumStratum: Int(minimum), ties: ties,
      consecutiveYears: Int(years), inputs: inputs, mark: value.mark)
  }

  private static func trigger(
    _ kind: Kind, _ reader: MappingReader, _ faults: inout FaultCollector
  ) -> Trigger? {
    let number = reader.integer("n", &faults).map { Int($0) }
    let share = reader.share("share", &faults)
    let rounding = reader.choice("rounding", Share.Headcount.self, &faults)
    let floor = reader.points("floor", &faults)
    let wanted: [String] =
      switch kind {
      case .last: ["n"]
      case .lastShare: ["share", "rounding"]
      case .belowFloor: ["floor"]
      case .lastAndBelowFloor: ["n", "floor"]
      }
    for key in ["n", "share", "rounding", "floor"] {
      guard (reader.value(key) != nil) != wanted.contains(key) else { continue }
      faults.error(
        "bottom-keys", at: reader.mark,
        "kind: \(kind.rawValue) 应写 \(wanted.joined(separator: "、"))，不写其他。",
        "`kind: \(kind.rawValue)` takes \(wanted.joined(separator: " and ")), and nothing else")
      return nil
    }
    switch kind {
    case .last: return number.map { .last($0) }
    case .lastShare:
      guard let share, let rounding else { return nil }
      return .lastShare(share, rounding)
    case .belowFloor: return floor.map { .belowFloor($0) }
    case .lastAndBelowFloor:
      guard let number, let floor else { return nil }
      return .lastAndBelowFloor(number, floor)
    }
  }

  func lint(_ context: ConsequenceContext, _ faults: inout FaultCollector) {
    if let within { context.lint(stratum: within, at: mark, &faults) }
    if minimumStratum < 3 {
      faults.warning(
        "bottom-small-stratum", at: mark,
        "minimumStratum: \(minimumStratum)：\(max(minimumStratum, 2)) 个里的末位没有意义，建议不小于 5。",
        "minimumStratum \(minimumStratum): the last of \(max(minimumStratum, 2)) means nothing; 5 or "
          + "more is advisable")
    }
    if case .last(let number) = trigger, number * 2 > minimumStratum {
      faults.warning(
        "bottom-half", at: mark, "最少 \(minimumStratum) 个的分组里最后 \(number) 名超过一半。",
        "the last \(number) of a pool of \(minimumStratum) are more than half of it")
    }
  }
}
