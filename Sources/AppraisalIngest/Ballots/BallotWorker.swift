/// Reads the records of ballot blocks, one block at a time, and gathers what they hold.
///
/// A record whose fields are all known words and keys, as nearly every record is, is read without
/// being taken apart first; any other is read field by field with its faults reported. Both ways
/// give the same for every record.
final class BallotWorker {
  /// What is done with a whole record.
  enum Task {
    /// Count it, and remember a fingerprint of each run of records.
    case count
    /// Only remember fingerprints.
    case compare
    /// Keep it when it has one of the fingerprints wanted.
    case collect
  }

  /// What a fingerprint is of.
  enum Unit {
    /// Records of one evaluator for the same rated, one behind the other.
    case run
    /// A single rating.
    case rating
  }

  private let sheet: BallotSheet
  private let table: TextTable
  private let task: Task
  private let unit: Unit
  private let wanted: Set<UInt64>
  /// The columns of the sheet that hold answers, where reading them counts no references.
  private let answerColumns: OwnedBuffer<BallotSheet.AnswerColumn>
  /// Whether ballots are marked: those of a platform's export, which tells more than answers.
  private let isMarking: Bool
  /// Whether some records may be no ballots, so that each is read field by field.
  private let mayVoidRecords: Bool
  /// Whether evaluators are named, so that ballots can be compared.
  private let hasRaters: Bool
  let cells: TallyCells
  let fingerprints: Fingerprints
  private(set) var outerRuns: [OuterRuns] = []
  private(set) var candidates: [BallotRecord] = []
  /// Whole records, where a rule looks at whole ballots.
  private(set) var kept: [BallotRecord] = []
  /// How many ratings these hold, and whether they are too many.
  private(set) var keptRatings = 0
  var hasTooMany: Bool { keptRatings > BallotBook.limit }
  /// Late ratings that count for nothing, by cell.
  private(set) var late: [Int: Int64] = [:]
  /// The marks of the ballots, by block; records and lines count from the beginning of each.
  private(set) var marks: [(block: Int, marks: SignalCollector)] = []
  @exclusivity(unchecked) private var marksOfBlock = SignalCollector()
  // One thread has the worker, so there is nothing to watch over at every record.
  @exclusivity(unchecked) private var answers: AnswerMemory
  /// The ratings of the record being read.
  @exclusivity(unchecked) private var ratings = OwnedBuffer<Rating>()
  /// Ratings that wait until the memory of their cells has come.
  @exclusivity(unchecked) private var waiting = OwnedBuffer<Rating>()
  private static let batch = 128
  /// How many records ahead the memory of a lookup is asked for.
  private static let distance = 16
  /// The evaluator of the record being read, in 64 bits.
  @exclusivity(unchecked) private var rater: UInt64 = 0
  private var raterText: [UInt8] = []
  /// Records of the block whose rated was found by way of the mapping.
  @exclusivity(unchecked) private var mapped = 0
  /// Whom the last record rated.
  @exclusivity(unchecked) private var lastRated: (words: KeyWords, packed: Int)?
  /// The number of the block being read, its first run and the one that is still open.
  @exclusivity(unchecked) private var block = 0
  @exclusivity(unchecked) private var firstRun: BallotRun?
  @exclusivity(unchecked) private var openRun: BallotRun?
  /// Runs whose fingerprint was remembered.
  @exclusivity(unchecked) private(set) var runs = 0

  init(
    _ sheet: BallotSheet, _ table: TextTable, task: Task, unit: Unit = .run,
    wanted: Set<UInt64> = [], slice: Fingerprints.Slice, room: Int
  ) {
    self.sheet = sheet
    self.table = table
    self.task = task
    self.unit = unit
    self.wanted = wanted
    var columns = OwnedBuffer<BallotSheet.AnswerColumn>()
    for column in sheet.answers { columns.append(column) }
    answerColumns = columns
    isMarking = task == .count && sheet.survey.isKnown
    mayVoidRecords = sheet.survey.mayVoidRecords || sheet.plan.rules.wantsFields
    hasRaters = sheet.raterColumn != nil
    cells = TallyCells(shape: sheet.shape, detail: sheet.plan.detail)
    fingerprints = Fingerprints(slice: slice, room: room)
    answers = AnswerMemory(sheet)
  }

  // MARK: - A block

  /// Reads the records of a block.
  func read(
    _ block: RecordBlock, delimiter: UInt8, into outcome: inout BlockOutcome, log: inout IssueLog
  ) {
    self.block = block.number
    mapped = 0
    defer {
      log.countMapped(mapped, in: table.file)
      finishBlock()
    }
    let text = block.text
    guard let index = block.index(delimiter: delimiter), index.isRegular(text) else {
      table.scan(block, delimiter: delimiter, into: &outcome, log: &log) { record, place, log in
        take(record, place, block: block.number, log: &log)
      }
      return
    }
    var scanner = DelimitedScanner(text, delimiter: delimiter)
    var record = DelimitedRecord()
    let fields = table.headers.count
    let hasReturns = index.returnCount > 0
    var start = 0
    var first = 0
    for line in 0..<index.lineCount {
      prefetchRated(of: line + BallotWorker.distance, index, text)
      let last = Int(index.lines[line])
      let end = Int(index.marks[last])
      let stretch = RecordStretch(
        text: text, marks: index.marks + first, start: start,
        end: hasReturns ? end - 1 : end, count: last - first + 1)
      if stretch.count == fields,
        takeKnown(stretch, block: block, line: line, number: outcome.seen + 1)
      {
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

  /// Settles what is still open at the end of a block.
  func finishBlock() {
    countWaiting()
    closeRuns()
    if marksOfBlock.count > 0 { marks.append((block, marksOfBlock)) }
    marksOfBlock = SignalCollector()
  }

  /// Asks for the memory that the lookup of the rated in a later record will want.
  @inline(__always)
  private func prefetchRated(
    of line: Int, _ index: RecordBlock.Index, _ text: UnsafeBufferPointer<UInt8>
  ) {
    guard let column = sheet.ratedColumn, line < index.lineCount else { return }
    let mark = Int(index.lines[line - 1]) + column
    guard mark + 1 <= Int(index.lines[line]) else { return }
    let (start, end) = (Int(index.marks[mark]) + 1, Int(index.marks[mark + 1]))
    guard end - start <= 16, let base = text.baseAddress else { return }
    let words = KeyWords(
      UnsafeRawBufferPointer(start: base + start, count: 16), count: end - start)
    sheet.rated.prefetch(words)
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
      outcome.fail(error, byte: block.fileOffset(of: error.byte))
    }
    outcome.line = max(outcome.line, scanner.line)
  }

  // MARK: - A record of known words

  /// Reads a record if every field that matters is known and nothing about it is worth a note.
  @inline(__always)
  private func takeKnown(
    _ record: RecordStretch, block: RecordBlock, line: Int, number: Int
  ) -> Bool {
    if record.mayBeTotals || mayVoidRecords { return false }
    if let column = sheet.raterColumn {
      let field = record.field(column)
      guard field.isTrimmedText else { return false }
      rater = KeyWords.rater(field.start, count: field.count)
      if mayRateThemself(record, rater: field) { return false }
    }
    var group = sheet.fixedGroup ?? 0
    if let column = sheet.groupColumn {
      let field = record.field(column)
      group = sheet.groups.find(field.start, count: field.count)
      if group < 0 { return false }
    }
    var ratedOfRecord = Rated(number: 0, row: 0)
    if let column = sheet.ratedColumn {
      let packed = rated(record.field(column))
      if packed < 0 { return false }
      ratedOfRecord = Rated(packed: packed)
    }
    var itemOfRecord = 0
    if let column = sheet.itemColumn {
      let field = record.field(column)
      itemOfRecord = sheet.items.find(field.start, count: field.count)
      if itemOfRecord < 0 { return false }
    }
    ratings.removeAll()
    for answer in answerColumns.contents {
      let field = record.field(answer.column)
      let code = answers.code(field.start, count: field.count)
      if code < 0 { return false }
      let rated = answer.rated ?? ratedOfRecord
      let item = answer.item ?? itemOfRecord
      let group = answer.group ?? group
      ratings.append(
        Rating(
          cell: sheet.cell(rated: rated, item: item, group: group), code: code,
          target: sheet.target(rated: rated, item: item, group: group)))
    }
    if !settle(rated: ratedOfRecord.number, item: itemOfRecord, group: group) {
      keep(record, block: block, line: line, number: number)
    } else if isMarking {
      mark(number: number, line: line, group: group) { record.field($0).bytes }
    }
    if ratedOfRecord.isMapped { mapped += 1 }
    return true
  }

  /// Whether a closer look is needed at whether an evaluator rates themself.
  @inline(__always)
  private func mayRateThemself(_ record: RecordStretch, rater: RecordStretch.Field) -> Bool {
    guard let ratings = sheet.selfRatings else { return false }
    guard let column = ratings.ratedColumn else {
      return ratings.mayHold(rater.start, count: rater.count)
    }
    let rated = record.field(column)
    return rated.count == rater.count && rated.bytes.elementsEqual(rater.bytes)
  }

  /// The rated, packed; -1 for somebody unknown.
  ///
  /// A ballot with one rating per row names the same one again
  /// and again.
  @inline(__always)
  private func rated(_ field: RecordStretch.Field) -> Int {
    guard field.count <= 16 else { return sheet.rated.find(field.start, count: field.count) }
    let words = KeyWords(
      UnsafeRawBufferPointer(start: field.start, count: 16), count: field.count)
    if let lastRated, lastRated.words == words { return lastRated.packed }
    let packed = sheet.rated.find(field.start, count: field.count)
    lastRated = (words, packed)
    return packed
  }

  /// Keeps a record of known words for comparison.
  private func keep(_ record: RecordStretch, block: RecordBlock, line: Int, number: Int) {
    let place = BallotRecord.Place(
      block: block.number, number: number, line: line, byte: block.fileOffset(of: record.start))
    let rater = Array(record.field(sheet.raterColumn ?? 0).bytes)
    candidates.append(
      BallotRecord(
        place: place, rater: rater, ratings: Array(ratings.contents),
        submitted: sheet.submittedColumn.flatMap { submission(record.field($0).bytes) }))
  }

  // MARK: - Any record

  /// Reads a record field by field.
  func take(
    _ record: borrowing DelimitedRecord, _ place: TextTable.RecordPlace, block: Int,
    log: inout IssueLog
  ) -> TextTable.Verdict {
    var reading = FieldReading(table, place)
    ratings.removeAll()
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
        let group = answer.group ?? group,
        let rated = answer.rated ?? (rated ?? nil).map(sheet.rated),
        let item = answer.item ?? item ?? nil
      else { continue }
      ratings.append(
        Rating(
          cell: sheet.cell(rated: rated, item: item, group: group), code: code,
          target: sheet.target(rated: rated, item: item, group: group)))
    }
    if let column = sheet.selfRatings?.rater, ratesThemself(rated ?? nil) {
      reading.fault(.selfRating, column: column, log: &log)
    }
    if let fault = sheet.survey.fault(record) {
      reading.fault(fault.kind, column: fault.column, log: &log)
    }
    if let column = sheet.submittedColumn, sheet.plan.rules.late != nil, reading.isWhole,
      settlesLate(record[column], column, reading: &reading, log: &log)
    {
      return reading.verdict
    }
    if reading.isWhole, isMarking, let group {
      mark(number: place.number, line: place.line, group: group) { record[$0] }
    }
    if reading.isWhole, task == .count, sheet.plan.rules.keeps != nil, !hasTooMany {
      keptRatings += ratings.contents.count
      let place = BallotRecord.Place(
        block: block, number: place.number, line: place.line, byte: place.byte ?? 0)
      kept.append(BallotRecord(place: place, rater: raterText, ratings: Array(ratings.contents)))
    }
    if reading.isWhole, let group,
      !settle(rated: (rated ?? nil) ?? 0, item: (item ?? nil) ?? 0, group: group)
    {
      let place = BallotRecord.Place(
        block: block, number: place.number, line: place.line, byte: place.byte ?? 0)
      candidates.append(
        BallotRecord(
          place: place, rater: raterText, ratings: Array(ratings.contents),
          submitted: sheet.submittedColumn.flatMap { submission(record[$0]) }))
    }
    return reading.verdict
  }

  /// Looks at when a ballot came in; says whether it counts for nothing.
  private func settlesLate(
    _ field: UnsafeBufferPointer<UInt8>, _ column: Int, reading: inout FieldReading,
    log: inout IssueLog
  ) -> Bool {
    guard let rule = sheet.plan.rules.late,
      let date = reading.submissionDate(field, column: column, log: &log), date > rule.after
    else { return !reading.isWhole }
    let late = IssueKind.ballotRule(.late(after: "\(rule.after)", rule.then))
    guard rule.then != .setAside else {
      reading.fault(late, column: column, log: &log)
      return true
    }
    reading.note(late, column: column, log: &log)
    guard rule.then == .void else { return false }
    if task == .count { for rating in ratings.contents { self.late[rating.cell, default: 0] += 1 } }
    return true
  }

  /// When a ballot was handed in.
  private func submission(_ field: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard case .moment(let moment) = parseMoment(field) else { return nil }
    return moment.localSeconds
  }

  /// Whether the evaluator whose field was just read is among those whom the record rates.
  private func ratesThemself(_ rated: Int?) -> Bool {
    let position = raterText.withUnsafeBufferPointer { sheet.selfRatings?.position(of: $0) }
    guard let position else { return false }
    return position == rated || sheet.answers.contains { $0.rated?.number == position }
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
        bytes.baseAddress.map { KeyWords.rater($0, count: field.count) } ?? 0
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
    let (result, leftNote) = sheet.read(answer)
    switch result {
    case .fault(let kind):
      reading.fault(kind, column: column, log: &log)
      return nil
    case .code(let code, let coerced):
      reading.note(coerced, column: column, log: &log)
      if leftNote { reading.note(.answerNote, column: column, log: &log) }
      return code
    }
  }

  // MARK: - Signs of misuse

  /// Marks the ballot whose ratings were just read.
  private func mark(
    number: Int, line: Int, group: Int, _ field: (Int) -> UnsafeBufferPointer<UInt8>
  ) {
    let answers = BallotAnswers(ratings.contents, best: sheet.plan.bestAnswer)
    let survey = sheet.survey
    marksOfBlock.append(
      BallotMark(
        record: Int32(clamping: number), line: Int32(clamping: line),
        group: Int16(clamping: group),
        subject: sheet.onlyRow(ratings.contents).map(Int32.init) ?? BallotMark.manySubjects,
        answered: Int32(clamping: answers.count),
        seconds: survey.duration.map { seconds(field($0)) } ?? BallotMark.unknownSeconds,
        moment: survey.submitted.map { moment(field($0)) } ?? BallotMark.unknownMoment,
        address: survey.address.map { address(field($0)) } ?? 0,
        device: survey.device.map { device(field($0)) } ?? 0,
        rater: sheet.plan.rater == nil ? 0 : rater, answers: answers.hash,
        flags: answers.flags))
  }

  private func seconds(_ field: UnsafeBufferPointer<UInt8>) -> Int32 {
    guard case .seconds(let seconds, _) = parseDuration(field) else {
      return BallotMark.unknownSeconds
    }
    return Int32(clamping: seconds)
  }

  private func moment(_ field: UnsafeBufferPointer<UInt8>) -> Int64 {
    guard case .moment(let moment) = parseMoment(field) else { return BallotMark.unknownMoment }
    return moment.localSeconds
  }

  private func address(_ field: UnsafeBufferPointer<UInt8>) -> UInt64 {
    splitAddress(field).map { KeyedHash.ballots.mark(of: $0.address) } ?? 0
  }

  private func device(_ field: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let device = trimmed(field).field
    return device.isEmpty ? 0 : KeyedHash.ballots.mark(of: device)
  }

  // MARK: - A whole record

  /// Does with the ratings of a whole record what the task says; `false` when the record is to be
  /// kept for comparison.
  @inline(__always)
  private func settle(rated: Int, item: Int, group: Int) -> Bool {
    switch task {
    case .count:
      count()
      if hasRaters { rememberRun(rated: rated, item: item, group: group) }
    case .compare where unit == .run: rememberRun(rated: rated, item: item, group: group)
    case .compare:
      for rating in ratings.contents { fingerprints.add(fingerprint(of: rating), block: block) }
    case .collect where unit == .run:
      return !wanted.contains(runFingerprint(rated: rated, group: group))
    case .collect: return !ratings.contents.contains { wanted.contains(fingerprint(of: $0)) }
    }
    return true
  }

  @inline(__always)
  private func fingerprint(of rating: Rating) -> UInt64 {
    Fingerprints.fingerprint(rater: rater, target: rating.target)
  }

  @inline(__always)
  private func runFingerprint(rated: Int, group: Int) -> UInt64 {
    Fingerprints.fingerprint(rater: rater, target: rated * sheet.shape.groups + group)
  }

  @inline(__always)
  private func rememberRun(rated: Int, item: Int, group: Int) {
    let fingerprint = runFingerprint(rated: rated, group: group)
    if openRun?.fingerprint == fingerprint {
      openRun?.add(item: item)
      return
    }
    closeOpenRun()
    openRun = BallotRun(fingerprint: fingerprint, item: item)
  }

  /// Remembers the open run; the first of a block waits, since it may go on from the block before.
  @inline(__always)
  private func closeOpenRun() {
    guard let run = openRun else { return }
    runs += 1
    if firstRun == nil { firstRun = run } else { fingerprints.add(run, block: block) }
  }

  /// Leaves the first and the last run of the block to whoever knows its neighbours.
  private func closeRuns() {
    if let first = firstRun ?? openRun {
      let last = firstRun == nil ? nil : openRun
      outerRuns.append(OuterRuns(block: block, first: first, last: last))
    }
    (firstRun, openRun) = (nil, nil)
  }

  @inline(__always)
  private func count() {
    for rating in ratings.contents {
      cells.prefetch(code: rating.code, cell: rating.cell)
      waiting.append(rating)
    }
    if waiting.count >= BallotWorker.batch { countWaiting() }
  }

  private func countWaiting() {
    for rating in waiting.contents { cells.count(code: rating.code, cell: rating.cell) }
    waiting.removeAll()
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
