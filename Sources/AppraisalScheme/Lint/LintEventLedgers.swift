/// Holds the ledgers of events that rules need against those of an assessment.
func lintEventLedgers(
  _ assessment: Assessment, _ scheme: Scheme, _ faults: inout FaultCollector
) {
  for scoring in scheme.eventScorings {
    guard let input = assessment.inputs.first(where: { $0.identifier == scoring.input }) else {
      reportMissing(scoring, assessment, &faults)
      continue
    }
    guard case .events(let columns) = input.columns else {
      faults.error(
        "input-kind", at: input.file.mark,
        "数据“\(input.identifier)”在方案中是 events，这里是 \(input.kind.rawValue)。",
        "the input `\(input.identifier)` is events in the scheme and \(input.kind.rawValue) here")
      continue
    }
    if scoring.needsColumn, columns.points == nil {
      faults.error(
        "column-missing", at: input.file.mark, "数据“\(input.identifier)”缺少列 points，方案需要它。",
        "the input `\(input.identifier)` lacks the column `points`, which the scheme needs")
    }
    if !scoring.needsColumn, columns.points != nil {
      faults.warning(
        "points-column-unused", at: input.file.mark,
        "数据“\(input.identifier)”有分值列，但方案按词给分，分值列不影响得分。",
        "the input `\(input.identifier)` has a column of points, but the scheme goes by words; the "
          + "column does not change the score")
    }
    if columns.of == .members, assessment.members == nil {
      faults.error(
        "members-missing", at: input.file.mark,
        "数据“\(input.identifier)”按党员登记，但没有写明 members（党员名册）。",
        "the input `\(input.identifier)` names members, but there is no `members` list")
    }
  }
}

private func reportMissing(
  _ scoring: EventScoring, _ assessment: Assessment, _ faults: inout FaultCollector
) {
  let near = nearest(scoring.input, among: assessment.inputs.map(\.identifier))
  faults.error(
    "input-missing", at: .start,
    "方案需要数据“\(scoring.input)”（events），inputs 中没有。" + (near.map { "是否就是“\($0)”？" } ?? ""),
    "the scheme needs the input `\(scoring.input)` (events), which `inputs` does not have"
      + (near.map { "; is it `\($0)`?" } ?? ""))
}
