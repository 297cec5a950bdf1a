import AppraisalNumerics

@testable import AppraisalIngest

/// The readers, each with a small valid file of its own.
enum SmallReader: String, CaseIterable, Sendable, CustomStringConvertible {
  case roster
  case ballots
  case services
  case projects
  case commitments
  case values

  var description: String { rawValue }

  /// A valid file of two or three records.
  var sample: String {
    switch self {
    case .roster: "编号,姓名,类别,人数\nS1,甲,社区,5\nS2,\"乙\",社区,12\n"
    case .ballots: "票号,主体,对象,项目,评价\n1,居民,S1,服务,优秀\n2,干部,S2,作风,弃权\n"
    case .services: "经办,日期\nS1,2025-03-09\nS2,2025年6月1日\nS1,20251231\n"
    case .projects: "编号,对象,状态,金额\nP1,S1,完成,12.5\nP2,S2,在办,0\n"
    case .commitments: "编号,对象,期限,完成日,重要性\nC1,S1,2025-06-30,2025-06-01,重要\nC2,S2,2025-09-30,,一般\n"
    case .values: "对象,得分,扣分\nS1,85.5,0\nS2,,2.25\n"
    }
  }

  /// The subjects that all readers but that of the roster know.
  static let subjects = Roster(
    subjects: ["S1", "S2", "S3"].map { Subject(identifier: $0, name: "\($0)社区", strata: []) })

  static let groups = [["居民", "群众"], ["干部"]]
  static let items = ["服务", "作风"]

  /// Words with codes 3 and up: 优秀 or 好, 合格, 不合格.
  static func words() -> AnswerScale? {
    AnswerScale(
      name: "三级", ratings: .words([["优秀", "好"], ["合格"], ["不合格"]]), abstain: ["弃权"],
      void: ["废票"], unanswered: [""])
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - options: How its text is to be taken.
  ///   - log: Takes the issues.
  /// - Returns: How many records came out of it; `nil` when it was refused.
  func read(_ source: SourceFile, options: TextOptions = .init(), log: inout IssueLog) -> Int? {
    let roster = SmallReader.subjects
    switch self {
    case .roster:
      return readRoster(
        source, options: options,
        columns: RosterColumns(identifier: "编号", name: "姓名", strata: ["类别"], numbers: ["人数"]),
        log: &log)?.count
    case .ballots:
      guard let plan = SmallReader.longPlan() else { return nil }
      return readBallots(source, options: options, plan: plan, log: &log).map {
        Int($0.tally.total)
      }
    case .services:
      guard let period = SmallReader.year2025() else { return nil }
      return readServices(
        source, options: options, columns: ("经办", "日期"), reference: .subjects(roster),
        period: period, log: &log)?.count
    case .projects:
      return readProjects(
        source, options: options, columns: ("编号", "对象", "状态", "金额"), states: ["完成", "在办"],
        roster: roster, log: &log)?.count
    case .commitments:
      return readCommitments(
        source, options: options, columns: ("编号", "对象", "期限", "完成日", "重要性"),
        importance: ["一般", "重要"], roster: roster, log: &log)?.count
    case .values:
      let hundred: ClosedRange<Int64> = 0...1_000_000
      return readValues(
        source, options: options, subject: "对象",
        values: [
          ValueColumn(name: "score", header: "得分", range: hundred),
          ValueColumn(name: "deduction", header: "扣分", range: hundred),
        ], roster: roster, log: &log)?.lines.count { $0 > 0 }
    }
  }

  static func longPlan(
    reference: RecordReference = .subjects(subjects), rater: String? = "票号",
    group: BallotPlan.GroupPlace = .column("主体"), item: String? = "项目"
  ) -> BallotPlan? {
    words().map {
      BallotPlan(
        reference: reference, subjects: subjects.count, items: item == nil ? [""] : items,
        groups: groups, scale: $0, rater: rater, group: group,
        layout: .long(rated: "对象", item: item, answer: "评价"))
    }
  }

  static func year2025() -> ClosedRange<CalendarDate>? {
    guard let first = try? CalendarDate(year: 2025, month: 1, day: 1),
      let last = try? CalendarDate(year: 2025, month: 12, day: 31)
    else { return nil }
    return first...last
  }
}

extension SourceFile {
  /// A file of text in UTF-8.
  convenience init(_ text: String, name: String = "records.csv") {
    self.init(name: name, bytes: Array(text.utf8))
  }
}

extension AppraisalIngest.Issue {
  /// What a clerk sees of an issue but for its words: `quarantined field-blank @3#2 B=姓名` is line 3,
  /// record 2, column B with the header 姓名.
  var verdict: String {
    var text = "\(severity.rawValue) \(code)"
    if let line = place.line { text += " @\(line)" }
    if let record = place.record { text += "#\(record)" }
    if let column = place.column { text += " \(column.letters)=\(column.name)" }
    return text
  }
}

/// Counts records as a person would who looks at the file: lines, but for those inside quotes, that
/// hold more than delimiters, blanks and quotes; the header is none, nor is a `sep=` line.
func recordsByEye(_ bytes: [UInt8]) -> Int {
  let blanks = Set(" \t,;\"\r\n".utf8)
  var lines: [[UInt8]] = [[]]
  var isInQuotes = false
  for byte in bytes {
    if byte == UInt8(ascii: "\"") { isInQuotes.toggle() }
    if !isInQuotes, byte == 0x0A || byte == 0x0D {
      lines.append([])
    } else {
      lines[lines.count - 1].append(byte)
    }
  }
  let filled = lines.filter { line in
    line.contains { !blanks.contains($0) } && !line.starts(with: Array("sep=".utf8))
  }
  return max(0, filled.count - 1)
}
