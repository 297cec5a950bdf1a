import AppraisalEngine
import AppraisalIngest
import AppraisalReport
import AppraisalScheme

/// An assessment folder with its rules and all its files read, and every issue joined with the
/// decision about it.
struct FolderReading {
  let rules: Rules
  /// The records; `nil` when a file was refused.
  let records: Records?
  private(set) var issues: [DecidedIssue]
  let accounts: [IssueLog.Account]
  private var unusedDecisions: [RecordDecision]
  private var log: IssueLog
  private let lists: [RecordReference]

  /// Reads a folder; says what is worth a warning in its rules.
  init(_ folder: AssessmentFolder, _ terminal: Terminal) throws {
    rules = try Rules.read(folder, terminal.wording)
    terminal.say(rules.warnings)
    var reading = RecordReading(folder, rules, terminal)
    records = reading.read()
    (log, lists) = (reading.log, reading.lists)
    accounts = reading.log.accounts
    let rules = rules
    let found = reading.log.issues.map { rules.attributed($0) }
    let decisions = decided(found, rules.assessment.decisions)
    issues = decisions.issues
    // What was not read can hold what a decision is about.
    let isWhole = records != nil
    let read = Set(accounts.lazy.filter { $0.seen > $0.refused }.map(\.file))
    unusedDecisions = decisions.unused.filter { isWhole || read.contains($0.file) }
  }

  /// Adds what only the scores show: that there are none, which no record tells.
  mutating func note(scored count: Int, of subjects: Int) {
    guard count == 0 else { return }
    log.report(
      .nobodyScored(subjects: subjects), at: SourcePlace(file: rules.assessment.schemeFile))
    (issues, unusedDecisions) = decided(log.issues, rules.assessment.decisions)
  }

  /// What is remarkable about the ballots; `nil` when a file was refused or there are no ballots.
  func signals(_ wording: Wording) -> SignalReport? {
    guard let records, !records.ballots.isEmpty else { return nil }
    return SignalReport(scheme: rules.scheme, records: records, wording: wording)
  }

  /// Drafts of mappings for the lists that miss spellings of the files.
  var mappingDrafts: [MappingDraft] { lists.compactMap { log.mappingDraft(for: $0) } }

  /// The issues and accounts as a report.
  func report(_ wording: Wording) -> IssueReport {
    IssueReport(issues: issues, accounts: accounts, wording: wording)
  }

  /// How many records await a decision; one with several faults is one record.
  var openRecords: Int {
    var records: Set<SourcePlace> = []
    var unlisted = 0
    for issue in issues.lazy.filter(\.isOpen).map(\.issue) {
      if case .furtherIssues(_, _, let count) = issue.kind {
        unlisted += count
      } else {
        records.insert(
          SourcePlace(
            file: issue.place.file, sheet: issue.place.sheet, line: issue.place.line))
      }
    }
    return records.count + unlisted
  }

  /// Decisions that settle nothing, so that a misspelt file or code does not go unnoticed.
  func unusedDecisionText(_ wording: Wording) -> String {
    unusedDecisions.map { decision in
      let sheet = decision.sheet.map { wording("（\($0)）", " (\($0))") } ?? ""
      let line = decision.line.map { wording(" 第 \($0) 行", " line \($0)") } ?? ""
      let hint =
        decision.line == nil || decision.sheet != nil
        ? ""
        : wording("工作簿中有几张工作表的，还要写 sheet。", " A workbook with several sheets needs `sheet`, too.")
      return wording(
        "\(Rules.assessmentName):\(decision.mark.line): 这条决定没有对应的待处理记录（\(decision.file)\(sheet)\(line)，\(decision.code)）。\(hint)\(known(to: decision, wording))\n",
        "\(Rules.assessmentName):\(decision.mark.line): this decision settles no record "
          + "(\(decision.file)\(sheet)\(line), \(decision.code)).\(hint)\(known(to: decision, wording))\n"
      )
    }.joined() + wideDecisionText(wording)
  }

  /// What decisions without a line cover: records that come later are among them, too.
  private func wideDecisionText(_ wording: Wording) -> String {
    rules.assessment.decisions.filter { $0.line == nil }.map { decision in
      let count = issues.reduce(0) { sum, entry in
        guard entry.decision?.mark == decision.mark else { return sum }
        guard case .furtherIssues(_, _, let further) = entry.issue.kind else { return sum + 1 }
        return sum + further
      }
      guard count > 0 else { return "" }
      return wording(
        "\(Rules.assessmentName):\(decision.mark.line): 这条决定没写 line，现在涵盖 \(count) 条记录（\(decision.file)，\(decision.code)）。\n",
        "\(Rules.assessmentName):\(decision.mark.line): this decision has no `line` and now covers "
          + "\(count) records (\(decision.file), \(decision.code)).\n")
    }.joined()
  }

  /// The codes that the file of a decision has, or the lines of its code.
  private func known(to decision: RecordDecision, _ wording: Wording) -> String {
    let open = issues.map(\.issue).filter {
      $0.severity == .quarantined && $0.place.file == decision.file
    }
    guard !open.isEmpty else {
      return wording("这个文件没有待处理的记录。", " The file has no record set aside.")
    }
    let lines = Set(open.filter { $0.code == decision.code }.compactMap(\.place.line)).sorted()
    guard lines.isEmpty else {
      let list = lines.prefix(10).map(String.init).joined(separator: wording("、", ", "))
      return wording("这个代码在第 \(list) 行。", " Its code stands in the lines \(list).")
    }
    let codes = Set(open.map(\.code)).sorted().prefix(5)
    return wording(
      "这个文件待处理的代码有：\(codes.joined(separator: "、"))。",
      " The codes of the file are \(codes.joined(separator: ", ")).")
  }
}
