import Testing

@testable import AppraisalIngest

@Suite("Visits")
struct VisitTests {
  private func read(
    _ rows: String, households: [String]? = nil
  ) throws -> (records: [VisitRecord]?, log: IssueLog) {
    var log = IssueLog()
    let records = try readVisits(
      SourceFile("走访人,住户,日期,内容\n" + rows), options: .init(), columns: ("走访人", "住户", "日期"),
      reference: .subjects(SmallReader.subjects), households: households,
      period: #require(SmallReader.year2025()), log: &log)
    return (records, log)
  }

  @Test("One person, household and day is one visit, whatever the remark")
  func oneVisit() throws {
    let (records, log) = try read(
      "S1,3幢201,2025-05-01,慰问\nS1,3幢201,2025/5/1,送餐\nS2,3幢201,2025-05-01,\nS1,3幢202,2025-05-01,\n"
        + "S1,3幢201,2025-05-02,\n")
    #expect(records?.map(\.line) == [2, 4, 5, 6])
    #expect(records?.map(\.household) == ["3幢201", "3幢201", "3幢202", "3幢201"])
    #expect(log.issues.map(\.verdict) == ["quarantined record-repeated @3#2"])
  }

  @Test("Households are told apart by their bytes")
  func bytes() throws {
    // é, and e with a combining accent, are the same to String's ==.
    let (records, _) = try read("S1,\u{E9},2025-05-01,\nS1,e\u{301},2025-05-01,\n")
    #expect(records?.count == 2)
  }

  @Test("A household that is on no list, an empty one, and a day outside the year")
  func faults() throws {
    let (records, log) = try read(
      "S1,甲户,2025-05-01,\nS1,乙户,2024-05-01,\nS2,,2025-05-01,\n", households: ["甲户"])
    #expect(records?.map(\.line) == [2])
    #expect(
      log.issues.map(\.verdict) == [
        "quarantined unknown-households @3#2 B=住户", "quarantined date-outside-period @3#2 C=日期",
        "quarantined field-blank @4#3 B=住户",
      ])
  }
}
