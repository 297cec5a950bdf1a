/// Columns of a ledger of visits.
public struct VisitColumns: Sendable {
  /// Whom the rows name.
  public let of: Reference
  /// The header of whoever paid the visit.
  public let who: String
  /// The header of the household.
  public let household: String
  /// The header of the day.
  public let date: String
  /// The header of the kind, if kinds are told apart.
  public let kind: String?
}

extension VisitColumns {
  /// The keys of an input of visits.
  static let shape = RecordInput.shape(
    "kind: visits", kind: .visits,
    Bilingual("走访台账，一行一次走访；同一人同一天同一户只算一次", "visits to households, one per row"),
    keys: [.reference, .columns(columnsShape)])

  /// The headers of visits.
  static let columnsShape = Shape(
    "visits.columns", Bilingual("走访台账的列", "the headers of visits"),
    keys: [
      .header("who", Bilingual("谁走访的", "who paid the visit"), example: "党员编号"),
      .header("household", Bilingual("走访了哪户", "the household"), example: "户编号"),
      .header("date", Bilingual("走访日期", "the day"), example: "走访日期"),
      .kind,
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let reference = reader.choice("of", Reference.self, &faults)
    let columns = reader.columns(VisitColumns.columnsShape, &faults)
    let who = columns?.text("who", &faults)
    let household = columns?.text("household", &faults)
    let date = columns?.text("date", &faults)
    let kind = columns?.text("kind", &faults)
    guard let reference, let who, let household, let date else { return nil }
    self.init(of: reference, who: who, household: household, date: date, kind: kind)
  }
}

extension Shape.Key {
  /// Whom the column `who` names.
  static let reference = Shape.Key(
    "of", .choice(of: Reference.self), Bilingual("who 列里是谁", "whom the rows name"),
    example: "members")

  /// The column of the kind.
  static let kind = Shape.Key.header(
    "kind", Bilingual("种类", "the kind"),
    ifLeftOut: Bilingual("不分种类", "kinds are not told apart"), example: "种类")
}
