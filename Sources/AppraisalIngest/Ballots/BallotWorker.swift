/// Reads the records of ballot blocks, one block at a time, and gathers what they hold.
///
/// A record whose fields are all known words and keys, as nearly every record is, is read without
/// being taken apart first; any other is read field by field with its faults reported. Both ways
/// give the same for every record.
final class BallotWorker {
  /// What is done with a whole record.
  enum Task {
    /// Count it, and remember a fingerprint of each rating.
    case count
    /// Only remember fingerprints.
    case compare
    /// Count it, unless a rating of it has one of these fingerprints; such a record is kept for
    /// comparison.
    case resolve(repeated: Set<UInt64>)
  }

  private let sheet: BallotSheet
  private let table: TextTable
  private let task: Task
  let cells: TallyCells
  private(set) var fingerprints: RatingFingerprints
  private(set) var candidates: [BallotRecord] = []
  private var answers: AnswerMemory
  /// The ratings of the record being read.
  private var ratings: [Rating] = []
  private var rater: UInt64 = 0
  private var raterText: [UInt8] = []

  init(
    _ sheet: BallotSheet, _ table: TextTable, task: Task, slice: RatingFingerprints.Slice,
    room: Int
  ) {
    self.sheet = sheet
    self.table = table
    self.task = task
    cells = TallyCells(shape: sheet.shape, detail: sheet.plan.detail)
    fingerprints = RatingFingerprints(slice: slice, room: room)
    answers = AnswerMemory(sheet.plan.scale)
  }

  // MARK: - A block

  /// Reads the records of a block.
  func read(
    _ block: RecordBlock, delimiter: UInt8, into outcome: inout BlockOutcome, log: inout IssueLog
  ) {
    guard let index = block.index(delimiter: delimiter), index.isRegular(block.text) else {
      table.scan(block, delimiter: delimiter, into: &outcome, log: &log) { record, place, log in
        take(record, place, block: block.number, log: &log)
      }
      return
    }
    var scanner = DelimitedScanner(block.text, delimiter: delimiter)
    var record = DelimitedRecord()
    let fields = table.headers.count
    let hasReturns = index.returnCount > 0
    var start = 0
    var first = 0
    for line in 0..<index.lineCount {
      let last = Int(index.lines[line])
      let end = Int(index.marks[last])
      let stretch = RecordStretch(
        text: block.text, marks: index.marks + first, start: start,
        end: hasReturns ? end - 1 : end, count: last - first + 1)
      if stretch.count == fields, takeKnown(stretch, block: block, line: line, outcome) {
        outcome.seen += 1
        outcome.accepted += 1
      } else {
        scanner.move(to: start, line: line)
        readOne(&scanner, into: &record, of: block, outcome: &outcome, log: &log)
      }
      start = end + 1
      first = last + 1
    }
    outcome.line = index.lineCount
    scanner.move(to: start, line: outcome.line)
    readOne(&scanner, into: &record, of: block, outcome: &outcome, log: &log)
  }

  /// Reads the record at which a scanner stands, if there is one, field by field.
  private func readOne(
    _ scanner: inout DelimitedScanner, into record: inout DelimitedRecord, of block: RecordBlock,
    outcome: inout BlockOutcome, log: inout IssueLog
  ) {
    do throws(DelimitedProblem) {
      guard try scanner.next(into: &record) else { return }
      table.take(record, of: block, into: &outcome, log: &log) { record, place, log in
        take(record, place, block: block.number, log: &log)
      }
    } catch {
      outcome.fail(error)
    }
    outcome.line = max(outcome.line, scanner.line)
  }

  // MARK: - A record of known words

  /// Reads a record if every field that matters is known and nothing about it is worth a note.
  @inline(__always)
  private func takeKnown(
    _ record: RecordStretch, block: RecordBlock, line: Int, _ outcome: BlockOutcome
  ) -> Bool {
    if record.mayBeTotals { return false }
    if let column = sheet.raterColumn {
      let field = record.field(column)
      guard field.isTrimmedText else { return false }
      rater = RatingFingerprints.rater(field.start, count: field.count)
    }
    var group = sheet.fixedGroup ?? 0
    if let column = sheet.groupColumn {
      let field = record.field(column)
      group = sheet.groups.find(field.start, count: field.count)
      if group < 0 { return false }
    }
    var ratedOfRecord = 0
    if let column = sheet.ratedColumn {
      let field = record.field(column)
      ratedOfRecord = sheet.rated.find(field.start, count: field.count)
      if ratedOfRecord < 0 { return false }
    }
    var itemOfRecord = 0
    if let column = sheet.itemColumn {
      let field = record.field(column)
      itemOfRecord = sheet.items.find(field.start, count: field.count)
      if itemOfRecord < 0 { return false }
    }
    ratings.removeAll(keepingCapacity: true)
    for answer in sheet.answers {
      let field = record.field(answer.column)
      let code = answers.code(field.start, count: field.count)
      if code < 0 { return false }
      let rated = answer.rated ?? ratedOfRecord
      let item = answer.item ?? itemOfRecord
      ratings.append(
        Rating(
          cell: sheet.cell(rated: rated, item: item, group: group), code: code,
          target: sheet.target(rated: rated, item: item, group: group)))
    }
    settle(
      rater: { Array(record.field(self.sheet.raterColumn ?? 0).bytes) },
      place: {
        BallotRecord.Place(
          block: block.number, number: outcome.seen + 1, line: line,
          byte: block.fileOffset(of: record.start))
      })
    return true
  }

  // MARK: - Any record

  /// Reads a record field by field.
  func take(
    _ record: borrowing DelimitedRecord, _ place: TextTable.RecordPlace, block: Int,
    log: inout IssueLog
  ) -> TextTable.Verdict {
    var reading = FieldReading(table, place)
    ratings.removeAll(keepingCapacity: true)
    let group = readKeys(of: record, reading: &reading, log: &log)
    let rated = sheet.ratedColumn.map {
      reading.index(
        record[$0], column: $0, in: sheet.ratedKeys, list: sheet.plan.reference.list, log: &log)
    }
    let item = sheet.itemColumn.map {
      reading.index(record[$0], column: $0, in: sheet.itemKeys, list: .items, log: &log)
    }
    for answer in sheet.answers {
      guard
        let code = readAnswer(record[answer.column], answer.column, reading: &reading, log: &log),
        let group, let rated = answer.rated ?? rated ?? nil, let item = answer.item ?? item ?? nil
      else { continue }
      ratings.append(
        Rating(
          cell: sheet.cell(rated: rated, item: item, group: group), code: code,
          target: sheet.target(rated: rated, item: item, group: group)))
    }
    if reading.isWhole {
      settle(
        rater: { self.raterText },
        place: {
          BallotRecord.Place(
            block: block, number: place.number, line: place.line, byte: place.byte ?? 0)
        })
    }
    return reading.verdict
  }

  /// Reads the evaluator, and gives the group.
  private func readKeys(
    of record: borrowing DelimitedRecord, reading: inout FieldReading, log: inout IssueLog
  ) -> Int? {
    if let column = sheet.raterColumn {
      let field = reading.bytes(record[column], column: column, log: &log)
      if field.isEmpty { reading.fault(.blankField, column: column, log: &log) }
      raterText = Array(field)
      let padded = raterText + Array(repeating: 0, count: 16)
      rater = padded.withUnsafeBytes { bytes in
        bytes.baseAddress.map { RatingFingerprints.rater($0, count: field.count) } ?? 0
      }
    }
    guard let column = sheet.groupColumn else { return sheet.fixedGroup }
    return reading.index(
      record[column], column: column, in: sheet.groupKeys, list: .groups, log: &log
    ).map { sheet.groupPositions[$0] }
  }

  private func readAnswer(
    _ field: UnsafeBufferPointer<UInt8>, _ column: Int, reading: inout FieldReading,
    log: inout IssueLog
  ) -> Int? {
    let answer = reading.bytes(field, column: column, log: &log)
    switch sheet.plan.scale.read(answer) {
    case .fault(let kind):
      reading.fault(kind, column: column, log: &log)
      return nil
    case .code(let code, let coerced):
      reading.note(coerced, column: column, log: &log)
      return code
    }
  }

  // MARK: - A whole record

  /// Does with the ratings of a whole record what the task says.
  @inline(__always)
  private func settle(rater text: () -> [UInt8], place: () -> BallotRecord.Place) {
    switch task {
    case .count:
      for rating in ratings { cells.count(code: rating.code, cell: rating.cell) }
      remember()
    case .compare: remember()
    case .resolve(let repeated):
      let isCandidate = ratings.contains {
        repeated.contains(RatingFingerprints.fingerprint(rater: rater, target: $0.target))
      }
      if isCandidate {
        candidates.append(BallotRecord(place: place(), rater: text(), ratings: ratings))
      } else {
        for rating in ratings { cells.count(code: rating.code, cell: rating.cell) }
      }
    }
  }

  @inline(__always)
  private func remember() {
    guard sheet.raterColumn != nil else { return }
    for rating in ratings {
      fingerprints.add(RatingFingerprints.fingerprint(rater: rater, target: rating.target))
    }
  }
}

/// A record of a regular block, as stretches of its text.
private struct RecordStretch {
  let text: UnsafeBufferPointer<UInt8>
  let marks: UnsafePointer<UInt32>
  let start: Int
  /// Where its last field ends.
  let end: Int
  /// Number of fields.
  let count: Int

  /// A field, and what of it the reading needs.
  struct Field {
    let start: UnsafeRawPointer
    let count: Int

    var bytes: UnsafeBufferPointer<UInt8> {
      UnsafeRawBufferPointer(start: start, count: count).bindMemory(to: UInt8.self)
    }

    /// Whether it holds something and has no blanks around it.
    @inline(__always)
    var isTrimmedText: Bool {
      guard count > 0 else { return false }
      let first = start.load(as: UInt8.self)
      let last = (start + count - 1).load(as: UInt8.self)
      // Between these, a byte is part of no blank; see `trimmed`.
      if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return true }
      return !trimmed(bytes).hadOuterBlanks
    }
  }

  @inline(__always)
  func field(_ index: Int) -> Field {
    let from = index == 0 ? start : Int(marks[index - 1]) + 1
    let to = index == count - 1 ? end : Int(marks[index])
    let base = UnsafeRawPointer(text.baseAddress.unsafelyUnwrapped)
    return Field(start: base + from, count: to - from)
  }

  /// Whether its first field is empty or opens like a word of totals, and so wants a closer look.
  @inline(__always)
  var mayBeTotals: Bool {
    let field = field(0)
    return field.count == 0 || opensTotalsWord(field.bytes)
  }
}

extension RecordBlock.Index {
  /// Whether every mark is what it seems: there is no quote, and a carriage return only before each
  /// line feed or nowhere.
  fileprivate func isRegular(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard quoteCount == 0 else { return false }
    guard returnCount > 0 else { return true }
    guard returnCount == lineCount else { return false }
    return (0..<lineCount).allSatisfy { line in
      let feed = Int(marks[Int(lines[line])])
      return feed > 0 && text[feed - 1] == 0x0D
    }
  }
}
