import AppraisalIngest
import Testing

@Suite("Whole ballots")
struct BallotBookTests {
  private func ballots(_ text: String, _ layout: BallotPlan.Layout, rater: String?) throws
    -> Ballots
  {
    let roster = Roster(
      subjects: ["A", "B"].map { Subject(identifier: $0, name: "单位\($0)", strata: []) })
    let scale = try #require(
      AnswerScale(name: "two", ratings: .words([["差"], ["好"]]), abstain: ["弃权"]))
    var plan = BallotPlan(
      reference: .subjects(roster), subjects: 2, items: ["德", "绩"], groups: [["甲"], ["乙"]],
      scale: scale, rater: rater, group: .column("组"), layout: layout)
    plan.rules.keeps = rater == nil ? .row : .evaluator
    var log = IssueLog()
    let source = SourceFile(name: "票.csv", bytes: Array(text.utf8))
    return try #require(
      readBallots(source, options: TextOptions(), plan: plan, log: &log), "\(log.issues)")
  }

  /// Whole ballots without those of one group count as a file without their rows.
  @Test("Ratings left out are missing from the tally, and ballots keep their numbers")
  func without() throws {
    let layout = BallotPlan.Layout.long(rated: "单位", item: "项", answer: "评")
    let head = "人,组,单位,项,评\n"
    let rows = [
      "p,甲,A,德,好", "p,甲,A,绩,差", "q,甲,A,德,差", "q,乙,B,德,好", "r,乙,B,绩,弃权",
    ]
    let all = try ballots(head + rows.joined(separator: "\n"), layout, rater: "人")
    let book = try #require(all.book)
    // A ballot is what one evaluator rates in one group: q has two.
    #expect(book.count == 4)
    let rest = book.without { ballot, group in ballot == 1 || group == 1 }
    #expect(rest.count == 4 && rest.ratings(of: 1).isEmpty && rest.ratings(of: 2).isEmpty)
    #expect(rest.ratings(of: 0) == book.ratings(of: 0))
    let kept = try ballots(head + rows.prefix(2).joined(separator: "\n"), layout, rater: "人")
    let (left, right) = (rest.tally { _, _ in .count }, kept.tally)
    for item in 0..<2 {
      for group in 0..<2 {
        var found: [Int: Int64] = [:]
        left.forEachSubject(item: item, group: group) { found[$0] = $1.rated }
        var expected: [Int: Int64] = [:]
        right.forEachSubject(item: item, group: group) { expected[$0] = $1.rated }
        #expect(found.filter { $0.value > 0 } == expected.filter { $0.value > 0 })
      }
    }
  }

  @Test("The rating columns stand in the order of the file, whatever the order in the plan")
  func columns() throws {
    let columns: [BallotPlan.RatingColumns] = [
      .init(.header("甲德"), rated: "A", item: "德"), .init(.header("乙绩"), rated: "B", item: "绩"),
      .init(.header("甲绩"), rated: "A", item: "绩"),
    ]
    let wide = try ballots(
      "组,乙绩,甲绩,甲德\n甲,好,好,差\n", .wide(rated: nil, columns), rater: nil)
    let book = try #require(wide.book)
    #expect(book.columns.map(\.rated) == [1, 0, 0])
    #expect(book.columns.map(\.item) == [1, 1, 0])
    #expect(book.place(of: 0).line == 2)
  }

  @Test("Times are those of the marks, in the order of their records")
  func times() {
    var collector = SignalCollector()
    collector.append(
      BallotMark(record: 2, line: 3, group: 0, subject: 0, answered: 1, moment: 1_000))
    collector.append(
      BallotMark(record: 1, line: 2, group: 0, subject: 0, answered: 1, seconds: 40))
    collector.append(BallotMark(record: 3, line: 4, group: 0, subject: 0, answered: 1))
    #expect(collector.times().map(\.line) == [2, 3])
    #expect(collector.times().map(\.seconds) == [40, nil])
    #expect(collector.times().map(\.moment) == [nil, 1_000])
  }
}
