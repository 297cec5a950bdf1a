import AppraisalEngine
import AppraisalIngest
import AppraisalLedger
import AppraisalReport
import AppraisalScheme
import ArgumentParser

/// `pingyi explain`: one subject's page.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "一个被评对象的得分是怎么来的：从记录到名次 · one subject: every number from rows to rank")

  @Argument(help: "评议文件夹 · the assessment folder", completion: .directory)
  var folder: String

  @Argument(help: "编号，或唯一的名称 · the identifier, or a name that only one has")
  var subject: String

  @Option(help: "每个指标最多列出多少条记录 · how many records are listed per indicator")
  var rows = 12

  @Option(help: "输出格式 · the format (table, csv, json)")
  var format = OutputFormat.table

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if rows < 0 { throw ValidationError("--rows 不能为负 · --rows takes no negative number") }
  }

  func run() throws {
    let terminal = shared.terminal
    let assessmentFolder = AssessmentFolder(folder)
    let run = try StoredRun(assessmentFolder, details: true, terminal)
    let row = try find(run.table, terminal.wording)
    let explanation = explain(row: row, run.table, run.scheme, run.final)
    let reading = EvidenceReading(assessmentFolder, run, terminal)
    let evidence = reading.rows(of: row)
    let organisation = reading.organisationText(of: row)
    let ofLedgers = LedgerNotices(
      scheme: run.scheme, table: run.table, wording: terminal.wording
    ).lines(row: row)
    // The text has them below the page, with their own spacing.
    let notices =
      format == .table
      ? ofLedgers : ofLedgers + organisation.split(separator: "\n").map(String.init)
    let report = ExplanationReport(
      explanation: explanation, scheme: run.scheme, evidence: evidence,
      notices: notices, wording: terminal.wording,
      page: run.conclusions.map {
        ConclusionPage(
          row: row, conclusions: $0, table: run.table, scheme: run.scheme,
          wording: terminal.wording)
      })
    switch format {
    case .table:
      try terminal.print(
        report.text(rowLimit: rows, isColoured: terminal.isColoured)
          + organisation)
    case .csv: try terminal.print(report.csv())
    case .json: try terminal.print(report.json())
    }
    if !run.stored.isFinal {
      terminal.say(notFinal(terminal.wording))
      throw Exit.notFinal
    }
  }

  private func find(_ table: IndicatorTable, _ wording: Wording) throws -> Int {
    let isSame = { (text: String) in text.utf8.elementsEqual(subject.utf8) }
    if let row = table.subjects.firstIndex(where: { isSame($0.identifier) }) { return row }
    let named = table.subjects.indices.filter { isSame(table.subjects[$0].name) }
    if named.count == 1 { return named[0] }
    let known = named.isEmpty ? Array(table.subjects.indices.prefix(5)) : named
    let list = known.map { "\(table.subjects[$0].identifier) \(table.subjects[$0].name)" }
    throw CommandFailure(
      named.isEmpty
        ? wording(
          "没有“\(subject)”。编号例如：\(list.joined(separator: "、"))",
          "There is no `\(subject)`; identifiers are such as: \(list.joined(separator: ", "))")
          + "\n"
        : wording(
          "有 \(named.count) 个“\(subject)”，请写编号：\(list.joined(separator: "、"))",
          "\(named.count) have the name `\(subject)`; give the identifier: "
            + list.joined(separator: ", ")) + "\n", Exit.usage)
  }
}
