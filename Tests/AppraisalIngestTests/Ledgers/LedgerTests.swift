import AppraisalNumerics
import Testing

@testable import AppraisalIngest

@Suite("Ledgers")
struct LedgerTests {
  private let roster = SmallReader.subjects

  @Test("Services name subjects or members, and keep day and line")
  func services() throws {
    let period = try #require(SmallReader.year2025())
    var log = IssueLog()
    let text = "日期,经办\n2025-01-01,S3\n\n\"2025-12-31\",S1\n20250630,S3\n"
    let records = readServices(
      SourceFile(text), options: .init(), columns: ("经办", "日期"), reference: .subjects(roster),
      period: period, log: &log)
    #expect(records?.map(\.who) == [2, 0, 2])
    #expect(records?.map(\.line) == [2, 4, 5])
    #expect(
      records?.map(\.date.description) == ["2025-01-01", "2025-12-31", "2025-06-30"])
    let members = try #require(
      readMembers(
        SourceFile("党员,姓名,社区\nM1,甲,S2\nS3,乙,S1\n"), options: .init(), columns: ("党员", "姓名", "社区"),
        roster: roster, log: &log))
    var memberLog = IssueLog()
    let byMembers = readServices(
      SourceFile(text), options: .init(), columns: ("经办", "日期"), reference: .members(members),
      period: period, log: &memberLog)
    #expect(byMembers?.map(\.who) == [1, 1])
    #expect(memberLog.issues.map(\.verdict) == ["quarantined unknown-members @4#2 B=经办"])
  }

  @Test("Projects keep the position of their state word and the amount in units of 0.0001")
  func projects() {
    var log = IssueLog()
    let records = readProjects(
      SourceFile("编号,对象,状态,金额\nP1,S1,在办,0.0001\nP2,S3,完成,100000000000\nP1,S1,完成,0\n"),
      options: .init(), columns: ("编号", "对象", "状态", "金额"), states: ["完成", "在办"], roster: roster,
      log: &log)
    #expect(records?.map(\.identifier) == ["P1", "P2", "P1"])
    #expect(records?.map(\.subject) == [0, 2, 0])
    #expect(records?.map(\.state) == [1, 0, 0])
    #expect(records?.map(\.amount) == [1, 1_000_000_000_000_000, 0])
    #expect(records?.map(\.line) == [2, 3, 4])
    // Both records of P1 count, which is not kept quiet.
    #expect(log.issues.map(\.verdict) == ["warning identifier-shared @4#3 A=编号"])
    #expect(log.issues.map(\.kind) == [.sharedIdentifier(identifier: "P1", firstLine: 2)])
  }

  @Test("Amounts are disregarded when they are not asked for")
  func projectsWithoutAmount() {
    var log = IssueLog()
    let records = readProjects(
      SourceFile("编号,对象,状态,金额\nP1,S1,完成,很多\n"), options: .init(),
      columns: ("编号", "对象", "状态", nil), states: ["完成"], roster: roster, log: &log)
    #expect(records?.map(\.amount) == [0])
    #expect(log.issues.isEmpty)
  }

  @Test("Commitments may be open; one done before its day is no fault")
  func commitments() {
    var log = IssueLog()
    let records = readCommitments(
      SourceFile(
        "编号,对象,期限,完成日,重要性\nC1,S1,2025-06-30,2025年5月1日,重要\nC2,S2,2025/9/30,,一般\n"
          + "C3,S2,2025.9.30, ,一般\n"),
      options: .init(), columns: ("编号", "对象", "期限", "完成日", "重要性"), importance: ["一般", "重要"],
      roster: roster, log: &log)
    #expect(records?.map(\.due.description) == ["2025-06-30", "2025-09-30", "2025-09-30"])
    #expect(records?.map { $0.done?.description } == ["2025-05-01", nil, nil])
    #expect(records?.map(\.importance) == [1, 0, 0])
    #expect(log.issues.isEmpty)
  }

  @Test("Values stand in the rows of the roster; what was not handed in stays missing")
  func values() {
    var log = IssueLog()
    let table = readValues(
      SourceFile("扣分,对象,得分\n,S3,85.5\n0.25, S1,\n"), options: .init(), subject: "对象",
      values: [
        ValueColumn(name: "score", header: "得分", range: 0...1_000_000),
        ValueColumn(name: "deduction", header: "扣分", range: 0...Int64(Int32.max)),
      ], roster: roster, log: &log)
    #expect(table?.values["score"] == [nil, nil, 855_000])
    #expect(table?.values["deduction"] == [2500, nil, nil])
    #expect(table?.lines == [3, 0, 2])
    #expect(log.issues.map(\.verdict) == ["note outer-blanks @3#2 B=对象"])
  }

  @Test("A ledger record is a copy when all its cells agree, those that nobody reads included")
  func copies() {
    var log = IssueLog()
    let records = SmallReader.services.read(
      SourceFile("经办,日期,内容\nS1,2025-03-09,扫雪\nS1,2025-03-09,送餐\nS1,2025-03-09,扫雪\n"), log: &log)
    #expect(records == 2)
    #expect(log.issues.map(\.kind) == [.repeatedRecord(firstLine: 2)])
    #expect(log.issues.map(\.place.line) == [4])
  }

  @Test("Cells do not run into each other when records are compared")
  func cellsStayApart() {
    var log = IssueLog()
    let text = "编号,对象,状态,金额,甲,乙\nP1,S1,完成,1,ab,c\nP1,S1,完成,1,a,bc\nP1,S1,完成,1,abc,\n"
    #expect(SmallReader.projects.read(SourceFile(text), log: &log) == 3)
    #expect(log.issues.map(\.code) == ["identifier-shared", "identifier-shared"])
  }
}
