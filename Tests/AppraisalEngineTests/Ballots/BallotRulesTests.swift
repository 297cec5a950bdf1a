import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme
import AppraisalTestSupport
import Testing

private let subjects = ["u1", "u2", "u3", "u4", "u5"]
private let header = "rater,group,rated,answer"

private func text(_ rules: String) -> String {
  panelText(
    "abstentions: leaveOut\nifUnmet: noScore\nballotRules: \(rules)",
    groups: ["{ id: jury, weight: 100 }"])
}

private func rows(_ rater: String, _ marks: [Int]) -> [String] {
  zip(subjects, marks).map { "\(rater),jury,\($0),\($1)" }
}

@Suite("Rules on whole ballots")
struct BallotRulesTests {
  /// The published rating form: at most three at 90 or above, at least two below 70, and no ballot of
  /// one mark or of full marks.
  private static let form = """
    { allSame: void, allBest: void, limits: [{ from: 90, most: 3, then: void }, \
    { below: 70, least: 2, then: void }] }
    """

  /// Only the first ballot keeps to the form, so its marks are the scores.
  @Test("Ballots that break the rating form are void, and each is located")
  func form() throws {
    let ballots = [
      [95, 91, 80, 60, 50],  // keeps to all: lines 2–6
      [90, 90, 90, 90, 50],  // four at 90 and one below 70: line 7
      [90, 80, 80, 75, 69],  // one below 70: line 12
      [80, 80, 80, 80, 80],  // the same for all, and none below 70: line 17
      [100, 100, 100, 100, 100],  // also the best for all and five at 90: line 22
    ]
    let all = ballots.enumerated().flatMap { rows("p\($0.offset)", $0.element) }
    let desk = try BallotDesk(text(Self.form), roster(subjects), header: header, all)
    #expect(desk.composites() == ["95.00", "91.00", "80.00", "60.00", "50.00"])
    #expect(
      desk.rulings == [
        "ballot-limit-above-void 7", "ballot-limit-under-void 7", "ballot-limit-under-void 12",
        "ballot-all-same-void 17", "ballot-limit-under-void 17", "ballot-all-same-void 22",
        "ballot-all-best-void 22", "ballot-limit-above-void 22", "ballot-limit-under-void 22",
      ])
    #expect(try desk.table.detail(.void, "all", "jury") == [4, 4, 4, 4, 4])
    #expect(try desk.table.detail(.valid, "all", "jury") == [1, 1, 1, 1, 1])
  }

  @Test("In a questionnaire a row is a ballot, and no evaluator needs to be named")
  func wide() throws {
    let desk = try BallotDesk(
      text(Self.form), roster(subjects),
      header: "group," + subjects.map { "rate \($0)" }.joined(separator: ","),
      ["jury,95,91,80,60,50", "jury,80,80,80,80,80"], isWide: true)
    #expect(desk.rulings == ["ballot-all-same-void 3", "ballot-limit-under-void 3"])
    #expect(desk.composites() == ["95.00", "91.00", "80.00", "60.00", "50.00"])
  }

  @Test("A rule that only reports leaves the ballot as it is")
  func reports() throws {
    let desk = try BallotDesk(
      text("{ allSame: report }"), roster(subjects), header: header,
      rows("p1", [80, 80, 80, 80, 80]) + rows("p2", [90, 90, 90, 90, 70]))
    #expect(desk.rulings == ["ballot-all-same 2"])
    #expect(desk.composites() == ["85.00", "85.00", "85.00", "85.00", "75.00"])
  }

  private func places(_ rule: String) -> String {
    panelText(
      scale: "places: { first: 100, step: 10, count: 5 }",
      "abstentions: leaveOut\nifUnmet: noScore\nballotRules: { repeatedPlace: \(rule) }",
      groups: ["{ id: jury, weight: 100 }"])
  }

  // The first ranks five, 100 down to 60; the second gives the first place to all.
  @Test(
    "A ranking that gives one place to several is void, set aside or counted, as stated",
    arguments: [
      ("void", ["100.00", "90.00", "80.00", "70.00", "60.00"], "ballot-place-twice-void 7"),
      ("setAside", ["100.00", "90.00", "80.00", "70.00", "60.00"], "ballot-place-twice 7"),
      ("report", ["100.00", "95.00", "90.00", "85.00", "80.00"], "ballot-place-twice-counted 7"),
    ])
  func repeatedPlace(_ rule: String, _ expected: [String], _ ruling: String) throws {
    let desk = try BallotDesk(
      places(rule), roster(subjects), header: header,
      rows("p1", [1, 2, 3, 4, 5]) + rows("p2", [1, 1, 1, 1, 1]))
    #expect(desk.composites() == expected)
    #expect(desk.rulings == [ruling])
    let issue = try #require(ballotRulings(desk.scheme, desk.records).first?.issue)
    #expect(issue.severity == (rule == "setAside" ? .quarantined : .warning))
    // A ballot that is set aside was not handed in; a void one was.
    let void: Int64 = rule == "void" ? 1 : 0
    #expect(try desk.table.detail(.void, "all", "jury") == [void, void, void, void, void])
  }

  @Test("A scale of places without the rule is legal, and warned of")
  func unstatedPlaces() throws {
    let text = places("void").split(separator: "\n").filter { !$0.contains("ballotRules") }
    let found = try reading(of: text.joined(separator: "\n"))
    #expect(found.scheme != nil)
    #expect(found.faults.map(\.code) == ["repeated-place-unstated"])
  }

  @Test("A single rating is not all the same")
  func single() throws {
    let desk = try BallotDesk(
      text("{ allSame: void, allBest: void }"), roster(subjects), header: header,
      ["p1,jury,u1,100"])
    #expect(desk.rulings == [])
  }

  @Test("What is found names neither an evaluator nor a rating")
  func keepsSecrets() throws {
    let desk = try BallotDesk(
      text(Self.form), roster(subjects), header: header, rows("张三丰", [77, 77, 77, 77, 77]))
    let found = String(describing: ballotRulings(desk.scheme, desk.records))
    #expect(!found.contains("张三丰") && !found.contains("77"))
    let book = try #require(desk.records.ballots["survey"]?.book)
    var dumped = ""
    dump(book, to: &dumped)
    #expect(!dumped.contains("229") && dumped.contains("1 ballots"))
  }

  /// Five subjects: at most five can never be broken, at least six never kept to.
  @Test("A limit out of reach is reported")
  func outOfReach() throws {
    let rules =
      "{ limits: [{ from: 90, most: 5, then: void }, { below: 70, least: 6, then: report }] }"
    let desk = try BallotDesk(
      text(rules), roster(subjects), header: header, rows("p1", [95, 91, 80, 60, 50]))
    #expect(
      desk.rulings == [
        "ballot-limit-under 2", "ballot-limit-out-of-reach 0", "ballot-limit-out-of-reach 0",
      ])
  }

  /// Random ballots in random order, judged by a loop over the marks.
  @Test("The same ballots are void as by hand", arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func matchesOracle(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let ballots = (0..<40).map { _ -> [Int] in
      let spread = Int.random(in: 0...45, using: &random)
      return subjects.map { _ in 100 - Int.random(in: 0...spread, using: &random) }
    }
    let kept = ballots.filter { marks in
      Set(marks).count > 1 && marks.count { $0 >= 90 } <= 3 && marks.count { $0 < 70 } >= 2
    }
    let all = ballots.enumerated().flatMap { rows("p\($0.offset)", $0.element) }
    let desk = try BallotDesk(
      text(Self.form), roster(subjects), header: header, all.shuffled(using: &random))
    #expect(
      try desk.table.detail(.valid, "all", "jury")
        == subjects.map { _ in Int64(kept.count) }, "seed \(seed)")
    let sums = subjects.indices.map { row in kept.reduce(0) { $0 + Int64($1[row]) } * 10_000 }
    #expect(try desk.table.detail(.numerator, "all", "jury") == sums, "seed \(seed)")
  }

  @Test(
    "Limits without range or number, and off the scale, are refused",
    arguments: [
      ("{ limits: [{ most: 3, then: void }] }", "ballot-limit-empty"),
      ("{ limits: [{ from: 90, then: void }] }", "ballot-limit-empty"),
      ("{ limits: [{ from: 90, below: 80, most: 3, then: void }] }", "ballot-limit-empty"),
      ("{ limits: [{ from: 101, most: 3, then: void }] }", "ballot-limit-off-scale"),
      ("{ limits: [{ below: 0, least: 3, then: void }] }", "ballot-limit-off-scale"),
      // 170 where 70 was meant: on a scale up to 100 all subjects are below.
      ("{ limits: [{ below: 170, least: 2, then: void }] }", "ballot-limit-whole-scale"),
      ("{ limits: [{ from: 0, most: 3, then: void }] }", "ballot-limit-whole-scale"),
      ("{ allSame: delete }", "not-a-choice"),
    ])
  func refuses(_ rules: String, _ code: String) throws {
    #expect(try reading(of: text(rules)).faults.map(\.code) == [code])
  }
}
