import AppraisalNumerics
import Testing

@testable import AppraisalIngest

@Suite("Commitments with the day of the promise")
struct DatedCommitmentTests {
  private func read(_ rows: String) -> (records: [DatedCommitment]?, log: IssueLog) {
    var log = IssueLog()
    let records = readCommitments(
      SourceFile("编号,单位,承诺日,期限,完成日,依据\n" + rows), options: .init(),
      columns: CommitmentColumns(
        identifier: "编号", subject: "单位", promised: "承诺日", due: "期限", done: "完成日", evidence: "依据"),
      importance: [], roster: SmallReader.subjects, log: &log)
    return (records, log)
  }

  @Test("Promised, due and done on one day is in order")
  func oneDay() {
    let (records, log) = read("C1,S1,2025-03-01,2025-03-01,2025-03-01,javascript:void(0)\n")
    #expect(records?.map { $0.promised?.description } == ["2025-03-01"])
    #expect(records?.map(\.evidence) == ["javascript:void(0)"])
    #expect(log.issues.isEmpty)
  }

  @Test("Done or due before it was promised, and a deadline that is missing")
  func faults() {
    let (records, log) = read(
      "C1,S1,2025-03-02,2025-06-30,2025-03-01,\nC2,S1,2025-03-02,2025-03-01,,\nC3,S2,2025-03-02,,,\n"
    )
    #expect(records?.isEmpty == true)
    #expect(
      log.issues.map(\.verdict) == [
        "quarantined dates-out-of-order @2#1 E=完成日", "quarantined dates-out-of-order @3#2 D=期限",
        "quarantined field-blank @4#3 D=期限",
      ])
    #expect(
      log.issues.first?.kind == .datesOutOfOrder(earlier: "2025-03-02", later: "2025-03-01"))
  }
}
