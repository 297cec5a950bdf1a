import AppraisalNumerics

@testable import AppraisalIngest

/// The readers that files of the corpus are handed to.
enum CorpusReader: Sendable {
  /// One of the readers of the small files.
  case small(SmallReader)
  /// Ballots rated from 1 to 10.
  case tenPoints
  /// A roster without numbers.
  case names
  /// Attendance by day.
  case attendance
  /// Attendance by the meetings M1 (2025-01-31) and M2 (2025-02-28).
  case listedAttendance
  /// Sums of attendance.
  case attendanceTotals
  /// Projects with shares and progress.
  case shares
  /// Commitments with the day of the promise.
  case promises
  /// People and where they belonged, with identifiers or without.
  case spells(hasIdentifiers: Bool)

  /// Reads a file.
  ///
  /// - Returns: How many records came out of it; `nil` when it was refused.
  func read(_ source: SourceFile, options: TextOptions, log: inout IssueLog) -> Int? {
    let roster = SmallReader.subjects
    switch self {
    case .small(let reader): return reader.read(source, options: options, log: &log)
    case .tenPoints: return readTenPoints(source, options, &log)
    case .names:
      return readRoster(
        source, options: options,
        columns: RosterColumns(identifier: "编号", name: "姓名", strata: ["类别"]), log: &log)?.count
    case .attendance, .listedAttendance: return readAttendance(source, options, &log)
    case .attendanceTotals:
      return readAttendanceTotals(
        source, options: options,
        columns: AttendanceTotalsColumns(
          who: "编号", held: "应到", present: "出席", leave: "请假", absent: "缺席"),
        reference: .subjects(roster), log: &log)?.count
    case .shares:
      return readProjects(
        source, options: options,
        columns: ProjectColumns(
          identifier: "编号", subject: "单位", state: "状态", amount: "金额", share: "份额", progress: "进度"),
        states: ["完成", "在办"], completed: ["完成"], roster: roster, log: &log)?.count
    case .promises:
      return readCommitments(
        source, options: options,
        columns: CommitmentColumns(
          identifier: "编号", subject: "单位", promised: "承诺日", due: "期限", done: "完成日",
          evidence: "依据"), importance: [], roster: roster, log: &log)?.count
    case .spells(let hasIdentifiers):
      return readMembershipSpells(
        source, options: options,
        columns: MembershipColumns(
          identifier: hasIdentifiers ? "编号" : nil, name: "姓名", subject: "单位", from: "起",
          to: "止"), roster: roster, log: &log)?.spells.count
    }
  }

  private func readTenPoints(
    _ source: SourceFile, _ options: TextOptions, _ log: inout IssueLog
  ) -> Int? {
    guard
      let scale = AnswerScale(
        name: "十分", ratings: .numbers(lowest: 1, highest: 10, places: 0), unanswered: [""])
    else { return nil }
    let plan = BallotPlan(
      reference: .subjects(SmallReader.subjects), subjects: SmallReader.subjects.count,
      items: SmallReader.items, groups: SmallReader.groups, scale: scale, rater: "票号",
      group: .column("主体"), layout: .long(rated: "对象", item: "项目", answer: "评价"))
    return readBallots(source, options: options, plan: plan, log: &log).map {
      Int($0.tally.total)
    }
  }

  private func readAttendance(
    _ source: SourceFile, _ options: TextOptions, _ log: inout IssueLog
  ) -> Int? {
    guard let year = SmallReader.year2025(),
      let words = AttendanceWords([
        .present: ["出席"], .absent: ["缺席"], .leave: ["请假"], .substitute: ["代会"],
      ])
    else { return nil }
    var meetings = MeetingReference.day(year)
    if case .listedAttendance = self {
      var ignored = IssueLog()
      guard
        let list = readMeetings(
          SourceFile("编号,日期\nM1,2025-01-31\nM2,2025-02-28\n"), options: .init(),
          columns: ("编号", "日期", nil), kinds: [], period: year, log: &ignored)
      else { return nil }
      meetings = .listed(list)
    }
    return AppraisalIngest.readAttendance(
      source, options: options, columns: ("编号", "会议", "情况"),
      reference: .subjects(SmallReader.subjects), meetings: meetings, words: words, log: &log
    )?.count
  }
}
