import AppraisalEngine
import Testing

@Suite("Items to be handed in")
struct MeasureChecklistTests {
  private func rule(_ rest: String, per: String = "subject") -> String {
    only("checklist: { input: c, per: \(per), late: 50%, notYetDue: leaveOut\(rest) }")
  }

  // a: in time, late, missing: 1.5 of 3. b: one in time, one due next year. c: nothing owed.
  @Test("What the ledger lists is owed; late counts its share")
  func listed() throws {
    var desk = try StageDesk(rule(""), roster(["a", "b", "c"]))
    try desk.readChecklist(
      "c",
      "who,item,due,done\na,一季度,2025-04-10,2025-04-10\na,二季度,2025-07-10,2025-07-11\n"
        + "a,三季度,2025-10-10,\nb,一季度,2025-04-10,2025-04-01\nb,总结,2026-01-10,2026-01-05\n")
    let table = desk.measured()
    #expect(try table.texts("x") == ["50", "100", nil])
    #expect(try table.detail(.late, "x") == [1, 0, 0])
    #expect(try table.detail(.unfulfilled, "x") == [1, 0, 0])
    #expect(try table.detail(.notYetDue, "x") == [0, 1, 0])
  }

  @Test("双报告: reports owed by everybody are missing where the ledger has no row")
  func dualReporting() throws {
    var desk = try StageDesk(
      rule(", items: [单位报告, 党员报告], due: 2025-12-10"), roster(["a", "b"]))
    try desk.readChecklist(
      "c", "who,item,due,done\na,单位报告,,2025-12-01\na,党员报告,,2025-12-10\nb,单位报告,,2025-12-11\n")
    let table = desk.measured()
    #expect(try table.texts("x") == ["100", "25"])
    #expect(try table.fact(.notListed) == [0, 1])
    let missing = ledgerFindings(desk.scheme, desk.records)
    #expect(missing.map(\.item) == ["党员报告", "单位报告"])
    #expect(missing.map(\.row) == [1, 1])
    #expect(missing.map(\.line) == [0, 4])
  }

  @Test("Yearly training of every head: trained over roster, with the gaps by name")
  func training() throws {
    var desk = try StageDesk(
      rule(", items: [年度轮训], due: 2025-11-30", per: "member"), roster(["a", "b"]))
    try desk.readMembers("member,name,subject\nm1,甲,a\nm2,乙,a\nm3,丙,a\nm4,丁,b\n")
    try desk.readChecklist(
      "c", "who,item,done\nm1,年度轮训,2025-05-01\nm3,年度轮训,2025-05-01\n", ofMembers: true,
      hasDue: false)
    let table = desk.measured()
    #expect(try table.texts("x") == ["66.6667", "0"])
    #expect(ledgerFindings(desk.scheme, desk.records).map(\.item) == ["乙  年度轮训", "丁  年度轮训"])
  }

  @Test("七个摸清: completeness of a list of things to be found out")
  func completeness() throws {
    let items = ["人口", "房屋", "单位", "设施", "党员", "困难", "隐患"]
    var desk = try StageDesk(
      rule(", items: [\(items.joined(separator: ", "))], due: 2025-06-30"), roster(["a"]))
    let rows = items.prefix(5).map { "a,\($0),2025-06-01\n" }
    try desk.readChecklist("c", "who,item,done\n" + rows.joined(), hasDue: false)
    // Five of seven: 71.42857….
    #expect(try desk.measured().texts("x") == ["71.4286"])
  }

  @Test("An item due after the period is missing only where the scheme says so")
  func notYetDue() throws {
    let text = "who,item,due,done\na,总结,2026-01-10,\na,计划,2025-02-01,2025-02-01\n"
    var lenient = try StageDesk(rule(""), roster(["a"]))
    try lenient.readChecklist("c", text)
    var strict = try StageDesk(
      only("checklist: { input: c, per: subject, late: 0%, notYetDue: asMissing }"), roster(["a"]))
    try strict.readChecklist("c", text)
    #expect(try lenient.measured().texts("x") == ["100"])
    #expect(try strict.measured().texts("x") == ["50"])
  }
}
