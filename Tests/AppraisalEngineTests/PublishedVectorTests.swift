import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Testing

/// Small cases with results that were calculated by hand from published rules, each from the text of
/// a scheme to the score.
@Suite("Published examples")
struct PublishedVectorTests {
  private static let wordScale = """
    scales:
      satisfaction:
        words:
          - { word: 满意, points: 100 }
          - { word: 基本满意, points: 80 }
          - { word: 一般, points: 60 }
          - { word: 不满意, points: 40 }
        abstain: [弃权]
        void: [废票]

    """

  private static func panel(_ scale: String, abstentions: String, groups: [String]) -> String {
    """
    panels:
      public:
        scale: \(scale)
        abstentions: \(abstentions)
        ifUnmet: noScore
        groups:

    """ + groups.map { "      - \($0)\n" }.joined() + """
      indicators:
        - { id: satisfaction, weight: 100, measure: { ballots: { input: survey, panel: public } } }

      """
  }

  /// 12 · 100 + 6 · 80 + 2 · 60 = 1800 from 20 valid ratings; 3 abstentions make the denominator 23.
  @Test(
    "The same ballots come to another score under every rule for abstentions",
    arguments: [
      ("leaveOut", "90.00"),  // 1800 / 20
      ("zero", "78.26"),  // 1800 / 23 = 78.2608…
      ("lowest", "83.48"),  // (1800 + 3 · 40) / 23 = 83.4782…
      ("{ points: 60 }", "86.09"),  // (1800 + 3 · 60) / 23 = 86.0869…
    ])
  func countsAbstentions(_ rule: String, _ expected: String) throws {
    let rules =
      Self.wordScale
      + Self.panel("satisfaction", abstentions: rule, groups: ["{ id: residents, weight: 100 }"])
    var desk = RecordDesk(try scheme(schemeText(rules)), roster(["u1"]))
    try desk.readBallots(
      "survey",
      ballotHeader
        + ballotRows(
          "u1", "residents", [("满意", 12), ("基本满意", 6), ("一般", 2), ("弃权", 3), ("废票", 1)]))
    let table = desk.measured()
    #expect(score(table, desk.scheme).compositeTexts() == [expected])
    #expect(try table.detail(.valid, "satisfaction", "residents") == [20])
    #expect(try table.detail(.abstained, "satisfaction", "residents") == [3])
    #expect(try table.detail(.void, "satisfaction", "residents") == [1])
    let words = try (0..<4).map { try table.detail(.answer($0), "satisfaction", "residents")[0] }
    #expect(words == [12, 6, 2, 0])
  }

  @Test("30 % of 92, 10 % of 95 and 60 % of 81.5 are 86.00")
  func weighsGroups() throws {
    let rules =
      "scales: { hundred: { numbers: { from: 0, to: 100, places: 1 } } }\n"
      + Self.panel(
        "hundred", abstentions: "leaveOut",
        groups: [
          "{ id: leaders, weight: 30 }", "{ id: peers, weight: 10 }",
          "{ id: residents, weight: 60 }",
        ])
    var desk = RecordDesk(try scheme(schemeText(rules)), roster(["u1"]))
    try desk.readBallots(
      "survey", ballotHeader + "leaders,u1,92\npeers,u1,95\nresidents,u1,81.5\n")
    #expect(desk.scored().compositeTexts() == ["86.00"])
  }

  /// Places 1, 3 and 4 are worth 200, 192 and 188: 580 / 3 = 193.333….
  @Test("Places first, third and fourth, at 200 and 4 fewer for each place, are 193.33")
  func countsPlaces() throws {
    let rules =
      "scales: { rank: { places: { first: 200, step: 4, count: 20 } } }\n"
      + Self.panel("rank", abstentions: "leaveOut", groups: ["{ id: jury, weight: 100 }"])
    var desk = RecordDesk(try scheme(schemeText(rules)), roster(["u1", "u2"]))
    try desk.readBallots(
      "survey", ballotHeader + "jury,u1,1\njury,u1,第3名\njury,u1,4\njury,u2,20\n")
    // The twentieth place is worth 200 − 19 · 4 = 124.
    #expect(desk.scored().compositeTexts() == ["193.33", "124.00"])
  }

  @Test(
    "The highest and the lowest rating are left out when there are more than five",
    arguments: [
      // (88 + 90 + 91 + 92) / 4
      (["70", "88", "90", "91", "92", "100"], "90.25", 2),
      // 431 / 5: five are not more than five
      (["70", "88", "90", "91", "92"], "86.20", 0),
      // of equal ratings one each goes: (90 · 4) / 4
      (["90", "90", "90", "90", "90", "90"], "90.00", 2),
      (["100", "0", "0", "100", "100", "0"], "50.00", 2),
    ] as [([String], String, Int64)])
  func trims(_ ratings: [String], _ expected: String, _ leftOut: Int64) throws {
    let rules =
      "scales: { hundred: { numbers: { from: 0, to: 100 } } }\n"
      + Self.panel(
        "hundred", abstentions: "leaveOut",
        groups: ["{ id: jury, weight: 100, trim: { high: 1, low: 1, whenMoreThan: 5 } }"])
    var desk = RecordDesk(try scheme(schemeText(rules)), roster(["u1"]))
    try desk.readBallots("survey", ballotHeader + ballotRows("u1", "jury", each: ratings))
    let table = desk.measured()
    #expect(score(table, desk.scheme).compositeTexts() == [expected])
    #expect(try table.detail(.trimmed, "satisfaction", "jury") == [leftOut])
  }

  /// Two services in the first half of the year, none in the second.
  @Test(
    "Two services in one half-year and none in the other: enough for the year, not for each half",
    arguments: [
      ("year", 2, "total", "allOrNothing", "100.00"),
      ("halfYear", 1, "total", "allOrNothing", "100.00"),
      ("halfYear", 1, "each", "allOrNothing", "0.00"),
      ("halfYear", 1, "each", "linear", "50.00"),
    ])
  func countsServices(
    _ window: String, _ atLeast: Int, _ spread: String, _ credit: String, _ expected: String
  ) throws {
    let rules = """
      indicators:
        - id: service
          weight: 100
          measure:
            services:
              { input: ledger, per: subject, atLeast: \(atLeast), window: \(window),
                spread: \(spread), credit: \(credit) }

      """
    var desk = RecordDesk(try scheme(schemeText(rules)), roster(["u1"]))
    try desk.readServices("ledger", "who,date\nu1,2025-03-01\nu1,2025-05-20\n")
    #expect(desk.scored().compositeTexts() == [expected])
  }

  // A published rule: 95 and above, 80–94, 70–79, below 60. Nobody with 94.5 or 65 has a grade.
  @Test(
    "Grades with holes are refused, and the scores without a grade are named",
    arguments: [
      (2, ["94.01–94.99", "79.01–79.99", "60.00–69.99"]),
      (1, ["94.1–94.9", "79.1–79.9", "60.0–69.9"]),
      (0, ["60–69"]),
    ])
  func refusesHoles(_ places: Int, _ holes: [String]) throws {
    let rules =
      indicators([mark("a", "100")]) + """
        grades:
          - { grade: 优秀, from: 95 }
          - { grade: 良好, from: 80, to: 94 }
          - { grade: 合格, from: 70, to: 79 }
          - { grade: 不合格, from: 0, below: 60 }

        """
    let reading = try reading(of: schemeText(rules, places: places))
    #expect(reading.scheme == nil)
    let errors = reading.faults.filter { $0.severity == .error }
    #expect(errors.allSatisfy { $0.code == "band-hole" })
    #expect(errors.count == holes.count)
    for (error, hole) in zip(errors, holes) {
      #expect(error.english.hasPrefix("the scores \(hole) have no grade"), "\(error.english)")
      #expect(error.chinese.hasPrefix("得分 \(hole) 没有等次"), "\(error.chinese)")
    }
  }

  // All vectors of four whole-number scores of 60 to 100 whose composite, with weights of 35, 30,
  // 20 and 15 %, is exactly 80, 85 or 90. In Doubles one in six of them would fall below.
  @Test("Everybody who stands exactly on a threshold has its grade, and all of them share a place")
  func passesThresholds() throws {
    let rules =
      indicators([mark("a", "35"), mark("b", "30"), mark("c", "20"), mark("d", "15")]) + """
        grades:
          - { grade: 优秀, from: 90 }
          - { grade: 良好, from: 85 }
          - { grade: 合格, from: 80 }
          - { grade: 不合格, from: 0 }

        """
    var rows: [String] = []
    var thresholds: [Int] = []
    for a in 60...100 {
      for b in 60...100 {
        for c in 60...100 {
          for threshold in [80, 85, 90] {
            let rest = threshold * 100 - 35 * a - 30 * b - 20 * c
            guard rest.isMultiple(of: 15), (60...100).contains(rest / 15) else { continue }
            rows.append("\(a),\(b),\(c),\(rest / 15)")
            thresholds.append(threshold)
          }
        }
      }
    }
    #expect(rows.count == 18_014)
    let identifiers = rows.indices.map { String(100_000 + $0) }
    var desk = RecordDesk(try scheme(schemeText(rules)), roster(identifiers))
    try desk.readValues(
      "marks",
      "subject,a,b,c,d\n" + zip(identifiers, rows).map { "\($0),\($1)\n" }.joined())
    let standings = desk.scored()
    #expect(standings.grades == thresholds.map { [90: 0, 85: 1, 80: 2][$0] ?? -1 })
    // 2,809 people share the first place, 6,576 the next, 8,629 the last.
    let places: [Int: Int32] = [90: 1, 85: 2_810, 80: 9_386]
    #expect(standings.ranking.places == thresholds.map { places[$0] ?? 0 })
  }
}
