/// Columns of a list of meetings.
public struct MeetingColumns: Sendable {
  /// The header of the meeting's identifier.
  public let identifier: String
  /// The header of the day.
  public let date: String
  /// The header of the kind, if kinds are told apart.
  public let kind: String?
  /// The header of the subject that held it; `nil` for meetings of all.
  public let subject: String?
}

extension MeetingColumns {
  /// The keys of an input of meetings.
  static let shape = RecordInput.shape(
    "kind: meetings", kind: .meetings, Bilingual("会议台账，一行一次会议", "meetings, one per row"),
    keys: [.columns(columnsShape)])

  /// The headers of meetings.
  static let columnsShape = Shape(
    "meetings.columns", Bilingual("会议台账的列", "the headers of meetings"),
    keys: [
      .header("id", Bilingual("会议编号", "the identifier of the meeting"), example: "会议编号"),
      .header("date", Bilingual("会议日期", "the day"), example: "会议日期"),
      .kind,
      .header(
        "subject", Bilingual("哪个对象开的；按对象数会议时必须有", "the subject that held it; needed to count them"),
        ifLeftOut: Bilingual("会议是大家的", "the meetings are everybody's"), example: "单位编号"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let columns = reader.columns(MeetingColumns.columnsShape, &faults)
    let identifier = columns?.text("id", &faults)
    let date = columns?.text("date", &faults)
    let kind = columns?.text("kind", &faults)
    let subject = columns?.text("subject", &faults)
    guard let identifier, let date else { return nil }
    self.init(identifier: identifier, date: date, kind: kind, subject: subject)
  }
}
