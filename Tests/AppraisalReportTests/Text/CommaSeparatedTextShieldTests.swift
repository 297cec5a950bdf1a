import Testing

@testable import AppraisalReport

@Suite("CSV shield")
struct CommaSeparatedTextShieldTests {
  private func line(_ cells: [CommaSeparatedText.Cell]) -> String {
    var csv = CommaSeparatedText(headings: cells.map { _ in "h" })
    let headings = csv.bytes.count
    csv.add(cells)
    return String(decoding: csv.bytes.dropFirst(headings), as: UTF8.self)
  }

  @Test(
    "Blanks of every kind before a formula do not hide it",
    arguments: [
      " \t=1", " @SUM(A1)", "\u{2003}=1", "\u{FEFF}=1", "\u{200B}=1", "\u{A0}\u{3000} ＝1+1",
      "\u{B}=1", " \0=1", "\u{2060}+1",
    ])
  func blanks(_ text: String) { #expect(line([.text(text), .empty]) == "'\(text),\r\n") }

  @Test("Line breaks before a formula are shielded and quoted", arguments: ["\r\n=1", " \n=1"])
  func lineBreaks(_ text: String) {
    #expect(line([.text(text), .empty]) == "\"'\(text)\",\r\n")
  }

  @Test(
    "Blanks before harmless text stay as they are", arguments: [" ", "  a", "\u{3000}甲", " 'a"])
  func harmless(_ text: String) { #expect(line([.text(text), .empty]) == "\(text),\r\n") }

  @Test("The only cell of a row is quoted when empty, for a reader would skip a blank line")
  func blankLine() {
    #expect(line([.empty]) == "\"\"\r\n")
    #expect(line([.text("")]) == "\"\"\r\n")
    #expect(line([.empty, .empty]) == ",\r\n")
  }

  @Test("The whole of a small file, byte for byte")
  func whole() {
    var csv = CommaSeparatedText(headings: ["单位", "得分"])
    csv.add([.text("甲,\"乙\""), .number("-0.50")])
    csv.add([.text("=HYPERLINK(\"x\")"), .empty])
    #expect(
      csv.bytes == [0xEF, 0xBB, 0xBF]
        + Array(
          "单位,得分\r\n\"甲,\"\"乙\"\"\",-0.50\r\n\"'=HYPERLINK(\"\"x\"\")\",\r\n".utf8))
  }
}
