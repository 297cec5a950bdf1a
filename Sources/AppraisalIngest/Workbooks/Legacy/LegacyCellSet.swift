/// A set of cells of a sheet of 65,536 rows and 256 columns, a bit each; memory grows with the last
/// row, to 2 MiB at most.
struct LegacyCellSet {
  private var words: [UInt64] = []

  /// Adds a cell.
  /// - Returns: Whether it was not there.
  mutating func insert(row: Int, column: Int) -> Bool {
    reserve(row)
    let word = row * 4 + column / 64
    let bit = UInt64(1) << UInt64(column % 64)
    defer { words[word] |= bit }
    return words[word] & bit == 0
  }

  private mutating func reserve(_ row: Int) {
    guard row * 4 >= words.count else { return }
    words += [UInt64](repeating: 0, count: (row + 1) * 4 - words.count)
  }
}
