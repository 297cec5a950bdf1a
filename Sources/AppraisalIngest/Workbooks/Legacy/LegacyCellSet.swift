/// A set of cells of a sheet of 65,536 rows and 256 columns, a bit each; memory grows with the last
/// row, to 2 MiB at most.
struct LegacyCellSet {
  private var words: [UInt64] = []

  /// Rows that the set has room for.
  var rows: Int { words.count / 4 }

  /// Adds a cell.
  /// - Returns: Whether it was not there.
  mutating func insert(row: Int, column: Int) -> Bool {
    insert(row: row, columns: column...column)
  }

  /// Adds neighbours in a row.
  /// - Returns: Whether none of them was there.
  mutating func insert(row: Int, columns: ClosedRange<Int>) -> Bool {
    reserve(row)
    var isNew = true
    for part in columns.lowerBound / 64...columns.upperBound / 64 {
      let first = max(columns.lowerBound - part * 64, 0)
      let last = min(columns.upperBound - part * 64, 63)
      let bits = (UInt64.max << UInt64(first)) & (UInt64.max >> UInt64(63 - last))
      let word = row * 4 + part
      isNew = isNew && words[word] & bits == 0
      words[word] |= bits
    }
    return isNew
  }

  /// Takes a cell out.
  mutating func remove(row: Int, column: Int) {
    guard row < rows else { return }
    words[row * 4 + column / 64] &= ~(UInt64(1) << UInt64(column % 64))
  }

  /// Whether a cell is there.
  func contains(row: Int, column: Int) -> Bool {
    row < rows && words[row * 4 + column / 64] >> UInt64(column % 64) & 1 == 1
  }

  /// Whether a row has a cell.
  func containsRow(_ row: Int) -> Bool {
    row < rows && words[row * 4..<row * 4 + 4].contains { $0 != 0 }
  }

  private mutating func reserve(_ row: Int) {
    guard row >= rows else { return }
    words += [UInt64](repeating: 0, count: (row + 1) * 4 - words.count)
  }
}
