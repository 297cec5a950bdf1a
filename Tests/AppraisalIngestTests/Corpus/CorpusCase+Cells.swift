@testable import AppraisalIngest

extension CorpusCase {
  /// Workbooks whose cells mislead.
  static let cells: [CorpusCase] = values + days + hidden

  private static let values: [CorpusCase] = [
    .used(
      "X06", "numbers that stand as text", .small(.values),
      CorpusBook([header, ["S1", "85.5", "<s=\"1\" t=\"str\"><v>1</v>>"]], formats: ["@"]).bytes,
      accepted: 1, "note numbers-as-text S!"),
    .used(
      "X07", "8.499999999999999 shown as 8.5, and 85 %", .small(.values),
      CorpusBook(
        [
          header, ["S1", "#8.499999999999999/1", "#0"], ["S2", "#0.85/2", "#0"], ["S3", "#8.5/1"],
        ],
        formats: ["0.0", "0%"]
      ).bytes, accepted: 1, quarantined: 2, "quarantined stored-not-shown S! @2#1 B=得分",
      // A per cent is never taken for a number, since a scheme cannot say that it may be one.
      "quarantined not-a-number S! @3#2 B=得分"),
    .used(
      "X09", "formulas with a value, without one, and with an error", .small(.values),
      CorpusBook([
        header, ["S1", "<><f>A1</f><v>7</v>>", "#0"], ["S2", "<><f>A1</f>>", "#0"],
        ["S3", "<t=\"e\"><f>A1</f><v>#REF!</v>>", "#0"],
      ]).bytes, accepted: 1, quarantined: 2, "note formula-cells S!",
      "quarantined formula-not-calculated S! @3#2 B=得分", "quarantined cell-error S! @4#3 B=得分"),
    .refused(
      "X09", "a formula that reaches another file", .small(.values),
      CorpusBook([header, ["S1", "<><f>[1]S!A1</f><v>7</v>>", "#0"]]).bytes,
      "refused workbook-unreadable S! @2"),
    .used(
      "X12", "a stated range that is too small, and cells without references", .small(.values),
      CorpusBook([header, good], before: "<dimension ref='A1:B2'/>").replacing(
        "</sheetData>",
        with: "<row r=\"900\"><c t=\"str\"><v>S2</v></c><c><v>1</v></c></row>"
          + "<row><c t=\"str\"><v>S9</v></c><c><v>1</v></c></row></sheetData>"
      ).bytes, accepted: 2, quarantined: 1, "quarantined unknown-roster S! @901#3 A=对象"),
    .used(
      "X14", "runs of one text, and its reading aid", .small(.values),
      CorpusBook(
        [header, ["<t=\"s\"><v>0</v>>", "#1"], ["<t=\"s\"><v>1</v>>", "#1"]],
        strings: "<si><r><t>S</t></r><r><t>1</t></r><rPh><t>x</t></rPh></si><si><t>S2x</t></si>"
      ).bytes, accepted: 1, quarantined: 1, "quarantined unknown-roster S! @3#2 A=对象"),
    .used(
      "X06", "ballots whose answers are formulas and errors", .small(.ballots),
      CorpusBook([
        ["票号", "主体", "对象", "项目", "评价"], ["#1", "居民", "S1", "服务", "优秀"],
        ["#2", "居民", "S1", "服务", "<t=\"str\"><f>A1</f><v>好</v>>"],
        ["#3", "居民", "S1", "服务", "<t=\"e\"><v>#N/A</v>>"], ["#4", "居民", "S1", "服务", "#1"],
      ]).bytes, accepted: 2, quarantined: 2, "note formula-cells S!",
      "quarantined cell-error S! @4#3 E=评价", "quarantined answer-off-scale S! @5#4 E=评价"),
    .refused(
      "C26", "an identifier twice, in a workbook", .small(.values),
      CorpusBook([header, good, ["S2", "#1"], good]).bytes, seen: 3,
      "refused identifier-repeated S! @4#3 A=对象"),
    .used(
      "C15", "the header again, in a workbook", .small(.values),
      CorpusBook([header, header, good]).bytes, accepted: 1, quarantined: 1,
      "quarantined record-repeated S! @2#1"),
    .used(
      "C16", "an unlabelled last row of sums, in a workbook", .small(.values),
      CorpusBook([header, good, ["S2", "#1.5", "#2"], ["", "#87", "#2"]]).bytes, accepted: 2,
      quarantined: 1, "quarantined totals-row S! @4#3 A=对象"),
    .refused(
      "C15", "a column missing, in a workbook", .small(.values),
      CorpusBook([["对象", "得分"], ["S1", "#1"]]).bytes, seen: 1, "refused column-missing S! @1"),
  ]

  /// 9 March 2025 is day 45,725 of the usual count and day 44,263 of the one from 1904, as the two
  /// lie 1,462 days apart.
  private static let days: [CorpusCase] = [
    .used(
      "X08", "a day that was not, texts, and hour 24", .small(.services),
      CorpusBook(
        [
          ["经办", "日期"], ["S1", "#60/1"], ["S1", "#45725/1"], ["S1", "25-1-5"],
          ["S1", "2025-02-30"],
          ["S1", "2025-03-09 24:00"], ["S1", "#45725"],
        ], formats: ["yyyy/m/d"]
      ).bytes, accepted: 1, quarantined: 5, "quarantined date-impossible S! @2#1 B=日期",
      "quarantined date-ambiguous S! @4#3 B=日期", "quarantined date-impossible S! @5#4 B=日期",
      "quarantined not-a-date S! @6#5 B=日期", "quarantined date-ambiguous S! @7#6 B=日期"),
    // The count from 1904 is stated in the file and leaves no doubt, so nothing is noted.
    .used(
      "X08", "days counted from 1904", .small(.services),
      {
        var book = CorpusBook(
          [["经办", "日期"], ["S1", "#44263/1"], ["S2", "#45725/1"]], formats: ["yyyy/m/d"])
        book.parts.workbookProperties = "date1904='1'"
        return book.bytes
      }(), accepted: 1, quarantined: 1, "quarantined date-outside-period S! @3#2 B=日期"),
  ]

  private static let hidden: [CorpusCase] = [
    .used(
      "X10", "hidden rows and columns, and a filter", .small(.values),
      CorpusBook(
        [header, good, ["S2", "#1"]],
        before: "<cols><col min='2' max='2' hidden='1'/></cols>",
        after: "<autoFilter ref='A1:C3'/>"
      ).replacing("<row r=\"3\"", with: "<row r=\"3\" hidden=\"1\"").bytes, accepted: 2,
      "warning rows-hidden S!", "note column-hidden S! B=得分"),
    .used(
      "X10", "a hidden sheet that was asked for", .small(.values), hiddenSheet, accepted: 1,
      "warning sheet-hidden S!"
    ).with(TextOptions(sheet: "S")),
    .refused(
      "X10", "nothing but a hidden sheet", .small(.values), hiddenSheet,
      "refused text-undecodable"),
    .refused(
      "X10", "a sheet that there is not", .small(.values), CorpusBook([header, good]).bytes,
      "refused sheet-missing"
    ).with(TextOptions(sheet: "T")),
    .used(
      "X11", "one name over three rows", .small(.values),
      CorpusBook(
        [header, good, ["", "#1"], ["", "#2"]],
        after: "<mergeCells><mergeCell ref='A2:A4'/></mergeCells>"
      ).bytes, accepted: 1, quarantined: 2, "quarantined cell-merged S! @3#2 A=对象",
      "quarantined cell-merged S! @4#3 A=对象"),
  ]

  private static var hiddenSheet: [UInt8] {
    var writer = CorpusBook([header, good]).parts.writer
    writer.entries[2].bytes = Array(
      ("<workbook xmlns=\"\(BookParts.main)\" xmlns:r=\"\(BookParts.relationships)\"><sheets>"
        + "<sheet name=\"S\" sheetId=\"1\" state=\"hidden\" r:id=\"r1\"/></sheets></workbook>").utf8
    )
    return writer.bytes
  }
}
