/// Reads a list of projects, list items or claims.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers; the amount may be `nil`.
///   - states: The state words that may occur.
///   - roster: Those appraised.
///   - log: Takes the issues and the account of the file.
/// - Returns: The records in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes · states).
public func readProjects(
  _ source: SourceFile, options: TextOptions,
  columns: (identifier: String, subject: String, state: String, amount: String?),
  states: [String], roster: Roster, log: inout IssueLog
) -> [ProjectRecord]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      [columns.identifier, columns.subject, columns.state, columns.amount], log: &log),
    let identifier = found[0], let subject = found[1], let state = found[2]
  else { return nil }
  let words = WordList(states)
  var records: [ProjectRecord] = []
  var identifiers = SharedIdentifiers()
  let isRead = readLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let key = reading.text(record[identifier], column: identifier, log: &log)
    let row = reading.index(
      record[subject], column: subject, in: roster.keys, list: .roster, log: &log)
    let word = reading.word(record[state], column: state, among: words, log: &log)
    let amount = found[3].map {
      reading.decimal(
        record[$0], column: $0, places: 4, range: 0...1_000_000_000_000_000, log: &log)
    }
    if reading.isWhole, let key, let row, let word {
      identifiers.check(
        key, line: place.line, at: table.place(place, column: identifier), log: &log)
      records.append(
        ProjectRecord(
          identifier: key, subject: Int32(row), state: Int32(word), amount: (amount ?? 0) ?? 0,
          line: Int32(clamping: place.line)))
    }
    return reading.verdict(concerning: row, log: &log)
  }
  return isRead ? records : nil
}
