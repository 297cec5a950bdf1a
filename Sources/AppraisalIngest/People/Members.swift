/// Members of the subjects, for records that name a person while the subject is the unit.
public struct Members: Sendable {
  /// The row of the subject that each member belongs to.
  public let subjectRows: [Int32]
  /// The names, in the order of `subjectRows`.
  public let names: [String]
  private(set) var keys: ListedKeys
  /// The roster's keys, by which a file may name the unit of a member.
  private let units: ListedKeys?

  /// No members.
  public static let none = Members(
    subjectRows: [], names: [], identifiers: ByteKeyTable(), units: nil)

  init(
    subjectRows: [Int32], names: [String], identifiers: ByteKeyTable, units: ListedKeys?
  ) {
    self.subjectRows = subjectRows
    self.names = names
    self.units = units
    keys = ListedKeys(identifiers) {
      zip(names, subjectRows).map { name, row in
        (name, units?.identifiers.key(at: Int(row)) ?? "")
      }
    }
  }

  /// The same members for a file that names them in another way.
  /// - Parameters:
  ///   - naming: How the file names them.
  ///   - mapping: Further spellings of the file.
  /// - Returns: The members.
  public func named(_ naming: Naming, mapping: KeyMapping = .none) -> Members {
    var members = self
    members.keys = keys.spelt(
      naming.spelling(above: units.map(UnitNames.init)), mapping: mapping)
    return members
  }

  /// Number of members.
  public var count: Int { subjectRows.count }

  /// The identifier of a member.
  /// - Parameter index: The position of the member, from 0.
  /// - Returns: The identifier.
  public func identifier(at index: Int) -> String { keys.identifiers.key(at: index) }
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
  var check = IdentifierCheck()
  var shortened: Set<Int> = []
  let isRead = table.readUnique(register: &register, column: identifier, log: &log) {
    record, place, log in
    var reading = FieldReading(table, place)
    let key = reading.identifier(
      record[identifier], column: identifier, check: &check, log: &log)
    let title = reading.name(record[name], column: name, log: &log)
    let row = reading.index(
      record[subject], column: subject, in: roster.keys, list: .roster, log: &log)
    guard let key, let title, let row else { return (.quarantined, nil) }
    rows.append(Int32(row))
    names.append(title)
    check.accept(key, at: place)
    return (.accepted, key)
  } settle: { log throws(Refusal) in
    shortened = try check.settle(in: table, column: identifier, log: &log)
    return shortened.count
  }
  guard isRead else { return nil }
  let kept = rows.indices.filter { !shortened.contains($0) }
  var identifiers = ByteKeyTable(minimumCapacity: kept.count)
  for number in kept { _ = identifiers.insert(register.table.key(at: number)) }
  return Members(
    subjectRows: kept.map { rows[$0] }, names: kept.map { names[$0] }, identifiers: identifiers,
    units: roster.keys)
}
