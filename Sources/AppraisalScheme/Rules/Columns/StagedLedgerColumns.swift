/// Columns of a ledger of items with stages.
public struct ClaimInput: Sendable {
  /// The header of the item's identifier.
  public let identifier: String
  /// The header of the subject.
  public let subject: String
  /// The header of the word for the stage reached.
  public let stage: String
  /// The header of the number, if items tell one.
  public let number: String?
  /// The header of the category, if items are divided.
  public let category: String?
  /// The header of the day of each stage that has one, by the stage's word.
  public let days: [String: String]
}

/// Columns of a list of items to be handed in.
public struct ChecklistInput: Sendable {
  /// Whom the rows name.
  public let of: Reference
  /// The header of whoever owes the item.
  public let who: String
  /// The header of the item.
  public let item: String
  /// The header of the day by which it is due; `nil` when the scheme tells it.
  public let due: String?
  /// The header of the day on which it was handed in.
  public let done: String
}

/// Columns of a list of needs, services, resources or projects.
public struct ListInput: Sendable {
  /// The header of the entry's identifier.
  public let identifier: String
  /// The header of the subject.
  public let subject: String
  /// The header of the category, if told.
  public let category: String?
  /// The header of whoever looks after the entry, if told.
  public let owner: String?
  /// The header of the identifier of the need that the entry meets, if told.
  public let need: String?
}

extension ClaimInput {
  /// The keys of an input of items with stages.
  static let shape = RecordInput.shape(
    "kind: claims", kind: .claims, Bilingual("分阶段办理的事项，一行一件", "items with stages, one per row"),
    keys: [
      .init(
        "days",
        .dictionary(key: Bilingual("阶段词", "the word of a stage"), .text),
        Bilingual("各阶段日期所在的列", "the header of the day of each stage"),
        ifLeftOut: Bilingual("台账不写日期", "no days are told"),
        example: "{ 居民点单: 点单日期, 办结: 办结日期 }"),
      .columns(columnsShape),
    ])

  /// The headers of items with stages.
  static let columnsShape = Shape(
    "claims.columns", Bilingual("分阶段事项的列", "the headers of items with stages"),
    keys: [
      .header("id", Bilingual("事项编号", "the identifier of the item"), example: "编号"),
      .header("subject", Bilingual("属于哪个对象", "the subject"), example: "单位编号"),
      .header("stage", Bilingual("到达的阶段", "the stage reached"), example: "阶段"),
      .header(
        "number", Bilingual("数量，可写“3000余”", "the number, which may be a rough one"),
        ifLeftOut: Bilingual("一行算一件", "a row is one item"), example: "件数"),
      .header(
        "category", Bilingual("类别，方案写了 categories 时要有", "the category"),
        ifLeftOut: Bilingual("不分类别", "no categories"), example: "吹哨方"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let days = reader.present("days", &faults).map { readDays($0, &faults) } ?? [:]
    let columns = reader.columns(ClaimInput.columnsShape, &faults)
    let identifier = columns?.text("id", &faults)
    let subject = columns?.text("subject", &faults)
    let stage = columns?.text("stage", &faults)
    let number = columns?.text("number", &faults)
    let category = columns?.text("category", &faults)
    guard let identifier, let subject, let stage else { return nil }
    self.init(
      identifier: identifier, subject: subject, stage: stage, number: number,
      category: category, days: days)
  }
}

/// The header of the day of each stage, by the stage's word.
private func readDays(_ value: YAMLValue, _ faults: inout FaultCollector) -> [String: String] {
  guard case .mapping(let entries) = value.content else {
    faults.error(
      "not-a-mapping", at: value.mark, "days 应写成“阶段: 日期列名”，例如 办结: 办结日期。",
      "`days` must be written as `stage: header of its day`")
    return [:]
  }
  var days: [String: String] = [:]
  for entry in entries { days[entry.key] = entry.value.string(entry.key, &faults) }
  return days
}

extension ChecklistInput {
  /// The keys of an input of items to be handed in.
  static let shape = RecordInput.shape(
    "kind: checklist", kind: .checklist,
    Bilingual("应交应办清单，一行一项", "items to be handed in, one per row"),
    keys: [
      .reference,
      .columns(columnsShape),
    ])

  /// The headers of items to be handed in.
  static let columnsShape = Shape(
    "checklist.columns", Bilingual("应交应办清单的列", "the headers of items to be handed in"),
    keys: [
      .header("who", Bilingual("谁应交", "who owes it"), example: "单位编号"),
      .header("item", Bilingual("项目", "the item"), example: "项目"),
      .header(
        "due", Bilingual("期限", "the day by which it is due"),
        ifLeftOut: Bilingual("期限写在方案里", "the scheme tells it"), example: "期限"),
      .header(
        "done", Bilingual("完成日期，没交留空", "the day on which it was handed in"), example: "完成日期"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let reference = reader.choice("of", Reference.self, &faults)
    let columns = reader.columns(ChecklistInput.columnsShape, &faults)
    let who = columns?.text("who", &faults)
    let item = columns?.text("item", &faults)
    let due = columns?.text("due", &faults)
    let done = columns?.text("done", &faults)
    guard let reference, let who, let item, let done else { return nil }
    self.init(of: reference, who: who, item: item, due: due, done: done)
  }
}

extension ListInput {
  /// The keys of an input of needs, services or resources.
  static let shape = RecordInput.shape(
    "kind: list", kind: .list,
    Bilingual("需求、服务、资源、项目清单，一行一条", "needs, services or resources, one per row"),
    keys: [.columns(columnsShape)])

  /// The headers of a list.
  static let columnsShape = Shape(
    "list.columns", Bilingual("清单的列", "the headers of a list"),
    keys: [
      .header("id", Bilingual("条目编号", "the identifier of the entry"), example: "编号"),
      .header("subject", Bilingual("属于哪个对象", "the subject"), example: "单位编号"),
      .header(
        "category", Bilingual("类别", "the category"),
        ifLeftOut: Bilingual("不按类别对接", "entries are not matched by category"), example: "类别"),
      .header(
        "owner", Bilingual("负责人，没有留空", "who looks after it, empty when nobody does"),
        ifLeftOut: Bilingual("不查负责人", "nobody is looked for"), example: "负责人"),
      .header(
        "need", Bilingual("回应的需求编号，没有留空", "the need that it meets"),
        ifLeftOut: Bilingual("不按需求编号对接", "entries are not matched by need"), example: "对应需求"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let columns = reader.columns(ListInput.columnsShape, &faults)
    let identifier = columns?.text("id", &faults)
    let subject = columns?.text("subject", &faults)
    let category = columns?.text("category", &faults)
    let owner = columns?.text("owner", &faults)
    let need = columns?.text("need", &faults)
    guard let identifier, let subject else { return nil }
    self.init(
      identifier: identifier, subject: subject, category: category, owner: owner, need: need)
  }
}

/// Holds a measure of ledgers against the inputs of an assessment.
func lintLedger(
  _ ledger: LedgerMeasure, _ assessment: Assessment, _ faults: inout FaultCollector
) {
  let inputs = ledger.needs.map { need in
    assessment.inputs.first { $0.identifier == need.input && $0.kind == need.kind }
  }
  if case .rollUp = ledger {
    guard assessment.organisation == nil else { return }
    faults.error(
      "organisations-missing", at: .start, "方案按组织层级汇总（rollUp），评议文件没有写 organisations。",
      "the scheme rolls up along the organisation tree, but there is no `organisations` list")
  }
  for case let input? in inputs {
    for column in missingColumns(ledger, input) {
      faults.error(
        "column-missing", at: input.file.mark, "数据“\(input.identifier)”缺少列 \(column)，方案需要它。",
        "the input `\(input.identifier)` lacks the column `\(column)`, which the scheme needs")
    }
    if case .claims(let measure) = ledger, case .claims(let columns) = input.columns {
      lintDays(columns, measure, input, &faults)
    }
    if let wanted = ledger.namesMembers, wanted != input.namesMembers {
      let word = wanted ? "members" : "subjects"
      faults.error(
        "members-missing", at: input.file.mark,
        "方案按 \(word) 核算，数据“\(input.identifier)”应写 of: \(word)。",
        "the scheme counts per \(wanted ? "member" : "subject"); the input `\(input.identifier)` "
          + "needs `of: \(word)`")
    }
  }
}

/// Days are of stages that the scheme has.
private func lintDays(
  _ columns: ClaimInput, _ measure: ClaimMeasure, _ input: RecordInput,
  _ faults: inout FaultCollector
) {
  for word in columns.days.keys.sorted()
  where !measure.stages.contains(where: { $0.utf8.elementsEqual(word.utf8) }) {
    faults.error(
      "unknown-stage", at: input.file.mark,
      "数据“\(input.identifier)”的 days 写了阶段“\(shortened(word))”，方案的阶段是：\(measure.stages.joined(separator: "、"))。",
      "`days` of the input `\(input.identifier)` names the stage `\(shortened(word))`; the scheme has "
        + measure.stages.joined(separator: ", "))
  }
}

/// The columns that a measure needs and an input lacks.
private func missingColumns(_ ledger: LedgerMeasure, _ input: RecordInput) -> [String] {
  var missing: [String] = []
  switch (ledger, input.columns) {
  case (.claims(let measure), .claims(let columns)):
    if measure.by == .number, columns.number == nil { missing.append("number") }
    if !measure.categories.isEmpty, columns.category == nil { missing.append("category") }
    let needsDays = measure.within != nil || measure.staleAfter != nil || measure.window != nil
    if needsDays, columns.days[measure.stages[measure.from]] == nil {
      missing.append("days.\(measure.stages[measure.from])")
    }
    if measure.within != nil, columns.days[measure.stages[measure.to]] == nil {
      missing.append("days.\(measure.stages[measure.to])")
    }
  case (.checklist(let measure), .checklist(let columns)):
    if measure.due == nil, columns.due == nil { missing.append("due") }
  case (.lists(let measure), .list(let columns)):
    if measure.match == .category, columns.category == nil { missing.append("category") }
    if measure.match == .identifier, input.identifier == measure.other, columns.need == nil {
      missing.append("need")
    }
  default: break
  }
  return missing
}

extension LedgerMeasure {
  /// Whether its records must name members; `nil` when that does not matter.
  fileprivate var namesMembers: Bool? {
    switch self {
    case .checklist(let measure): measure.per == .member
    case .reconcile(let measure): measure.per == .member
    case .ratio: false
    case .claims, .lists, .rollUp: nil
    }
  }
}
