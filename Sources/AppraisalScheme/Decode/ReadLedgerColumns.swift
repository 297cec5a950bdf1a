extension ServiceColumns {
  /// The keys of an input of services.
  static let shape = RecordInput.shape(
    "kind: services", kind: .services, Bilingual("服务台账，一行一次服务", "services, one per row"),
    keys: [
      .reference,
      .columns(columnsShape),
    ])

  /// The headers of services.
  static let columnsShape = Shape(
    "services.columns", Bilingual("服务台账的列", "the headers of services"),
    keys: [
      .header("who", Bilingual("谁服务的", "who served"), example: "党员编号"),
      .header("date", Bilingual("服务日期", "the day"), example: "服务日期"),
      .kind,
      .header(
        "household", Bilingual("服务了哪户", "the household served"),
        ifLeftOut: Bilingual("不按户去重", "households are not told apart"), example: "户编号"),
      .header(
        "unit", Bilingual("在哪个单位服务", "the unit served at"),
        ifLeftOut: Bilingual("不按单位去重", "units are not told apart"), example: "服务社区"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let reference = reader.choice("of", Reference.self, &faults)
    let columns = reader.columns(ServiceColumns.columnsShape, &faults)
    let who = columns?.text("who", &faults)
    let date = columns?.text("date", &faults)
    let kind = columns?.text("kind", &faults)
    let household = columns?.text("household", &faults)
    let unit = columns?.text("unit", &faults)
    guard let reference, let who, let date else { return nil }
    self.init(
      of: reference, who: who, date: date, kind: kind, household: household, unit: unit)
  }
}

extension ProjectColumns {
  /// The keys of an input of projects.
  static let shape = RecordInput.shape(
    "kind: projects", kind: .projects,
    Bilingual("项目、清单或认领事项，一行一件", "projects, list items or claims, one per row"),
    keys: [.columns(columnsShape)])

  /// The headers of projects.
  static let columnsShape = Shape(
    "projects.columns", Bilingual("项目清单的列", "the headers of projects"),
    keys: [
      .header("id", Bilingual("项目编号", "the identifier of the project"), example: "清单编号"),
      .header("subject", Bilingual("属于哪个对象", "the subject"), example: "单位编号"),
      .header("state", Bilingual("状态", "the state"), example: "状态"),
      .header(
        "amount", Bilingual("金额或工作量", "the amount of money or work"),
        ifLeftOut: Bilingual("不按金额计算", "completion is not counted by amount"), example: "金额"),
      .header(
        "share", Bilingual("本单位在共建项目中的份额（%）", "the subject's share of a joint project in per cent"),
        ifLeftOut: Bilingual("项目各归一个单位", "each project is of one subject"), example: "份额"),
      .header(
        "category", Bilingual("类别，方案写了 weights 时要有", "the category, for weights"),
        ifLeftOut: Bilingual("不分类别", "no categories"), example: "类别"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let columns = reader.columns(ProjectColumns.columnsShape, &faults)
    let identifier = columns?.text("id", &faults)
    let subject = columns?.text("subject", &faults)
    let state = columns?.text("state", &faults)
    let amount = columns?.text("amount", &faults)
    let share = columns?.text("share", &faults)
    let category = columns?.text("category", &faults)
    guard let identifier, let subject, let state else { return nil }
    self.init(
      identifier: identifier, subject: subject, state: state, amount: amount, share: share,
      category: category)
  }
}

extension CommitmentColumns {
  /// The keys of an input of commitments.
  static let shape = RecordInput.shape(
    "kind: commitments", kind: .commitments, Bilingual("承诺清单，一行一件", "commitments, one per row"),
    keys: [.columns(columnsShape)])

  /// The headers of commitments.
  static let columnsShape = Shape(
    "commitments.columns", Bilingual("承诺清单的列", "the headers of commitments"),
    keys: [
      .header("id", Bilingual("承诺编号", "the identifier of the commitment"), example: "承诺编号"),
      .header("subject", Bilingual("谁承诺的", "the subject"), example: "单位编号"),
      .header("due", Bilingual("承诺期限", "the day by which it was promised"), example: "承诺期限"),
      .header(
        "done", Bilingual("兑现日期，未兑现留空", "the day on which it was done, empty while it is not"),
        example: "兑现日期"),
      .header(
        "importance", Bilingual("重要程度", "the word of importance"),
        ifLeftOut: Bilingual("不分轻重", "all weigh the same"), example: "重要程度"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let columns = reader.columns(CommitmentColumns.columnsShape, &faults)
    let identifier = columns?.text("id", &faults)
    let subject = columns?.text("subject", &faults)
    let due = columns?.text("due", &faults)
    let done = columns?.text("done", &faults)
    let importance = columns?.text("importance", &faults)
    guard let identifier, let subject, let due, let done else { return nil }
    self.init(
      identifier: identifier, subject: subject, due: due, done: done, importance: importance)
  }
}

extension TableColumns {
  /// The keys of an input of values.
  static let shape = RecordInput.shape(
    "kind: table", kind: .table, Bilingual("每个对象的值，一行一个对象", "values, one subject per row"),
    keys: [
      .init(
        "of", .choice(of: Reference.self), Bilingual("subject 列里是谁", "whom the rows name"),
        ifLeftOut: Bilingual("subjects，被评对象", "subjects"), example: "members"),
      .columns(columnsShape),
    ])

  /// The headers of values.
  static let columnsShape = Shape(
    "table.columns", Bilingual("得分表的列", "the headers of values"),
    keys: [.header("subject", Bilingual("对象的编号", "the subject"), example: "单位编号")],
    ownWords: .init(
      Bilingual(
        "方案中 value 的名字；列名与它相同时不写", "the name of a value in the scheme, where its header differs"),
      .text, example: "党建考核得分: 总分"))

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let reference = reader.choice("of", Reference.self, &faults)
    let columns = reader.columns(TableColumns.columnsShape, &faults)
    let subject = columns?.text("subject", &faults)
    var headers: [String: String] = [:]
    for entry in columns?.ownWords ?? [] {
      headers[entry.key] = entry.value.string(entry.key, &faults)
    }
    guard let subject else { return nil }
    self.init(of: reference ?? .subjects, subject: subject, headers: headers)
  }
}
