import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme
import AppraisalTestSupport
import Testing

private let header = "rater,group,rated,answer,submitted"

private func text(_ rules: String) -> String {
  panelText(
    "abstentions: leaveOut\nifUnmet: noScore\n\(rules)", groups: ["{ id: jury, weight: 100 }"])
}

@Suite("Late and repeated ballots")
struct SubmissionTests {
  /// The last second of the last day is in time.
  ///
  /// (80 + 90) / 2 with the late one, 80 without.
  @Test(
    "Ballots after the last day count, count for nothing, or wait",
    arguments: [
      ("void", "80.00", "ballot-late-void", 2), ("count", "85.00", "ballot-late-counted", 2),
      ("setAside", "80.00", "ballot-late", 1),
    ])
  func late(_ then: String, _ score: String, _ code: String, _ accepted: Int) throws {
    let desk = try BallotDesk(
      text("late: { after: 2025-12-31, then: \(then) }"), roster(["u1"]), header: header,
      ["p1,jury,u1,80,2025-12-31 23:59:59", "p2,jury,u1,90,2026/1/1 0:00"])
    #expect(desk.composites() == [score])
    #expect(desk.log.issues.map(\.code) == [code])
    #expect(desk.log.issues.map(\.place.line) == [3])
    #expect(desk.log.accounts.map(\.accepted) == [accepted])
    if then == "void" {
      #expect(try desk.table.detail(.lateBallots, "all", "jury") == [1])
    }
  }

  @Test("A ballot without a time that can be read is set aside where the time matters")
  func unreadableTime() throws {
    let desk = try BallotDesk(
      text("late: { after: 2025-12-31, then: count }"), roster(["u1"]), header: header,
      ["p1,jury,u1,80,", "p2,jury,u1,90,昨天", "p3,jury,u1,70,2025-06-01"])
    #expect(desk.log.issues.map(\.code) == ["field-blank", "not-a-date"])
    #expect(desk.composites() == ["70.00"])
  }

  @Test(
    "Of contradicting ballots none, the first or the last in time counts, in any order of rows",
    arguments: [("setAside", "50.00", 2), ("first", "65.00", 0), ("last", "75.00", 0)])
  func duplicates(_ rule: String, _ score: String, _ quarantined: Int) throws {
    let rows = [
      "p1,jury,u1,80,2025-12-01 08:00", "p1,jury,u1,100,2025-12-02 07:00",
      "p2,jury,u1,50,2025-12-03",
    ]
    for rows in [rows, rows.reversed()] {
      let desk = try BallotDesk(
        text("duplicates: \(rule)"), roster(["u1"]), header: header, rows)
      #expect(desk.composites() == [score])
      #expect(desk.log.accounts.map(\.quarantined) == [quarantined])
      let code = rule == "setAside" ? "ratings-conflict" : "ballot-superseded"
      #expect(Set(desk.log.issues.map(\.code)) == [code])
    }
  }

  @Test("Contradicting ballots of the same moment are all set aside")
  func sameMoment() throws {
    let desk = try BallotDesk(
      text("duplicates: last"), roster(["u1"]), header: header,
      [
        "p1,jury,u1,80,2025-12-01 08:00", "p1,jury,u1,90,2025-12-01 08:00",
        "p2,jury,u1,50,2025-12-03",
      ])
    #expect(desk.log.issues.map(\.code) == ["ratings-conflict", "ratings-conflict"])
    #expect(desk.composites() == ["50.00"])
  }

  /// A ballot set aside as a repetition is no ballot of the book: the other one would else be void.
  @Test("Rules on whole ballots look at the ballots that count")
  func afterDuplicates() throws {
    let rules = "duplicates: last\nballotRules: { allSame: void }"
    let desk = try BallotDesk(
      text(rules), roster(["u1", "u2"]), header: header,
      [
        "p1,jury,u1,80,2025-12-01", "p1,jury,u2,80,2025-12-01", "p1,jury,u2,90,2025-12-02",
      ])
    #expect(desk.rulings == [])
    #expect(desk.composites() == ["80.00", "90.00"])
  }
}
