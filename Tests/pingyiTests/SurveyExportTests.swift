import Foundation
import Testing

/// A survey export as a platform writes it, through the command.
@Suite("Survey exports")
struct SurveyExportTests {
  /// Twelve sheets: six of one address within a minute, one filled in within a second, one skipped.
  private static let survey = """
    序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、评议—甲单位,1、评议—乙单位
    1,2025/12/3 8:00:01,41秒,微信,N/A,203.0.113.7(湖南-株洲),满意,满意
    2,2025/12/3 8:00:09,52秒,微信,N/A,203.0.113.7(湖南-株洲),满意,满意
    3,2025/12/3 8:00:20,1分5秒,微信,N/A,203.0.113.7(湖南-株洲),满意,基本满意
    4,2025/12/3 8:00:31,40秒,微信,N/A,203.0.113.7(湖南-株洲),满意,满意
    5,2025/12/3 8:00:44,45秒,微信,N/A,203.0.113.7(湖南-株洲),满意,满意
    6,2025/12/3 8:00:58,38秒,微信,N/A,203.0.113.7(湖南-株洲),不满意,满意
    7,2025/12/3 9:10:00,1秒,手机提交,N/A,198.51.100.1(湖南-长沙),满意,满意
    8,2025/12/4 9:10:00,70秒,手机提交,N/A,198.51.100.2(湖南-长沙),(跳过),基本满意

    """

  private func folder() throws -> Workdir {
    let workdir = try Workdir()
    try SmallAssessment.write(to: workdir)
    let assessment = SmallAssessment.assessment.replacingOccurrences(
      of: """
            layout: long
            group: { column: 主体 }
            columns: { rater: 评价人, rated: 单位, answer: 评价 }
        """,
      with: """
            layout: wide
            group: residents
            records: 8
            ratings:
              - { pattern: "1、{*}—{rated}" }
        """)
    try #require(assessment.contains("pattern"))
    try workdir.write(assessment, to: "f/assessment.yaml")
    // What the platform writes for a question that was not shown is not on the scale.
    try workdir.write(SurveyExportTests.survey, to: "f/选票.csv")
    return workdir
  }

  @Test("Bursts and sheets filled in at once are listed, without an address or an answer")
  func signals() throws {
    let workdir = try folder()
    let run = try workdir.pingyi("assess", "f", "--format", "json")
    #expect(run.status == 0, "\(run.messages)")
    let signals = try workdir.text("f/result/signals.csv")
    #expect(signals.contains("address-burst") && signals.contains("filled-instantly"))
    #expect(!signals.contains("203.0") && !signals.contains("198.51") && !signals.contains("满意"))
    #expect(run.messages.contains("signals.csv"))
  }

  @Test("A file with another number of records than declared waits for a decision")
  func recordCount() throws {
    let workdir = try folder()
    let lines = SurveyExportTests.survey.split(separator: "\n").dropLast()
    try workdir.write(lines.joined(separator: "\n") + "\n", to: "f/选票.csv")
    let run = try workdir.pingyi("assess", "f")
    #expect(run.status == 1)
    #expect(run.messages.contains("有 7 条记录，应有 8 条"))
    let issues = try workdir.text("f/result/issues.csv")
    #expect(issues.contains("record-count"))
  }

  @Test("Platforms that the scheme file can name are those that are known")
  func dialects() throws {
    let workdir = try folder()
    let assessment = try workdir.text("f/assessment.yaml").replacingOccurrences(
      of: "    records: 8", with: "    dialect: qualtrics")
    try workdir.write(assessment, to: "f/assessment.yaml")
    let run = try workdir.pingyi("check", "f")
    #expect(run.status == 3)
    #expect(run.output.contains("qualtrics"))
  }
}
