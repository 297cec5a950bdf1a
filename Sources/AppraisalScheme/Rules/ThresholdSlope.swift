public import AppraisalNumerics

/// Full marks at or above a threshold, and less in proportion to what is short of it.
///
/// ```
/// points = full − perPercent · (at − value)        per cent; not below the lowest
/// ```
public struct ThresholdSlope: Sendable {
  /// The points at or above the threshold.
  public let full: Points
  /// The threshold, as a share of the whole.
  public let at: Share
  /// The points lost for each per cent below it.
  public let perPercent: Points
  /// The lowest points.
  public let lowest: Points

  /// The largest denominator of a threshold, for which the arithmetic is proved to be exact.
  static let largestDenominator: Int64 = 1_000_000
  /// The most points lost per per cent, for which the arithmetic is proved to be exact.
  static let steepest: Int64 = 100
}

extension ThresholdSlope {
  /// The keys of `thresholdSlope`.
  static let shape = Shape(
    "thresholdSlope",
    Bilingual("达到标准得满分，每低 1% 减若干分（按比例）", "full at a threshold, less for each per cent below"),
    keys: [
      .init("full", .points, Bilingual("达到标准的分", "the points at the threshold"), example: "100"),
      .init(
        "at", .share, Bilingual("标准：比率多少", "the threshold"), example: "95%",
        clause: Bilingual("达到 95% 得满分，每低 1% 扣 0.2 分", "full at 95 %, 0.2 less for each 1 % short")),
      .init(
        "perPercent", .points, Bilingual("每低 1 个百分点减多少分", "the points lost for each per cent"),
        example: "0.2"),
      .init("lowest", .points, Bilingual("最低给多少分", "the lowest points"), example: "0"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, ThresholdSlope.shape, &faults) else { return nil }
    let full = reader.points("full", &faults)
    let at = reader.share("at", &faults)
    let perPercent = reader.points("perPercent", &faults)
    let lowest = reader.points("lowest", &faults)
    guard let full, let at, let perPercent, let lowest else { return nil }
    let steepest = ThresholdSlope.steepest * Points.unitsPerPoint
    guard lowest < full, (1...steepest).contains(Int64(perPercent.units)),
      at.denominator <= ThresholdSlope.largestDenominator
    else {
      faults.error(
        "scale-range", at: value.mark,
        "lowest（\(lowest)）应小于 full（\(full)），perPercent（\(perPercent)）应大于 0 且不超过 "
          + "\(ThresholdSlope.steepest)，at（\(at)）的分母不超过 \(ThresholdSlope.largestDenominator)。",
        "lowest (\(lowest)) must be below full (\(full)), perPercent (\(perPercent)) above 0 and at "
          + "most \(ThresholdSlope.steepest), and the denominator of at (\(at)) at most "
          + "\(ThresholdSlope.largestDenominator)")
      return nil
    }
    self.init(full: full, at: at, perPercent: perPercent, lowest: lowest)
  }
}
