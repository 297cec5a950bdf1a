/// What remains of the ballots of a file.
public struct Ballots: Sendable {
  /// How often each answer was given.
  public let tally: Tally
  /// By what ballots are found that deserve a look; empty unless the file is a platform's export.
  public let marks: SignalCollector
  /// Whole ballots; `nil` unless the plan keeps them.
  public let book: BallotBook?
  /// Ratings of late ballots that count for nothing.
  public let late: LateRatings
  /// Records in the file or sheet.
  let records: Int

  /// The ballots of both, as of two sheets one behind the other.
  ///
  /// - Parameter next: Ballots of a plan with the same subjects, items, groups and scale; its records
  ///   are numbered on from those of this one.
  /// - Returns: The sum.
  func joined(with next: Ballots) -> Ballots {
    var marks = marks
    marks.merge(next.marks, recordsBefore: records)
    return Ballots(
      tally: tally.merged(with: next.tally), marks: marks,
      book: book.flatMap { book in next.book.map { book.joined(with: $0) } },
      late: late.merged(with: next.late), records: records + next.records)
  }
}

/// Reads a ballot file into a tally.
///
/// A record is used as a whole or not at all. When evaluators are named, a record that repeats
/// another one rating for rating is set aside (the first line stays), and records of one evaluator
/// that rate the same subject and item in one group differently are all set aside: which of them is
/// meant is not for a program to guess, and the result does not depend on the order of rows.
///
/// The file is read once; of what came twice, the blocks that hold it are read again.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - plan: What it holds.
///   - log: Takes the issues and the account of the file.
/// - Returns: The ballots; `nil` when the file was refused.
/// - Complexity: O(bytes); memory for the cells of the tally per thread, and for at most
///   ``Fingerprints/room`` fingerprints.
public func readBallots(
  _ source: SourceFile, options: TextOptions, plan: BallotPlan, log: inout IssueLog
) -> Ballots? {
  guard let table = TextTable(source, options: options, log: &log),
    let sheet = ballotSheet(plan, of: table, log: &log)
  else { return nil }
  return BallotReading(table: table, sheet: sheet).ballots(log: &log)
}

/// Finds the columns of a plan; refuses the file when one is missing.
private func ballotSheet(
  _ plan: BallotPlan, of table: TextTable, log: inout IssueLog
) -> BallotSheet? {
  let group: String? = if case .column(let header) = plan.group { header } else { nil }
  switch plan.layout {
  case .long(let rated, let item, let answer):
    let wanted = [plan.rater, group, rated, answer, item, plan.rules.submitted]
    guard let found = table.columns(wanted, isSecret: true, log: &log), let answer = found[3]
    else { return nil }
    let position = found[4] == nil ? 0 : nil
    let sheet = BallotSheet(
      plan, rater: found[0], group: found[1], rated: found[2], item: found[4],
      answers: [.init(column: answer, rated: nil, item: position)], survey: BallotSurvey(nil),
      submitted: found[5])
    return withTimes(sheet, table, log: &log)
  case .wide(let rated, let columns):
    let wanted = [plan.rater, group, rated, plan.rules.submitted]
    guard let found = table.columns(wanted, isSecret: true, log: &log) else { return nil }
    let map = RatingMap(
      columns, plan: plan, table: table, hasRatedColumn: rated != nil,
      declared: Set(found.compactMap(\.self)))
    guard map.faults.isEmpty else {
      table.refuse(map.faults, log: &log)
      return nil
    }
    log.countMapped(map.mapped, in: table.file)
    table.use(map.answers.map(\.column))
    let survey = BallotSurvey(table.header.layout)
    let sheet = BallotSheet(
      plan, rater: found[0] ?? survey.recordIdentifier, group: found[1], rated: found[2],
      item: nil, answers: map.answers, survey: survey, submitted: found[3])
    return withTimes(sheet, table, log: &log)
  }
}

/// A sheet that tells when ballots came in, if a rule asks for it.
private func withTimes(
  _ sheet: BallotSheet, _ table: TextTable, log: inout IssueLog
) -> BallotSheet? {
  guard sheet.plan.rules.wantsSubmission, sheet.submittedColumn == nil else { return sheet }
  table.refuse([.ballotRule(.noSubmissionTime)], log: &log)
  return nil
}

/// A ballot file while it is read.
private struct BallotReading {
  let table: TextTable
  let sheet: BallotSheet

  func ballots(log: inout IssueLog) -> Ballots? {
    if sheet.raterColumn == nil {
      log.report(.anonymousBallots, at: table.place)
    }
    let workers = makeWorkers(.count)
    var reading = read(workers, log: &log)
    let cells = summed(workers)
    var excluded: Set<Int> = []
    if sheet.raterColumn != nil, reading.problem == nil {
      excluded = settleRepetitions(repeated(workers), &reading, cells, log: &log)
    }
    guard workers.reduce(0, { $0 + $1.keptRatings }) <= BallotBook.limit else {
      table.refuse([.ballotRule(.tooManyRatings(limit: BallotBook.limit))], log: &log)
      return nil
    }
    let marks = marks(workers, reading)
    reading.account.totals = [
      .init(name: "ratings", value: Int128(cells.total), places: 0)
    ]
    guard table.close(reading, log: &log) else { return nil }
    let late = LateRatings(counts: workers.map(\.late), shape: sheet.shape)
    return Ballots(
      tally: Tally(cells), marks: marks, book: book(workers, reading, without: excluded),
      late: late,
      records: reading.account.seen)
  }

  /// The whole ballots, where the plan keeps them.
  private func book(
    _ workers: [BallotWorker], _ reading: TextTable.Reading, without excluded: Set<Int>
  ) -> BallotBook? {
    guard let kind = sheet.plan.rules.keeps else { return nil }
    let records = workers.flatMap(\.kept).sorted {
      ($0.place.block, $0.place.number) < ($1.place.block, $1.place.number)
    }
    .map { (record: $0, place: reading.place(of: $0.place)) }
    .filter { !excluded.contains($0.place.number) }
    .map { (record: $0.record, place: table.place($0.place)) }
    return BallotBook(
      records, kind, shape: sheet.shape, detail: sheet.plan.detail, columns: sheet.bookColumns)
  }

  /// The marks of all blocks, in the order of the file.
  private func marks(
    _ workers: [BallotWorker], _ reading: TextTable.Reading
  ) -> SignalCollector {
    var marks = SignalCollector()
    for block in workers.flatMap(\.marks).sorted(by: { $0.block < $1.block }) {
      guard reading.blocks.indices.contains(block.block) else { continue }
      let place = reading.blocks[block.block]
      marks.merge(block.marks, recordsBefore: place.records, linesBefore: place.lines)
    }
    return marks
  }

  private func makeWorkers(
    _ task: BallotWorker.Task, _ unit: BallotWorker.Unit = .run, wanted: Set<UInt64> = [],
    slice: Fingerprints.Slice = .init()
  ) -> [BallotWorker] {
    let count = max(table.threads, 1)
    return (0..<count).map { _ in
      BallotWorker(
        sheet, table, task: task, unit: unit, wanted: wanted, slice: slice,
        room: sheet.plan.fingerprintRoom / count)
    }
  }

  private func read(
    _ workers: [BallotWorker], only blocks: [TextTable.BlockPlace]? = nil, log: inout IssueLog
  ) -> TextTable.Reading {
    let reading = table.readRecords(workers: workers, only: blocks, log: &log) {
      worker, block, delimiter, outcome, log in
      worker.read(block, delimiter: delimiter, into: &outcome, log: &log)
    } row: { worker, record, place, log in
      worker.take(record, place, block: 0, log: &log)
    }
    for worker in workers { worker.finishBlock() }
    return reading
  }

  private func summed(_ workers: [BallotWorker]) -> TallyCells {
    let cells = workers[0].cells
    for worker in workers {
      worker.cells.finish()
      if worker !== workers[0] { cells.add(worker.cells) }
    }
    return cells
  }

  // MARK: - What comes twice

  private struct Suspicion {
    let unit: BallotWorker.Unit
    var repeated: Fingerprints.Repeated
  }

  /// What may have come twice, by the fingerprints of runs; or, where the ratings of a ballot do not
  /// stand together, so that most runs would be suspected, by those of single ratings.
  private func repeated(_ workers: [BallotWorker]) -> Suspicion {
    let repeated = repeatedRuns(workers)
    let runs = workers.reduce(0) { $0 + $1.runs }
    guard sheet.itemColumn != nil, repeated.fingerprints.count > runs / 8 else {
      return Suspicion(unit: .run, repeated: repeated)
    }
    let first = compare(.rating, slice: .init())
    var suspicion = Suspicion(unit: .rating, repeated: Fingerprints.repeated(in: first))
    for slice in furtherSlices(first) {
      suspicion.repeated.formUnion(Fingerprints.repeated(in: compare(.rating, slice: slice)))
    }
    return suspicion
  }

  private func repeatedRuns(_ workers: [BallotWorker]) -> Fingerprints.Repeated {
    let outer = workers.flatMap(\.outerRuns)
    let lists = workers.map(\.fingerprints)
    lists[0].add(outer)
    var repeated = Fingerprints.repeated(in: lists)
    for slice in furtherSlices(lists) {
      repeated.formUnion(Fingerprints.repeated(in: compare(.run, slice: slice)))
    }
    // A run that goes on in the next block is remembered with one of the two.
    for runs in outer where runs.contains(repeated.fingerprints) {
      repeated.blocks.insert(runs.block)
    }
    return repeated
  }

  private func furtherSlices(_ lists: [Fingerprints]) -> [Fingerprints.Slice] {
    Fingerprints.Slice(bits: lists.map(\.slice.bits).max() ?? 0).following
  }

  /// The fingerprints of one slice.
  private func compare(
    _ unit: BallotWorker.Unit, slice: Fingerprints.Slice
  ) -> [Fingerprints] {
    let workers = makeWorkers(.compare, unit, slice: slice)
    var ignored = IssueLog()
    _ = read(workers, log: &ignored)
    let lists = workers.map(\.fingerprints)
    if unit == .run { lists[0].add(workers.flatMap(\.outerRuns)) }
    return lists
  }

  /// Takes the ratings of records back that are set aside because of another one, and gives the
  /// numbers of these records.
  private func settleRepetitions(
    _ suspicion: Suspicion, _ reading: inout TextTable.Reading, _ cells: TallyCells,
    log: inout IssueLog
  ) -> Set<Int> {
    guard !suspicion.repeated.blocks.isEmpty else { return [] }
    let workers = makeWorkers(
      .collect, suspicion.unit, wanted: suspicion.repeated.fingerprints)
    var ignored = IssueLog()
    let blocks = suspicion.repeated.blocks.sorted().map { reading.blocks[$0] }
    _ = read(workers, only: blocks, log: &ignored)
    let records = workers.flatMap(\.candidates).sorted {
      ($0.place.block, $0.place.number) < ($1.place.block, $1.place.number)
    }
    let places = records.map { reading.place(of: $0.place) }
    let excluded = repetitions(
      among: records, lines: places.map(\.line), rule: sheet.plan.rules.duplicates)
    for repetition in excluded {
      log.report(repetition.kind, at: table.place(places[repetition.record]))
      for rating in records[repetition.record].ratings {
        cells.discount(code: rating.code, cell: rating.cell)
      }
    }
    let setAside = excluded.count { $0.kind.severity == .quarantined }
    reading.account.accepted -= setAside
    reading.account.quarantined += setAside
    return Set(excluded.map { places[$0.record].number })
  }
}
