@testable import AppraisalIngest

/// A sheet, its cells in a dictionary by place.
struct SlowSheet {
  /// A place: the row from 1 and the column from 0.
  struct Place: Hashable {
    let row: Int
    let column: Int
  }

  private(set) var hasFilter = false
  private var found: [Place: ReadCell] = [:]
  private var hiddenRows: Set<Int> = []
  private var hiddenColumns: Set<Int> = []
  private let book: SlowWorkbook

  /// Reads a worksheet; `nil` when it is refused.
  init?(_ root: SlowNode, of book: SlowWorkbook) {
    self.book = book
    let lists = root.all("sheetData")
    guard root.name == "worksheet", root.isBlank, lists.count == 1, lists[0].isBlank else {
      return nil
    }
    hasFilter = !root.all("autoFilter").isEmpty
    for column in root.all("cols").flatMap({ $0.anywhere("col") })
    where isTrue(column.attributes["hidden"]) {
      guard let first = wholeNumber(column.attributes["min"]),
        let last = wholeNumber(column.attributes["max"]), first >= 1, last >= first, last <= 16_384
      else { return nil }
      hiddenColumns.formUnion(first - 1...last - 1)
    }
    var last = 0
    for row in lists[0].children {
      guard row.name == "row", row.isBlank, readRow(row, behind: &last) else { return nil }
    }
    for place in found.keys where hiddenColumns.contains(place.column) {
      found[place]?.marks |= SheetCell.Marks.hiddenColumn.rawValue
    }
    for merge in root.all("mergeCells").flatMap({ $0.anywhere("mergeCell") }) {
      guard markMerged(merge.attributes["ref"] ?? "") else { return nil }
    }
  }

  /// The cells by row and column.
  var cells: [ReadCell] {
    found.values.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  /// Hidden rows that hold a cell with content.
  var hiddenRowsWithContent: Int {
    Set(found.values.filter { $0.kind != .empty }.map(\.row)).intersection(hiddenRows).count
  }

  private mutating func readRow(_ row: SlowNode, behind last: inout Int) -> Bool {
    var number = last + 1
    if let given = row.attributes["r"] {
      guard let given = wholeNumber(given) else { return false }
      number = given
    }
    guard number > last, number <= 1 << 20 else { return false }
    last = number
    if isTrue(row.attributes["hidden"]) { hiddenRows.insert(number) }
    var column = -1
    for child in row.children where child.name != "extLst" {
      guard child.name == "c", child.isBlank else { return false }
      var place = Place(row: number, column: column + 1)
      if let text = child.attributes["r"] {
        guard let given = Self.place(text) else { return false }
        place = given
      }
      guard place.row == number, place.column > column, place.column < 16_384,
        readCell(child, place)
      else { return false }
      column = place.column
    }
    return true
  }

  private mutating func readCell(_ cell: SlowNode, _ place: Place) -> Bool {
    let children = cell.children.filter { $0.name != "extLst" }
    let values = children.filter { $0.name == "v" || $0.name == "is" }
    let formulas = children.filter { $0.name == "f" }
    guard values.count + formulas.count == children.count, values.count < 2,
      formulas.allSatisfy({ $0.children.isEmpty && !Self.isLinked($0.text) }),
      values.allSatisfy({ $0.name == "is" || $0.children.isEmpty })
    else { return false }
    let item = values.first.map { $0.name == "is" ? Self.rawItem($0) : $0.text }
    if values.first != nil, item == .some(nil) { return false }
    let value = SlowValue(
      type: cell.attributes["t"] ?? "n", style: cell.attributes["s"] ?? "0", text: item ?? nil,
      hasFormula: !formulas.isEmpty)
    switch value.read(in: book) {
    case .refused: return false
    case .nothing: return true
    case .cell(let kind, let text, let marks):
      found[place] = ReadCell(
        row: place.row, column: place.column, kind: kind, text: text, marks: marks.rawValue)
      return true
    }
  }

  /// The text of an item with its escapes.
  private static func rawItem(_ item: SlowNode) -> String? {
    let texts = item.children.flatMap { child in
      child.name == "t" ? [child] : child.name == "r" ? child.all("t") : []
    }
    return texts.allSatisfy { $0.children.isEmpty } ? texts.map(\.text).joined() : nil
  }

  private mutating func markMerged(_ range: String) -> Bool {
    let ends = range.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard ends.count <= 2, let first = Self.place(ends[0]),
      let last = Self.place(ends[ends.count - 1]),
      first.row <= last.row, first.column <= last.column, last.row <= 1 << 20, last.column < 16_384
    else { return false }
    let end = found.values.filter { $0.kind != .empty }.map(\.row).max() ?? 0
    for row in first.row..<max(first.row, min(last.row, end) + 1) {
      for column in first.column...last.column where (row, column) != (first.row, first.column) {
        let isHidden = hiddenColumns.contains(column)
        let place = Place(row: row, column: column)
        let empty = ReadCell(
          row: row, column: column, kind: .empty, text: "",
          marks: isHidden ? SheetCell.Marks.hiddenColumn.rawValue : 0)
        found[place, default: empty].marks |= SheetCell.Marks.merged.rawValue
      }
    }
    return true
  }

  /// `B7`.
  static func place(_ text: String) -> Place? {
    let letters = text.utf8.prefix { (0x41...0x5A).contains($0) }
    let digits = text.utf8.dropFirst(letters.count)
    guard (1...3).contains(letters.count), (1...7).contains(digits.count), digits.first != 0x30,
      digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let row = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    return Place(row: row, column: letters.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1)
  }

  /// Whether a formula names a workbook by its number in brackets, with no name in front of them.
  private static func isLinked(_ formula: String) -> Bool {
    // Every second piece between quotation marks is a string.
    let pieces = formula.utf8.split(separator: 0x22, omittingEmptySubsequences: false)
    var code: [UInt8] = []
    for (index, piece) in pieces.enumerated() where index.isMultiple(of: 2) {
      code += Array(piece) + [0x22]
    }
    return code.indices.contains { index in
      let before = index > 0 ? code[index - 1] : 0
      let isName =
        before >= 0x80 || Array("_[]".utf8).contains(before)
        || (before < 0x80 && Character(Unicode.Scalar(before)).isLetter)
        || (0x30...0x39).contains(before)
      let digits = code[(index + 1)...].prefix { $0 != 0x5D }
      return code[index] == 0x5B && !isName && !digits.isEmpty
        && digits.allSatisfy { (0x30...0x39).contains($0) }
    }
  }
}
