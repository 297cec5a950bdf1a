public import AppraisalNumerics

/// Reads a ledger of services.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers of whoever did the service and of the day.
///   - reference: The list that the first column names.
///   - period: The first and last day of the period; services outside it are set aside.
///   - log: Takes the issues and the account of the file.
/// - Returns: The records in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readServices(
  _ source: SourceFile, options: TextOptions, columns: (who: String, date: String),
  reference: RecordReference, period: ClosedRange<CalendarDate>, log: inout IssueLog
) -> [ServiceRecord]? {
  readServices(
    source, options: options, headers: ServiceHeaders(who: columns.who, date: columns.date),
    reference: reference, period: period, log: &log)
}

/// Reads a ledger of services with their kinds, households and units where it tells them.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - headers: The headers.
///   - reference: The list that the first column names.
///   - period: The first and last day of the period; services outside it are set aside.
///   - log: Takes the issues and the account of the file.
/// - Returns: The records in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readServices(
  _ source: SourceFile, options: TextOptions, headers: ServiceHeaders,
  reference: RecordReference, period: ClosedRange<CalendarDate>, log: inout IssueLog
) -> [ServiceRecord]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      [headers.who, headers.date, headers.kind?.header, headers.household, headers.unit],
      log: &log),
    let who = found[0], let day = found[1]
  else { return nil }
  let words = headers.kind.map { WordList($0.words) }
  var households = ByteKeyTable()
  var units = ByteKeyTable()
  let keys = reference.keys
  let list = reference.list
  var records: [ServiceRecord] = []
  let isRead = readLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let index = reading.index(record[who], column: who, in: keys, list: list, log: &log)
    let date = reading.date(record[day], column: day, log: &log)
    if let date, !period.contains(date) {
      reading.fault(
        .dateOutsidePeriod(
          found: date.description, period: "\(period.lowerBound)…\(period.upperBound)"),
        column: day, log: &log)
    }
    let kind = reading.kind(record, column: found[2], among: words, log: &log)
    let household = found[3].flatMap { reading.text(record[$0], column: $0, log: &log) }
    let unit = found[4].flatMap { reading.text(record[$0], column: $0, log: &log) }
    if reading.isWhole, let index, let date {
      records.append(
        ServiceRecord(
          who: Int32(index), date: date, line: Int32(clamping: place.line), kind: kind,
          household: household.map { Int32(households.insert($0)) } ?? -1,
          unit: unit.map { Int32(units.insert($0)) } ?? -1))
    }
    return reading.verdict(concerning: index.map(reference.subjectRow), log: &log)
  }
  return isRead ? records : nil
}

extension FieldReading {
  /// The position of the kind among its words; 0 where kinds are not told apart.
  mutating func kind(
    _ record: borrowing DelimitedRecord, column: Int?, among words: WordList?, log: inout IssueLog
  ) -> Int32 {
    guard let column, let words else { return 0 }
    return Int32(word(record[column], column: column, among: words, log: &log) ?? 0)
  }
}
