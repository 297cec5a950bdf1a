import Foundation
import Testing

@testable import AppraisalReport

@Suite("Display width")
struct DisplayWidthTests {
  @Test(
    "Columns are those of East Asian Width and of combining marks",
    arguments: [
      ("中", 2), ("，", 2), ("１", 2), ("ａ", 2), ("ｱ", 1), ("한", 2), ("𠮷", 2), ("あ", 2), ("👍", 2),
      ("e\u{301}", 1), ("é", 1), ("\u{200B}", 0), ("a\u{FE0F}", 1), ("·", 1), ("…", 1), ("—", 1),
      ("“", 1), ("", 0), ("abc 甲乙", 8), ("\u{1B}[31m", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
      ("\u{3000}", 2), ("🇨🇳", 2), ("½", 1),
    ])
  func widths(_ text: String, _ width: Int) { #expect(displayWidth(of: text) == width) }

  @Test("The tables ascend, do not overlap, and exclude each other")
  func invariants() {
    for table in [wideRanges, zeroWidthRanges] {
      #expect(zip(table, table.dropFirst()).allSatisfy { $0.upperBound + 1 < $1.lowerBound })
    }
    #expect(!wideRanges.contains { wide in zeroWidthRanges.contains { $0.overlaps(wide) } })
  }
}

@Suite("Text table")
struct TextTableTests {
  @Test("Chinese and Latin cells line up, numbers to the right, and no line ends with a blank")
  func alignment() {
    var table = TextTable([.init("名称"), .init("得分", .right), .init("n")])
    table.add(["王某某", "9.5", "a"])
    table.add(["e\u{301}", "100.00", ""])
    #expect(
      table.text(TerminalStyle(isColoured: false))
        == "名称      得分  n\n──────  ──────  ─\n王某某     9.5  a\ne\u{301}       100.00\n")
  }

  @Test("Emphasis changes no column")
  func emphasis() {
    var table = TextTable([.init("a"), .init("b")])
    table.add([.init("甲", .red), "x"])
    let coloured = table.text(TerminalStyle(isColoured: true))
    #expect(coloured.contains("\u{1B}[31m甲\u{1B}[0m  x"))
    let plain = ["\u{1B}[0m", "\u{1B}[1m", "\u{1B}[2m", "\u{1B}[31m"]
      .reduce(coloured) { $0.replacingOccurrences(of: $1, with: "") }
    #expect(plain == table.text(TerminalStyle(isColoured: false)))
  }

  @Test("Long cells are cut by width, between characters, and steering characters are spelt out")
  func cut() {
    var table = TextTable([.init("a", limit: 6)])
    table.add([.init("一二三四")])
    table.add([.init("ab\u{202E}")])
    #expect(
      table.text(TerminalStyle(isColoured: false))
        == "a\n──────\n一二…\nab\\u{…\n")
  }
}

@Suite("CSV")
struct CommaSeparatedTextTests {
  @Test(
    "What a spreadsheet would take for a formula is shielded, and the shield comes off again",
    arguments: [
      "=HYPERLINK(\"x\")", "@SUM(A1)", "+1", "-2", "＝1+1", "＋1", "－1", "＠x", "\t=1", "\n=1", " =1",
      "\u{3000}=1", "'quoted", "\0=1",
    ])
  func shield(_ text: String) throws {
    var csv = CommaSeparatedText(headings: ["h"])
    csv.add([.text(text)])
    let cells = try parsed(csv.bytes)
    #expect(cells == [["h"], ["'" + text]])
  }

  @Test(
    "Harmless texts, hostile markup and numbers are left alone",
    arguments: [
      "甲", "a,b", "a\"b", "a\r\nb", "<img onerror=x>", "1+1", "", "</script>", "{{7*7}}",
    ])
  func plain(_ text: String) throws {
    var csv = CommaSeparatedText(headings: ["h", "n", "e"])
    csv.add([.text(text), .number("-1.50"), .empty])
    #expect(try parsed(csv.bytes) == [["h", "n", "e"], [text, "-1.50", ""]])
  }

  /// A reader of RFC 4180 that knows nothing of the writer.
  private func parsed(_ bytes: [UInt8]) throws -> [[String]] {
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    var rows: [[String]] = [[]]
    var cell: [UInt8] = []
    var isQuoted = false
    var rest = bytes.dropFirst(3)
    while let byte = rest.popFirst() {
      if isQuoted {
        if byte != 0x22 {
          cell.append(byte)
        } else if rest.first == 0x22 {
          cell.append(0x22)
          rest = rest.dropFirst()
        } else {
          isQuoted = false
        }
      } else if byte == 0x22, cell.isEmpty {
        isQuoted = true
      } else if byte == 0x2C || byte == 0x0D {
        rows[rows.count - 1].append(String(decoding: cell, as: UTF8.self))
        cell = []
        if byte == 0x0D {
          #expect(rest.popFirst() == 0x0A)
          rows.append([])
        }
      } else {
        cell.append(byte)
      }
    }
    return rows.dropLast()
  }
}

@Suite("JSON")
struct JSONTextTests {
  @Test("Keys keep their order and numbers their digits, and another parser reads the same")
  func order() throws {
    let texts = ["z\"\\\n\r\t\u{1}\u{2028}\u{2029}é中𠮷</script>", ""]
    let value = JSONValue.object([
      ("z", .array(texts.map { .string($0) })), ("a", .decimal("86.20")), ("n", .null),
      ("o", .object([])), ("l", .array([.object([("k", .boolean(true)), ("i", .integer(-3))])])),
    ])
    let text = String(decoding: value.bytes, as: UTF8.self)
    #expect(text.hasPrefix("{\n  \"z\": ["))
    #expect(text.contains("\"a\": 86.20,\n  \"n\": null,\n  \"o\": {},"))
    #expect(text.contains("\\u2028\\u2029é中𠮷</script>"))
    let parsed = try #require(
      JSONSerialization.jsonObject(with: Data(value.bytes)) as? [String: Any])
    #expect(parsed["z"] as? [String] == texts)
    #expect((parsed["l"] as? [[String: Any]])?.first?["i"] as? Int == -3)
  }
}
