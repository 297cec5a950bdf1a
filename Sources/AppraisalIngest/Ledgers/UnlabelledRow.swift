import AppraisalNumerics

/// A row of a table of values that names no subject, kept until it is known whether another follows.
///
/// The last row of an office's table often holds sums or means without saying so.
struct UnlabelledRow {
  let place: TextTable.RecordPlace
  /// The value of each column in units of 0.0001; `nil` for an empty cell.
  let values: [Int64?]

  /// The values that are looked at: sums may lie far outside the range of a column.
  static let range: ClosedRange<Int64> = -1_000_000_000_000_000...1_000_000_000_000_000

  /// What is wrong with the row when it is the last one.
  ///
  /// - Parameter columns: The values of all other rows, column by column.
  /// - Returns: A row of totals when each number is the sum or the mean of at least two numbers of its
  ///   column, a mean perhaps rounded; otherwise a subject is missing.
  func fault(asLastBelow columns: [[Int32?]]) -> IssueKind {
    let pairs = zip(values, columns).compactMap { value, column in
      value.map { ($0, column.compactMap { $0.map(Int64.init) }) }
    }
    guard let first = pairs.first, pairs.allSatisfy({ isTotal($0, of: $1) }) else {
      return .blankField
    }
    return .totalsRow(found: decimalText(first.0, decimals: 4))
  }

  private func isTotal(_ value: Int64, of numbers: [Int64]) -> Bool {
    guard numbers.count > 1 else { return false }
    let sum = numbers.reduce(0, +)
    return value == sum || isMean(value, sum: sum, count: Int64(numbers.count))
  }

  /// Whether *v* is *s*/*n* rounded to any number of decimals: |*v*·*n* − *s*| ≤ *u*·*n*/2 for a unit
  /// *u* of 1 to 0.0001 that divides *v*.
  private func isMean(_ value: Int64, sum: Int64, count: Int64) -> Bool {
    let (product, overflow) = value.multipliedReportingOverflow(by: count)
    // No mean lies further out than 32 bits.
    guard !overflow, Int32(exactly: value) != nil else { return false }
    return [1, 10, 100, 1_000, 10_000].contains { unit in
      value.isMultiple(of: unit) && abs(product - sum) * 2 <= unit * count
    }
  }
}
