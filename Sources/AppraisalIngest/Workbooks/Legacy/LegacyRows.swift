/// Puts the cells of a sheet into rows.
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
    while next < sheet.cells.count {
      let number = Int(sheet.cells[next].row)
      row.open(number: number + 1, isHidden: sheet.isHidden(row: number))
      while next < sheet.cells.count, Int(sheet.cells[next].row) == number {
        append(sheet.cells[next], to: &row)
        next += 1
      }
      if !body(row) { return }
    }
  }

  private func append(_ cell: LegacyCell, to row: inout SheetRow) {
    let column = Int(cell.column)
    let marks = sheet.hiddenColumns[column] ? cell.marks.union(.hiddenColumn) : cell.marks
    (cell.isShared ? sharedText : sheet.text).withUnsafeBufferPointer { bytes in
      row.append(
        column: column, kind: cell.kind, marks: marks,
        text: UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.start + cell.count]))
    }
  }
}
