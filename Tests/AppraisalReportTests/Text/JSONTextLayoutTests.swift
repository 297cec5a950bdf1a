import Foundation
import Testing

@testable import AppraisalReport

@Suite("JSON layout")
struct JSONTextLayoutTests {
  private func text(_ value: JSONValue) -> String { String(decoding: value.bytes, as: UTF8.self) }

  @Test("The whole of a small value, byte for byte")
  func whole() {
    let value = JSONValue.object([
      ("名", .string("甲")), ("b", .array([.integer(1), .decimal("2.50"), .null])),
      ("c", .array([.object([("k", .boolean(false))]), .array([])])),
    ])
    #expect(
      text(value) == """
        {
          "名": "甲",
          "b": [1, 2.50, null],
          "c": [
            {
              "k": false
            },
            []
          ]
        }

        """)
  }

  // `[` + 33 × `10` + 32 × `, ` + `]` are 132 columns, 24 numbers are 96, 25 are 100, 26 are 104.
  @Test(
    "A list of scalars stands on one line up to 100 columns",
    arguments: [(24, 1), (25, 1), (26, 28), (33, 35)])
  func width(_ count: Int, _ lines: Int) {
    let value = JSONValue.array(Array(repeating: .integer(10), count: count))
    #expect(text(value).utf8.count { $0 == 0x0A } == lines)
  }

  @Test("Columns count hanzi double, and what stands before the list")
  func hanzi() {
    let list = JSONValue.array([.string(String(repeating: "中", count: 45))])
    #expect(text(list).utf8.count { $0 == 0x0A } == 1)
    #expect(text(.object([("key", list)])).utf8.count { $0 == 0x0A } == 5)
  }

  @Test("Every scalar up to U+2FFF comes back, and no control character is in the text")
  func controls() throws {
    let scalars = (UInt32(0)...0x2FFF).compactMap(Unicode.Scalar.init)
    var whole = ""
    whole.unicodeScalars.append(contentsOf: scalars)
    let bytes = JSONValue.array([.string(whole)]).bytes
    let parsed = try #require(
      JSONSerialization.jsonObject(with: Data(bytes)) as? [String])
    #expect(parsed.map { Array($0.utf8) } == [Array(whole.utf8)])
    let raw = String(decoding: bytes, as: UTF8.self).unicodeScalars
    #expect(!raw.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    #expect(!raw.contains("\u{2028}") && !raw.contains("\u{2029}"))
  }

  @Test("500 levels are written, and read by another parser")
  func depth() throws {
    let value = (0..<500).reduce(JSONValue.integer(7)) { value, _ in .array([value, .array([])]) }
    var parsed = try JSONSerialization.jsonObject(with: Data(value.bytes))
    for _ in 0..<500 { parsed = try #require((parsed as? [Any])?.first) }
    #expect(parsed as? Int == 7)
  }
}
