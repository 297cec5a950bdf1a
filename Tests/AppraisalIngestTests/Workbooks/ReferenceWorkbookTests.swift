import Testing

@testable import AppraisalIngest

@Suite("Workbooks of other programs")
struct ReferenceWorkbookTests {
  @Test(
    "Each cell is what openpyxl reads",
    arguments: ["xlsxwriter-1900", "xlsxwriter-1904", "openpyxl"])
  func agreesWithOpenpyxl(name: String) throws {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/\(folder)/ReferenceData/Workbooks/\(name)"
    let file = try SourceFile.read(path: "\(path).xlsx", name: name)
    let expected = try SourceFile.read(path: "\(path).tsv", name: name)
    let book = try OfficeOpenWorkbook(bytes: try file.contents())
    var lines: [String] = []
    for (index, sheet) in book.sheets.enumerated() {
      for cell in try book.cells(of: index) where cell.kind != .empty {
        let text = cell.text.unicodeScalars.map { scalar in
          switch scalar {
          case "\n": "\\n"
          case "\r": "\\r"
          default: String(scalar)
          }
        }
        lines.append(
          "\(sheet.name)\t\(cell.row)\t\(cell.column)\t\(cell.kind)\t\(text.joined())")
      }
    }
    let wanted = String(decoding: try expected.contents(), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == wanted.count && lines.count > 80)
    for (line, want) in zip(lines, wanted) { #expect(line == want) }
  }

  @Test("What XlsxWriter was told of the sheet is in the summary")
  func summary() throws {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/\(folder)/ReferenceData/Workbooks/xlsxwriter-1900.xlsx"
    let book = try OfficeOpenWorkbook(bytes: try SourceFile.read(path: path, name: "b").contents())
    #expect(book.sheets.map(\.name) == ["答卷", "空", "R&D"])
    #expect(book.sheets.map(\.isHidden) == [false, true, false])
    let summary = try book.summary(of: 0)
    #expect(summary.hiddenColumns == [10...11])
    #expect(summary.hiddenRows == 1 && summary.hasFilter)
    #expect(summary.merged == [.init(rows: 44...46, columns: 0...2)])
    let covered = try book.cells(of: 0).filter { $0.marks & 16 != 0 }
    // The rows of the range behind the last one with content are not there.
    #expect(covered.count == 2)
    let far = try book.summary(of: 2)
    #expect(far.lastRow == 1_048_576 && far.cells == 1)
  }
}
