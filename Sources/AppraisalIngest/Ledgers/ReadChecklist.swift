public import AppraisalNumerics

/// An item that somebody owes by a day (应交清单).
public struct ChecklistRecord: Sendable, Hashable {
  /// The position of whoever owes it on the list that the ledger names.
  public let who: Int32
  /// The item.
  public let item: String
  /// The day by which it is due.
  public let due: CalendarDate
  /// The day on which it was handed in; `nil` while it is not.
  public let done: CalendarDate?
  /// The physical line.
  public let line: Int32
}

/// The headers of a checklist.
public struct ChecklistColumns: Sendable {
  /// Whoever owes the item.
  public let who: String
  /// The item.
  public let item: String
  /// The day by which it is due, if told.
  public let due: String?
  /// The day on which it was handed in.
  public let done: String

  /// Headers.
  /// - Parameters:
  ///   - who: Whoever owes the item.
  ///   - item: The item.
  ///   - due: The day by which it is due, if told.
  ///   - done: The day on which it was handed in.
  public init(who: String, item: String, due: String? = nil, done: String) {
    self.who = who
    self.item = item
    self.due = due
    self.done = done
  }
}

/// Reads a checklist.
///
/// Two records of one item, due from one person on one day, are set aside, both when they differ.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers.
///   - items: The items that may occur; any when empty.
///   - due: The day for rows that tell none; without it, such a row is at fault.
///   - reference: The list that the first column names.
///   - log: Takes the issues and the account of the file.
/// - Returns: The records in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readChecklist(
  _ source: SourceFile, options: TextOptions, columns: ChecklistColumns, items: [String],
  due: CalendarDate?, reference: RecordReference, log: inout IssueLog
) -> [ChecklistRecord]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns([columns.who, columns.item, columns.due, columns.done], log: &log),
    let who = found[0], let item = found[1], let done = found[3]
  else { return nil }
  let keys = reference.keys
  let words = WordList(items)
  return readComparedLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let index = reading.index(
      record[who], column: who, in: keys, list: reference.list, log: &log)
    let name =
      items.isEmpty
      ? reading.text(record[item], column: item, log: &log)
      : reading.word(record[item], column: item, among: words, log: &log).map { items[$0] }
    let told = found[2].flatMap {
      reading.date(record[$0], column: $0, mayBeEmpty: due != nil, log: &log)
    }
    let handedIn = reading.date(record[done], column: done, mayBeEmpty: true, log: &log)
    let row = index.map(reference.subjectRow)
    let verdict = reading.verdict(concerning: row, log: &log)
    guard reading.isWhole, let index, let name, let day = told ?? due else {
      return (verdict, nil)
    }
    let entry = ChecklistRecord(
      who: Int32(index), item: name, due: day, done: handedIn,
      line: Int32(clamping: place.line))
    return (verdict, ComparedRecord(record: entry, place: place, subject: row))
  } compare: { entries in
    disagreements(
      among: entries, about: ChecklistKey.init, telling: \.done, column: item
    ) { .conflictingRecords(identifier: $0.item, otherLine: $1) }
  }
}

/// What a record is about.
private struct ChecklistKey: Hashable {
  private let who: Int32
  private let item: [UInt8]
  private let due: CalendarDate

  init(_ record: ChecklistRecord) {
    who = record.who
    item = Array(record.item.utf8)
    due = record.due
  }
}
