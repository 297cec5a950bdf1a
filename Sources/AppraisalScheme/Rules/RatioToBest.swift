public import AppraisalNumerics

/// Points in proportion to the best: `own ÷ best · full`.
public struct RatioToBest: Sendable {
  /// The points of the best.
  public let full: Points
  /// The stratum inside which subjects are compared; `nil` for all.
  public let within: String?
}

extension RatioToBest {
  /// The keys of `ratioToBest`.
  static let shape = Shape(
    "ratioToBest",
    Bilingual("与最好的相比：本值 ÷ 最好值 × 满分", "own value over the best one, times the full marks"),
    keys: [
      .init(
        "full", .points, Bilingual("最好的得多少分", "the points of the best"), example: "600",
        clause: Bilingual("本单位得分 ÷ 最高得分 × 600", "own ÷ best × 600")),
      PointsRule.within,
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, RatioToBest.shape, &faults) else { return nil }
    let full = reader.points("full", &faults)
    let within = reader.text("within", &faults)
    guard let full, requirePositive(full, "full", at: value.mark, &faults) else { return nil }
    self.init(full: full, within: within)
  }
}

/// Points that must be above zero.
func requirePositive(
  _ points: Points, _ name: String, at mark: SourceMark, _ faults: inout FaultCollector
) -> Bool {
  if points > .zero { return true }
  faults.error(
    "not-positive", at: mark, "\(name)（\(points)）应大于 0。", "`\(name)` (\(points)) must be above 0")
  return false
}
