public import AppraisalNumerics

/// A meeting that was held (会议).
public struct MeetingRecord: Sendable, Hashable {
  /// The identifier.
  public let identifier: String
  /// The day.
  public let date: CalendarDate
  /// The position of the word for its kind among the words handed in; 0 when none are.
  public let kind: Int32
  /// The physical line.
  public let line: Int32
  /// The row of the subject that held it; `nil` when not told.
  public var subject: Int32?
}

/// The meetings of a period, which a ledger of attendance can refer to.
public struct MeetingList: Sendable {
  /// The meetings, in the order of the file.
  public let meetings: [MeetingRecord]
  let keys: ByteKeyTable

  /// The position of a meeting.
  /// - Parameter identifier: The identifier, compared by its bytes.
  /// - Returns: The position; `nil` when there is no such meeting.
  public func position(of identifier: String) -> Int? { keys.index(of: identifier) }
}

/// Reads the list of meetings; an identifier that stands there twice refuses it.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers; the kind may be `nil`.
///   - kinds: The words for kinds that may occur; disregarded without a column.
///   - subject: The header of the subject that held the meeting, and the roster, if it is told.
///   - period: The first and last day of the period; meetings outside it are set aside.
///   - log: Takes the issues and the account of the file.
/// - Returns: The meetings; `nil` when the file was refused.
/// - Complexity: O(bytes).
public func readMeetings(
  _ source: SourceFile, options: TextOptions,
  columns: (identifier: String, date: String, kind: String?), kinds: [String],
  subject: (header: String, roster: Roster)? = nil, period: ClosedRange<CalendarDate>,
  log: inout IssueLog
) -> MeetingList? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      [columns.identifier, columns.date, columns.kind, subject?.header], log: &log),
    let identifier = found[0], let day = found[1]
  else { return nil }
  let words = WordList(kinds)
  var meetings: [MeetingRecord] = []
  var register = IdentifierRegister()
  let isRead = table.readUnique(register: &register, column: identifier, log: &log) {
    record, place, log in
    var reading = FieldReading(table, place)
    let key = reading.text(record[identifier], column: identifier, log: &log)
    let date = reading.date(record[day], column: day, inside: period, log: &log)
    let kind = found[2].map { reading.word(record[$0], column: $0, among: words, log: &log) }
    let row = found[3].flatMap { column in
      subject.flatMap {
        reading.index(
          record[column], column: column, in: $0.roster.keys, list: .roster, log: &log)
      }
    }
    guard reading.isWhole, let key, let date else {
      return (reading.verdict(concerning: row, log: &log), nil)
    }
    meetings.append(
      MeetingRecord(
        identifier: key, date: date, kind: Int32((kind ?? 0) ?? 0),
        line: Int32(clamping: place.line), subject: row.map { Int32($0) }))
    return (.accepted, key)
  }
  return isRead ? MeetingList(meetings: meetings, keys: register.table) : nil
}
