import Testing

@testable import AppraisalIngest

@Suite("Sheets of old workbooks")
struct LegacySheetTests {
  private typealias Writer = LegacyWorkbookWriter

  /// A record that merges ranges of first row, last row, first and last column.
  private func merged(_ ranges: [[Int]]) -> Writer.Record {
    (0xE5, Writer.two(ranges.count) + ranges.joined().flatMap { Writer.two($0) })
  }

  private func row(_ number: Int, isHidden: Bool) -> Writer.Record {
    (0x208, Writer.two(number) + [UInt8](repeating: 0, count: 10) + [isHidden ? 0x20 : 0, 1, 0, 0])
  }

  private func column(_ first: Int, _ last: Int, isHidden: Bool) -> Writer.Record {
    (0x7D, Writer.two(first) + Writer.two(last) + [0, 0, 0, 0, isHidden ? 1 : 0, 0, 0, 0])
  }

  @Test("Hidden rows and columns and a filter are told")
  func hidden() throws {
    let workbook = try LegacyWorkbook(
      bytes: Writer([
        row(0, isHidden: false), row(1, isHidden: true), row(5, isHidden: true),
        column(1, 1, isHidden: true), column(2, 2, isHidden: true),
        column(255, 256, isHidden: true),
        column(3, 4, isHidden: false), Writer.number(0, 0, 1), Writer.number(1, 1, 2), (0x9B, []),
      ]).file)
    #expect(try listing(workbook) == ["1 0 number 1 0", "2 1 number 2 64 hidden"])
    let summary = try workbook.summary(of: 0)
    #expect(summary.rows == 2 && summary.lastRow == 2 && summary.cells == 2)
    #expect(summary.hiddenRows == 1 && summary.hiddenColumns == [1...2, 255...255])
    #expect(summary.hasFilter)
  }

  @Test("Rows hidden by default are hidden unless a record shows them")
  func hiddenByDefault() throws {
    let workbook = try LegacyWorkbook(
      bytes: Writer([
        (0x225, [2, 0, 0, 0]), row(0, isHidden: false), Writer.number(0, 0, 1),
        Writer.number(1, 0, 2),
      ]).file)
    #expect(try listing(workbook) == ["1 0 number 1 0", "2 0 number 2 0 hidden"])
  }

  /// The second range lies behind the last row with content.
  @Test("Cells under a merged one are there with their mark, whether the file has them or not")
  func mergedCells() throws {
    let workbook = try LegacyWorkbook(
      bytes: Writer([
        Writer.label(0, 0, "甲"), (0x201, Writer.place(1, 0)), Writer.number(1, 1, 9),
        Writer.number(2, 2, 8), merged([[0, 2, 0, 1]]), merged([[4, 4, 1, 2]]),
      ]).file)
    #expect(
      try listing(workbook) == [
        "1 0 text 甲 0", "1 1 empty  16", "2 0 empty  16", "2 1 number 9 16", "3 0 empty  16",
        "3 1 empty  16", "3 2 number 8 0",
      ])
    let summary = try workbook.summary(of: 0)
    #expect(summary.merged.map(\.rows) == [1...3, 5...5])
    #expect(summary.merged.map(\.columns) == [0...1, 1...2])
    #expect(summary.cells == 3 && summary.rows == 3)
  }

  @Test("What lies under any of several merged ranges is marked once")
  func overlappingMerges() throws {
    let workbook = try LegacyWorkbook(
      bytes: Writer([
        Writer.number(0, 0, 1), Writer.number(2, 2, 2), merged([[0, 1, 0, 1], [1, 2, 1, 2]]),
      ]).file)
    #expect(
      try listing(workbook) == [
        "1 0 number 1 0", "1 1 empty  16", "2 0 empty  16", "2 1 empty  16", "2 2 empty  16",
        "3 1 empty  16", "3 2 number 2 16",
      ])
  }

  @Test("Merged ranges that are none refuse the file", arguments: [[2, 1, 0, 0], [0, 0, 0, 256]])
  func brokenMerges(range: [Int]) {
    #expect(refusal(Writer([merged([range])]).file) != nil)
  }

  @Test("More cells under merged ones than a sheet has refuse the file")
  func excessiveMerges() {
    let whole = [0, 65_535, 0, 255]
    let records = [Writer.number(65_535, 255, 1), merged([whole])]
    #expect(refusal(Writer(records + [merged([[0, 1, 0, 0]])]).file) != nil)
    let found = (1 << 24) * 2
    #expect(
      refusal(Writer(records + [merged([whole])]).file)
        == .overLimit(what: .cells, found: found, limit: 1 << 24))
  }

  @Test("Hidden sheets are listed; charts, macro sheets and dialogues are none")
  func kindsOfSheets() throws {
    var writer = Writer()
    writer.sheets = [
      .init(name: "one", records: [Writer.number(0, 0, 1)]),
      .init(name: "chart", listedKind: 2, partKind: 0x20),
      .init(name: "macro", listedKind: 1, partKind: 0x40),
      .init(name: "dialogue", records: [(0x81, [0x10, 0])]),
      .init(
        name: "hidden", state: 1,
        records: [
          (0x809, [0, 6, 0x20, 0]), Writer.number(0, 0, 7), (0x0A, []), Writer.number(0, 0, 2),
        ]
      ),
      .init(name: "very", state: 2),
    ]
    let workbook = try LegacyWorkbook(bytes: writer.file)
    #expect(workbook.sheets.map(\.name) == ["one", "hidden", "very"])
    #expect(workbook.sheets.map(\.isHidden) == [false, true, true])
    #expect(try listing(workbook, sheet: 1) == ["1 0 number 2 0"])
    #expect(throws: WorkbookProblem.self) { try workbook.summary(of: 3) }
    writer.sheets = [.init(listedKind: 2, partKind: 0x20)]
    #expect(refusal(writer.file) == .noSheet)
  }

  @Test("A formula that reaches another file refuses the file; the workbook itself is none")
  func links() {
    let itself: Writer.Record = (0x1AE, [1, 0, 1, 4])
    let other: Writer.Record = (0x1AE, [1, 0] + Writer.wide("\u{1}other.xls"))
    let references: Writer.Record = (
      0x17, Writer.two(2) + [0, 0, 0, 0, 0, 0] + [1, 0, 0, 0, 0, 0]
    )
    // A name whose formula is a reference of the second kind, and one that is the first name.
    let name = { (tokens: [UInt8]) -> Writer.Record in
      (
        0x18,
        [0, 0, 0, 1] + Writer.two(tokens.count) + [UInt8](repeating: 0, count: 8) + [0, 0x4E]
          + tokens
      )
    }
    let reference = { (index: UInt8) -> [UInt8] in [0x3A, index, 0, 0, 0, 0, 0] }
    let build = { (tokens: [UInt8], books: [Writer.Record]) -> [UInt8] in
      var writer = Writer([Writer.formula(0, 0, value: Writer.eight(1), tokens: tokens)])
      writer.globals = books
      return writer.file
    }
    let all = [
      itself, other, references, name([0x23, 2, 0, 0, 0]), name(reference(1)), name([0x1E, 1, 0]),
    ]
    #expect(refusal(build(reference(0), all)) == nil)
    #expect(refusal(build([0x5A] + reference(1).dropFirst(), all)) == .externalLink)
    #expect(refusal(build([0x23, 1, 0, 0, 0], all)) == .externalLink, "a name of a name")
    #expect(refusal(build([0x23, 3, 0, 0, 0], all)) == nil)
    #expect(
      refusal(build([0x17, 2, 1, 0, 0, 0, 0, 0x42, 1, 4, 0] + reference(1), all)) == .externalLink)
    #expect(refusal(build(reference(7), all)) == .malformed(what: "a formula refers to no sheet"))
    #expect(refusal(build([0xFF], all)) == .malformed(what: "a formula that cannot be followed"))
    #expect(refusal(build(reference(0), [itself])) == nil)
  }
}
