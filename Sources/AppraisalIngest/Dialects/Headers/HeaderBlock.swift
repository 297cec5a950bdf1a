/// Neighbouring rows read as one header.
struct HeaderBlock {
  let rows: Range<Int>
  let names: [HeaderText]
  /// Whether there are several rows, and each but the last has a text that holds for cells to its
  /// right; a single text in the first is a title.
  let isMerged: Bool

  /// `nil` when the rows are not there, or the first or last of them is empty.
  init?(_ grid: HeaderGrid, rows: Range<Int>) {
    guard rows.upperBound <= grid.height,
      grid.row(rows.lowerBound).contains(where: { !$0.isEmpty }),
      grid.row(rows.upperBound - 1).contains(where: { !$0.isEmpty })
    else { return nil }
    self.rows = rows
    isMerged =
      rows.count > 1 && grid.row(rows.lowerBound).count { !$0.isEmpty } > 1
      && rows.dropFirst().allSatisfy { HeaderBlock.isMerged(grid, above: $0) }
    names = HeaderBlock.names(grid, rows)
  }

  /// Whether a text above a row, with text below it, is followed by empty cells with text below them.
  private static func isMerged(_ grid: HeaderGrid, above row: Int) -> Bool {
    var hasGroup = false
    for column in 0..<grid.width {
      let hasTextBelow = !grid[row, column].isEmpty
      if !grid[row - 1, column].isEmpty {
        hasGroup = hasTextBelow
      } else if hasGroup && hasTextBelow {
        return true
      }
    }
    return false
  }

  /// The names, joined from top to bottom.
  private static func names(_ grid: HeaderGrid, _ rows: Range<Int>) -> [HeaderText] {
    var parts = [[HeaderText]](repeating: [], count: grid.width)
    // The column whose text above a cell holds for it: cells under different ones are not merged.
    var parents = [Int](repeating: 0, count: grid.width)
    for row in rows {
      var sources = Array(0..<grid.width)
      for column in 0..<grid.width {
        sources[column] = source(grid, rows, row: row, column: column, sources, parents)
        let text = grid[row, sources[column]]
        if !text.isEmpty { parts[column].append(text) }
      }
      parents = sources
    }
    return parts.map { HeaderText($0.map(\.string).joined(separator: "/")) }
  }

  /// The column whose text in this row holds for a cell: its own, or that of the cell merged over it.
  private static func source(
    _ grid: HeaderGrid, _ rows: Range<Int>, row: Int, column: Int, _ sources: [Int],
    _ parents: [Int]
  ) -> Int {
    guard grid[row, column].isEmpty, column > 0, row + 1 < rows.upperBound else { return column }
    let left = sources[column - 1]
    let isUnderSame = row == rows.lowerBound || parents[column] == parents[column - 1]
    let hasTextBelow = { (column: Int) in
      (row + 1..<rows.upperBound).contains { !grid[$0, column].isEmpty }
    }
    let isMerged =
      isUnderSame && !grid[row, left].isEmpty && hasTextBelow(left) && hasTextBelow(column)
    return isMerged ? left : column
  }

  /// The names wanted that are not there.
  func lacking(_ wanted: [HeaderText]) -> [HeaderText] {
    let names = Set(names)
    return wanted.filter { !names.contains($0) }
  }

  /// Whether of two that share a row this one is the better reading, of which the other is not
  /// merged.
  func isPreferred(to other: HeaderBlock) -> Bool {
    rows.overlaps(other.rows) && (isMerged || rows.count < other.rows.count)
  }
}
