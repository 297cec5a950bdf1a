/// How the text or the workbook of a file is to be taken.
public struct TextOptions: Sendable {
  /// The encoding; found from the bytes when not declared.
  public let encoding: TextEncoding?
  /// The delimiter's byte; found from the first line when not declared.
  public let delimiter: UInt8?
  /// How many threads may read at once.
  public let threads: Int

  /// Options.
  /// - Parameters:
  ///   - encoding: The encoding, if declared.
  ///   - delimiter: The delimiter's byte, if declared.
  ///   - threads: How many threads may read at once.
  public init(encoding: TextEncoding? = nil, delimiter: UInt8? = nil, threads: Int = 1) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.threads = threads
  }
}

/// A table with its header read and its records still to come.
final class TextTable: Sendable {
  /// The file, as it is called in messages.
  let file: String
  /// The headers, without outer blanks.
  let headers: [String]
  /// How many threads may read at once.
  let threads: Int
  private let headerLine: Int
  private let source: SourceFile
  private let content: TableContent

  /// What the caller made of a record.
  enum Verdict {
    case accepted
    case quarantined
  }

  /// Opens a file and reads its header; reports what is wrong and returns `nil` when nothing of the
  /// file can be used.
  init?(_ source: SourceFile, options: TextOptions, log: inout IssueLog) {
    let place = SourcePlace(file: source.name)
    do {
      let opening = try TextOpening(source, options: options)
      for note in opening.notes { log.report(note, at: place) }
      guard let header = opening.records.first else { throw TextProblem(kind: .empty) }
      file = source.name
      self.source = source
      headers = header.names
      headerLine = header.line
      threads = options.threads
      content = .text(opening.body(behind: 0))
    } catch {
      TextTable.refuse(source, error, log: &log)
      return nil
    }
  }

  /// Reports why nothing of a file can be used.
  private static func refuse(_ source: SourceFile, _ error: any Error, log: inout IssueLog) {
    let (kind, line): (IssueKind, Int?) =
      switch error {
      case let problem as TextProblem: (.undecodable(problem.kind), nil)
      case let problem as DelimitedProblem: (.malformed(problem.kind), problem.line)
      case let problem as FileProblem: (.unreadable(problem.kind), nil)
      default: (.fullWidthDelimiter, nil)
      }
    log.report(kind, at: SourcePlace(file: source.name, line: line))
    log.close(.init(file: source.name, sha256: source.sha256, bytes: source.size))
  }

  /// Reports a fault that makes the whole file useless before its records were read; the records
  /// are still counted, so that the account adds up.
  func refuse(_ kinds: [IssueKind], log: inout IssueLog) {
    for kind in kinds { log.report(kind, at: SourcePlace(file: file, line: headerLine)) }
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
  }

  func place(_ record: RecordPlace, column index: Int? = nil) -> SourcePlace {
    SourcePlace(
      file: file, line: record.line, record: record.number, column: index.map(column),
      byte: record.byte)
  }

  /// What became of the records, and why reading ended early, if it did.
  struct Reading {
    var account: IssueLog.Account
    let problem: IssueKind?
    let line: Int?
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
      let reader = text.reader()
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
    }
    return reading(outcome, log: &log)
  }

  /// Reads all records, or those of some blocks, with several workers at once, and leaves their
  /// account to the caller.
  func readRecords<Worker>(
    workers: [Worker], only blocks: [BlockPlace]?, log: inout IssueLog, _ body: BlockBody<Worker>
  ) -> Reading {
    switch content {
    case .text(let text):
      let (outcome, blocks) = readBlocks(
        workers: workers, of: text, only: blocks, log: &log, body)
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
      outcome.fail(error)
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
      number: outcome.seen, line: record.line, byte: block?.fileOffset(of: record.byte))
    switch verdict(on: record, at: place, log: &log, body) {
    case .accepted: outcome.accepted += 1
    case .quarantined: outcome.quarantined += 1
    }
  }

  /// Turns the sum of all blocks into what became of the file.
  private func reading(
    _ outcome: BlockOutcome, blocks: [BlockPlace] = [], log: inout IssueLog
  ) -> Reading {
    var account = IssueLog.Account(file: file, sha256: source.sha256, bytes: source.size)
    (account.seen, account.accepted) = (outcome.seen, outcome.accepted)
    account.quarantined = outcome.quarantined
    if outcome.blank > 0 {
      log.report(.blankRecords(count: outcome.blank), at: SourcePlace(file: file))
    }
    if outcome.privateUse > 0 {
      log.report(.privateUseCharacters(count: outcome.privateUse), at: SourcePlace(file: file))
    }
    if outcome.remapped > 0 {
      log.report(.remappedCharacters(count: outcome.remapped), at: SourcePlace(file: file))
    }
    return Reading(
      account: account, problem: outcome.problem, line: outcome.problemLine, blocks: blocks)
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
      log.report(problem, at: SourcePlace(file: file, line: reading.line))
    } else if account.seen == 0 {
      log.report(.noRecords, at: SourcePlace(file: file))
    }
    let isUsable = isUsable && reading.problem == nil && account.seen > 0
    if !isUsable { account.refuseAll() }
    log.close(account)
    return isUsable
  }

  private func verdict(
    on record: borrowing DelimitedRecord, at place: RecordPlace, log: inout IssueLog,
    _ body: (borrowing DelimitedRecord, RecordPlace, inout IssueLog) -> Verdict
  ) -> Verdict {
    if record.count != headers.count {
      guard record.count > headers.count, hasOnlyEmptyFields(record, from: headers.count) else {
        log.report(
          .fieldCount(found: record.count, expected: headers.count), at: self.place(place))
        return .quarantined
      }
      log.report(.emptyTrailingFields, at: self.place(place))
    }
    if let word = totalsWord(record) {
      log.report(.totalsRow(found: word), at: self.place(place))
      return .quarantined
    }
    return body(record, place, &log)
  }

  private func hasOnlyEmptyFields(_ record: borrowing DelimitedRecord, from first: Int) -> Bool {
    (first..<record.count).allSatisfy { trimmed(record[$0]).field.isEmpty }
  }
}

/// Where the records of a table come from.
enum TableContent: Sendable {
  /// Delimited text.
  case text(TextBody)
}

/// What became of the records of one block, or of several one behind the other.
struct BlockOutcome: Sendable {
  var seen = 0
  var accepted = 0
  var quarantined = 0
  var blank = 0
  var privateUse = 0
  var remapped = 0
  /// The physical line that is read next.
  var line: Int
  /// Why reading ended early.
  var problem: IssueKind?
  var problemLine: Int?

  init(line: Int) { self.line = line }

  /// Reading ended at a record whose fields cannot be told apart.
  mutating func fail(_ problem: DelimitedProblem) {
    seen += 1
    self.problem = .malformed(problem.kind)
    problemLine = problem.line
  }

  /// Reading ended because the file could not be read any further.
  mutating func fail(_ error: any Error) {
    problem =
      switch error {
      case let problem as TextProblem: .undecodable(problem.kind)
      case let problem as FileProblem: .unreadable(problem.kind)
      default: .unreadable(.changedWhileRead)
      }
  }
}
