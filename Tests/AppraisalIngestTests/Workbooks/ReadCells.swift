@testable import AppraisalIngest

/// A cell with its place, for comparison.
struct ReadCell: Hashable, CustomStringConvertible {
  var row: Int
  var column: Int
  var kind: SheetCell.Kind
  var text: String
  var marks: UInt16 = 0

  var description: String { "R\(row)C\(column) \(kind) \(marks) \(Array(text.utf8).count):\(text)" }
}

extension OfficeOpenWorkbook {
  /// All cells of a sheet.
  func cells(of sheet: Int) throws(WorkbookProblem) -> [ReadCell] {
    var cells: [ReadCell] = []
    let summary = try summary(of: sheet)
    try forEachRow(of: sheet, summary: summary) { row in
      for index in 0..<row.count {
        let text = String(decoding: row.text(at: index), as: UTF8.self)
        cells.append(
          ReadCell(
            row: row.number, column: Int(row[index].column), kind: row[index].kind, text: text,
            marks: row[index].marks.rawValue))
      }
      return true
    }
    return cells
  }
}

/// The cells of the first sheet of a workbook.
func readCells(_ bytes: [UInt8], _ limits: OfficeOpenLimits = OfficeOpenLimits())
  throws(WorkbookProblem) -> [ReadCell]
{
  try OfficeOpenWorkbook(bytes: bytes, limits: limits).cells(of: 0)
}

/// The problem of a workbook; `nil` when it can be read.
func problem(
  _ bytes: [UInt8], _ limits: OfficeOpenLimits = OfficeOpenLimits()
) -> WorkbookProblem.Kind? {
  do throws(WorkbookProblem) {
    _ = try readCells(bytes, limits)
    return nil
  } catch {
    return error.kind
  }
}
