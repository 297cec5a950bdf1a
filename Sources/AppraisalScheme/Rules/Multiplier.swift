public import AppraisalNumerics

/// Points multiplied by a ratio: those of another indicator over what counts as one.
///
/// ```
/// points · clamp(points of `of` / per, lowest, highest)      rounded half up once
/// ```
public struct Multiplier: Sendable {
  /// What happens when the other indicator has no points.
  public enum Missing: String, Sendable, CaseIterable {
    /// There are no points here either.
    case noScore
    /// Points are multiplied by one.
    case one
  }

  /// Decimals of the bounds of the ratio.
  public static let decimals = 4

  /// The indicator whose points make the ratio; a measured one without a multiplier.
  public let of: String
  /// The points that count as one.
  public let per: Points
  /// The lowest ratio, in units of 0.0001.
  public let lowest: Int64
  /// The highest ratio, in units of 0.0001.
  public let highest: Int64
  /// What happens when the other indicator has no points.
  public let missing: Missing
  /// Where it stands in the scheme.
  public let mark: SourceMark
}

extension Multiplier.Missing: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .noScore: Bilingual("本指标也没有得分", "there are no points here either")
    case .one: Bilingual("按 1 倍计", "points are multiplied by one")
    }
  }
}

extension Multiplier {
  private static let ratioType = ValueType.decimal(places: decimals, 0...1_000_000)

  /// The keys of `multiplier`.
  static let shape = Shape(
    "multiplier", Bilingual("乘以一个系数：另一指标的得分 ÷ per", "points times a ratio of another indicator"),
    keys: [
      .init(
        "of", .identifier,
        Bilingual("系数取自哪个指标（由记录算出、自身没有系数）", "the measured indicator that makes the ratio"),
        example: "difficulty"),
      .init(
        "per", .points, Bilingual("多少分当作 1 倍", "the points that count as one"), example: "100"),
      .init("lowest", ratioType, Bilingual("系数最低多少", "the lowest ratio"), example: "0.5"),
      .init(
        "highest", ratioType, Bilingual("系数最高多少", "the highest ratio"), example: "1.2",
        clause: Bilingual("难度系数 0.8—1.2", "a coefficient of difficulty from 0.8 to 1.2")),
      .init(
        "missing", .choice(of: Missing.self),
        Bilingual("那个指标没有得分时怎么办", "what happens when that indicator has no points"),
        example: "one"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, Multiplier.shape, &faults) else { return nil }
    let other = reader.identifier("of", &faults)
    let per = reader.points("per", &faults)
    let lowest = reader.decimal("lowest", &faults)
    let highest = reader.decimal("highest", &faults)
    let missing = reader.policy("missing", &faults)?.choice("missing", Missing.self, &faults)
    guard let other, let per, let lowest, let highest, let missing else { return nil }
    guard per > .zero, lowest < highest else {
      faults.error(
        "scale-range", at: value.mark, "per 应大于 0，lowest 应小于 highest。",
        "`per` must be above 0, and `lowest` below `highest`")
      return nil
    }
    self.init(
      of: other, per: per, lowest: lowest, highest: highest, missing: missing, mark: value.mark)
  }
}
