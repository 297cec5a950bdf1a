extension SheetRow {
  /// Takes over a row and marks its cells under merged ones, adding those that were not there.
  ///
  /// - Parameters:
  ///   - other: The row.
  ///   - columns: The columns under merged cells, ascending.
  ///   - hidden: Hidden columns.
  mutating func take(
    _ other: borrowing SheetRow, merged columns: [Int], hidden: [ClosedRange<Int>]
  ) {
    open(number: other.number, isHidden: other.isHidden)
    var index = 0
    for column in columns {
      while index < other.count, other[index].column < column {
        take(other, index, [])
        index += 1
      }
      if index < other.count, other[index].column == column {
        take(other, index, .merged)
        index += 1
      } else {
        let isHidden = hidden.contains { $0.contains(column) }
        append(
          column: column, kind: .empty, marks: isHidden ? [.merged, .hiddenColumn] : .merged,
          text: UnsafeBufferPointer(start: nil, count: 0))
      }
    }
    while index < other.count {
      take(other, index, [])
      index += 1
    }
  }

  private mutating func take(
    _ other: borrowing SheetRow, _ index: Int, _ marks: SheetCell.Marks
  ) {
    let cell = other[index]
    append(
      column: Int(cell.column), kind: cell.kind, marks: cell.marks.union(marks),
      text: other.text(at: index))
  }
}
