public import AppraisalNumerics

/// What else the roster says of the subjects: texts, days of evidence, amounts of money.
public struct RosterAttributes: Sendable {
  /// A column of days that a word in another column calls for.
  public struct Evidence: Sendable {
    /// The header of the words.
    public let column: String
    /// The words that call for a day.
    public let words: [String]
    /// The header of the day.
    public let day: String

    /// A column of days.
    /// - Parameters:
    ///   - column: The header of the words.
    ///   - words: The words that call for a day.
    ///   - day: The header of the day.
    public init(column: String, words: [String], day: String) {
      self.column = column
      self.words = words
      self.day = day
    }
  }

  /// The headers wanted.
  public struct Columns: Sendable {
    /// Columns of text, which may be empty.
    public let texts: [String]
    /// Columns of days.
    public let evidence: [Evidence]
    /// Columns of money in yuan, which may be empty.
    public let amounts: [String]

    /// Headers.
    /// - Parameters:
    ///   - texts: Columns of text.
    ///   - evidence: Columns of days.
    ///   - amounts: Columns of money.
    public init(texts: [String] = [], evidence: [Evidence] = [], amounts: [String] = []) {
      self.texts = texts
      self.evidence = evidence
      self.amounts = amounts
    }
  }

  /// The texts by header, in the order of the roster; empty where nothing stands.
  public var texts: [String: [String]] = [:]
  /// The days by header; `nil` where none stands.
  public var days: [String: [CalendarDate?]] = [:]
  /// The amounts by header, in fen; `nil` where none stands.
  public var amounts: [String: [Int64?]] = [:]

  /// Nothing beside identifier, name and strata.
  public init() {}

  /// The same in another order of the subjects.
  func reordered(_ order: [Int]) -> RosterAttributes {
    var result = RosterAttributes()
    result.texts = texts.mapValues { column in order.map { column[$0] } }
    result.days = days.mapValues { column in order.map { column[$0] } }
    result.amounts = amounts.mapValues { column in order.map { column[$0] } }
    return result
  }
}

/// Reads the attributes of one roster record after another.
struct RosterAttributeReader {
  /// The attributes of one record.
  struct Row {
    fileprivate let texts: [String]
    fileprivate let days: [CalendarDate?]
    fileprivate let amounts: [Int64?]
  }

  /// At most ten thousand million yuan, in fen.
  private static let amountRange: ClosedRange<Int64> = 0...1_000_000_000_000

  private let columns: RosterAttributes.Columns
  private let positions: [Int]
  private var rows: [Row] = []

  /// The headers, in the order in which `positions` are handed in.
  static func headers(_ columns: RosterAttributes.Columns) -> [String] {
    columns.texts + columns.evidence.flatMap { [$0.column, $0.day] } + columns.amounts
  }

  init(_ columns: RosterAttributes.Columns, positions: [Int]) {
    self.columns = columns
    self.positions = positions
  }

  /// Reads what the record says; faults set the record aside.
  func read(
    _ record: borrowing DelimitedRecord, _ reading: inout FieldReading, log: inout IssueLog
  ) -> Row {
    var texts: [String] = []
    var days: [CalendarDate?] = []
    var amounts: [Int64?] = []
    for position in positions.prefix(columns.texts.count) {
      texts.append(text(record[position], position, reading, log: &log))
    }
    let dated = positions.dropFirst(columns.texts.count)
    for (index, evidence) in columns.evidence.enumerated() {
      let word = dated[dated.startIndex + 2 * index]
      let day = dated[dated.startIndex + 2 * index + 1]
      let found = trimmed(record[word]).field
      let isNeeded = evidence.words.contains { $0.utf8.elementsEqual(found) }
      days.append(
        reading.date(record[day], column: day, mayBeEmpty: !isNeeded, log: &log))
    }
    for position in positions.suffix(columns.amounts.count) {
      amounts.append(
        reading.optionalDecimal(
          record[position], column: position, places: 2, range: Self.amountRange, log: &log))
    }
    return Row(texts: texts, days: days, amounts: amounts)
  }

  private func text(
    _ field: UnsafeBufferPointer<UInt8>, _ column: Int, _ reading: borrowing FieldReading,
    log: inout IssueLog
  ) -> String {
    String(decoding: reading.bytes(field, column: column, log: &log), as: UTF8.self)
  }

  mutating func append(_ row: Row) { rows.append(row) }

  /// The attributes of the subjects kept.
  func attributes(of kept: [Int]) -> RosterAttributes {
    var result = RosterAttributes()
    for (position, header) in columns.texts.enumerated() {
      result.texts[header] = kept.map { rows[$0].texts[position] }
    }
    for (position, evidence) in columns.evidence.enumerated() {
      // Several rules may go by the same day; where one of them calls for it, it is there.
      let days = kept.map { rows[$0].days[position] }
      result.days[evidence.day] =
        result.days[evidence.day].map { earlier in
          zip(earlier, days).map { $0 ?? $1 }
        } ?? days
    }
    for (position, header) in columns.amounts.enumerated() {
      result.amounts[header] = kept.map { rows[$0].amounts[position] }
    }
    return result
  }
}
