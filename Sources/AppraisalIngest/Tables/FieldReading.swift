import AppraisalNumerics

/// One record and the means to read its fields with their faults reported.
///
/// A reader asks for field after field and at the end whether the record is whole; so all faults of
/// a record are reported, not only the first.
struct FieldReading: ~Copyable {
  private let table: TextTable
  private let record: TextTable.RecordPlace
  /// Whether no field was at fault so far.
  private(set) var isWhole = true
  private var faults: [Issue] = []

  init(_ table: TextTable, _ place: TextTable.RecordPlace) {
    self.table = table
    record = place
  }

  /// Where the record stands.
  var place: SourcePlace { table.place(record) }

  /// The unit that tells people of one name apart, without outer blanks; empty when there is none.
  var unit: UnsafeBufferPointer<UInt8> {
    record.unit.map { trimmed($0).field } ?? UnsafeBufferPointer(start: nil, count: 0)
  }

  /// What the record came to.
  var verdict: TextTable.Verdict { isWhole ? .accepted : .quarantined }

  /// What a ledger record came to; when it is set aside and its subject could still be read, the
  /// subject's page can show it.
  func verdict(concerning subject: Int?, log: inout IssueLog) -> TextTable.Verdict {
    if let subject { for fault in faults { log.note(fault, concerning: subject) } }
    return verdict
  }

  /// Reports a fault of a column; the record is then set aside.
  mutating func fault(_ kind: IssueKind, column: Int?, log: inout IssueLog) {
    isWhole = false
    let issue = Issue(kind, at: table.place(record, column: column))
    faults.append(issue)
    log.report(kind, at: issue.place)
  }

  /// A field without outer blanks, which are counted as a note.
  func bytes(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, log: inout IssueLog
  ) -> UnsafeBufferPointer<UInt8> {
    let result = trimmed(field)
    if result.hadOuterBlanks, !result.field.isEmpty {
      log.report(.outerBlanks, at: table.place(record, column: column))
    }
    return result.field
  }

  /// A field that must not be empty.
  mutating func text(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, log: inout IssueLog
  ) -> String? {
    let bytes = bytes(field, column: column, log: &log)
    guard !bytes.isEmpty else {
      fault(.blankField, column: column, log: &log)
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The position of an identifier on a list.
  mutating func index(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, in keys: ByteKeyTable,
    list: IssueKind.KeyList, log: inout IssueLog
  ) -> Int? {
    let bytes = bytes(field, column: column, log: &log)
    guard !bytes.isEmpty else {
      fault(.blankField, column: column, log: &log)
      return nil
    }
    guard let index = keys.index(of: bytes) else {
      fault(.unknownKey(found: IssueKind.excerpt(bytes), list: list), column: column, log: &log)
      return nil
    }
    return index
  }

  /// A number in units of 10⁻ᵖˡᵃᶜᵉˢ, inside a range.
  mutating func decimal(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, places: Int, range: ClosedRange<Int64>,
    log: inout IssueLog
  ) -> Int64? {
    let found = IssueKind.excerpt(trimmed(field).field)
    switch parseDecimal(field, places: places) {
    case .value(let value, let coerced):
      note(coerced, column: column, log: &log)
      if range.contains(value) { return value }
      fault(outOfRange(found, range, places: places), column: column, log: &log)
    case .tooManyPlaces:
      fault(.tooManyPlaces(found: found, places: places), column: column, log: &log)
    case .outOfRange:
      fault(outOfRange(found, range, places: places), column: column, log: &log)
    case .empty: fault(.blankField, column: column, log: &log)
    case .notANumber: fault(.notANumber(found: found), column: column, log: &log)
    }
    return nil
  }

  private func outOfRange(
    _ found: String, _ range: ClosedRange<Int64>, places: Int
  ) -> IssueKind {
    let ends = [range.lowerBound, range.upperBound].map { decimalText($0, decimals: places) }
    return .numberOutOfRange(found: found, range: "\(ends[0])…\(ends[1])")
  }

  /// Counts something about a column that is no fault.
  func note(_ kind: IssueKind, column: Int, log: inout IssueLog) {
    log.report(kind, at: table.place(record, column: column))
  }

  /// Counts harmless changes of spelling.
  func note(_ coerced: DecimalCoercions, column: Int, log: inout IssueLog) {
    if coerced.contains(.outerBlanks) {
      log.report(.outerBlanks, at: table.place(record, column: column))
    }
    if coerced.contains(.fullWidthDigits) {
      log.report(.fullWidthDigits, at: table.place(record, column: column))
    }
  }

  /// The day on which something was handed in, of a field that may hold the time of day as well.
  mutating func submissionDate(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, log: inout IssueLog
  ) -> CalendarDate? {
    let found = IssueKind.excerpt(trimmed(field).field)
    switch parseMoment(field) {
    case .moment(let moment): return moment.date
    case .empty: fault(.blankField, column: column, log: &log)
    case .ambiguous: fault(.ambiguousDate(found: found), column: column, log: &log)
    case .impossible: fault(.impossibleDate(found: found), column: column, log: &log)
    case .notAMoment: fault(.notADate(found: found), column: column, log: &log)
    }
    return nil
  }

  /// A day; `nil` without a fault when the field is empty and may be.
  mutating func date(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, mayBeEmpty: Bool = false,
    log: inout IssueLog
  ) -> CalendarDate? {
    let field = bytes(field, column: column, log: &log)
    let found = IssueKind.excerpt(field)
    switch parseDate(field) {
    case .date(let date): return date
    case .empty: if !mayBeEmpty { fault(.blankField, column: column, log: &log) }
    case .ambiguous: fault(.ambiguousDate(found: found), column: column, log: &log)
    case .impossible: fault(.impossibleDate(found: found), column: column, log: &log)
    case .notADate: fault(.notADate(found: found), column: column, log: &log)
    }
    return nil
  }
}
