import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Evaluators who rate themselves")
struct SelfRatingTests {
  private typealias Outcome = (tally: Tally?, log: IssueLog)

  private func read(_ source: SourceFile, _ plan: BallotPlan?) throws -> Outcome {
    var log = IssueLog()
    let tally = readBallots(source, options: .init(), plan: try #require(plan), log: &log)?.tally
    return (tally, log)
  }

  /// The same file with every field in quotes, which is read field by field.
  private func quoted(_ rows: [String]) -> SourceFile {
    SourceFile(
      rows.map { row in
        row.split(separator: ",", omittingEmptySubsequences: false).map { "\"\($0)\"" }
          .joined(separator: ",")
      }.joined(separator: "\n"))
  }

  /// Ballots of which those of the first evaluators are of the rated themselves.
  private func ballots(_ selves: [String], seed: UInt64) -> [Ballot] {
    Ballot.random(raters: 30, seed: seed).map { ballot in
      var ballot = ballot
      for (number, name) in selves.enumerated() where ballot.rater == "R\(number)" {
        ballot.rater = name
      }
      return ballot
    }
  }

  private func plan(
    _ reference: RecordReference = .subjects(SmallReader.subjects), allows: Bool = false,
    layout: BallotPlan.Layout = .long(rated: "对象", item: "项目", answer: "评价")
  ) -> BallotPlan? {
    SmallReader.words().map {
      BallotPlan(
        reference: reference, subjects: 3, items: SmallReader.items, groups: SmallReader.groups,
        scale: $0, rater: "票号", group: .column("主体"), layout: layout, allowsSelfRatings: allows)
    }
  }

  private func mapped() -> RecordReference {
    var log = IssueLog()
    let mapping = readMapping(
      SourceFile("文件中的写法,名册编号\n甲村,S1\n乙村,S2\n"), options: .init(),
      identifiers: ["S1", "S2", "S3"], log: &log)
    return RecordReference.subjects(SmallReader.subjects)
      .named(.identifiers, mapping: mapping ?? .none)
  }

  private func check(
    _ ballots: [Ballot], _ plan: BallotPlan?, isSelf: (Ballot) -> Bool,
    rated: [String: String] = [:]
  ) throws {
    let rows = [Ballot.header] + ballots.map(\.row)
    let kept = ballots.filter { !isSelf($0) }.map { ballot in
      var ballot = ballot
      ballot.rated = rated[ballot.rated] ?? ballot.rated
      return ballot
    }
    let quick = try read(SourceFile(rows.joined(separator: "\n")), plan)
    let slow = try read(quoted(rows), plan)
    for outcome in [quick, slow] {
      #expect(outcome.tally?.table == kept.countedByHand)
      #expect(outcome.log.accounts.map(\.accepted) == [kept.count])
      let found = outcome.log.issues.filter { $0.kind == .selfRating }
      #expect(found.count == ballots.count - kept.count)
      #expect(
        found.map { $0.place.line ?? 0 }
          == ballots.indices.filter { isSelf(ballots[$0]) }.map { $0 + 2 })
    }
    #expect(quick.log.issues.map(\.verdict) == slow.log.issues.map(\.verdict))
  }

  @Test("A rating of oneself is set aside, by the quick way and field by field", arguments: 0..<5)
  func long(seed: UInt64) throws {
    let ballots = ballots(["S1", "S3"], seed: seed)
    // Two raters with two items each.
    #expect(ballots.count { $0.rater == $0.rated } == 4)
    try check(ballots, plan()) { $0.rater == $0.rated }
    try check(ballots, plan(allows: true)) { _ in false }
  }

  @Test("The mapping tells who the rated and the evaluator are", arguments: 0..<5)
  func mappedSpellings(seed: UInt64) throws {
    // 甲村 is S1, and both spellings occur on both sides.
    let ballots = ballots(["S1", "甲村", "乙村"], seed: seed).map { ballot in
      var ballot = ballot
      if ballot.rated == "S1", ballot.item == "服务" { ballot.rated = "甲村" }
      return ballot
    }
    let identifiers = ["甲村": "S1", "乙村": "S2"]
    try check(
      ballots, plan(mapped()),
      isSelf: { (identifiers[$0.rater] ?? $0.rater) == (identifiers[$0.rated] ?? $0.rated) },
      rated: identifiers)
    let log = try read(Ballot.file(ballots), plan(mapped())).log
    // Uses are counted for set-aside records too: all ballots that name 甲村 as the rated.
    #expect(
      log.issues.map(\.kind).contains(.mappedKeys(count: ballots.count { $0.rated == "甲村" })))
  }

  @Test("A name that no other has is a signature where the file names the rated")
  func names() throws {
    let reference = RecordReference.subjects(SmallReader.subjects).named(.names)
    let ballots = ballots(["S1", "S2社区"], seed: 9).map { ballot in
      var ballot = ballot
      ballot.rated += "社区"
      return ballot
    }
    let identifiers = ["S1社区": "S1", "S2社区": "S2", "S3社区": "S3"]
    try check(
      ballots, plan(reference),
      isSelf: { (identifiers[$0.rater] ?? $0.rater) == identifiers[$0.rated] }, rated: identifiers)
  }

  @Test("A questionnaire of somebody whom one of its columns rates is set aside as a whole")
  func wide() throws {
    let layout = BallotPlan.Layout.wide(
      rated: nil,
      [
        .init(.header("一"), rated: "S1", item: "服务"), .init(.header("二"), rated: "S2", item: "服务"),
      ])
    let rows = ["票号,主体,一,二", "R1,居民,优秀,合格", "S2,居民,优秀,优秀", "S3,居民,合格,合格"]
    for source in [SourceFile(rows.joined(separator: "\n")), quoted(rows)] {
      let outcome = try read(source, plan(layout: layout))
      // S3 is on the list, but no column rates it.
      #expect(outcome.tally?.total == 4)
      #expect(outcome.log.issues.map(\.verdict) == ["quarantined self-rating @3#2 A=票号"])
    }
    #expect(try read(quoted(rows), plan(allows: true, layout: layout)).tally?.total == 6)
  }
}
