import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// Items handed in over items owed.
///
/// ```
/// ratio = Σ credit / number owed,    credit = 1 in time, p/q late, 0 not handed in
/// ```
/// An item that everybody owes and that the ledger has no row for was not handed in.
func measureChecklist(
  _ measure: ChecklistMeasure, end: CalendarDate, _ records: Records
) -> LedgerColumn {
  guard let entries = records.ledgers.checklists[measure.input] else {
    preconditionFailure("the linter found the input")
  }
  var column = LedgerColumn(rows: records.roster.count)
  for row in 0..<records.roster.count { column.add(0, to: .records, row: row) }
  for entry in entries where measure.asks(for: entry.item) {
    let row = records.checklistRow(entry.who, measure)
    column.add(to: .records, row: row)
    column.count(checklistOutcome(entry, end: end), measure, row: row)
  }
  for absent in absentItems(measure, records) {
    let row = records.checklistRow(absent.who, measure)
    column.add(to: .notListed, row: row)
    let isPending = measure.due.map { $0 > end } ?? false
    column.count(isPending ? .notYetDue : .missing, measure, row: row)
  }
  return column
}

/// What became of an item owed.
enum ChecklistOutcome {
  case inTime
  case late
  case missing
  case notYetDue
}

/// What became of an item by the end of the period.
func checklistOutcome(_ entry: ChecklistRecord, end: CalendarDate) -> ChecklistOutcome {
  guard let done = entry.done, done <= end else { return entry.due > end ? .notYetDue : .missing }
  return done <= entry.due ? .inTime : .late
}

/// The items that somebody owes and that the ledger has no row for.
func absentItems(
  _ measure: ChecklistMeasure, _ records: Records
) -> [(who: Int32, item: String)] {
  guard let entries = records.ledgers.checklists[measure.input], !measure.items.isEmpty else {
    return []
  }
  let people = measure.per == .member ? records.members.count : records.roster.count
  var isThere = [Bool](repeating: false, count: people * measure.items.count)
  for entry in entries {
    if let item = measure.position(of: entry.item) {
      isThere[Int(entry.who) * measure.items.count + item] = true
    }
  }
  return isThere.indices.filter { !isThere[$0] }.map { position in
    (Int32(position / measure.items.count), measure.items[position % measure.items.count])
  }
}

extension ChecklistMeasure {
  /// Whether an item of the ledger is one of those that it asks for.
  func asks(for item: String) -> Bool { items.isEmpty || position(of: item) != nil }

  fileprivate func position(of item: String) -> Int? {
    items.firstIndex { $0.utf8.elementsEqual(item.utf8) }
  }
}

extension Records {
  /// The row of the subject that an item owed by somebody counts for.
  func checklistRow(_ who: Int32, _ measure: ChecklistMeasure) -> Int {
    measure.per == .member ? Int(members.subjectRows[Int(who)]) : Int(who)
  }
}

extension LedgerColumn {
  fileprivate mutating func count(
    _ outcome: ChecklistOutcome, _ measure: ChecklistMeasure, row: Int
  ) {
    let whole = Int128(measure.late.denominator)
    switch outcome {
    case .notYetDue:
      add(to: .notYetDue, row: row)
      if measure.notYetDue == .asMissing { count(0, of: whole, row: row) }
    case .inTime:
      add(to: .fulfilled, row: row)
      count(whole, of: whole, row: row)
    case .late:
      add(to: .late, row: row)
      count(Int128(measure.late.numerator), of: whole, row: row)
    case .missing:
      add(to: .unfulfilled, row: row)
      count(0, of: whole, row: row)
    }
  }
}
