import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import AppraisalTestSupport
import Testing

/// A scheme with one mark and lists of events.
private func adjustedScheme(_ lists: [String], total: String, places: Int = 2) throws -> Scheme {
  try scheme(
    schemeText(
      indicators([mark("a", "100")]) + "total: \(total)\nadjustments:\n"
        + lists.map { "  - \($0)\n" }.joined(), places: places))
}

private func composites(
  _ scheme: Scheme, _ marks: [String], _ events: String
) throws -> [String?] {
  let names = marks.indices.map { "u\($0 + 1)" }
  var desk = RecordDesk(scheme, roster(names))
  try desk.readValues("marks", "subject,a\n" + zip(names, marks).map { "\($0),\($1)\n" }.joined())
  try desk.readEvents("events", events)
  return desk.scored().compositeTexts()
}

private let bonus =
  "{ id: bonus, input: events, words: { 全国: 5, 省级: 3 }, most: 6, least: 0, insideHundred: "
private let deduction =
  "{ id: deduction, input: events, words: { 通报: -2 }, most: 0, least: -5, insideHundred: "

@Suite("Bonus and deduction (加分、扣分)")
struct AdjustmentTests {
  // u1: 5 + 3 = 8, capped at 6: 86. u2: 98 + 5 is capped at 100. u3: three notices take 5, not 6.
  @Test("Lists are kept within their bounds, and within the hundred")
  func inside() throws {
    let scheme = try adjustedScheme(
      [bonus + "true }", deduction + "true }"], total: "{ most: 100, least: 0 }")
    #expect(
      try composites(
        scheme, ["80", "98", "60", "3", ""],
        """
        who,date,kind
        u1,2025-03-01,全国
        u1,2025-03-02,省级
        u2,2025-03-02,全国
        u3,2025-04-01,通报
        u3,2025-04-02,通报
        u3,2025-04-03,通报
        u4,2025-04-01,通报
        u4,2025-04-02,通报

        """) == ["86.00", "100.00", "55.00", "0.00", nil])
  }

  // 98 + 5 are capped at 100 before 2 is taken away on top: 98. Within the hundred together: 98 + 5
  // − 2 = 101, capped at 100. On top and without a bound: 101.
  @Test(
    "The order of cap and deduction is that of the rules",
    arguments: [
      ("true", "false", "{ most: none, least: none }", "98.00"),
      ("true", "true", "{ most: none, least: none }", "100.00"),
      ("false", "false", "{ most: none, least: 0 }", "101.00"),
    ])
  func order(_ first: String, _ second: String, _ total: String, _ expected: String) throws {
    let scheme = try adjustedScheme(
      [bonus + first + " }", deduction + second + " }"], total: total)
    #expect(
      try composites(
        scheme, ["98"], "who,date,kind\nu1,2025-03-01,全国\nu1,2025-03-02,通报\n") == [expected])
  }

  // 2 + 1.5 · 2 = 5 of bonus, 0.75 of deduction: 80 + 5 − 0.75.
  @Test("Points of the ledger, of which some count double (媒体报道加倍)")
  func ledger() throws {
    let scheme = try adjustedScheme(
      [
        "{ id: work, input: events, pointsColumn: { bonus: [加分, 媒体报道], deduction: [扣分] }, "
          + "multiplyBy: { 媒体报道: 2 }, most: 10, least: -10, insideHundred: true }"
      ], total: "{ most: 100, least: 0 }")
    #expect(
      try composites(
        scheme, ["80"],
        "who,date,kind,points\nu1,2025-03-01,加分,2\nu1,2025-03-02,媒体报道,1.5\n"
          + "u1,2025-03-03,扣分,0.75\n") == ["84.25"])
  }

  // Half of 80.01 and 80 is 80.005; with 0.005 it is 80.01. Rounding first would give 80.01 + 0.005,
  // that is 80.02.
  @Test("The composite is rounded once, after bonus and deduction")
  func roundsOnce() throws {
    let scheme = try scheme(
      schemeText(
        indicators([mark("a", "50"), mark("b", "50")])
          + "total: { most: 100, least: 0 }\nadjustments:\n  - { id: x, input: events, words: { 好: "
          + "0.005 }, most: 1, least: 0, insideHundred: true }\n"))
    var desk = RecordDesk(scheme, roster(["u1"]))
    try desk.readValues("marks", "subject,a,b\nu1,80.01,80\n")
    try desk.readEvents("events", "who,date,kind\nu1,2025-03-01,好\n")
    #expect(desk.scored().compositeTexts() == ["80.01"])
  }

  // 70 to start with, 20 of review and at most 10 of contribution.
  @Test("Base 70, review up to 20, contribution up to 10")
  func baseAndContribution() throws {
    let base =
      "{ id: base, measure: { events: { input: events, words: { 缺席: -5 }, start: 70, lowest: 0, "
      + "highest: 70 } } }"
    let review =
      "{ id: review, measure: { table: { input: marks, value: review, lowest: 0, highest: 20 } } }"
    let scheme = try scheme(
      schemeText(
        "combine: sum\n" + indicators([base, review])
          + "total: { most: 100, least: 0 }\nadjustments:\n  - { id: contribution, input: events, "
          + "words: { 贡献: 6 }, most: 10, least: 0, insideHundred: true }\n"))
    var desk = RecordDesk(scheme, roster(["u1", "u2"]))
    try desk.readValues("marks", "subject,review\nu1,18\nu2,20\n")
    try desk.readEvents(
      "events",
      "who,date,kind\nu1,2025-03-01,缺席\nu1,2025-03-02,贡献\nu1,2025-03-03,贡献\nu2,2025-05-01,贡献\n")
    let table = desk.measured()
    // 65 + 18 + 10 of 12; 70 + 20 + 6.
    #expect(score(table, scheme).compositeTexts() == ["93.00", "96.00"])
    #expect(try table.texts("base") == ["65", "70"])
    #expect(try table.detail(.records, "adjustment/contribution") == [2, 1])
    #expect(try table.detail(.bonus, "adjustment/contribution") == [120_000, 60_000])
    let page = explain(row: 0, table, scheme, score(table, scheme))
    #expect(page.unadjusted?.text() == "83")
    #expect(page.adjustments.map(\.capped) == [10_000_000])
  }
}
