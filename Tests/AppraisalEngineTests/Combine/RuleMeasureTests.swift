import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Testing

/// One indicator `x` whose measured value becomes points by a rule.
private func ruled(_ measure: String, _ rule: String) -> String {
  "indicators:\n  - { id: x, weight: 100, measure: { \(measure) }, points: { \(rule) } }\n"
}

@Suite("From the values of every measure to points")
struct RuleMeasureTests {
  // u1 was there twice of three times, u2 five times: 2 · 5, and 5 · 5 up to 20.
  @Test("Meetings attended are counted, not the records of them")
  func attendance() throws {
    let text = ruled(
      "attendance: { input: a, words: { present: [到], absent: [缺] }, leave: leaveOut, credit: linear }",
      "perUnit: { points: 5, most: 20 }")
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1", "u2"]))
    let present = (1...5).map { "u2,2025-0\($0)-01,到\n" }.joined()
    try desk.readAttendance(
      "a", "who,meeting,word\nu1,2025-01-01,到\nu1,2025-02-01,缺\nu1,2025-03-01,到\n" + present)
    #expect(desk.scored().compositeTexts() == ["10.00", "20.00"])
  }

  // A hard case and three ordinary ones are 3 + 3, times 0.5. Plain projects are two, times 0.5.
  @Test("Projects are counted with their weights where they have any, and amounts change nothing")
  func projects() throws {
    let measure = "projects: { input: p, by: count, completed: [完成], open: [在建], leftOut: []"
    let rule = "perUnit: { points: 0.5, most: 100 }"
    var weighed = try StageDesk(
      ruled(measure + ", weights: { 疑难: 3, 一般: 1 } }", rule), roster(["a"]))
    try weighed.readProjects(
      "p",
      "id,subject,state,kind\n1,a,完成,疑难\n2,a,在建,疑难\n3,a,完成,一般\n4,a,完成,一般\n5,a,完成,一般\n",
      category: "kind")
    #expect(score(weighed.measured(), weighed.scheme).compositeTexts() == ["3.00"])
    var plain = RecordDesk(try scheme(schemeText(ruled(measure + " }", rule))), roster(["a"]))
    try plain.readProjects(
      "p", "id,subject,state,amount\n1,a,完成,700\n2,a,完成,800\n3,a,在建,900\n")
    #expect(plain.scored().compositeTexts() == ["1.00"])
  }

  // 1/3 is more than 66666.6/200000 = 0.333333, though both are written as 33.3333.
  @Test("Ratios of a table are compared as they are, not as they are written")
  func ratios() throws {
    var desk = try StageDesk(
      ruled(
        "ratio: { input: r, numerator: 已建, denominator: 应建 }",
        "rank: { first: 10, step: 1, lowest: 0, ties: shared, best: highest }"),
      roster(["a", "b", "c"]))
    try desk.readValues("r", "who,已建,应建\na,66666.6,200000\nb,1,3\nc,2,\n")
    let table = desk.measured()
    #expect(try table.texts("x") == ["33.3333", "33.3333", nil])
    #expect(score(table, desk.scheme).compositeTexts() == ["9.00", "10.00", nil])
  }

  // Two of three equal projects are 66.66… per cent, 8.33… short of 75: exactly 25 less. Weighed, the
  // sums are near 4.5 · 10²⁰, beyond 64 bits; cut off there, both would be the same and the ratio 1.
  @Test("Weighed amounts beyond 64 bits keep their ratio")
  func amounts() throws {
    var desk = try StageDesk(
      ruled(
        "projects: { input: p, by: amount, completed: [完成], open: [在建], leftOut: [], weights: { 疑难: 3 } }",
        "thresholdSlope: { full: 100, at: 75%, perPercent: 3, lowest: 0 }"), roster(["a"]))
    try desk.readProjects(
      "p",
      "id,subject,state,amount,kind\n1,a,完成,5000000000,疑难\n2,a,完成,5000000000,疑难\n"
        + "3,a,在建,5000000000,疑难\n", amount: "amount", category: "kind")
    let table = desk.measured()
    #expect(try table.detail(.numerator, "x") == [2])
    #expect(try table.detail(.denominator, "x") == [3])
    #expect(score(table, desk.scheme).columns[ColumnKey(indicator: "x")]?[0]?.text() == "75")
  }

  // c1 and c2 have 80 and 90, of which their own points are made; D above them has the mean, 85.
  @Test("A roll-up averages what was measured, and its page says so, whatever became of it since")
  func rollUp() throws {
    let own =
      "{ id: own, weight: 50, measure: { table: { input: t, value: 分, lowest: 0, highest: 100 } }, "
      + "points: { ratioToBest: { full: 50 } } }"
    let below =
      "{ id: below, weight: 50, measure: { rollUp: { of: own, below: direct, unscored: leaveOut } } }"
    var desk = try StageDesk(
      "indicators:\n  - \(own)\n  - \(below)\n", placed(["D", "c1", "c2"]))
    desk.records.ledgers.organisations = try tree(
      ["D,,街道", "c1,D,社区", "c2,D,社区"], levels: ["街道", "社区"])
    try desk.readValues("t", "who,分\nc1,80\nc2,90\n")
    let table = desk.measured()
    let standings = score(table, desk.scheme)
    // 80/90 · 50 = 44.4444.
    #expect(standings.compositeTexts() == ["85.00", "44.44", "50.00"])
    let step = try #require(
      explain(row: 0, table, desk.scheme, standings).steps.first {
        $0.indicator.identifier == "below"
      })
    #expect(step.measured.first?.details[.fact(.belowSum)] == 1_700_000)
    #expect(step.measured.first?.points?.text() == "85")
  }

  /// Examinees 0.5 · 100 + 0.5 · 80 = 90, all 0.6 · 90 + 0.4 · 90 = 90, which is worth 60, and 60 · 0.8
  /// is 48.
  @Test("The mean of nested groups, the points by rule and the ratio are told apart on the page")
  func steps() throws {
    let text = """
      scales: { hundred: { numbers: { from: 0, to: 100 } } }
      panels:
        all:
          scale: hundred
          abstentions: leaveOut
          ifUnmet: noScore
          groups:
            - { id: examiners, weight: 60 }
            - { id: examinees, weight: 40, groups: [{ id: self, weight: 50 }, { id: peers, weight: 50 }] }
      indicators:
        - id: votes
          weight: 50
          measure: { ballots: { input: s, panel: all } }
          points: { steps: { steps: [{ from: 90, points: 60 }], below: 40 } }
          multiplier: { of: hard, per: 100, lowest: 0.5, highest: 1, missing: one }
        - \(mark("hard", "50"))

      """
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1"]))
    try desk.readBallots(
      "s", ballotHeader + "examiners,u1,90\nself,u1,100\npeers,u1,80\n")
    try desk.readValues("marks", "subject,hard\nu1,80\n")
    let table = desk.measured()
    let standings = score(table, desk.scheme)
    #expect(standings.compositeTexts() == ["64.00"])
    let page = explain(row: 0, table, desk.scheme, standings)
    let step = try #require(page.steps.first { $0.indicator.identifier == "votes" })
    #expect(step.groupMeans.map { $0.mean.result?.text() } == ["90"])
    #expect(step.mean?.result?.text() == "90")
    #expect(step.rule?.result?.text() == "60")
    #expect(step.points?.text() == "48")
  }
}
