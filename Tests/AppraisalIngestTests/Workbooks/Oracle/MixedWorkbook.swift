import AppraisalTestSupport

/// Workbooks made at random with every kind of cell, format and mark.
enum MixedWorkbook {
  static let codes = [
    "0.0", "0%", "0.00%", "yyyy/m/d", "yyyy-mm-dd hh:mm:ss", "h:mm AM/PM", "[h]:mm:ss", "mm:ss",
    "@", "#,##0.00;[Red]-#,##0.00", "[$-804]yyyy&quot;年&quot;m&quot;月&quot;", "G/通用格式", "0.0,",
    "[&gt;=100]0;0.0", "e&quot;年&quot;m&quot;月&quot;", "aaaa", "# ?/?", "0.00E+00", "\\d0.0",
  ]
  static let texts = [
    "优秀", " 8.5 ", "-8.5", "007", "a&amp;b", "_x000D_", "_xd83d__xDE00_", "", "𬭚",
  ]

  /// A workbook of one sheet.
  static func parts(rows count: Int, _ random: inout SeededGenerator) -> BookParts {
    var rows = ""
    for row in 1...count {
      let hidden = Int.random(in: 0..<6, using: &random) == 0 ? " hidden=\"1\"" : ""
      rows += "<row r=\"\(row * 2)\"\(hidden)>"
      for letter in ["A", "B", "C", "F", "AB"] { rows += cell("\(letter)\(row * 2)", &random) }
      rows += "</row>"
    }
    let strings =
      texts.map { "<si><t>\($0)</t></si>" }.joined()
      + "<si><r><t>甲</t></r><r><rPr><b/></rPr><t> 乙</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>"
    var parts = BookParts(
      rows: rows,
      before: "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"9\" max=\"9\"/></cols>",
      after:
        "<autoFilter ref=\"A1:C9\"/><mergeCells><mergeCell ref=\"A2:B5\"/><mergeCell ref=\"F4\"/>"
        + "<mergeCell ref=\"B4:C4\"/></mergeCells>", strings: strings)
    parts.setFormats(codes)
    if Bool.random(using: &random) { parts.workbookProperties = "date1904=\"1\"" }
    return parts
  }

  private static func cell(_ place: String, _ random: inout SeededGenerator) -> String {
    let style = Int.random(in: 0...codes.count, using: &random)
    let start = "<c r=\"\(place)\" s=\"\(style)\""
    let text = texts[Int.random(in: 0..<texts.count, using: &random)]
    let formula = ["", "<f>SUM(A1:B2)</f>", "<f>T[1]&amp;\"[1]\"</f>"][
      Int.random(in: 0..<3, using: &random)]
    switch Int.random(in: 0..<10, using: &random) {
    case 0:
      return start
        + " t=\"s\">\(formula)<v>\(Int.random(in: 0...texts.count, using: &random))</v></c>"
    case 1: return start + " t=\"str\">\(formula)<v>\(text)</v></c>"
    case 2: return start + " t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    case 3: return start + " t=\"b\">\(formula)<v>\(Int.random(in: 0...1, using: &random))</v></c>"
    case 4: return start + " t=\"e\">\(formula)<v>#DIV/0!</v></c>"
    case 5: return start + ">\(formula)</c>"
    case 6: return start + " t=\"d\"><v>2025-03-0\(Int.random(in: 1...9, using: &random))</v></c>"
    default: return start + ">\(formula)<v>\(number(&random))</v></c>"
    }
  }

  private static func number(_ random: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: String(Int.random(in: -2...70, using: &random))
    case 1: String(Double.random(in: 0...3_000_000, using: &random))
    case 2: String(Double(Int.random(in: -999...999, using: &random)) / 8)
    case 3: String(Double(Int.random(in: 0...86_400 * 90, using: &random)) / 86_400)
    case 4:
      "\(Int.random(in: -99...99, using: &random)).50E\(Int.random(in: -30...30, using: &random))"
    default: String(Double.random(in: -1...1, using: &random))
    }
  }

  /// One to three bytes changed, doubled or taken out, mostly to such as a workbook is made of.
  static func damaged(_ sample: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = sample
    let marks = Array("0123456789.-+eE<>/\"= ABsrtvcfin&;:[]_x".utf8)
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let position = Int.random(in: 0..<bytes.count, using: &random)
      let mark = marks[Int.random(in: 0..<marks.count, using: &random)]
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.insert(mark, at: position)
      case 2: bytes.remove(at: position)
      default: bytes[position] = mark
      }
    }
    return bytes
  }

  /// Whether a part has what only the reader refuses.
  static func mayDiffer(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains("&#")
  }
}
