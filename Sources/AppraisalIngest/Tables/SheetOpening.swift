/// The first rows of a sheet, before anybody knows which of them is the header.
struct SheetOpening {
  /// What was noticed about the sheet as a whole.
  let notes: [IssueKind]
  /// The first rows that hold anything.
  let rows: [OpeningRow]
  private let body: SheetBody

  /// Opens a workbook and one of its sheets, which is checked to its end.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - format: What its first bytes say.
  ///   - sheet: The name of the sheet; when not declared, the only one that is not hidden and holds
  ///     something.
  /// - Throws: ``WorkbookProblem``, ``SheetProblem``, ``FileProblem`` or ``SheetChoice``.
  init(_ source: SourceFile, format: FileSignature, sheet: String?) throws {
    let workbook = try openWorkbook(source, format: format)
    let (position, summary) = try SheetOpening.choose(sheet, of: workbook)
    var rows: [OpeningRow] = []
    try workbook.forEachRow(of: position, summary: summary) { row in
      if let opening = OpeningRow(row) { rows.append(opening) }
      return rows.count < OpeningRow.limit
    }
    guard !rows.isEmpty else { throw TextProblem(kind: .empty) }
    self.rows = rows
    body = SheetBody(
      workbook: workbook, sheet: position, name: workbook.sheets[position].name,
      summary: summary, firstRow: 1)
    let others = sheet == nil ? hiddenSheets(of: workbook) : []
    notes =
      SheetOpening.notes(on: summary, workbook.sheets[position])
      + others.map { .hiddenSheet(name: $0) }
  }

  /// The records behind one of the first rows.
  func body(behind row: Int) -> SheetBody {
    var body = body
    body.firstRow = rows[row].line + 1
    return body
  }

  private static func choose(
    _ name: String?, of workbook: any Workbook
  ) throws -> (Int, SheetSummary) {
    let sheets = workbook.sheets
    if let name {
      guard let position = sheets.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) })
      else { throw SheetChoice.missing(wanted: name, sheets: sheets.map(\.name)) }
      return (position, try summary(of: position, in: workbook))
    }
    var filled: [(Int, SheetSummary)] = []
    for position in sheets.indices where !sheets[position].isHidden {
      let summary = try summary(of: position, in: workbook)
      if summary.cells > 0 { filled.append((position, summary)) }
    }
    guard let only = filled.first else { throw TextProblem(kind: .empty) }
    guard filled.count == 1 else {
      throw SheetChoice.several(sheets: filled.map { sheets[$0.0].name })
    }
    return only
  }

  fileprivate static func summary(
    of sheet: Int, in workbook: any Workbook
  ) throws(SheetProblem) -> SheetSummary {
    do throws(WorkbookProblem) {
      return try workbook.summary(of: sheet)
    } catch {
      throw SheetProblem(sheet: workbook.sheets[sheet].name, problem: error)
    }
  }

  private static func notes(on summary: SheetSummary, _ entry: SheetEntry) -> [IssueKind] {
    var notes: [IssueKind] = []
    if entry.isHidden { notes.append(.hiddenSheet(name: entry.name)) }
    if summary.hiddenRows > 0 || summary.hasFilter {
      notes.append(.hiddenRows(count: summary.hiddenRows, hasFilter: summary.hasFilter))
    }
    if SheetOpening.rowLimits.contains(summary.lastRow) {
      notes.append(.rowLimit(row: summary.lastRow))
    }
    return notes
  }

  /// The last rows that a sheet of either format can have; what reaches one was probably cut off.
  private static let rowLimits = [65_536, 1_048_576]
}

/// Why a sheet of a workbook cannot be read.
struct SheetProblem: Error {
  let sheet: String
  let problem: WorkbookProblem
}

/// The sheets of a workbook that are not hidden and hold something.
///
/// - Parameters:
///   - source: The file.
///   - log: Takes the reason and the account of a file that cannot be read, and a note on each hidden
///     sheet that is passed over.
/// - Returns: The names, in the order of their tabs; `nil` when the file was refused.
/// - Complexity: O(bytes), since every sheet is checked to its end.
func readSheetNames(_ source: SourceFile, log: inout IssueLog) -> [String]? {
  guard let format = FileSignature.recognise(source.head), [.zip, .ole].contains(format) else {
    log.refuse(.workbook(.noWorkbook, part: nil), file: source.name, source: source)
    return nil
  }
  do {
    let workbook = try openWorkbook(source, format: format)
    let shown = workbook.sheets.indices.filter { !workbook.sheets[$0].isHidden }
    let filled = try shown.filter { try SheetOpening.summary(of: $0, in: workbook).cells > 0 }
    guard !filled.isEmpty else { throw TextProblem(kind: .empty) }
    for sheet in hiddenSheets(of: workbook) {
      log.report(.hiddenSheet(name: sheet), at: SourcePlace(file: source.name, sheet: sheet))
    }
    return filled.map { workbook.sheets[$0].name }
  } catch {
    TextTable.refuse(source, error, log: &log)
    return nil
  }
}

/// The hidden sheets that hold something; one that cannot be read may.
private func hiddenSheets(of workbook: any Workbook) -> [String] {
  workbook.sheets.indices.filter { position in
    guard workbook.sheets[position].isHidden else { return false }
    guard let summary = try? workbook.summary(of: position) else { return true }
    return summary.cells > 0
  }.map { workbook.sheets[$0].name }
}

/// Why no sheet of a workbook was chosen.
enum SheetChoice: Error {
  /// There is none of this name.
  case missing(wanted: String, sheets: [String])
  /// Several hold something, and none was declared.
  case several(sheets: [String])
}

/// A row at the beginning of a table.
struct OpeningRow {
  /// How many are looked at.
  static let limit = 30

  /// The fields without outer blanks; empty ones at the end are left out.
  let names: [String]
  /// The physical line, or the row of the sheet.
  let line: Int
  /// The offset of its first byte in the file; `nil` for a sheet.
  let byte: Int?
  /// Where the next record begins in a text: its offset in the file, and its physical line.
  let next: (offset: Int, line: Int)

  /// A record of a text.
  init(_ record: borrowing DelimitedRecord, byte: Int, next: (offset: Int, line: Int)) {
    var names = (0..<record.count).map { index in
      String(decoding: trimmed(record[index]).field, as: UTF8.self)
    }
    while names.last?.isEmpty == true { names.removeLast() }
    self.names = names
    line = record.line
    self.byte = byte
    self.next = next
  }

  /// A row of a sheet; `nil` when it holds nothing.
  init?(_ row: borrowing SheetRow) {
    var names: [String] = []
    for index in 0..<row.count {
      let text = trimmed(row.text(at: index)).field
      guard !text.isEmpty else { continue }
      let column = Int(row[index].column)
      while names.count < column { names.append("") }
      names.append(String(decoding: text, as: UTF8.self))
    }
    guard !names.isEmpty else { return nil }
    self.names = names
    line = row.number
    byte = nil
    next = (0, row.number + 1)
  }
}

/// The records of a sheet below its header.
struct SheetBody: Sendable {
  let workbook: any Workbook
  let sheet: Int
  let name: String
  let summary: SheetSummary
  /// The row at which records begin.
  var firstRow: Int
}

/// Opens a workbook by what its first bytes say it is.
private func openWorkbook(_ source: SourceFile, format: FileSignature) throws -> any Workbook {
  guard source.size <= workbookLimit else {
    throw FileProblem(name: source.name, .tooLarge(bytes: source.size, limit: workbookLimit))
  }
  let bytes = try source.contents()
  return format == .zip ? try OfficeOpenWorkbook(bytes: bytes) : try LegacyWorkbook(bytes: bytes)
}

/// The largest workbook that is read, 1 GiB; it is held in memory as it is on the disk.
private let workbookLimit = 1 << 30
