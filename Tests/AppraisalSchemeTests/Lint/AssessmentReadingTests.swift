import Testing

@testable import AppraisalScheme

@Suite("The assessment file")
struct AssessmentReadingTests {
  private static let whole = """
    schema: pingyi-assessment/1
    title: 全
    scheme: scheme.yaml
    roster:
      file: 名册.csv
      columns: { id: 编号, name: 名称 }
    members:
      file: 党员.csv
      columns: { id: 党员编号, name: 姓名, subject: 单位编号 }
    inputs:
      ballots:
        kind: ballots
        file: 问卷.csv
        layout: wide
        group: residents
        ratings:
          - { column: 第一题, rated: A, item: 作风 }
          - { column: 第二题, rated: B, item: 作风 }
      services:
        kind: services
        file: 服务.csv
        of: members
        columns: { who: 党员, date: 日期 }
      promises:
        kind: commitments
        file: 承诺.csv
        columns: { id: 编号, subject: 单位, due: 期限, done: 兑现, importance: 重要 }
      scores:
        kind: table
        file: 得分.csv
        delimiter: semicolon
        encoding: gb18030
        columns: { subject: 单位, 得分: 总分 }
    """

  @Test(
    "What does not fit the file or the scheme is found, and nothing else",
    arguments: [
      ("title: 全", "title: 完", []),
      ("file: 服务.csv", "file: ../服务.csv", ["path-outside"]),
      ("file: 服务.csv", "file: /etc/passwd", ["path-outside"]),
      ("column: 第二题", "column: 第一题", ["column-twice"]),
      ("rated: B", "rated: A", ["rating-twice"]),
      ("  services:\n", "  service:\n", ["input-missing", "input-unused"]),
      (", importance: 重要", "", ["column-missing"]),
      (", item: 作风 }", " }", ["column-missing"]),
      ("of: members", "of: subjects", ["members-missing"]),
      ("encoding: gb18030", "encoding: gbk", ["not-a-choice"]),
      ("layout: wide", "layout: width", ["not-a-choice"]),
      ("roster:", "rooster:", ["missing-key", "unknown-key"]),
      ("done: 兑现", "don: 兑现", ["missing-key", "unknown-key"]),
    ] as [(String, String, [String])])
  func changes(_ old: String, _ new: String, _ codes: [String]) throws {
    let text = try changing(Self.whole, old, to: new)
    let reading = readAssessment(
      try SchemeSource(name: "assessment.yaml", bytes: Array(text.utf8)))
    let scheme = try #require(try schemeReading(wholeScheme).scheme)
    let between = reading.assessment.map { faults(of: $0, under: scheme) } ?? []
    #expect((reading.faults + between).map(\.code).sorted() == codes.sorted())
  }
}
