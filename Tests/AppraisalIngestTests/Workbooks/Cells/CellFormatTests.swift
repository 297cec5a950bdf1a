import Testing

@testable import AppraisalIngest

@Suite("Formats of cells")
struct CellFormatTests {
  @Test(
    "A format says whether a number is a day",
    arguments: [
      ("General", CellFormat.Kind.number, -1), ("0", .number, 0), ("0.00_ ", .number, 2),
      ("#,##0.0;[Red]-#,##0.0", .number, 1), ("0.00E+00", .number, -1), ("0.0,", .number, -1),
      ("# ?/?", .number, -1), ("0%", .percent, 0), ("0.00%", .percent, 2), ("@", .text, -1),
      ("0.0\"分 d\"", .number, 1), ("[$-804]yyyy\"年\"m\"月\";@", .date, -1), ("m/d", .date, -1),
      ("h:mm AM/PM", .time, -1), ("mm:ss", .time, -1), ("[h]:mm:ss", .elapsed, -1),
      ("[Blue]0.0", .number, 1), ("\\d0", .number, 0), ("G/通用格式", .number, -1),
      ("yyyy-mm-dd hh:mm:ss", .date, -1), ("aaaa", .date, -1), ("[>=100]0;0.0", .number, -1),
      ("e\"年\"", .date, -1), ("[mm]", .elapsed, -1), ("d \"at\" [hh]", .elapsed, -1),
      ("_d0.0_)", .number, 1), ("\"day\"0.0", .number, 1), ("General\"分\"", .number, -1),
      ("[DBNum1][$-804]General", .number, -1), ("[DBNum1]yyyy\"年\"", .date, -1),
      ("m\"s\"", .date, -1), ("\"", .number, -1), ("[", .number, -1), ("\\", .number, -1),
    ])
  func codes(code: String, kind: CellFormat.Kind, decimals: Int) {
    let format = CellFormat(code: Array(code.utf8))
    #expect(format.kind == kind)
    #expect(Int(format.decimals) == decimals)
  }

  @Test("Built-in days and times are those of ECMA-376 18.8.30")
  func builtIn() {
    let days = Set(0...163).filter {
      [.date, .time, .elapsed].contains(CellFormat(builtIn: $0).kind)
    }
    #expect(days == Set(14...22).union(27...36).union(45...47).union(50...58))
  }
}
