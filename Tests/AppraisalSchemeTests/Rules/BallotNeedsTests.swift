import Testing

@testable import AppraisalScheme

@Suite("What rules on ballots want of a file")
struct BallotNeedsTests {
  private static func codes(panel: String, input: String) throws -> [String] {
    let text = """
      schema: pingyi-scheme/1
      id: whole
      title: 全
      period: 2025
      subjects: 单位
      scales: { hundred: { numbers: { from: 0, to: 100 } } }
      panels:
        dual:
          scale: hundred
          abstentions: leaveOut
          ifUnmet: noScore
          \(panel)
          groups: [{ id: jury, weight: 100 }]
      indicators: [{ id: a, weight: 100, measure: { ballots: { input: ballots, panel: dual } } }]
      missing: noScore
      rounding: { places: 2, mode: halfUp, stage: final }
      """
    let assessment = """
      schema: pingyi-assessment/1
      title: 全
      scheme: scheme.yaml
      roster: { file: 名册.csv, columns: { id: 编号, name: 名称 } }
      inputs:
        ballots:
          kind: ballots
          file: 票.csv
          group: jury
          \(input)
      """
    let scheme = try #require(try schemeReading(text).scheme)
    let reading = readAssessment(
      try SchemeSource(name: "assessment.yaml", bytes: Array(assessment.utf8)))
    let read = try #require(reading.assessment, "\(reading.faults.map(\.english))")
    return faults(of: read, under: scheme).map(\.code)
  }

  private static let long = "layout: long, columns: { rated: 对象, answer: 评价"

  @Test(
    "Whole ballots want an evaluator, unless a row is one; times want a column",
    arguments: [
      ("ballotRules: { allSame: void }", "", ["rater-needed"]),
      ("ballotRules: { allSame: void }", ", rater: 票号", []),
      ("late: { after: 2025-12-31, then: void }", "", ["submission-time-needed"]),
      ("late: { after: 2025-12-31, then: void }", ", submitted: 时间", []),
      ("", ", submitted: 时间", ["late-policy-missing"]),
      ("duplicates: last", "", ["rater-needed", "submission-time-needed"]),
      ("duplicates: setAside", "", []),
    ])
  func long(_ panel: String, _ column: String, _ codes: [String]) throws {
    let input = "layout: long\n    columns: { rated: 对象, answer: 评价\(column) }"
    #expect(try Self.codes(panel: panel, input: input).sorted() == codes)
  }

  @Test("A questionnaire is a whole ballot by itself, unless each of its rows rates one subject")
  func wide() throws {
    let rules = "ballotRules: { allSame: void }"
    let whole = "layout: wide\n    ratings: [{ column: 第一题, rated: A }]"
    #expect(try Self.codes(panel: rules, input: whole) == [])
    let single = "layout: wide\n    columns: { rated: 对象 }\n    ratings: [{ column: 第一题 }]"
    #expect(try Self.codes(panel: rules, input: single) == ["rater-needed"])
  }
}
