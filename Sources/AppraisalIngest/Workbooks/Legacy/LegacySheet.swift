/// A sheet of an old workbook, read to its end.
struct LegacySheet {
  /// The cells by row and column.
  private(set) var cells: [LegacyCell] = []
  /// The texts of the cells that share none.
  private(set) var text: [UInt8] = []
  /// Merged ranges.
  private(set) var merged: [SheetSummary.MergedRange] = []
  /// Hidden columns.
  private(set) var hiddenColumns = [Bool](repeating: false, count: 256)
  /// Whether a filter is set.
  private(set) var hasFilter = false
  /// Whether rows are hidden that no record tells about.
  private var isRowHiddenByDefault = false
  private var isRowHidden: [Int: Bool] = [:]

  /// Reads a sheet.
  init(
    _ stream: LegacyBytes, from start: Int, globals: LegacyGlobals
  ) throws(WorkbookProblem) {
    var records = LegacyRecords(stream, from: start)
    _ = try records.next()
    var reader = LegacyCellReader(globals: globals, part: stream.part)
    var sheet = self
    try records.forEachToEnd { (records, record) throws(WorkbookProblem) in
      if try !reader.read(record, &records) { try sheet.read(record.content, of: record.kind) }
    }
    try reader.finish()
    self = sheet
    cells = reader.cells.sorted()
    text = reader.cells.text
  }

  /// Whether a row is hidden, from 0.
  func isHidden(row: Int) -> Bool { isRowHidden[row] ?? isRowHiddenByDefault }

  private mutating func read(
    _ content: LegacyBytes, of kind: LegacyRecordKind?
  ) throws(WorkbookProblem) {
    switch kind {
    case .row:
      isRowHidden[try content.integer16(at: 0)] = try content.integer16(at: 12) & 0x20 != 0
    case .defaultRow: isRowHiddenByDefault = try content.integer16(at: 0) & 2 != 0
    case .column: try hideColumns(content)
    case .merged: try addMerged(content)
    case .filterMode, .filter: hasFilter = true
    default: break
    }
  }

  private mutating func hideColumns(_ content: LegacyBytes) throws(WorkbookProblem) {
    let (first, last) = (try content.integer16(at: 0), try content.integer16(at: 2))
    guard try content.integer16(at: 8) & 1 != 0 else { return }
    // Some programs write 256 as the last column, one too many.
    for column in stride(from: first, through: min(last, 255), by: 1) {
      hiddenColumns[column] = true
    }
  }

  private mutating func addMerged(_ content: LegacyBytes) throws(WorkbookProblem) {
    for index in 0..<(try content.integer16(at: 0)) {
      let offset = 2 + index * 8
      let (top, bottom) = (try content.integer16(at: offset), try content.integer16(at: offset + 2))
      let left = try content.integer16(at: offset + 4)
      let right = try content.integer16(at: offset + 6)
      guard top <= bottom, left <= right, right < 256 else {
        throw WorkbookProblem(
          .malformed(what: "a merged range that is none"), part: content.part, row: top + 1)
      }
      merged.append(SheetSummary.MergedRange(rows: top + 1...bottom + 1, columns: left...right))
    }
  }
}
