import AppraisalNumerics

/// A panel as the text has it.
struct PanelDraft {
  let mark: SourceMark
  let identifier: String
  let title: String
  let scale: Marked<String>?
  let abstentions: AbstentionDraft?
  let ifUnmet: MissingPolicy?
  let groups: [Marked<EvaluatorGroup>]
  let groupsMark: SourceMark
  /// Whether every group of the text could be read; otherwise nothing can be said about their sum.
  let hasAllGroups: Bool
}

/// What an abstention does, before the scale says what the lowest points are.
enum AbstentionDraft: Equatable {
  case leaveOut
  case lowest
  case points(Points)
}

/// The panels, by identifier.
func readPanels(_ value: YAMLValue, _ faults: inout FaultCollector) -> [PanelDraft] {
  named(value, "panels", &faults).compactMap { entry in
    entry.identifier.flatMap { readPanel($0, entry.value, at: entry.mark, &faults) }
  }
}

private func readPanel(
  _ identifier: String, _ value: YAMLValue, at mark: SourceMark, _ faults: inout FaultCollector
) -> PanelDraft? {
  let keys = ["title", "scale", "abstentions", "ifUnmet", "groups"]
  guard let reader = MappingReader(value, keys: keys, what: "panels.\(identifier)", &faults) else {
    return nil
  }
  let scale = reader.required("scale", &faults).flatMap { item in
    item.string("scale", &faults).map { Marked($0, item.mark) }
  }
  let list = reader.required("groups", &faults)
  let items = list?.list("groups", &faults) ?? []
  if let list, case .list(let stated) = list.content, stated.isEmpty {
    faults.error(
      "panel-empty", at: list.mark, "评价组“\(identifier)”没有评价主体。",
      "the panel `\(identifier)` has no groups")
  }
  let groups = items.compactMap { item in readGroup(item, &faults).map { Marked($0, item.mark) } }
  return PanelDraft(
    mark: mark, identifier: identifier,
    title: reader.optional("title", &faults)?.string("title", &faults) ?? identifier, scale: scale,
    abstentions: readAbstentions(reader, panel: identifier, &faults),
    ifUnmet: readIfUnmet(reader, panel: identifier, &faults),
    groups: groups, groupsMark: list?.mark ?? mark, hasAllGroups: groups.count == items.count)
}

/// The policy that changes scores more than any weight: the same ballots come to 90.00 or 78.26.
private func readAbstentions(
  _ reader: MappingReader, panel: String, _ faults: inout FaultCollector
) -> AbstentionDraft? {
  guard let value = reader.value("abstentions") else {
    faults.error(
      "denominator-policy-missing", at: reader.mark,
      "评价组“\(panel)”没有写明弃权如何计入分母。请写 abstentions：leaveOut（不计入分母）、lowest（按最低档计）、"
        + "zero（按 0 分计）或 { points: 60 }。同样 20 票有效、3 票弃权，前者得 90.00，按 0 分计得 78.26。",
      "the panel `\(panel)` does not state what an abstention does to the denominator; write "
        + "abstentions: leaveOut, lowest, zero or { points: 60 } (20 valid ballots and 3 "
        + "abstentions come to 90.00 when left out and to 78.26 when counted as zero)")
    return nil
  }
  switch value.text {
  case "leaveOut": return .leaveOut
  case "lowest": return .lowest
  case "zero": return .points(.zero)
  default: break
  }
  if case .mapping = value.content,
    let inner = MappingReader(value, keys: ["points"], what: "abstentions", &faults)
  {
    return inner.required("points", &faults)?.points("points", &faults).map { .points($0) }
  }
  faults.error(
    "not-a-choice", at: value.mark,
    "abstentions 应为 leaveOut、lowest、zero 或 { points: 60 }，此处是“\(value.text ?? "…")”。",
    "abstentions must be leaveOut, lowest, zero or { points: 60 }, found `\(value.text ?? "…")`")
  return nil
}

private func readIfUnmet(
  _ reader: MappingReader, panel: String, _ faults: inout FaultCollector
) -> MissingPolicy? {
  let hint = (
    chinese: "评价组“\(panel)”中某类评价主体票数不足时怎么办：renormalise（按其余主体折算）或 noScore（该项无分）。",
    english: "what happens in panel `\(panel)` when a group falls short of its ballots: "
      + "renormalise (the others count as the whole) or noScore"
  )
  guard let value = reader.value("ifUnmet") else {
    faults.error(
      "denominator-policy-missing", at: reader.mark, "没有写明 ifUnmet，即\(hint.chinese)",
      "ifUnmet is not stated: \(hint.english)")
    return nil
  }
  let policy = value.choice("ifUnmet", MissingPolicy.self, &faults)
  if policy == .zero {
    faults.error(
      "unmet-as-zero", at: value.mark,
      "票数不足不能按 0 分计：请用 renormalise 或 noScore。",
      "too few ballots never count as zero points; use renormalise or noScore")
    return nil
  }
  return policy
}

private func readGroup(_ value: YAMLValue, _ faults: inout FaultCollector) -> EvaluatorGroup? {
  let keys = ["id", "title", "aliases", "weight", "minimumValid", "quorum", "trim"]
  guard let reader = MappingReader(value, keys: keys, what: "groups", &faults) else { return nil }
  let identifier = reader.required("id", &faults)?.identifier("id", &faults)
  let title = reader.optional("title", &faults)?.string("title", &faults)
  let weight = reader.required("weight", &faults)?.weight("weight", &faults)
  let minimum = reader.optional("minimumValid", &faults)?
    .integer("minimumValid", in: 1...1_000_000_000, &faults)
  let quorum = reader.optional("quorum", &faults).map { readQuorum($0, &faults) }
  let trim = reader.optional("trim", &faults).map { readTrim($0, &faults) }
  let aliases = reader.optional("aliases", &faults)?.words("aliases", &faults) ?? []
  guard let identifier, let weight else { return nil }
  return EvaluatorGroup(
    identifier: identifier, title: title ?? identifier, aliases: aliases, weight: weight,
    minimumValid: Int(minimum ?? 1), quorum: quorum ?? nil, trim: trim ?? nil)
}

private func readQuorum(_ value: YAMLValue, _ faults: inout FaultCollector) -> Quorum? {
  guard
    let reader = MappingReader(value, keys: ["atLeast", "eligible"], what: "quorum", &faults)
  else { return nil }
  let share = reader.required("atLeast", &faults)?.share("atLeast", &faults)
  let hint = (
    chinese: "应到人数：写一个数，或 { column: 名册中的列名 }。",
    english: "the number of those entitled: a number, or { column: a column of the roster }"
  )
  guard let eligible = reader.required("eligible", hint: hint, &faults), let share else {
    return nil
  }
  if case .mapping = eligible.content {
    return MappingReader(eligible, keys: ["column"], what: "eligible", &faults)?
      .required("column", &faults)?.string("column", &faults)
      .map { Quorum(atLeast: share, eligible: .rosterColumn($0)) }
  }
  return eligible.integer("eligible", in: 1...1_000_000_000, &faults)
    .map { Quorum(atLeast: share, eligible: .number($0)) }
}

private func readTrim(_ value: YAMLValue, _ faults: inout FaultCollector) -> Trim? {
  guard
    let reader = MappingReader(
      value, keys: ["high", "low", "whenMoreThan"], what: "trim", &faults)
  else { return nil }
  let high = reader.required("high", &faults)?.integer("high", in: 0...1000, &faults)
  let low = reader.required("low", &faults)?.integer("low", in: 0...1000, &faults)
  let over = reader.required("whenMoreThan", &faults)?
    .integer("whenMoreThan", in: 0...1_000_000_000, &faults)
  guard let high, let low, let over else { return nil }
  guard over >= high + low else {
    faults.error(
      "trim-leaves-nothing", at: value.mark,
      "去掉 \(high) 个最高分和 \(low) 个最低分后可能没有评分：whenMoreThan 至少为 \(high + low)。",
      "leaving out \(high) highest and \(low) lowest ratings may leave none: whenMoreThan must be at "
        + "least \(high + low)")
    return nil
  }
  return Trim(high: high, low: low, whenMoreThan: over)
}
