extension SchemeDraft {
  /// The words of one ledger must mean the same in every measure that reads it.
  func lintKinds(_ faults: inout FaultCollector) {
    var first: [String: (words: Set<String>, mark: SourceMark)] = [:]
    for measure in indicators.flatMap(\.measures) {
      guard let words = measure.value.presenceWords else { continue }
      let own = Set(words)
      if let earlier = first[measure.value.input], earlier.words != own {
        faults.error(
          "input-two-vocabularies", at: measure.mark,
          "数据“\(measure.value.input)”在第 \(earlier.mark.line) 行列出的词与这里对不上，请写成一样。",
          "the words stated for the input `\(measure.value.input)` differ from those in line "
            + "\(earlier.mark.line)")
      }
      first[measure.value.input] = first[measure.value.input] ?? (own, measure.mark)
    }
  }
}

extension Measure {
  /// The words of an attendance with what they mean, or `nil`.
  fileprivate var presenceWords: [String]? {
    guard case .attendance(let attendance) = self, let words = attendance.words else { return nil }
    let named = [
      ("present", words.present), ("absent", words.absent), ("leave", words.leave),
      ("late", words.late), ("substitute", words.substitute),
    ]
    return named.flatMap { name, words in words.map { "\(name) \($0)" } }
  }
}

/// A column that a measure needs and an input does not have; `nil` when none is missing.
func missingColumn(of measure: Measure, in columns: RecordInput.Columns) -> String? {
  switch (measure, columns) {
  case (.services(let rule), .services(let columns)):
    return missing([
      ("kind", !rule.kinds.isEmpty, columns.kind),
      ("household", rule.distinct == .household, columns.household),
      ("unit", rule.distinct == .unit, columns.unit),
    ])
  case (.visits(let rule), .visits(let columns)):
    return missing([("kind", !rule.kinds.isEmpty, columns.kind)])
  case (.meetings(let rule), .meetings(let columns)):
    return missing([
      ("kind", !rule.kinds.isEmpty, columns.kind), ("subject", true, columns.subject),
    ])
  case (.attendanceTotals(let rule), .attendanceTotals(let columns)):
    return missing([("leave", rule.leave != .asAbsent, columns.leave)])
  case (.coverage(let rule), .services(let columns)):
    return missing([
      ("kind", !rule.kinds.isEmpty, columns.kind),
      ("household", rule.counts == .household, columns.household),
      ("unit", rule.counts == .unit, columns.unit),
    ])
  default: return nil
  }
}

private func missing(_ columns: [(name: String, isNeeded: Bool, header: String?)]) -> String? {
  columns.first { $0.isNeeded && $0.header == nil }?.name
}

/// Inputs beside a measure's own, and those of ranges, must be there and of the right kind.
func lintReferences(
  of scheme: Scheme, _ assessment: Assessment, _ faults: inout FaultCollector
) {
  let own = Set(scheme.root.leaves.flatMap { $0.measure?.needs ?? [] }.map(\.input))
  for need in scheme.references {
    let (name, kind) = (need.input, need.kind)
    guard let input = assessment.inputs.first(where: { $0.identifier == name }) else {
      if !own.contains(name) {
        faults.error(
          "input-missing", at: .start, "方案需要数据“\(name)”（\(kind.rawValue)），inputs 中没有。",
          "the scheme needs the input `\(name)` (\(kind.rawValue)), which `inputs` does not have")
      }
      continue
    }
    if !own.contains(name), input.kind != kind {
      faults.error(
        "input-kind", at: input.file.mark,
        "数据“\(name)”在方案中是 \(kind.rawValue)，这里是 \(input.kind.rawValue)。",
        "the input `\(name)` is \(kind.rawValue) in the scheme and \(input.kind.rawValue) here")
    }
    lintMembers(of: input, assessment, &faults)
  }
  lintPeople(of: scheme, assessment, &faults)
}

private func lintMembers(
  of input: RecordInput, _ assessment: Assessment, _ faults: inout FaultCollector
) {
  guard input.namesMembers, assessment.members == nil, input.kind == .pairs else { return }
  faults.error(
    "members-missing", at: input.file.mark, "数据“\(input.identifier)”按党员登记，但没有写明 members（党员名册）。",
    "the input `\(input.identifier)` names members, but there is no `members` list")
}

/// Members who are counted must be listed, and named by the ledger.
private func lintPeople(
  of scheme: Scheme, _ assessment: Assessment, _ faults: inout FaultCollector
) {
  let needsMembers = scheme.ranges.contains { $0.number == .members }
  if needsMembers, assessment.members == nil {
    faults.error(
      "members-missing", at: .start, "ranges 要数党员人数，请写明 members（党员名册）。",
      "`ranges` counts members; state the `members` list")
  }
  for case .coverage(let rule) in scheme.root.leaves.compactMap(\.measure) {
    guard rule.of == .members,
      let input = assessment.inputs.first(where: { $0.identifier == rule.input }),
      !input.namesMembers
    else { continue }
    faults.error(
      "members-missing", at: input.file.mark,
      "方案按党员计算覆盖率，数据“\(input.identifier)”应写 of: members。",
      "the scheme counts members covered; the input `\(input.identifier)` needs `of: members`")
  }
}
