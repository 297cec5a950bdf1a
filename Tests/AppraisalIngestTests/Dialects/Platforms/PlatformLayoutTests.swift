import Testing

@testable import AppraisalIngest

@Suite("Layouts of platforms")
struct PlatformLayoutTests {
  private func question(_ layout: SurveyLayout?, _ column: Int) -> SurveyColumn.Question? {
    guard let layout, layout.columns.indices.contains(column),
      case .question(let question) = layout.columns[column].role
    else { return nil }
    return question
  }

  @Test("Qualtrics: three rows, a stem that holds a dash, notes, timings and embedded data")
  func qualtrics() {
    let codes = [
      "ResponseId", "Status", "Finished", "Q1_1", "Q1_2", "Q2", "Q2_4_TEXT", "Q3_First Click",
      "group",
    ]
    let texts = [
      "Response ID", "Response Type", "Finished", "Rate - all - Li", "Rate - all - Wu", "Why",
      "Why - Other", "T", "g",
    ]
    let identifiers = [
      "_recordId", "status", "finished", "QID1_1", "QID1_2", "QID2", "QID2_4_TEXT",
      "QID3_FIRST_CLICK", "group",
    ]
    .map { "{\"ImportId\":\"\($0)\"}" }
    let layout = recogniseSurvey([codes, texts, identifiers, ["R_1", "Survey Preview", "True"]])
    #expect(layout?.headerRows == 3)
    #expect(layout?.columns.map(\.name) == codes)
    #expect(layout?.columns.prefix(3).map(\.role) == [.recordIdentifier, .status, .completion])
    #expect(question(layout, 3)?.stem == "Rate - all")
    #expect(question(layout, 3)?.row == "Li")
    #expect(question(layout, 4)?.row == "Wu")
    #expect(question(layout, 5)?.stem == "Why")
    #expect(question(layout, 6)?.isNote == true)
    #expect(question(layout, 7)?.isTiming == true)
    #expect(layout?.columns.last?.role == .other)
  }

  @Test("SurveyMonkey: a question goes on to the right over its labels")
  func surveyMonkey() {
    let layout = recogniseSurvey([
      [
        "Respondent ID", "Collector ID", "Start Date", "End Date", "Rate,\nplease", "", "", "Why?",
        "",
      ],
      ["", "", "", "", "Li", "Wu", "Other (please specify)", "Open-Ended Response", ""],
      ["118", "42", "2025-12-03", "2025-12-03", "good", "fair", "", "so", ""],
    ])
    #expect(layout?.headerRows == 2)
    #expect(
      layout?.columns.map(\.name) == [
        "Respondent ID", "Collector ID", "Start Date", "End Date", "Rate,\nplease—Li",
        "Rate,\nplease—Wu", "Rate,\nplease—Other (please specify)", "Why?",
      ])
    #expect(question(layout, 5)?.stem == "Rate,\nplease")
    #expect(question(layout, 5)?.row == "Wu")
    #expect(question(layout, 6)?.isNote == true)
    #expect(question(layout, 7)?.row == nil)
  }

  @Test("LimeSurvey: sub-questions in both spellings, others, comments and times")
  func limeSurvey() {
    let layout = recogniseSurvey([
      [
        "id", "submitdate", "lastpage", "startlanguage", "ipaddr", "M1", "M2[SQ001]", "M2_SQ002",
        "M3[other]", "M4[SQ001comment]", "BedTime", "interviewtime", "groupTime8106", "M1Time",
      ]
    ])
    #expect(layout?.columns[4].role == .address)
    #expect(question(layout, 6)?.number == "M2" && question(layout, 6)?.row == "SQ001")
    #expect(question(layout, 7)?.number == "M2" && question(layout, 7)?.row == "SQ002")
    #expect(question(layout, 8)?.option == "other" && question(layout, 8)?.isNote == true)
    #expect(question(layout, 9)?.isNote == true)
    #expect(question(layout, 10)?.isTiming == false)
    #expect(layout?.columns[11].role == .duration)
    #expect(question(layout, 12)?.isTiming == true && question(layout, 13)?.isTiming == true)
  }

  @Test("LimeSurvey VV: texts above codes")
  func limeSurveyVV() {
    let layout = recogniseSurvey([
      ["Response ID", "Token", "Date", "Page", "Language", "Rate Li"],
      ["id", "token", "submitdate", "lastpage", "startlanguage", "Q1_SQ001"],
    ])
    #expect(layout?.dialect == .limeSurveyVV && layout?.headerRows == 2)
    #expect(layout?.columns[1].role == .respondent)
    #expect(question(layout, 5)?.stem == "Rate Li" && question(layout, 5)?.row == "SQ001")
  }

  @Test("Kobo: an option is told from a question in a group by the column of joined answers")
  func kobo() {
    let layout = recogniseSurvey([
      [
        "g/rate", "g/why", "g/why/pay", "g/why/time", "_id", "_uuid", "_submission_time",
        "_validation_status",
      ]
    ])
    #expect(question(layout, 0)?.stem == "g/rate" && question(layout, 0)?.isMultiple == false)
    #expect(question(layout, 1)?.isMultiple == true && question(layout, 1)?.option == nil)
    #expect(question(layout, 2)?.stem == "g/why" && question(layout, 2)?.option == "pay")
    #expect(layout?.columns[7].role == .status)
  }

  @Test("Google Forms: a grid is parted at its last bracket")
  func googleForms() {
    let layout = recogniseSurvey([["时间戳记", "评价 [全体] [张三]", "意见", "[甲]"]])
    #expect(question(layout, 1)?.stem == "评价 [全体]" && question(layout, 1)?.row == "张三")
    #expect(question(layout, 2)?.row == nil && question(layout, 3)?.stem == "[甲]")
  }

  @Test("腾讯问卷 and 金数据: the platform's own columns around numbered questions")
  func chinesePlatforms() {
    let tencent = recogniseSurvey([
      ["编号", "开始答题时间", "结束答题时间", "答题时长", "1.评价", "地理位置省", "地理位置市", "自定义字段"]
    ])
    #expect(
      tencent?.columns.map(\.role) == [
        .recordIdentifier, .started, .submitted, .duration,
        .question(.init(number: "1", stem: "评价")), .location, .location, .evaluatorGroup,
      ])
    let jinshuju = recogniseSurvey([["序号", "评价", "提交人", "提交时间", "修改时间", "填写设备", "IP"]])
    #expect(
      jinshuju?.columns.map(\.role) == [
        .recordIdentifier, .question(.init(stem: "评价")), .respondent, .submitted, .other, .device,
        .address,
      ])
  }

  @Test("Attendance: titles above, one or two rows of headers")
  func attendance() throws {
    let flat = [
      ["每日统计表 统计日期：2025-08-01 至 2025-08-31"], ["报表生成时间：2025-09-01"],
      [
        "姓名", "考勤组", "部门", "工号", "职位", "日期", "班次", "上班1打卡时间", "上班1打卡结果", "下班3打卡结果", "关联的审批单",
        "出勤天数",
      ],
      ["张三", "机关", "一科", "007", "", "25-08-01", "", "08:55", "正常", "", "", "1"],
    ]
    let layout = try #require(AttendanceLayout(flat))
    #expect(layout.headerRows == 3)
    let arrival = AttendanceColumn.Punch(isArrival: true, ordinal: 1)
    #expect(
      layout.columns.map(\.role) == [
        .person, .other, .unit, .workNumber, .post, .date, .shift, .punchTime(arrival),
        .punchResult(arrival), .punchResult(.init(isArrival: false, ordinal: 3)), .requests,
        .attendedDays,
      ])
    #expect(recogniseSurvey(flat)?.columns[0].role == .respondent)
    let double = try #require(
      AttendanceLayout([
        ["每日统计表"], ["姓名", "考勤组", "部门", "工号", "上班1", "", "下班1", ""],
        ["", "", "", "", "打卡时间", "打卡结果", "打卡时间", "打卡结果"],
      ]))
    #expect(double.headerRows == 3)
    #expect(
      double.columns[5].header == "上班1打卡结果" && double.columns[5].role == .punchResult(arrival))
    #expect(AttendanceLayout([["姓名", "部门"]]) == nil)
    #expect(recogniseSurvey([["姓名", "考勤组", "部门", "工号"]]) == nil)
  }

  @Test("Words and times of punches")
  func punches() {
    #expect(withField("缺卡") { PunchResult($0) } == .missing)
    #expect(withField("迟到10分钟") { PunchResult($0) } == nil)
    #expect(withField("08:55", parsePunchTime) == 8 * 3600 + 55 * 60)
    #expect(withField("次日 00:30", parsePunchTime) == 86_400 + 1800)
    for text in ["24:00", "次日", "8:5", "08:55迟到", "", "明日 00:30"] {
      #expect(withField(text, parsePunchTime) == nil, "\(text)")
    }
  }
}
