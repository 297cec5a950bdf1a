/// How the text or the workbook of a file is to be taken.
public struct TextOptions: Sendable {
  /// The encoding; found from the bytes when not declared.
  public let encoding: TextEncoding?
  /// The delimiter's byte; found from the first line when not declared.
  public let delimiter: UInt8?
  /// How many records the file must have, as whoever exported it says.
  public private(set) var records: Int?
  /// What is told of the bytes read so far, by whoever reads them.
  public let progress: ReadingProgress?
  /// The sheet of a workbook; the only one that holds something when not declared.
  public private(set) var sheet: String?
  /// The platform that exported the file; recognised by the headers when not declared.
  public let dialect: SurveyDialect?
  /// The header of the unit by which people of the same name are told apart, if there is one.
  public private(set) var unit: String?
  /// How many threads may read at once.
  public let threads: Int
  /// Who says that there are no records; `nil` when there must be some.
  public let none: NoneDeclared?

  /// Options.
  /// - Parameters:
  ///   - encoding: The encoding, if declared.
  ///   - delimiter: The delimiter's byte, if declared.
  ///   - sheet: The sheet of a workbook, if declared.
  ///   - dialect: The platform that exported the file, if declared.
  ///   - records: How many records the file must have, if declared.
  ///   - unit: The header of the unit by which people of the same name are told apart.
  ///   - threads: How many threads may read at once.
  ///   - none: Who says that there are no records.
  ///   - progress: Is told of the bytes read so far.
  public init(
    encoding: TextEncoding? = nil, delimiter: UInt8? = nil, sheet: String? = nil,
    dialect: SurveyDialect? = nil, records: Int? = nil, unit: String? = nil, threads: Int = 1,
    none: NoneDeclared? = nil, progress: ReadingProgress? = nil
  ) {
    self.records = records
    self.progress = progress
    self.encoding = encoding
    self.delimiter = delimiter
    self.sheet = sheet
    self.dialect = dialect
    self.unit = unit
    self.threads = threads
    self.none = none
  }

  /// The same options with a column of units.
  /// - Parameter unit: Its header.
  /// - Returns: The options.
  public func with(unit: String?) -> TextOptions {
    var options = self
    options.unit = unit
    return options
  }

  /// The same for one sheet of several, whose records were declared together.
  func onSheet(_ sheet: String) -> TextOptions {
    var options = self
    options.sheet = sheet
    options.records = nil
    return options
  }
}

/// Is told how far the reading of a file has come.
///
/// It is called by whichever thread has just read a block, one at a time.
public typealias ReadingProgress = @Sendable (_ bytesRead: Int, _ bytes: Int) -> Void

/// A table with its header read and its records still to come.
///
/// Unchecked, since the header is settled by whoever opens the table, before any record is read.
final class TextTable: @unchecked Sendable {
  /// The file, as it is called in messages.
  let file: String
  /// How many threads may read at once.
  let threads: Int
  private let expectedRecords: Int?
  private let none: NoneDeclared?
  /// Whether there is no file, so that every column wanted is there and no record.
  let isWithoutFile: Bool
  private let progress: ReadingProgress?
  /// The header that was chosen.
  private(set) var header: TableHeader
  /// Where the records come from.
  private(set) var content: TableContent
  /// The columns that the caller reads, by position.
  private(set) var used: [Int] = []
  /// The header of the unit that tells people of one name apart, and its column once it is found.
  let unit: String?
  var unitColumn: Int?
  private let source: SourceFile
  private let opening: TableOpening

  /// The names of the columns.
  var headers: [String] { header.names }

  /// What the caller made of a record.
  enum Verdict {
    case accepted
    case quarantined
  }

  /// Opens a file and reads its header; reports what is wrong and returns `nil` when nothing of the
  /// file can be used.
  init?(_ source: SourceFile, options: TextOptions, log: inout IssueLog) {
    do {
      isWithoutFile = options.none?.hasFile == false
      let opening = try TableOpening(
        isWithoutFile ? SourceFile(name: source.name, bytes: Array("-\n".utf8)) : source,
        options: options)
      let header = try TableHeader(opening.rows, dialect: options.dialect)
      file = source.name
      self.source = source
      self.opening = opening
      self.header = header
      threads = options.threads
      expectedRecords = options.records
      none = options.none
      progress = options.progress
      unit = options.unit
      content = opening.content(behind: header.lastRow)
      for note in opening.notes { log.report(note, at: place) }
      if let layout = header.layout, options.dialect == nil {
        log.report(
          .dialectFound(layout.dialect, alternatives: layout.alternatives), at: place)
      }
    } catch {
      TextTable.refuse(source, error, log: &log)
      return nil
    }
  }

  /// The place of the table as a whole.
  var place: SourcePlace { SourcePlace(file: file, sheet: content.sheetName) }

  /// Looks for a header further down when the first row does not hold all names wanted, as below
  /// the title of a list made by hand.
  ///
  /// - Returns: Whether reading may go on; the file is refused when several rows could be the
  ///   header.
  func findHeader(_ wanted: [String], log: inout IssueLog) -> Bool {
    guard header.layout == nil, !wanted.isEmpty, !wanted.allSatisfy(holds) else { return true }
    let rows = opening.rows
    switch AppraisalIngest.findHeader(rows: rows.map(\.names), wanted: wanted) {
    case .missing: return true
    case .ambiguous(let positions):
      refuse([.ambiguousHeader(lines: positions.map { rows[$0].line })], log: &log)
      return false
    case .found(let found):
      header = TableHeader(found, rows)
      content = opening.content(behind: header.lastRow)
      log.report(
        .headerFound(line: header.line, passedOver: found.passedOver.count), at: place)
      return true
    }
  }

  private func holds(_ name: String) -> Bool {
    headers.contains { $0.utf8.elementsEqual(name.utf8) }
  }

  /// Notes which columns are read, so that what is remarkable about other ones is left in peace.
  func use(_ columns: [Int]) { used = Array(Set(used + columns)).sorted() }

  /// Reports why nothing of a file can be used.
  static func refuse(_ source: SourceFile, _ error: any Error, log: inout IssueLog) {
    let kind: IssueKind =
      switch error {
      case let problem as TextOpening.UnreadableHeader: problem.kind
      case let problem as SheetProblem:
        .workbook(problem.problem.kind, part: problem.problem.part)
      case SheetChoice.missing(let wanted, let sheets):
        .missingSheet(wanted: wanted, sheets: sheets)
      case SheetChoice.several(let sheets): .severalSheets(sheets)
      case HeaderProblem.notThisDialect(let dialect): .notThisDialect(dialect)
      default: .reading(error)
      }
    log.report(kind, at: ProblemPlace(error, in: source).place(in: source.name, sheet: nil))
    log.close(.init(file: source.name, sha256: source.sha256, bytes: source.size))
  }

  /// Reports a fault that makes the whole file useless before its records were read; the records
  /// are still counted, so that the account adds up.
  func refuse(_ kinds: [IssueKind], log: inout IssueLog) {
    for kind in kinds {
      log.report(
        kind,
        at: SourcePlace(
          file: file, sheet: content.sheetName, line: header.line,
          byte: content.hasOffsets ? header.byte : nil))
    }
    var ignored = IssueLog()
    var account = readRecords(log: &ignored) { _, _, _ in .accepted }.account
    account.refuseAll()
    log.close(account)
  }

  /// A column by its position, as it is called in messages.
  func column(_ index: Int) -> SourcePlace.Column {
    SourcePlace.Column(name: headers.indices.contains(index) ? headers[index] : "", index: index)
  }

  /// Where a record stands.
  struct RecordPlace {
    let number: Int
    let line: Int
    let byte: Int?
    /// The field of the unit, as long as the record is being read.
    var unit: UnsafeBufferPointer<UInt8>?
  }

  func place(_ record: RecordPlace, column index: Int? = nil) -> SourcePlace {
    SourcePlace(
      file: file, sheet: content.sheetName, line: record.line, record: record.number,
      column: index.map(column), byte: content.hasOffsets ? record.byte : nil)
  }

  /// What became of the records, and why reading ended early, if it did.
  struct Reading {
    var account: IssueLog.Account
    let problem: IssueKind?
    let problemPlace: ProblemPlace
    /// The blocks that several readers shared.
    let blocks: [BlockPlace]

    /// Where a record stands that a reader knew only in its block.
    func place(of place: BallotRecord.Place) -> RecordPlace {
      let block = blocks[place.block]
      return RecordPlace(
        number: place.number + block.records, line: place.line + block.lines, byte: place.byte)
    }
  }

  /// Where a block lies.
  struct BlockPlace: Sendable {
    let number: Int
    /// Its bytes in the file.
    let bytes: Range<Int>
    /// Records and lines before it.
    let records: Int
    let lines: Int
  }

  /// Reads all records one after the other, and leaves their account to the caller.
  ///
  /// The caller may still set records aside that disagree with each other, and then has to
  /// ``close(_:isUsable:log:)`` the account.
  ///
  /// Records with too few or too many fields and rows of totals are set aside before `body` sees
  /// them; empty rows are passed over and counted. Reading ends where the fields can no longer be
  /// told apart; the record at fault is the last one seen.
  func readRecords(
    log: inout IssueLog,
    _ body: (borrowing DelimitedRecord, RecordPlace, inout IssueLog) -> Verdict
  ) -> Reading {
    var outcome = BlockOutcome(line: 0)
    switch content {
    case .text(let text):
      outcome.line = text.line
      let reader = text.reader(progress: progress)
      let block = RecordBlock()
      do {
        while outcome.problem == nil, try reader.next(block) {
          try block.decode(text.encoding)
          scan(block, delimiter: text.delimiter, into: &outcome, log: &log, body)
        }
        try source.verifyUnchanged()
      } catch {
        outcome.fail(error)
      }
    case .sheet(let sheet): readRows(of: sheet, into: &outcome, log: &log, body)
    }
    return reading(outcome, log: &log)
  }

  /// What reads a row of a sheet.
  typealias RowBody<Worker> = (
    _ worker: Worker, borrowing DelimitedRecord, RecordPlace, inout IssueLog
  ) -> Verdict

  /// Reads all records, or those of some blocks, with several workers at once, and leaves their
  /// account to the caller.
  func readRecords<Worker>(
    workers: [Worker], only blocks: [BlockPlace]?, log: inout IssueLog, _ body: BlockBody<Worker>,
    row: RowBody<Worker>
  ) -> Reading {
    switch content {
    case .sheet(let sheet):
      // A sheet is one stretch of compressed bytes, so one worker reads it from end to end.
      var outcome = BlockOutcome(line: 0)
      readRows(of: sheet, into: &outcome, log: &log) { row(workers[0], $0, $1, &$2) }
      let whole = BlockPlace(number: 0, bytes: 0..<0, records: 0, lines: 0)
      return reading(outcome, blocks: [whole], log: &log)
    case .text(let text):
      let (outcome, blocks) = readBlocks(
        workers: workers, of: text, only: blocks, progress: progress, log: &log, body)
      return reading(outcome, blocks: blocks, log: &log)
    }
  }

  /// Reads the records of a block one by one.
  func scan(
    _ block: RecordBlock, delimiter: UInt8, into outcome: inout BlockOutcome, log: inout IssueLog,
    _ body: (borrowing DelimitedRecord, RecordPlace, inout IssueLog) -> Verdict
  ) {
    var scanner = DelimitedScanner(block.text, delimiter: delimiter, line: outcome.line)
    var record = DelimitedRecord()
    do throws(DelimitedProblem) {
      while try scanner.next(into: &record) {
        take(record, of: block, into: &outcome, log: &log, body)
      }
    } catch {
      outcome.fail(error, byte: block.fileOffset(of: error.byte))
    }
    outcome.line = scanner.line
    outcome.privateUse += block.privateUse
    outcome.remapped += block.remapped
  }

  /// Counts a record and hands it to its reader, unless its form already sets it aside.
  func take(
    _ record: borrowing DelimitedRecord, of block: RecordBlock?, into outcome: inout BlockOutcome,
    log: inout IssueLog,
    _ body: (borrowing DelimitedRecord, RecordPlace, inout IssueLog) -> Verdict
  ) {
    if record.holdsNothing {
      if !record.isBlank { outcome.blank += 1 }
      return
    }
    outcome.seen += 1
    let place = RecordPlace(
      number: outcome.seen, line: record.line, byte: block?.fileOffset(of: record.byte),
      unit: unitColumn.flatMap { $0 < record.count ? record[$0] : nil })
    switch verdict(on: record, at: place, &outcome, log: &log, body) {
    case .accepted: outcome.accepted += 1
    case .quarantined: outcome.quarantined += 1
    }
  }

  /// Turns the sum of all blocks into what became of the file.
  private func reading(
    _ outcome: BlockOutcome, blocks: [BlockPlace] = [], log: inout IssueLog
  ) -> Reading {
    var account = IssueLog.Account(
      file: file, sheet: content.sheetName, sha256: source.sha256, bytes: source.size)
    (account.seen, account.accepted) = (outcome.seen, outcome.accepted)
    account.quarantined = outcome.quarantined
    if outcome.blank > 0 {
      log.report(.blankRecords(count: outcome.blank), at: place)
    }
    if outcome.privateUse > 0 {
      log.report(.privateUseCharacters(count: outcome.privateUse), at: place)
    }
    noteCells(outcome, log: &log)
    if outcome.remapped > 0 {
      log.report(.remappedCharacters(count: outcome.remapped), at: place)
    }
    return Reading(
      account: account, problem: outcome.problem, problemPlace: outcome.problemPlace,
      blocks: blocks)
  }

  /// Closes the account of the file, which is refused when its fields cannot be told apart, when it
  /// holds no record, or when the caller found it useless.
  ///
  /// - Parameters:
  ///   - reading: What became of the records.
  ///   - isUsable: Whether the caller can use them.
  ///   - log: Takes the issues and the account.
  /// - Returns: Whether the file can be used; otherwise the caller drops what it gathered.
  func close(_ reading: Reading, isUsable: Bool = true, log: inout IssueLog) -> Bool {
    var account = reading.account
    if let problem = reading.problem {
      var place = reading.problemPlace
      if !content.hasOffsets { place.byte = nil }
      log.report(problem, at: place.place(in: file, sheet: content.sheetName))
    } else if let none {
      account.none = none
      log.report(
        account.seen == 0
          ? .noneDeclared(decidedBy: none.decidedBy, reason: none.reason)
          : .recordsDespiteNone(count: account.seen), at: place)
    } else if account.seen == 0 {
      log.report(.noRecords, at: place)
    } else if let expected = expectedRecords, expected != account.seen {
      log.report(.recordCount(found: account.seen, expected: expected), at: place)
    }
    let isUsable = isUsable && reading.problem == nil && (account.seen > 0) == (none == nil)
    if !isUsable { account.refuseAll() }
    log.close(account)
    return isUsable
  }

  private func verdict(
    on record: borrowing DelimitedRecord, at place: RecordPlace,
    _ outcome: inout BlockOutcome, log: inout IssueLog,
    _ body: (borrowing DelimitedRecord, RecordPlace, inout IssueLog) -> Verdict
  ) -> Verdict {
    if case .sheet = content {
      // Every cell stands under its own column, so what lies beside the table shifts nothing.
      if record.count > headers.count { outcome.beyondHeader += 1 }
    } else if record.count != headers.count {
      guard record.count > headers.count, hasOnlyEmptyFields(record, from: headers.count) else {
        log.report(
          .fieldCount(found: record.count, expected: headers.count), at: self.place(place))
        return .quarantined
      }
      log.report(.emptyTrailingFields, at: self.place(place))
    }
    if repeatsHeader(record) {
      log.report(.repeatedRecord(firstLine: header.line), at: self.place(place))
      return .quarantined
    }
    if let word = totalsWord(record) {
      log.report(.totalsRow(found: word), at: self.place(place))
      return .quarantined
    }
    guard holdsWhatItShows(record, place, &outcome, log: &log) else { return .quarantined }
    return body(record, place, &log)
  }

  /// Whether a record is the header again, as where two exports were joined: under each column that
  /// is read it has the name of the column.
  private func repeatsHeader(_ record: borrowing DelimitedRecord) -> Bool {
    guard !used.isEmpty else { return false }
    return used.allSatisfy { column in
      guard column < record.count, headers.indices.contains(column) else { return false }
      let name = headers[column].utf8
      let field = trimmed(record[column]).field
      return !field.isEmpty && field.count == name.count && name.elementsEqual(field)
    }
  }

  private func hasOnlyEmptyFields(_ record: borrowing DelimitedRecord, from first: Int) -> Bool {
    (first..<record.count).allSatisfy { trimmed(record[$0]).field.isEmpty }
  }
}

/// What became of the records of one block, or of several one behind the other.
struct BlockOutcome: Sendable {
  var seen = 0
  var accepted = 0
  var quarantined = 0
  var blank = 0
  var privateUse = 0
  var remapped = 0
  /// Cells that are read whose value a formula computed.
  var formulas = 0
  /// Cells that are read in which a number stands as text.
  var numbersAsText = 0
  /// Columns that are read and hidden.
  var hiddenColumns: Set<Int> = []
  /// Rows with cells beyond the last header.
  var beyondHeader = 0
  /// The physical line that is read next.
  var line: Int
  /// Why reading ended early, and where.
  var problem: IssueKind?
  var problemPlace = ProblemPlace()

  init(line: Int) { self.line = line }

  /// Reading ended at a record whose fields cannot be told apart.
  mutating func fail(_ problem: DelimitedProblem, byte: Int) {
    seen += 1
    self.problem = .malformed(problem.kind)
    problemPlace = ProblemPlace(line: problem.line, record: seen, byte: byte)
  }

  /// Reading ended because the file could not be read any further.
  mutating func fail(_ error: any Error) {
    problem = .reading(error)
    problemPlace = ProblemPlace(error)
  }
}

extension IssueKind {
  /// Why a file could not be read any further.
  fileprivate static func reading(_ error: any Error) -> IssueKind {
    switch error {
    case let problem as TextProblem: .undecodable(problem.kind)
    case let problem as FileProblem: .unreadable(problem.kind)
    case let problem as WorkbookProblem: .workbook(problem.kind, part: problem.part)
    default: .unreadable(.changedWhileRead)
    }
  }
}
