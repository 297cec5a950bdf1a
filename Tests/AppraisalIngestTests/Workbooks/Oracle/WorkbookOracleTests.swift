import AppraisalTestSupport
import Foundation
import Testing

@testable import AppraisalIngest

/// What a workbook says to one of the readers; `nil` when it refuses it.
private struct Verdict: Equatable {
  var names: [String] = []
  var hidden: [Bool] = []
  var hiddenRows: [Int] = []
  var filters: [Bool] = []
  var cells: [[ReadCell]] = []

  init(_ book: OfficeOpenWorkbook) throws(WorkbookProblem) {
    names = book.sheets.map(\.name)
    hidden = book.sheets.map(\.isHidden)
    for sheet in book.sheets.indices {
      let summary = try book.summary(of: sheet)
      hiddenRows.append(summary.hiddenRows)
      filters.append(summary.hasFilter)
      cells.append(try book.cells(of: sheet))
    }
  }

  init(_ book: SlowWorkbook) {
    names = book.sheets.map(\.name)
    hidden = book.sheets.map(\.isHidden)
    hiddenRows = book.sheets.map(\.hiddenRows)
    filters = book.sheets.map(\.hasFilter)
    cells = book.sheets.map(\.cells)
  }
}

@Suite("Workbooks as a slow reader on expat reads them")
struct WorkbookOracleTests {
  private static let folder =
    "/"
    + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    + "/ReferenceData/Workbooks/"

  private func fast(_ bytes: [UInt8]) -> Verdict? {
    (try? OfficeOpenWorkbook(bytes: bytes)).flatMap { try? Verdict($0) }
  }

  private func expectSame(_ fast: Verdict?, _ slow: Verdict?, _ what: @autoclosure () -> String) {
    guard fast != slow else { return }
    let pair = zip(fast?.cells.joined().map { $0 } ?? [], slow?.cells.joined().map { $0 } ?? [])
      .first { $0 != $1 }
    Issue.record(
      "\(what()): \(fast == nil ? "refused" : "read") and \(slow == nil ? "refused" : "read"); \(String(describing: pair))"
    )
  }

  @Test(
    "Each cell of other programs' workbooks is the same",
    arguments: [
      "xlsxwriter-1900", "xlsxwriter-1904", "openpyxl", "libreoffice-1900", "libreoffice-1904",
    ])
  func references(name: String) throws {
    let url = URL(fileURLWithPath: Self.folder + name + ".xlsx")
    let bytes = Array(try Data(contentsOf: url))
    let slow = try #require(SlowWorkbook(bytes))
    #expect(slow.sheets.reduce(0) { $0 + $1.cells.count } > 80)
    expectSame(fast(bytes), Verdict(slow), name)
  }

  @Test("Every kind of cell in every format is the same", arguments: 1...4 as ClosedRange<UInt64>)
  func everyKind(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let parts = MixedWorkbook.parts(rows: 60, &random)
    let bytes = parts.writer.bytes
    let slow = try #require(SlowWorkbook(bytes))
    #expect(slow.sheets[0].cells.count > 100)
    let kinds = Set(slow.sheets[0].cells.map(\.kind))
    #expect(kinds == [.empty, .text, .number, .date, .boolean, .error])
    expectSame(fast(bytes), Verdict(slow), "seed \(seed)")
  }

  /// One difference is left: the reader refuses references (`&#65;`) in the attributes that it compares
  /// with plain words, which no program writes there.
  @Test("However a part is damaged, both refuse it or read the same", arguments: [0, 1, 2])
  func damaged(part: Int) throws {
    var random = SeededGenerator(seed: UInt64(900 + part))
    let parts = MixedWorkbook.parts(rows: 2, &random)
    let name = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"][part]
    let writer = parts.writer
    let position = try #require(writer.entries.firstIndex { $0.name == name })
    let sample = writer.entries[position].bytes
    var (read, refused) = (0, 0)
    for round in 0..<600 {
      var writer = writer
      writer.entries[position].bytes = MixedWorkbook.damaged(sample, &random)
      let bytes = writer.bytes
      let (fast, slow) = (fast(bytes), SlowWorkbook(bytes).map(Verdict.init))
      if fast == nil { refused += 1 } else { read += 1 }
      if fast == nil, slow != nil, MixedWorkbook.mayDiffer(writer.entries[position].bytes) {
        continue
      }
      let text = String(decoding: writer.entries[position].bytes, as: UTF8.self)
      expectSame(fast, slow, "round \(round) \(text)")
    }
    #expect(read > 50 && refused > 50)
  }

  /// Compares two files that LibreOffice 7.4 wrote from the workbook of XlsxWriter.
  ///
  /// The last row of its third sheet does not fit in the old format. Whole doubles are written into the
  /// old format, and fifteen significant digits into the new one, so numbers may differ by one in the
  /// fifteenth.
  @Test(
    "The same workbook in both formats has the same cells",
    arguments: ["libreoffice-1900", "libreoffice-1904"])
  func bothFormats(name: String) throws {
    let old = Self.folder + "../LegacyWorkbooks/" + name + ".xls"
    let legacy = try LegacyWorkbook(bytes: Array(Data(contentsOf: URL(fileURLWithPath: old))))
    let new = URL(fileURLWithPath: Self.folder + name + ".xlsx")
    let book = try OfficeOpenWorkbook(bytes: Array(Data(contentsOf: new)))
    #expect(legacy.sheets == book.sheets)
    for sheet in 0..<2 {
      let (old, new) = (try listing(legacy, sheet: sheet), try listing(book, sheet: sheet))
      #expect(old.count == new.count)
      for (old, new) in zip(old, new) { #expect(isSame(old, new), "\(old) | \(new)") }
    }
  }

  /// Whether two lines of a listing are the same but for a number's fifteenth digit.
  private func isSame(_ old: String, _ new: String) -> Bool {
    if old == new { return true }
    let words = [old, new].map { $0.split(separator: " ", omittingEmptySubsequences: false) }
    guard let kind = words[0].firstIndex(of: "number"), kind + 1 < words[0].count,
      words[0].count == words[1].count
    else { return false }
    let values = words.compactMap { Double($0[kind + 1]) }
    return words[0].indices.allSatisfy { $0 == kind + 1 || words[0][$0] == words[1][$0] }
      && values.count == 2 && abs(values[0] - values[1]) <= 1e-14 * abs(values[0])
  }
}
