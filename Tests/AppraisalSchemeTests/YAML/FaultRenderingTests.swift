import Testing

@testable import AppraisalScheme

@Suite("A fault shown with its line and a caret")
struct FaultRenderingTests {
  private func rendered(_ text: String, line: Int = 1, column: Int) throws -> [String] {
    let source = try SchemeSource(name: "f", bytes: Array(text.utf8))
    let mark = SourceMark(line: line, column: column)
    let fault = Fault("code", at: mark, chinese: "甲", english: "a")
    return fault.rendered(in: source, .english).split(
      separator: "\n" as Character, omittingEmptySubsequences: false
    ).map(String.init)
  }

  @Test("the head names file, place, severity, code and message in the language asked for")
  func heads() throws {
    let source = try SchemeSource(name: "rules.yaml", bytes: Array("a: 1".utf8))
    let mark = SourceMark(line: 1, column: 4)
    let error = Fault("bad", at: mark, chinese: "不对", english: "wrong")
    let warning = Fault("odd", .warning, at: mark, chinese: "可疑", english: "odd")
    #expect(
      error.rendered(in: source, .chinese) == "rules.yaml:1:4: 错误 [bad] 不对\n    a: 1\n       ^")
    #expect(
      warning.rendered(in: source, .english)
        == "rules.yaml:1:4: warning [odd] odd\n    a: 1\n       ^")
  }

  @Test(
    "the caret stands under its character, whatever the width of those before it",
    arguments: [
      ("weight: 4O", 9, "        ^"),
      // Each wide character before the mark takes a full-width blank.
      ("权重: 4O", 5, "　　  ^"),
      ("名称：张三", 4, "　　　^"),
      ("a权b重c: 1", 6, " 　 　 ^"),
      ("\t权: x", 4, "\t　 ^"),
      ("　　权: x", 3, "　　^"),
      // A combining accent stands on the letter before it; a kana is wide, its half form is not.
      ("cafe\u{301}: x", 7, "     ^"),
      ("カｶ: x", 3, "　 ^"),
      ("한글: x", 3, "　　^"),
      ("𠮷👍: x", 3, "　　^"),
      // Behind the end of the line.
      ("权重", 3, "　　^"), ("权重", 99, "　　^"), ("a", 0, "^"), ("a", -7, "^"),
    ])
  func caret(line: String, column: Int, expected: String) throws {
    let lines = try rendered(line, column: column)
    #expect(lines.count == 3)
    #expect(lines[1].unicodeScalars.elementsEqual("    \(line)".unicodeScalars))
    #expect(lines[2].unicodeScalars.elementsEqual("    \(expected)".unicodeScalars))
  }

  @Test("only the head is left of a fault on an empty line or behind the file")
  func emptyLines() throws {
    #expect(try rendered("a: 1\n\n", line: 2, column: 1) == ["f:2:1: error [code] a"])
    #expect(try rendered("a: 1", line: 9, column: 1) == ["f:9:1: error [code] a"])
  }

  @Test("characters without a shape are spelt out, and the caret allows for their length")
  func invisible() throws {
    let lines = try rendered("a\u{202E}b\u{200B}: x", column: 5)
    #expect(lines[1] == "    a\\u{202E}b\\u{200B}: x")
    #expect(lines[2] == "    " + String(repeating: " ", count: 1 + 8 + 1 + 8) + "^")
  }

  @Test("a message cannot carry what it quotes to the terminal as a command")
  func messages() throws {
    let source = try SchemeSource(name: "a\u{1B}[2J.yaml", bytes: [])
    let fault = Fault(
      "code", at: SourceMark(line: 1, column: 1), chinese: "键“\u{1B}[31m\n\u{202E}”",
      english: "key `\u{9B}2J\u{2066}`")
    #expect(
      fault.rendered(in: source, .chinese)
        == "a\\u{1B}[2J.yaml:1:1: 错误 [code] 键“\\u{1B}[31m\\u{A}\\u{202E}”")
    #expect(fault.message(.english) == "key `\\u{9B}2J\\u{2066}`")
  }

  @Test("a line of 98 columns is shown whole, a longer one is cut around the caret")
  func longLines() throws {
    let digits = String(repeating: "0123456789", count: 30)
    let whole = String(digits.prefix(98))
    #expect(try rendered(whole, column: 98)[1] == "    \(whole)")

    let start = try rendered(digits, column: 1)
    #expect(start[1] == "    " + digits.prefix(98) + "…")
    #expect(start[2] == "    ^")

    // Columns 151 − 48 … 151 + 49: half the width to the left, the rest to the right.
    let middle = try rendered(digits, column: 151)
    #expect(middle[1] == "    …" + digits.dropFirst(102).prefix(98) + "…")
    #expect(middle[2] == "    " + String(repeating: " ", count: 1 + 48) + "^")

    let end = try rendered(digits, column: 301)
    #expect(end[1] == "    …" + digits.suffix(98))
    #expect(end[2] == "    " + String(repeating: " ", count: 1 + 98) + "^")
  }

  @Test("a long Chinese line is cut by columns, not by characters")
  func longChineseLines() throws {
    let lines = try rendered(String(repeating: "权", count: 80) + "x", column: 41)
    // 24 wide characters fit into the 48 columns to the left, 25 into the 50 to the right.
    #expect(lines[1] == "    …" + String(repeating: "权", count: 49) + "…")
    #expect(lines[2] == "     " + String(repeating: "　", count: 24) + "^")
  }

  @Test(
    "widths follow Unicode Standard Annex 11",
    arguments: [
      ("a", 1), ("é", 1), ("·", 1), ("…", 1), ("一", 2), ("鿿", 2), ("，", 2), ("（", 2), ("“", 1),
      ("Ａ", 2), ("￥", 2), ("｡", 1), ("ﾊ", 1), ("　", 2), ("〿", 1), ("ㄅ", 2), ("각", 2), ("㋿", 2),
      ("𠀀", 2), ("\u{301}", 0), ("\u{20DD}", 0), ("✅", 2), ("⭐", 2), ("🚀", 2), ("№", 1), ("①", 1),
      ("ᄀ", 2), ("\u{1161}", 0),
    ] as [(Unicode.Scalar, Int)])
  func widths(scalar: Unicode.Scalar, columns: Int) {
    #expect(scalar.columns == columns)
  }
}
