import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme
import Testing

private func text(
  _ groups: [String], ifUnmet: String = "noScore", abstentions: String = "leaveOut",
  scale: String = "numbers: { from: 0, to: 100 }"
) -> String {
  panelText(scale: scale, "abstentions: \(abstentions)\nifUnmet: \(ifUnmet)", groups: groups)
}

private func rows(_ group: String, _ answer: String, _ count: Int, _ rated: String = "u1")
  -> [String]
{
  Array(repeating: "\(group),\(rated),\(answer)", count: count)
}

private let header = "group,rated,answer"

@Suite("Groups of evaluators")
struct EvaluatorGroupTests {
  private static let jiefang = """
    { id: residents, weight: 60, minimumValid: 50, kinds: [{ id: ordinary, aliases: [普通居民] }, \
    { id: delegate, aliases: [居民代表] }], composition: [{ kind: ordinary, atLeast: 70% }] }
    """

  /// The street 30, peers 10, residents 60; 35 of 50 are exactly 70 %, 34 of 50 are not.
  @Test(
    "At least fifty residents, seven tenths of them ordinary",
    arguments: [
      (35, 15, nil, "86.00"), (34, 16, .compositionUnmet, nil), (34, 15, .belowMinimum, nil),
      (50, 0, nil, "86.00"),
    ] as [(Int, Int, MissingReason?, String?)])
  func composition(
    _ ordinary: Int, _ delegates: Int, _ reason: MissingReason?, _ score: String?
  ) throws {
    let scheme = text(
      [
        "{ id: street, weight: 30 }", "{ id: peers, weight: 10 }", Self.jiefang,
      ], scale: "numbers: { from: 0, to: 100, places: 1 }")
    let desk = try BallotDesk(
      scheme, roster(["u1"]), header: header,
      rows("street", "92", 1) + rows("peers", "95", 1) + rows("普通居民", "81.5", ordinary)
        + rows("居民代表", "81.5", delegates))
    #expect(try desk.table.reasons("all", "residents") == [reason])
    #expect(try desk.table.detail(.kind(0), "all", "residents") == [Int64(ordinary)])
    // 30 % of 92, 10 % of 95 and 60 % of 81.5.
    #expect(desk.composites() == [score])
  }

  /// Kinds are pooled one rating as good as another: (3 · 90 + 1 · 50) / 4 = 80, not (90 + 50) / 2.
  @Test("Kinds are pooled in the mean")
  func pools() throws {
    let group = "{ id: residents, weight: 100, kinds: [{ id: ordinary }, { id: delegate }] }"
    let desk = try BallotDesk(
      text([group]), roster(["u1"]), header: header,
      rows("ordinary", "90", 2) + rows("delegate", "50", 1) + rows("residents", "90", 1))
    #expect(desk.composites() == ["80.00"])
  }

  /// Examiners 60; examinees' panels 40, of which self 10, own office 55, peers 35:
  /// 0.1 · 100 + 0.55 · 80 + 0.35 · 60 = 75, and 0.6 · 90 + 0.4 · 75 = 84.
  @Test("Groups inside groups")
  func nests() throws {
    let groups = [
      "{ id: examiners, weight: 60 }",
      "{ id: examinees, weight: 40, groups: [{ id: self, weight: 10 }, { id: office, weight: 55 }, "
        + "{ id: peers, weight: 35 }] }",
    ]
    let ballots =
      rows("examiners", "90", 2) + rows("self", "100", 1) + rows("office", "80", 3)
      + rows("peers", "60", 2)
    let desk = try BallotDesk(text(groups), roster(["u1"]), header: header, ballots)
    #expect(desk.composites() == ["84.00"])
    let standings = score(desk.table, desk.scheme)
    let inner = standings.columns[ColumnKey(indicator: "all", group: "examinees")]
    #expect(inner?[0]?.text() == "75")
    let page = explain(row: 0, desk.table, desk.scheme, standings)
    let step = try #require(page.steps.first { $0.indicator.identifier == "all" })
    #expect(step.groupMeans.map(\.group) == ["examinees"])
    #expect(step.groupMeans.map(\.mean.numerator) == [75 * 10_000 * 10_000])
    // Half the weight for the examinees: 0.5 · 90 + 0.5 · 75 = 82.5.
    let change = try WeightChange(target: "examinees", weight: Weight(basisPoints: 5000))
    let other = score(desk.table, try desk.scheme.reweighed([change]))
    #expect(other.compositeTexts() == ["82.50"])
  }

  /// Residents 90 from 3, peers 70 from 1 where 2 are wanted; weights 60 and 40.
  @Test(
    "A group that falls short has no score, leaves the others, borrows, or carries fixed points",
    arguments: [
      ("noScore", "", nil), ("renormalise", "", "90.00"),
      ("noScore", ", ifUnmet: renormalise", "90.00"),
      ("renormalise", ", ifUnmet: noScore", nil),
      ("noScore", ", ifUnmet: { borrow: residents }", "90.00"),
      // 0.6 · 90 + 0.4 · 60
      ("noScore", ", ifUnmet: { points: 60 }", "78.00"),
      ("{ points: 60 }", "", "78.00"),
      ("{ borrow: residents }", "", "90.00"),
    ] as [(String, String, String?)])
  func unmet(_ ofPanel: String, _ ofGroup: String, _ expected: String?) throws {
    let groups = [
      "{ id: residents, weight: 60 }", "{ id: peers, weight: 40, minimumValid: 2\(ofGroup) }",
    ]
    let desk = try BallotDesk(
      text(groups, ifUnmet: ofPanel), roster(["u1"]), header: header,
      rows("residents", "90", 3) + rows("peers", "70", 1))
    #expect(desk.composites() == [expected])
    // The measured cell keeps its reason, so that a changed rule needs no ballot.
    #expect(try desk.table.reasons("all", "peers") == [.belowMinimum])
  }

  @Test("Two groups that fall short cannot borrow from each other")
  func borrowsNothing() throws {
    let groups = [
      "{ id: a, weight: 60, ifUnmet: { borrow: b } }",
      "{ id: b, weight: 40, ifUnmet: { borrow: a } }",
    ]
    let desk = try BallotDesk(
      text(groups), roster(["u1", "u2"]), header: header, rows("a", "50", 1, "u2"))
    #expect(desk.composites() == [nil, "50.00"])
  }

  /// 12 were handed out to each; the second subject had 13 back, one of them void.
  @Test(
    "More ballots back than handed out void the group's set, or are reported",
    arguments: [("void", nil), ("report", "80.00")] as [(String, String?)])
  func issued(_ rule: String, _ second: String?) throws {
    let group = "{ id: jury, weight: 100, issued: { column: 发出 }, moreReturned: \(rule) }"
    let people = roster(["u1", "u2"], numbers: ["发出": [12, 12]])
    let desk = try BallotDesk(
      text([group]), people, header: header,
      rows("jury", "80", 12) + rows("jury", "80", 12, "u2") + rows("jury", "废票", 1, "u2"))
    #expect(desk.composites() == ["80.00", second])
    #expect(ReadingPlan(desk.scheme).rosterNumbers == ["发出"])
    #expect(try desk.table.detail(.issued, "all", "jury") == [12, 12])
    let surplus = surplusBallots(desk.scheme, desk.records)
    #expect(surplus.map { [Int64($0.row), $0.ballots, $0.eligible] } == [[1, 13, 12]])
  }

  /// Three people rate u1 and three others u2 on one sheet with a column for each: the cells that they
  /// leave empty are no ballots, so that three of three have voted on either.
  @Test("Unanswered cells of a sheet with a column per subject are no ballots")
  func unansweredCells() throws {
    let group = "{ id: jury, weight: 100, quorum: { atLeast: 2/3, eligible: 3 } }"
    let desk = try BallotDesk(
      text([group]), roster(["u1", "u2"]), header: "group,rate u1,rate u2",
      Array(repeating: "jury,90,(空)", count: 3) + Array(repeating: "jury,(空),80", count: 3),
      isWide: true)
    #expect(desk.composites() == ["90.00", "80.00"])
    #expect(surplusBallots(desk.scheme, desk.records).isEmpty)
  }

  /// Of 30 entitled 20 must take part: 18 ratings and 2 abstentions do, unless these do not count
  /// as handed in.
  @Test(
    "Abstentions count for turnout, unless the policy says otherwise",
    arguments: [("leaveOut", nil), ("leaveOutOfTurnout", .quorumNotReached)]
      as [(String, MissingReason?)])
  func turnout(_ abstentions: String, _ reason: MissingReason?) throws {
    let group = "{ id: residents, weight: 100, quorum: { atLeast: 2/3, eligible: 30 } }"
    let desk = try BallotDesk(
      text([group], abstentions: abstentions), roster(["u1"]), header: header,
      rows("residents", "90", 18) + rows("residents", "弃权", 2))
    #expect(try desk.table.reasons("all", "residents") == [reason])
  }

  @Test(
    "Groups that could never count are refused",
    arguments: [
      ("{ id: a, weight: 100, issued: 12 }", "issued-policy-missing"),
      ("{ id: a, weight: 100, composition: [{ kind: b, atLeast: 70% }] }", "unknown-kind"),
      (
        "{ id: a, weight: 100, kinds: [{ id: b }, { id: c }], composition: "
          + "[{ kind: b, atLeast: 70% }, { kind: c, atLeast: 31% }] }", "composition-over-whole"
      ),
      ("{ id: a, weight: 100, ifUnmet: { borrow: a } }", "borrow-from-whom"),
      ("{ id: a, weight: 100, ifUnmet: { borrow: z } }", "borrow-from-whom"),
      ("{ id: a, weight: 100, ifUnmet: zero }", "unmet-as-zero"),
      (
        "{ id: a, weight: 100, groups: [{ id: b, weight: 60 }, { id: c, weight: 39 }] }",
        "weights-do-not-add-up"
      ),
      (
        "{ id: a, weight: 100, minimumValid: 3, groups: [{ id: b, weight: 100 }] }",
        "group-of-groups"
      ),
      ("{ id: a, weight: 100, groups: [] }", "panel-empty"),
      ("{ id: a, weight: 100, kinds: [{ id: b, aliases: [a] }] }", "identifier-repeated"),
    ])
  func refuses(_ group: String, _ code: String) throws {
    #expect(try reading(of: text([group])).faults.map(\.code) == [code])
  }
}
