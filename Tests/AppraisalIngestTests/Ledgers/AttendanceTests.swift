import AppraisalNumerics
import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Attendance")
struct AttendanceTests {
  private let roster = SmallReader.subjects

  private func words() throws -> AttendanceWords {
    try #require(
      AttendanceWords([
        .present: ["出席", "到"], .absent: ["缺席"], .leave: ["请假"], .late: ["迟到"], .substitute: ["代会"],
      ]))
  }

  private func read(
    _ text: String, meetings: MeetingReference? = nil
  ) throws -> (records: [AttendanceRecord]?, log: IssueLog) {
    var log = IssueLog()
    let year = try #require(SmallReader.year2025())
    let reference = meetings ?? .day(year)
    let words = try words()
    let records = readAttendance(
      SourceFile(text), options: .init(), columns: ("编号", "会议", "情况"),
      reference: .subjects(roster), meetings: reference, words: words, log: &log)
    return (records, log)
  }

  private func readTotals(_ rows: String) -> (records: [AttendanceTotals]?, log: IssueLog) {
    var log = IssueLog()
    let records = readAttendanceTotals(
      SourceFile("编号,应到,出席,请假,缺席\n" + rows), options: .init(),
      columns: AttendanceTotalsColumns(
        who: "编号", held: "应到", present: "出席", leave: "请假", absent: "缺席"),
      reference: .subjects(roster), log: &log)
    return (records, log)
  }

  @Test("Each word has its meaning")
  func meanings() throws {
    let (records, log) = try read(
      "编号,会议,情况\nS1,2025-01-31,出席\nS1,2025-02-28,到\nS2,2025-01-31,缺席\nS2,2025-02-28,请假\n"
        + "S3,2025-01-31,迟到\nS3,2025-02-28,代会\n")
    #expect(
      records?.map(\.presence) == [.present, .present, .absent, .leave, .late, .substitute])
    #expect(records?.map(\.who) == [0, 0, 1, 1, 2, 2])
    #expect(records?.allSatisfy { $0.meeting == nil } == true)
    #expect(log.issues.isEmpty)
  }

  @Test(
    "Words that mean nothing, or two things, are refused",
    arguments: [
      [:], [.present: []], [.present: ["到", ""]], [.present: ["到", "到"]],
      [.present: ["到"], .absent: ["到"]],
    ] as [[Presence: [String]]])
  func unusableWords(words: [Presence: [String]]) {
    #expect(AttendanceWords(words) == nil)
  }

  @Test("A substitute is an unknown word where no word stands for one")
  func noSubstitutes() throws {
    var log = IssueLog()
    let words = try #require(AttendanceWords([.present: ["到"]]))
    let records = try readAttendance(
      SourceFile("编号,会议,情况\nS1,2025-01-31,代会\n"), options: .init(), columns: ("编号", "会议", "情况"),
      reference: .subjects(roster), meetings: .day(#require(SmallReader.year2025())), words: words,
      log: &log)
    #expect(records?.isEmpty == true)
    #expect(log.issues.map(\.kind) == [.unknownWord(found: "代会", allowed: ["到"])])
  }

  @Test("Present and absent at one meeting: neither counts, nor does a third record of it")
  func contradiction() throws {
    let (records, log) = try read(
      "编号,会议,情况,备注\nS1,2025-01-31,出席,甲\nS2,2025-01-31,出席,\nS1,2025/1/31,缺席,\nS1,2025-01-31,出席,乙\n")
    #expect(records?.map(\.who) == [1])
    #expect(
      log.issues.map(\.kind) == [
        .conflictingAttendance(otherLine: 4), .conflictingAttendance(otherLine: 2),
        .conflictingAttendance(otherLine: 4),
      ])
    #expect(log.issues.map(\.place.line) == [2, 4, 5])
    #expect(log.accounts.map(\.accepted) == [1])
    #expect(log.accounts.map(\.quarantined) == [3])
    #expect(log.concerns[0]?.count == 3)
  }

  @Test("The same twice counts once, whether or not a remark differs")
  func repetition() throws {
    let (records, log) = try read(
      "编号,会议,情况,备注\nS1,2025-01-31,到,甲\nS1,2025-01-31,到,甲\nS1,2025.1.31,到,乙\n")
    #expect(records?.map(\.line) == [2])
    #expect(
      log.issues.map(\.verdict) == [
        "quarantined record-repeated @3#2", "quarantined record-repeated @4#3",
      ])
  }

  @Test("A meeting that is on no list, and every other fault of the record")
  func unknownMeeting() throws {
    var log = IssueLog()
    let period = try #require(SmallReader.year2025())
    let list = try #require(
      readMeetings(
        SourceFile("会议,日期\nH1,2025-03-01\n"), options: .init(), columns: ("会议", "日期", nil),
        kinds: [], period: period, log: &log))
    let (records, found) = try read(
      "编号,会议,情况\nS1,H1,到\nS9,H2,没来\n", meetings: .listed(list))
    #expect(records?.map(\.meeting) == [0])
    #expect(records?.map(\.date.description) == ["2025-03-01"])
    #expect(
      found.issues.map(\.kind) == [
        .unknownKey(found: "S9", list: .roster), .unknownKey(found: "H2", list: .meetings),
        .unknownWord(found: "没来", allowed: ["出席", "到", "缺席", "请假", "迟到", "代会"]),
      ])
  }

  @Test("More attended or accounted for than held is set aside; none held is no fault")
  func sums() {
    let (records, log) = readTotals("S1,10,12,0,0\nS2,10,6,3,2\nS3,0,0,0,0\n")
    #expect(records?.map(\.who) == [2])
    #expect(records?.first?.held == 0)
    #expect(
      log.issues.map(\.verdict) == [
        "quarantined attendance-over-held @2#1 C=出席", "quarantined attendance-over-held @3#2",
      ])
    #expect(
      log.issues.map(\.kind) == [
        .attendanceOverHeld(counted: 12, held: 10), .attendanceOverHeld(counted: 11, held: 10),
      ])
  }

  @Test("Sums are accepted exactly when they fit, for all small numbers")
  func allSmallSums() {
    for held in 0...3 {
      for present in 0...4 {
        for leave in 0...3 {
          for absent in 0...3 {
            let (records, log) = readTotals("S1,\(held),\(present),\(leave),\(absent)\n")
            let fits = present + leave + absent <= held
            #expect(records?.count == (fits ? 1 : 0))
            #expect(log.count(of: .quarantined) == (fits ? 0 : 1))
          }
        }
      }
    }
  }

  @Test("Two rows of sums of one person count once or not at all")
  func repeatedSums() {
    let (records, log) = readTotals("S1,10,9,1,0\nS1,10,９,1,0\nS2,10,9,1,0\nS2,10,8,1,1\n")
    #expect(records?.map(\.line) == [2])
    #expect(
      log.issues.filter { $0.severity == .quarantined }.map(\.kind) == [
        .repeatedRecord(firstLine: 2), .conflictingAttendance(otherLine: 5),
        .conflictingAttendance(otherLine: 4),
      ])
  }

  @Test("No number of meetings is negative, fractional, empty or beyond counting")
  func badCounts() {
    let (records, log) = readTotals("S1,10,-1,0.5,\nS2,99999999999999999999,1e2,0,0\n")
    #expect(records?.isEmpty == true)
    #expect(
      log.issues.map(\.code) == [
        "number-out-of-range", "too-many-places", "field-blank", "number-out-of-range",
        "not-a-number",
      ])
  }

  @Test("What counts does not depend on the order of the lines")
  func order() throws {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<50 {
      let rows = (0..<12).map { number in
        "S\(Int.random(in: 1...3, using: &random)),2025-0\(Int.random(in: 1...3, using: &random))-01,"
          + "\(Bool.random(using: &random) ? "到" : "缺席"),\(number)"
      }
      // A line counts when no line tells the same person and day otherwise; copies count once.
      let facts = rows.map { $0.split(separator: ",").prefix(3).joined(separator: ",") }
      let told = Dictionary(grouping: Set(facts)) { $0.prefix(13) }
      let expected = told.count { $0.value.count == 1 }
      for lines in [rows, rows.reversed()] {
        let (records, log) = try read("编号,会议,情况,备注\n" + lines.joined(separator: "\n"))
        #expect(records?.count == expected)
        #expect(log.accounts.map(\.accepted) == [expected])
        #expect(log.accounts.map(\.quarantined) == [12 - expected])
      }
    }
  }
}
