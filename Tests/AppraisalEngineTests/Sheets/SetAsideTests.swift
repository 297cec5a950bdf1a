import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme
import Testing

@testable import AppraisalEngine

/// The results without flagged sheets, and when they may be shown; `minimumCell` is 5.
@Suite("Sheets set aside")
struct SetAsideTests {
  private func text(_ residents: String = "", _ peers: String = "") -> String {
    panelText(
      "abstentions: leaveOut\nifUnmet: renormalise",
      groups: [
        "{ id: residents, weight: 60\(residents) }", "{ id: peers, weight: 40\(peers) }",
      ])
  }

  /// Residents 1…12 give subject u1 marks of 50, from the 7th on 80; peers 1…6 give 90.
  private let rows =
    (1...12).map { "r\($0),residents,u1,\($0 <= 6 ? 50 : 80)" }
    + (1...6).map { "p\($0),peers,u1,90" }

  private func desk(
    _ text: String, _ rows: [String], _ subjects: [String] = ["u1"]
  ) throws -> BallotDesk {
    try BallotDesk(
      text, roster(subjects), header: "rater,group,rated,answer", rows, keeps: .evaluator)
  }

  private func without(_ ballots: [Int], _ group: String, _ desk: BallotDesk) -> SetAsideSheets {
    SetAsideSheets(
      ballots.map { FlaggedSheet(input: "survey", group: group, ballot: $0) }, desk.scheme,
      desk.records, desk.table, before: score(desk.table, desk.scheme), overrides: [])
  }

  /// Residents 65 and peers 90 with all, .6 · 65 + .4 · 90 = 75; without the first six 80 and 90, 84.
  @Test("Six of twelve are set aside, and the composite is that of the others")
  func enough() throws {
    let result = without(Array(0..<6), "residents", try desk(text(), rows))
    #expect(result.setAside == 6)
    #expect(result.movements.map(\.scoreBefore) == [try Points(units: 750_000)])
    #expect(result.movements.map(\.scoreAfter) == [try Points(units: 840_000)])
  }

  @Test(
    "Nothing is set aside when the difference would tell a rating or a small group",
    arguments: [
      // Fewer than five are set aside; fewer than five are left; nobody is left.
      ("", 4), ("", 8), ("", 12),
      // The group loses its result, and the composite would be the mean of the peers.
      (", minimumValid: 7", 6),
    ])
  func telling(rule: String, flagged: Int) throws {
    let result = without(Array(0..<flagged), "residents", try desk(text(rule), rows))
    #expect(result.setAside == 0 && result.movements.isEmpty && result.flagged == flagged)
  }

  @Test("Ratings of an open group are no secret, so one sheet of it may be set aside")
  func open() throws {
    // Peers still give 90; the first six of the residents are left out one by one.
    let result = without([0], "residents", try desk(text(", open: true"), rows))
    // Residents: (5 · 50 + 6 · 80) / 11 = 66.3636…; .6 · 66.3636 + 36 = 75.818…
    #expect(result.movements.map(\.scoreAfter) == [try Points(units: 758_200)])
  }

  /// Nine flagged ballots rate u1, and three of them, which are too few there, u2 as well.
  ///
  /// These three stay whole, so that u2 does not change, and the other six are set aside.
  @Test("A sheet that must stay for one subject stays for all")
  func whole() throws {
    let rows =
      (1...16).map { "r\($0),residents,u1,\($0 <= 9 ? 50 : 80)" }
      + (7...9).map { "r\($0),residents,u2,10" } + (10...16).map { "r\($0),residents,u2,70" }
    let desk = try desk(text(), rows, ["u1", "u2"])
    let result = without(Array(0..<9), "residents", desk)
    #expect(result.setAside == 6)
    // u1: (3 · 50 + 7 · 80) / 10 = 71; u2: (3 · 10 + 7 · 70) / 10 = 52.
    #expect(
      result.movements.map(\.scoreAfter) == [
        try Points(units: 710_000), try Points(units: 520_000),
      ])
    #expect(result.movements[1].scoreBefore == result.movements[1].scoreAfter)
  }

  @Test("Ballots kept whole, all of them, make the table that was measured")
  func keptWhole() throws {
    let kept = try desk(text(), rows)
    let plain = try BallotDesk(
      text(), roster(["u1"]), header: "rater,group,rated,answer", rows)
    #expect(kept.records.ballots["survey"]?.book != nil)
    #expect(plain.records.ballots["survey"]?.book == nil)
    #expect(kept.composites() == plain.composites())
    let none = without([], "residents", kept)
    #expect(none.flagged == 0 && none.movements.isEmpty)
  }
}
