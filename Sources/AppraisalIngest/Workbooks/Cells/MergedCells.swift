/// Which cells of a row lie under merged ones, row after row.
struct MergedCells {
  private let ranges: [SheetSummary.MergedRange]
  private let lastRow: Int
  private var next = 0
  private var open: [SheetSummary.MergedRange] = []

  /// The cells under merged ranges.
  /// - Parameter summary: The summary of the sheet; rows behind its last with content count for
  ///   nothing, as a merge of a whole column reaches down to the last row there can be.
  init(_ summary: SheetSummary) {
    ranges = summary.merged.sorted { $0.rows.lowerBound < $1.rows.lowerBound }
    lastRow = summary.lastRow
  }

  /// How many cells there are in all.
  var count: Int {
    ranges.reduce(0) { sum, range in
      let last = min(range.rows.upperBound, lastRow)
      return sum + max(0, last - range.rows.lowerBound + 1) * range.columns.count
    }
  }

  /// The first row from a number on that holds such a cell.
  mutating func firstRow(from number: Int) -> Int? {
    advance(to: number)
    var row: Int?
    if !open.isEmpty { row = number }
    if row == nil, next < ranges.count { row = ranges[next].rows.lowerBound }
    return row.flatMap { $0 <= lastRow ? $0 : nil }
  }

  /// The columns under merged cells of a row, ascending; rows are asked for in ascending order.
  mutating func columns(of row: Int) -> [Int] {
    guard row <= lastRow else { return [] }
    advance(to: row)
    while next < ranges.count, ranges[next].rows.lowerBound == row {
      open.append(ranges[next])
      next += 1
    }
    guard !open.isEmpty else { return [] }
    var columns: [Int] = []
    for range in open {
      let isFirst = range.rows.lowerBound == row
      columns.append(contentsOf: range.columns.dropFirst(isFirst ? 1 : 0))
    }
    // Ranges should not overlap, but nothing keeps a file from it.
    return open.count == 1 ? columns : Set(columns).sorted()
  }

  private mutating func advance(to row: Int) {
    open.removeAll { $0.rows.upperBound < row }
    while next < ranges.count, ranges[next].rows.lowerBound < row {
      if ranges[next].rows.upperBound >= row { open.append(ranges[next]) }
      next += 1
    }
  }
}
