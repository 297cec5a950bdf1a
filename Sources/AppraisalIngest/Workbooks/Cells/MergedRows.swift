/// Hands rows on with the marks of the cells under merged ones, together with the rows that only
/// such a mark makes one.
struct MergedRows: ~Copyable {
  private let summary: SheetSummary
  private let isHidden: (Int) -> Bool
  private var merged: MergedCells
  private var marked = SheetRow()
  private var last = 0

  /// Before the first row of a sheet.
  ///
  /// - Parameters:
  ///   - summary: The summary of the sheet.
  ///   - isHidden: Whether a row is hidden that has no cell.
  init(_ summary: SheetSummary, isHidden: @escaping (Int) -> Bool = { _ in false }) {
    self.summary = summary
    self.isHidden = isHidden
    merged = MergedCells(summary)
  }

  /// Hands on the rows between the last one and this one, and this one.
  /// - Returns: Whether `body` wants more.
  mutating func pass(_ row: borrowing SheetRow, to body: (borrowing SheetRow) -> Bool) -> Bool {
    while let number = merged.firstRow(from: last + 1), number < row.number {
      last = number
      guard passEmpty(number, to: body) else { return false }
    }
    last = row.number
    let columns = merged.columns(of: row.number)
    guard !columns.isEmpty else { return row.count == 0 || body(row) }
    marked.take(row, merged: columns, hidden: summary.hiddenColumns)
    return body(marked)
  }

  private mutating func passEmpty(
    _ number: Int, to body: (borrowing SheetRow) -> Bool
  ) -> Bool {
    let columns = merged.columns(of: number)
    guard !columns.isEmpty else { return true }
    var empty = SheetRow()
    empty.open(number: number, isHidden: isHidden(number))
    marked.take(empty, merged: columns, hidden: summary.hiddenColumns)
    return body(marked)
  }
}
