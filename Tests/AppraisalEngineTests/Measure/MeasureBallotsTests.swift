import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme
import AppraisalTestSupport
import Testing

private func rules(
  abstentions: String = "leaveOut", ifUnmet: String = "noScore", _ groups: [String]
) -> String {
  """
  scales:
    hundred:
      numbers: { from: 0, to: 100 }
      abstain: [弃权]
      void: [废票]
      unanswered: [(空)]
  panels:
    public:
      scale: hundred
      abstentions: \(abstentions)
      ifUnmet: \(ifUnmet)
      groups:

  """ + groups.map { "      - \($0)\n" }.joined() + """
    indicators:
      - { id: satisfaction, weight: 100, measure: { ballots: { input: survey, panel: public } } }

    """
}

@Suite("Measuring ballots")
struct MeasureBallotsTests {
  // Of 30 entitled, 20 must hand in a ballot. Abstentions and void ballots were handed in; a
  // rating that was not made was not.
  @Test(
    "A quorum of two thirds is reached by two thirds of the ballots handed in",
    arguments: [
      ([("80", 20)], nil), ([("80", 19)], .quorumNotReached),
      ([("80", 15), ("弃权", 3), ("废票", 2)], nil),
      ([("80", 15), ("弃权", 3), ("废票", 1), ("(空)", 9)], .quorumNotReached),
      // Nobody rated: the quorum was reached, but there is nothing to average.
      ([("弃权", 20)], .belowMinimum), ([], .belowMinimum),
    ] as [([(String, Int)], MissingReason?)])
  func wantsQuorum(_ answers: [(String, Int)], _ reason: MissingReason?) throws {
    let text = rules([
      "{ id: residents, weight: 100, quorum: { atLeast: 2/3, eligible: 30 } }"
    ])
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1"]))
    try desk.readBallots(
      "survey", ballotHeader + ballotRows("u1", "residents", answers.map { ($0.0, $0.1) }))
    let table = desk.measured()
    #expect(try table.reasons("satisfaction", "residents") == [reason])
    #expect(try table.texts("satisfaction", "residents") == [reason == nil ? "80" : nil])
  }

  // 30 of 45 delegates handed in a questionnaire, 2/3 exactly; one of them left the subject blank.
  @Test(
    "Who left a subject blank was at the meeting, where the scheme says so",
    arguments: [
      ("", .quorumNotReached), (", unanswered: absent", .quorumNotReached),
      (", unanswered: present", nil),
    ] as [(String, MissingReason?)])
  func unanswered(_ key: String, _ reason: MissingReason?) throws {
    let text = rules([
      "{ id: residents, weight: 100, quorum: { atLeast: 2/3, eligible: 45\(key) } }"
    ])
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1"]))
    try desk.readBallots(
      "survey", ballotHeader + ballotRows("u1", "residents", [("80", 29), ("(空)", 1)]))
    #expect(try desk.measured().reasons("satisfaction", "residents") == [reason])
  }

  // 22 took part, of whom 3 abstained; with 2 valid ballots fewer or with blanks there are not 20.
  @Test(
    "A minimum of ballots returned counts abstentions and void ballots, and no blanks",
    arguments: [
      ([("80", 17), ("弃权", 3)], nil), ([("80", 18), ("弃权", 1), ("废票", 1)], nil),
      ([("80", 16), ("弃权", 3)], .tooFewReturned), ([("80", 19), ("(空)", 5)], .tooFewReturned),
    ] as [([(String, Int)], MissingReason?)])
  func minimumReturned(_ answers: [(String, Int)], _ reason: MissingReason?) throws {
    let text = rules(["{ id: residents, weight: 100, minimumReturned: 20 }"])
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1"]))
    try desk.readBallots(
      "survey", ballotHeader + ballotRows("u1", "residents", answers.map { ($0.0, $0.1) }))
    #expect(try desk.measured().reasons("satisfaction", "residents") == [reason])
  }

  // Both have 0.5·90 + 0.5·70 = 80; residents gave u2 the 90.
  @Test("At equal totals the higher rating by the residents comes first")
  func tieBreakByGroup() throws {
    let text =
      rules(["{ id: residents, weight: 50 }", "{ id: peers, weight: 50 }"])
      + "tieBreak: [satisfaction/residents]\n"
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1", "u2"]))
    let rows = [
      ballotRows("u1", "residents", [("70", 3)]), ballotRows("u1", "peers", [("90", 3)]),
      ballotRows("u2", "residents", [("90", 3)]), ballotRows("u2", "peers", [("70", 3)]),
    ]
    try desk.readBallots("survey", ballotHeader + rows.joined())
    let standings = desk.scored()
    #expect(standings.compositeTexts() == ["80.00", "80.00"])
    #expect(standings.ranking.places == [2, 1])
    let unknown = try reading(of: schemeText(text.replacing("residents]", with: "resident]")))
    #expect(unknown.faults.map(\.code) == ["unknown-indicator"])
  }

  /// Two thirds of 28 are 18⅔: 19 are needed; of 27, 18.
  @Test("The number of those entitled may differ between subjects")
  func readsEligibleFromRoster() throws {
    let text = rules([
      "{ id: residents, weight: 100, quorum: { atLeast: 2/3, eligible: { column: 应到 } } }"
    ])
    let people = roster(["u3", "u1", "u2"], numbers: ["应到": [27, 28, 28]])
    var desk = RecordDesk(try scheme(schemeText(text)), people)
    let ballots = [("u1", 18), ("u2", 19), ("u3", 18)].map {
      ballotRows($0.0, "residents", [("91", $0.1)])
    }
    try desk.readBallots("survey", ballotHeader + ballots.joined())
    let table = desk.measured()
    #expect(try table.reasons("satisfaction", "residents") == [.quorumNotReached, nil, nil])
    #expect(ReadingPlan(desk.scheme).rosterNumbers == ["应到"])
  }

  /// Residents 90 from three ratings, peers 70 from two where three are wanted; weights 60 and 40.
  @Test(
    "A group below its minimum is left out or takes the score with it",
    arguments: [("renormalise", "90.00"), ("noScore", nil)] as [(String, String?)])
  func wantsMinimum(_ ifUnmet: String, _ expected: String?) throws {
    let text = rules(
      ifUnmet: ifUnmet,
      [
        "{ id: residents, weight: 60, minimumValid: 3 }",
        "{ id: peers, weight: 40, minimumValid: 3 }",
      ])
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1", "u2"]))
    let peersOfFirst = ballotRows("u1", "peers", [("70", 2), ("弃权", 5)])
    let peersOfSecond = ballotRows("u2", "peers", [("70", 3)])
    let residents = ["u1", "u2"].map { ballotRows($0, "residents", [("90", 3)]) }.joined()
    try desk.readBallots("survey", ballotHeader + residents + peersOfFirst + peersOfSecond)
    let table = desk.measured()
    #expect(try table.reasons("satisfaction", "peers") == [.belowMinimum, nil])
    // The second: 0.6 · 90 + 0.4 · 70.
    #expect(score(table, desk.scheme).compositeTexts() == [expected, "82.00"])
  }

  @Test("When every group falls short there is no score under either rule")
  func hasNoScoreWithoutGroups() throws {
    for ifUnmet in ["renormalise", "noScore"] {
      let text = rules(ifUnmet: ifUnmet, ["{ id: residents, weight: 100, minimumValid: 2 }"])
      var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1", "u2"]))
      try desk.readBallots("survey", ballotHeader + ballotRows("u1", "residents", [("90", 1)]))
      let standings = desk.scored()
      #expect(standings.compositeTexts() == [nil, nil])
      #expect(standings.ranking.places == [0, 0])
      #expect(standings.scoredCount == 0)
    }
  }

  @Test("Abstentions count as points only beside valid ratings")
  func countsAbstentionsBesideRatings() throws {
    let text = rules(abstentions: "zero", ["{ id: residents, weight: 100 }"])
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1", "u2"]))
    try desk.readBallots(
      "survey",
      ballotHeader + ballotRows("u1", "residents", [("弃权", 4)])
        + ballotRows("u2", "residents", [("100", 1), ("弃权", 3)]))
    #expect(desk.scored().compositeTexts() == [nil, "25.00"])
  }

  @Test("Items are told apart, and ratings of members count for their subject")
  func tellsItemsApart() throws {
    let text = """
      scales: { ten: { numbers: { from: 1, to: 10, times: 10 } } }
      panels:
        public:
          { scale: ten, abstentions: leaveOut, ifUnmet: noScore,
            groups: [{ id: residents, title: 居民, aliases: [群众], weight: 100 }] }
      indicators:
        - { id: duty, weight: 50, measure: { ballots: { input: s, item: 履职, panel: public } } }
        - { id: style, weight: 50, measure: { ballots: { input: s, item: 作风, panel: public } } }

      """
    var desk = RecordDesk(try scheme(schemeText(text)), roster(["u1"]))
    try desk.readMembers("member,name,subject\nm1,甲,u1\nm2,乙,u1\n")
    try desk.readBallots(
      "s",
      "group,rated,item,answer\n居民,m1,履职,9\n群众,m2,履职,8\nresidents,m1,作风,7\n居民,m2,履职,8\n",
      ofMembers: true)
    let table = desk.measured()
    // (9 + 8 + 8) / 3 · 10 = 83.3333…, and 70.
    #expect(try table.texts("duty", "residents") == ["83.3333"])
    #expect(try table.texts("style", "residents") == ["70"])
    #expect(score(table, desk.scheme).compositeTexts() == ["76.67"])
  }

  /// The mean of every cell again, from the list of ratings and in 128 bits.
  @Test("Agrees with the list of ratings on random ballots", arguments: [UInt64(1), 2, 3, 4])
  func agreesWithLists(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let high = Int.random(in: 0...2, using: &random)
    let low = Int.random(in: 0...2, using: &random)
    let over = high + low + Int.random(in: 0...3, using: &random)
    let minimum = Int.random(in: 1...4, using: &random)
    let leavesOut = Bool.random(using: &random)
    let text = rules(
      abstentions: leavesOut ? "leaveOut" : "{ points: 60 }",
      [
        "{ id: residents, weight: 100, minimumValid: \(minimum), "
          + "quorum: { atLeast: 1/2, eligible: 9 }, "
          + "trim: { high: \(high), low: \(low), whenMoreThan: \(over) } }"
      ])
    let identifiers = (100..<300).map { "u\($0)" }
    var desk = RecordDesk(try scheme(schemeText(text)), roster(identifiers))
    var expected: [Int32?] = []
    var rows: [String] = []
    for identifier in identifiers {
      var ratings: [Int] = []
      var abstained = 0
      var void = 0
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        let answer: String
        switch Int.random(in: 0..<10, using: &random) {
        case 0: (answer, abstained) = ("弃权", abstained + 1)
        case 1: (answer, void) = ("废票", void + 1)
        case 2: answer = "(空)"
        default:
          ratings.append(Int.random(in: 0...100, using: &random))
          answer = String(ratings[ratings.count - 1])
        }
        rows.append("residents,\(identifier),\(answer)")
      }
      let kept =
        ratings.count > over
        ? Array(ratings.sorted().dropFirst(low).dropLast(high)) : ratings
      let sum = kept.reduce(0, +) + (leavesOut ? 0 : 60 * abstained)
      let count = kept.count + (leavesOut ? 0 : abstained)
      let isValid =
        ratings.count >= minimum && 2 * (ratings.count + abstained + void) >= 9
      expected.append(isValid ? Int32((20_000 * sum + count) / (2 * count)) : nil)
    }
    try desk.readBallots(
      "survey", ballotHeader + rows.shuffled(using: &random).joined(separator: "\n") + "\n")
    let column = try #require(
      desk.measured().column(ColumnKey(indicator: "satisfaction", group: "residents")))
    let mismatches = expected.indices.filter { column.points[$0]?.units != expected[$0] }
    #expect(mismatches.isEmpty, "seed \(seed)")
    #expect(expected.contains(nil) && expected.count { $0 != nil } > 50)
  }
}
