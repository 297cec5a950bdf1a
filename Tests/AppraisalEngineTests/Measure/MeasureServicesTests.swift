import AppraisalEngine
import Testing

private func rules(
  per: String, atLeast: Int, window: String, spread: String, credit: String
) -> String {
  """
  indicators:
    - id: service
      weight: 100
      measure:
        services:
          { input: ledger, per: \(per), atLeast: \(atLeast), window: \(window), spread: \(spread),
            credit: \(credit) }

  """
}

@Suite("Measuring services")
struct MeasureServicesTests {
  private static let members = "member,name,subject\na,甲,u1\nb,乙,u1\nc,丙,u1\nd,丁,u2\n"
  /// a serves in both half-years, b three times in the first, c never, d twice in the first.
  private static let ledger =
    "who,date\na,2025-06-30\na,2025-07-01\nb,2025-01-01\nb,2025-03-08\nb,2025-06-01\n"
    + "d,2025-02-02\nd,2025-02-03\n"

  // One service in each half-year: a reaches 2 of 2, b 1 of 2, c 0 of 2; d 1 of 2.
  // Over the year as a whole a and b reach 2 of 2, and d too.
  @Test(
    "A subject's points are the mean of its members, those without any service included",
    arguments: [
      ("each", "linear", "50", "50", 1, 0), ("each", "allOrNothing", "33.3333", "0", 1, 0),
      ("total", "linear", "66.6667", "100", 2, 1),
      ("total", "allOrNothing", "66.6667", "100", 2, 1),
    ] as [(String, String, String, String, Int64, Int64)])
  func averagesMembers(
    _ spread: String, _ credit: String, _ first: String, _ second: String, _ compliant: Int64,
    _ compliantOfSecond: Int64
  ) throws {
    let text = rules(
      per: "member", atLeast: 1, window: "halfYear", spread: spread, credit: credit)
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1", "u2", "u3"]))
    try desk.readMembers(Self.members)
    try desk.readServices("ledger", Self.ledger, ofMembers: true)
    let table = desk.measured()
    #expect(try table.texts("service") == [first, second, nil])
    #expect(try table.reasons("service") == [nil, nil, .noRecords])
    #expect(try table.detail(.members, "service") == [3, 1, 0])
    #expect(try table.detail(.services, "service") == [5, 2, 0])
    #expect(
      try table.detail(.compliantMembers, "service") == [compliant, compliantOfSecond, 0])
  }

  /// Services at both ends of each quarter; the ends of windows belong to them.
  @Test(
    "Windows begin on the first day of a month and end on the last",
    arguments: [
      (["2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01"], "100"),
      (["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"], "100"),
      (["2025-03-31", "2025-04-01", "2025-09-30", "2025-12-31"], "100"),
      (["2025-04-01", "2025-06-30", "2025-07-01", "2025-12-31"], "75"),
      (["2025-01-01", "2025-03-31", "2025-02-10", "2025-02-11"], "25"),
    ])
  func boundsWindows(_ days: [String], _ expected: String) throws {
    let text = rules(
      per: "subject", atLeast: 1, window: "quarter", spread: "each", credit: "linear")
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1"]))
    try desk.readServices("ledger", "who,date\n" + days.map { "u1,\($0)\n" }.joined())
    #expect(try desk.measured().texts("service") == [expected])
  }

  @Test("A subject without any service has zero points, not none")
  func countsNoneAsZero() throws {
    let text = rules(per: "subject", atLeast: 2, window: "year", spread: "each", credit: "linear")
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1", "u2", "u3"]))
    try desk.readServices(
      "ledger", "who,date\nu2,2025-05-05\nu3,2025-05-05\nu3,2025-05-06\nu3,2025-05-07\n")
    // One of two; three are no more than two.
    #expect(try desk.measured().texts("service") == ["0", "50", "100"])
  }
}
