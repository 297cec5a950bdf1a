import Testing

@testable import AppraisalScheme

@Suite("The values that rules between values and the composite may meet")
struct RuleRangeTests {
  private static let head = """
    schema: pingyi-scheme/1
    id: ranges
    title: 规则
    period: 2025
    subjects: 单位
    missing: noScore
    rounding: { places: 2, mode: halfUp, stage: final }

    """

  private static let table =
    "measure: { table: { input: t, value: 分, lowest: 10, highest: 100 } }"
  private static let loss = "measure: { table: { input: t, value: 分, lowest: -5, highest: 100 } }"
  private static let trained = "measure: { coverage: { input: s, of: { column: 应训 } } }"
  private static let below =
    "measure: { rollUp: { of: own, below: direct, unscored: leaveOut } }"

  /// The codes of a scheme of two indicators, `own` and `x`, that are combined.
  private static func codes(_ combine: String, own: String, _ x: String) throws -> [String] {
    let weight = combine == "weighted" ? "weight: 50, " : ""
    let text =
      head + "combine: \(combine)\nindicators:\n  - { id: own, \(weight)\(own) }\n"
      + "  - { id: x, \(weight)\(x) }\n"
    return try schemeReading(text).faults.map(\.code)
  }

  @Test("A product takes no value without an upper end, until a rule gives it one")
  func product() throws {
    #expect(try Self.codes("product", own: Self.table, Self.trained) == ["product-range"])
    #expect(
      try Self.codes(
        "product", own: Self.table,
        Self.trained + ", points: { steps: { steps: [{ from: 100, points: 100 }], below: 50 } }")
        == [])
  }

  @Test("A roll-up has the range of what it averages")
  func rollUp() throws {
    #expect(try Self.codes("product", own: Self.table, Self.below) == [])
    #expect(
      try Self.codes("product", own: Self.loss, Self.below) == ["product-range", "product-range"])
    #expect(
      try Self.codes("product", own: Self.trained, Self.below) == [
        "product-range", "product-range",
      ]
    )
    let ratio = ", points: { ratioToBest: { full: 10 } }"
    #expect(try Self.codes("weighted", own: Self.table, Self.below + ratio) == [])
    #expect(
      try Self.codes("weighted", own: Self.loss, Self.below + ratio) == ["ratio-of-negative"])
  }

  @Test("Roll-ups and ratios are no numbers of things")
  func counts() throws {
    let rule = ", points: { perUnit: { points: 1, most: 5 } }"
    #expect(
      try Self.codes("weighted", own: Self.table, Self.below + rule) == ["nothing-to-count"])
    let ratio = "measure: { ratio: { input: r, numerator: 已建, denominator: 应建 } }"
    #expect(try Self.codes("weighted", own: Self.table, ratio + rule) == ["nothing-to-count"])
  }
}
