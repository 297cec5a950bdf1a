import AppraisalEngine
import Testing

private func rules(by basis: String) -> String {
  """
  indicators:
    - id: projects
      weight: 100
      measure:
        projects:
          { input: list, by: \(basis), completed: [完成, 结项], open: [在建], leftOut: [取消] }

  """
}

@Suite("Measuring projects")
struct MeasureProjectsTests {
  private static let list = """
    id,subject,state,amount
    p1,u1,完成,100.5
    p2,u1,在建,79.5
    p3,u1,结项,20
    p4,u1,取消,500
    p5,u2,取消,3
    p6,u4,在建,0
    p7,u5,完成,0.0001
    p8,u5,在建,0.0002

    """

  // u1: 2 of 3 projects, and 120.5 of 200; those called off aside. u5: 1 of 2, and 1/3.
  @Test(
    "Completion is counted by number or by amount; what was called off is left out",
    arguments: [
      ("count", ["66.6667", nil, nil, "0", "50"]), ("amount", ["60.25", nil, nil, nil, "33.3333"]),
    ] as [(String, [String?])])
  func countsCompletion(_ basis: String, _ expected: [String?]) throws {
    var desk = RecordDesk(
      try scheme(schemeText(rules(by: basis))), roster(["u1", "u2", "u3", "u4", "u5"]))
    try desk.readProjects("list", Self.list)
    let table = desk.measured()
    #expect(try table.texts("projects") == expected)
    #expect(
      try table.reasons("projects") == expected.map { $0 == nil ? .noRecords : nil },
      "nothing to divide by")
    #expect(try table.detail(.records, "projects") == [4, 1, 0, 1, 2])
    #expect(try table.detail(.leftOut, "projects") == [1, 1, 0, 0, 0])
  }

  @Test("The sums behind the points are kept in units of the amount")
  func keepsSums() throws {
    var desk = RecordDesk(
      try scheme(schemeText(rules(by: "amount"))), roster(["u1", "u2", "u3", "u4", "u5"]))
    try desk.readProjects("list", Self.list)
    let table = desk.measured()
    #expect(try table.detail(.completed, "projects") == [1_205_000, 0, 0, 0, 1])
    #expect(try table.detail(.total, "projects") == [2_000_000, 0, 0, 0, 3])
  }

  /// A thousand projects of 99,999,999,999.9999 each, one of them open: 99.9 %.
  @Test("Large amounts are summed without loss")
  func sumsLargeAmounts() throws {
    var desk = RecordDesk(try scheme(schemeText(rules(by: "amount"))), roster(["u1"]))
    let rows = (0..<1_000).map { "p\($0),u1,\($0 == 0 ? "在建" : "完成"),99999999999.9999\n" }
    try desk.readProjects("list", "id,subject,state,amount\n" + rows.joined())
    #expect(try desk.measured().texts("projects") == ["99.9"])
  }

  @Test("State words that a String calls equal are two when their bytes differ")
  func tellsStatesApartByBytes() throws {
    let rules = """
      indicators:
        - id: projects
          weight: 100
          measure:
            projects: { input: list, by: count, completed: ["é"], open: ["e\u{301}"] }

      """
    var desk = RecordDesk(try scheme(schemeText(rules)), roster(["u1"]))
    try desk.readProjects("list", "id,subject,state,amount\n1,u1,é,0\n2,u1,e\u{301},0\n")
    #expect(try desk.measured().texts("projects") == ["50"])
  }
}
