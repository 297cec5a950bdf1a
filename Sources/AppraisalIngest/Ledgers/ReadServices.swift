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
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns([columns.who, columns.date], log: &log),
    let who = found[0], let day = found[1]
  else { return nil }
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
    if reading.isWhole, let index, let date {
      records.append(
        ServiceRecord(who: Int32(index), date: date, line: Int32(clamping: place.line)))
    }
    return reading.verdict(concerning: index.map(reference.subjectRow), log: &log)
  }
  return isRead ? records : nil
}
