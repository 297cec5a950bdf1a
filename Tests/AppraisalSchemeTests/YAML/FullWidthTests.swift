import Testing

@testable import AppraisalScheme

@Suite("Full-width punctuation where YAML has its half-width form")
struct FullWidthTests {
  /// A change of the whole scheme, the characters that must be named where they stand, and the words
  /// that must say what to write.
  struct Slip: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let named: String
    let remedy: String
    var testDescription: String { "\(old) → \(new)" }
  }

  /// Where a character stands first, as `line:column`.
  private func place(of scalar: Unicode.Scalar, in text: String) throws -> String {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains(scalar) })
    let column = try #require(Array(lines[line]).firstIndex(of: scalar))
    return "\(line + 1):\(column + 1)"
  }

  static let slips = [
    // The parser notices in line 4.
    Slip(old: "title: 全", new: "title：全", named: "：", remedy: "半角冒号加空格“: ”"),
    Slip(old: "subjects: 单位", new: "subjects:　单位", named: "\u{3000}", remedy: "半角空格"),
    Slip(old: "missing: zero", new: "missing：zero", named: "：", remedy: "半角冒号加空格"),
    Slip(
      old: "    scale: four", new: "　　scale: four", named: "\u{3000}", remedy: "半角空格"),
    Slip(
      old: "    scale: four", new: "\u{A0}\u{A0}\u{A0}scale: four", named: "\u{A0}",
      remedy: "半角空格"),
    Slip(
      old: "{ word: 优秀, points: 100 }", new: "{ word: 优秀，points: 100 }", named: "，",
      remedy: "半角逗号加空格“, ”"),
    Slip(
      old: "{ word: 优秀, points: 100 }", new: "｛ word: 优秀, points: 100 ｝",
      named: "｛｝", remedy: "半角括号“{”"),
    Slip(
      old: "tieBreak: [reviews, service]", new: "tieBreak: ［reviews, service］",
      named: "［", remedy: "半角括号“[”"),
    Slip(
      old: "points: 100", new: "points: [100，95，90]", named: "，", remedy: "半角逗号加空格"),
    Slip(
      old: "abstain: [弃权]", new: "abstain: [弃权，不了解]", named: "，", remedy: "半角逗号加空格"),
    Slip(
      old: "importance: { 重点: 3, 一般: 1 }", new: "importance: { 重点：3, 一般: 1 }",
      named: "：", remedy: "半角冒号加空格"),
    Slip(
      old: "title: 全", new: "title: “考核: 全”", named: "“", remedy: "半角引号"),
  ]

  @Test(
    "It is named where it stands, with what to write, and nothing else is said", arguments: slips)
  func named(_ slip: Slip) throws {
    let text = try changing(wholeScheme, slip.old, to: slip.new)
    let faults = try schemeReading(text).faults
    let places = try slip.named.unicodeScalars.map { try place(of: $0, in: text) }
    #expect(
      faults.map(\.place) == places.map { "\($0) full-width-punctuation" },
      "\(faults.map(\.english))")
    #expect(faults.contains { $0.chinese.contains(slip.remedy) }, "\(faults.map(\.chinese))")
  }

  @Test("With every colon full-width, every line is named")
  func allColons() throws {
    let faults = try schemeReading("id：a\ntitle：甲\nrounding：\n  places：2\n").faults
    #expect(faults.map(\.mark.line) == [1, 2, 3, 4])
    #expect(Set(faults.map(\.code)) == ["full-width-punctuation"])
  }

  @Test("A number, a share or a word with full-width characters is told what to write")
  func scalars() throws {
    let cases = [
      ("from: 90 }", "from: ９０ }", "全角“９”改成半角“9”"),
      ("quorum: { atLeast: 2/3", "quorum: { atLeast: 2／3", "全角“／”改成半角“/”"),
      ("late: 50%", "late: 50％", "全角“％”改成半角“%”"),
      ("weight: 60", "weight: （60）", "全角括号“（）”改成半角括号，不需要就删去"),
      ("credit: linear", "credit: “linear”", "弯引号"),
    ]
    for (old, new, remedy) in cases {
      let faults = try schemeReading(changing(wholeScheme, old, to: new)).faults
      #expect(faults.contains { $0.chinese.contains(remedy) }, "\(new): \(faults.map(\.chinese))")
    }
  }

  @Test(
    "Punctuation inside texts, quotes and comments is text",
    arguments: [
      ("title: 全", "title: 考核：德，能（试行）"), ("title: 全", "title: \"“甲”：一，二\""),
      ("title: 全", "title: 全  # 说明：一，二［三］"), ("title: 全", "title: |\n  第一条：甲，乙"),
      ("abstain: [弃权]", "abstain: ['弃权，不了解']"), ("abstain: [弃权]", "abstain: [弃权（不评）, 甲、乙]"),
    ])
  func text(_ old: String, _ new: String) throws {
    #expect(try schemeReading(changing(wholeScheme, old, to: new)).faults == [])
  }

  @Test("A fault elsewhere is not blamed on a text")
  func otherFault() throws {
    let text = try changing(wholeScheme, "title: 全", to: "title: 考核：德，能")
    let faults = try schemeReading(changing(text, "period: 2025", to: "period: [2025")).faults
    #expect(!faults.contains { $0.code == "full-width-punctuation" }, "\(faults.map(\.english))")
    #expect(!faults.isEmpty)
  }

  @Test("A bracket behind a word without its colon is named with the word")
  func missingColon() throws {
    let text = try changing(
      wholeScheme, "measure: { table: { input: scores", to: "measure { table: { input: scores")
    let faults = try schemeReading(text).faults
    #expect(
      faults.contains { $0.chinese.contains("“measure”后面少了半角冒号") }, "\(faults.map(\.chinese))")
  }
}
