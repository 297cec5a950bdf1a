import Testing

@testable import AppraisalIngest

@Suite("Workbooks that mislead")
struct OfficeOpenWorkbookTests {
  private func cells(
    _ rows: String, before: String = "", after: String = "", strings: String? = nil
  )
    throws -> [ReadCell]
  {
    try readCells(
      BookParts(rows: rows, before: before, after: after, strings: strings).writer.bytes)
  }

  private func problemOf(_ rows: String, strings: String? = nil) -> WorkbookProblem.Kind? {
    problem(BookParts(rows: rows, strings: strings).writer.bytes)
  }

  @Test("X01: a sheet cut off anywhere gives no row")
  func truncated() throws {
    let whole = BookParts(rows: "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>")
    for length in 0..<whole.sheet.utf8.count {
      var parts = whole
      parts.sheet = String(decoding: whole.sheet.utf8.prefix(length), as: UTF8.self)
      let kind = problem(parts.writer.bytes)
      guard case .malformed = kind else {
        Issue.record("\(length): \(String(describing: kind))"); continue
      }
    }
    let bytes = whole.writer.bytes
    for length in 4..<bytes.count { #expect(problem(Array(bytes.prefix(length))) == .truncated) }
  }

  @Test("X02: sizes that lie, shared bytes and too large parts are refused")
  func bombs() {
    var writer = BookParts(rows: "<row><c><v>1</v></c></row>").writer
    let size = writer.entries[4].bytes.count
    writer.entries[4].isDeflated = true
    #expect(problem(writer.bytes) == nil)
    writer.entries[4].size = size + 1
    #expect(problem(writer.bytes) == .checksum)
    writer.entries[4].size = size - 1
    #expect(problem(writer.bytes) == .checksum)
    writer.entries[4].size = nil
    writer.entries[4].localSize = size + 1
    guard case .damaged = problem(writer.bytes) else {
      Issue.record("two headers")
      return
    }
    writer.entries[4].localSize = nil
    writer.entries[4].size = 0xFFFF_FFF0
    writer.entries[4].localSize = 0xFFFF_FFF0
    let limit = OfficeOpenLimits().partBytes
    #expect(problem(writer.bytes) == .overLimit(what: .partBytes, found: 0xFFFF_FFF0, limit: limit))
    writer.entries[4].size = 1 << 29
    writer.entries[4].localSize = 1 << 29
    guard case .overLimit(.ratio, _, 250) = problem(writer.bytes) else {
      Issue.record("ratio")
      return
    }
    var wrong = BookParts(rows: "").writer
    wrong.entries[4].checksum = 1
    #expect(problem(wrong.bytes) == .checksum)
  }

  @Test(
    "X03: names that leave the archive or are there twice are refused",
    arguments: [
      "../x", "/x", "a\\b", "a/../../b", "C:x", "XL/Worksheets/Sheet1.xml", "xl/workbook.xml",
      "a//b",
    ])
  func suspiciousNames(name: String) {
    var parts = BookParts(rows: "")
    parts.extra = [(name, "x")]
    #expect(problem(parts.writer.bytes) == .suspiciousEntry(name: name))
  }

  @Test("X04: document types and entities are refused")
  func entities() {
    let sheet = BookParts(rows: "<row><c><v>8&n;5</v></c></row>").sheet
    #expect(problem(BookParts(sheet: sheet).writer.bytes) == .entity(name: "n"))
    let declared = "<!DOCTYPE worksheet [<!ENTITY n \".\">]>" + sheet
    #expect(problem(BookParts(sheet: declared).writer.bytes) == .documentType)
  }

  @Test("X05: passwords, macros, binary workbooks and other archives are told apart")
  func otherFormats() {
    var locked = BookParts(rows: "").writer
    locked.entries[4].flags = 1
    #expect(problem(locked.bytes) == .encrypted)
    var container = [UInt8](repeating: 0, count: 1024)
    container.replaceSubrange(0..<4, with: [0xD0, 0xCF, 0x11, 0xE0])
    #expect(problem(container) == .noWorkbook)
    container.replaceSubrange(640..<672, with: "EncryptedPackage".utf8.flatMap { [$0, 0] })
    #expect(problem(container) == .encrypted)
    var macros = BookParts(rows: "")
    macros.extra = [("xl/vbaProject.bin", "")]
    #expect(problem(macros.writer.bytes) == .macros)
    let types = { (type: String) in
      ArchiveWriter([("[Content_Types].xml", "<Types><Default ContentType=\"\(type)\"/></Types>")])
        .bytes
    }
    #expect(problem(types("application/vnd.ms-excel.sheet.macroEnabled.main+xml")) == .macros)
    #expect(
      problem(types("application/vnd.ms-excel.sheet.binary.macroEnabled.main")) == .binaryWorkbook)
    #expect(problem(types("application/xml")) == .noWorkbook)
    #expect(problem(ArchiveWriter([("content.xml", "<a/>")]).bytes) == .noWorkbook)
    #expect(problem(Array("a,b\n".utf8)) == .noWorkbook)
    var method = BookParts(rows: "").writer
    method.entries[4].method = 12
    #expect(problem(method.bytes) == .compression(method: 12))
  }

  @Test("X05: the strict edition and prefixed names are read")
  func otherSpellings() throws {
    let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    let sheet =
      "<x:worksheet xmlns:x='\(strict)'><x:sheetData><x:row r='2'><x:c t='inlineStr' r='B2'>"
      + "<x:is><x:t>甲&#x4E59;<![CDATA[<&]]></x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"
    #expect(
      try readCells(BookParts(sheet: sheet).writer.bytes)
        == [ReadCell(row: 2, column: 1, kind: .text, text: "甲乙<&")])
  }

  @Test("X06: a number held as text is marked")
  func numbersAsText() throws {
    let found = try cells(
      "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='inlineStr'><is><t>-7.50</t></is></c></row>",
      strings: "<si><t>8</t></si><si><t>8分</t></si>")
    #expect(found.map(\.marks) == [8, 0, 8])
    #expect(found.map(\.text) == ["8", "8分", "-7.50"])
  }

  @Test("X07: what is stored and what is shown differ")
  func shownRounded() throws {
    var parts = BookParts(
      rows:
        "<row><c s='1'><v>8.499999999999999</v></c><c s='2'><v>0.85</v></c><c s='1'><v>8.5</v></c>"
        + "<c s='2'><v>0.855</v></c><c s='3'><v>12.25</v></c></row>")
    parts.setFormats(["0.0", "0%", "#,##0.0_);\\(#,##0\\)"])
    let found = try readCells(parts.writer.bytes)
    // The doubles next to 8.5 are 1.8e-15 apart, so 8.4999999999999982 is the one that was stored.
    #expect(found.map(\.text) == ["8.499999999999998", "85%", "8.5", "85.5%", "12.25"])
    #expect(found.map(\.marks) == [4, 0, 0, 4, 4])
  }

  @Test("X08: days that were not, both systems, and times up to midnight")
  func dates() throws {
    var parts = BookParts(
      rows: "<row>"
        + ["1", "59", "60", "61", "45725.999999", "0.5", "0", "-1", "2958466", "45725.3368055556"]
        .map { "<c s='1'><v>\($0)</v></c>" }.joined() + "<c s='2'><v>1.5</v></c></row>")
    parts.setFormats(["yyyy/m/d h:mm", "[h]:mm"])
    let found = try readCells(parts.writer.bytes)
    #expect(
      found.map(\.text) == [
        "1900-01-01", "1900-02-28", "60", "1900-03-01", "2025-03-10", "12:00:00", "0", "-1",
        "2958466", "2025-03-09 08:05:00", "36:00:00",
      ])
    #expect(found.map(\.marks) == [0, 0, 32, 0, 0, 0, 32, 32, 32, 0, 0])
    parts.workbookProperties = "date1904='1'"
    let shifted = try readCells(parts.writer.bytes)
    #expect(shifted[0].text == "1904-01-02" && shifted[2].text == "1904-03-01")
  }

  @Test("X08: days in ISO 8601 are checked by the calendar")
  func isoDates() throws {
    let rows = { (day: String) in "<row><c t='d'><v>\(day)</v></c></row>" }
    #expect(try cells(rows("2025-03-09T08:05:00.6")).map(\.text) == ["2025-03-09 08:05:01"])
    #expect(try cells(rows("2025-12-31T24:00:00")).map(\.text) == ["2026-01-01"])
    #expect(try cells(rows("08:05:00")).map(\.text) == ["08:05:00"])
    for wrong in ["2025-02-30", "25-1-5", "2025-01-05T25:00:00", "2025-01-05x"] {
      #expect(problemOf(rows(wrong)) == .malformed(what: "a date"))
    }
  }

  @Test("X09: formulas are marked, their links refused")
  func formulas() throws {
    let found = try cells(
      "<row><c><f>A2</f><v>7</v></c><c><f>B2</f></c><c t='e'><f>C2</f><v>#REF!</v></c>"
        + "<c t='str'><f>D2</f><v></v></c><c><f>T[1]+\"[1]\"</f><v>1</v></c></row>")
    #expect(found.map(\.marks) == [1, 3, 1, 1, 1])
    #expect(found.map(\.kind) == [.number, .empty, .error, .empty, .number])
    #expect(problemOf("<row><c><f>[1]S!A1</f><v>1</v></c></row>") == .externalLink)
    #expect(problemOf("<row><c><f>1+'[2]S x'!A1</f><v>1</v></c></row>") == .externalLink)
    var linked = BookParts(rows: "")
    linked.extra = [("xl/externalLinks/externalLink1.xml", "<a/>")]
    #expect(problem(linked.writer.bytes) == .externalLink)
  }

  @Test("X10, X11: hidden and merged cells are marked, also where the file has none")
  func hiddenAndMerged() throws {
    let bytes = BookParts(
      rows:
        "<row r='1'><c t='str'><v>甲</v></c></row><row r='3' hidden='1'><c r='B3'><v>1</v></c></row>",
      before: "<cols><col min='2' max='2' hidden='true'/></cols>",
      after: "<autoFilter ref='A1:B3'/><mergeCells><mergeCell ref='A1:A3'/></mergeCells>"
    ).writer.bytes
    let found = try readCells(bytes)
    #expect(
      found == [
        ReadCell(row: 1, column: 0, kind: .text, text: "甲"),
        ReadCell(row: 2, column: 0, kind: .empty, text: "", marks: 16),
        ReadCell(row: 3, column: 0, kind: .empty, text: "", marks: 16),
        ReadCell(row: 3, column: 1, kind: .number, text: "1", marks: 64),
      ])
    let summary = try OfficeOpenWorkbook(bytes: bytes).summary(of: 0)
    #expect(summary.hiddenRows == 1 && summary.hasFilter && summary.rows == 2)
  }

  @Test("X12: the stated range is not believed, missing references follow on, disorder is refused")
  func references() throws {
    let found = try cells(
      "<row r='900'><c r='C900'><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
      before: "<dimension ref='A1:B2'/>")
    #expect(found.map { [$0.row, $0.column] } == [[900, 2], [900, 3], [901, 0]])
    #expect(problemOf("<row r='5'><c r='A5'/><c r='A5'/></row>") == .outOfOrder(cell: "A5"))
    #expect(problemOf("<row r='5'/><row r='5'/>") == .outOfOrder(cell: "A5"))
    #expect(problemOf("<row r='5'><c r='A6'/></row>") == .outOfOrder(cell: "A6"))
  }

  @Test("X13, X16: the last cell there can be is read, the next one refused")
  func lastCell() throws {
    let found = try cells("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>")
    #expect(found.map(\.column) == [16_383])
    #expect(
      problemOf("<row r='1048577'/>") == .overLimit(what: .rows, found: 1_048_577, limit: 1 << 20))
    let column = problemOf("<row><c r='XFE1'/></row>")
    #expect(column == .overLimit(what: .columns, found: 16_385, limit: 1 << 14))
  }

  @Test("X14: shared strings that there are not; runs, reading aids and escapes")
  func sharedStrings() throws {
    for index in ["-1", "2147483648", "1", "", "x"] {
      let kind = problemOf("<row><c t='s'><v>\(index)</v></c></row>", strings: "<si><t>a</t></si>")
      #expect(kind == .sharedString(index: index, cell: "A1"))
    }
    #expect(problemOf("<row><c t='s'><v>0</v></c></row>") == .sharedString(index: "0", cell: "A1"))
    let text = try cells(
      "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>",
      strings:
        "<si><r><t>甲</t></r><r><rPr/><t xml:space='preserve'> 乙</t></r><rPh><t>x</t></rPh></si>"
        + "<si><t>_x005F_x000D__xd83d__xDE00__xD800__x41_</t></si>")
    #expect(text.map(\.text) == ["甲 乙", "_x000D_😀_xD800__x41_"])
    var lost = BookParts(rows: "", strings: "").writer
    lost.entries.removeLast()
    #expect(problem(lost.bytes) == .missingPart)
  }

  @Test("X15: too many sheets' cells, formats, strings and merged ranges are refused")
  func limits() {
    var limits = OfficeOpenLimits()
    (limits.cells, limits.styles, limits.strings, limits.merged) = (3, 1, 1, 1)
    #expect(problem(BookParts(rows: "<row><c/><c/><c/></row>").writer.bytes, limits) == nil)
    let many = BookParts(rows: "<row><c/><c/></row><row><c/><c/></row>")
    #expect(problem(many.writer.bytes, limits) == .overLimit(what: .cells, found: 4, limit: 3))
    var formats = BookParts(rows: "")
    formats.setFormats(["0"])
    #expect(problem(formats.writer.bytes, limits) == .overLimit(what: .styles, found: 2, limit: 1))
    let strings = BookParts(rows: "", strings: "<si/><si/>")
    #expect(problem(strings.writer.bytes, limits) == .overLimit(what: .strings, found: 2, limit: 1))
    let area = BookParts(
      rows: "<row><c><v>1</v></c></row>",
      after: "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>")
    #expect(problem(area.writer.bytes, limits) == .overLimit(what: .cells, found: 16_384, limit: 3))
    limits.entries = 4
    #expect(problem(many.writer.bytes, limits) == .overLimit(what: .entries, found: 5, limit: 4))
    let deep = "<worksheet>" + String(repeating: "<a>", count: 128)
    #expect(
      problem(BookParts(sheet: deep).writer.bytes)
        == .overLimit(what: .depth, found: 129, limit: 128))
  }

  @Test(
    "A number is one, or the sheet is refused",
    arguments: ["nan", "INF", "0x1F", "1e400", "1,5", "--1", ".", "1e", "8 5", "٣"])
  func noNumbers(text: String) {
    #expect(problemOf("<row><c><v>\(text)</v></c></row>") == .malformed(what: "a number"))
  }

  @Test("Text between cells would be lost, so it is refused")
  func strayText() {
    for rows in ["x", "<row>x</row>", "<row><c>8</c></row>", "<row><d/></row>", "<rows/>"] {
      guard case .malformed = problemOf(rows) else { Issue.record("\(rows)"); continue }
    }
  }
}
