/// Puts the cells of a sheet into rows, together with those that only a mark makes one.
struct LegacyRows {
  private let sheet: LegacySheet
  private let sharedText: [UInt8]
  private var next = 0

  /// The rows of a sheet.
  init(_ sheet: LegacySheet, sharedText: [UInt8]) {
    self.sheet = sheet
    self.sharedText = sharedText
  }

  /// Calls `body` with each row that has a cell, ascending, until it returns `false`.
  mutating func forEach(_ body: (borrowing SheetRow) -> Bool) {
    var row = SheetRow()
    let lastOfCells = sheet.cells.last.map { Int($0.row) + 1 } ?? 0
    for number in 0..<max(lastOfCells, sheet.covered.rows) {
      let hasCell = next < sheet.cells.count && Int(sheet.cells[next].row) == number
      guard hasCell || sheet.covered.containsRow(number) else { continue }
      row.open(number: number + 1, isHidden: sheet.isHidden(row: number))
      fill(&row, number)
      if !body(row) { return }
    }
  }

  private mutating func fill(_ row: inout SheetRow, _ number: Int) {
    let hasCovered = sheet.covered.containsRow(number)
    var column = 0
    while next < sheet.cells.count, Int(sheet.cells[next].row) == number {
      let cell = sheet.cells[next]
      if hasCovered { appendCovered(&row, number, column..<Int(cell.column)) }
      append(cell, to: &row)
      column = Int(cell.column) + 1
      next += 1
    }
    if hasCovered { appendCovered(&row, number, column..<256) }
  }

  private func appendCovered(_ row: inout SheetRow, _ number: Int, _ columns: Range<Int>) {
    for column in columns where sheet.covered.contains(row: number, column: column) {
      row.append(
        column: column, kind: .empty, marks: marks([.merged], column),
        text: UnsafeBufferPointer(start: nil, count: 0))
    }
  }

  private func append(_ cell: LegacyCell, to row: inout SheetRow) {
    let column = Int(cell.column)
    var marks = marks(cell.marks, column)
    if sheet.covered.contains(row: Int(cell.row), column: column) { marks.insert(.merged) }
    (cell.isShared ? sharedText : sheet.text).withUnsafeBufferPointer { bytes in
      row.append(
        column: column, kind: cell.kind, marks: marks,
        text: UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.start + cell.count]))
    }
  }

  private func marks(_ marks: SheetCell.Marks, _ column: Int) -> SheetCell.Marks {
    sheet.hiddenColumns[column] ? marks.union(.hiddenColumn) : marks
  }
}
