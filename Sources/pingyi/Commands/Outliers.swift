import AppraisalEngine
import AppraisalLedger
import AppraisalReport
import AppraisalScheme
import ArgumentParser

/// `pingyi outliers`: which subjects stand out, and in what.
struct Outliers: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "哪些对象离群、因为什么：只列线索，不改结果 · subjects that stand out, and why; changes nothing",
    discussion: """
      只用上一次 assess 存下的数，不重新读取选票和台账（--ballots 除外）；同样的数和种子，输出逐字节相同。\
      From the stored run alone; the same numbers and seed give the same bytes.
      """)

  @Argument(help: "评议文件夹 · the assessment folder", completion: .directory)
  var folder: String

  @Option(
    help: "多项合看时，列出的对象中允许错报的比例 · the share of wrong ones allowed among subjects flagged together")
  var level = 0.01

  @Option(
    help: "单项指标与哪个分组内的对象比较，none 为全部 · the stratum inside which an indicator is compared, or none")
  var within: String?

  @Option(help: "随机起点的种子 · the seed of the random starts")
  var seed: UInt64 = 1

  @Flag(
    help: "查票：重新读取选票，找像是没有认真填的和雷同的 · examine the ballots: careless and agreed sheets")
  var ballots = false

  @Option(help: "输出格式 · the format (table, csv, json)")
  var format = OutputFormat.table

  @Option(help: "写入文件，不输出到屏幕 · write to a file", completion: .file())
  var output: String?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard level > 0, level < 1 else {
      throw ValidationError("--level 应在 0 和 1 之间 · --level lies between 0 and 1")
    }
    if ballots, within != nil {
      throw ValidationError(
        "--ballots 按评过同一对象的票分处比较，不用 --within · --within is not for --ballots, which "
          + "compares sheets that rate somebody in common")
    }
  }

  func run() throws {
    let terminal = shared.terminal
    if ballots { return try examineBallots(terminal) }
    let run = try StoredRun(AssessmentFolder(folder), details: true, terminal)
    let settings = OutlierSettings(
      level: level, peers: try peers(run.scheme, terminal.wording), seed: seed)
    let findings = examineOutliers(
      run.table, run.scheme, run.standings, overrides: run.overrides, settings: settings)
    let report = OutlierReport(
      scheme: run.scheme, table: run.table, findings: findings, wording: terminal.wording)
    try deliver(report, terminal)
    if !run.stored.isFinal {
      terminal.say(notFinal(terminal.wording))
      throw Exit.notFinal
    }
  }

  private func deliver(_ report: OutlierReport, _ terminal: Terminal) throws {
    let isColoured = output == nil && terminal.isColoured
    let bytes =
      switch format {
      case .table: Array(report.text(isColoured: isColoured).utf8)
      case .csv: report.csv()
      case .json: report.json()
      }
    try deliver(bytes, terminal)
  }

  private func deliver(_ bytes: [UInt8], _ terminal: Terminal) throws {
    guard let output else { return try terminal.print(bytes) }
    try OutputFile(path: output).write(bytes, terminal.wording)
  }

  private func examineBallots(_ terminal: Terminal) throws {
    try OutlierSheets(level: level, seed: seed).run(
      AssessmentFolder(folder), format, terminal,
      isColoured: output == nil && terminal.isColoured
    ) { try deliver($0, terminal) }
  }

  private func peers(_ scheme: Scheme, _ wording: Wording) throws -> OutlierSettings.Peers {
    guard let within else { return .automatic }
    if let position = scheme.strata.firstIndex(where: { $0.utf8.elementsEqual(within.utf8) }) {
      return .stratum(position)
    }
    guard within != "none" else { return .all }
    let known = scheme.strata.isEmpty ? "none" : (scheme.strata + ["none"]).joined(separator: "、")
    throw CommandFailure(
      wording(
        "方案没有分组“\(within)”。可用：\(known)",
        "The scheme has no stratum `\(within)`; there are: \(known)") + "\n", Exit.usage)
  }
}
