import CExpat

@testable import AppraisalIngest

/// Workbooks of both formats: any bytes, valid containers around made-up parts, and valid workbooks
/// with a few bytes changed.
///
/// The first byte chooses which, the rest is the content.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWorkbook(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  withInput(start, count) { input in
    guard let choice = input.first else { return }
    let rest = Array(input.dropFirst())
    switch choice % 8 {
    case 0: check(rest)
    case 1: check(LegacyContainer.file(rest, named: "Workbook"))
    case 2: check(LegacyWorkbookWriter(legacyRecords(rest)).file)
    case 3: check(changed(sampleBook.writer.bytes, by: rest))
    case 4: check(changed(LegacyWorkbookWriter(legacyRecords(Array(0...30))).file, by: rest))
    case 5: checkParts(BookParts(sheet: String(decoding: rest, as: UTF8.self)))
    case 6: checkParts(BookParts(rows: words(rest, rowWords), strings: "<si><t>优秀</t></si>"))
    default: checkParts(bookOfWords(rest))
    }
  }
}

/// A workbook whose strings, formats, columns and merged ranges are made of words.
private func bookOfWords(_ choices: [UInt8]) -> BookParts {
  let parts = choices.split(separator: 255, omittingEmptySubsequences: false)
  func part(_ index: Int, _ list: [String]) -> String {
    parts.indices.contains(index) ? words(parts[index], list) : ""
  }
  var book = BookParts(
    rows: part(0, rowWords), before: part(1, frameWords), after: part(2, frameWords),
    strings: part(3, stringWords))
  book.setFormats([part(4, formatWords), part(5, formatWords)])
  return book
}

private func words(_ choices: some Sequence<UInt8>, _ list: [String]) -> String {
  String(decoding: text(of: choices, from: list), as: UTF8.self)
}

/// Changes a byte for every three of the input: a position and what is put there.
private func changed(_ bytes: [UInt8], by changes: [UInt8]) -> [UInt8] {
  var bytes = bytes
  for start in stride(from: 0, to: changes.count - 2, by: 3) {
    let position = (Int(changes[start]) << 8 | Int(changes[start + 1])) % bytes.count
    bytes[position] = changes[start + 2]
  }
  return bytes
}

// MARK: - Checks

/// A stored and a compressed archive of the same parts say the same; and where the own reader of XML
/// is content, expat is as well.
private func checkParts(_ book: BookParts) {
  var writer = book.writer
  let cells = check(writer.bytes)
  for index in writer.entries.indices { writer.entries[index].isDeflated = true }
  requireAgreement(check(writer.bytes) == cells, "compression makes a difference")
  guard cells != nil else { return }
  for text in [book.sheet, book.strings, book.styles].compactMap({ $0 }) {
    // Which characters a name may have, expat and the standard disagree on beyond ASCII.
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
    requireAgreement(isDocument(Array(text.utf8)), "expat refuses what is read")
  }
}

private func isDocument(_ bytes: [UInt8]) -> Bool {
  guard let parser = XML_ParserCreate(nil) else { return false }
  defer { XML_ParserFree(parser) }
  return bytes.withUnsafeBytes { bytes in
    XML_Parse(parser, bytes.baseAddress, CInt(bytes.count), 1) == XML_STATUS_OK
  }
}

/// Reads a workbook by itself and as a table.
///
/// - Returns: Its cells, or `nil` when something in it is refused.
@discardableResult
private func check(_ bytes: [UInt8]) -> [ReadCell]? {
  var log = IssueLog()
  let used = SmallReader.values.read(SourceFile(name: "made-up", bytes: bytes), log: &log)
  requireWholeAccount(log, used: used)
  do throws(WorkbookProblem) {
    if OfficeOpenWorkbook.isZip(bytes) { return try cells(of: OfficeOpenWorkbook(bytes: bytes)) }
    return try cells(of: LegacyWorkbook(bytes: bytes))
  } catch {
    return nil
  }
}

private func cells(of workbook: some Workbook) throws(WorkbookProblem) -> [ReadCell] {
  var cells: [ReadCell] = []
  for sheet in workbook.sheets.indices {
    let summary = try workbook.summary(of: sheet)
    let first = cells.count
    do throws(WorkbookProblem) {
      try append(sheet, summary, of: workbook, to: &cells)
    } catch {
      requireAgreement(false, "a sheet that was checked is refused")
    }
    let filled = cells[first...].filter { $0.kind != .empty }
    requireAgreement(filled.count == summary.cells, "cells differ from the summary")
    requireAgreement(Set(filled.map(\.row)).count == summary.rows, "rows differ from the summary")
    requireAgreement((filled.last?.row ?? 0) == summary.lastRow, "the last row differs")
  }
  return cells
}

private func append(
  _ sheet: Int, _ summary: SheetSummary, of workbook: some Workbook, to cells: inout [ReadCell]
) throws(WorkbookProblem) {
  var last = (row: 0, column: -1)
  try workbook.forEachRow(of: sheet, summary: summary) { row in
    requireAgreement(row.number > last.row, "rows do not ascend")
    last = (row.number, -1)
    for index in 0..<row.count {
      let column = Int(row[index].column)
      requireAgreement(column > last.column, "columns do not ascend")
      last.column = column
      let text = String(validating: row.text(at: index), as: UTF8.self)
      requireAgreement(text != nil, "a text that is not UTF-8")
      cells.append(
        ReadCell(
          row: row.number, column: column, kind: row[index].kind, text: text ?? "",
          marks: row[index].marks.rawValue))
    }
    return true
  }
}
