/// A post at a place (网格岗位).
public struct PostRecord: Sendable, Hashable {
  /// The row of the subject.
  public let subject: Int32
  /// The place as it is written.
  public let place: String
  /// The position of the role among the words handed in.
  public let role: Int32
  /// Whether somebody holds it.
  public let isFilled: Bool
  /// The physical line.
  public let line: Int32
}

/// Reads a list of posts; a vacant one has an empty holder.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers of the subject, the place and the holder.
///   - role: The column of roles.
///   - roster: Those appraised.
///   - log: Takes the issues and the account of the file.
/// - Returns: The posts in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readPosts(
  _ source: SourceFile, options: TextOptions,
  columns: (subject: String, place: String, holder: String), role: KindColumn, roster: Roster,
  log: inout IssueLog
) -> [PostRecord]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      [columns.subject, columns.place, role.header, columns.holder], log: &log),
    let subject = found[0], let place = found[1], let word = found[2], let holder = found[3]
  else { return nil }
  let words = WordList(role.words)
  var records: [PostRecord] = []
  let isRead = readLedger(table, log: &log) { record, at, log in
    var reading = FieldReading(table, at)
    let row = reading.index(
      record[subject], column: subject, in: roster.keys, list: .roster, log: &log)
    let name = reading.text(record[place], column: place, log: &log)
    let position = reading.word(record[word], column: word, among: words, log: &log)
    let person = reading.bytes(record[holder], column: holder, log: &log)
    if reading.isWhole, let row, let name, let position {
      records.append(
        PostRecord(
          subject: Int32(row), place: name, role: Int32(position), isFilled: !person.isEmpty,
          line: Int32(clamping: at.line)))
    }
    return reading.verdict(concerning: row, log: &log)
  }
  return isRead ? records : nil
}
