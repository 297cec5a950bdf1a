import Testing

@testable import AppraisalScheme

/// What cannot be read is reported where it stands, and what depends on it is not.
@Suite("Faults that are the shadow of another")
struct FollowOnTests {
  @Test(
    "A rule that cannot be read says nothing about the scores",
    arguments: [
      ("at: 95%", "at: 95", ["not-a-share"]),
      ("perPercent: 0.2", "perPercent: 0，2", ["not-a-number"]),
      ("insideHundred: true }", "insidehundred: true }", ["missing-key", "unknown-key"]),
      ("insideHundred: true }", "insideHundred: 是 }", ["not-a-boolean"]),
      ("most: 6, least: 0", "most: 6, least: －2", ["not-a-number"]),
      ("total: { most: 100", "total: { most: 百", ["not-a-number"]),
      ("lowest: 0.8", "lowest: 低", ["not-a-number"]),
      ("{ id: first, indicator: ratio", "{ id: 首, indicator: ratio", ["not-an-identifier"]),
    ])
  func rules(_ old: String, _ new: String, _ codes: [String]) throws {
    let bands = "\ngrades: [{ grade: 好, from: 50 }, { grade: 差, below: 50 }]\n"
    let faults = try schemeReading(changing(ruleScheme, old, to: new) + bands).faults
    #expect(faults.map(\.code) == codes, "\(faults.map(\.english))")
  }

  @Test("With the only adjustment unread, `total` is not said to be too much")
  func onlyAdjustment() throws {
    let text = try changing(
      ruleScheme,
      """
        - id: contribution
          input: ledger
          pointsColumn: { bonus: [加分, 媒体报道], deduction: [扣分] }
          multiplyBy: { 媒体报道: 2 }
          most: 10
          least: -10
          insideHundred: true

      """, to: "")
    let faults = try schemeReading(
      changing(text, "insideHundred: true }", to: "insideHundred: 是 }")
    ).faults
    #expect(faults.map(\.code) == ["not-a-boolean"], "\(faults.map(\.english))")
  }

  @Test(
    "Words, measures and names that cannot be read make no other fault",
    arguments: [
      ("word: 优秀, points: 100", "word: 优秀, points: 百", ["not-a-number"]),
      ("panel: dual } }", "panel: dual, as: { rate: [] } } }", ["rate-without-words"]),
      ("- id: service", "- id: 服务", ["not-an-identifier"]),
    ])
  func references(_ old: String, _ new: String, _ codes: [String]) throws {
    let faults = try schemeReading(changing(wholeScheme, old, to: new)).faults
    #expect(faults.map(\.code) == codes, "\(faults.map(\.english))")
  }
}
