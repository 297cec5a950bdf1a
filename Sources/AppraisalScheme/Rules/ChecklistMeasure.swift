public import AppraisalNumerics

/// Items to be handed in by a day (双报告, training), by how many were.
public struct ChecklistMeasure: Sendable {
  /// Who owes the items.
  public enum Owed: String, Sendable, CaseIterable {
    /// Each member of a subject.
    case member
    /// The subject.
    case subject
  }

  /// What an item is worth whose day has not come by the end of the period.
  public enum NotYetDue: String, Sendable, CaseIterable {
    /// It is left out of the count.
    case leaveOut
    /// It counts as not handed in.
    case asMissing
  }

  /// The input that holds the items.
  public let input: String
  /// Who owes the items.
  public let per: Owed
  /// The items that everybody owes; empty when everybody owes what the ledger lists.
  public let items: [String]
  /// The day for items whose row tells none, and for those without a row.
  public let due: CalendarDate?
  /// What a late item is worth, as a share of one in time.
  public let late: Share
  /// What an item is worth whose day has not come.
  public let notYetDue: NotYetDue
}

extension ChecklistMeasure {
  /// The keys of `checklist`.
  static let shape = Shape(
    "checklist", Bilingual("应交应办清单：按期交了多少", "items to be handed in by a day"),
    keys: [
      .init(
        "input", .identifier, Bilingual("清单的数据名", "the input with the items"), example: "reports"),
      .init(
        "per", .choice(of: Owed.self), Bilingual("谁应交", "who owes the items"), example: "subject"),
      .init(
        "items", .list(.text), Bilingual("每个都应有的项目", "the items that everybody owes"),
        ifLeftOut: Bilingual("以台账所列为准", "what the ledger lists"), example: "[共驻共建报告, 报到情况报告]",
        clause: Bilingual("单位报告融入情况，党员报告报到情况", "units and members each report")),
      .init(
        "due", .date, Bilingual("台账没有写期限时的期限", "the day for items without one in the ledger"),
        ifLeftOut: Bilingual("台账逐条写明期限", "the ledger tells each"), example: "2025-12-10"),
      .init(
        "late", .share, Bilingual("逾期的按多少计", "what a late item is worth"), example: "50%"),
      .init(
        "notYetDue", .choice(of: NotYetDue.self),
        Bilingual("期末尚未到期的怎么算", "what an item counts whose day has not come"),
        example: "leaveOut"),
    ])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    guard let reader = MappingReader(value, ChecklistMeasure.shape, &faults) else { return nil }
    let input = reader.identifier("input", &faults)
    let per = reader.choice("per", Owed.self, &faults)
    let items = reader.words("items", &faults)
    let due = reader.date("due", &faults)
    let late = reader.share("late", &faults)
    let notYetDue = reader.choice("notYetDue", NotYetDue.self, &faults)
    lintWords(items, "items", at: value.mark, &faults)
    guard let input, let per, let late, let notYetDue else { return nil }
    self.init(
      input: input, per: per, items: items, due: due, late: late, notYetDue: notYetDue)
  }
}

extension ChecklistMeasure.Owed: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .member: Bilingual("每名党员", "each member")
    case .subject: Bilingual("被评对象自己", "the subject")
    }
  }
}

extension ChecklistMeasure.NotYetDue: LanguageChoice {
  /// What the word means.
  public var meaning: Bilingual {
    switch self {
    case .leaveOut: Bilingual("不计入", "left out of the count")
    case .asMissing: Bilingual("按未交计", "as not handed in")
    }
  }
}
