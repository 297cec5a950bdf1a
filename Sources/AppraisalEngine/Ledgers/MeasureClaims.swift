import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// Items that reach one stage over those that reached another, by number of items or by the number
/// that each tells.
///
/// What happened after the period had not happened when it ended, so an item stands at the last stage
/// whose day lies in it or is not told. Items begun before the period are carried over and count.
func measureClaims(
  _ measure: ClaimMeasure, period: Period, _ records: Records
) -> LedgerColumn {
  guard let claims = records.ledgers.claims[measure.input] else {
    preconditionFailure("the linter found the input")
  }
  var tally = ClaimTally(measure, period: period, rows: records.roster.count)
  for claim in claims { tally.add(claim) }
  return tally.finished()
}

/// How far items have come by the end of the period.
struct ClaimProgress {
  let measure: ClaimMeasure
  let end: CalendarDate

  /// The stage reached by the end of the period; `nil` for an item begun after it.
  func stage(of claim: ClaimRecord) -> Int? {
    let later = claim.dates.firstIndex { $0.map { $0 > end } ?? false }
    let stage = min(Int(claim.stage), (later ?? .max) - 1)
    return stage < 0 ? nil : stage
  }

  /// Whether it has not reached the later of the stages compared, but the earlier one.
  func isOpen(_ stage: Int) -> Bool { measure.from <= stage && stage < measure.to }

  /// The days since the earlier of the stages compared; `nil` when its day is not told.
  func age(of claim: ClaimRecord) -> Int? {
    claim.dates[measure.from].map { end.dayNumber - $0.dayNumber }
  }

  /// Whether an open item is older than the limit.
  func isStale(_ claim: ClaimRecord) -> Bool {
    guard let limit = measure.staleAfter, let age = age(of: claim) else { return false }
    return age > limit
  }

  /// The days between two stages; `nil` when one is not told or not reached.
  func lag(_ claim: ClaimRecord, from: Int, to: Int) -> Int? {
    guard let start = claim.dates[from], let finish = claim.dates[to], finish <= end else {
      return nil
    }
    return finish.dayNumber - start.dayNumber
  }
}

private struct ClaimTally {
  private let measure: ClaimMeasure
  private let period: Period
  private let progress: ClaimProgress
  private var column: LedgerColumn
  private var steps: [Lags]
  private var span = Lags()
  private var categories: [Lags]
  private let rows: Int

  init(_ measure: ClaimMeasure, period: Period, rows: Int) {
    self.measure = measure
    self.period = period
    self.rows = rows
    progress = ClaimProgress(measure: measure, end: period.last)
    column = LedgerColumn(rows: rows)
    steps = Array(repeating: Lags(), count: measure.stages.count - 1)
    categories = Array(repeating: Lags(), count: measure.categories.count)
    // A subject without any item still has its counts, of zero.
    for row in 0..<rows {
      column.add(0, to: .records, row: row)
      for window in windows { column.add(0, to: .begun, at: window, row: row) }
    }
  }

  private var windows: Range<Int> {
    0..<(measure.window.flatMap { period.count(of: $0) } ?? 0)
  }

  mutating func add(_ claim: ClaimRecord) {
    let row = Int(claim.subject)
    column.add(to: .records, row: row)
    guard let stage = progress.stage(of: claim) else {
      column.add(to: .afterPeriod, row: row)
      return
    }
    for reached in 0...stage { column.add(to: .reached, at: reached, row: row) }
    addLags(claim, row: row)
    guard stage >= measure.from else { return }
    addWindow(claim, isDone: stage >= measure.to, row: row)
    addAge(claim, stage, row: row)
    guard let isReached = outcome(of: claim, stage, row: row) else {
      column.add(to: .leftOut, row: row)
      return
    }
    count(claim, isReached: isReached, row: row)
  }

  private mutating func count(_ claim: ClaimRecord, isReached: Bool, row: Int) {
    var size: Int64 = 1
    if measure.by == .number {
      size = claim.number?.value ?? 0
      if claim.number == nil { column.add(to: .unnumbered, row: row) }
      let isRough = claim.number.map { $0.isApproximate || $0.isLowerBound } ?? false
      if isRough { column.add(to: .rough, row: row) }
      if isRough, isReached { column.add(to: .roughDone, row: row) }
    }
    column.count(isReached ? Int128(size) : 0, of: Int128(size), row: row)
    column.add(Int128(size), to: .total, row: row)
    column.add(isReached ? Int128(size) : 0, to: .completed, row: row)
  }

  /// Whether the item counts as having reached the later stage; `nil` when it is left out.
  private mutating func outcome(of claim: ClaimRecord, _ stage: Int, row: Int) -> Bool? {
    let isDone = stage >= measure.to
    guard let deadline = measure.within else { return isDone }
    if isDone {
      guard let lag = progress.lag(claim, from: measure.from, to: measure.to) else {
        column.add(to: .undated, row: row)
        return deadline.undated == .leaveOut ? nil : deadline.undated == .inTime
      }
      column.add(to: lag <= deadline.days ? .inTime : .overdue, row: row)
      return lag <= deadline.days
    }
    guard let age = progress.age(of: claim), age <= deadline.days else { return false }
    column.add(to: .pending, row: row)
    return deadline.notYetDue == .leaveOut ? nil : false
  }

  private mutating func addLags(_ claim: ClaimRecord, row: Int) {
    for step in steps.indices {
      if let lag = progress.lag(claim, from: step, to: step + 1) { steps[step].add(lag, row: row) }
    }
    let lag = progress.lag(claim, from: measure.from, to: measure.to)
    if let lag { span.add(lag, row: row) }
    guard let category = claim.category.map(Int.init) else { return }
    column.add(to: .categoryItems, at: category, row: row)
    if let lag { categories[category].add(lag, row: row) }
  }

  private mutating func addAge(_ claim: ClaimRecord, _ stage: Int, row: Int) {
    guard progress.isOpen(stage) else { return }
    column.add(to: .open, row: row)
    let age = Int64(progress.age(of: claim) ?? 0)
    column.raise(.oldestOpen, to: age, row: row)
    if progress.isStale(claim) { column.add(to: .stale, row: row) }
    guard stage == measure.from else { return }
    column.add(to: .unclaimed, row: row)
    column.raise(.oldestUnclaimed, to: age, row: row)
  }

  private mutating func addWindow(_ claim: ClaimRecord, isDone: Bool, row: Int) {
    guard let window = measure.window, let day = claim.dates[measure.from],
      period.contains(day)
    else { return }
    let position = period.index(of: day, window: window)
    column.add(to: .begun, at: position, row: row)
    if isDone { column.add(to: .begunAndDone, at: position, row: row) }
  }

  func finished() -> LedgerColumn {
    var column = column
    for (step, lags) in steps.enumerated() {
      lags.report((.stepCount, .stepMedian, .stepNinetieth), at: step, in: &column)
    }
    span.report((.spanCount, .spanMedian, .spanNinetieth), in: &column)
    for (position, lags) in categories.enumerated() {
      lags.report(
        (.categoryCount, .categoryMedian, .categoryNinetieth), at: position, in: &column)
    }
    for row in 0..<rows {
      for window in windows where column.detail(.fact(.begun, at: window), row: row) == 0 {
        column.add(to: .emptyWindows, row: row)
      }
    }
    return column
  }
}
