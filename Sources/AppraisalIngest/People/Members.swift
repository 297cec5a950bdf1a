/// Members of the subjects, for records that name a person while the subject is the unit.
public struct Members: Sendable {
  /// The row of the subject that each member belongs to.
  public let subjectRows: [Int32]
  /// The names, in the order of `subjectRows`.
  public let names: [String]
  let keys: ByteKeyTable

  /// No members.
  public static let none = Members(subjectRows: [], names: [], keys: ByteKeyTable())

  init(subjectRows: [Int32], names: [String], keys: ByteKeyTable) {
    self.subjectRows = subjectRows
    self.names = names
    self.keys = keys
  }

  /// Number of members.
  public var count: Int { subjectRows.count }

  /// The identifier of a member.
  /// - Parameter index: The position of the member, from 0.
  /// - Returns: The identifier.
  public func identifier(at index: Int) -> String { keys.key(at: index) }
}

/// Reads the list of members.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers of identifier, name and subject.
///   - roster: Those appraised.
///   - log: Takes the issues and the account of the file.
/// - Returns: The members; `nil` when the file was refused.
/// - Complexity: O(bytes).
public func readMembers(
  _ source: SourceFile, options: TextOptions,
  columns: (identifier: String, name: String, subject: String), roster: Roster,
  log: inout IssueLog
) -> Members? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns([columns.identifier, columns.name, columns.subject], log: &log),
    let identifier = found[0], let name = found[1], let subject = found[2]
  else { return nil }
  var rows: [Int32] = []
  var names: [String] = []
  var register = IdentifierRegister()
  let isRead = table.readUnique(register: &register, column: identifier, log: &log) {
    record, place, log in
    var reading = FieldReading(table, place)
    let key = reading.text(record[identifier], column: identifier, log: &log)
    let title = reading.text(record[name], column: name, log: &log)
    let row = reading.index(
      record[subject], column: subject, in: roster.keys, list: .roster, log: &log)
    guard let key, let title, let row else { return (.quarantined, nil) }
    rows.append(Int32(row))
    names.append(title)
    return (.accepted, key)
  }
  guard isRead else { return nil }
  return Members(subjectRows: rows, names: names, keys: register.table)
}
