import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Numbers of cells in their canonical spelling")
struct NumberCellTests {
  private func spelt(_ value: Double, _ code: String, is1904: Bool = false) -> String {
    var cell = NumberCell()
    guard cell.read(value, as: CellFormat(code: Array(code.utf8)), is1904: is1904) else {
      return ""
    }
    return String(decoding: cell.text, as: UTF8.self)
  }

  @Test("Numbers read back as the same double, and have no exponent")
  func shortestDecimals() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      let text = spelt(value, "General")
      #expect(!text.utf8.contains(0x65) && Double(text) == value, "\(value)")
    }
    #expect(spelt(.nan, "0") == "" && spelt(-.infinity, "0") == "" && spelt(-0.0, "0") == "0")
  }

  @Test("Days of two centuries agree with a count day by day", arguments: [false, true])
  func days(is1904: Bool) throws {
    var expected = (year: is1904 ? 1904 : 1900, month: is1904 ? 1 : 3, day: 1)
    for serial in (is1904 ? 0 : 61)..<75_000 {
      let written = spelt(Double(serial), "yyyy-mm-dd", is1904: is1904).split(separator: "-")
        .compactMap { Int($0) }
      #expect(written == [expected.year, expected.month, expected.day])
      expected.day += 1
      if expected.day > SlowText.days(of: expected.month, in: expected.year) {
        (expected.day, expected.month) = (1, expected.month + 1)
      }
      if expected.month > 12 { (expected.month, expected.year) = (1, expected.year + 1) }
    }
  }

  /// The decisions of the table at ``SheetCell``, each of which one format once made otherwise.
  @Test(
    "Times, lengths of time, and serials that are no day",
    arguments: [
      ("[h]:mm", 1.5, "36:00:00", "36:00:00"),
      ("h:mm", 1.5, "1900-01-01 12:00:00", "1904-01-02 12:00:00"),
      ("yyyy/m/d", 0, "0", "1904-01-01"), ("h:mm", 0, "00:00:00", "00:00:00"),
      ("yyyy/m/d h:mm", 0.5, "12:00:00", "1904-01-01 12:00:00"), ("yyyy/m/d", -1, "-1", "-1"),
      ("yyyy/m/d", 60, "60", "1904-03-01"), ("[h]:mm", -0.5, "-0.5", "-0.5"),
      ("yyyy/m/d", 2_958_465, "9999-12-31", "2958465"),
      ("h:mm", 0.999_999, "1900-01-01", "1904-01-02"),
    ])
  func decisions(code: String, value: Double, from1900: String, from1904: String) {
    #expect(spelt(value, code) == from1900)
    #expect(spelt(value, code, is1904: true) == from1904)
  }

  @Test("The same number has the same cell in both formats of workbooks")
  func bothFormats() throws {
    var random = SeededGenerator(seed: 5)
    for is1904 in [false, true] {
      let codes = [
        "0.0", "0%", "yyyy/m/d", "yyyy-mm-dd hh:mm:ss", "h:mm", "[h]:mm:ss", "@", "0.00",
      ]
      var rows = ""
      var records: [LegacyWorkbookWriter.Record] = []
      for row in 0..<300 {
        let style = Int.random(in: 1...codes.count, using: &random)
        let value =
          Bool.random(using: &random)
          ? Double(Int.random(in: -5...700, using: &random)) / 8
          : Double.random(in: 0...3_000_000, using: &random)
        rows += "<row><c s=\"\(style)\"><v>\(value)</v></c></row>"
        records.append(LegacyWorkbookWriter.number(row, 0, value, format: style))
      }
      var parts = BookParts(rows: rows)
      parts.setFormats(codes)
      parts.workbookProperties = is1904 ? "date1904=\"1\"" : ""
      var writer = LegacyWorkbookWriter(records)
      writer.formats = [0] + codes.indices.map { 176 + $0 }
      writer.globals =
        codes.enumerated().map {
          (0x41E, LegacyWorkbookWriter.two(176 + $0) + LegacyWorkbookWriter.wide($1))
        } + [(0x22, [is1904 ? 1 : 0, 0])]
      let lines = try listing(OfficeOpenWorkbook(bytes: parts.writer.bytes))
      #expect(try lines == listing(LegacyWorkbook(bytes: writer.file)))
      #expect(lines.count == 300)
    }
  }
}
