/// Reads a ballot file into a tally.
///
/// A record is used as a whole or not at all. When evaluators are named, a record that repeats
/// another one rating for rating is set aside (the first line stays), and records of one evaluator
/// that rate the same subject and item in one group differently are all set aside: which of them is meant is not
/// for a program to guess, and the result does not depend on the order of rows.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - plan: What it holds.
///   - log: Takes the issues and the account of the file.
/// - Returns: The tally; `nil` when the file was refused.
/// - Complexity: O(bytes + *n*) for *n* ratings; 16 bytes per rating while reading.
public func readBallots(
  _ source: SourceFile, options: TextOptions, plan: BallotPlan, log: inout IssueLog
) -> Tally? {
  guard let table = TextTable(source, options: options, log: &log) else { return nil }
  let groupHeader: String? = if case .column(let header) = plan.group { header } else { nil }
  switch plan.layout {
  case .long(let rated, let item, let answer):
    guard
      let found = table.columns(
        [plan.rater, groupHeader, rated, answer, item], isSecret: true, log: &log),
      let ratedColumn = found[2], let answerColumn = found[3]
    else { return nil }
    var sheet = BallotSheet(table, plan, rater: found[0], group: found[1])
    return sheet.tally(log: &log) { record, reading, sheet, log in
      let rated = reading.index(
        record[ratedColumn], column: ratedColumn, in: sheet.ratedKeys,
        list: plan.reference.list, log: &log)
      let position: Int? =
        if let item = found[4] {
          reading.index(record[item], column: item, in: sheet.itemKeys, list: .items, log: &log)
        } else { 0 }
      sheet.rate(
        record[answerColumn], column: answerColumn, rated: rated, item: position,
        reading: &reading, log: &log)
    }
  case .wide(let columns):
    let headers = [plan.rater, groupHeader] + columns.map(\.header)
    guard let found = table.columns(headers, isSecret: true, log: &log) else { return nil }
    guard let rated = ratedIndices(columns, plan: plan, table: table, log: &log) else {
      return nil
    }
    let positions = found.dropFirst(2).compactMap(\.self)
    var sheet = BallotSheet(table, plan, rater: found[0], group: found[1])
    return sheet.tally(log: &log) { record, reading, sheet, log in
      for (number, column) in positions.enumerated() {
        sheet.rate(
          record[column], column: column, rated: rated[number], item: columns[number].item,
          reading: &reading, log: &log)
      }
    }
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
private struct BallotSheet {
  let ratedKeys: ByteKeyTable
  let itemKeys: ByteKeyTable
  private let table: TextTable
  private let plan: BallotPlan
  private let raterColumn: Int?
  private let groupColumn: Int?
  private let groupKeys: ByteKeyTable
  private let groupPositions: [Int]
  private let shape: Tally.Shape
  private var raters = ByteKeyTable()
  private var ratings = RatingList()
  private var raterOfRecord = 0
  private var groupOfRecord = 0

  init(_ table: TextTable, _ plan: BallotPlan, rater: Int?, group: Int?) {
    self.table = table
    self.plan = plan
    raterColumn = rater
    groupColumn = group
    ratedKeys = plan.reference.keys
    var items = ByteKeyTable()
    for item in plan.items { _ = items.insert(item) }
    itemKeys = items
    (groupKeys, groupPositions) = plan.groupWords
    shape = plan.shape
  }

  mutating func tally(
    log: inout IssueLog,
    _ rate: (
      borrowing DelimitedRecord, inout FieldReading, inout BallotSheet, inout IssueLog
    ) -> Void
  ) -> Tally? {
    if raterColumn == nil {
      log.report(.anonymousBallots, at: SourcePlace(file: table.file))
    }
    var sheet = self
    var result = table.readRecords(log: &log) { record, place, log in
      var reading = FieldReading(sheet.table, place)
      sheet.openRecord(record, reading: &reading, log: &log)
      rate(record, &reading, &sheet, &log)
      sheet.ratings.closeRecord(isWhole: reading.isWhole, place: place)
      return reading.verdict
    }
    self = sheet
    let isComparable = raterColumn != nil && result.problem == nil
    let excluded = isComparable ? ratings.repetitions() : []
    for repetition in excluded {
      log.report(repetition.kind, at: table.place(repetition.place))
    }
    result.account.accepted -= excluded.count
    result.account.quarantined += excluded.count
    guard table.close(result, log: &log) else { return nil }
    return Tally(shape: shape, answers: ratings.answers(excluding: excluded))
  }

  private mutating func openRecord(
    _ record: borrowing DelimitedRecord, reading: inout FieldReading, log: inout IssueLog
  ) {
    if let raterColumn {
      let rater = reading.bytes(record[raterColumn], column: raterColumn, log: &log)
      if rater.isEmpty { reading.fault(.blankField, column: raterColumn, log: &log) }
      raterOfRecord = raters.insert(rater)
    }
    if let groupColumn {
      groupOfRecord =
        reading.index(
          record[groupColumn], column: groupColumn, in: groupKeys, list: .groups, log: &log
        ).map { groupPositions[$0] } ?? 0
    } else if case .fixed(let position) = plan.group {
      groupOfRecord = position
    }
  }

  mutating func rate(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, rated: Int?, item: Int?,
    reading: inout FieldReading, log: inout IssueLog
  ) {
    let answer = reading.bytes(field, column: column, log: &log)
    switch plan.scale.read(answer) {
    case .fault(let kind): reading.fault(kind, column: column, log: &log)
    case .code(let code, let coerced):
      reading.note(coerced, column: column, log: &log)
      guard let rated, let item else { return }
      let cell = shape.cell(
        subject: plan.reference.subjectRow(rated), item: item, group: groupOfRecord)
      // Who is rated may be a member while the cell is the unit's, so the key of a repetition is
      // built from the rated, not from the cell.
      let target = (rated * plan.items.count + item) * plan.groups.count + groupOfRecord
      ratings.add(
        answer: UInt64(cell) << 24 | UInt64(code), rater: raterOfRecord, target: target)
    }
  }
}
