import AppraisalNumerics
import AppraisalScheme
import Testing

@testable import AppraisalReport

@Suite("Templates of workbooks")
struct WorkbookTemplateTests {
  typealias Column = WorkbookTemplate.Column
  typealias Table = WorkbookTemplate.Table

  private func column(
    _ heading: String = "编号", _ kind: WorkbookTemplate.CellKind = .text, note: String = "说明"
  ) -> Column {
    Column(heading, kind, note: note, example: "例")
  }

  private func template(
    _ columns: [Column], sheet: String = "填报", language: MessageLanguage = .chinese
  ) throws -> WorkbookTemplate {
    try WorkbookTemplate(
      tables: [Table(sheetName: sheet, columns: columns)], wording: Wording(language))
  }

  private func kind(_ tables: [Table]) -> WorkbookTemplateError.Kind? {
    do throws(WorkbookTemplateError) {
      _ = try WorkbookTemplate(tables: tables, wording: Wording(.chinese))
      return nil
    } catch {
      return error.kind
    }
  }

  /// Names of parts stand uncompressed in an archive, so that a part can be found without inflating.
  private func holdsSheet(_ number: Int, _ bytes: [UInt8]) -> Bool {
    let name = Array("xl/worksheets/sheet\(number).xml".utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: name) }
  }

  @Test("The same template gives the same bytes, in either language")
  func deterministic() throws {
    let days =
      try CalendarDate(
        year: 2025, month: 1, day: 1)...CalendarDate(
        year: 2025, month: 12, day: 31)
    let columns = [
      column(), column("日期", .date(days)), column("任何日", .date(nil)),
      column("分数", .number(0...1_000_000)), column("数", .number(nil)),
      column("状态", .choice(["完成", "在办"])),
      column("单位", .choice((1...200).map { "第\($0)社区" })),
    ]
    var files: Set<[UInt8]> = []
    for language in [MessageLanguage.chinese, .english] {
      let first = try template(columns, language: language).bytes()
      #expect(try template(columns, language: language).bytes() == first)
      #expect(first.starts(with: [0x50, 0x4B, 0x03, 0x04]))
      files.insert(first)
    }
    #expect(files.count == 2)
  }

  @Test("Only lists that a validation cannot hold get a sheet of their own")
  func lists() throws {
    let short = try template([column("状态", .choice(["完成", "在办"]))]).bytes()
    #expect(holdsSheet(2, short) && !holdsSheet(3, short))
    let withComma = try template([column("状态", .choice(["完成,已验收", "在办"]))]).bytes()
    #expect(holdsSheet(3, withComma) && !holdsSheet(4, withComma))
  }

  @Test("A validation holds 255 characters with the commas between them, and plain words")
  func literals() {
    // 85 words of two characters and 84 commas are 254; one character more is the limit.
    let words = (0..<85).map { String(10 + $0) }
    #expect(words.allSatisfy { $0.utf8.count == 2 })
    #expect(isLiteral(words.dropLast() + ["100"]))
    #expect(!isLiteral(words.dropLast() + ["1000"]))
    for word in ["a,b", "a\"b", " a", "a ", "=A1"] { #expect(!isLiteral([word])) }
  }

  @Test(
    "Names of sheets that Excel does not take, or that others have",
    arguments: [
      "", "a/b", "a:b", "[a]", "a?", "a*", "a\\b", "'a", "a'", String(repeating: "长", count: 32),
      "说明",
      "选项",
    ])
  func sheetNames(name: String) {
    #expect(kind([Table(sheetName: name, columns: [column()])]) == .sheetName(name))
  }

  @Test("Names of sheets differ in more than letter case")
  func letterCase() {
    let tables = ["Data", "DATA"].map { Table(sheetName: $0, columns: [column()]) }
    #expect(kind(tables) == .sheetName("DATA"))
  }

  @Test("What Excel could not hold is refused before anything is written")
  func limits() {
    func kind(_ columns: [Column]) -> WorkbookTemplateError.Kind? {
      self.kind([Table(sheetName: "填报", columns: columns)])
    }
    let long = String(repeating: "字", count: 256)
    #expect(self.kind([]) == .shape)
    #expect(kind([]) == .shape)
    #expect(kind([column("")]) == .heading(""))
    #expect(kind([column("编号"), column("编号")]) == .heading("编号"))
    #expect(kind([column(note: long)]) == .longText(heading: "编号", limit: 255))
    #expect(kind([column(note: String(long.dropLast()))]) == nil)
    #expect(kind([column("状态", .choice([]))]) == .choices(heading: "状态"))
    #expect(kind([column("状态", .choice(["完成", ""]))]) == .choices(heading: "状态"))
  }

  @Test("A heading of more characters than a prompt shows is written whole")
  func longHeading() throws {
    let heading = String(repeating: "列", count: 40)
    #expect(try !template([column(heading)]).bytes().isEmpty)
  }

  // libxlsxwriter 1.1 counts characters and then writes bytes past the end of its buffer.
  @Test("A list of 255 characters that are more bytes gets a sheet of its own")
  func hanziAtTheLimit() throws {
    // 64 words of three hanzi and 63 commas are 255 characters, but 639 bytes.
    let words = (0..<64).map { "甲乙" + hanzi($0) }
    #expect(holdsSheet(3, try template([column("词", .choice(words))]).bytes()))
    // 25 words of three hanzi and 24 commas are 249 bytes, and six more are the limit.
    let short = (0..<25).map { "甲乙" + hanzi($0) }.dropLast() + ["甲乙丙丁戊"]
    #expect(isLiteral(Array(short)))
    #expect(!holdsSheet(3, try template([column("词", .choice(Array(short)))]).bytes()))
    #expect(!isLiteral(short.dropLast() + ["甲乙丙丁戊a"]))
  }

  @Test("Texts at their limits are written, those that grow when they are escaped too")
  func longTexts() throws {
    for letter in ["注", "&", "\"", "𠮷"] {
      let note = String(repeating: letter, count: letter == "𠮷" ? 127 : 255)
      let heading = String(repeating: letter, count: 400)
      let name = String(repeating: letter, count: letter == "𠮷" ? 15 : 31)
      let bytes = try template(
        [column(heading, .text, note: note), column("词", .choice([heading, note]))], sheet: name
      ).bytes()
      #expect(holdsSheet(3, bytes))
    }
  }

  /// One hanzi per number.
  private func hanzi(_ number: Int) -> String {
    Unicode.Scalar(0x4E00 + UInt32(number)).map { String($0) } ?? ""
  }
}
