public import AppraisalNumerics

/// Leaving out the highest and lowest (去掉最高最低分).
///
/// The same ballots come to three different results at the three levels.
public struct Trim: Sendable, Hashable {
  /// How many are left out at each end.
  public enum Amount: Sendable, Hashable {
    /// Fixed numbers.
    case number(high: Int64, low: Int64)
    /// A share of all at each end, made a whole number.
    case share(Share, Share.Headcount)
  }

  /// What is left out.
  public enum Level: String, Sendable, CaseIterable {
    /// Ratings of each item by themselves.
    case rating
    /// What an evaluator gave to a subject, all items together.
    case ballotTotal
    /// The means of whole groups of the panel.
    case group
  }

  /// How many are left out.
  public let amount: Amount
  /// Nothing is left out unless there are more than this.
  public let whenMoreThan: Int64
  /// What is left out.
  public let level: Level

  /// A rule; `nil` when it could leave nothing.
  ///
  /// - Parameters:
  ///   - amount: How many are left out at each end.
  ///   - whenMoreThan: Nothing is left out unless there are more than this.
  ///   - level: What is left out.
  public init?(_ amount: Amount, whenMoreThan: Int64, level: Level = .rating) {
    self.amount = amount
    self.whenMoreThan = whenMoreThan
    self.level = level
    guard whenMoreThan >= 0, alwaysLeavesSome else { return nil }
  }

  /// How many are left out at each end.
  ///
  /// - Parameter count: How many there are.
  /// - Returns: The numbers; fewer together than there are.
  public func leftOut(of count: Int64) -> (high: Int64, low: Int64) {
    guard count > whenMoreThan else { return (0, 0) }
    switch amount {
    case .number(let high, let low): return (high, low)
    case .share(let share, let rounding):
      let number = share.count(of: count, rounding: rounding)
      return (number, number)
    }
  }

  private var alwaysLeavesSome: Bool {
    switch amount {
    case .number(let high, let low): return high >= 0 && low >= 0 && whenMoreThan >= high + low
    case .share(let share, _):
      // ⌈p·n⌉ < p·n + 1, so 2⌈p·n⌉ < n once n > 2 / (1 − 2p); with p ≤ 1/4 that is n > 4, and the
      // few smaller numbers are tried.
      guard share.numerator * 4 <= share.denominator else { return false }
      return (whenMoreThan + 1...whenMoreThan + 5).allSatisfy { count in
        let (high, low) = leftOut(of: count)
        return high + low < count
      }
    }
  }
}

extension Trim {
  /// The keys of `trim`.
  static let shape = Shape(
    "trim", Bilingual("去掉几个最高分和最低分", "how many of the highest and lowest are left out"),
    keys: [
      .init(
        "high", .integer(0...1000), Bilingual("去掉几个最高分", "how many of the highest"),
        ifLeftOut: Bilingual("写了 share", "`share` stands there"), example: "1"),
      .init(
        "low", .integer(0...1000), Bilingual("去掉几个最低分", "how many of the lowest"),
        ifLeftOut: Bilingual("写了 share", "`share` stands there"), example: "1"),
      .init(
        "share", .share,
        Bilingual(
          "两端各去掉多大比例，不超过 1/4，代替 high 和 low",
          "the share left out at each end, at most 1/4, in place of high and low"),
        ifLeftOut: Bilingual("写了 high 和 low", "`high` and `low` stand there"), example: "10%",
        clause: Bilingual("去掉 10% 的最高分和 10% 的最低分", "the highest and lowest tenth go")),
      .init(
        "rounding", .choice(of: Share.Headcount.self),
        Bilingual("share 算出小数时怎么取整", "how a fraction of a rating is treated with `share`"),
        ifLeftOut: Bilingual("没有写 share", "there is no `share`"), example: "floor"),
      .init(
        "whenMoreThan", .integer(0...1_000_000_000),
        Bilingual(
          "超过几个时才去，数的是对该对象（rating 时是该项）的有效评分；不少于 high 与 low 之和",
          "nothing is left out unless there are more valid ratings of the subject than this; at least high + low"
        ),
        example: "5",
        clause: Bilingual(
          "评分人超过 5 人时去掉一个最高分和一个最低分", "one highest and one lowest when more than five rate")),
      .init(
        "level", .choice(of: Level.self),
        Bilingual(
          "去掉的是什么；三种写法得出三个结果：评价主体下写 rating 或 ballotTotal，评价组下写 group",
          "what is left out, with three different results: `rating` or `ballotTotal` in a group, `group` "
            + "in a panel"),
        ifLeftOut: Bilingual("rating：逐项去", "rating: item by item"), example: "rating"),
    ])

  init?(_ value: YAMLValue, in levels: [Level], _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, Trim.shape, &faults) else { return nil }
    let over = reader.integer("whenMoreThan", &faults)
    let level = reader.choice("level", Level.self, &faults)
    guard let amount = Trim.amount(reader, &faults), let over else { return nil }
    guard levels.contains(level ?? .rating) else {
      let words = levels.map(\.rawValue)
      faults.error(
        "trim-level", at: value.mark, "这里的 level 应为 \(words.joined(separator: " 或 "))。",
        "`level` must be \(words.joined(separator: " or ")) here")
      return nil
    }
    guard let trim = Trim(amount, whenMoreThan: over, level: level ?? .rating) else {
      Trim.reportNothingLeft(amount, at: value.mark, &faults)
      return nil
    }
    self = trim
    warnOfFewLeft(at: value.mark, &faults)
  }

  /// The fewest that are left where some are left out, and of how many; from 20 on a quarter at each
  /// end leaves more than any smaller number does.
  private var fewestLeft: (left: Int64, of: Int64)? {
    let counts = whenMoreThan + 1...whenMoreThan + 20
    let kept = counts.compactMap { count -> (left: Int64, of: Int64)? in
      let (high, low) = leftOut(of: count)
      return high + low == 0 ? nil : (count - high - low, count)
    }
    return kept.min { $0.left < $1.left }
  }

  private func warnOfFewLeft(at mark: SourceMark, _ faults: inout FaultCollector) {
    guard level != .group, let (left, count) = fewestLeft, left < 3 else { return }
    faults.warning(
      "trim-leaves-few", at: mark,
      "\(count) 张评分去掉最高最低后只剩 \(left) 张，少于 3 张，平均分由一两个人决定。"
        + "请核对 whenMoreThan（现为 \(whenMoreThan)）。",
      "of \(count) ratings \(left) would be left, fewer than 3, so that one or two people decide the "
        + "mean; check whenMoreThan (\(whenMoreThan))")
  }

  /// Two numbers, or a share with its rounding.
  private static func amount(_ reader: MappingReader, _ faults: inout FaultCollector) -> Amount? {
    let high = reader.integer("high", &faults)
    let low = reader.integer("low", &faults)
    let share = reader.share("share", &faults)
    let rounding = reader.choice("rounding", Share.Headcount.self, &faults)
    switch (high, low, share, rounding) {
    case (let high?, let low?, nil, nil): return .number(high: high, low: low)
    case (nil, nil, let share?, let rounding?): return .share(share, rounding)
    default:
      let keys = ["high", "low", "share", "rounding"].filter { reader.value($0) != nil }
      guard keys != ["high", "low"], keys != ["share", "rounding"] else { return nil }
      faults.error(
        "trim-amount", at: reader.mark,
        "trim 应写 high 和 low 两个数，或写 share 和 rounding；此处有：\(keys.joined(separator: "、"))。",
        "`trim` has both high and low, or both share and rounding; here are: "
          + keys.joined(separator: ", "))
      return nil
    }
  }

  private static func reportNothingLeft(
    _ amount: Amount, at mark: SourceMark, _ faults: inout FaultCollector
  ) {
    switch amount {
    case .number(let high, let low):
      faults.error(
        "trim-leaves-nothing", at: mark,
        "去掉 \(high) 个最高分和 \(low) 个最低分后可能没有评分：whenMoreThan 至少为 \(high + low)。",
        "leaving out \(high) highest and \(low) lowest ratings may leave none: whenMoreThan must be "
          + "at least \(high + low)")
    case .share(let share, _):
      faults.error(
        "trim-leaves-nothing", at: mark,
        "两端各去掉 \(share) 后可能没有评分：share 不超过 1/4，人数少时请把 whenMoreThan 写大些（如 4）。",
        "leaving out \(share) at each end may leave none: at most 1/4, and a larger whenMoreThan "
          + "(such as 4) where there are few")
    }
  }
}

extension Trim.Level: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .rating: Bilingual("逐项去：每一项的评分各去各的", "the ratings of each item by themselves")
    case .ballotTotal:
      Bilingual(
        "按票去：按一名评价人给一个对象各项的平均分排，整张去掉；平均分相同的，按方案里评价项的先后逐项比分，没评的一项排在最低",
        "whole ballots, by the mean of what an evaluator gave to a subject in all items; of equal means "
          + "the items are compared one by one in the order of the scheme, one not rated being lowest"
      )
    case .group:
      Bilingual("按主体去：去掉平均分最高和最低的评价主体", "groups of the panel with the highest and lowest mean")
    }
  }
}
