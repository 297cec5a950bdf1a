/// Columns of a ledger of attendance, one record per person and meeting.
public struct AttendanceColumns: Sendable {
  /// Whom the rows name.
  public let of: Reference
  /// The header of whoever it is.
  public let who: String
  /// The header of the meeting or its day.
  public let meeting: String
  /// The header of the word for how they took part.
  public let presence: String
}

/// Columns of sums of attendance.
public struct AttendanceSumColumns: Sendable {
  /// Whom the rows name.
  public let of: Reference
  /// The header of whoever it is.
  public let who: String
  /// The header of the meetings held.
  public let held: String
  /// The header of the meetings attended.
  public let present: String
  /// The header of the meetings excused from, if told.
  public let leave: String?
  /// The header of the meetings missed, if told.
  public let absent: String?
}

extension AttendanceColumns {
  /// The keys of an input of attendance.
  static let shape = RecordInput.shape(
    "kind: attendance", kind: .attendance,
    Bilingual("考勤台账，一行一人一次会议", "attendance, one person and meeting per row"),
    keys: [.reference, .columns(columnsShape)])

  /// The headers of attendance.
  static let columnsShape = Shape(
    "attendance.columns", Bilingual("考勤台账的列", "the headers of attendance"),
    keys: [
      .header("who", Bilingual("谁", "who"), example: "党员编号"),
      .header("meeting", Bilingual("会议编号或会议日期", "the meeting or its day"), example: "会议编号"),
      .header("presence", Bilingual("到会、缺席、请假等", "the word for taking part"), example: "考勤"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let reference = reader.choice("of", Reference.self, &faults)
    let columns = reader.columns(AttendanceColumns.columnsShape, &faults)
    let who = columns?.text("who", &faults)
    let meeting = columns?.text("meeting", &faults)
    let presence = columns?.text("presence", &faults)
    guard let reference, let who, let meeting, let presence else { return nil }
    self.init(of: reference, who: who, meeting: meeting, presence: presence)
  }
}

extension AttendanceSumColumns {
  /// The keys of an input of sums of attendance.
  static let shape = RecordInput.shape(
    "kind: attendanceTotals", kind: .attendanceTotals,
    Bilingual("考勤汇总，一行一人", "sums of attendance, one person per row"),
    keys: [.reference, .columns(columnsShape)])

  /// The headers of sums of attendance.
  static let columnsShape = Shape(
    "attendanceTotals.columns", Bilingual("考勤汇总的列", "the headers of sums of attendance"),
    keys: [
      .header("who", Bilingual("谁", "who"), example: "党员编号"),
      .header("held", Bilingual("应到次数", "meetings held"), example: "应到"),
      .header("present", Bilingual("实到次数", "meetings attended"), example: "实到"),
      .header(
        "leave", Bilingual("请假次数", "meetings excused from"),
        ifLeftOut: Bilingual("没有请假列", "not told"), example: "请假"),
      .header(
        "absent", Bilingual("缺席次数，用来核对", "meetings missed, checked against the others"),
        ifLeftOut: Bilingual("没有缺席列", "not told"), example: "缺席"),
    ])

  init?(_ reader: MappingReader, _ faults: inout FaultCollector) {
    let reference = reader.choice("of", Reference.self, &faults)
    let columns = reader.columns(AttendanceSumColumns.columnsShape, &faults)
    let who = columns?.text("who", &faults)
    let held = columns?.text("held", &faults)
    let present = columns?.text("present", &faults)
    let leave = columns?.text("leave", &faults)
    let absent = columns?.text("absent", &faults)
    guard let reference, let who, let held, let present else { return nil }
    self.init(
      of: reference, who: who, held: held, present: present, leave: leave, absent: absent)
  }
}
