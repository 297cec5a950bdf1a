import Testing

@testable import AppraisalScheme

@Suite("The lines on which rules stand")
struct SchemeClauseTests {
  /// The line of a text that only one line has.
  private func line(_ part: String, in text: String) throws -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let found = lines.indices.filter { lines[$0].contains(part) }
    #expect(found.count == 1, "\(part)")
    return try #require(found.first) + 1
  }

  @Test("Keys go by their path, items by their identifier, groups of groups by their panel")
  func panels() throws {
    let clauses = try #require(try schemeReading(ballotScheme).scheme).clauses
    #expect(clauses.line("panels", "dual", "late") == (try line("late:", in: ballotScheme)))
    #expect(
      clauses.line("panels", "dual", "groups", "residents", "composition")
        == (try line("composition:", in: ballotScheme)))
    #expect(
      clauses.line("panels", "dual", "groups", "peers") == (try line("id: peers", in: ballotScheme))
    )
    #expect(clauses.line("panels", "dual", "groups", "nobody") == nil)
  }

  @Test("Indicators stand under one key however deep they are; grades go by their word")
  func indicators() throws {
    let text = """
      schema: pingyi-scheme/1
      id: deep
      title: 深
      period: 2025
      subjects: 单位
      indicators:
        - id: outer
          weight: 100
          missing: zero
          indicators:
            - id: inner
              weight: 100
              measure: { table: { input: t, value: 分, lowest: 0, highest: 100 } }
      missing: noScore
      rounding: { places: 2, mode: halfUp, stage: final }
      grades:
        - { grade: 合格, from: 60 }
        - { grade: 不合格, from: 0 }
      """
    let clauses = try #require(try schemeReading(text).scheme).clauses
    #expect(clauses.line("indicators", "outer", "missing") == 9)
    #expect(clauses.line("indicators", "inner") == 11)
    #expect(clauses.line("missing") == 14)
    #expect(clauses.line("grades", "不合格") == 18)
  }
}
