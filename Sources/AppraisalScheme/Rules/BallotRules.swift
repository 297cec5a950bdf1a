public import AppraisalNumerics

/// Rules on one evaluator's whole ballot: all subjects and items of the input.
public struct BallotRules: Sendable, Hashable {
  /// What becomes of a ballot that breaks a rule.
  public enum Consequence: String, Sendable, CaseIterable {
    /// All its ratings are void.
    case void
    /// It counts, and is listed.
    case report
  }

  /// What becomes of a ballot that gives one place to several subjects.
  public enum RepeatedPlace: String, Sendable, CaseIterable {
    /// All its ratings are void.
    case void
    /// It counts, and is listed.
    case report
    /// It does not count until somebody has decided.
    case setAside
  }

  /// How many subjects may or must get points in a range.
  public struct Limit: Sendable, Hashable {
    /// The lowest points of the range; `nil` when it is open below.
    public let from: Points?
    /// Where the range ends, itself not included; `nil` when it is open above.
    public let below: Points?
    /// At most so many subjects.
    public let most: Int64?
    /// At least so many subjects.
    public let least: Int64?
    /// What becomes of a ballot with more or fewer.
    public let then: Consequence

    /// A limit; `nil` when the range is empty or nothing is limited.
    ///
    /// - Parameters:
    ///   - from: The lowest points of the range.
    ///   - below: Where the range ends.
    ///   - most: At most so many subjects.
    ///   - least: At least so many subjects.
    ///   - then: What becomes of a ballot with more or fewer.
    public init?(
      from: Points?, below: Points?, most: Int64?, least: Int64?, then: Consequence
    ) {
      guard from != nil || below != nil, most != nil || least != nil else { return nil }
      if let from, let below, from >= below { return nil }
      if let most, let least, least > most { return nil }
      (self.from, self.below, self.most, self.least) = (from, below, most, least)
      self.then = then
    }

    /// Whether a ballot keeps to it.
    /// - Parameter count: The subjects with points in the range.
    /// - Returns: Whether there are neither too many nor too few.
    public func allows(_ count: Int64) -> Bool {
      (most.map { count <= $0 } ?? true) && (least.map { count >= $0 } ?? true)
    }
  }

  /// What becomes of a ballot with the same points for all; `nil` when it is allowed.
  public let allSame: Consequence?
  /// What becomes of a ballot with the best answer for all; `nil` when it is allowed.
  public let allBest: Consequence?
  /// What becomes of a ballot that gives the same answer to several subjects, as no ranking may; `nil`
  /// when nobody looks at that.
  public let repeatedPlace: RepeatedPlace?
  /// How many subjects may or must get points in a range.
  public let limits: [Limit]
}

extension BallotRules {
  /// The keys of `ballotRules`.
  static let shape = Shape(
    "ballotRules",
    Bilingual(
      "对一名评价人整张票的要求：一张票指他在这份数据中评的所有对象和项目",
      "rules on a whole ballot: all that one evaluator rates in the input"),
    keys: [
      .init(
        "allSame", .choice(of: Consequence.self),
        Bilingual(
          "两个以上评分全部相同的票怎么办", "what becomes of a ballot with the same points for all, two at least"),
        ifLeftOut: Bilingual("允许", "it is allowed"), example: "void",
        clause: Bilingual("全部打同一分的票作废", "a ballot with one mark for all is void")),
      .init(
        "allBest", .choice(of: Consequence.self),
        Bilingual(
          "两个以上评分全部是最高档的票怎么办", "what becomes of a ballot with the best answer for all, two at least"
        ),
        ifLeftOut: Bilingual("允许", "it is allowed"), example: "void",
        clause: Bilingual("全部打满分的票作废", "a ballot of full marks is void")),
      .init(
        "repeatedPlace", .choice(of: RepeatedPlace.self),
        Bilingual(
          "把同一名次给了几个对象的票怎么办：每个名次（每种评分）在一张票的一个项目上只能用一次",
          "what becomes of a ballot that gives one place to several subjects: each answer may be used "
            + "once per ballot and item"),
        ifLeftOut: Bilingual(
          "允许；量表是名次（places）时给出警告", "it is allowed, with a warning for a scale of places"),
        example: "setAside",
        clause: Bilingual("排序票不得并列", "a ranking has no ties")),
      .init(
        "limits", .list(.mapping(Limit.shape)),
        Bilingual("某个分数段内的对象最多或最少几个", "how many subjects may or must get points in a range"),
        ifLeftOut: Bilingual("不限", "there are none"),
        example: "[{ from: 90, most: 3, then: void }, { below: 70, least: 2, then: void }]"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, BallotRules.shape, &faults) else { return nil }
    let allSame = reader.choice("allSame", Consequence.self, &faults)
    let allBest = reader.choice("allBest", Consequence.self, &faults)
    let repeatedPlace = reader.choice("repeatedPlace", RepeatedPlace.self, &faults)
    let items = reader.list("limits", &faults)
    let limits = items.compactMap { Limit($0, &faults) }
    guard limits.count == items.count else { return nil }
    self.init(
      allSame: allSame, allBest: allBest, repeatedPlace: repeatedPlace, limits: limits)
  }
}

extension BallotRules.Limit {
  /// The keys of an entry of `limits`.
  static let shape = Shape(
    "limits",
    Bilingual(
      "一张票上，平均分落在这一段的对象的个数", "the number of subjects on a ballot whose mean lies in a range"),
    keys: [
      .init(
        "from", .points, Bilingual("从几分起（含）", "from these points on"),
        ifLeftOut: Bilingual("下不封底", "open below"), example: "90"),
      .init(
        "below", .points, Bilingual("到几分止（不含）", "below these points"),
        ifLeftOut: Bilingual("上不封顶", "open above"), example: "70"),
      .init(
        "most", .integer(0...1_000_000), Bilingual("最多几个", "at most so many subjects"),
        ifLeftOut: Bilingual("不限", "no limit"), example: "3",
        clause: Bilingual("90 分以上不超过 3 个", "at most three at 90 or more")),
      .init(
        "least", .integer(1...1_000_000), Bilingual("最少几个", "at least so many subjects"),
        ifLeftOut: Bilingual("不限", "no limit"), example: "2",
        clause: Bilingual("70 分以下不少于 2 个", "at least two below 70")),
      .init(
        "then", .choice(of: BallotRules.Consequence.self),
        Bilingual("不符合的票怎么办", "what becomes of a ballot that does not keep to it"),
        example: "void"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, BallotRules.Limit.shape, &faults) else { return nil }
    let from = reader.points("from", &faults)
    let below = reader.points("below", &faults)
    let most = reader.integer("most", &faults)
    let least = reader.integer("least", &faults)
    guard let then = reader.choice("then", BallotRules.Consequence.self, &faults) else {
      return nil
    }
    guard
      let limit = BallotRules.Limit(
        from: from, below: below, most: most, least: least, then: then)
    else {
      faults.error(
        "ballot-limit-empty", at: value.mark,
        "limits 的一条应写明分数段（from 或 below，from 小于 below）和个数（most 或 least，least 不大于 most）。",
        "an entry of `limits` has a range (from or below, from smaller than below) and a number (most "
          + "or least, least not above most)")
      return nil
    }
    self = limit
  }
}

extension BallotRules.Consequence: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .void: Bilingual("整张作废", "the whole ballot is void")
    case .report: Bilingual("照计，并列出", "it counts and is listed")
    }
  }
}

extension BallotRules.RepeatedPlace: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .void: Bilingual("整张作废", "the whole ballot is void")
    case .report: Bilingual("照计，并列出", "it counts and is listed")
    case .setAside: Bilingual("整张待处理，不计", "the whole ballot is set aside and does not count")
    }
  }
}

extension Panel {
  /// Whoever ranks can by mistake give the first place to everybody.
  func lintPlaces(_ scale: GradeScale, at mark: SourceMark, _ faults: inout FaultCollector) {
    guard scale.hasPlaces, ballotRules?.repeatedPlace == nil else { return }
    faults.warning(
      "repeated-place-unstated", at: mark,
      "评价组“\(identifier)”按名次打分，没有写明一张票把同一名次给几个对象时怎么办，现在照计。请写 "
        + "ballotRules: { repeatedPlace: void | report | setAside }。",
      "the panel `\(identifier)` rates by places and does not say what becomes of a ballot that gives one "
        + "place to several subjects; it counts. Write ballotRules: { repeatedPlace: void, report or "
        + "setAside }")
  }

  /// A limit on points that no answer of the scale can have never applies or always does.
  func lintLimits(_ scale: GradeScale, at mark: SourceMark, _ faults: inout FaultCollector) {
    for limit in ballotRules?.limits ?? [] {
      let isBeyond =
        limit.from.map { $0 > scale.range.upperBound } ?? false
        || limit.below.map { $0 <= scale.range.lowerBound } ?? false
      guard isBeyond else { continue }
      let (low, high) = (scale.range.lowerBound, scale.range.upperBound)
      faults.error(
        "ballot-limit-off-scale", at: mark,
        "ballotRules 的分数段在量表“\(scale.identifier)”（\(low) 到 \(high)）之外，没有票会落在里面。",
        "a range of ballotRules lies outside the scale `\(scale.identifier)` (\(low) to \(high)), so that "
          + "no ballot is ever in it")
    }
    for limit in ballotRules?.limits ?? [] { lintWhole(limit, scale, at: mark, &faults) }
  }

  /// A range that holds every answer of the scale tells no subjects apart.
  private func lintWhole(
    _ limit: BallotRules.Limit, _ scale: GradeScale, at mark: SourceMark,
    _ faults: inout FaultCollector
  ) {
    let (low, high) = (scale.range.lowerBound, scale.range.upperBound)
    let isOpenBelow = limit.from.map { $0 <= low } ?? true
    let isOpenAbove = limit.below.map { $0 > high } ?? true
    guard isOpenBelow, isOpenAbove else { return }
    let ends =
      (limit.from.map { "from \($0)" }.map { [$0] } ?? [])
      + (limit.below.map { "below \($0)" }.map { [$0] } ?? [])
    let range = ends.joined(separator: ", ")
    faults.error(
      "ballot-limit-whole-scale", at: mark,
      "ballotRules 的分数段（\(range)）包括了量表“\(scale.identifier)”的全部分数（\(low) 到 \(high)），"
        + "所有对象都在里面。请核对界限。",
      "a range of ballotRules (\(range)) holds the whole scale `\(scale.identifier)` (\(low) to "
        + "\(high)), so that all subjects are in it; check the bounds")
  }
}
