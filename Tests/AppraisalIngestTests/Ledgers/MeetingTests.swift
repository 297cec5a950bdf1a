import AppraisalNumerics
import Testing

@testable import AppraisalIngest

@Suite("Meetings")
struct MeetingTests {
  private func read(_ rows: String) throws -> (list: MeetingList?, log: IssueLog) {
    var log = IssueLog()
    let list = try readMeetings(
      SourceFile("会议,日期,类别\n" + rows), options: .init(), columns: ("会议", "日期", "类别"),
      kinds: ["联席会", "主题党日"], period: #require(SmallReader.year2025()), log: &log)
    return (list, log)
  }

  @Test("Meetings keep their order, and are found by identifier")
  func meetings() throws {
    let (list, log) = try read("H2,2025-12-31,主题党日\nH1,2025年1月1日 09:00,联席会\n")
    #expect(list?.meetings.map(\.identifier) == ["H2", "H1"])
    #expect(list?.meetings.map(\.kind) == [1, 0])
    #expect(list?.meetings.map(\.date.description) == ["2025-12-31", "2025-01-01"])
    #expect(list?.position(of: "H1") == 1)
    #expect(list?.position(of: "H3") == nil)
    #expect(log.issues.isEmpty)
  }

  @Test("A day outside the period, one that is none, and one whose zone may shift it")
  func days() throws {
    let (list, log) = try read(
      "H1,2026-01-01,联席会\nH2,2025-02-29,联席会\nH3,2025-12-31T23:30:00Z,联席会\nH4,2024-12-31,党课\n")
    #expect(list?.meetings.isEmpty == true)
    #expect(
      log.issues.map(\.kind) == [
        .dateOutsidePeriod(found: "2026-01-01", period: "2025-01-01…2025-12-31"),
        .impossibleDate(found: "2025-02-29"), .notADate(found: "2025-12-31T23:30:00Z"),
        .dateOutsidePeriod(found: "2024-12-31", period: "2025-01-01…2025-12-31"),
        .unknownWord(found: "党课", allowed: ["联席会", "主题党日"]),
      ])
    #expect(log.accounts.map(\.quarantined) == [4])
  }

  @Test("A meeting defined twice refuses the list")
  func repeated() throws {
    let (list, log) = try read("H1,2025-01-01,联席会\nH1,2025-02-01,联席会\n")
    #expect(list == nil)
    #expect(log.issues.map(\.kind) == [.repeatedIdentifier(identifier: "H1", firstLine: 2)])
  }
}
