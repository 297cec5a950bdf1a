/// A cell of an old workbook.
struct LegacyCell: BitwiseCopyable {
  /// The row, from 0.
  let row: UInt16
  /// The column, from 0.
  let column: UInt8
  /// What it holds.
  let kind: SheetCell.Kind
  /// What is remarkable about it, but for its column and merged ranges.
  let marks: SheetCell.Marks
  /// Whether its text is among those that cells share.
  let isShared: Bool
  /// Where its text lies.
  let start: Int
  let count: Int

  /// Ascends by row, and by column within.
  var order: Int { Int(row) << 8 | Int(column) }
}

/// The cells of a sheet while its records are read, in the order of the file.
///
/// Memory grows with the cells that hold something. Old programs wrote the rows in blocks and each
/// block by kind, so any order is allowed; a cell that is there twice is not.
struct LegacySheetCells: ~Copyable {
  private(set) var cells: [LegacyCell] = []
  /// The texts of the cells that share none.
  private(set) var text: [UInt8] = []
  private var number = NumberCell()
  private var seen = LegacyCellSet()
  private var isAscending = true
  private let globals: LegacyGlobals
  private let part: String?

  /// An empty sheet.
  init(globals: LegacyGlobals, part: String?) {
    self.globals = globals
    self.part = part
  }

  /// Adds a cell with a text of its own.
  mutating func add(
    _ place: LegacyPlace, kind: SheetCell.Kind, marks: SheetCell.Marks = [], text: [UInt8] = []
  ) throws(WorkbookProblem) {
    var marks = marks
    if kind == .text, text.withUnsafeBufferPointer({ isDecimal($0) }) {
      marks.insert(.numberAsText)
    }
    try add(
      place, kind: kind == .text && text.isEmpty ? .empty : kind, marks: marks, isShared: false,
      start: self.text.count, count: text.count)
    self.text += text
  }

  /// Adds a cell with a number, which its format can make a day.
  mutating func add(
    _ place: LegacyPlace, number: Double, marks: SheetCell.Marks = []
  ) throws(WorkbookProblem) {
    let format =
      globals.formats.indices.contains(place.format) ? globals.formats[place.format] : nil
    guard let format else {
      throw WorkbookProblem(
        .malformed(what: "a cell format that is not there"), part: part, row: place.row + 1)
    }
    guard self.number.read(number, as: format, is1904: globals.is1904) else {
      throw WorkbookProblem(
        .malformed(what: "a number that is not finite"), part: part, row: place.row + 1)
    }
    try add(
      place, kind: self.number.kind, marks: marks.union(self.number.marks), isShared: false,
      start: text.count, count: self.number.text.count)
    text += self.number.text
  }

  /// Adds a cell with one of the shared texts.
  mutating func add(_ place: LegacyPlace, shared index: Int) throws(WorkbookProblem) {
    guard index < globals.sharedStarts.count - 1 else {
      throw WorkbookProblem(
        .sharedString(index: String(index), cell: place.name), part: part, row: place.row + 1)
    }
    let range = globals.sharedStarts[index]..<globals.sharedStarts[index + 1]
    let isNumber = globals.sharedText.withUnsafeBufferPointer {
      isDecimal(UnsafeBufferPointer(rebasing: $0[range]))
    }
    try add(
      place, kind: range.isEmpty ? .empty : .text, marks: isNumber ? .numberAsText : [],
      isShared: true, start: range.lowerBound, count: range.count)
  }

  /// The cells by row and column.
  func sorted() -> [LegacyCell] {
    isAscending ? cells : cells.sorted { $0.order < $1.order }
  }

  private mutating func add(
    _ place: LegacyPlace, kind: SheetCell.Kind, marks: SheetCell.Marks, isShared: Bool, start: Int,
    count: Int
  ) throws(WorkbookProblem) {
    guard place.column < 256 else {
      throw WorkbookProblem(
        .overLimit(what: .columns, found: place.column + 1, limit: 256), part: part,
        row: place.row + 1)
    }
    guard seen.insert(row: place.row, column: place.column) else {
      throw WorkbookProblem(.outOfOrder(cell: place.name), part: part, row: place.row + 1)
    }
    guard kind != .empty || !marks.isEmpty else { return }
    let cell = LegacyCell(
      row: UInt16(place.row), column: UInt8(place.column), kind: kind, marks: marks,
      isShared: isShared, start: start, count: count)
    if let last = cells.last, last.order > cell.order { isAscending = false }
    cells.append(cell)
  }
}

/// Where a cell stands, from 0, and its cell format.
struct LegacyPlace {
  let row: Int
  let column: Int
  let format: Int

  /// The name of the cell: `B12`.
  var name: String {
    let letter = { (index: Int) in String(Unicode.Scalar(UInt8(0x41 + index % 26))) }
    return (column < 26 ? "" : letter(column / 26 - 1)) + letter(column) + String(row + 1)
  }
}
