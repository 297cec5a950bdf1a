import AppraisalEngine
import AppraisalReport
import ArgumentParser

/// `pingyi outliers --ballots`: sheets that look careless or agreed.
struct OutlierSheets {
  /// The share of honest sheets that may be flagged.
  let level: Double
  /// The seed of what is simulated.
  let seed: UInt64
  /// How many subjects the comparison lists.
  var top = 10

  /// Examines the sheets of a folder and delivers what was found.
  ///
  /// - Parameters:
  ///   - folder: The assessment folder, with its stored run.
  ///   - format: How it is written.
  ///   - terminal: Where messages go.
  ///   - isColoured: Whether a table has emphasis.
  ///   - deliver: Takes the report.
  /// - Throws: ``CommandFailure``; ``Exit/notFinal`` when records await a decision.
  func run(
    _ folder: AssessmentFolder, _ format: OutputFormat, _ terminal: Terminal, isColoured: Bool,
    deliver: ([UInt8]) throws -> Void
  ) throws {
    guard let settings = SheetSettings(level: level, seed: seed) else {
      throw CommandFailure(
        terminal.wording(
          "查票的 --level 应不小于 \(SheetSettings.lowestLevel) 且小于 1。\n",
          "For ballots --level must be at least \(SheetSettings.lowestLevel) and below 1.\n"),
        Exit.usage)
    }
    let reading = try SheetReading(folder, terminal)
    let report = reading.report(settings)
    switch format {
    case .table: try deliver(Array(report.text(limit: top, isColoured: isColoured).utf8))
    case .csv: try deliver(report.csv())
    case .json: try deliver(report.json())
    }
    if !reading.isFinal {
      terminal.say(notFinal(terminal.wording))
      throw Exit.notFinal
    }
  }
}
