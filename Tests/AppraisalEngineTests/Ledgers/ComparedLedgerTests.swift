import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Testing

@Suite("Ratios, two sources, and lists")
struct ComparedLedgerTests {
  // 286/277 = 103.24909…%; 52/59 = 88.13559…%.
  @Test("Coverage 52/59 and 286/277: a ratio above 1 is reported and never clamped")
  func ratio() throws {
    var desk = try StageDesk(
      only("ratio: { input: r, numerator: 已建, denominator: 应建, warnAbove: 1 }"),
      roster(["a", "b", "c", "d", "e"]))
    try desk.readValues("r", "who,已建,应建\na,286,277\nb,52,59\nc,3,0\nd,,5\ne,200000,0.0001\n")
    let table = desk.measured()
    #expect(try table.texts("x") == ["103.2491", "88.1356", nil, nil, nil])
    #expect(
      try table.reasons("x") == [nil, nil, .noRecords, .notHandedIn, .beyondPoints])
    #expect(try table.fact(.exceeding) == [1, 0, 0, 0, 1])
    let found = ledgerFindings(desk.scheme, desk.records)
    #expect(found.map(\.row) == [0, 4])
    #expect(found.first?.kind == .ratioAbove(dividend: 2_860_000, divisor: 2_770_000))
  }

  @Test("A ratio of exactly the limit is none above it")
  func limit() throws {
    var desk = try StageDesk(
      only("ratio: { input: r, numerator: 已建, denominator: 应建, warnAbove: 1.5 }"),
      roster(["a", "b"]))
    try desk.readValues("r", "who,已建,应建\na,3,2\nb,3.0001,2\n")
    #expect(try desk.measured().fact(.exceeding) == [0, 1])
  }

  private func pair(_ oneSided: String, per: String, tolerance: String = "0") -> String {
    only(
      "reconcile: { input: p, with: q, value: 次数, per: \(per), tolerance: \(tolerance), oneSided: "
        + "\(oneSided) }")
  }

  // Of a's members m1 agrees, m2 differs by 1, m3 is told by the community alone, m5 by nobody.
  @Test(
    "The community's report and the member's own are reconciled by member; differences are listed",
    arguments: [
      ("leaveOut", "0", ["50", nil]), ("asDifference", "0", ["33.3333", "0"]),
      ("leaveOut", "1", ["100", nil]),
    ] as [(String, String, [String?])])
  func reconciledMembers(
    _ oneSided: String, _ tolerance: String, _ expected: [String?]
  ) throws {
    var desk = try StageDesk(
      pair(oneSided, per: "member", tolerance: tolerance), roster(["a", "b"]))
    try desk.readMembers(
      "member,name,subject\nm1,甲,a\nm2,乙,a\nm3,丙,a\nm4,丁,b\nm5,戊,a\n")
    try desk.readValues("p", "who,次数\nm1,2\nm2,3\nm3,1\n", ofMembers: true)
    try desk.readValues("q", "who,次数\nm2,2\nm4,5\nm1,2\n", ofMembers: true)
    let table = desk.measured()
    #expect(try table.texts("x") == expected)
    guard case .ledger(.reconcile(let measure))? = desk.scheme.root.leaves[0].measure else {
      Issue.record("a comparison")
      return
    }
    let found = differences(measure, desk.records)
    #expect(found.map(\.identifier) == (tolerance == "0" ? ["m2", "m3", "m4"] : ["m3", "m4"]))
    #expect(found.last?.first == nil && found.last?.second == 50_000)
    #expect(found.last?.firstLine == 0 && found.last?.secondLine == 3)
  }

  @Test("Two sources are also reconciled by subject")
  func reconciledSubjects() throws {
    var desk = try StageDesk(pair("asDifference", per: "subject"), roster(["a", "b", "c"]))
    try desk.readValues("p", "who,次数\na,2\nb,2\n")
    try desk.readValues("q", "who,次数\na,2\nb,3\n")
    #expect(try desk.measured().texts("x") == ["100", "0", nil])
  }

  private static let needs =
    "id,subject,kind,owner\nn1,a,养老,王\nn2,a,停车,\nn3,a,助餐,李\nn4,b,养老,赵\n"

  @Test("需求/服务/项目三清单: needs met by services that name them, and items with no owner")
  func byIdentifier() throws {
    var desk = try StageDesk(
      only("lists: { input: n, with: s, match: id, count: needs }"), roster(["a", "b"]))
    try desk.readList("n", Self.needs, category: "kind", owner: "owner")
    try desk.readList(
      "s", "id,subject,need\ns1,a,n1\ns2,b,n2\ns3,b,n1\ns4,a,n9\ns5,a,\n", need: "need")
    let table = desk.measured()
    // n1 and n2 are met, the latter by another subject's service; n4 by none.
    #expect(try table.texts("x") == ["66.6667", "0"])
    #expect(try table.fact(.needsUnowned) == [1, 0])
    #expect(try table.fact(.offers) == [3, 2])
    #expect(try table.fact(.offersTaken) == [1, 2])
    let found = ledgerFindings(desk.scheme, desk.records)
    #expect(found.map(\.item) == ["n2", "n3", "s4", "s5", "n4"])
    #expect(found.map(\.kind) == [.unowned, .unmet, .unused, .unused, .unmet])
  }

  // Met: 养老 and 停车 of a; taken: both services of these kinds; s3 is of a kind nobody needs there.
  @Test("双向认领: entries matched both ways over all entries, by category inside a subject")
  func byCategory() throws {
    var desk = try StageDesk(
      only("lists: { input: n, with: s, match: category, count: both }"), roster(["a", "b"]))
    try desk.readList("n", Self.needs, category: "kind")
    try desk.readList(
      "s", "id,subject,kind\ns1,a,养老\ns2,a,停车\ns3,b,停车\ns4,b,\n", category: "kind")
    let table = desk.measured()
    // a: (2 + 2) of (3 + 2); b: nothing of (1 + 2).
    #expect(try table.texts("x") == ["80", "0"])
    #expect(try table.fact(.needsUnowned) == [0, 0], "no column tells owners")
  }
}
