/// A workbook of a table that the reader of values understands.
let sampleBook: BookParts = {
  var book = BookParts(
    rows: "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
      + "<c r=\"C1\" t=\"s\"><v>2</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>3</v></c>"
      + "<c r=\"B2\" s=\"1\"><v>85.5</v></c><c r=\"C2\"><f>1+1</f><v>2</v></c></row>",
    after: "<mergeCells count=\"1\"><mergeCell ref=\"A3:B4\"/></mergeCells>",
    strings: "<si><t>对象</t></si><si><t>得分</t></si><si><t>扣分</t></si><si><t>S1</t></si>")
  book.setFormats(["0.0", "yyyy-mm-dd"])
  return book
}()

/// What the rows of a sheet are made of.
let rowWords: [String] = [
  "<row r=\"1\">", "<row>", "<row r=\"2\" hidden=\"1\">", "<row r=\"1048576\">", "</row>",
  "<c r=\"A1\">", "<c>", "<c t=\"s\">", "<c r=\"B1\" s=\"1\">", "<c t=\"inlineStr\">",
  "<c t=\"str\">", "<c t=\"b\">", "<c t=\"e\">", "<c t=\"d\">", "<c s=\"2\">", "<c r=\"XFD2\">",
  "</c>", "<c/>", "<v>", "</v>", "<is>", "</is>", "<t>", "</t>", "<t xml:space=\"preserve\">",
  "<r>", "</r>", "<rPh>", "</rPh>", "<f>", "</f>", "<f t=\"shared\" si=\"0\"/>", "0", "1", "45000",
  "60", ".", "-", "E5", "e-7", "0.5", "2025-03-09T08:05:00", "TRUE", "#REF!", "&amp;", "&#x4E00;",
  "&#0;", "&x;", "<![CDATA[", "]]>", "<!--", "-->", "_x000D_", "_x005F_", "S1", " ", "\n", "<?a ?>",
  "<row r=\"1\"><c t=\"inlineStr\"><is><t>对象</t></is></c>",
  "<c t=\"inlineStr\"><is><t>得分</t></is></c>", "<c t=\"inlineStr\"><is><t>扣分</t></is></c></row>",
  "<row><c t=\"inlineStr\"><is><t>S1</t></is></c><c><v>85.5</v></c><c><v>0</v></c></row>",
  "<c><v>1</v></c>", "<c s=\"1\"><v>45000.25</v></c>", "<c s=\"2\"><v>0.123456789</v></c>",
]

/// What stands in front of and behind the rows.
let frameWords: [String] = [
  "<cols>", "<col min=\"1\" max=\"2\" hidden=\"1\"/>", "<col min=\"3\" max=\"16384\"/>", "</cols>",
  "<mergeCells>", "<mergeCell ref=\"A1:B2\"/>", "<mergeCell ref=\"B2:C3\"/>",
  "<mergeCell ref=\"A5:XFD9\"/>", "<mergeCell ref=\"A1:A1048576\"/>", "</mergeCells>",
  "<autoFilter ref=\"A1:B9\"/>", "<extLst><ext/></extLst>", "<sheetPr><tabColor/></sheetPr>", " ",
  "<!-- a -->", "<x", ">",
]

/// What shared texts are made of.
let stringWords: [String] = [
  "<si>", "</si>", "<t>", "</t>", "<r>", "<rPr>", "<b/>", "</rPr>", "</r>", "<rPh>", "</rPh>",
  "<si><t>S1</t></si>", "<si><r><t>a</t></r><r><t>b</t></r></si>", "<t/>", "<si/>", "_x000D_",
  "&lt;", "优", " ",
]

/// What number formats are made of.
let formatWords: [String] = [
  "0", "#", ".", ",", "%", "yyyy", "m", "d", "h", "ss", ";", "@", "General", "[Red]", "[h]",
  "[$-804]", "&quot;", "\\", "_", "*", "E+", "?", "/", "年", " ", "AM/PM",
]

/// Records of an old workbook, one for each choice.
func legacyRecords(_ choices: [UInt8]) -> [LegacyWorkbookWriter.Record] {
  typealias Writer = LegacyWorkbookWriter
  var records: [Writer.Record] = []
  for (index, choice) in choices.enumerated() {
    let (row, column) = (index / 3, index % 3)
    switch choice % 16 {
    case 0: records.append(Writer.number(row, column, Double(choice) / 7))
    case 1: records.append(Writer.packed(row, column, Int(choice) << 2 | 2))
    case 2:
      records.append(Writer.label(row, column, ["对象", "得分", "扣分", "S1"][Int(choice / 16) % 4]))
    case 3: records.append(Writer.shared(row, column, Int(choice / 16) % 3))
    case 4: records.append(Writer.formula(row, column, value: Writer.eight(1.5)))
    case 5: records.append(Writer.formula(row, column, value: [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]))
    case 6: records.append((0x207, Writer.wide("x")))
    case 7: records.append((0x208, Writer.two(row) + [UInt8](repeating: choice, count: 14)))
    case 8:
      records.append((0x7D, Writer.two(column) + Writer.two(column) + [0, 0, 0, 0, 1, 0, 0, 0]))
    case 9: records.append((0xE5, Writer.two(1) + [0, 0, choice / 16, 0, 0, 0, 1, 0]))
    case 10:
      records.append((0xBD, Writer.two(row) + Writer.two(column) + [0, 0, 4, 0, 0, 0, 1, 0]))
    case 11: records.append((0x205, Writer.place(row, column) + [choice / 16, choice & 1]))
    case 12: records.append((0x3C, [choice, 0]))
    case 13: records.append((Int(choice) << 4, [choice, 0, choice, 0]))
    case 14: records.append((0x201, Writer.place(row, column)))
    default: records.append(Writer.number(row, column, 45_000.25, format: Int(choice / 16) % 2))
    }
  }
  return records
}
