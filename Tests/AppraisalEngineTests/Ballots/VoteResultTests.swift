import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Testing

private let words = """
  words: [{ word: 优秀, points: 100 }, { word: 良好, points: 80 }, { word: 一般, points: 60 }, \
  { word: 较差, points: 40 }]
  """

private func desk(
  _ result: String, abstentions: String = "leaveOut", _ votes: [(String, Int)]
) throws -> BallotDesk {
  let text = panelText(
    scale: words, "abstentions: \(abstentions)\nifUnmet: noScore",
    groups: ["{ id: jury, weight: 100 }"], result: result)
  return try BallotDesk(
    text, roster(["u1"]), header: "group,rated,answer",
    votes.flatMap { Array(repeating: "jury,u1,\($0.0)", count: $0.1) })
}

@Suite("Results by votes")
struct VoteResultTests {
  private static let ladder = """
    { ladder: { of: [优秀], steps: [{ from: 90%, points: 200 }, { from: 80%, points: 190 }, \
    { from: 70%, points: 180 }, { from: 60%, points: 170 }], below: 160
    """
  private static func ladder(_ precedence: String?) -> String {
    let rule = precedence.map {
      ", override: { of: [一般, 较差], from: 1/3, points: 130, precedence: \($0) }"
    }
    return ladder + (rule ?? "") + " } }"
  }

  /// 62 % excellent, 34 % of the two low words: the published text gives 170 and 130 at once.
  @Test(
    "A vote-rate ladder with its override gives 130 or 170, as its precedence says",
    arguments: [("override", "130.00"), ("ladder", "170.00"), (nil, "170.00")]
      as [(String?, String)])
  func overrides(_ precedence: String?, _ expected: String) throws {
    let desk = try desk(
      Self.ladder(precedence), [("优秀", 62), ("良好", 4), ("一般", 20), ("较差", 14)])
    #expect(desk.composites() == [expected])
  }

  @Test("A ladder whose override has no precedence is refused")
  func wantsPrecedence() throws {
    let rule = "{ of: [一般, 较差], from: 1/3, points: 130 }"
    let text = panelText(
      scale: words, "abstentions: leaveOut\nifUnmet: noScore",
      groups: ["{ id: jury, weight: 100 }"], result: "\(Self.ladder), override: \(rule) } }")
    let reading = try reading(of: text)
    #expect(reading.scheme == nil)
    #expect(reading.faults.filter { $0.severity == .error }.map(\.code) == ["precedence-missing"])
  }

  /// Steps hold from their share on, exactly: 90 of 100 is 90 %, 89 is not.
  @Test(
    "A step is reached by exactly its share",
    arguments: [(100, "200.00"), (90, "200.00"), (89, "190.00"), (60, "170.00"), (59, "160.00")])
  func climbs(_ excellent: Int, _ expected: String) throws {
    let votes = [("优秀", excellent), ("良好", 100 - excellent)].filter { $0.1 > 0 }
    #expect(try desk(Self.ladder("override"), votes).composites() == [expected])
  }

  /// A third of 3 is one: with one low vote of three the override holds, below the last step also
  /// where the ladder comes first.
  @Test("Below the last step the override holds under either precedence")
  func overridesBelow() throws {
    for precedence in ["override", "ladder"] {
      let desk = try desk(Self.ladder(precedence), [("良好", 2), ("较差", 1)])
      #expect(desk.composites() == ["130.00"])
    }
  }

  /// 12 + 6 of 20 valid are 90 %; of 23 with the abstentions 78.26 %.
  @Test(
    "The satisfaction rate divides by what the abstentions leave",
    arguments: [("leaveOut", "90.00"), ("zero", "78.26"), ("lowest", "78.26")])
  func rates(_ abstentions: String, _ expected: String) throws {
    let desk = try desk(
      "{ rate: [优秀, 良好] }", abstentions: abstentions,
      [("优秀", 12), ("良好", 6), ("较差", 2), ("弃权", 3), ("废票", 1)])
    #expect(desk.composites() == [expected])
  }

  @Test(
    "The word with the most votes decides, and a tie as the rule says",
    arguments: [
      ([("优秀", 3), ("良好", 4), ("较差", 2)], "lower", "80.00"),
      ([("优秀", 4), ("良好", 4), ("较差", 2)], "lower", "80.00"),
      ([("优秀", 4), ("良好", 4), ("较差", 2)], "higher", "100.00"),
      ([("优秀", 4), ("良好", 4), ("较差", 2)], "noScore", nil),
      ([("优秀", 4), ("较差", 2)], "noScore", "100.00"),
    ] as [([(String, Int)], String, String?)])
  func plurality(_ votes: [(String, Int)], _ tie: String, _ expected: String?) throws {
    let desk = try desk("{ plurality: { tie: \(tie) } }", votes)
    #expect(desk.composites() == [expected])
    if expected == nil {
      #expect(try desk.table.reasons("all", "jury") == [.tiedVotes])
    }
  }

  @Test(
    "Results by votes are refused on a scale of numbers, with unknown or repeated words, and with a trim",
    arguments: [
      ("numbers: { from: 0, to: 100 }", "{ rate: [优秀] }", "", "votes-need-words"),
      (words, "{ rate: [优异] }", "", "unknown-grade-word"),
      (words, "{ rate: [优秀, 优秀] }", "", "word-repeated"),
      (words, "{ rate: [] }", "", "rate-without-words"),
      (
        words, "{ rate: [优秀] }", ", trim: { high: 1, low: 1, whenMoreThan: 5 }",
        "votes-not-trimmed"
      ),
      (
        words,
        "{ ladder: { of: [优秀], steps: [{ from: 60%, points: 1 }, { from: 60%, points: 0 }], "
          + "below: 0 } }", "", "ladder-order"
      ),
    ])
  func refuses(_ scale: String, _ result: String, _ rule: String, _ code: String) throws {
    let text = panelText(
      scale: scale, "abstentions: leaveOut\nifUnmet: noScore",
      groups: ["{ id: jury, weight: 100\(rule) }"], result: result)
    #expect(
      try reading(of: text).faults.filter { $0.severity == .error }.map(\.code) == [code])
  }

  /// 200 from a ladder lies outside 0…100: bands must cover what the ladder can give.
  @Test("The linter knows the points that a ladder can give")
  func knowsRange() throws {
    let text =
      panelText(
        scale: words, "abstentions: leaveOut\nifUnmet: noScore",
        groups: ["{ id: jury, weight: 100 }"], result: Self.ladder("override"))
      + "grades: [{ grade: 好, from: 170 }, { grade: 差, from: 140 }]\n"
    #expect(try reading(of: text).faults.contains { $0.severity == .error })
    let whole = text.replacing("from: 140", with: "from: 130")
    #expect(try reading(of: whole).faults.filter { $0.severity == .error } == [])
  }
}
