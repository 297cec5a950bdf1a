import AppraisalNumerics

/// An exact ratio per subject with the counts and sums behind it, on its way to points.
struct LedgerColumn {
  private var ratio: RatioColumn
  private var details: [Detail: [Int128]] = [:]
  private let rows: Int

  init(rows: Int) {
    self.rows = rows
    ratio = RatioColumn(rows: rows, details: [])
  }

  /// Adds to what is divided and what divides.
  mutating func count(_ part: Int128, of whole: Int128, row: Int) {
    ratio.numerators[row] += part
    ratio.denominators[row] += whole
  }

  mutating func add(_ amount: Int128 = 1, to detail: Detail, row: Int) {
    details[detail, default: Array(repeating: 0, count: rows)][row] += amount
  }

  mutating func add(
    _ amount: Int64 = 1, to fact: LedgerDetail.Fact, at position: Int = 0, row: Int
  ) {
    add(Int128(amount), to: .fact(fact, at: position), row: row)
  }

  /// Keeps the largest.
  mutating func raise(_ fact: LedgerDetail.Fact, to value: Int64, row: Int) {
    let highest = details[.fact(fact), default: Array(repeating: 0, count: rows)][row]
    details[.fact(fact), default: Array(repeating: 0, count: rows)][row] = max(
      highest, Int128(value))
  }

  /// What a detail came to so far.
  func detail(_ detail: Detail, row: Int) -> Int128 { details[detail]?[row] ?? 0 }

  /// Divides what is shown of a detail by a whole, half up.
  mutating func divide(_ detail: Detail, by whole: Int64) {
    details[detail] = details[detail]?.map { halfUpQuotient($0, Int128(whole)) }
  }

  /// The points, with every detail present so that a zero can be told from what was not counted.
  func column(_ key: ColumnKey, rounding: Rounding) -> MeasuredColumn {
    let plain = ratio.column(key, rounding: rounding)
    let stored = details.mapValues { $0.map { Int64(clamping: $0) } }
    return MeasuredColumn(
      key: key, points: plain.points,
      details: plain.details.merging(stored, uniquingKeysWith: { first, _ in first }))
  }
}
