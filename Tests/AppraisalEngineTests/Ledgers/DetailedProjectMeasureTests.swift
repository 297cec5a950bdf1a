import AppraisalEngine
import Testing

@Suite("Projects by category, share, number and amount")
struct DetailedProjectMeasureTests {
  private static func rule(_ basis: String, _ weights: String = "") -> String {
    only(
      "projects: { input: p, by: \(basis), completed: [完成], open: [在建], leftOut: [取消]\(weights) }")
  }

  // One hard case settled of two, three ordinary ones of four: (3 + 3) / (6 + 4).
  @Test("Hard cases weigh more than ordinary ones")
  func weighted() throws {
    var desk = try StageDesk(Self.rule("count", ", weights: { 疑难: 3, 一般: 1 }"), roster(["a"]))
    try desk.readProjects(
      "p",
      "id,subject,state,kind\n1,a,完成,疑难\n2,a,在建,疑难\n3,a,完成,一般\n4,a,完成,一般\n5,a,完成,一般\n"
        + "6,a,在建,一般\n7,a,取消,疑难\n", category: "kind")
    let table = desk.measured()
    #expect(try table.texts("x") == ["60"])
    #expect(try table.detail(.total, "x") == [100_000])
    #expect(try table.detail(.leftOut, "x") == [1])
  }

  // a: 0.6 of a completed project, and one of its own open: 0.6/1.6; b: 0.4/0.4.
  @Test("A joint project counts in both units by their shares")
  func shared() throws {
    var desk = try StageDesk(Self.rule("count"), roster(["a", "b"]))
    try desk.readProjects(
      "p", "id,subject,state,share\n1,a,完成,60\n1,b,完成,40\n2,a,在建,100\n", share: "share")
    let table = desk.measured()
    #expect(try table.texts("x") == ["37.5", "100"])
    #expect(try table.fact(.shared) == [1, 1])
    #expect(try table.detail(.total, "x") == [16_000, 4_000])
  }

  /// 235 projects that cost 48.2635 million yuan together: 234 of 205,376 and one of 205,516.
  @Test("235 projects, 48.2635 m yuan: completion by number and by amount side by side")
  func bothBases() throws {
    let rows = (1...235).map { number in
      "\(number),a,\(number <= 188 ? "完成" : "在建"),\(number == 235 ? 205_516 : 205_376)\n"
    }
    for basis in ["count", "amount"] {
      var desk = RecordDesk(try scheme(schemeText(Self.rule(basis))), roster(["a"]))
      try desk.readProjects("p", "id,subject,state,amount\n" + rows.joined())
      let table = desk.measured()
      #expect(try table.fact(.projects) == [235])
      #expect(try table.fact(.projectsCompleted) == [188])
      #expect(try table.fact(.projectAmount) == [48_263_500 * 10_000])
      #expect(try table.fact(.projectAmountCompleted) == [188 * 205_376 * 10_000])
      // 188/235 is 80 % sharp; 38,610,688 of 48,263,500 is 79.99976….
      #expect(try table.texts("x") == [basis == "count" ? "80" : "79.9998"])
    }
  }

  @Test("Without amounts there is nothing to set beside the number")
  func noAmounts() throws {
    var desk = RecordDesk(try scheme(schemeText(Self.rule("count"))), roster(["a"]))
    try desk.readProjects("p", "id,subject,state,amount\n1,a,完成,0\n")
    let column = try #require(desk.measured().column(ColumnKey(indicator: "x")))
    #expect(column.details[.fact(.projects)] == nil)
  }
}
