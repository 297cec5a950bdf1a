import AppraisalNumerics

/// Days between two events, gathered per subject.
struct Lags {
  private var days: [(row: Int, days: Int)] = []

  mutating func add(_ lag: Int, row: Int) { days.append((row, lag)) }

  /// Writes the number, the median and the 90th percentile of each subject's lags.
  ///
  /// The percentiles are by nearest rank, `x[⌈p·n⌉]` of the sorted lags, so that each is a lag that
  /// occurred.
  func report(
    _ facts: (
      count: LedgerDetail.Fact, median: LedgerDetail.Fact, ninetieth: LedgerDetail.Fact
    ),
    at position: Int = 0, in column: inout LedgerColumn
  ) {
    let sorted = days.sorted { ($0.row, $0.days) < ($1.row, $1.days) }
    var start = 0
    while start < sorted.count {
      let row = sorted[start].row
      var end = start
      while end < sorted.count, sorted[end].row == row { end += 1 }
      let count = end - start
      let value = { (percent: Int) in
        Int64(sorted[start + nearestRank(percent: percent, of: count) - 1].days)
      }
      column.add(Int64(count), to: facts.count, at: position, row: row)
      column.add(value(50), to: facts.median, at: position, row: row)
      column.add(value(90), to: facts.ninetieth, at: position, row: row)
      start = end
    }
  }
}

/// The rank of a percentile among sorted values: the least `k` with `100·k ≥ p·n`, at least 1.
func nearestRank(percent: Int, of count: Int) -> Int { max(1, (percent * count + 99) / 100) }

extension CalendarDate {
  /// The days since 1 March of the year 0, for differences.
  var dayNumber: Int {
    let shift = month > 2 ? 0 : 1
    let years = year - shift
    let months = month - 3 + 12 * shift
    return 365 * years + years / 4 - years / 100 + years / 400 + (153 * months + 2) / 5 + day - 1
  }
}
