import Testing

@testable import AppraisalIngest

@Suite("Columns of a questionnaire and what they rate")
struct RatingMapTests {
  private typealias Columns = BallotPlan.RatingColumns

  private func read(
    _ text: String, _ columns: [Columns], rated: String? = nil, rater: String? = "票号",
    dialect: SurveyDialect? = nil
  ) throws -> (ballots: Ballots?, log: IssueLog) {
    var log = IssueLog()
    let plan = BallotPlan(
      reference: .subjects(SmallReader.subjects), subjects: 3, items: SmallReader.items,
      groups: SmallReader.groups, scale: try #require(SmallReader.words()), rater: rater,
      group: .fixed(0), layout: .wide(rated: rated, columns), bestAnswer: 3)
    let ballots = readBallots(
      SourceFile(text), options: TextOptions(dialect: dialect), plan: plan, log: &log)
    return (ballots, log)
  }

  private func pattern(_ text: String, item: String? = nil) throws -> Columns {
    Columns(.pattern(try HeaderPattern(text)), item: item)
  }

  private func key(_ subject: Int, _ item: Int, _ code: Int, group: Int = 0) -> CountKey {
    CountKey(subject: subject, item: item, group: group, code: code)
  }

  @Test("A pattern maps all columns that match, by identifier or by name")
  func byPattern() throws {
    let text = "票号,备注,对S1的服务评价,对S2社区的作风评价\n1,无,优秀,合格\n"
    let (ballots, log) = try read(text, [try pattern("对{rated}的{item}评价")])
    #expect(log.issues.isEmpty)
    #expect(ballots?.tally.table == [key(0, 0, 3): 1, key(1, 1, 4): 1])
  }

  @Test("A pattern leaves the columns alone that are declared as something else")
  func declared() throws {
    let text = "票号,S1,S2\n1,优秀,合格\n"
    let (ballots, log) = try read(text, [try pattern("{rated}", item: "服务")])
    #expect(log.issues.isEmpty)
    #expect(ballots?.tally.table == [key(0, 0, 3): 1, key(1, 0, 4): 1])
  }

  @Test("A pattern may name the group of each column")
  func byGroup() throws {
    let text = "票号,S1-服务-居民,S1-服务-干部\n1,优秀,合格\n"
    let (ballots, _) = try read(text, [try pattern("{rated}-{item}-{group}")])
    #expect(ballots?.tally.table == [key(0, 0, 3): 1, key(0, 0, 4, group: 1): 1])
  }

  @Test("Columns are mapped by position, whatever their headers")
  func byPosition() throws {
    let text = "票号,题一,题二\n1,优秀,合格\n"
    let columns = [
      Columns(.position(1), rated: "S1", item: "服务"),
      Columns(.position(2), rated: "S3", item: "作风"),
    ]
    #expect(try read(text, columns).ballots?.tally.table == [key(0, 0, 3): 1, key(2, 1, 4): 1])
  }

  @Test("A column of the record may name the rated, the others the items")
  func ratedColumn() throws {
    let text = "票号,对象,服务,作风\n1,S1,优秀,合格\n2,S2,好,弃权\n1,S1,优秀,优秀\n"
    let columns = SmallReader.items.map { Columns(.header($0), item: $0) }
    let (ballots, log) = try read(text, columns, rated: "对象")
    // The two sheets of evaluator 1 for S1 contradict each other.
    #expect(log.issues.map(\.code) == ["ratings-conflict", "ratings-conflict"])
    #expect(ballots?.tally.table == [key(1, 0, 3): 1, key(1, 1, 0): 1])
  }

  @Test("What cannot be mapped refuses the file, all of it at once")
  func faults() throws {
    let text = "票号,对S1的服务评价,对S9的服务评价,对S1的卫生评价,另\n1,优秀,优秀,优秀,优秀\n"
    let columns = [
      try pattern("对{rated}的{item}评价"), Columns(.position(40), rated: "S1", item: "服务"),
      Columns(.header("没有"), rated: "S1", item: "服务"), try pattern("给{rated}打分", item: "服务"),
      Columns(.header("另"), rated: "S1", item: "服务"),
    ]
    let (ballots, log) = try read(text, columns)
    #expect(ballots == nil)
    #expect(
      log.issues.map(\.code).sorted() == [
        "column-missing", "column-position", "item-unknown", "pattern-unmatched", "rated-unknown",
        "rating-twice",
      ])
    #expect(log.accounts.map(\.refused) == [1])
  }

  @Test("Headers are quoted next to a missing column once another column was found")
  func quotedHeaders() throws {
    let columns = [
      Columns(.header("服务"), rated: "S1", item: "服务"),
      Columns(.header("作风"), rated: "S1", item: "作风"),
    ]
    let found = try read("票号,服务,工作作风\n1,优秀,优秀\n", columns).log
    #expect(
      found.issues.map(\.kind) == [
        .missingColumn(wanted: "作风", nearest: "工作作风", headers: ["票号", "服务", "工作作风"])
      ])
    // Without headers the first row is a ballot, and no answer of it may be shown.
    let none = try read("1,优秀,合格\n2,优秀,好\n", columns, rater: nil).log
    #expect(
      none.issues.map(\.kind) == [
        .missingColumn(wanted: "服务", nearest: nil, headers: []),
        .missingColumn(wanted: "作风", nearest: nil, headers: []),
      ])
  }

  @Test("The words of a platform for no answer count as not answered, its remarks are left aside")
  func platform() throws {
    let text = """
      序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、S1的服务,2、S2的服务
      1,2025/12/3 8:00:00,35秒,微信,N/A,1.2.3.4(上海-上海),(跳过),优秀〖很好〗
      2,2025/12/3 8:00:09,1秒,微信,N/A,1.2.3.4(上海-上海),(空),好

      """
    let (ballots, log) = try read(text, [try pattern("{*}、{rated}的{item}")], rater: nil)
    #expect(log.issues.map(\.code) == ["dialect-found", "answer-note"])
    #expect(
      ballots?.tally.table == [key(0, 0, AnswerScale.unanswered): 2, key(1, 0, 3): 2])
    let findings = try #require(ballots?.marks.signals(by: SignalRules()))
    #expect(findings.listed.map(\.code).contains(.filledInstantly))
    #expect(findings.records(carrying: [.filledInstantly]) == [2])
  }

  @Test("A sheet that comes twice by its number is found without a column of evaluators")
  func repeatedSheet() throws {
    let head = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、S1的服务\n"
    let row = "7,2025/12/3 8:00:00,35秒,微信,N/A,1.2.3.4(上海-上海),优秀\n"
    let (_, log) = try read(head + row + row, [try pattern("{*}、{rated}的{item}")], rater: nil)
    #expect(log.issues.map(\.code) == ["dialect-found", "record-repeated"])
  }

  @Test("Previews and sheets not handed in are set aside")
  func voidSheets() throws {
    let text = """
      StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,Q1
      Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,S1的服务
      "{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""ipAddress""}","{""ImportId"":""progress""}","{""ImportId"":""duration""}","{""ImportId"":""finished""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}"
      2025-12-03 08:00:00,2025-12-03 08:01:00,IP Address,1.2.3.4,100,60,True,2025-12-03 08:01:01,R_1,优秀
      2025-12-03 08:00:00,2025-12-03 08:01:00,Survey Preview,1.2.3.4,100,60,True,2025-12-03 08:01:01,R_2,优秀

      """
    let (ballots, log) = try read(
      text, [Columns(.position(9), rated: "S1", item: "服务")], rater: "ResponseId")
    #expect(log.issues.map(\.code).filter { $0 != "dialect-found" } == ["ballot-void"])
    #expect(ballots?.tally.table == [key(0, 0, 3): 1])
  }
}
