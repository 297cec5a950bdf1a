import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// The page as a file: CSV and JSON.
extension ExplanationReport {
  /// The steps as CSV.
  /// - Returns: The bytes.
  public func csv() -> [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("层级", "depth"), wording("指标", "indicator"), wording("名称", "title"),
      wording("权重（%）", "weight (%)"), wording("得分", "points"), wording("算式与依据", "arithmetic"),
    ])
    for step in explanation.steps {
      let lines = lines(step)
      // The arithmetic begins with an equals sign, which a spreadsheet would take for a formula.
      let words = lines.map { $0.hasPrefix("= ") ? String($0.dropFirst(2)) : $0 }
      list.add([
        .number(String(step.depth)), .text(step.indicator.identifier), .text(step.indicator.title),
        hasWeight(step)
          ? .number(decimalText(Int64(step.indicator.weight.basisPoints), decimals: 2)) : .empty,
        step.points.map { .number($0.text()) } ?? .empty, .text(words.joined(separator: "；")),
      ])
    }
    for line in conclusionLines + (page?.texts ?? []) + notices {
      list.add([.empty, .text("consequences"), .empty, .empty, .empty, .text(line)])
    }
    return list.bytes
  }

  /// The page as JSON.
  /// - Returns: The bytes.
  public func json() -> [UInt8] {
    let steps = explanation.steps.map { step -> JSONValue in
      let index = step.index.map {
        [("index", IndexPage(outcome: $0, row: explanation.row, wording: wording).json)]
      }
      return .object(
        [
          ("indicator", .string(step.indicator.identifier)),
          ("title", .string(step.indicator.title)), ("depth", .integer(step.depth)),
          (
            "weight",
            hasWeight(step)
              ? .decimal(decimalText(Int64(step.indicator.weight.basisPoints), decimals: 2)) : .null
          ),
          ("points", step.points.map { .decimal($0.text()) } ?? .null),
          ("reason", step.reason.map { .string(String(describing: $0)) } ?? .null),
          ("measured", .array(shownCells(step).map { measuredJSON($0, step) })),
          ("clause", clauseJSON(step)), ("lines", .array(lines(step).map { .string($0) })),
          ("hidden", .boolean(!GroupProtection(step, scheme).hidden.isEmpty)),
        ] + (index ?? []))
    }
    let rows = evidence.map { row in
      JSONValue.object([
        ("indicator", .string(row.indicator)), ("file", .string(row.file)),
        ("line", .integer(row.line)), ("text", .string(row.text)),
        ("counted", .boolean(row.omission == nil)),
        ("omission", row.omission.map { .string($0) } ?? .null),
      ])
    }
    return JSONValue.object(
      [
        ("id", .string(explanation.subject.identifier)),
        ("name", .string(explanation.subject.name)),
        (
          "score",
          explanation.composite.map {
            .decimal($0.text(places: scheme.rounding.composite.places))
          } ?? .null
        ),
        ("summary", .array(conclusionLines.map { .string($0) })),
        ("rank", explanation.rank == 0 ? .null : .integer(explanation.rank)),
        ("of", .integer(explanation.rankedCount)), ("steps", .array(steps)), ("rows", .array(rows)),
      ]
        + (notices.isEmpty ? [] : [("notices", JSONValue.array(notices.map { .string($0) }))])
        + (page.map { [("consequences", $0.json)] } ?? [])
    ).bytes
  }

  /// The line of the scheme on which an indicator stands.
  func clauseJSON(_ step: Explanation.Step) -> JSONValue {
    scheme.clauses.line("indicators", step.indicator.identifier).map { .integer($0) } ?? .null
  }

  func measuredJSON(
    _ cell: Explanation.Measured, _ step: Explanation.Step
  ) -> JSONValue {
    let details = cell.details.filter { $0.key != .untrimmed || showsUntrimmed(cell, step) }
      .sorted { $0.key.name < $1.key.name }
      .map { ($0.key.name, JSONValue.integer(Int($0.value))) }
    return .object([
      ("group", cell.key.group.map { .string($0) } ?? .null),
      ("points", cell.points.map { .decimal($0.text()) } ?? .null),
      ("reason", cell.reason.map { .string(String(describing: $0)) } ?? .null),
      ("details", .object(details)),
    ])
  }

  func showsUntrimmed(
    _ cell: Explanation.Measured, _ step: Explanation.Step
  ) -> Bool {
    guard case .ballots(let ballots)? = step.indicator.measure,
      let panel = scheme.panel(ballots.panel), let scale = scheme.scale(panel.scale),
      let group = panel.ballotGroups.first(where: { $0.identifier == cell.key.group }),
      let trim = group.trim
    else { return true }
    return group.isOpen || showsUntrimmed(cell, trim, scale)
  }
}
