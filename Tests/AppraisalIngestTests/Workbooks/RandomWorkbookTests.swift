import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Workbooks made at random")
struct RandomWorkbookTests {
  /// How the XML of a cell is spelt; all say the same.
  enum Spelling: CaseIterable {
    case usual, singleQuotes, prefixed, otherOrder, spaced
  }

  @Test("Each cell is what was written, in every spelling", arguments: Spelling.allCases)
  func agrees(spelling: Spelling) throws {
    for seed in UInt64(1)...2 {
      var random = SeededGenerator(seed: seed)
      var expected: [ReadCell] = []
      let sheet = sheet(spelling, &random, &expected)
      var writer = BookParts(sheet: sheet, strings: RandomWorkbookTests.strings).writer
      writer.entries[4].isDeflated = seed % 2 == 0
      #expect(try readCells(writer.bytes) == expected)
    }
  }

  @Test("However a sheet is damaged, it is refused whenever expat refuses it")
  func damaged() {
    var random = SeededGenerator(seed: 77)
    var cells: [ReadCell] = []
    let sample = Array(
      BookParts(rows: rows(3, .usual, &random, &cells), strings: RandomWorkbookTests.strings).sheet
        .utf8)
    var refused = 0
    for round in 0..<1_200 {
      var bytes = sample
      let position = Int.random(in: 0..<bytes.count, using: &random)
      switch round % 3 {
      case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: position)
      default: bytes.remove(at: position)
      }
      var writer = BookParts(sheet: "", strings: RandomWorkbookTests.strings).writer
      writer.entries[4].bytes = bytes
      let verdict = problem(writer.bytes)
      refused += verdict == nil ? 0 : 1
      if verdict == nil, Expat.events(bytes) == nil {
        Issue.record("round \(round): \(String(decoding: bytes, as: UTF8.self))")
        return
      }
    }
    #expect(refused > 300 && refused < 1_200)
  }

  private static let texts = ["优秀", "良好", "a&b", "𬭚", ""]
  private static let strings = texts.map {
    $0 == "a&b" ? "<si><t>a&amp;b</t></si>" : "<si><t>\($0)</t></si>"
  }.joined()

  private func sheet(
    _ spelling: Spelling, _ random: inout SeededGenerator, _ expected: inout [ReadCell]
  ) -> String {
    let plain = BookParts(rows: rows(300, spelling, &random, &expected)).sheet
    guard spelling == .prefixed else { return plain }
    return plain.replacing("</", with: "\u{1}").replacing("<", with: "<p:")
      .replacing("\u{1}", with: "</p:").replacing("xmlns=", with: "xmlns:p=")
  }

  private func rows(
    _ count: Int, _ spelling: Spelling, _ random: inout SeededGenerator,
    _ expected: inout [ReadCell]
  ) -> String {
    var text = ""
    var row = 0
    for _ in 0..<count {
      row += Int.random(in: 1...3, using: &random)
      text += "<row r=\"\(row)\">"
      var column = -1
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        column += Int.random(in: 1...40, using: &random)
        text += cell(row, column, spelling, &random, &expected)
      }
      text += "</row>"
    }
    return text
  }

  private func cell(
    _ row: Int, _ column: Int, _ spelling: Spelling, _ random: inout SeededGenerator,
    _ expected: inout [ReadCell]
  ) -> String {
    let place = "r=\"\(CellReference(column: column, row: row).text)\""
    let isShared = Bool.random(using: &random)
    let index = Int.random(in: 0..<5, using: &random)
    // A multiple of an eighth has a short exact decimal, whose spelling needs no rounding.
    let number = Double(Int.random(in: -40_000...40_000, using: &random)) / 8
    let whole = number == number.rounded() ? String(Int(number)) : String(number)
    let value = isShared ? String(index) : String(number)
    if !isShared || index < 4 {
      expected.append(
        ReadCell(
          row: row, column: column, kind: isShared ? .text : .number,
          text: isShared ? RandomWorkbookTests.texts[index] : whole))
    }
    let type = isShared ? " t=\"s\"" : ""
    switch spelling {
    case .usual, .prefixed: return "<c \(place)\(type)><v>\(value)</v></c>"
    case .singleQuotes:
      return "<c \(place)\(type)><v>\(value)</v></c>".replacing("\"", with: "'")
    case .otherOrder: return "<c\(type) \(place)><v>\(value)</v></c>"
    case .spaced: return "<c  \(place)\(type) >\n <v\t><!-- -->\(value)</v > </c >"
    }
  }
}
