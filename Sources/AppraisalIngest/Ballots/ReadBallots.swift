/// Reads a ballot file into a tally.
///
/// A record is used as a whole or not at all. When evaluators are named, a record that repeats
/// another one rating for rating is set aside (the first line stays), and records of one evaluator
/// that rate the same subject and item in one group differently are all set aside: which of them is
/// meant is not for a program to guess, and the result does not depend on the order of rows.
///
/// The file is read once, and once more when ratings come twice.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - plan: What it holds.
///   - log: Takes the issues and the account of the file.
/// - Returns: The tally; `nil` when the file was refused.
/// - Complexity: O(bytes); memory for the cells of the tally per thread, and for at most
///   ``RatingFingerprints/room`` fingerprints.
public func readBallots(
  _ source: SourceFile, options: TextOptions, plan: BallotPlan, log: inout IssueLog
) -> Tally? {
  guard let table = TextTable(source, options: options, log: &log),
    let sheet = ballotSheet(plan, of: table, log: &log)
  else { return nil }
  return BallotReading(table: table, sheet: sheet).tally(log: &log)
}

/// Finds the columns of a plan; refuses the file when one is missing.
private func ballotSheet(
  _ plan: BallotPlan, of table: TextTable, log: inout IssueLog
) -> BallotSheet? {
  let group: String? = if case .column(let header) = plan.group { header } else { nil }
  switch plan.layout {
  case .long(let rated, let item, let answer):
    let wanted = [plan.rater, group, rated, answer, item]
    guard let found = table.columns(wanted, isSecret: true, log: &log), let answer = found[3]
    else { return nil }
    let position = found[4] == nil ? 0 : nil
    return BallotSheet(
      plan, rater: found[0], group: found[1], rated: found[2], item: found[4],
      answers: [.init(column: answer, rated: nil, item: position)])
  case .wide(let columns):
    let headers = [plan.rater, group] + columns.map(\.header)
    guard let found = table.columns(headers, isSecret: true, log: &log),
      let rated = ratedIndices(columns, plan: plan, table: table, log: &log)
    else { return nil }
    let positions = found.dropFirst(2).compactMap(\.self)
    let answers = columns.indices.map {
      BallotSheet.AnswerColumn(column: positions[$0], rated: rated[$0], item: columns[$0].item)
    }
    return BallotSheet(
      plan, rater: found[0], group: found[1], rated: nil, item: nil, answers: answers)
  }
}

/// The positions of those whom the columns rate; refuses the file when one is on no list.
private func ratedIndices(
  _ columns: [BallotPlan.RatingColumn], plan: BallotPlan, table: TextTable, log: inout IssueLog
) -> [Int]? {
  let keys = plan.reference.keys
  var faults: [IssueKind] = []
  let indices = columns.compactMap { column -> Int? in
    let index = keys.index(of: column.rated)
    if index == nil {
      faults.append(.unknownRated(identifier: column.rated, header: column.header))
    }
    return index
  }
  guard faults.isEmpty else {
    table.refuse(faults, log: &log)
    return nil
  }
  return indices
}

/// A ballot file while it is read.
private struct BallotReading {
  let table: TextTable
  let sheet: BallotSheet

  func tally(log: inout IssueLog) -> Tally? {
    if sheet.raterColumn == nil {
      log.report(.anonymousBallots, at: SourcePlace(file: table.file))
    }
    var workers = makeWorkers(.count)
    var reading = read(workers, log: &log)
    let repeated = reading.problem == nil ? repeatedFingerprints(workers) : []
    if !repeated.isEmpty {
      workers = makeWorkers(.resolve(repeated: repeated))
      settleRepetitions(workers, &reading, log: &log)
    }
    guard table.close(reading, log: &log) else { return nil }
    let cells = workers[0].cells
    for worker in workers {
      worker.cells.finish()
      if worker !== workers[0] { cells.add(worker.cells) }
    }
    return Tally(cells)
  }

  private func makeWorkers(
    _ task: BallotWorker.Task, slice: RatingFingerprints.Slice = .init()
  ) -> [BallotWorker] {
    let count = max(table.threads, 1)
    return (0..<count).map { _ in
      BallotWorker(
        sheet, table, task: task, slice: slice, room: RatingFingerprints.room / count)
    }
  }

  private func read(_ workers: [BallotWorker], log: inout IssueLog) -> TextTable.Reading {
    table.readRecords(workers: workers, log: &log) { worker, block, delimiter, outcome, log in
      worker.read(block, delimiter: delimiter, into: &outcome, log: &log)
    }
  }

  /// The fingerprints that came more than once, slice by slice.
  private func repeatedFingerprints(_ workers: [BallotWorker]) -> Set<UInt64> {
    let lists = workers.map(\.fingerprints)
    var repeated = RatingFingerprints.repeated(in: lists)
    let bits = lists.map(\.slice.bits).max() ?? 0
    for slice in RatingFingerprints.Slice(bits: bits).following {
      let workers = makeWorkers(.compare, slice: slice)
      var ignored = IssueLog()
      _ = read(workers, log: &ignored)
      repeated.formUnion(RatingFingerprints.repeated(in: workers.map(\.fingerprints)))
    }
    return repeated
  }

  /// Counts all records anew but those that are set aside because of another one.
  private func settleRepetitions(
    _ workers: [BallotWorker], _ reading: inout TextTable.Reading, log: inout IssueLog
  ) {
    var ignored = IssueLog()
    let again = read(workers, log: &ignored)
    let records = workers.flatMap(\.candidates).sorted {
      ($0.place.block, $0.place.number) < ($1.place.block, $1.place.number)
    }
    let places = records.map { again.place(of: $0.place) }
    let excluded = repetitions(among: records, lines: places.map(\.line))
    for repetition in excluded {
      log.report(repetition.kind, at: table.place(places[repetition.record]))
    }
    reading.account.accepted -= excluded.count
    reading.account.quarantined += excluded.count
    let setAside = Set(excluded.map(\.record))
    for (number, record) in records.enumerated() where !setAside.contains(number) {
      for rating in record.ratings {
        workers[0].cells.count(code: rating.code, cell: rating.cell)
      }
    }
  }
}
