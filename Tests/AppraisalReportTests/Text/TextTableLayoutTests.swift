import Testing

@testable import AppraisalReport

@Suite("Text table layout")
struct TextTableLayoutTests {
  private let plain = TerminalStyle(isColoured: false)

  @Test("A heading cannot steer the terminal either")
  func headings() {
    var table = TextTable([.init("满\u{1B}[31m意\u{202E}")])
    table.add(["1"])
    let text = table.text(plain)
    #expect(text.hasPrefix("满\\u{1B}[31m意\\u{202E}\n"))
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }

  // 12 hanzi are 24 columns; of 13 there is room for 11 and the mark of the cut, 23 columns.
  @Test("A heading may be wider than its cells, up to 24 columns", arguments: [(12, 12), (13, 11)])
  func longHeading(_ count: Int, _ kept: Int) {
    var table = TextTable([.init(String(repeating: "满", count: count), limit: 8)])
    table.add(["9.5"])
    let heading = String(repeating: "满", count: kept) + (kept < count ? "…" : "")
    let rule = String(repeating: "─", count: kept < count ? 23 : 24)
    #expect(table.text(plain) == "\(heading)\n\(rule)\n9.5\n")
  }

  @Test("A letter keeps its marks where a text is cut")
  func marks() {
    var table = TextTable([.init("a", limit: 3)])
    table.add([.init("ae\u{301}\u{302}xyz")])
    #expect(table.text(plain) == "a\n───\nae\u{301}\u{302}…\n")
  }

  /// Columns by a rule of thumb that shares nothing with the table of widths; it holds for hanzi,
  /// CJK punctuation and ASCII, and nothing else is used with it.
  private func column(of marker: Unicode.Scalar, in line: Substring) -> Int? {
    var column = 0
    for scalar in line.unicodeScalars {
      if scalar == marker { return column }
      column += scalar.value >= 0x3000 && scalar.value < 0x10000 ? 2 : 1
    }
    return nil
  }

  @Test("The second column begins where its rule begins, whatever stands before it")
  func offsets() {
    var table = TextTable([.init("单位"), .init("|")])
    for name in ["甲", "Unit 7", "甲ab乙", "（一）东街", ""] { table.add([.init(name), "|"]) }
    let lines = table.text(plain).split(separator: "\n")
    let columns = lines.indices.filter { $0 != 1 }.map { column(of: "|", in: lines[$0]) }
    #expect(columns == Array(repeating: 12, count: 6))
  }
}
