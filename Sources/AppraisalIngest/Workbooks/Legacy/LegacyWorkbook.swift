/// A workbook of the years 1997 to 2003: an OLE container with a stream of BIFF8 records (`.xls`).
///
/// Survey platforms and offices still hand out this format. The file is read whole; a sheet's cells
/// are put in order by row and column, since the format allows any order, so memory grows with the
/// cells. Records that the reader does not know are passed over, as the format wants it; a record
/// that runs past its stream, a part without its end, or a sheet that is not where the list of
/// sheets says refuses the file. A file cut short anywhere before the end of its last sheet is
/// refused; padding behind it may be missing.
///
/// Merged ranges must not overlap. A cell under a merged one keeps what it holds, if anything, and
/// is marked. A filter is set when it hides rows or has conditions; its arrows alone are none.
///
/// The stored value of a formula that gives nothing is the same as that of one which a program without
/// a calculator wrote; formulas count as not calculated when none of their sheet has a value.
public final class LegacyWorkbook: Workbook {
  /// The sheets of cells, in the order of their tabs; charts and macro sheets are none.
  public let sheets: [SheetEntry]
  private let stream: LegacyBytes
  private let globals: LegacyGlobals
  private let starts: [Int]

  private static let streamName = "Workbook"

  /// Opens a workbook.
  ///
  /// - Parameter bytes: The bytes of the file.
  /// - Throws: ``WorkbookProblem`` when it is damaged, protected, has macros, is too old, or is no
  ///   workbook; so is an HTML table or a text under the name of a workbook.
  /// - Complexity: O(bytes) time and memory.
  public init(bytes: [UInt8]) throws(WorkbookProblem) {
    let file = try CompoundFile(bytes: bytes)
    stream = LegacyBytes(
      try LegacyWorkbook.stream(of: file), part: LegacyWorkbook.streamName)
    globals = try LegacyGlobals(stream)
    let parts = try LegacyWorkbook.parts(of: stream, globals: globals)
    let listings = globals.listings.filter { $0.isOfCells && parts[$0.start] == true }
    guard !listings.isEmpty else { throw WorkbookProblem(.noSheet) }
    sheets = listings.map { SheetEntry(name: $0.name, isHidden: $0.isHidden) }
    starts = listings.map(\.start)
  }

  private static func stream(of file: CompoundFile) throws(WorkbookProblem) -> [UInt8] {
    if file.contains("EncryptedPackage") { throw WorkbookProblem(.encrypted) }
    guard let entry = try file.stream(streamName) else {
      throw WorkbookProblem(try file.stream("Book") == nil ? .noWorkbook : .oldWorkbook)
    }
    if file.contains("_VBA_PROJECT_CUR") || file.contains("_VBA_PROJECT") {
      throw WorkbookProblem(.macros)
    }
    return try file.content(of: entry)
  }

  /// Walks over all parts behind the first one: the list of sheets and the parts must be the same.
  ///
  /// - Returns: Where each part begins, and whether it is a sheet of cells and no dialogue.
  private static func parts(
    of stream: LegacyBytes, globals: LegacyGlobals
  ) throws(WorkbookProblem) -> [Int: Bool] {
    var parts: [Int: Bool] = [:]
    var records = LegacyRecords(stream, from: globals.end)
    while let begin = try records.next(.begin) {
      let isSheet = try begin.content.integer16(at: 2) == LegacyPartKind.sheet
      var isDialogue = false
      try records.forEachToEnd { (_, record) throws(WorkbookProblem) in
        guard record.kind == .sheetOptions else { return }
        isDialogue = try record.content.integer16(at: 0) & 0x10 != 0
      }
      parts[begin.start] = isSheet && !isDialogue
    }
    guard parts.count == globals.listings.count,
      globals.listings.allSatisfy({ parts[$0.start] != nil }),
      Set(globals.listings.map(\.start)).count == parts.count
    else {
      throw WorkbookProblem(
        .malformed(what: "a sheet is not where the list says"), part: stream.part)
    }
    return parts
  }

  /// Reads a sheet to its end.
  ///
  /// - Parameter sheet: The position of the sheet.
  /// - Returns: What is remarkable about it.
  /// - Throws: ``WorkbookProblem`` when the sheet is damaged anywhere, or a formula of it refers to
  ///   another file.
  /// - Complexity: O(*n* log *n*) for *n* cells, O(*n*) when they ascend in the file.
  public func summary(of sheet: Int) throws(WorkbookProblem) -> SheetSummary {
    let content = try LegacySheet(stream, from: start(of: sheet), globals: globals)
    let filled = content.cells.filter { $0.kind != .empty }
    var rows = 0
    var hiddenRows = 0
    var last = -1
    for cell in filled where Int(cell.row) != last {
      last = Int(cell.row)
      rows += 1
      if content.isHidden(row: last) { hiddenRows += 1 }
    }
    let summary = SheetSummary(
      rows: rows, lastRow: last + 1, cells: filled.count, hiddenRows: hiddenRows,
      hiddenColumns: LegacyWorkbook.ranges(content.hiddenColumns), merged: content.merged,
      hasFilter: content.hasFilter)
    // A sheet has no more cells than this, so more of them under merged ones lie there twice.
    let (covered, limit) = (MergedCells(summary).count, 1 << 24)
    guard covered <= limit else {
      throw WorkbookProblem(
        .overLimit(what: .cells, found: covered, limit: limit), part: stream.part)
    }
    return summary
  }

  /// Reads the rows of a sheet.
  ///
  /// - Parameters:
  ///   - sheet: The position of the sheet.
  ///   - summary: Its summary.
  ///   - body: Receives each row; reading ends when it returns `false`.
  /// - Throws: ``WorkbookProblem`` as ``summary(of:)`` does.
  /// - Complexity: As ``summary(of:)``.
  public func forEachRow(
    of sheet: Int, summary: SheetSummary, _ body: (borrowing SheetRow) -> Bool
  ) throws(WorkbookProblem) {
    let content = try LegacySheet(stream, from: start(of: sheet), globals: globals)
    var rows = LegacyRows(content, sharedText: globals.sharedText)
    var merged = MergedRows(summary, isHidden: { content.isHidden(row: $0 - 1) })
    rows.forEach { merged.pass($0, to: body) }
  }

  private func start(of sheet: Int) throws(WorkbookProblem) -> Int {
    guard starts.indices.contains(sheet) else { throw WorkbookProblem(.noSheet) }
    return starts[sheet]
  }

  private static func ranges(_ isHidden: [Bool]) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for column in isHidden.indices where isHidden[column] {
      if let last = ranges.last, last.upperBound == column - 1 {
        ranges[ranges.count - 1] = last.lowerBound...column
      } else {
        ranges.append(column...column)
      }
    }
    return ranges
  }
}
