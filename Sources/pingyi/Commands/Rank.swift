import AppraisalEngine
import AppraisalIngest
import AppraisalLedger
import AppraisalReport
import ArgumentParser

/// `pingyi rank`: the ranked list again.
struct Rank: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "再次列出名单（不重新读取数据） · the ranked list again, from the stored run")

  @Argument(help: "评议文件夹 · the assessment folder", completion: .directory)
  var folder: String

  @Option(help: "只列出某一分组，例如某个社区；可重复 · only this stratum; may be repeated")
  var stratum: [String] = []

  @Option(help: "只列出前几名 · only this many of the best")
  var top: Int?

  @Option(help: "输出格式 · the format (table, csv, json)")
  var format = OutputFormat.table

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if let top, top < 1 {
      throw ValidationError("--top 应为正整数 · --top takes a positive number")
    }
  }

  func run() throws {
    let terminal = shared.terminal
    let run = try StoredRun(AssessmentFolder(folder), terminal)
    try refuseUnknownStrata(run, terminal)
    let report = RankingReport(
      scheme: run.scheme, table: run.table, standings: run.standings, wording: terminal.wording,
      conclusions: run.conclusions)
    let selection = RankingReport.Selection(strata: stratum, top: top)
    switch format {
    case .table:
      try terminal.print(report.text(selection, isColoured: terminal.isColoured))
    case .csv: try terminal.print(report.csv(selection))
    case .json: try terminal.print(report.json(selection))
    }
    if !run.stored.isFinal {
      terminal.say(notFinal(terminal.wording))
      throw Exit.notFinal
    }
  }

  private func refuseUnknownStrata(_ run: StoredRun, _ terminal: Terminal) throws {
    let known = Set(run.table.subjects.flatMap(\.strata))
    let unknown = stratum.filter { !known.contains($0) }
    guard !unknown.isEmpty else { return }
    let names = known.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.prefix(20)
    throw CommandFailure(
      terminal.wording(
        "没有分组“\(unknown[0])”。已有：\(names.joined(separator: "、"))",
        "There is no stratum `\(unknown[0])`; there are: \(names.joined(separator: ", "))") + "\n",
      Exit.usage)
  }
}
