public import AppraisalNumerics

/// A list of events that add points to the composite or take them away (加分、扣分).
public struct Adjustment: Sendable {
  /// The identifier.
  public let identifier: String
  /// The title shown to people.
  public let title: String
  /// What events are worth.
  public let scoring: EventScoring
  /// The most that the list can add.
  public let most: Points
  /// The least: the negative of the most that it can take away.
  public let least: Points
  /// Whether what it adds stays inside the hundred (总分不超过 100).
  public let isInsideHundred: Bool
}

extension Adjustment {
  /// The keys of an item of `adjustments`.
  static let shape = Shape(
    "adjustments",
    Bilingual("综合得分之外的加分、扣分", "events that add to the composite or take from it"),
    keys: [
      .init(
        "id", .identifier, Bilingual("标识", "the identifier"), example: "contribution"),
      .init(
        "title", .text, Bilingual("名称", "the title"),
        ifLeftOut: Bilingual("用标识", "the identifier stands for it"), example: "贡献加分"),
      .init(
        "most", .points, Bilingual("最多加多少分", "the most that it can add"), example: "10",
        clause: Bilingual("贡献分不超过 10 分", "at most 10 points for contributions")),
      .init(
        "least", .points,
        Bilingual("最多扣到多少分，写负数；不扣写 0", "the least, a negative number or 0"), example: "-20"),
      .init(
        "insideHundred", .boolean,
        Bilingual(
          "加分是否封顶在 100 分以内；false 时加在 100 分之外",
          "whether what is added stays inside the hundred; else it comes on top"),
        example: "true"),
    ], including: [EventScoring.shape], alternatives: [EventScoring.alternatives])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, Adjustment.shape, &faults) else { return nil }
    let identifier = reader.identifier("id", &faults)
    let title = reader.text("title", &faults)
    let scoring = EventScoring(reader, &faults)
    let most = reader.points("most", &faults)
    let least = reader.points("least", &faults)
    let isInside = reader.boolean("insideHundred", &faults)
    guard let identifier, let scoring, let most, let least, let isInside else { return nil }
    guard least <= .zero, most >= .zero, least < most else {
      faults.error(
        "adjustment-range", at: value.mark,
        "应有 least（\(least)）≤ 0 ≤ most（\(most)），且不同时为 0。",
        "least (\(least)) ≤ 0 ≤ most (\(most)) must hold, and not both be 0")
      return nil
    }
    self.init(
      identifier: identifier, title: title ?? identifier, scoring: scoring, most: most,
      least: least, isInsideHundred: isInside)
  }
}
