public import AppraisalNumerics

/// Points in proportion to the value: `value · full ÷ at`.
///
/// A mark on one scale so becomes part of a sum on another; values above `at` bring more than `full`,
/// unless there is a cap.
public struct ProportionPoints: Sendable {
  /// The points for the value ``at``.
  public let full: Points
  /// The value that brings them; ratios are in per cent.
  public let at: Points
  /// The most points; `nil` for no cap.
  public let most: Points?

  /// The points that can come about.
  /// - Parameter values: The values that can.
  /// - Returns: The range; `nil` when they may lie beyond all points.
  func range(of values: ClosedRange<Points>) -> ClosedRange<Points>? {
    let ends = [values.lowerBound, values.upperBound].map { value -> Points? in
      // At most 2³⁰ · 2³⁰, so that 64 bits hold it.
      let product = Int64(value.units) * Int64(full.units)
      let quotient = halfUpQuotient(product, Int64(at.units))
      return try? Points(units: most.map { min(quotient, Int64($0.units)) } ?? quotient)
    }
    guard let low = ends[0], let high = ends[1] else { return nil }
    return low...high
  }
}

extension ProportionPoints {
  /// The keys of `proportion`.
  static let shape = Shape(
    "proportion", Bilingual("按比例折算：本值 ÷ at × full", "in proportion: value ÷ `at` × `full`"),
    keys: [
      .init(
        "full", .points, Bilingual("值为 at 时得多少分", "the points for the value `at`"), example: "20",
        clause: Bilingual("考核组评分（百分制）按 20 分折算", "a mark out of 100 counts 20 points")),
      .init(
        "at", .points,
        Bilingual("值是多少时得这些分；比率按百分数", "the value that brings them; ratios in per cent"),
        example: "100"),
      .init(
        "most", .points, Bilingual("最多多少分", "the most points"),
        ifLeftOut: Bilingual(
          "不封顶，值高于 at 的超过 full", "no cap: values above `at` bring more than `full`"),
        example: "20"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, ProportionPoints.shape, &faults) else { return nil }
    let full = reader.points("full", &faults)
    let at = reader.points("at", &faults)
    let most = reader.points("most", &faults)
    guard let full, let at, requirePositive(full, "full", at: value.mark, &faults),
      requirePositive(at, "at", at: value.mark, &faults),
      most.map({ requirePositive($0, "most", at: value.mark, &faults) }) ?? true
    else { return nil }
    self.init(full: full, at: at, most: most)
  }

  /// Values without bounds, or of great numbers, may lead beyond all points.
  func lint(_ values: ClosedRange<Points>?, at mark: SourceMark, _ faults: inout FaultCollector) {
    guard values.flatMap(range) == nil else { return }
    faults.error(
      "proportion-without-end", at: mark,
      "值没有上限或太大，按比例折算可能超出 ±100000 分。请给这项数据定 highest，或改 full、at。",
      "values have no bound or are too great, so that points in proportion may lie beyond ±100000; state "
        + "a `highest` for the values, or other `full` and `at`")
  }
}
