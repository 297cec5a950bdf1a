import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Reading ballots")
struct ReadBallotsTests {
  private func read(_ source: SourceFile, _ plan: BallotPlan?) -> (tally: Tally?, log: IssueLog) {
    var log = IssueLog()
    guard let plan else { return (nil, log) }
    let tally = readBallots(source, options: .init(), plan: plan, log: &log)?.tally
    return (tally, log)
  }

  private var ratings: [(header: String, rated: String, item: Int)] {
    ["S1", "S2", "S3"].flatMap { rated in
      [("\(rated)的服务", rated, 0), ("\(rated)的作风", rated, 1)]
    }
  }

  private func widePlan(_ columns: [BallotPlan.RatingColumns]? = nil) -> BallotPlan? {
    SmallReader.words().map {
      BallotPlan(
        reference: .subjects(SmallReader.subjects), subjects: 3, items: SmallReader.items,
        groups: SmallReader.groups, scale: $0, rater: "票号", group: .column("主体"),
        layout: .wide(
          rated: nil,
          columns
            ?? ratings.map {
              .init(.header($0.header), rated: $0.rated, item: SmallReader.items[$0.item])
            }))
    }
  }

  /// The questionnaires of the ballots: one row per evaluator, columns as in ``ratings``.
  private func wideRows(_ ballots: [Ballot]) -> [String] {
    let size = ratings.count
    return stride(from: 0, to: ballots.count, by: size).map { start in
      let answers = ballots[start..<(start + size)].map(\.answer)
      return ([ballots[start].rater, ballots[start].group] + answers).joined(separator: ",")
    }
  }

  private func wideFile(_ rows: [String]) -> SourceFile {
    let header = (["票号", "主体"] + ratings.map(\.header)).joined(separator: ",")
    return SourceFile(([header] + rows).joined(separator: "\n"), name: "wide.csv")
  }

  @Test("The same ballots in long and wide form give the tally that is counted by hand")
  func longAndWide() {
    let ballots = Ballot.random(raters: 200, seed: 1)
    let long = read(Ballot.file(ballots), SmallReader.longPlan())
    let wide = read(wideFile(wideRows(ballots)), widePlan())
    #expect(long.log.issues.isEmpty)
    #expect(wide.log.issues.isEmpty)
    #expect(long.tally?.table == ballots.countedByHand)
    #expect(long.tally == wide.tally)
    #expect(long.tally?.total == 1200)
    #expect(long.log.accounts.map(\.accepted) == [1200])
    #expect(wide.log.accounts.map(\.accepted) == [200])
  }

  @Test("The order of rows does not change a tally", arguments: 0..<10)
  func orderOfRows(seed: UInt64) {
    let ballots = Ballot.random(raters: 20, seed: 2)
    var random = SeededGenerator(seed: seed)
    #expect(
      read(Ballot.file(ballots.shuffled(using: &random)), SmallReader.longPlan()).tally
        == read(Ballot.file(ballots), SmallReader.longPlan()).tally)
    let rows = wideRows(ballots)
    #expect(
      read(wideFile(rows.shuffled(using: &random)), widePlan()).tally
        == read(wideFile(rows), widePlan()).tally)
  }

  @Test("Two files counted apart and merged give the tally of one file with the rows of both")
  func merging() {
    let ballots = Ballot.random(raters: 30, seed: 3)
    let plan = SmallReader.longPlan()
    let first = read(Ballot.file(Array(ballots[..<60])), plan).tally
    let second = read(Ballot.file(Array(ballots[60...])), plan).tally
    let whole = read(Ballot.file(ballots), plan).tally
    #expect(second.flatMap { first?.merged(with: $0) } == whole)
    #expect(first.flatMap { second?.merged(with: $0) } == whole)
  }

  @Test("Without names nothing is compared, and the clerk is told so")
  func anonymous() {
    let text = "主体,对象,项目,评价\n居民,S1,服务,优秀\n居民,S1,服务,优秀\n居民,S1,服务,合格\n"
    let (tally, log) = read(SourceFile(text), SmallReader.longPlan(rater: nil))
    #expect(log.issues.map(\.verdict) == ["warning anonymous-ballots"])
    #expect(
      tally?.table == [
        CountKey(subject: 0, item: 0, group: 0, code: 3): 2,
        CountKey(subject: 0, item: 0, group: 0, code: 4): 1,
      ])
  }

  @Test("A group that is fixed for the file counts like one in a column")
  func fixedGroup() {
    let ballots = Ballot.random(raters: 10, seed: 4).map { ballot -> Ballot in
      var ballot = ballot
      ballot.group = "干部"
      return ballot
    }
    // The file's own column of groups is then disregarded.
    let fixed = read(Ballot.file(ballots), SmallReader.longPlan(group: .fixed(1))).tally
    #expect(fixed == read(Ballot.file(ballots), SmallReader.longPlan()).tally)
    let other = read(Ballot.file(ballots), SmallReader.longPlan(group: .fixed(0))).tally
    #expect(other?.table.keys.allSatisfy { $0.group == 0 } == true)
  }

  @Test("Other spellings of groups and grades count as what they stand for")
  func aliases() {
    let ballots = [
      Ballot(rater: "1", group: "居民", rated: "S1", item: "服务", answer: "优秀"),
      Ballot(rater: "2", group: "群众", rated: "S1", item: "服务", answer: "好"),
    ]
    #expect(
      read(Ballot.file(ballots), SmallReader.longPlan()).tally?.table
        == [CountKey(subject: 0, item: 0, group: 0, code: 3): 2])
  }

  @Test("Abstentions, void ratings and ratings not made are counted apart from each other")
  func withoutPoints() {
    let answers = ["弃权", "弃权", "弃权", "废票", "废票", "", " "]
    let ballots = answers.enumerated().map { number, answer in
      Ballot(rater: "\(number)", group: "干部", rated: "S3", item: "作风", answer: answer)
    }
    let (tally, log) = read(Ballot.file(ballots), SmallReader.longPlan())
    #expect(
      tally?.table == [
        CountKey(subject: 2, item: 1, group: 1, code: AnswerScale.abstention): 3,
        CountKey(subject: 2, item: 1, group: 1, code: AnswerScale.void): 2,
        CountKey(subject: 2, item: 1, group: 1, code: AnswerScale.unanswered): 2,
      ])
    #expect(log.issues.isEmpty)
  }

  @Test("Items that are not told apart need no column")
  func withoutItems() {
    let text = "票号,主体,对象,评价\n1,居民,S1,优秀\n2,居民,S1,合格\n"
    let (tally, log) = read(SourceFile(text), SmallReader.longPlan(item: nil))
    #expect(log.issues.isEmpty)
    #expect(tally?.shape.items == 1)
    #expect(tally?.table.values.reduce(0, +) == 2)
  }

  @Test("Ratings of members land on their units, and one of each member is no repetition")
  func members() {
    var memberLog = IssueLog()
    let members = readMembers(
      SourceFile("党员,姓名,社区\nM1,甲,S2\nM2,乙,S2\nM3,丙,S1\n"), options: .init(),
      columns: ("党员", "姓名", "社区"), roster: SmallReader.subjects, log: &memberLog)
    let ballots = [("M1", "优秀"), ("M2", "优秀"), ("M3", "合格"), ("M1", "优秀"), ("S2", "优秀")].map {
      Ballot(rater: "1", group: "居民", rated: $0.0, item: "服务", answer: $0.1)
    }
    let plan = members.flatMap { SmallReader.longPlan(reference: .members($0)) }
    let (tally, log) = read(Ballot.file(ballots), plan)
    #expect(
      tally?.table == [
        CountKey(subject: 1, item: 0, group: 0, code: 3): 2,
        CountKey(subject: 0, item: 0, group: 0, code: 4): 1,
      ])
    #expect(
      log.issues.map(\.verdict) == [
        "quarantined record-repeated @5#4", "quarantined unknown-members @6#5 C=对象",
      ])
  }

  @Test("A column that rates somebody on no list refuses a questionnaire")
  func unknownRatedColumn() {
    let columns = ["S1", "S8", "S9"].map { (rated: String) in
      BallotPlan.RatingColumns(.header("\(rated)栏"), rated: rated, item: SmallReader.items[0])
    }
    let file = SourceFile("票号,主体,S1栏,S8栏,S9栏\n1,居民,优秀,优秀,优秀\n2,居民,好,好,好\n")
    let (tally, log) = read(file, widePlan(columns))
    #expect(tally == nil)
    #expect(
      log.issues.map(\.kind) == [
        .unknownRated(identifier: "S8", header: "S8栏"),
        .unknownRated(identifier: "S9", header: "S9栏"),
      ])
    #expect(log.accounts.map(\.refused) == [2])
  }

  @Test("One bad cell of a questionnaire sets the whole row aside, and each bad cell is told")
  func wideFaults() {
    let (tally, log) = read(
      wideFile(["1,居民,优秀,优秀,优秀,优秀,优秀,优秀", "2,路人,优秀,优秀,良,优秀,8,优秀"]), widePlan())
    #expect(tally?.total == 6)
    #expect(
      log.issues.map(\.verdict) == [
        "quarantined unknown-groups @3#2 B=主体", "quarantined answer-off-scale @3#2 E=S2的服务",
        "quarantined answer-off-scale @3#2 G=S3的服务",
      ])
    #expect(
      log.issues.map(\.kind).dropFirst() == [
        .answerOffScale(found: "良", scale: "三级"), .answerOffScale(found: "8", scale: "三级"),
      ])
  }
}
