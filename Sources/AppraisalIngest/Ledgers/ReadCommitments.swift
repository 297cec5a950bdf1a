/// Reads a list of public commitments.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers; the word of importance may be `nil`.
///   - importance: The words of importance that may occur; disregarded without a column.
///   - roster: Those appraised.
///   - log: Takes the issues and the account of the file.
/// - Returns: The records in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readCommitments(
  _ source: SourceFile, options: TextOptions,
  columns: (identifier: String, subject: String, due: String, done: String, importance: String?),
  importance: [String], roster: Roster, log: inout IssueLog
) -> [CommitmentRecord]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      [columns.identifier, columns.subject, columns.due, columns.done, columns.importance],
      log: &log),
    let identifier = found[0], let subject = found[1], let due = found[2], let done = found[3]
  else { return nil }
  let words = WordList(importance)
  var records: [CommitmentRecord] = []
  var identifiers = SharedIdentifiers()
  let isRead = readLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let key = reading.text(record[identifier], column: identifier, log: &log)
    let row = reading.index(
      record[subject], column: subject, in: roster.keys, list: .roster, log: &log)
    let dueDate = reading.date(record[due], column: due, log: &log)
    let doneDate = reading.date(record[done], column: done, mayBeEmpty: true, log: &log)
    let word = found[4].map {
      reading.word(record[$0], column: $0, among: words, log: &log)
    }
    if reading.isWhole, let key, let row, let dueDate {
      identifiers.check(
        key, line: place.line, at: table.place(place, column: identifier), log: &log)
      records.append(
        CommitmentRecord(
          identifier: key, subject: Int32(row), due: dueDate, done: doneDate,
          importance: Int32((word ?? 0) ?? 0), line: Int32(clamping: place.line)))
    }
    return reading.verdict(concerning: row, log: &log)
  }
  return isRead ? records : nil
}
