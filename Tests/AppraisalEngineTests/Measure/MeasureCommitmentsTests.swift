import AppraisalEngine
import Testing

private func rules(late: String, notYetDue: String, importance: Bool = true) -> String {
  """
  indicators:
    - id: promises
      weight: 100
      measure:
        commitments:
          { input: list, late: \(late), notYetDue: \(notYetDue)\
  \(importance ? ", importance: { 重点: 3, 一般: 1 }" : "") }

  """
}

@Suite("Measuring commitments")
struct MeasureCommitmentsTests {
  /// u1: a 重点 in time (3), a 一般 late (½), a 一般 not kept (0), a 重点 whose day has not come.
  private static let list = """
    id,subject,due,done,importance
    c1,u1,2025-06-30,2025-06-30,重点
    c2,u1,2025-06-30,2025-12-31,一般
    c3,u1,2025-06-30,,一般
    c4,u1,2026-01-01,,重点
    c5,u2,2026-03-01,,一般

    """

  @Test(
    "Late ones count half, and those whose day has not come as the scheme says",
    arguments: [
      // 3.5 / 5; nothing is left to divide by
      ("leaveOut", ["70", nil, nil]),
      // 3.5 / 8; 0 / 1
      ("asUnfulfilled", ["43.75", "0", nil]),
    ] as [(String, [String?])])
  func weighsOutcomes(_ notYetDue: String, _ expected: [String?]) throws {
    var desk = RecordDesk(
      try scheme(schemeText(rules(late: "50%", notYetDue: notYetDue))), roster(["u1", "u2", "u3"]))
    try desk.readCommitments("list", Self.list)
    let table = desk.measured()
    #expect(try table.texts("promises") == expected)
    #expect(try table.reasons("promises") == expected.map { $0 == nil ? .noRecords : nil })
    #expect(try table.detail(.fulfilled, "promises") == [1, 0, 0])
    #expect(try table.detail(.late, "promises") == [1, 0, 0])
    #expect(try table.detail(.unfulfilled, "promises") == [1, 0, 0])
    #expect(try table.detail(.notYetDue, "promises") == [1, 1, 0])
  }

  /// The period ends on 31 December 2025; what is done afterwards had not been done by then.
  @Test(
    "What was done after the end of the period had not been done when it ended",
    arguments: [
      ("2025-12-31", "2025-12-31", Detail.fulfilled), ("2025-12-30", "2025-12-31", .late),
      ("2025-12-30", "2026-01-01", .unfulfilled), ("2025-12-31", "2026-01-01", .unfulfilled),
      ("2026-01-01", "2026-01-01", .notYetDue), ("2026-06-30", "2025-12-31", .fulfilled),
      ("2026-06-30", "2026-01-01", .notYetDue), ("2024-05-01", "2025-01-01", .late),
      ("2024-05-01", "2024-04-30", .fulfilled), ("2025-12-31", "", .unfulfilled),
      ("2026-01-01", "", .notYetDue),
    ])
  func endsWithThePeriod(_ due: String, _ done: String, _ outcome: Detail) throws {
    let text = rules(late: "1/2", notYetDue: "leaveOut", importance: false)
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1"]))
    try desk.readCommitments("list", "id,subject,due,done\nc1,u1,\(due),\(done)\n")
    let table = desk.measured()
    for detail: Detail in [.fulfilled, .late, .unfulfilled, .notYetDue] {
      #expect(try table.detail(detail, "promises") == [detail == outcome ? 1 : 0])
    }
    let points: [Detail: String] = [.fulfilled: "100", .late: "50", .unfulfilled: "0"]
    #expect(try table.texts("promises") == [points[outcome]])
  }

  /// One in time and two late: (1 + 2 · 1/3) / 3 = 5/9.
  @Test("A late share of one third is held exactly")
  func holdsThirds() throws {
    let text = rules(late: "1/3", notYetDue: "leaveOut", importance: false)
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1"]))
    try desk.readCommitments(
      "list",
      "id,subject,due,done\nc1,u1,2025-02-01,2025-01-31\nc2,u1,2025-02-01,2025-02-02\n"
        + "c3,u1,2025-02-01,2025-03-01\n")
    let table = desk.measured()
    #expect(try table.texts("promises") == ["55.5556"])
    #expect(try table.detail(.numerator, "promises") == [5])
    #expect(try table.detail(.denominator, "promises") == [9])
  }
}
