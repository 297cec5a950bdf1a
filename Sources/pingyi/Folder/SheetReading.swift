import AppraisalEngine
import AppraisalIngest
import AppraisalLedger
import AppraisalNumerics
import AppraisalReport
import AppraisalScheme

/// Reads the files of the stored run once more, this time with whole sheets, and examines these.
///
/// Everything goes by the run: its scheme and assessment file, and files whose bytes are those that
/// counted. Nothing is written.
struct SheetReading {
  private let run: StoredRun
  private let records: Records
  private let terminal: Terminal

  /// Reads the files.
  ///
  /// - Throws: ``CommandFailure`` when there is no run, when a file is not that of the run, or when
  ///   the run was measured by other rules of reading.
  init(_ folder: AssessmentFolder, _ terminal: Terminal) throws {
    self.terminal = terminal
    run = try StoredRun(folder, details: true, terminal)
    let rules = try SheetReading.rules(run, terminal.wording)
    var reading = RecordReading(folder, rules, terminal, keepsSheets: true)
    let read = reading.read()
    let changed = SheetReading.changedFiles(reading.log.accounts, run.stored.inputHashes)
    guard changed.isEmpty else {
      let names = changed.joined(separator: terminal.wording("、", ", "))
      throw CommandFailure(
        terminal.wording(
          "\(names) 在计算之后被改动或移走；查票只用算过的那些文件。请恢复原文件，或者重新运行 pingyi assess。\n",
          "\(names): changed or moved after the run; sheets are examined in the very files that counted. "
            + "Restore them, or run `pingyi assess` again.\n"), Exit.inputs)
    }
    guard let read, SheetReading.isSame(measure(rules.scheme, read), run.table) else {
      throw CommandFailure(
        terminal.wording(
          "保存的结果与这些文件重新计量的不同（可能由另一版本算出）；请重新运行 pingyi assess。\n",
          "What these files measure is not what was stored (perhaps by another version); run `pingyi "
            + "assess` again.\n"), Exit.inputs)
    }
    records = read
  }

  /// Examines the sheets.
  ///
  /// - Parameter settings: Level and seed.
  /// - Returns: The report.
  func report(_ settings: SheetSettings) -> SheetReport {
    let examination = SheetExamination(run.scheme, records, settings)
    let setAside = SetAsideSheets(
      examination.flagged, run.scheme, records, run.table, before: run.final,
      overrides: run.overrides)
    return SheetReport(
      scheme: run.scheme, table: run.table, examination: examination, setAside: setAside,
      files: records.ballots.mapValues(\.file), wording: terminal.wording)
  }

  /// Whether nothing awaits a decision.
  var isFinal: Bool { run.stored.isFinal }

  private static func rules(_ run: StoredRun, _ wording: Wording) throws -> Rules {
    let source = try? SchemeSource(name: Rules.assessmentName, bytes: run.stored.assessmentText)
    guard let source, let assessment = readAssessment(source).assessment else {
      throw CommandFailure(
        wording(
          "保存的评议文件读不出来，请重新运行 pingyi assess。\n",
          "The stored rules cannot be read; run `pingyi assess` again.\n"),
        Exit.inputs)
    }
    return Rules(
      assessment: assessment, scheme: run.scheme, assessmentText: run.stored.assessmentText,
      schemeText: run.stored.schemeText, warnings: "")
  }

  /// The files whose bytes are not those of the run, by name.
  private static func changedFiles(
    _ accounts: [IssueLog.Account], _ hashes: [String: String]
  ) -> [String] {
    let found = Dictionary(
      accounts.map { ($0.file, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    return Set(found.keys).union(hashes.keys).filter { found[$0] != hashes[$0] }.sorted()
  }

  private static func isSame(_ left: IndicatorTable, _ right: IndicatorTable) -> Bool {
    left.subjects == right.subjects && left.columns.count == right.columns.count
      && zip(left.columns, right.columns).allSatisfy { first, second in
        first.key == second.key
          && left.subjects.indices.allSatisfy { first.points[$0] == second.points[$0] }
      }
  }
}
