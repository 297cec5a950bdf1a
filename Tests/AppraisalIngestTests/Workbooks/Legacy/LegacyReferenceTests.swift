import Foundation
import Testing

@testable import AppraisalIngest

/// Workbooks of other programs, compared cell by cell with what xlrd 2.0.2 reads.
///
/// `Tests/ReferenceData/LegacyWorkbooks` tells how the expectations were made. The survey exports are
/// `../shared/data/wjx`, or below the folder that `PINGYI_SHARED` names; the project does not carry
/// them.
@Suite("Old workbooks of other programs")
struct LegacyReferenceTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  private static let exports =
    (ProcessInfo.processInfo.environment["PINGYI_SHARED"] ?? root + "/../shared") + "/data/wjx/"
  private static let areThere = FileManager.default.fileExists(atPath: exports)

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Lines as `make.py` writes them: the sheet, the row, the column, the kind and the text.
  private func lines(_ workbook: LegacyWorkbook) throws -> [String] {
    var lines: [String] = []
    for sheet in workbook.sheets.indices {
      try workbook.forEachRow(of: sheet, summary: workbook.summary(of: sheet)) { row in
        for index in 0..<row.count where row[index].kind != .empty {
          let text = String(decoding: row.text(at: index), as: UTF8.self)
          lines.append("\(sheet)\t\(row.number)\t\(row[index].column)\t\(row[index].kind)\t\(text)")
        }
        return true
      }
    }
    return lines
  }

  @Test(
    "The two exports of a survey platform are read whole",
    .enabled(
      if: areThere, "the survey exports are not at ../shared/data/wjx; test skipped"),
    arguments: [
      (
        "800_800_0.xls", 7214, "8319e1ac725cbf600c7d3d9198a82475e1fe96bdee0f814eaf8c2bfdb690d603",
        ["0\t801\t8\ttext\t女", "0\t2\t11\ttext\t运动┋影视┋购物", "0\t1\t8\ttext\t3、性别 "]
      ),
      (
        "800_800_2.xls", 24_836, "4f5719321e2bdc64d4eb452b6da0e070d2cb87306cf09fa217fb90688f2da08e",
        ["0\t801\t25\tnumber\t4", "0\t1\t34\ttext\t第8题(ACG文化(动漫、游戏等))", "0\t2\t7\tnumber\t7"]
      ),
    ])
  func surveyExports(name: String, cells: Int, hash: String, some: [String]) throws {
    let workbook = try LegacyWorkbook(bytes: bytes(Self.exports + name))
    #expect(workbook.sheets.map(\.name) == ["Sheet1"])
    let summary = try workbook.summary(of: 0)
    #expect(summary.cells == cells && summary.rows == 801 && summary.lastRow == 801)
    #expect(summary.hiddenRows == 0 && summary.hiddenColumns == [] && summary.merged == [])
    let lines = try lines(workbook)
    #expect(Set(lines).isSuperset(of: some))
    let text = lines.map { $0 + "\n" }.joined()
    #expect(ContentHash.sha256(of: Array(text.utf8)) == hash)
  }

  @Test("Workbooks by xlwt are read as xlrd reads them", arguments: ["features", "year1904"])
  func writtenByXlwt(name: String) throws {
    let folder = Self.root + "/Tests/ReferenceData/LegacyWorkbooks/"
    let workbook = try LegacyWorkbook(bytes: bytes(folder + name + ".xls"))
    let expected = String(decoding: try bytes(folder + name + ".tsv"), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    #expect(expected.count > 10)
    #expect(try lines(workbook) == expected)
  }

  @Test("What a sheet hides, merges and does not calculate is told")
  func features() throws {
    let folder = Self.root + "/Tests/ReferenceData/LegacyWorkbooks/"
    let workbook = try LegacyWorkbook(bytes: bytes(folder + "features.xls"))
    #expect(workbook.sheets.map(\.name) == ["综合", "长", "藏"])
    #expect(workbook.sheets.map(\.isHidden) == [false, false, true])
    let summary = try workbook.summary(of: 0)
    #expect(summary.hiddenRows == 1 && summary.hiddenColumns == [7...7])
    #expect(summary.merged.map(\.rows) == [6...8] && summary.merged.map(\.columns) == [0...1])
    // xlwt calculates nothing.
    let marks = try listing(workbook).filter { $0.hasPrefix("10 0 ") }
    #expect(marks == ["10 0 empty  3"])
  }
}
