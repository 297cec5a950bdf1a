import AppraisalNumerics
import Testing

@testable import AppraisalScheme

@Suite("The linter of rules between values and the composite")
struct RuleLintTests {
  @Test("The scheme of all rules passes")
  func whole() throws {
    let reading = try schemeReading(ruleScheme)
    #expect(reading.faults == [])
    #expect(reading.scheme?.usedInputs == ["events", "marks", "ledger"])
  }

  static let cases: [(old: String, new: String, codes: [String])] = [
    ("missing: noScore", "missing: renormalise", ["combine-renormalise"]),
    ("combine: lowest\n", "combine: weighted\n", ["missing-key", "missing-key"]),
    ("combine: lowest\n", "combine: product\n", ["product-may-vanish", "product-may-vanish"]),
    ("  - id: ratio\n", "  - id: ratio\n    weight: 10\n", ["weight-without-mean"]),
    ("full: 10, within: 类别", "full: 10, within: 行业", ["unknown-stratum"]),
    ("full: 10, within", "full: 0, within", ["not-positive"]),
    ("value: 甲, lowest: 0", "value: 甲, lowest: -1", ["ratio-of-negative"]),
    ("step: 0.5", "step: 0.00001", ["too-many-places"]),
    ("step: 0.5", "step: 1/3", ["not-a-number"]),
    ("step: 0.5", "step: 0.0003%", ["step-not-exact"]),
    ("places: [6, 5]", "places: [5, 6]", ["ladder-rises"]),
    (
      "value: 丁, lowest: 0, highest: 100", "value: 丁, lowest: 0, highest: 94",
      ["threshold-unreachable"]
    ),
    ("from: 60, points: 1", "from: 90, points: 1", ["steps-not-falling"]),
    ("from: 90, points: 3", "from: 101, points: 3", ["step-unreachable"]),
    ("from: 60, points: 1", "from: 0, points: 1", ["below-unreachable"]),
    ("of: difficulty, per", "of: dificulty, per", ["unknown-multiplier"]),
    ("of: difficulty, per", "of: base, per", ["unknown-multiplier"]),
    ("start: 50", "start: 70", ["scale-range"]),
    ("total: { most: 100, least: none }\n", "", ["total-missing"]),
    ("most: 100, least: none", "most: 100, least: 100", ["scale-range"]),
    ("id: contribution", "id: honours", ["identifier-repeated"]),
    ("words: { 表彰: 3 }", "words: { 缺席: 3 }", ["word-two-effects"]),
    ("{ 媒体报道: 2 }", "{ 媒体: 2 }", ["unknown-word"]),
    ("input: ledger", "input: marks", ["input-two-kinds"]),
    (
      "most: 6, least: 0, insideHundred: true", "most: 0, least: 0, insideHundred: true",
      ["adjustment-range"]
    ),
    (
      "least: -10\n    insideHundred: true", "least: -10\n    insideHundred: false",
      ["cap-makes-bonus-vanish", "order-matters"]
    ),
    ("indicator: place", "indicator: difficulty", ["unknown-indicator"]),
    ("indicator: place", "indicator: ratio", ["identifier-repeated"]),
    ("highest: 60", "highest: 99999", ["score-out-of-range"]),
  ]

  @Test("Each hole is found, and nothing else", arguments: cases.indices)
  func found(_ index: Int) throws {
    let (old, new, codes) = Self.cases[index]
    let text = ruleScheme.replacingFirst(old, with: new)
    try #require(text != ruleScheme)
    let faults = try schemeReading(text).faults
    #expect(faults.map(\.code).sorted() == codes, "\(old) → \(new): \(faults.map(\.english))")
  }

  /// 60 · 1.2 + 10 + 10 + 6 + 5 + 3 + 0.5 + 100 = 206.5 at most and 0 + 0 + 0 + 4 + 0 + 0 + 0 + 0 = 4
  /// at least; 16 of bonus fit below no hundred any more, 10 can be taken away, and 100 is the end.
  @Test("The composites that can come about are those of the rules")
  func range() throws {
    let scheme = try #require(try schemeReading(ruleScheme).scheme)
    let range = try #require(scoreRange(of: scheme.root, panels: [], scales: []))
    #expect(range == (try Points(4))...(try Points(units: 2_065_000)))
    let hole = ruleScheme + "\n  grades: [{ grade: 好, from: 0 }]".replacingFirst("  ", with: "")
    let faults = try schemeReading(hole).faults
    #expect(faults.map(\.code) == ["band-hole"])
  }
}

extension String {
  /// The text with the first occurrence of a part replaced.
  fileprivate func replacingFirst(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return replacingCharacters(range, with: new)
  }

  private func firstRange(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) {
        return start..<index(start, offsetBy: part.count)
      }
      start = index(after: start)
    }
    return nil
  }

  private func replacingCharacters(_ range: Range<String.Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
