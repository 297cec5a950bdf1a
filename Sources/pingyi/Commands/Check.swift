import AppraisalEngine
import AppraisalReport
import ArgumentParser

/// `pingyi check`: all problems, no computation.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "检查方案和全部数据文件，列出所有问题，不计算 · lint the scheme, read every file, compute nothing")

  @Argument(
    help: "评议文件夹，或单独一个方案文件 · the assessment folder, or a scheme file alone",
    completion: .directory)
  var folder: String

  @Option(help: "输出格式 · the format (table, csv, json)")
  var format = OutputFormat.table

  @Option(help: "最多列出多少条问题 · how many problems the table lists")
  var top = 40

  @Flag(help: "逐条列出，同类不合并 · list every problem, those of one kind too")
  var each = false

  @Option(
    help: ArgumentHelp(
      "把名册中没有的写法写成对照表草稿 · write a draft of a mapping for spellings that no list has",
      valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var draftMapping: String?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if top < 0 { throw ValidationError("--top 不能为负 · --top takes no negative number") }
  }

  func run() throws {
    let terminal = shared.terminal
    let wording = terminal.wording
    guard !AssessmentFolder(folder).isFile else { return try checkFile(terminal) }
    let reading = try FolderReading(AssessmentFolder(folder), terminal)
    let report = reading.report(wording)
    switch format {
    case .table:
      try terminal.print(report.text(limit: top, isGrouped: !each, isColoured: terminal.isColoured))
    case .csv: try terminal.print(report.csv())
    case .json: try terminal.print(report.json())
    }
    terminal.say(reading.unusedDecisionText(wording))
    if let signals = reading.signals(wording), signals.count > 0 {
      terminal.say(
        wording(
          "选票中有 \(signals.count) 处值得核实（不影响得分），assess 会写入 signals.csv。\n",
          "\(signals.count) things about the ballots deserve a look; assess writes them to signals.csv.\n"
        ))
    }
    if let draftMapping {
      terminal.say(try DraftFile(path: draftMapping).write(reading.mappingDrafts, wording))
    }
    terminal.say(smallPoolText(reading, wording))
    terminal.say(exposureText(reading, wording))
    let refusal = indexText(reading, wording)
    terminal.say(refusal.isEmpty ? verdict(reading, wording) : refusal)
    if reading.records == nil || !refusal.isEmpty { throw Exit.inputs }
    if reading.openRecords > 0 { throw Exit.notFinal }
  }

  /// Lints one file of rules; no data is looked for.
  private func checkFile(_ terminal: Terminal) throws {
    let wording = terminal.wording
    let file = try AssessmentFolder.file(at: folder, Exit.scheme, wording)
    terminal.say(try Rules.lint(file, wording))
    terminal.say(
      wording(
        "\(folder)：没有发现错误（只看了这一个文件，没有看数据）。\n",
        "\(folder): no error (this file was looked at alone, no data).\n"))
  }

  /// What keeps an index from being computed, which only the numbers of all subjects tell.
  private func indexText(_ reading: FolderReading, _ wording: Wording) -> String {
    let scheme = reading.rules.scheme
    guard let records = reading.records, !scheme.indexLeaves.isEmpty else { return "" }
    let table = measure(scheme, records)
    return indexRefusal(IndexResults(table, scheme), table, wording)
  }

  /// Strata in which the last one means nothing, so that nobody is.
  private func smallPoolText(_ reading: FolderReading, _ wording: Wording) -> String {
    guard let roster = reading.records?.roster else { return "" }
    return smallPools(roster, reading.rules.scheme).map { pool in
      let name = pool.name ?? wording("全体", "all")
      return wording(
        "“\(name)”只有 \(pool.count) 个，少于 minimumStratum，不排末位。\n",
        "Only \(pool.count) belong to \(name), fewer than minimumStratum: nobody is the last of it.\n"
      )
    }.joined()
  }

  /// Indicators whose points tell what a single evaluator rated.
  private func exposureText(_ reading: FolderReading, _ wording: Wording) -> String {
    guard let records = reading.records else { return "" }
    let scheme = reading.rules.scheme
    return ExposureNotices(scheme: scheme, table: measure(scheme, records), wording: wording)
      .lines.map { $0 + "\n" }.joined()
  }

  private func verdict(_ reading: FolderReading, _ wording: Wording) -> String {
    let open = reading.openRecords
    if reading.records == nil {
      return wording(
        "有文件被拒收，不能计算。\n", "Files were refused; nothing can be computed.\n")
    }
    return open == 0
      ? wording("可以计算：pingyi assess \(folder)\n", "Ready: pingyi assess \(folder)\n")
      : wording(
        "可以计算，但有 \(open) 条记录待处理，结果不是最终结果。\n",
        "Ready, but \(open) records await a decision; the result will not be final.\n")
  }
}
