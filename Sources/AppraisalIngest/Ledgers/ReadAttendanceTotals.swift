/// The headers of a table of attendance sums.
public struct AttendanceTotalsColumns: Sendable {
  /// The person or subject.
  public let who: String
  /// Meetings held.
  public let held: String
  /// Meetings attended.
  public let present: String
  /// Meetings excused from, if told.
  public let leave: String?
  /// Meetings missed, if told.
  public let absent: String?

  /// Headers.
  /// - Parameters:
  ///   - who: The person or subject.
  ///   - held: Meetings held.
  ///   - present: Meetings attended.
  ///   - leave: Meetings excused from, if told.
  ///   - absent: Meetings missed, if told.
  public init(
    who: String, held: String, present: String, leave: String? = nil, absent: String? = nil
  ) {
    self.who = who
    self.held = held
    self.present = present
    self.leave = leave
    self.absent = absent
  }
}

/// Reads a table of attendance sums, one row per person.
///
/// A row is set aside when `present + leave + absent > held`. Fewer may be accounted for, and no
/// meeting held is no fault. Rows of one person that agree count once; when they do not, none does.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers.
///   - reference: The list that the first column names.
///   - log: Takes the issues and the account of the file.
/// - Returns: The records in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readAttendanceTotals(
  _ source: SourceFile, options: TextOptions, columns: AttendanceTotalsColumns,
  reference: RecordReference, log: inout IssueLog
) -> [AttendanceTotals]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      [columns.who, columns.held, columns.present, columns.leave, columns.absent], log: &log),
    let who = found[0], let held = found[1], let present = found[2]
  else { return nil }
  return readComparedLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let index = reading.index(
      record[who], column: who, in: reference.keys, list: reference.list, log: &log)
    let heldCount = reading.meetings(record[held], column: held, log: &log)
    let presentCount = reading.meetings(record[present], column: present, log: &log)
    let leave = found[3].map { reading.meetings(record[$0], column: $0, log: &log) }
    let absent = found[4].map { reading.meetings(record[$0], column: $0, log: &log) }
    let subject = index.map(reference.subjectRow)
    guard reading.isWhole, let index, let heldCount, let presentCount else {
      return (reading.verdict(concerning: subject, log: &log), nil)
    }
    let totals = AttendanceTotals(
      who: Int32(index), held: heldCount, present: presentCount, leave: leave ?? nil,
      absent: absent ?? nil, line: Int32(clamping: place.line))
    reading.requireSum(of: totals, presentColumn: present, log: &log)
    let verdict = reading.verdict(concerning: subject, log: &log)
    let entry = ComparedRecord(record: totals, place: place, subject: subject)
    return (verdict, reading.isWhole ? entry : nil)
  } compare: { entries in
    disagreements(
      among: entries, about: \.who,
      telling: { [$0.held, $0.present, $0.leave, $0.absent] }, column: who
    ) { .conflictingAttendance(otherLine: $1) }
  }
}

extension FieldReading {
  /// A number of meetings; no office holds more than 100,000 in a year.
  fileprivate mutating func meetings(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, log: inout IssueLog
  ) -> Int32? {
    decimal(field, column: column, places: 0, range: 0...100_000, log: &log)
      .map { Int32(clamping: $0) }
  }

  /// Reports the number attended when it alone exceeds those held, or else the sum.
  fileprivate mutating func requireSum(
    of totals: AttendanceTotals, presentColumn: Int, log: inout IssueLog
  ) {
    let counted = Int64(totals.present) + Int64(totals.leave ?? 0) + Int64(totals.absent ?? 0)
    let held = Int64(totals.held)
    if totals.present > totals.held {
      fault(
        .attendanceOverHeld(counted: Int64(totals.present), held: held), column: presentColumn,
        log: &log)
    } else if counted > held {
      fault(.attendanceOverHeld(counted: counted, held: held), column: nil, log: &log)
    }
  }
}
