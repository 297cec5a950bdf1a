/// Cells in the one spelling in which nearly all programs write nearly all cells:
/// `<c r="B7" s="2" t="s"><v>15</v></c>`.
///
/// Such a cell is recognised byte by byte without the scanner, which saves more than half of the
/// time. Whatever differs in the least, be it that the cell is cut in two by the end of a block, is
/// left to the scanner, which then begins where this began. So nothing may change before the whole
/// cell was seen.
extension SheetReader {
  /// Reads a cell if it is at hand whole and in the usual spelling.
  /// - Returns: Whether there was one.
  mutating func readPlainCell(into target: inout SheetRow) throws(WorkbookProblem) -> Bool {
    var at = scanner.at
    guard at[0] == 0x3C, at[1] == 0x63, at[2] == 0x20, at[3] == 0x72, at[4] == 0x3D, at[5] == 0x22
    else { return false }
    at += 6
    guard let column = plainReference(&at) else { return false }
    var style = 0
    if at[0] == 0x20, at[1] == 0x73, at[2] == 0x3D, at[3] == 0x22 {
      at += 4
      guard let number = plainNumber(&at), at.pointee == 0x22 else { return false }
      at += 1
      style = number
    }
    var isShared = false
    if at[0] == 0x20, at[1] == 0x74, at[2] == 0x3D, at[3] == 0x22, at[4] == 0x73, at[5] == 0x22 {
      at += 6
      isShared = true
    }
    guard at[0] == 0x3E, at[1] == 0x3C, at[2] == 0x76, at[3] == 0x3E else { return false }
    at += 4
    return try readPlainValue(at, column, style, isShared, into: &target)
  }

  private mutating func readPlainValue(
    _ start: UnsafePointer<UInt8>, _ column: Int, _ style: Int, _ isShared: Bool,
    into target: inout SheetRow
  ) throws(WorkbookProblem) -> Bool {
    var at = start
    let index = isShared ? plainNumber(&at) : nil
    if !isShared {
      while at.pointee &- 0x30 <= 9 || at.pointee == 0x2E || at.pointee == 0x2D { at += 1 }
    }
    let value = UnsafeBufferPointer(start: start, count: at - start)
    guard !value.isEmpty, value.count < 32, endsPlainCell(at) else { return false }
    if isShared {
      guard let index, index < book.strings.count else { return false }
    }
    guard column > self.column, column < book.limits.columns, cells < book.limits.cells else {
      return false
    }
    scanner.at = at + 8
    self.column = column
    cells += 1
    guard isShared else {
      try appendNumber(value, style, [], to: &target)
      return true
    }
    return appendShared(index ?? 0, [], to: &target)
  }

  private func endsPlainCell(_ at: UnsafePointer<UInt8>) -> Bool {
    // </v></c>
    at[0] == 0x3C && at[1] == 0x2F && at[2] == 0x76 && at[3] == 0x3E && at[4] == 0x3C
      && at[5] == 0x2F && at[6] == 0x63 && at[7] == 0x3E
  }

  /// The column of a reference to the row that is read, up to behind the quote.
  private func plainReference(_ at: inout UnsafePointer<UInt8>) -> Int? {
    var column = 0
    var letters = 0
    while letters < 4, at.pointee >= 0x41, at.pointee <= 0x5A {
      column = column * 26 + Int(at.pointee - 0x40)
      letters += 1
      at += 1
    }
    guard letters > 0, letters < 4, at.pointee != 0x30, let row = plainNumber(&at),
      row == self.row, at.pointee == 0x22
    else { return nil }
    at += 1
    return column - 1
  }

  private func plainNumber(_ at: inout UnsafePointer<UInt8>) -> Int? {
    var value = 0
    var digits = 0
    while digits < 10, at.pointee &- 0x30 <= 9 {
      value = value * 10 + Int(at.pointee - 0x30)
      digits += 1
      at += 1
    }
    return digits > 0 ? value : nil
  }
}
