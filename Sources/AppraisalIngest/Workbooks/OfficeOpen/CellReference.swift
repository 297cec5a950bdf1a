/// The place of a cell, `B7`.
struct CellReference: Equatable {
  /// The column, from 0 for A.
  let column: Int
  /// The row, from 1.
  let row: Int

  /// Reads a reference; dollar signs are not allowed.
  /// - Returns: `nil` for anything but one to three capital letters and up to seven digits.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var column = 0
    var at = 0
    while at < text.count, text[at] >= 0x41, text[at] <= 0x5A {
      guard at < 3 else { return nil }
      column = column * 26 + Int(text[at] - 0x40)
      at += 1
    }
    var row = 0
    let digits = at
    while at < text.count, text[at] >= 0x30, text[at] <= 0x39 {
      guard at < digits + 7 else { return nil }
      row = row * 10 + Int(text[at] - 0x30)
      at += 1
    }
    guard at == text.count, column > 0, row > 0, text[digits] != 0x30 else { return nil }
    self.column = column - 1
    self.row = row
  }

  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// `B7`.
  var text: String {
    var letters: [UInt8] = []
    var rest = column + 1
    while rest > 0 {
      letters.append(UInt8(0x41 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self) + String(row)
  }
}

extension SheetSummary.MergedRange {
  /// Reads a range, `B2:D4`; `nil` when it is none or not from the upper left to the lower right.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    let colon = text.firstIndex(of: 0x3A) ?? text.count
    guard let first = CellReference(UnsafeBufferPointer(rebasing: text[..<colon])) else {
      return nil
    }
    let rest = UnsafeBufferPointer(rebasing: text[min(colon + 1, text.count)...])
    let last = colon == text.count ? first : CellReference(rest)
    guard let last, first.row <= last.row, first.column <= last.column else { return nil }
    self.init(rows: first.row...last.row, columns: first.column...last.column)
  }
}
