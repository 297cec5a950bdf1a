/// A leader and a contact point, or one of them without the other (联系点).
public struct ContactRecord: Sendable, Hashable {
  /// The row of the subject.
  public let subject: Int32
  /// The leader as written; `nil` for a point without one.
  public let leader: String?
  /// The point as written; `nil` for a leader without one.
  public let point: String?
  /// The physical line.
  public let line: Int32
}

/// Reads a list of leaders and contact points; a row with neither is set aside.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers.
///   - roster: Those appraised.
///   - log: Takes the issues and the account of the file.
/// - Returns: The records in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readContacts(
  _ source: SourceFile, options: TextOptions,
  columns: (subject: String, leader: String, point: String), roster: Roster, log: inout IssueLog
) -> [ContactRecord]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns([columns.subject, columns.leader, columns.point], log: &log),
    let subject = found[0], let leader = found[1], let point = found[2]
  else { return nil }
  var records: [ContactRecord] = []
  let isRead = readLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let row = reading.index(
      record[subject], column: subject, in: roster.keys, list: .roster, log: &log)
    let leaderName = reading.optionalText(record[leader], column: leader, log: &log)
    let pointName = reading.optionalText(record[point], column: point, log: &log)
    if leaderName == nil, pointName == nil {
      reading.fault(.blankField, column: leader, log: &log)
    }
    if reading.isWhole, let row {
      records.append(
        ContactRecord(
          subject: Int32(row), leader: leaderName, point: pointName,
          line: Int32(clamping: place.line)))
    }
    return reading.verdict(concerning: row, log: &log)
  }
  return isRead ? records : nil
}
