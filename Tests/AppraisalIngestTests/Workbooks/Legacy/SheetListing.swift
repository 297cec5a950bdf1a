import AppraisalIngest

/// The cells of a sheet, a line each: row from 1, column from 0, kind, text, and marks as a number.
func listing(_ workbook: some Workbook, sheet: Int = 0) throws(WorkbookProblem) -> [String] {
  var lines: [String] = []
  let summary = try workbook.summary(of: sheet)
  try workbook.forEachRow(of: sheet, summary: summary) { row in
    for index in 0..<row.count {
      let cell = row[index]
      let text = String(decoding: row.text(at: index), as: UTF8.self)
      let hidden = row.isHidden ? " hidden" : ""
      lines.append(
        "\(row.number) \(cell.column) \(cell.kind) \(text) \(cell.marks.rawValue)\(hidden)")
    }
    return true
  }
  return lines
}

/// Why a file is refused; `nil` when all its sheets are read.
func refusal(_ bytes: [UInt8]) -> WorkbookProblem.Kind? {
  do throws(WorkbookProblem) {
    let workbook = try LegacyWorkbook(bytes: bytes)
    for sheet in workbook.sheets.indices { _ = try listing(workbook, sheet: sheet) }
    return nil
  } catch { return error.kind }
}
