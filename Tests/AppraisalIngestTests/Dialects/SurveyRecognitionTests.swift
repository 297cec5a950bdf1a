import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Survey recognition")
struct SurveyRecognitionTests {
  /// Header sets of exports, with what else the rows fit.
  private static let exports: [(SurveyDialect, [[String]])] = [
    (
      .wjxText,
      [["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "1、评价"], ["1", "", "", "", "", "", "好"]]
    ),
    (.tencent, [["编号", "开始答题时间", "结束答题时间", "答题时长", "1.评价", "用户类型", "昵称"]]),
    (.jinshuju, [["序号", "评价", "提交人", "提交时间", "修改时间", "填写设备", "IP"]]),
    (.limeSurvey, [["id", "submitdate", "lastpage", "startlanguage", "Q1", "Q2[SQ001]"]]),
    (.limeSurvey, [["Response ID", "Date submitted", "Last page", "Start language", "How?"]]),
    (
      .limeSurveyVV,
      [
        ["Response ID", "When", "Page", "Language", "How?"],
        ["id", "submitdate", "lastpage", "startlanguage", "Q1"],
      ]
    ),
    (.kobo, [["start", "end", "score", "_id", "_uuid", "_submission_time", "_index"]]),
    (.odk, [["SubmissionDate", "start", "score", "KEY", "ReviewState"]]),
    (.googleForms, [["时间戳记", "评价 [张三]"]]),
    (.googleForms, [["Timestamp", "Email Address", "How?"]]),
    (
      .qualtrics,
      [
        ["StartDate", "ResponseId", "Q1"], ["Start Date", "Response ID", "How?"],
        [
          "{\"ImportId\":\"startDate\"}", "{\"ImportId\":\"_recordId\"}", "{\"ImportId\":\"QID1\"}",
        ],
      ]
    ),
    (
      .surveyMonkey,
      [["Respondent ID", "Collector ID", "Start Date", "How?"], ["", "", "", "Response"]]
    ),
    (.dingTalkAttendance, [["每日统计表"], ["姓名", "考勤组", "部门", "工号", "日期", "上班1打卡时间"]]),
  ]

  @Test("The headers of each platform are recognised as its own", arguments: exports)
  func recognises(dialect: SurveyDialect, rows: [[String]]) throws {
    let layout = try #require(recogniseSurvey(rows))
    #expect(layout.dialect == dialect)
    #expect(layout.alternatives.isEmpty)
  }

  /// The headers that are evidence of each platform, by what its file says.
  private static let evidence: [SurveyDialect: [String]] = [
    .wjxText: ["序号", "提交答卷时间", "1、评价"], .tencent: ["开始答题时间", "结束答题时间", "答题时长"],
    .jinshuju: ["提交人", "提交时间", "修改时间", "填写设备"],
    .limeSurvey: [
      "id", "submitdate", "lastpage", "startlanguage", "Response ID", "Date submitted",
      "Last page", "Start language",
    ],
    .limeSurveyVV: ["id", "submitdate", "lastpage", "startlanguage"],
    .kobo: ["_id", "_uuid", "_submission_time"], .odk: ["SubmissionDate", "KEY"],
    .googleForms: ["时间戳记", "Timestamp"], .qualtrics: ["ResponseId", "{\"ImportId\":\"QID1\"}"],
    .surveyMonkey: ["Respondent ID", "Collector ID", "Start Date"],
    .dingTalkAttendance: ["姓名", "考勤组", "部门", "工号", "上班1打卡时间"],
  ]

  @Test("Each header that is evidence is needed", arguments: exports)
  func needsAllEvidence(dialect: SurveyDialect, rows: [[String]]) throws {
    let evidence = try #require(SurveyRecognitionTests.evidence[dialect])
    var changes = 0
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() where evidence.contains(cell) {
        // The texts above the codes of a VV file are no evidence.
        if dialect == .limeSurveyVV, row == 0 { continue }
        var changed = rows
        changed[row][column] = "备注"
        #expect(recogniseSurvey(changed)?.dialect != dialect, "\(cell)")
        changes += 1
      }
    }
    #expect(changes > 0)
  }

  @Test(
    "A list made by hand is no survey",
    arguments: [
      ["序号", "姓名", "单位", "得分"], ["序号", "提交时间", "提交人", "1、评价"],
      ["id", "name", "KEY", "Status"], ["姓名", "部门", "工号", "日期", "出勤天数"],
      ["提交答卷时间", "1、评价"], ["序号", "提交答卷时间", "评价"], ["", ""], [],
    ])
  func leavesLists(_ header: [String]) {
    #expect(recogniseSurvey([header, ["1", "2", "3", "4", "5"]]) == nil)
    #expect(recogniseSurvey([]) == nil)
  }

  @Test("Headers that several could have written are left for somebody to decide")
  func tellsAlternatives() {
    let form = recogniseSurvey([["提交时间", "提交人", "部门", "评价"]])
    #expect(form?.dialect == .dingTalkForm)
    #expect(form?.alternatives == [.feishuForm, .ledger])
    #expect(recogniseSurvey([["Timestamp", "How?"]])?.alternatives == [.ledger])
    let both = recogniseSurvey([
      ["序号", "提交答卷时间", "1、评价", "SubmissionDate", "KEY"], ["1", "", "好", "", ""],
    ])
    #expect(both?.dialect == .wjxText && both?.alternatives == [.odk])
  }

  @Test("A header that differs in bytes only is another one")
  func comparesBytes() {
    // U+F9B4 is canonically equivalent to 領; U+00A0 is no blank inside a header.
    #expect(HeaderText("\u{F9B4}") != HeaderText("領"))
    #expect(recogniseSurvey([["序号", "提交答卷\u{A0}时间", "1、评价"]]) == nil)
    #expect(recogniseSurvey([["序号", " 提交答卷时间\u{A0}", "1、评价"]]) != nil)
  }

  @Test("Question texts change nothing about recognition", arguments: exports)
  func disregardsQuestions(dialect: SurveyDialect, rows: [[String]]) throws {
    var generator = SeededGenerator(seed: 61)
    let known = try #require(recogniseSurvey(rows))
    for _ in 0..<40 {
      var rows = rows
      let row = dialect == .qualtrics || dialect == .surveyMonkey ? 0 : known.headerRows - 1
      for column in known.columns {
        guard case .question = column.role else { continue }
        let number = NumberedHeader(HeaderText(column.header)).map { "\($0.number)、" } ?? "Z"
        rows[row][column.index] = number + wording(using: &generator)
      }
      let layout = try #require(recogniseSurvey(rows))
      #expect(layout.dialect == dialect)
      #expect(layout.headerRows == known.headerRows)
      #expect(layout.columns.count == known.columns.count)
    }
  }

  private func wording(using generator: inout SeededGenerator) -> String {
    let parts = ["对", "—", "——", "(1)", "（二）", "[a]", "_", "/", "总分", " - ", "、", "序号", "{", "好"]
    return (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      parts[Int.random(in: 0..<parts.count, using: &generator)]
    }.joined()
  }

  @Test("Whatever the rows hold, each column gets one role and a name of its own")
  func givesEachColumnOneRole() {
    var generator = SeededGenerator(seed: 62)
    let words =
      SurveyRecognitionTests.exports.flatMap { $0.1.joined() } + [
        "", "", "1、a—b", "1、c", "第2题(甲)", "第2题(乙)", "0", "1", "-3", "#A", "1、c#2", "a_b", "a[b",
      ]
    for _ in 0..<3000 {
      let rows = (0..<Int.random(in: 0...7, using: &generator)).map { _ in
        (0..<Int.random(in: 0...9, using: &generator)).map { _ in
          words[Int.random(in: 0..<words.count, using: &generator)]
        }
      }
      var layouts = SurveyDialect.allCases.compactMap { surveyLayout($0, rows: rows) }
      if let found = recogniseSurvey(rows) { layouts.append(found) }
      for layout in layouts {
        #expect(layout.columns.map(\.index) == Array(0..<layout.columns.count))
        let names = Set(layout.columns.map { Array($0.name.utf8) })
        #expect(names.count == layout.columns.count && !names.contains([]))
        #expect(layout.headerRows <= rows.count)
      }
    }
  }

  @Test("A declared platform needs no evidence, but its rows of headers")
  func laysOutDeclared() {
    #expect(surveyLayout(.wjxText, rows: [["1、甲", "2、乙"]])?.columns.count == 2)
    #expect(surveyLayout(.wjxText, rows: [["甲", "乙"]]) == nil)
    #expect(surveyLayout(.qualtrics, rows: [["ResponseId", "Q1"], ["", "How?"]]) == nil)
    #expect(surveyLayout(.surveyMonkey, rows: [["Respondent ID", "How?"]]) == nil)
    #expect(
      surveyLayout(.surveyMonkey, rows: [["Respondent ID", "How?"], ["118", "Well"]]) == nil)
    #expect(surveyLayout(.odk, rows: [["PARENT_KEY", "KEY", "score"]]) == nil)
    #expect(surveyLayout(.ledger, rows: [["姓名", "得分"]])?.columns.map(\.role) == [.other, .other])
    for dialect in SurveyDialect.allCases { #expect(surveyLayout(dialect, rows: [[""]]) == nil) }
  }
}
