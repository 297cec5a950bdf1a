import AppraisalEngine
import AppraisalIngest
import AppraisalLedger
import AppraisalReport
import AppraisalScheme
import ArgumentParser

/// `pingyi assess`: the main job.
struct Assess: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "计算得分、等次和名次，写入 result/ · read, score, grade, rank, and write result/")

  @Argument(help: "评议文件夹 · the assessment folder", completion: .directory)
  var folder: String

  @Option(help: "输出格式 · the format (table, csv, json)")
  var format = OutputFormat.table

  @Option(help: "屏幕上最多列出多少名 · how many subjects the table lists")
  var top = 15

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if top < 0 { throw ValidationError("--top 不能为负 · --top takes no negative number") }
  }

  func run() throws {
    let terminal = shared.terminal
    let wording = terminal.wording
    let folder = AssessmentFolder(folder)
    try folder.lock(wording)
    var reading = try FolderReading(folder, terminal)
    let digest = reading.report(wording)
    terminal.say(
      digest.text(limit: 12, isGrouped: true, isColoured: terminal.areMessagesColoured) + "\n")
    guard let records = reading.records else {
      terminal.say(reading.unusedDecisionText(wording))
      let refusal = wording(
        "有文件被拒收，没有计算。请按上面的提示处理后重试（pingyi check 列出全部问题）。\n",
        "Files were refused and nothing was computed; see above (`pingyi check` lists everything).\n"
      )
      throw CommandFailure(refusal, Exit.inputs)
    }
    let table = measure(reading.rules.scheme, records)
    let indexes = IndexResults(table, reading.rules.scheme)
    let refusal = indexRefusal(indexes, table, wording)
    guard refusal.isEmpty else { throw CommandFailure(refusal, Exit.inputs) }
    let standings = score(table, reading.rules.scheme, indexes: indexes)
    let conclusions = Conclusions(
      standings, table, reading.rules.scheme, overrides: reading.rules.assessment.overrides)
    reading.note(
      scored: (conclusions?.standings ?? standings).scoredCount, of: standings.count)
    terminal.say(reading.unusedDecisionText(wording))
    let result = AssessmentResult(
      reading: reading, table: table, standings: standings, conclusions: conclusions)
    let manifest = try result.write(to: folder, wording)
    try print(result, terminal)
    terminal.say(closing(result, folder, wording))
    if !manifest.isFinal { throw Exit.notFinal }
  }

  private func print(_ result: AssessmentResult, _ terminal: Terminal) throws {
    let report = result.ranking(terminal.wording)
    switch format {
    case .table:
      try terminal.print(report.text(.init(top: top), isColoured: terminal.isColoured))
    case .csv: try terminal.print(report.csv())
    case .json: try terminal.print(report.json())
    }
  }

  private func closing(
    _ result: AssessmentResult, _ folder: AssessmentFolder, _ wording: Wording
  ) -> String {
    let reading = result.reading
    let standings = result.conclusions?.standings ?? result.standings
    var lines = [reading.rules.assessment.title]
    if reading.rules.scheme.isIllustrative {
      lines.append(
        wording(
          "方案中的权重或分数线为示意，不能直接用于正式考核。",
          "Weights or thresholds of this scheme are illustrative, not for a real appraisal."))
    }
    let scored = standings.scoredCount
    lines.append(
      wording(
        "\(reading.rules.scheme.subjectWord) \(standings.count) 个，有得分 \(scored) 个。",
        "\(standings.count) subjects, \(scored) with a score.")
        + gradeCounts(standings, reading.rules.scheme, wording))
    if scored == 0 {
      lines.append(
        wording(
          "警告：没有一个对象有得分，结果不是最终结果；请用 pingyi explain 看缺什么。",
          "Warning: nobody has a score, so the result is not final; see with `pingyi explain` what is "
            + "missing."))
    }
    lines += LedgerNotices(
      scheme: reading.rules.scheme, table: result.table, wording: wording
    ).summary()
    lines +=
      ExposureNotices(scheme: reading.rules.scheme, table: result.table, wording: wording).lines
    lines += result.consequences(wording)?.summary ?? []
    lines += indexReports(standings, result.table, reading.rules.scheme, wording).compactMap {
      report in
      report.changeText(folder: folder.path)
    }
    let open = reading.openRecords
    lines.append(
      open == 0
        ? wording("全部记录已处理，结果为最终结果。", "All records are settled; the result is final.")
        : wording(
          "有 \(open) 条记录待处理，结果还不是最终结果：见 \(folder.path)/result/issues.csv。",
          "\(open) records await a decision, so the result is not final: see "
            + "\(folder.path)/result/issues.csv."))
    lines +=
      LedgerSummary(scheme: reading.rules.scheme, table: result.table, wording: wording).lines
    if let shortfalls = shortfalls(reading, result.table, standings, wording),
      shortfalls.count > 0
    {
      lines.append(
        wording(
          "台账中有 \(shortfalls.count) 处需要跟进：见 \(folder.path)/result/shortfalls.csv。",
          "\(shortfalls.count) things in the ledgers want attention: see "
            + "\(folder.path)/result/shortfalls.csv."))
    }
    if let signals = reading.signals(wording), signals.count > 0 {
      lines.append(
        wording(
          "选票中有 \(signals.count) 处值得核实（不影响得分）：见 \(folder.path)/result/signals.csv。",
          "\(signals.count) things about the ballots deserve a look (no score depends on them): see "
            + "\(folder.path)/result/signals.csv."))
    }
    lines.append(
      wording(
        "完整名单：\(folder.path)/result/ranking.csv", "Full list: \(folder.path)/result/ranking.csv"))
    return "\n" + lines.joined(separator: "\n") + "\n"
  }

  private func gradeCounts(
    _ standings: Standings, _ scheme: Scheme, _ wording: Wording
  ) -> String {
    guard let grades = scheme.grades else { return "" }
    let counts = grades.bands.enumerated().map { position, band in
      "\(band.grade) \(standings.grades.count { Int($0) == position })"
    }
    return wording(
      " 等次：\(counts.joined(separator: "、"))。", " Grades: \(counts.joined(separator: ", ")).")
  }
}

/// The files of a result, and the stored run.
private struct AssessmentResult {
  let reading: FolderReading
  let table: IndicatorTable
  let standings: Standings
  let conclusions: Conclusions?

  /// The ranked list.
  func ranking(_ wording: Wording) -> RankingReport {
    RankingReport(
      scheme: rules.scheme, table: table, standings: standings, wording: wording,
      conclusions: conclusions)
  }

  /// What followed from the scores.
  func consequences(_ wording: Wording) -> ConclusionReport? {
    conclusions.map {
      ConclusionReport($0, table: table, scheme: rules.scheme, wording: wording)
    }
  }

  private var rules: Rules { reading.rules }

  /// Writes `result/` and the assessment file.
  func write(to folder: AssessmentFolder, _ messages: Wording) throws -> Manifest {
    // The files are the office's, not the terminal's: their language is the assessment's.
    let wording = Wording(rules.assessment.language == .chinese ? .chinese : .english)
    let ranking = ranking(wording)
    let problems = reading.report(wording)
    var files: [(name: String, bytes: [UInt8])] = [
      ("ranking.csv", ranking.csv()), ("ranking.json", ranking.json()),
      ("issues.csv", problems.csv()),
    ]
    files += consequences(wording)?.files ?? []
    if let signals = reading.signals(wording) { files.append(("signals.csv", signals.csv())) }
    let notices = LedgerNotices(scheme: rules.scheme, table: table, wording: wording)
    if let bytes = notices.csv() { files.append(("notices.csv", bytes)) }
    files += indexReports(standings, table, rules.scheme, wording).flatMap(\.files)
    files += ledgerFiles(reading, table, conclusions?.standings ?? standings, wording)
    let manifest = Manifest(
      version: Pingyi.version,
      rules: [
        .init(name: Rules.assessmentName, bytes: rules.assessmentText),
        .init(name: rules.assessment.schemeFile, bytes: rules.schemeText),
      ],
      accounts: reading.accounts, issues: reading.issues,
      results: files.map { .init(name: $0.name, bytes: $0.bytes) })
    files.append(("manifest.json", manifest.bytes))
    // The stored run and the published files change together: what can fail comes before both.
    try ResultFolder(parent: folder.path).write(files, messages) {
      try store(manifest, folder, messages)
    }
    return manifest
  }

  private func store(
    _ manifest: Manifest, _ folder: AssessmentFolder, _ wording: Wording
  ) throws {
    do {
      try folder.ledger.store(
        Snapshot(
          schemeName: rules.assessment.schemeFile, schemeText: rules.schemeText,
          assessmentText: rules.assessmentText, table: table, accounts: reading.accounts,
          manifest: String(decoding: manifest.bytes, as: UTF8.self), isFinal: manifest.isFinal))
    } catch {
      throw CommandFailure(
        wording("无法写出评议文件：\(error)。", "The assessment file could not be written: \(error).") + "\n",
        Exit.output)
    }
  }
}
