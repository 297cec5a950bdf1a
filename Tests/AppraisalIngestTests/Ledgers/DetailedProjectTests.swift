import Testing

@testable import AppraisalIngest

@Suite("Projects with shares and progress")
struct DetailedProjectTests {
  private func read(
    _ rows: String, share: String? = "份额"
  ) -> (records: [DetailedProject]?, log: IssueLog) {
    var log = IssueLog()
    let records = readProjects(
      SourceFile("编号,单位,状态,金额,份额,进度\n" + rows), options: .init(),
      columns: ProjectColumns(
        identifier: "编号", subject: "单位", state: "状态", amount: "金额", share: share, progress: "进度"),
      states: ["完成", "在办"], completed: ["完成"], roster: SmallReader.subjects, log: &log)
    return (records, log)
  }

  @Test("A project in two units without shares counts for neither; twice in one unit is as listed")
  func twoUnits() {
    let (records, log) = read(
      "P1,S1,完成,1,,100\nP2,S1,在办,1,,50\nP1,S2,完成,1,,100\nP2,S1,完成,1,,100\nP1,S1,在办,1,,0\n",
      share: nil)
    #expect(records?.map(\.project.line) == [3, 5])
    #expect(
      log.issues.map(\.kind) == [
        .projectInTwoUnits(project: "P1", otherLine: 4),
        .projectInTwoUnits(project: "P1", otherLine: 2),
        .projectInTwoUnits(project: "P1", otherLine: 4),
      ])
    #expect(log.accounts.map(\.accepted) == [2])
  }

  @Test("Shares of 100 % in all are fine, a ten-thousandth more is not")
  func shares() {
    let (records, log) = read(
      "P1,S1,在办,1,60,0\nP1,S2,在办,1,40,0\nP2,S1,在办,1,60,0\nP2,S2,在办,1,40.0001,0\n")
    #expect(records?.map(\.share) == [600_000, 400_000])
    #expect(
      log.issues.map(\.kind) == [
        .sharesOverWhole(project: "P2", total: "100.0001"),
        .sharesOverWhole(project: "P2", total: "100.0001"),
      ])
  }

  @Test("A share of 120 %, a negative budget, completed at 60 %")
  func faults() {
    let (records, log) = read("P1,S1,在办,-5,120,0\nP2,S2,完成,1,100,60\nP3,S3,完成,1,100,100\n")
    #expect(records?.map(\.project.identifier) == ["P3"])
    #expect(
      log.issues.map(\.kind) == [
        .numberOutOfRange(found: "-5", range: "0…100000000000"),
        .numberOutOfRange(found: "120", range: "0…100"),
        .progressBelowCompletion(progress: "60", state: "完成"),
      ])
    #expect(log.issues.map(\.place.column?.name) == ["金额", "份额", "进度"])
  }
}
