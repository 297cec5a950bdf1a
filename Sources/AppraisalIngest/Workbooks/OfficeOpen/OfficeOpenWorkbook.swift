/// A workbook in the Office Open XML format, `.xlsx` (ECMA-376, ISO/IEC 29500), of the transitional
/// and of the strict edition.
///
/// Everything a workbook can be told apart by is refused rather than guessed: damage anywhere in a
/// part that is read, macros, links to other workbooks, passwords, document types. White space in
/// text is kept whether or not the file asks for it.
///
/// Parts that say nothing of cells, as pictures and charts, are not inflated.
public final class OfficeOpenWorkbook: Workbook {
  /// The worksheets in the order of their tabs; chart sheets are left out.
  public let sheets: [SheetEntry]
  private let parts: [ArchiveEntry]
  private let contents: OfficeOpenContents

  /// Opens a workbook: checks its archive, and reads its list of sheets, its shared texts and its
  /// cell formats.
  ///
  /// - Parameter bytes: The bytes of the file.
  /// - Throws: ``WorkbookProblem``.
  /// - Complexity: O(entries + shared texts).
  public convenience init(bytes: [UInt8]) throws(WorkbookProblem) {
    try self.init(bytes: bytes, limits: OfficeOpenLimits())
  }

  init(bytes: [UInt8], limits: OfficeOpenLimits) throws(WorkbookProblem) {
    guard !OfficeOpenWorkbook.isEncrypted(bytes) else { throw WorkbookProblem(.encrypted) }
    guard OfficeOpenWorkbook.isZip(bytes) else { throw WorkbookProblem(.noWorkbook) }
    let archive = try ZipArchive(bytes: bytes, limits: limits)
    let package = try OfficeOpenPackage(archive)
    let relationships = try Relationships(of: package.main.name, in: archive)
    let list = try SheetList(package.main, relationships, of: archive, limits: limits)
    contents = OfficeOpenContents(
      archive: archive, limits: limits,
      strings: try SharedStrings(relationships, of: archive, limits: limits),
      formats: try CellFormats(relationships, of: archive, limits: limits),
      is1904: list.is1904)
    sheets = list.sheets.map(\.entry)
    parts = list.sheets.map(\.part)
  }

  /// Whether a file is a ZIP archive, by its first bytes.
  ///
  /// - Parameter bytes: The bytes of the file.
  /// - Returns: Whether this reader should have a look at it.
  public static func isZip(_ bytes: [UInt8]) -> Bool { FileSignature.recognise(bytes) == .zip }

  /// A workbook with a password is an OLE container with a stream of this name; entries of its
  /// directory begin at multiples of 128 bytes ([MS-CFB] 2.6.1).
  private static func isEncrypted(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else { return false }
    let name = Array("EncryptedPackage".utf16)
    return stride(from: 512, to: bytes.count, by: 128).contains { start in
      name.indices.allSatisfy { bytes.unsigned16(at: start + 2 * $0) == Int(name[$0]) }
    }
  }

  /// Reads a sheet to its end, its checksum included, and keeps nothing but what is told here.
  ///
  /// - Parameter sheet: The position of the sheet.
  /// - Returns: What is remarkable about it.
  /// - Throws: ``WorkbookProblem`` when the sheet is damaged anywhere.
  /// - Complexity: O(bytes of the sheet), in constant memory.
  public func summary(of sheet: Int) throws(WorkbookProblem) -> SheetSummary {
    var reader = try SheetReader(parts[sheet], of: contents, verifies: true)
    var row = SheetRow()
    var (rows, lastRow, cells, hiddenRows) = (0, 0, 0, 0)
    while try reader.nextRow(into: &row) {
      let filled = row.filledCells
      guard filled > 0 else { continue }
      rows += 1
      lastRow = row.number
      cells += filled
      hiddenRows += row.isHidden ? 1 : 0
    }
    let summary = SheetSummary(
      rows: rows, lastRow: lastRow, cells: cells, hiddenRows: hiddenRows,
      hiddenColumns: reader.hiddenColumns, merged: reader.merged, hasFilter: reader.hasFilter)
    let covered = MergedCells(summary).count
    guard covered <= contents.limits.cells else {
      throw WorkbookProblem(
        .overLimit(what: .cells, found: covered, limit: contents.limits.cells),
        part: parts[sheet].name)
    }
    return summary
  }

  /// Reads the rows of a sheet, ascending; rows without content or mark are passed over.
  ///
  /// A cell under a merged one that has content nevertheless keeps it beside the mark.
  ///
  /// - Parameters:
  ///   - sheet: The position of the sheet.
  ///   - summary: Its summary.
  ///   - body: Receives each row; reading ends when it returns `false`.
  /// - Throws: ``WorkbookProblem``; never after ``summary(of:)`` of the same sheet succeeded.
  /// - Complexity: O(bytes of the sheet), in constant memory.
  public func forEachRow(
    of sheet: Int, summary: SheetSummary, _ body: (borrowing SheetRow) -> Bool
  ) throws(WorkbookProblem) {
    var reader = try SheetReader(parts[sheet], of: contents, verifies: false)
    var row = SheetRow()
    var rows = MergedRows(summary)
    while try reader.nextRow(into: &row) {
      guard rows.pass(row, to: body) else { return }
    }
  }
}

extension SheetRow {
  /// Cells with content.
  fileprivate var filledCells: Int {
    var filled = 0
    var index = 0
    while index < count {
      if self[index].kind != .empty { filled += 1 }
      index += 1
    }
    return filled
  }
}
