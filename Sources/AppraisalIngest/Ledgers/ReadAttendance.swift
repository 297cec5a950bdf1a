import AppraisalNumerics

/// Reads a ledger of attendance with one record per person and meeting.
///
/// Records of one person and meeting that agree count once; when they do not, none counts.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers of the person, the meeting or its day, and the word.
///   - reference: The list that the first column names.
///   - meetings: What the second column tells.
///   - words: The words of the third.
///   - log: Takes the issues and the account of the file.
/// - Returns: The records in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readAttendance(
  _ source: SourceFile, options: TextOptions,
  columns: (who: String, meeting: String, presence: String), reference: RecordReference,
  meetings: MeetingReference, words: AttendanceWords, log: inout IssueLog
) -> [AttendanceRecord]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns([columns.who, columns.meeting, columns.presence], log: &log),
    let who = found[0], let meeting = found[1], let word = found[2]
  else { return nil }
  return readComparedLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let index = reading.index(
      record[who], column: who, in: reference.keys, list: reference.list, log: &log)
    let occasion = reading.occasion(record[meeting], column: meeting, meetings, log: &log)
    let presence = reading.word(
      record[word], column: word, among: words.groups.list, log: &log
    ).flatMap(words.presence)
    let subject = index.map(reference.subjectRow)
    let verdict = reading.verdict(concerning: subject, log: &log)
    guard reading.isWhole, let index, let occasion, let presence else { return (verdict, nil) }
    let attendance = AttendanceRecord(
      who: Int32(index), meeting: occasion.meeting, date: occasion.date, presence: presence,
      line: Int32(clamping: place.line))
    return (verdict, ComparedRecord(record: attendance, place: place, subject: subject))
  } compare: { entries in
    disagreements(
      among: entries, about: { Occasion(who: $0.who, meeting: $0.meeting, date: $0.date) },
      telling: \.presence, column: word
    ) { .conflictingAttendance(otherLine: $1) }
  }
}

/// One person at one meeting.
private struct Occasion: Hashable {
  let who: Int32
  let meeting: Int32?
  let date: CalendarDate
}

extension FieldReading {
  /// The meeting that a field tells.
  fileprivate mutating func occasion(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, _ reference: MeetingReference,
    log: inout IssueLog
  ) -> (meeting: Int32?, date: CalendarDate)? {
    switch reference {
    case .day(let period):
      return date(field, column: column, inside: period, log: &log).map { (nil, $0) }
    case .listed(let list):
      return index(field, column: column, in: list.keys, list: .meetings, log: &log)
        .map { (Int32($0), list.meetings[$0].date) }
    }
  }
}
