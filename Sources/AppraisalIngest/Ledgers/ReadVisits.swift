public import AppraisalNumerics

/// A visit to a household (走访).
public struct VisitRecord: Sendable, Hashable {
  /// The position of whoever paid it on the list that the ledger names.
  public let who: Int32
  /// The household as it is written.
  public let household: String
  /// The day.
  public let date: CalendarDate
  /// The physical line.
  public let line: Int32
  /// The position of the kind among the words handed in; 0 when none are.
  public var kind: Int32 = 0
}

/// Reads a ledger of visits.
///
/// Two records of one person, household and day are one visit; the later is set aside.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers of whoever paid the visit, the household and the day.
///   - reference: The list that the first column names.
///   - kind: The column of kinds, if they are told apart.
///   - households: Those that can be visited, if there is a list; others are then set aside.
///   - period: The first and last day of the period; visits outside it are set aside.
///   - log: Takes the issues and the account of the file.
/// - Returns: The records in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readVisits(
  _ source: SourceFile, options: TextOptions,
  columns: (who: String, household: String, date: String), reference: RecordReference,
  kind: KindColumn? = nil, households: [String]? = nil, period: ClosedRange<CalendarDate>,
  log: inout IssueLog
) -> [VisitRecord]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      [columns.who, columns.household, columns.date, kind?.header], log: &log),
    let who = found[0], let household = found[1], let day = found[2]
  else { return nil }
  let keys = households.map(visitKeys)
  let words = kind.map { WordList($0.words) }
  return readComparedLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let index = reading.index(
      record[who], column: who, in: reference.keys, list: reference.list, log: &log)
    let visited = reading.household(record[household], column: household, among: keys, log: &log)
    let date = reading.date(record[day], column: day, inside: period, log: &log)
    let word = reading.kind(record, column: found[3], among: words, log: &log)
    let subject = index.map(reference.subjectRow)
    let verdict = reading.verdict(concerning: subject, log: &log)
    guard reading.isWhole, let index, let visited, let date else { return (verdict, nil) }
    let visit = VisitRecord(
      who: Int32(index), household: visited, date: date, line: Int32(clamping: place.line),
      kind: word)
    return (verdict, ComparedRecord(record: visit, place: place, subject: subject))
  } compare: { entries in
    // All that a visit tells is its key, so that two of them always agree.
    disagreements(among: entries, about: VisitKey.init, telling: { _ in 0 }, column: nil) {
      .repeatedRecord(firstLine: $1)
    }
  }
}

/// One person, household and day; the household by its bytes, not by canonical equivalence.
private struct VisitKey: Hashable {
  private let who: Int32
  private let household: [UInt8]
  private let date: CalendarDate

  init(_ visit: VisitRecord) {
    who = visit.who
    household = Array(visit.household.utf8)
    date = visit.date
  }
}

private func visitKeys(_ households: [String]) -> ByteKeyTable {
  var keys = ByteKeyTable(minimumCapacity: households.count)
  for household in households { _ = keys.insert(household) }
  return keys
}

extension FieldReading {
  /// A household, on the list if there is one.
  fileprivate mutating func household(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, among keys: ByteKeyTable?,
    log: inout IssueLog
  ) -> String? {
    guard let keys else { return text(field, column: column, log: &log) }
    return index(field, column: column, in: keys, list: .households, log: &log)
      .map { keys.key(at: $0) }
  }
}
