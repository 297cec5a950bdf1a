public import AppraisalNumerics

/// So many points for each thing counted, up to a cap.
///
/// What is counted: services done, projects completed, commitments kept in time, or the value handed
/// in.
public struct UnitPoints: Sendable {
  /// The points for each.
  public let points: Points
  /// The most points.
  public let most: Points
}

extension UnitPoints {
  /// The keys of `perUnit`.
  static let shape = Shape(
    "perUnit",
    Bilingual(
      "每件若干分，有上限；table 的数就是件数（2.5 按 2.5 件），选票、加减分事项、比率没有件数",
      "points for each, up to a cap; a number of a `table` counts as that many, and ballots, scored events and "
        + "ratios have no number of things"),
    keys: [
      .init("points", .points, Bilingual("每件多少分", "the points for each"), example: "0.05"),
      .init(
        "most", .points, Bilingual("最多多少分", "the most points"), example: "0.5",
        clause: Bilingual("每项加 0.05 分，最多加 0.5 分", "0.05 each, up to 0.5")),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, UnitPoints.shape, &faults) else { return nil }
    let points = reader.points("points", &faults)
    let most = reader.points("most", &faults)
    guard let points, let most, requirePositive(points, "points", at: value.mark, &faults),
      requirePositive(most, "most", at: value.mark, &faults)
    else { return nil }
    self.init(points: points, most: most)
  }
}
