/// Columns of a ledger of events (加减分、否决事项台账).
public struct EventLedgerColumns: Sendable {
  /// Whom the rows name.
  public let of: Reference
  /// The header of whom an event concerns.
  public let who: String
  /// The header of the day.
  public let date: String
  /// The header of the word for what happened.
  public let kind: String
  /// The header of the points, if told.
  public let points: String?
  /// The header of what proves it, if told.
  public let evidence: String?
}

extension EventLedgerColumns {
  /// The keys of an input of events.
  static let shape = RecordInput.shape(
    "kind: events", kind: .events,
    Bilingual("加减分、否决等事项台账，一行一件", "events that bring a bonus, a deduction or a veto, one per row"),
    keys: [
      .reference,
      .columns(columnsShape),
    ])

  /// The headers of events.
  static let columnsShape = Shape(
    "events.columns", Bilingual("事项台账的列", "the headers of events"),
    keys: [
      .header("who", Bilingual("涉及谁", "whom it concerns"), example: "编号"),
      .header("date", Bilingual("认定日期", "the day of the evidence"), example: "认定日期"),
      .header("kind", Bilingual("事项类别", "the word for what happened"), example: "类别"),
      .header(
        "points", Bilingual("分值，不带正负号", "the points, without sign"),
        ifLeftOut: Bilingual("分值由方案规定", "the scheme states the points"), example: "分值"),
      .header(
        "evidence", Bilingual("依据", "what proves it"),
        ifLeftOut: Bilingual("不读依据", "no proof is read"), example: "文号"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let reference = reader.choice("of", Reference.self, &faults)
    guard let columns = reader.columns(EventLedgerColumns.columnsShape, &faults) else { return nil }
    let who = columns.text("who", &faults)
    let date = columns.text("date", &faults)
    let kind = columns.text("kind", &faults)
    let points = columns.text("points", &faults)
    let evidence = columns.text("evidence", &faults)
    guard let reference, let who, let date, let kind else { return nil }
    self.init(of: reference, who: who, date: date, kind: kind, points: points, evidence: evidence)
  }
}
