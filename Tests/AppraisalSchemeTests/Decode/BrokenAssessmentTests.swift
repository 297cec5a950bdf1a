import Testing

@testable import AppraisalScheme

@Suite("Broken assessments")
struct BrokenAssessmentTests {
  static let files: [Breakage] = [
    Breakage("scheme: rules/", "scheme: ../", ["3 path-outside"], "../scheme.yaml"),
    Breakage("scheme: rules/", "scheme: rules/../../", ["3 path-outside"]),
    Breakage("scheme: rules/", "scheme: /etc/", ["3 path-outside"], "relative path"),
    Breakage("file: 名册.csv", "file: a/..", ["6 path-outside"]),
    Breakage("file: 名册.csv", "file: ..名册.csv", []),
    Breakage("file: 名册.csv", "file: ''", ["6 not-text"]),
    Breakage("file: 名册.csv", "file:", ["6 missing-key"]),
    Breakage("file: 党员.csv", "path: 党员.csv", ["14 missing-key", "14 unknown-key"]),
    Breakage("file: 服务.csv", "file: \(many("../"))x", ["43 path-outside"], "`../../"),
    Breakage("encoding: gb18030", "encoding: gb-18030", ["15 not-a-choice"], "mean `gb18030`?"),
    Breakage("encoding: utf-8", "encoding:", ["7 empty-value"], "`encoding`"),
    Breakage("delimiter: tab", "delimiter: ';'", ["16 not-a-choice"], "comma, semicolon, tab"),
    Breakage("language: en", "language: english", ["4 not-a-choice"], "zh, en"),
    Breakage("schema: pingyi-assessment/1", "schema: pingyi-scheme/1", ["1 unknown-version"]),
    Breakage("title: 2025 年度评议\n", "", ["1 missing-key"], "`title`"),
    Breakage("inputs:  # 18", "input:  # 18", ["18 unknown-key"], "did you mean `inputs`?"),
  ]

  static let columns: [Breakage] = [
    Breakage("id: 编号, name: 名称, org", "id: 编号, nam: 名称, org", ["8 missing-key", "8 unknown-key"]),
    Breakage("levels: [街道, 社区]", "level: [街道, 社区]", ["10 missing-key", "12 unknown-key"]),
    Breakage("subject: 单位 }\ninputs", "unit: 单位 }\ninputs", ["17 missing-key", "17 unknown-key"]),
    Breakage("kind: services", "kind: service", ["42 not-a-choice"], "did you mean `services`?"),
    Breakage("of: members\n", "off: members\n", ["42 missing-key", "44 unknown-key"]),
    Breakage(
      "kind: projects\n", "kind: projects\n    of: members\n", ["48 unknown-key"], "projects"),
    Breakage("delimiter: semicolon", "layout: wide", ["57 unknown-key"], "kind: table"),
    Breakage("due: 期限, ", "", ["53 missing-key"], "`due`"),
    Breakage("subject: 单位, 得分: 总分", "得分: 总分", ["58 missing-key"], "`subject`"),
    Breakage(
      "layout: long\n    group: { column: 主体 }", "layout: log",
      ["20 missing-key", "22 not-a-choice"]),
    Breakage("    group: jury\n", "", ["26 missing-key"], "an identifier for the whole file"),
    Breakage(
      "group: { column: 主体 }", "group: { header: 主体 }", ["23 missing-key", "23 unknown-key"]),
    Breakage("rated: 单位, item", "item", ["24 missing-key"], "`rated`"),
    Breakage("rates: members", "rates: people", ["37 not-a-choice"], "subjects, members"),
    Breakage(
      "group: heads\n", "group: heads\n    ratings: [{ column: 甲, rated: A }]\n",
      ["40 unknown-key"],
      "belongs to `kind: ballots, layout: wide`"),
    Breakage("column: 乙, rated: B", "column: 乙, rated: A", ["33 rating-twice"], "line 32"),
    Breakage("column: 乙, rated: B", "column: 甲, rated: B", ["33 column-twice"], "line 32"),
    Breakage("column: 乙, rated: B", "column: 乙", ["33 rated-once"], "`rated`"),
    Breakage(
      "  # 31\n      - { column: 甲, rated: A }\n      - { column: 乙, rated: B }", " []",
      ["31 no-ratings"]),
  ]

  static let decisions: [Breakage] = [
    Breakage("line: 88", "line: 0", ["62 out-of-range"]),
    Breakage("line: 88", "line: 88.5", ["62 too-many-places"]),
    Breakage("line: 88", "line:", ["62 empty-value"]),
    Breakage("decidedBy: 考核办\n", "decidedby: 考核办\n", ["60 missing-key", "63 unknown-key"]),
    Breakage("reason: 合计行", "reason: ''", ["64 not-text"]),
    Breakage(", reason: 补录", "", ["65 missing-key"], "`reason`"),
  ]

  @Test(
    "Each breakage is found on its line, and nothing else",
    arguments: files + columns + decisions)
  func breakages(_ breakage: Breakage) throws {
    let reading = try assessmentReading(changing(fullAssessment, breakage.old, to: breakage.new))
    breakage.check(reading.faults)
    #expect((reading.assessment == nil) == !reading.faults.isEmpty)
  }

  @Test("A quoted path is cut, however long it is")
  func longPath() throws {
    let text = try changing(fullAssessment, "file: 服务.csv", to: "file: /\(Self.many("长"))")
    let fault = try #require(try assessmentReading(text).faults.first)
    #expect(fault.english.unicodeScalars.count < 200)
  }

  private static func many(_ text: String) -> String { String(repeating: text, count: 500) }
}

@Suite("An assessment that does not fit its scheme")
struct MisfitTests {
  /// What is written in the assessment instead.
  static let changes: [Breakage] = [
    Breakage(
      "  scores:  # 54", "  score:  # 54", ["1 input-missing", "56 input-unused"], "is it `score`?"),
    Breakage(
      "  promises:  # 50", "  pledges-made:  # 50", ["1 input-missing", "52 input-unused"],
      "needs the input `promises` (commitments)"),
    Breakage("state: 状态, amount: 金额", "state: 状态", ["48 column-missing"], "`amount`"),
    Breakage(", importance: 重要", "", ["52 column-missing"], "`importance`"),
    Breakage("item: 项目, ", "", ["21 column-missing"], "`item`"),
    Breakage("of: members", "of: subjects", ["43 members-missing"], "`of: members`"),
    Breakage(
      "kind: table\n    file: 得分.csv  # 56\n    delimiter: semicolon\n    columns: { subject: 单位, 得分: 总分 }",
      "kind: services\n    file: 得分.csv\n    of: members\n    columns: { who: 党员, date: 日期 }",
      ["56 input-kind"], "is table in the scheme and services here"),
    Breakage(
      "members:  # 13\n  file: 党员.csv\n  encoding: gb18030\n  delimiter: tab\n"
        + "  columns: { id: 编号, name: 姓名, subject: 单位 }\n", "",
      ["31 members-missing", "38 members-missing"], "no `members` list"),
  ]

  @Test(
    "What the scheme needs and the assessment lacks is found at its place", arguments: changes)
  func assessments(_ breakage: Breakage) throws {
    let scheme = try #require(try schemeReading(fullScheme).scheme)
    let text = try changing(fullAssessment, breakage.old, to: breakage.new)
    let assessment = try #require(try assessmentReading(text).assessment)
    breakage.check(faults(of: assessment, under: scheme))
  }

  @Test("Every indicator's needs count, not only those of the first that reads an input")
  func secondIndicator() throws {
    // A second indicator reads the list by amount, after the first has read it by number.
    let table = "table: { input: scores, value: 得分, lowest: -10, highest: 120.5 }"
    let projects =
      "projects: { input: list, by: amount, completed: [已办结, 已销号], open: [办理中], leftOut: [已撤销] }"
    let byNumber = try changing(fullScheme, "by: amount", to: "by: count")
    // Without the table the lowest score is 0, the highest 100.
    let scheme = try #require(
      try schemeReading(changing(byNumber, table, to: projects)).scheme)
    let text = try changing(fullAssessment, ", amount: 金额", to: "")
    let assessment = try #require(try assessmentReading(text).assessment)
    #expect(
      faults(of: assessment, under: scheme).map { "\($0.mark.line) \($0.code)" }
        == ["48 column-missing", "56 input-unused"])
  }

  @Test("An input that the scheme does not use is a warning, not an error")
  func unused() throws {
    let reading = try schemeReading(
      changing(
        fullScheme, "{ input: jury-ballots, panel: marks }",
        to: "{ input: order-ballots, panel: order }"))
    let scheme = try #require(reading.scheme)
    let assessment = try #require(try assessmentReading(fullAssessment).assessment)
    let found = faults(of: assessment, under: scheme)
    #expect(found.map { "\($0.mark.line) \($0.code)" } == ["27 input-unused"])
    #expect(found.allSatisfy { $0.severity == .warning })
  }
}
