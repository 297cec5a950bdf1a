import Testing

@testable import AppraisalIngest

@Suite("Cells of old workbooks")
struct LegacyCellTests {
  private typealias Writer = LegacyWorkbookWriter

  private func lines(_ writer: LegacyWorkbookWriter) throws -> [String] {
    try listing(LegacyWorkbook(bytes: writer.file))
  }

  @Test("Numbers of all records are written as their shortest decimals")
  func numbers() throws {
    // Packed: 8.5 by its upper bits, whole 7, whole 123456 / 100, whole -1.
    let eightAndAHalf = Int(8.5.bitPattern >> 32)
    let many: Writer.Record = (
      0xBD,
      Writer.two(1) + Writer.two(2) + Writer.two(0) + Writer.four(7 << 2 | 2) + Writer.two(0)
        + Writer.four((-1 << 2 | 2) & 0xFFFF_FFFF) + Writer.two(3)
    )
    let writer = Writer([
      Writer.number(0, 0, 0.1), Writer.number(0, 1, 1e21), Writer.number(0, 2, -2.5e-7),
      Writer.number(0, 3, -0.0), Writer.number(0, 4, 0.1 + 0.2),
      Writer.packed(1, 0, eightAndAHalf), Writer.packed(1, 1, 123456 << 2 | 3), many,
    ])
    #expect(
      try lines(writer) == [
        "1 0 number 0.1 0", "1 1 number 1000000000000000000000 0", "1 2 number -0.00000025 0",
        "1 3 number 0 0", "1 4 number 0.30000000000000004 0", "2 0 number 8.5 0",
        "2 1 number 1234.56 0", "2 2 number 7 0", "2 3 number -1 0",
      ])
  }

  @Test("Formats make days, times and per cent of numbers, and tell what they round")
  func formats() throws {
    var writer = Writer([
      Writer.number(0, 0, 0.85, format: 0), Writer.number(0, 1, 8.46, format: 1),
      Writer.number(0, 2, 8.5, format: 1), Writer.number(0, 3, 45_725, format: 2),
      Writer.number(0, 4, 45_725.336_805_555_56, format: 2),
      Writer.number(0, 5, 0.336_805_555_56, format: 3), Writer.number(0, 6, 60, format: 2),
      Writer.number(0, 7, 59, format: 2), Writer.number(0, 8, 61, format: 2),
      Writer.number(0, 9, -1, format: 2), Writer.number(0, 10, 45_725.999_999, format: 2),
      Writer.number(0, 11, 0.0725, format: 0), Writer.number(0, 12, 1.5, format: 3),
    ])
    writer.formats = [10, 164, 165, 21]
    writer.globals = [
      (0x41E, Writer.two(164) + Writer.wide("0.0\"分\"")),
      (0x41E, Writer.two(165) + Writer.wide("[$-804]yyyy\"年\"m\"月\"d\"日\";@")),
    ]
    // 45,725 days behind 30 December 1899 is 9 March 2025.
    #expect(
      try lines(writer) == [
        "1 0 number 85% 0", "1 1 number 8.46 4", "1 2 number 8.5 0", "1 3 date 2025-03-09 0",
        "1 4 date 2025-03-09 08:05:00 0", "1 5 date 08:05:00 0", "1 6 number 60 32",
        "1 7 date 1900-02-28 0", "1 8 date 1900-03-01 0", "1 9 number -1 32",
        "1 10 date 2025-03-10 0", "1 11 number 7.25% 0", "1 12 date 1900-01-01 12:00:00 0",
      ])
    writer.globals.append((0x22, [1, 0]))
    #expect(try lines(writer)[3] == "1 3 date 2029-03-10 0", "1,462 days later")
  }

  @Test("Formulas give the value stored with them, of every kind")
  func formulas() throws {
    let special = { (kind: UInt8, value: UInt8) in [kind, 0, value, 0, 0, 0, 0xFF, 0xFF] }
    let writer = Writer([
      Writer.formula(0, 0, value: Writer.eight(2.5)), Writer.formula(0, 1, value: special(1, 1)),
      Writer.formula(0, 2, value: special(2, 0x07)), Writer.formula(0, 3, value: special(0, 0)),
      (0x207, Writer.wide("优秀")), Writer.formula(0, 4, value: special(3, 0)),
    ])
    #expect(
      try lines(writer) == [
        "1 0 number 2.5 1", "1 1 boolean TRUE 1", "1 2 error #DIV/0! 1", "1 3 text 优秀 1",
        "1 4 empty  1",
      ])
    let uncalculated = Writer([Writer.formula(0, 4, value: special(3, 0))])
    #expect(try lines(uncalculated) == ["1 4 empty  3"])
    let lost = Writer([Writer.formula(0, 3, value: special(0, 0)), Writer.number(0, 4, 1)])
    #expect(refusal(lost.file) == .malformed(what: "a formula without its text"))
  }

  @Test("Texts, truth values, errors and blanks")
  func others() throws {
    let rich: Writer.Record = (
      0xD6, Writer.place(0, 1) + Writer.wide("王五") + Writer.two(1) + [0, 0, 0, 0]
    )
    let writer = Writer([
      Writer.label(0, 0, "𠮷é"), rich, Writer.label(0, 2, "-8.5"), Writer.label(0, 3, ""),
      (0x205, Writer.place(0, 4) + [0, 0]), (0x205, Writer.place(0, 5) + [0x2A, 1]),
      (0x201, Writer.place(0, 6)), (0x204, Writer.place(0, 7) + [2, 0, 0, 0x41, 0xE9]),
    ])
    #expect(
      try lines(writer) == [
        "1 0 text 𠮷é 0", "1 1 text 王五 0", "1 2 text -8.5 8", "1 4 boolean FALSE 0",
        "1 5 error #N/A 0", "1 7 text Aé 0",
      ])
  }

  @Test("Cells in any order come out by row and column; one that is there twice refuses the file")
  func order() throws {
    let writer = Writer([
      Writer.number(2, 1, 4), Writer.number(0, 5, 2), Writer.number(0, 1, 1),
      Writer.number(65_535, 255, 5), Writer.number(2, 0, 3),
    ])
    let texts = try lines(writer).map { $0.split(separator: " ")[3] }
    #expect(texts == ["1", "2", "3", "4", "5"])
    let twice = Writer([
      Writer.number(2, 27, 4), (0xBE, Writer.place(2, 26) + [0, 0] + Writer.two(27)),
    ])
    #expect(refusal(twice.file) == .outOfOrder(cell: "AB3"))
    #expect(
      refusal(Writer([Writer.number(0, 256, 4)]).file)
        == .overLimit(what: .columns, found: 257, limit: 256))
  }
}
