import AppraisalNumerics

/// How an indicator is measured: one of the kinds of sources.
func readMeasure(_ value: YAMLValue, _ faults: inout FaultCollector) -> Measure? {
  let kinds = InputKind.allCases.map(\.rawValue)
  guard case .mapping(let entries) = value.content, let entry = entries.first else {
    faults.error(
      "measure-kind", at: value.mark, "measure 应写明数据来源，为下列之一：\(kinds.joined(separator: "、"))。",
      "`measure` must name a source, one of \(kinds.joined(separator: ", "))")
    return nil
  }
  if entries.count > 1 {
    faults.error(
      "measure-kind", at: entries[1].mark, "一个指标只能有一种数据来源，此处又写了“\(shortened(entries[1].key))”。",
      "an indicator has one source; here is another one, `\(shortened(entries[1].key))`")
  }
  guard let kind = InputKind(rawValue: entry.key) else {
    let near = nearest(entry.key, among: kinds)
    faults.error(
      "unknown-source", at: entry.mark,
      "没有数据来源“\(shortened(entry.key))”。"
        + (near.map { "是否想写“\($0)”？" } ?? "") + "可用：\(kinds.joined(separator: "、"))。",
      "there is no source `\(shortened(entry.key))`; "
        + (near.map { "did you mean `\($0)`? " } ?? "")
        + "the sources are \(kinds.joined(separator: ", "))")
    return nil
  }
  return switch kind {
  case .ballots: readBallotMeasure(entry.value, &faults).map { .ballots($0) }
  case .services: ServiceMeasure(entry.value, &faults).map { .services($0) }
  case .projects: readProjectMeasure(entry.value, &faults).map { .projects($0) }
  case .commitments: readCommitmentMeasure(entry.value, &faults).map { .commitments($0) }
  case .table: readTableMeasure(entry.value, &faults).map { .table($0) }
  }
}

private func readBallotMeasure(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> BallotMeasure? {
  guard
    let reader = MappingReader(value, keys: ["input", "item", "panel"], what: "ballots", &faults)
  else { return nil }
  let input = reader.required("input", &faults)?.identifier("input", &faults)
  let panel = reader.required("panel", &faults)?.string("panel", &faults)
  let item = reader.optional("item", &faults).map { $0.string("item", &faults) }
  guard let input, let panel else { return nil }
  return BallotMeasure(input: input, item: item ?? nil, panel: panel)
}

private func readProjectMeasure(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> ProjectMeasure? {
  let keys = ["input", "by", "completed", "open", "leftOut"]
  guard let reader = MappingReader(value, keys: keys, what: "projects", &faults) else {
    return nil
  }
  let input = reader.required("input", &faults)?.identifier("input", &faults)
  let basis = reader.required("by", &faults)?.choice("by", ProjectMeasure.Basis.self, &faults)
  let completed = reader.required("completed", &faults).map { readCompleted($0, &faults) } ?? []
  let open = reader.required("open", &faults)?.words("open", &faults) ?? []
  let leftOut = reader.optional("leftOut", &faults)?.words("leftOut", &faults) ?? []
  var seen: Set<[UInt8]> = []
  for word in completed + open + leftOut where !seen.insert(Array(word.utf8)).inserted {
    faults.error(
      "word-repeated", at: value.mark, "状态词“\(word)”出现了两次，无法判断是否算完成。",
      "the state `\(word)` stands there twice")
  }
  guard let input, let basis else { return nil }
  return ProjectMeasure(
    input: input, by: basis, completed: completed, open: open, leftOut: leftOut)
}

/// The states that count as completed; without any, nobody could ever earn a point.
private func readCompleted(_ value: YAMLValue, _ faults: inout FaultCollector) -> [String] {
  if case .list(let items) = value.content, items.isEmpty {
    faults.error(
      "no-completed-state", at: value.mark, "completed 至少要有一个状态词，否则没有项目算完成。",
      "`completed` needs at least one state, or no project is ever completed")
  }
  return value.words("completed", &faults)
}

private func readCommitmentMeasure(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> CommitmentMeasure? {
  let keys = ["input", "late", "importance", "notYetDue"]
  guard let reader = MappingReader(value, keys: keys, what: "commitments", &faults) else {
    return nil
  }
  let input = reader.required("input", &faults)?.identifier("input", &faults)
  let late = reader.required("late", &faults)?.share("late", &faults)
  let importance = reader.optional("importance", &faults).map { readImportance($0, &faults) } ?? []
  let hint = (
    chinese: "期末尚未到期的承诺怎么算：leaveOut（不计入）或 asUnfulfilled（按未兑现）。",
    english: "what a commitment counts whose day has not come: leaveOut or asUnfulfilled"
  )
  let notYetDue = reader.required("notYetDue", hint: hint, &faults)?
    .choice("notYetDue", CommitmentMeasure.NotYetDue.self, &faults)
  guard let input, let late, let notYetDue else { return nil }
  return CommitmentMeasure(
    input: input, late: late, importance: importance, notYetDue: notYetDue)
}

private func readImportance(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> [ImportanceWord] {
  guard case .mapping(let entries) = value.content else {
    faults.error(
      "not-a-mapping", at: value.mark, "importance 应写成“词: 权重”，例如 重点: 3。",
      "`importance` must be written as `word: weight`")
    return []
  }
  return entries.compactMap { entry in
    entry.value.integer(entry.key, in: 1...1000, &faults)
      .map { ImportanceWord(word: entry.key, weight: $0) }
  }
}

private func readTableMeasure(
  _ value: YAMLValue, _ faults: inout FaultCollector
) -> TableMeasure? {
  let keys = ["input", "value", "lowest", "highest"]
  guard let reader = MappingReader(value, keys: keys, what: "table", &faults) else { return nil }
  let input = reader.required("input", &faults)?.identifier("input", &faults)
  let name = reader.required("value", &faults)?.string("value", &faults)
  let lowest = reader.required("lowest", &faults)?.points("lowest", &faults)
  let highest = reader.required("highest", &faults)?.points("highest", &faults)
  guard let input, let name, let lowest, let highest else { return nil }
  guard lowest < highest else {
    faults.error(
      "scale-range", at: value.mark, "lowest（\(lowest)）应小于 highest（\(highest)）。",
      "lowest (\(lowest)) must be below highest (\(highest))")
    return nil
  }
  return TableMeasure(input: input, value: name, lowest: lowest, highest: highest)
}
