/// What became of a subject in an earlier year.
public struct HistoryRecord: Sendable, Hashable {
  /// The row of the subject.
  public let subject: Int32
  /// The year.
  public let year: Int32
  /// The position of the grade among the words handed in; `nil` without one.
  public let grade: Int32?
  /// Whether it was one of the last.
  public let isBottom: Bool
  /// The physical line.
  public let line: Int32
}

/// Where a table of earlier results has what.
public struct HistoryHeaders: Sendable {
  /// Where the year of a result stands.
  public enum Year: Sendable {
    /// All rows are of this year.
    case fixed(Int)
    /// In a column.
    case column(String)
  }

  /// The header of the subject.
  public let subject: String
  /// Where the year stands.
  public let year: Year
  /// The header of the grade.
  public let grade: String?
  /// The header of the mark of those at the bottom.
  public let bottom: String?

  /// Headers.
  /// - Parameters:
  ///   - subject: The header of the subject.
  ///   - year: Where the year stands.
  ///   - grade: The header of the grade.
  ///   - bottom: The header of the mark of those at the bottom; anything in it is one.
  public init(subject: String, year: Year, grade: String?, bottom: String?) {
    self.subject = subject
    self.year = year
    self.grade = grade
    self.bottom = bottom
  }
}

/// Reads the results of earlier years: the `ranking.csv` of earlier runs, or a table of several years.
///
/// Whoever is no longer on the roster is counted and left out. Results of the year appraised or a later
/// one are set aside, and so are all results of one subject in one year that differ.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - headers: The headers.
///   - grades: The grades that may occur.
///   - roster: Those appraised.
///   - appraised: The year that is appraised; `nil` to take results of any year.
///   - log: Takes the issues and the account of the file.
/// - Returns: The results in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readHistory(
  _ source: SourceFile, options: TextOptions, headers: HistoryHeaders, grades: [String],
  roster: Roster, before appraised: Int? = nil, log: inout IssueLog
) -> [HistoryRecord]? {
  let yearHeader: String? = if case .column(let header) = headers.year { header } else { nil }
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      [headers.subject, yearHeader, headers.grade, headers.bottom], log: &log),
    let subject = found[0]
  else { return nil }
  let words = WordList(grades)
  let isBefore = { (year: Int64) in appraised.map { year < Int64($0) } ?? true }
  return readComparedLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let year: Int64? =
      if case .fixed(let year) = headers.year {
        Int64(year)
      } else {
        found[1].flatMap {
          reading.decimal(record[$0], column: $0, places: 0, range: 1900...2100, log: &log)
        }
      }
    let grade = found[2].flatMap { column -> Int? in
      guard !trimmed(record[column]).field.isEmpty else { return nil }
      return reading.word(record[column], column: column, among: words, log: &log)
    }
    let isBottom = found[3].map { !trimmed(record[$0]).field.isEmpty } ?? false
    let name = reading.text(record[subject], column: subject, log: &log)
    if let year, let appraised, !isBefore(year) {
      reading.fault(
        .historyNotEarlier(year: Int(year), appraised: appraised), column: found[1] ?? subject,
        log: &log)
    }
    guard reading.isWhole, let year, let name else { return (reading.verdict, nil) }
    guard let row = roster.row(of: name) else {
      reading.note(.formerSubject(found: String(name.prefix(24))), column: subject, log: &log)
      return (.accepted, nil)
    }
    let result = HistoryRecord(
      subject: Int32(row), year: Int32(year), grade: grade.map { Int32($0) }, isBottom: isBottom,
      line: Int32(clamping: place.line))
    return (.accepted, ComparedRecord(record: result, place: place, subject: row))
  } compare: { entries in
    disagreements(
      among: entries, about: { Int64($0.subject) * 10_000 + Int64($0.year) },
      telling: { [Int($0.grade ?? -1), $0.isBottom ? 1 : 0] }, column: subject
    ) { record, otherLine in
      .conflictingRecords(
        identifier: roster.subjects[Int(record.subject)].identifier, otherLine: otherLine)
    }
  }
}
