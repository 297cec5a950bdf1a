import AppraisalNumerics

/// Reads a ledger of claims.
///
/// The days of the stages never go back, and none stands at a stage that was not reached; a day that
/// is not told is no fault. Two records of one claim are set aside, both when they differ.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers and stages.
///   - roster: Those appraised.
///   - number: Reads a number that is not plain, such as `3000余`; gives `nil` for what is none.
///     What it reads counts as it says and is noted. Without it, only plain numbers are read.
///   - log: Takes the issues and the account of the file.
/// - Returns: The records in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readClaims(
  _ source: SourceFile, options: TextOptions, columns: ClaimColumns, roster: Roster,
  number: (UnsafeBufferPointer<UInt8>) -> ClaimNumber? = { _ in nil }, log: inout IssueLog
) -> [ClaimRecord]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      [columns.identifier, columns.subject, columns.stage, columns.number, columns.category]
        + columns.stages.map(\.dateHeader), log: &log),
    let identifier = found[0], let subject = found[1], let stage = found[2]
  else { return nil }
  let words = WordList(columns.stages.map(\.word))
  let categories = WordList(columns.categories)
  let days = Array(found.dropFirst(5))
  return readComparedLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let key = reading.text(record[identifier], column: identifier, log: &log)
    let row = reading.index(
      record[subject], column: subject, in: roster.keys, list: .roster, log: &log)
    let reached = reading.word(record[stage], column: stage, among: words, log: &log)
    let dates = days.map { day in
      day.flatMap { reading.date(record[$0], column: $0, mayBeEmpty: true, log: &log) }
    }
    let amount = found[3].flatMap {
      reading.claimNumber(
        record[$0], column: $0, at: table.place(place, column: $0), log: &log, rough: number)
    }
    let category = found[4].flatMap {
      reading.word(record[$0], column: $0, among: categories, log: &log)
    }
    reading.requireProgress(dates, columns: days, reached: reached, words: words, log: &log)
    let verdict = reading.verdict(concerning: row, log: &log)
    guard reading.isWhole, let key, let row, let reached else { return (verdict, nil) }
    let claim = ClaimRecord(
      identifier: key, subject: Int32(row), stage: Int32(reached), dates: dates, number: amount,
      category: category.map { Int32($0) }, line: Int32(clamping: place.line))
    return (verdict, ComparedRecord(record: claim, place: place, subject: row))
  } compare: { entries in
    disagreements(
      among: entries, about: { Array($0.identifier.utf8) }, telling: ClaimStatement.init,
      column: identifier
    ) { .conflictingRecords(identifier: $0.identifier, otherLine: $1) }
  }
}

/// What a record tells about its claim.
private struct ClaimStatement: Equatable {
  private let subject: Int32
  private let stage: Int32
  private let dates: [CalendarDate?]
  private let number: ClaimNumber?
  private let category: Int32?

  init(_ claim: ClaimRecord) {
    subject = claim.subject
    stage = claim.stage
    dates = claim.dates
    number = claim.number
    category = claim.category
  }
}

extension FieldReading {
  /// Reports days that go back, and days of stages that were not reached.
  fileprivate mutating func requireProgress(
    _ dates: [CalendarDate?], columns: [Int?], reached: Int?, words: WordList,
    log: inout IssueLog
  ) {
    var latest: CalendarDate?
    for (stage, date) in dates.enumerated() {
      guard let date else { continue }
      requireOrder(latest, date, column: columns[stage], log: &log)
      latest = max(latest ?? date, date)
      if let reached, stage > reached {
        fault(
          .stageNotReached(stage: words.words[stage], reached: words.words[reached]),
          column: columns[stage], log: &log)
      }
    }
  }

  /// A number, plain or rough; `nil` without a fault when the field is empty.
  fileprivate mutating func claimNumber(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, at place: SourcePlace, log: inout IssueLog,
    rough: (UnsafeBufferPointer<UInt8>) -> ClaimNumber?
  ) -> ClaimNumber? {
    let range: ClosedRange<Int64> = 0...1_000_000_000_000_000
    let text = trimmed(field).field
    if parseDecimal(field, places: 4) == .notANumber, let number = rough(text),
      range.contains(number.value)
    {
      let found = IssueKind.excerpt(text)
      let isRough = number.isApproximate || number.isLowerBound
      log.report(
        isRough
          ? .approximateNumber(found: found)
          : .numberInWords(found: found, value: decimalText(number.value, decimals: 4)),
        at: place)
      return number
    }
    return optionalDecimal(field, column: column, places: 4, range: range, log: &log)
      .map { ClaimNumber(value: $0) }
  }
}
