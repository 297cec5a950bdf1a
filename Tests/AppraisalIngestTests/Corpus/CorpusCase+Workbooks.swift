@testable import AppraisalIngest

extension CorpusCase {
  static let header = ["对象", "得分", "扣分"]
  static let good = ["S1", "#85.5", "#0"]

  private static func refusedBook(
    _ id: String, _ name: String, _ bytes: [UInt8], _ verdict: String
  ) -> CorpusCase {
    .refused(id, name, .small(.values), bytes, "refused workbook-unreadable" + verdict)
  }

  private static func changed(_ change: (inout ArchiveWriter) -> Void) -> [UInt8] {
    var writer = CorpusBook([header, good]).parts.writer
    change(&writer)
    return writer.bytes
  }

  private static func with(extra name: String, _ text: String = "x") -> [UInt8] {
    var book = CorpusBook([header, good])
    book.parts.extra = [(name, text)]
    return book.bytes
  }

  /// Workbooks that are wrong as a whole.
  static let workbooks: [CorpusCase] = archives + markup + formats + limits

  private static let archives: [CorpusCase] = [
    refusedBook(
      "X01", "the directory of the archive is cut off", changed { _ in }.dropLast(30) + [], ""),
    refusedBook(
      "X01", "cut off after the first part", Array(changed { _ in }.prefix(300)), ""),
    refusedBook(
      "X01", "a sheet cut off in a row",
      CorpusBook([header, good]).replacing("<v>0</v></c></row></sheetData></worksheet>", with: "")
        .bytes, " S! @2"),
    refusedBook(
      "X02", "4 MiB of blanks in a few kilobytes",
      changed {
        $0.entries[4].bytes = Array(
          CorpusBook([header, good]).replacing(
            "<sheetData>", with: String(repeating: " ", count: 1 << 22) + "<sheetData>"
          ).parts.sheet.utf8)
        $0.entries[4].isDeflated = true
      }, ""),
    refusedBook(
      "X02", "a size that lies",
      changed {
        $0.entries[4].size = 0xFFFF_FFF0
        $0.entries[4].localSize = 0xFFFF_FFF0
      }, ""),
    refusedBook("X02", "two headers with two sizes", changed { $0.entries[4].localSize = 1 }, ""),
    // What lies beside the sheets is never unpacked, a workbook in the workbook no more than a picture.
    .used(
      "X02", "a workbook inside the workbook", .small(.values),
      with(extra: "xl/embeddings/inner.xlsx", "PK\u{3}\u{4}"), accepted: 1),
    refusedBook("X03", "an entry that leaves the archive", with(extra: "../../x"), ""),
    refusedBook("X03", "an entry with an absolute path", with(extra: "/x"), ""),
    refusedBook("X03", "the sheet twice", with(extra: "xl/worksheets/sheet1.xml"), ""),
    refusedBook("X03", "twins but for letter case", with(extra: "XL/Worksheets/Sheet1.xml"), ""),
  ]

  private static let markup: [CorpusCase] = [
    refusedBook(
      "X04", "an external entity",
      CorpusBook([header, good]).replacing(
        "<worksheet",
        with: "<!DOCTYPE a [<!ENTITY n SYSTEM \"file:///etc/passwd\">]><worksheet"
      ).bytes, " S!"),
    refusedBook(
      "X04", "an entity in a number",
      CorpusBook([header, ["S1", "#8&n;5", "#0"]]).bytes, " S! @2"),
    refusedBook(
      "X12", "a cell twice",
      CorpusBook([header, good]).replacing("<c r=\"C2\">", with: "<c r=\"B2\">").bytes, " S! @2"),
    refusedBook(
      "X12", "rows out of order",
      CorpusBook([header, good, ["S2"]]).replacing("<row r=\"3\">", with: "<row r=\"1\">").bytes,
      " S! @2"),
    refusedBook(
      "X14", "a shared string that there is not",
      CorpusBook([header, ["<t=\"s\"><v>-1</v>>", "#1"]], strings: "<si><t>S1</t></si>").bytes,
      " S! @2"),
    refusedBook(
      "X14", "a shared string beyond any number",
      CorpusBook([header, ["<t=\"s\"><v>2147483648</v>>", "#1"]], strings: "<si><t>S1</t></si>")
        .bytes, " S! @2"),
    refusedBook(
      "X14", "the shared strings are missing",
      {
        var writer = CorpusBook([header, good], strings: "<si><t>S1</t></si>").parts.writer
        writer.entries.removeLast()
        return writer.bytes
      }(), ""),
  ]

  private static let formats: [CorpusCase] = [
    refusedBook("X05", "a password", changed { $0.entries[4].flags = 1 }, ""),
    refusedBook("X05", "macros", with(extra: "xl/vbaProject.bin"), ""),
    refusedBook(
      "X05", "a binary workbook",
      ArchiveWriter([
        (
          "[Content_Types].xml",
          "<Types><Default ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/></Types>"
        )
      ]).bytes, ""),
    // The old format is still what many offices hand in, so it is read.
    .used(
      "X05", "an old workbook", .small(.values),
      LegacyWorkbookWriter(
        header.enumerated().map { LegacyWorkbookWriter.label(0, $0.offset, $0.element) } + [
          LegacyWorkbookWriter.label(1, 0, "S1"), LegacyWorkbookWriter.number(1, 1, 85.5),
          LegacyWorkbookWriter.label(2, 0, "S9"), LegacyWorkbookWriter.number(2, 1, 85.5),
        ]
      ).file, accepted: 1, quarantined: 1, "quarantined unknown-roster S! @3#2 A=对象"),
    .used(
      "X05", "the strict edition", .small(.values),
      CorpusBook([header, good]).replacing(
        BookParts.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main"
      ).bytes, accepted: 1),
  ]

  private static let limits: [CorpusCase] = [
    refusedBook(
      "X15", "10,000 sheets",
      changed { writer in
        let list = (1...10_000).map { "<sheet name=\"S\($0)\" sheetId=\"\($0)\" r:id=\"r1\"/>" }
        writer.entries[2].bytes = Array(
          ("<workbook xmlns=\"\(BookParts.main)\" xmlns:r=\"\(BookParts.relationships)\"><sheets>"
            + list.joined() + "</sheets></workbook>").utf8)
      }, ""),
    // Only the rows that hold something count, so this asks for no memory; nothing is taken for S1.
    .used(
      "X15", "a merged range over the whole sheet", .small(.values),
      CorpusBook(
        [header, good], after: "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"
      )
      .bytes, accepted: 0, quarantined: 1, "warning cells-beyond-header S!",
      "quarantined cell-merged S! @2#1 A=对象", "quarantined cell-merged S! @2#1 B=得分",
      "quarantined cell-merged S! @2#1 C=扣分"),
    refusedBook(
      "X13", "a row beyond the last",
      CorpusBook([header, good]).replacing("<row r=\"2\">", with: "<row r=\"1048577\">").bytes,
      " S! @1048577"),
    .used(
      "X13", "exactly 1,048,576 rows", .small(.values), lastRow(1_048_576), accepted: 2,
      "quarantined row-limit S!"),
    .used(
      "X13", "the 65,536 rows of an old sheet", .small(.values), lastRow(65_536), accepted: 2,
      "quarantined row-limit S!"),
    .used(
      "X16", "one cell at the far end", .small(.values),
      CorpusBook([header, good, ["S2"]]).replacing(
        "</sheetData>",
        with: "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>"
      ).bytes, accepted: 2, quarantined: 1, "warning cells-beyond-header S!",
      "quarantined row-limit S!", "quarantined field-blank S! @1048576#3 A=对象"),
    .used(
      "X16", "20,000 rows that are only coloured", .small(.values),
      CorpusBook(
        [header, good]
          + [[String]](repeating: ["< s=\"1\">>", "< s=\"1\">>", "< s=\"1\">>"], count: 20_000),
        formats: ["0"]
      ).bytes, accepted: 1),
  ]

  /// A sheet whose second record stands in this row.
  private static func lastRow(_ row: Int) -> [UInt8] {
    CorpusBook([header, good]).replacing(
      "</sheetData>",
      with: "<row r=\"\(row)\"><c r=\"A\(row)\" t=\"str\"><v>S2</v></c></row></sheetData>"
    ).bytes
  }
}
