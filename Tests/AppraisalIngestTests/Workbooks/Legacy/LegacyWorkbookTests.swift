import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Old workbooks")
struct LegacyWorkbookTests {
  private typealias Writer = LegacyWorkbookWriter

  @Test("What is no workbook, too old, protected or has macros is refused by name")
  func refusals() {
    var writer = Writer([Writer.number(0, 0, 1)])
    #expect(refusal(writer.file) == nil)
    writer.furtherNames = ["_VBA_PROJECT_CUR"]
    #expect(refusal(writer.file) == .macros)
    writer.furtherNames = ["EncryptedPackage"]
    #expect(refusal(writer.file) == .encrypted)
    writer.furtherNames = []
    writer.globals = [(0x2F, [0, 0])]
    #expect(refusal(writer.file) == .encrypted)
    writer.globals = []
    writer.streamName = "Book"
    #expect(refusal(writer.file) == .oldWorkbook)
    writer.streamName = "WordDocument"
    #expect(refusal(writer.file) == .noWorkbook)
    #expect(refusal(Array("<html><table>".utf8)) == .noWorkbook)
    #expect(refusal(Array("序号,得分\r\n".utf8)) == .noWorkbook)
    #expect(refusal([]) == .noWorkbook)
    #expect(refusal([0x09, 0x08, 0x08, 0x00, 0x00, 0x05, 0x05, 0x00]) == .oldWorkbook)
    #expect(refusal([0x09, 0x04, 0x06, 0x00, 0x00, 0x00, 0x10, 0x00]) == .oldWorkbook)
    #expect(refusal(Array(Writer().file.prefix(100))) == .truncated)
  }

  @Test("A stream of version 5 under the newer name is too old")
  func versionFive() {
    var stream = Writer().stream
    stream[5] = 5
    #expect(refusal(LegacyContainer.file(stream, named: "Workbook")) == .oldWorkbook)
  }

  @Test("A sheet whose end is missing, or which the list does not name, refuses the file")
  func structure() {
    var writer = Writer([Writer.number(0, 0, 1)])
    writer.sheets += [writer.sheets[0]]
    let stream = writer.stream
    let shorter = Array(stream.dropLast(4))
    #expect(refusal(LegacyContainer.file(shorter, named: "Workbook")) == .truncated)
    let further = stream + Writer().stream.suffix(24)
    #expect(
      refusal(LegacyContainer.file(further, named: "Workbook"))
        == .malformed(what: "a sheet is not where the list says"))
    let padded = stream + [UInt8](repeating: 0, count: 5000)
    #expect(refusal(LegacyContainer.file(padded, named: "Workbook")) == nil)
  }

  @Test("More sheets or cell formats than a workbook has are refused")
  func limits() {
    var writer = Writer()
    writer.formats = [Int](repeating: 0, count: 4097)
    #expect(refusal(writer.file) == .overLimit(what: .styles, found: 4097, limit: 4096))
    writer.formats = [0]
    writer.sheets = [Writer.Sheet](repeating: Writer.Sheet(), count: 4097)
    #expect(refusal(writer.file) == .overLimit(what: .sheets, found: 4097, limit: 4096))
  }

  /// Rows enough for a stream in sectors of its own, and few for one in small sectors.
  private func sample(rows: Int) -> [UInt8] {
    var writer = Writer(
      (0..<rows).flatMap { row in
        [
          Writer.shared(row, 0, row % 2), Writer.number(row, 1, Double(row) / 4),
          Writer.label(row, 2, "张三"),
          Writer.formula(row, 3, value: [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]), (0x207, Writer.wide("好")),
        ]
      })
    writer.sheets[0].records.append((0xE5, Writer.two(1) + [0, 0, 1, 0, 5, 0, 6, 0]))
    let texts = ["优秀", "合格"].flatMap { Writer.wide($0) }
    writer.sharedTexts = [(0xFC, Writer.four(rows) + Writer.four(2) + texts)]
    return writer.file
  }

  /// The last sector is filled up with zeros, which nobody misses; all other bytes are needed.
  @Test("A file cut short anywhere is refused, or has lost padding alone", arguments: [4, 60])
  func truncation(rows: Int) throws {
    let bytes = sample(rows: rows)
    let whole = try listing(LegacyWorkbook(bytes: bytes))
    let padding = bytes.reversed().prefix { $0 == 0 }.count
    var harmless = 0
    for count in 0..<bytes.count {
      let cut = Array(bytes.prefix(count))
      guard let workbook = try? LegacyWorkbook(bytes: cut), let lines = try? listing(workbook)
      else { continue }
      harmless += 1
      #expect(lines == whole && bytes.count - count <= padding, "cut to \(count) bytes")
    }
    #expect(harmless < 512)
  }

  /// BIFF has no checksums: a changed number is read as such.
  ///
  /// But reading always ends, the cells are
  /// in order, and the summary counts what the rows show.
  @Test("However a file is damaged, it is refused or read in order", arguments: [4, 60])
  func mutations(rows: Int) throws {
    let sample = sample(rows: rows)
    var random = SeededGenerator(seed: 0xB1FF)
    var readable = 0
    for _ in 0..<500 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let position = Int.random(in: 0..<bytes.count, using: &random)
        bytes[position] =
          [0, 1, 0xFF, UInt8.random(in: 0...255, using: &random)]
          .randomElement(using: &random) ?? 0
      }
      guard let workbook = try? LegacyWorkbook(bytes: bytes) else { continue }
      for sheet in workbook.sheets.indices {
        guard let summary = try? workbook.summary(of: sheet) else { continue }
        readable += 1
        try expectOrder(workbook, sheet, summary)
      }
    }
    #expect(readable > 50, "most changes hit a value, not the structure")
  }

  private func expectOrder(
    _ workbook: LegacyWorkbook, _ sheet: Int, _ summary: SheetSummary
  ) throws {
    var last = 0
    var cells = 0
    try workbook.forEachRow(of: sheet, summary: summary) { row in
      var column: Int32 = -1
      for index in 0..<row.count {
        if row[index].column <= column { Testing.Issue.record("columns do not ascend") }
        column = row[index].column
        if row[index].kind != .empty { cells += 1 }
      }
      if row.number <= last { Testing.Issue.record("rows do not ascend") }
      last = row.number
      return true
    }
    #expect(cells == summary.cells)
  }

  @Test("Reading ends when it is told to")
  func stops() throws {
    let workbook = try LegacyWorkbook(bytes: sample(rows: 60))
    var rows = 0
    try workbook.forEachRow(of: 0, summary: workbook.summary(of: 0)) { _ in
      rows += 1
      return rows < 3
    }
    #expect(rows == 3)
  }
}
