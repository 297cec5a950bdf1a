/// A value that a table holds per subject.
public struct ValueColumn: Sendable {
  /// The name that the caller uses.
  public let name: String
  /// The header.
  public let header: String
  /// The range, in units of 0.0001.
  public let range: ClosedRange<Int64>

  /// A value column.
  /// - Parameters:
  ///   - name: The name that the caller uses.
  ///   - header: The header.
  ///   - range: The range, in units of 0.0001; its ends fit 32 bits.
  public init(name: String, header: String, range: ClosedRange<Int64>) {
    precondition(
      Int32(exactly: range.lowerBound) != nil && Int32(exactly: range.upperBound) != nil,
      "values fit 32 bits")
    self.name = name
    self.header = header
    self.range = range
  }
}

/// Reads a table of values, at most one row per subject; an empty cell means that none was handed
/// in.
///
/// A last row without subject that holds the sums or means of the others is told as such.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - subject: The header of the subject.
///   - values: The columns of values.
///   - roster: Those appraised.
///   - log: Takes the issues and the account of the file.
/// - Returns: The values; `nil` when the file was refused, as it is when a subject has two rows.
/// - Complexity: O(bytes).
public func readValues(
  _ source: SourceFile, options: TextOptions, subject: String, values: [ValueColumn],
  roster: Roster, log: inout IssueLog
) -> ValueTable? {
  readValues(
    source, options: options, who: subject, values: values, reference: .subjects(roster),
    log: &log)
}

/// Reads a table of values, at most one row per somebody on a list.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - subject: The header of whoever has the values.
///   - values: The columns of values.
///   - reference: The list that the first column names.
///   - log: Takes the issues and the account of the file.
/// - Returns: The values, by position on the list; `nil` when the file was refused, as it is when
///   somebody has two rows.
/// - Complexity: O(bytes).
public func readValues(
  _ source: SourceFile, options: TextOptions, who subject: String, values: [ValueColumn],
  reference: RecordReference, log: inout IssueLog
) -> ValueTable? {
  let keys = reference.keys
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns([subject] + values.map(\.header), log: &log),
    let subjectColumn = found[0]
  else { return nil }
  let positions = found.dropFirst().compactMap(\.self)
  var cells = values.map { _ in [Int32?](repeating: nil, count: reference.count) }
  var lines = [Int32](repeating: 0, count: reference.count)
  var register = IdentifierRegister()
  var unlabelled: UnlabelledRow?
  let isRead = table.readUnique(register: &register, column: subjectColumn, log: &log) {
    record, place, log in
    var reading = FieldReading(table, place)
    if let row = unlabelled.take() {
      log.report(.blankField, at: table.place(row.place, column: subjectColumn))
    }
    let isUnlabelled = trimmed(record[subjectColumn]).field.isEmpty
    let row =
      isUnlabelled
      ? nil
      : reading.index(
        record[subjectColumn], column: subjectColumn, in: keys, list: reference.list, log: &log)
    var read = [Int64?](repeating: nil, count: values.count)
    for (position, column) in positions.enumerated()
    where !trimmed(record[column]).field.isEmpty {
      read[position] = reading.decimal(
        record[column], column: column, places: 4,
        range: isUnlabelled ? UnlabelledRow.range : values[position].range, log: &log)
    }
    if isUnlabelled { unlabelled = UnlabelledRow(place: place, values: read) }
    guard !isUnlabelled else { return (.quarantined, nil) }
    guard reading.isWhole, let row else {
      return (reading.verdict(concerning: row.map(reference.subjectRow), log: &log), nil)
    }
    for position in read.indices { cells[position][row] = read[position].map { Int32($0) } }
    lines[row] = Int32(clamping: place.line)
    return (.accepted, keys.identifiers.key(at: row))
  }
  if let row = unlabelled {
    log.report(
      row.fault(asLastBelow: cells), at: table.place(row.place, column: subjectColumn))
  }
  guard isRead else { return nil }
  return ValueTable(
    values: Dictionary(zip(values.map(\.name), cells), uniquingKeysWith: { first, _ in first }),
    lines: lines)
}
