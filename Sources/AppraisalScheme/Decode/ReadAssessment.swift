/// What an assessment file came to.
public struct AssessmentReading: Sendable {
  /// The assessment; `nil` when a fault is an error.
  public let assessment: Assessment?
  /// The faults and warnings, from the top of the file down.
  public let faults: [Fault]
}

/// Reads an assessment file.
///
/// - Parameter source: The text.
/// - Returns: The assessment, if nothing is wrong with it, and all that was found.
/// - Complexity: O(text).
public func readAssessment(_ source: SchemeSource) -> AssessmentReading {
  var faults = FaultCollector()
  let assessment = YAMLDocument.compose(source, into: &faults)
    .flatMap { decodeAssessment($0, &faults) }
  return AssessmentReading(
    assessment: faults.hasErrors ? nil : assessment, faults: faults.faults)
}

/// Holds an assessment against the scheme that it applies.
///
/// - Parameters:
///   - assessment: The assessment.
///   - scheme: The scheme.
/// - Returns: Inputs that the scheme needs and the assessment does not have, or has as another kind
///   or without a column that is needed, with the place in the assessment file.
public func faults(of assessment: Assessment, under scheme: Scheme) -> [Fault] {
  var faults = FaultCollector()
  let measures = scheme.root.leaves.compactMap(\.measure)
  for measure in measures {
    var panel: Panel?
    if case .ballots(let ballots) = measure { panel = scheme.panel(ballots.panel) }
    for need in measure.needs { lint(measure, need, assessment, panel, &faults) }
    if case .ledger(let ledger) = measure { lintLedger(ledger, assessment, &faults) }
  }
  lintReferences(of: scheme, assessment, &faults)
  lintEventLedgers(assessment, scheme, &faults)
  lintConsequences(assessment, scheme, &faults)
  lintRollUp(assessment, scheme, &faults)
  let used = scheme.usedInputs
  for input in assessment.inputs where !used.contains(input.identifier) {
    faults.warning(
      "input-unused", at: input.file.mark, "数据“\(input.identifier)”没有被方案使用，不会影响得分。",
      "the scheme does not use the input `\(input.identifier)`")
  }
  return faults.faults
}

private func lint(
  _ measure: Measure, _ need: InputNeed, _ assessment: Assessment, _ panel: Panel?,
  _ faults: inout FaultCollector
) {
  let names = assessment.inputs.map(\.identifier)
  guard let input = assessment.inputs.first(where: { $0.identifier == need.input }) else {
    let near = nearest(need.input, among: names)
    faults.error(
      "input-missing", at: .start,
      "方案需要数据“\(need.input)”（\(need.kind.rawValue)），inputs 中没有。"
        + (near.map { "是否就是“\($0)”？" } ?? ""),
      "the scheme needs the input `\(need.input)` (\(need.kind.rawValue)), which `inputs` does "
        + "not have" + (near.map { "; is it `\($0)`?" } ?? ""))
    return
  }
  guard input.kind == need.kind else {
    faults.error(
      "input-kind", at: input.file.mark,
      "数据“\(input.identifier)”在方案中是 \(need.kind.rawValue)，这里是 \(input.kind.rawValue)。",
      "the input `\(input.identifier)` is \(need.kind.rawValue) in the scheme and "
        + "\(input.kind.rawValue) here")
    return
  }
  let column: (name: String, isThere: Bool)? =
    switch (measure, input.columns) {
    case (.projects(let measure), .projects(let columns))
    where !measure.weights.isEmpty && columns.category == nil:
      ("category", false)
    case (.projects(let measure), .projects(let columns)) where measure.by == .amount:
      ("amount", columns.amount != nil)
    case (.commitments(let measure), .commitments(let columns)) where !measure.importance.isEmpty:
      ("importance", columns.importance != nil)
    case (.ballots(let measure), .ballots(let columns)) where measure.item != nil:
      ("item", columns.tellsItemsApart)
    default: missingColumn(of: measure, in: input.columns).map { ($0, false) }
    }
  if let column, !column.isThere {
    faults.error(
      "column-missing", at: input.file.mark,
      "数据“\(input.identifier)”缺少列 \(column.name)，方案需要它。",
      "the input `\(input.identifier)` lacks the column `\(column.name)`, which the scheme needs")
  }
  lintMembers(measure, input, assessment, &faults)
  if case .ballots(let columns) = input.columns, let panel {
    panel.lint(columns, of: input, &faults)
  }
}

private func lintMembers(
  _ measure: Measure, _ input: RecordInput, _ assessment: Assessment,
  _ faults: inout FaultCollector
) {
  if input.namesMembers, assessment.members == nil {
    faults.error(
      "members-missing", at: input.file.mark, "数据“\(input.identifier)”按党员登记，但没有写明 members（党员名册）。",
      "the input `\(input.identifier)` names members, but there is no `members` list")
  }
  if case .table = measure, input.namesMembers {
    faults.error(
      "members-missing", at: input.file.mark,
      "数据“\(input.identifier)”直接作为得分，应按被评对象填写，不能写 of: members。",
      "the input `\(input.identifier)` is taken as points of subjects; it cannot have `of: members`"
    )
  }
  if let services = measure.minimumCount, services.per == .member, !input.namesMembers {
    faults.error(
      "members-missing", at: input.file.mark,
      "方案按党员计算服务次数，数据“\(input.identifier)”应写 of: members。",
      "the scheme counts services per member; the input `\(input.identifier)` needs `of: members`")
  }
}

extension BallotColumns {
  fileprivate var tellsItemsApart: Bool {
    switch layout {
    case .long(_, let item, _): item != nil
    case .wide(_, let columns):
      columns.allSatisfy { columns in
        if case .pattern(let pattern) = columns.selection, pattern.contains("{item}") {
          return true
        }
        return columns.item != nil
      }
    }
  }
}
