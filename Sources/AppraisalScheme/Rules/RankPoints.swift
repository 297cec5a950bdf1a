public import AppraisalNumerics

/// Points by place: `first − step · (place − 1)`, not below the lowest.
public struct RankPoints: Sendable {
  /// Which value comes first.
  public enum Best: String, Sendable, CaseIterable {
    /// The highest.
    case highest
    /// The lowest, as with places that were handed in.
    case lowest
  }

  /// The points of the first place.
  public let first: Points
  /// How many points less each further place brings.
  public let step: Points
  /// The lowest points.
  public let lowest: Points
  /// What those on a shared place get.
  public let ties: SharedPlace
  /// Which value comes first.
  public let best: Best
  /// The stratum inside which places are given; `nil` for all.
  public let within: String?
}

extension RankPoints.Best: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .highest: Bilingual("值最高的第一", "the highest value comes first")
    case .lowest: Bilingual("值最低的第一（如报来的名次）", "the lowest does, as with places handed in")
    }
  }

  /// The key `best`.
  static let key = Shape.Key(
    "best", .choice(of: RankPoints.Best.self), Bilingual("哪个值排第一", "which value comes first"),
    ifLeftOut: Bilingual("highest，值最高的第一", "`highest`"), example: "lowest")
}

extension RankPoints {
  /// The keys of `rank`.
  static let shape = Shape(
    "rank",
    Bilingual(
      "按名次给分，每低一名减若干分；名次在有值的对象之间排（值本身是上级名次时，也在这些对象之间重新排）",
      "points by place, a step less for each; places are those among the subjects with a value, even where the "
        + "value is a place given elsewhere"),
    keys: [
      .init("first", .points, Bilingual("第一名多少分", "the points of the first place"), example: "200"),
      .init(
        "step", .either([.points, .share]),
        Bilingual(
          "每低一名减多少分；也可写 first 的百分比",
          "how much less each place brings; points, or per cent of `first`"),
        example: "4", clause: Bilingual("第一名 200 分，每低一名减 2%", "the first 200, 2 % less per place")),
      .init("lowest", .points, Bilingual("最低给多少分", "the lowest points"), example: "0"),
      SharedPlace.key, Best.key, PointsRule.within,
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, RankPoints.shape, &faults) else { return nil }
    let first = reader.points("first", &faults)
    let step = reader.present("step", &faults).flatMap { RankPoints.step($0, of: first, &faults) }
    let lowest = reader.points("lowest", &faults)
    let ties = reader.choice("ties", SharedPlace.self, &faults)
    let best = reader.choice("best", Best.self, &faults) ?? .highest
    let within = reader.text("within", &faults)
    guard let first, let step, let lowest, let ties else { return nil }
    guard step > .zero, lowest < first else {
      faults.error(
        "scale-range", at: value.mark,
        "lowest（\(lowest)）应小于 first（\(first)），step（\(step)）应大于 0。",
        "lowest (\(lowest)) must be below first (\(first)), and step (\(step)) above 0")
      return nil
    }
    self.init(first: first, step: step, lowest: lowest, ties: ties, best: best, within: within)
  }

  /// A step in points, or as a share of the first place's that is a whole number of units.
  private static func step(
    _ value: YAMLValue, of first: Points?, _ faults: inout FaultCollector
  ) -> Points? {
    guard let text = value.text, text.utf8.last == UInt8(ascii: "%") else {
      return value.points("step", &faults)
    }
    guard let share = value.share("step", &faults), let first else { return nil }
    let product = Int128(first.units) * Int128(share.numerator)
    guard product % Int128(share.denominator) == 0,
      let points = try? Points(units: Int64(product / Int128(share.denominator)))
    else {
      faults.error(
        "step-not-exact", at: value.mark,
        "first（\(first)）的 \(text) 不是四位小数以内的数，请直接写分数。",
        "\(text) of first (\(first)) has more than four decimals; write the points")
      return nil
    }
    return points
  }
}
