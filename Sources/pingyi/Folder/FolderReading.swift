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
  let issues: [DecidedIssue]
  let accounts: [IssueLog.Account]
  private let unusedDecisions: [RecordDecision]
  private let log: IssueLog
  private let lists: [RecordReference]

  /// Reads a folder; says what is worth a warning in its rules.
  init(_ folder: AssessmentFolder, _ terminal: Terminal) throws {
    rules = try Rules.read(folder, terminal.wording)
    terminal.say(rules.warnings)
    var reading = RecordReading(folder, rules, terminal)
    records = reading.read()
    (log, lists) = (reading.log, reading.lists)
    accounts = reading.log.accounts
    (issues, unusedDecisions) = decided(reading.log.issues, rules.assessment.decisions)
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
        "\(Rules.assessmentName):\(decision.mark.line): 这条决定没有对应的待处理记录（\(decision.file)\(sheet)\(line)，\(decision.code)）。\(hint)\n",
        "\(Rules.assessmentName):\(decision.mark.line): this decision settles no record "
          + "(\(decision.file)\(sheet)\(line), \(decision.code)).\(hint)\n")
    }.joined()
  }
}
