/// An entry of a list of needs, services, resources or projects (三清单).
public struct ListRecord: Sendable, Hashable {
  /// The identifier.
  public let identifier: String
  /// The row of the subject.
  public let subject: Int32
  /// The category, which may be empty; `nil` without a column.
  public let category: String?
  /// Whoever looks after it, empty when nobody does; `nil` without a column.
  public let owner: String?
  /// The identifier of the need that it meets, empty when it meets none; `nil` without a column.
  public let need: String?
  /// The physical line.
  public let line: Int32
}

/// The headers of a list.
public struct ListColumns: Sendable {
  /// The identifier.
  public let identifier: String
  /// The subject.
  public let subject: String
  /// The category, if told.
  public let category: String?
  /// Whoever looks after an entry, if told.
  public let owner: String?
  /// The identifier of the need that an entry meets, if told.
  public let need: String?

  /// Headers.
  /// - Parameters:
  ///   - identifier: The identifier.
  ///   - subject: The subject.
  ///   - category: The category, if told.
  ///   - owner: Whoever looks after an entry, if told.
  ///   - need: The identifier of the need that an entry meets, if told.
  public init(
    identifier: String, subject: String, category: String? = nil, owner: String? = nil,
    need: String? = nil
  ) {
    self.identifier = identifier
    self.subject = subject
    self.category = category
    self.owner = owner
    self.need = need
  }
}

/// Reads a list of needs, services, resources or projects.
///
/// Two records of one entry are set aside, both when they differ. Cells other than the identifier and
/// the subject may be empty: an entry nobody looks after is what such lists are searched for.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers.
///   - roster: Those appraised.
///   - log: Takes the issues and the account of the file.
/// - Returns: The records in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readList(
  _ source: SourceFile, options: TextOptions, columns: ListColumns, roster: Roster,
  log: inout IssueLog
) -> [ListRecord]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      [columns.identifier, columns.subject, columns.category, columns.owner, columns.need],
      log: &log),
    let identifier = found[0], let subject = found[1]
  else { return nil }
  return readComparedLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let key = reading.text(record[identifier], column: identifier, log: &log)
    let row = reading.index(
      record[subject], column: subject, in: roster.keys, list: .roster, log: &log)
    var texts: [String?] = []
    for column in found.dropFirst(2) {
      texts.append(
        column.map { reading.optionalText(record[$0], column: $0, log: &log) ?? "" })
    }
    let verdict = reading.verdict(concerning: row, log: &log)
    guard reading.isWhole, let key, let row else { return (verdict, nil) }
    let entry = ListRecord(
      identifier: key, subject: Int32(row), category: texts[0], owner: texts[1], need: texts[2],
      line: Int32(clamping: place.line))
    return (verdict, ComparedRecord(record: entry, place: place, subject: row))
  } compare: { entries in
    disagreements(
      among: entries, about: { Array($0.identifier.utf8) }, telling: ListStatement.init,
      column: identifier
    ) { .conflictingRecords(identifier: $0.identifier, otherLine: $1) }
  }
}

/// What a record tells about its entry.
private struct ListStatement: Equatable {
  private let subject: Int32
  private let texts: [[UInt8]?]

  init(_ entry: ListRecord) {
    subject = entry.subject
    texts = [entry.category, entry.owner, entry.need].map { $0.map { Array($0.utf8) } }
  }
}
