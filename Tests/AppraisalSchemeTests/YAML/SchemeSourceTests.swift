import Testing

@testable import AppraisalScheme

@Suite("The text of a scheme file")
struct SchemeSourceTests {
  private func faults(_ bytes: [UInt8]) -> [String] {
    do {
      _ = try SchemeSource(name: "rules.yaml", bytes: bytes)
      return []
    } catch { return error.faults.map(\.place) }
  }

  @Test("a byte-order mark is removed, and the first column is that of the text")
  func byteOrderMark() throws {
    let source = try SchemeSource(name: "f", bytes: [0xEF, 0xBB, 0xBF] + Array("id: 甲\n".utf8))
    #expect(source.text == "id: 甲\n")
    #expect(source.scalar(at: SourceMark(line: 1, column: 5)) == "甲")
  }

  @Test(
    "the first byte that is not UTF-8 is named by line and column in characters",
    arguments: [
      // 中文 in GBK is D6 D0 CE C4; in Unicode, a well-formed start is counted in scalars.
      ("id: a\ntitle: ", [0xD6, 0xD0, 0xCE, 0xC4, 0x0A], "2:8 not-utf-8"),
      ("标题: ", [0xFF], "1:5 not-utf-8"),
      // A replacement character that the file really holds is no fault.
      ("a: \u{FFFD}\r\nb: ", [0x80], "2:4 not-utf-8"),
      ("a: 1\rb: 2\rc: ", [0xE4, 0xB8], "3:4 not-utf-8"),
      // Over-long slash, a surrogate, a number beyond Unicode.
      ("", [0xC0, 0xAF], "1:1 not-utf-8"), ("a", [0xED, 0xA0, 0x80], "1:2 not-utf-8"),
      ("", [0xF4, 0x90, 0x80, 0x80], "1:1 not-utf-8"),
      // UTF-16 with its byte-order mark.
      ("", [0xFF, 0xFE, 0x61, 0x00], "1:1 not-utf-8"),
    ] as [(String, [UInt8], String)])
  func notUTF8(start: String, bytes: [UInt8], expected: String) {
    #expect(faults(Array(start.utf8) + bytes) == [expected])
  }

  @Test(
    "controls, and line breaks that only the parser would see, are refused where they stand",
    arguments: [
      ("a: \u{0}", "1:4"), ("甲: 1\n乙:\u{1B}[2J", "2:3"), ("a: \u{7F}", "1:4"),
      ("a: \u{85}b", "1:4"), ("a: \u{2028}b", "1:4"), ("a: \u{2029}b", "1:4"),
      ("a: 1\n\u{FEFF}b: 2", "2:1"), ("a: \u{FFFF}", "1:4"),
    ])
  func controls(text: String, place: String) {
    #expect(faults(Array(text.utf8)) == ["\(place) control-character"])
  }

  @Test("every line with a control is named, and of a file full of them the first twenty")
  func manyControls() {
    #expect(
      faults(Array("\u{1}\nok\n\u{2}\u{3}\n".utf8))
        == ["1:1 control-character", "3:1 control-character"])
    #expect(faults(Array(String(repeating: "\u{1}\n", count: 5000).utf8)).count == 20)
  }

  @Test("a file of exactly 1 MiB is read, one byte more is not")
  func size() {
    let limit = Array(repeating: UInt8(ascii: "#"), count: 1 << 20)
    #expect(faults(limit) == [])
    #expect(faults(limit + [0x23]) == ["1:1 file-too-large"])
    #expect(faults([0xEF, 0xBB, 0xBF] + limit) == [])
  }

  @Test("CRLF, CR and LF end a line once each", arguments: ["\r\n", "\r", "\n"])
  func lineBreaks(lineBreak: String) throws {
    let text = ["a: 1", "", "丙: 3"].joined(separator: lineBreak)
    let source = try SchemeSource(name: "f", bytes: Array(text.utf8))
    #expect(source.lineCount == 3)
    #expect(source.line(2) == [])
    #expect(source.line(3) == ["丙", ":", " ", "3"])
    #expect(source.line(0) == [] && source.line(4) == [] && source.line(.max) == [])
  }
}
