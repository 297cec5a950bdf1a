import Testing

@testable import AppraisalIngest

@Suite("Checklists and lists")
struct ChecklistTests {
  private func read(
    _ rows: String, items: [String] = []
  ) -> (records: [ChecklistRecord]?, log: IssueLog) {
    var log = IssueLog()
    let records = readChecklist(
      SourceFile("单位,项目,期限,完成\n" + rows), options: .init(),
      columns: ChecklistColumns(who: "单位", item: "项目", due: "期限", done: "完成"), items: items,
      due: nil, reference: .subjects(SmallReader.subjects), log: &log)
    return (records, log)
  }

  @Test("One item is due on several days; told twice with two days of handing in it counts neither")
  func conflicts() {
    let (records, log) = read(
      "S1,月报,2025-01-31,2025-01-30\nS1,月报,2025-02-28,\nS2,月报,2025-01-31,\n"
        + "S2,月报,2025-01-31,2025-01-31\n")
    #expect(records?.map(\.line) == [2, 3])
    #expect(
      log.issues.map(\.kind) == [
        .conflictingRecords(identifier: "月报", otherLine: 5),
        .conflictingRecords(identifier: "月报", otherLine: 4),
      ])
    #expect(log.accounts.map(\.seen) == [4] && log.accounts.map(\.accepted) == [2])
  }

  @Test("An item that nobody asked for, and one without a day, are set aside")
  func faults() {
    let (records, log) = read("S1,周报,2025-01-31,\nS2,月报,,\n", items: ["月报"])
    #expect(records?.isEmpty == true || records == nil)
    #expect(
      log.issues.contains { $0.kind == .unknownWord(found: "周报", allowed: ["月报"]) })
    #expect(log.issues.contains { $0.kind == .blankField && $0.place.column?.name == "期限" })
  }

  @Test("An entry of a list without owner is whole; with two owners it counts for neither")
  func lists() {
    var log = IssueLog()
    let records = readList(
      SourceFile("编号,单位,负责\nN1,S1,\nN2,S2,王\nN2,S2,李\nN3,S1,王\nN3,S1,王\n"), options: .init(),
      columns: ListColumns(identifier: "编号", subject: "单位", owner: "负责"),
      roster: SmallReader.subjects, log: &log)
    #expect(records?.map(\.identifier) == ["N1", "N3"])
    #expect(records?.map(\.owner) == ["", "王"])
    #expect(records?.map(\.category) == [nil, nil], "no column")
    #expect(
      log.issues.map(\.kind) == [
        .conflictingRecords(identifier: "N2", otherLine: 4),
        .conflictingRecords(identifier: "N2", otherLine: 3), .repeatedRecord(firstLine: 5),
      ])
  }
}
