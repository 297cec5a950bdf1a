import Testing

@testable import AppraisalIngest

/// The headers are those of a pair of public exports of one survey, by text and by number, with
/// their first record; an uploader had blanked the columns about the respondent.
@Suite("问卷星")
struct WenjuanxingTests {
  private static let meta = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]
  private static let byText = [
    meta + ["1、手机部数", "2、手机价格", "3、性别 ", "4、年龄 ", "5、月收入", "6、兴趣爱好", "7、爱好投入占收入比重 ", "8、关注资讯"],
    [
      "1", "", "", "", "", "", "1部", "3000-3499元", "男", "30~34岁", "5001-8000元", "运动┋影视┋购物", "30%左右",
      "娱乐八卦┋汽车类",
    ],
  ]
  private static let byNumber = [
    meta + [
      "1、手机部数", "2、手机价格", "3、性别 ", "4、年龄 ", "5、月收入", "第6题(运动)", "第6题(阅读)", "第6题(影视)",
      "第6题(其他【请注明】)", "7、爱好投入占收入比重 ", "第8题(政治/军事)", "第8题(ACG文化(动漫、游戏等))",
    ],
    ["1", "", "", "", "", "", "1", "7", "1", "5", "3", "1", "0", "1", "0", "4", "0", "0"],
  ]

  private func questions(_ layout: SurveyLayout?) -> [SurveyColumn.Question] {
    (layout?.columns ?? []).compactMap { column in
      if case .question(let question) = column.role { return question }
      return nil
    }
  }

  @Test("The public pair is told apart, and all its columns are known")
  func readsPair() throws {
    let text = try #require(recogniseSurvey(WenjuanxingTests.byText))
    #expect(text.dialect == .wjxText && text.alternatives.isEmpty && text.headerRows == 1)
    #expect(
      text.columns.prefix(6).map(\.role) == [
        .recordIdentifier, .submitted, .duration, .source, .sourceDetail, .address,
      ])
    #expect(questions(text).map(\.number) == (1...8).map { "\($0)" })
    #expect(questions(text)[2].stem == "性别")
    #expect(text.columns[8].header == "3、性别")
    #expect(
      questions(text).map(\.isMultiple) == [false, false, false, false, false, true, false, true])

    let number = try #require(recogniseSurvey(WenjuanxingTests.byNumber))
    #expect(number.dialect == .wjxNumber && number.alternatives.isEmpty)
    #expect(
      questions(number).compactMap(\.option) == [
        "运动", "阅读", "影视", "其他【请注明】", "政治/军事", "ACG文化(动漫、游戏等)",
      ])
    #expect(questions(number).count { $0.isMultiple } == 6)
    #expect(questions(number).allSatisfy { $0.row == nil })
  }

  @Test("Later columns of a matrix take the stem of the first")
  func joinsMatrix() {
    let header = ["序号", "提交答卷时间", "3、(1)姓名—全名", "3、(2)电话", "5、请评价——逐项—张三", "5、李四", "5、王五"]
    let layout = recogniseSurvey([header, ["1", "2026/9/18 19:20:55", "甲", "乙", "好", "好", "差"]])
    #expect(
      layout?.columns.dropFirst(2).map(\.name) == [
        "3、(1)姓名—全名", "3、(2)电话", "5、请评价——逐项—张三", "5、请评价——逐项—李四", "5、请评价——逐项—王五",
      ])
    #expect(layout?.columns.map(\.header) == header)
    #expect(questions(layout).map(\.row) == ["(1)姓名—全名", "(2)电话", "张三", "李四", "王五"])
    #expect(questions(layout).map(\.stem) == ["", "", "请评价——逐项", "请评价——逐项", "请评价——逐项"])
    #expect(questions(layout).allSatisfy { !$0.isSplitUncertain })
  }

  @Test("Where a matrix has several dashes the split is told to be uncertain, unless rows show it")
  func tellsUncertainSplits() {
    let rows = { (header: [String]) in [["序号", "提交答卷时间"] + header, ["1", "", "好", "好"]] }
    let doubtful = questions(recogniseSurvey(rows(["1、评价—班子—张三", "1、李四"])))
    #expect(doubtful.map(\.row) == ["张三", "李四"])
    #expect(doubtful.map(\.isSplitUncertain) == [true, true])
    let repeated = questions(recogniseSurvey(rows(["1、评价—书记—张三", "1、评价—主任—李四"])))
    #expect(repeated.map(\.row) == ["书记—张三", "主任—李四"])
    #expect(repeated.allSatisfy { $0.stem == "评价" && !$0.isSplitUncertain })
    let outer = questions(recogniseSurvey(rows(["1、—张三", "1、李四—"])))
    #expect(outer.map(\.row) == ["—张三", "李四—"])
    #expect(outer.allSatisfy { $0.stem.isEmpty && !$0.isSplitUncertain })
    let single = questions(recogniseSurvey(rows(["1、评价—张三", "2、评价—李四"])))
    #expect(single.map(\.row) == [nil, nil])
    #expect(single.map(\.stem) == ["评价—张三", "评价—李四"])
  }

  @Test("Bracketed columns that hold other numbers than 0 and 1 are rows of a matrix")
  func tellsRowsFromOptions() {
    let header = ["序号", "提交答卷时间", "第1题(张三)", "第1题(李四)"]
    let matrix = questions(recogniseSurvey([header, ["1", "", "3", "0"]]))
    #expect(matrix.map(\.row) == ["张三", "李四"])
    let options = questions(
      recogniseSurvey([header, ["1", "", "1", "0"], ["2", "", "-3", "-3"]]))
    #expect(options.map(\.option) == ["张三", "李四"])
    let unknown = questions(recogniseSurvey([header, ["1", "", "1", "1"]]))
    #expect(unknown.map(\.row) == ["张三", "李四"])
  }

  @Test(
    "What the records leave open is left open",
    arguments: [
      (["好", "8"], SurveyDialect.wjxText, [SurveyDialect.wjxNumber, .wjxScore]),
      (["10", "8"], .wjxNumber, [.wjxText, .wjxScore]),
      (["2.5", "8"], .wjxScore, [.wjxText, .wjxNumber]),
      (["-3", "8"], .wjxNumber, [.wjxScore]),
      (["(空)", "8"], .wjxText, []),
      (["其他〖有〗", "8"], .wjxText, []),
      (["好", "差"], .wjxText, []),
      (["", ""], .wjxText, [.wjxNumber, .wjxScore]),
      (["(空)", "-3"], .wjxText, [.wjxNumber, .wjxScore]),
    ])
  func tellsMode(answers: [String], dialect: SurveyDialect, alternatives: [SurveyDialect]) {
    let layout = recogniseSurvey([
      ["序号", "提交答卷时间", "总分", "1、甲", "2、乙"], ["1", "", "9"] + answers,
    ])
    #expect(layout?.dialect == dialect)
    #expect(layout?.alternatives == alternatives)
    #expect(layout?.columns[2].role == .total)
  }

  @Test(
    "Numbers of questions",
    arguments: [
      ("1、甲", "1", "甲"), ("12.甲", "12", "甲"), ("3．甲", "3", "甲"), ("第4题(甲)", "4", "甲"),
      ("第4题（甲(一)）", "4", "甲(一)"), ("7、", "7", ""), ("1、第2题(甲)", "1", "第2题(甲)"),
    ])
  func readsNumbers(header: String, number: String, rest: String) {
    let numbered = NumberedHeader(HeaderText(header))
    #expect(numbered?.number == number)
    #expect(numbered?.rest.string == rest)
  }

  @Test(
    "No numbers of questions",
    arguments: ["甲", "1.5倍工资", "12345、甲", "第题(甲)", "第4题甲", "第4题(甲", "一、甲", "1 甲", "", "1"])
  func refusesOtherNumbers(_ header: String) {
    #expect(NumberedHeader(HeaderText(header)) == nil)
  }

  @Test("A header that stands there twice gets a number behind it and is marked")
  func marksRepetition() {
    let layout = recogniseSurvey([["序号", "提交答卷时间", "1、甲", "备注", "备注", "备注#2", "序号"]])
    #expect(
      layout?.columns.map(\.name) == ["序号", "提交答卷时间", "1、甲", "备注", "备注#2", "备注#2#2", "序号#2"])
    #expect(layout?.columns.map(\.isRepeated) == [false, false, false, false, true, true, true])
    #expect(layout?.columns.last?.role == .other)
  }
}
