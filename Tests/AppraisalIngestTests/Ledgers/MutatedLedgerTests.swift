import AppraisalNumerics
import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

/// Readers of ledgers, each with a small valid file and the number of records used of a file.
struct LedgerSample: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let read: @Sendable (SourceFile, ClosedRange<CalendarDate>, inout IssueLog) -> Int?

  var testDescription: String { name }

  static let subjects = RecordReference.subjects(SmallReader.subjects)

  static let all: [LedgerSample] = [
    LedgerSample(name: "attendance", text: "编号,会议,情况\nS1,2025-01-31,到\nS2,2025-02-28,缺席\n") {
      source, period, log in
      AttendanceWords([.present: ["到"], .absent: ["缺席"]]).flatMap {
        readAttendance(
          source, options: .init(), columns: ("编号", "会议", "情况"), reference: subjects,
          meetings: .day(period), words: $0, log: &log)?.count
      }
    },
    LedgerSample(name: "attendance sums", text: "编号,应到,出席,请假,缺席\nS1,10,8,1,1\nS2,9,9,0,0\n") {
      source, _, log in
      readAttendanceTotals(
        source, options: .init(),
        columns: AttendanceTotalsColumns(
          who: "编号", held: "应到", present: "出席", leave: "请假", absent: "缺席"),
        reference: subjects, log: &log)?.count
    },
    LedgerSample(name: "meetings", text: "会议,日期,类别\nH1,2025-01-01,党课\nH2,2025/3/1,党课\n") {
      source, period, log in
      readMeetings(
        source, options: .init(), columns: ("会议", "日期", "类别"), kinds: ["党课"], period: period,
        log: &log)?.meetings.count
    },
    LedgerSample(name: "visits", text: "人,户,日期\nS1,甲,2025-05-01\nS1,乙,2025-05-01\n") {
      source, period, log in
      readVisits(
        source, options: .init(), columns: ("人", "户", "日期"), reference: subjects, period: period,
        log: &log)?.count
    },
    LedgerSample(name: "events", text: "单位,日期,类别,分值\nS1,2025-01-01,加分,0.5\nS2,2025-06-30,否决,\n") {
      source, period, log in
      EventWords([.bonus: ["加分"], .veto: ["否决"]]).flatMap {
        readEvents(
          source, options: .init(),
          columns: EventColumns(who: "单位", date: "日期", kind: "类别", points: "分值"),
          reference: subjects, words: $0, period: period, log: &log)?.count
      }
    },
    LedgerSample(name: "claims", text: "编号,单位,环节,接单日,数量\nR1,S1,接单,2025-01-01,5\nR2,S2,点单,,\n") {
      source, _, log in
      ClaimColumns(
        identifier: "编号", subject: "单位", stage: "环节", number: "数量",
        stages: [ClaimStage(word: "点单"), ClaimStage(word: "接单", dateHeader: "接单日")]
      ).flatMap {
        readClaims(
          source, options: .init(), columns: $0, roster: SmallReader.subjects, log: &log)?.count
      }
    },
    LedgerSample(name: "projects", text: "编号,单位,状态,份额,进度\nP1,S1,完成,60,100\nP1,S2,在办,40,5\n") {
      source, _, log in
      readProjects(
        source, options: .init(),
        columns: ProjectColumns(
          identifier: "编号", subject: "单位", state: "状态", share: "份额", progress: "进度"),
        states: ["完成", "在办"], completed: ["完成"], roster: SmallReader.subjects, log: &log)?.count
    },
    LedgerSample(name: "spells", text: "编号,姓名,单位,起,止\nM1,王,S1,,2025-06-30\nM1,王,S2,2025-07-01,\n") {
      source, _, log in
      readMembershipSpells(
        source, options: .init(),
        columns: MembershipColumns(identifier: "编号", name: "姓名", subject: "单位", from: "起", to: "止"),
        roster: SmallReader.subjects, log: &log)?.spells.count
    },
  ]
}

@Suite("Mutated ledgers")
struct MutatedLedgerTests {
  @Test("Both records of the valid file are used", arguments: LedgerSample.all)
  func valid(sample: LedgerSample) throws {
    let period = try #require(SmallReader.year2025())
    var log = IssueLog()
    #expect(sample.read(SourceFile(sample.text), period, &log) == 2)
    #expect(log.issues.isEmpty)
  }

  @Test(
    "However cells and rows are damaged, swapped or doubled, the account adds up",
    arguments: LedgerSample.all)
  func survives(sample: LedgerSample) throws {
    let period = try #require(SmallReader.year2025())
    var random = SeededGenerator(seed: 31)
    for round in 0..<5_000 {
      let bytes = damaged(Array(sample.text.utf8), &random)
      var log = IssueLog()
      let used = sample.read(SourceFile(name: "damaged.csv", bytes: bytes), period, &log)
      let account = try #require(log.accounts.first)
      let addsUp =
        log.accounts.count == 1 && (used ?? 0) == account.accepted
        && account.seen == account.accepted + account.quarantined + account.refused
        && (used == nil) == (log.count(of: .refused) > 0)
        && account.quarantined <= log.count(of: .quarantined)
      #expect(addsUp, "round \(round): \(bytes)")
    }
  }

  /// Rows doubled or put in another order, then up to two bytes replaced.
  private func damaged(_ text: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var lines = text.split(separator: 0x0A).map(Array.init)
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let line = lines[Int.random(in: 1..<lines.count, using: &random)]
      lines.insert(line, at: Int.random(in: 1...lines.count, using: &random))
    }
    var bytes = Array(lines.joined(separator: [0x0A]))
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let marks = Array("\",,;\n 0123459-./SPRM".utf8)
      let position = Int.random(in: 0..<bytes.count, using: &random)
      bytes[position] = marks[Int.random(in: 0..<marks.count, using: &random)]
    }
    return bytes
  }
}
