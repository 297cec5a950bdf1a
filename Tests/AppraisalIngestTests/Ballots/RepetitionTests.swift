import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Repeated and contradicting ballots")
struct RepetitionTests {
  /// Reads ballots; gives the accepted ones, which are those on whose lines no issue sets them aside.
  private func accepted(
    _ rows: [Ballot]
  ) throws -> (ballots: [Ballot], tally: Tally, issues: [AppraisalIngest.Issue]) {
    var log = IssueLog()
    let plan = try #require(SmallReader.longPlan())
    let tally = try #require(
      readBallots(Ballot.file(rows), options: .init(), plan: plan, log: &log))
    let aside = Set(log.issues.filter { $0.severity == .quarantined }.compactMap(\.place.line))
    let ballots = rows.indices.filter { !aside.contains($0 + 2) }.map { rows[$0] }
    #expect(log.accounts.map(\.accepted) == [ballots.count])
    #expect(log.accounts.map(\.quarantined) == [rows.count - ballots.count])
    return (ballots, tally.tally, log.issues)
  }

  private func ballot(
    _ rater: String, _ answer: String, rated: String = "S1", item: String = "服务",
    group: String = "居民"
  ) -> Ballot {
    Ballot(rater: rater, group: group, rated: rated, item: item, answer: answer)
  }

  @Test("Of identical ballots the first line stays, and the others name it")
  func identical() throws {
    let rows = [ballot("1", "优秀"), ballot("2", "优秀"), ballot("1", "优秀"), ballot("1", "好")]
    let result = try accepted(rows)
    #expect(result.ballots == [rows[0], rows[1]])
    #expect(
      result.issues.map(\.kind) == [.repeatedRecord(firstLine: 2), .repeatedRecord(firstLine: 2)])
    #expect(result.issues.map(\.place.line) == [4, 5])
  }

  @Test("Of contradicting ballots none counts, not even the two that agree")
  func contradicting() throws {
    let rows = [
      ballot("1", "优秀"), ballot("1", "合格"), ballot("2", "合格"), ballot("1", "优秀"),
      ballot("1", "优秀", rated: "S2"), ballot("1", "合格", item: "作风"),
    ]
    let result = try accepted(rows)
    #expect(result.ballots == [rows[2], rows[4], rows[5]])
    #expect(
      result.issues.map(\.kind) == [
        .conflictingRatings(otherLine: 3), .conflictingRatings(otherLine: 2),
        .conflictingRatings(otherLine: 3),
      ], "each names a ballot that it contradicts, not the one that it repeats")
    #expect(result.issues.map(\.place.line) == [2, 3, 5])
    #expect(result.tally.table == result.ballots.countedByHand)
  }

  @Test(
    "What comes twice is found however few fingerprints are held at once", arguments: [1, 2, 7])
  func littleRoom(room: Int) throws {
    // Two subjects in turns: every row is a run, and but for a few all have one of two fingerprints.
    let rows = (0..<60).map { row in
      ballot(row % 9 == 0 ? "\(row)" : "1", "优秀", rated: row % 2 == 0 ? "S1" : "S2")
    }
    let usual = try accepted(rows)
    var plan = try #require(SmallReader.longPlan())
    plan.fingerprintRoom = room
    var log = IssueLog()
    let read = readBallots(Ballot.file(rows), options: .init(), plan: plan, log: &log)
    #expect(read?.tally == usual.tally)
    #expect(log.issues == usual.issues)
    #expect(usual.ballots.count == 9)
  }

  @Test("An abstention contradicts a rating, and a blank one does too")
  func abstentionContradicts() throws {
    let rows = [ballot("1", "弃权"), ballot("1", "优秀"), ballot("2", ""), ballot("2", "优秀")]
    #expect(try accepted(rows).ballots.isEmpty)
  }

  @Test("A ballot that is at fault itself contradicts nothing")
  func faultyContradictsNothing() throws {
    let rows = [ballot("1", "优秀"), ballot("1", "良"), ballot("1", "合格", rated: "S9")]
    let result = try accepted(rows)
    #expect(result.ballots == [rows[0]])
    #expect(
      result.issues.map(\.code) == ["answer-off-scale", "unknown-roster"])
  }

  @Test("Questionnaires are copies when they agree everywhere, and contradict each other otherwise")
  func questionnaires() throws {
    let scale = try #require(SmallReader.words())
    let plan = BallotPlan(
      reference: .subjects(SmallReader.subjects), subjects: 3, items: [""], groups: [["居民"]],
      scale: scale, rater: "票号", group: .fixed(0),
      layout: .wide(
        rated: nil,
        ["S1", "S2", "S3"].map { BallotPlan.RatingColumns(.header($0), rated: $0) }))
    let rows = [
      "1,优秀,合格,弃权", "2,优秀,优秀,优秀", "1,好,合格,弃权", "2,优秀,优秀,合格", "3,优秀,优秀,优秀",
    ]
    var log = IssueLog()
    let tally = readBallots(
      SourceFile((["票号,S1,S2,S3"] + rows).joined(separator: "\n")), options: .init(), plan: plan,
      log: &log)?.tally
    #expect(
      log.issues.map(\.kind) == [
        .conflictingRatings(otherLine: 5), .repeatedRecord(firstLine: 2),
        .conflictingRatings(otherLine: 3),
      ])
    #expect(log.issues.map(\.place.line) == [3, 4, 5])
    #expect(tally?.total == 6)
    #expect(log.accounts.map(\.accepted) == [2])
  }

  /// 60 ballots with copies, contradictions and both, and what must come out of them.
  private static let mixed: (rows: [Ballot], expected: Set<Ballot>) = {
    var random = SeededGenerator(seed: 0xBA110)
    var rows: [Ballot] = []
    for rater in 0..<30 {
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        rows.append(
          Ballot(
            rater: "R\(rater)", group: rater % 3 == 0 ? "干部" : "居民",
            rated: ["S1", "S2"][Int.random(in: 0..<2, using: &random)],
            item: SmallReader.items[Int.random(in: 0..<2, using: &random)],
            answer: ["优秀", "合格"][Int.random(in: 0..<2, using: &random)]))
      }
    }
    // What counts: for each evaluator, rated and item the answer, if there is only one.
    var answers: [String: Set<Ballot>] = [:]
    for row in rows { answers["\(row.rater)/\(row.rated)/\(row.item)", default: []].insert(row) }
    return (rows, Set(answers.values.filter { $0.count == 1 }.flatMap(\.self)))
  }()

  @Test("Which ballots count does not depend on the order of rows", arguments: 0..<50)
  func order(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = RepetitionTests.mixed.rows.shuffled(using: &random)
    let result = try accepted(rows)
    // As many as there are different ones: of copies only one counts.
    #expect(result.ballots.count == RepetitionTests.mixed.expected.count)
    #expect(Set(result.ballots) == RepetitionTests.mixed.expected)
    #expect(result.tally.table == Array(RepetitionTests.mixed.expected).countedByHand)
  }

  @Test("The drawn ballots hold copies, contradictions and single ones")
  func mixedIsMixed() {
    let rows = RepetitionTests.mixed.rows
    let expected = RepetitionTests.mixed.expected
    #expect(expected.count < Set(rows).count)
    #expect(Set(rows).count < rows.count)
    #expect(expected.contains { ballot in rows.count { $0 == ballot } == 1 })
    #expect(expected.contains { ballot in rows.count { $0 == ballot } > 1 })
  }
}
