import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import AppraisalTestSupport
import Testing

@Suite("Scores")
struct ScoreTests {
  /// 80.005 and 80.004, half each: 80.0045 is 80.00, but 80.01 and 80.00 are 80.005, so 80.01.
  @Test(
    "Rounding at every level is not rounding at the end",
    arguments: [("final", "80.00"), ("everyLevel", "80.01")])
  func roundsWhereTheSchemeSays(_ stage: String, _ expected: String) throws {
    let text = schemeText(indicators([mark("a", "50"), mark("b", "50")]), stage: stage)
    var desk = RecordDesk(try scheme(text), roster(["u1"]))
    try desk.readValues("marks", "subject,a,b\nu1,80.005,80.004\n")
    #expect(desk.scored().compositeTexts() == [expected])
  }

  // Residents 256/3 = 85.3333…, peers 181/2 = 90.5, weights 55 and 45.
  // At the end: 46.933315 + 40.725 = 87.658315, so 87.6583 and 87.7.
  // At every level: 85.3 and 90.5 come to 46.915 + 40.725 = 87.64, so 87.6 and 87.6.
  @Test(
    "Group means are rounded, too, when every level is",
    arguments: [("final", "85.3333", "87.6583", "87.7"), ("everyLevel", "85.3", "87.6", "87.6")])
  func roundsGroupMeans(
    _ stage: String, _ residents: String, _ satisfaction: String, _ composite: String
  ) throws {
    let rules = """
      scales: { hundred: { numbers: { from: 0, to: 100 } } }
      panels:
        public:
          { scale: hundred, abstentions: leaveOut, ifUnmet: noScore,
            groups: [{ id: residents, weight: 55 }, { id: peers, weight: 45 }] }
      indicators:
        - { id: satisfaction, weight: 100, measure: { ballots: { input: s, panel: public } } }

      """
    let text = schemeText(rules, places: 1, stage: stage)
    var desk = RecordDesk(try scheme(text), roster(["u1"]))
    try desk.readBallots(
      "s",
      ballotHeader + ballotRows("u1", "residents", each: ["85", "85", "86"])
        + ballotRows("u1", "peers", each: ["90", "91"]))
    let table = desk.measured()
    let standings = score(table, desk.scheme)
    #expect(try table.texts("satisfaction", "residents") == [residents])
    #expect(try table.texts("satisfaction", "peers") == ["90.5"])
    #expect(standings.points(of: "satisfaction")?[0]?.text() == satisfaction)
    #expect(standings.compositeTexts(places: 1) == [composite])
  }

  // A group of 60 % with the parts a = 90 and b, missing, of 50 % each; c = 80 with 40 %.
  // The group is 90, 45 or missing; 54 + 32 = 86, 27 + 32 = 59, and 80, 32 or nothing.
  @Test(
    "Each node treats missing parts by its own policy",
    arguments: [
      ("renormalise", "renormalise", "86.00"), ("renormalise", "zero", "59.00"),
      ("renormalise", "noScore", "80.00"), ("zero", "renormalise", "86.00"),
      ("zero", "zero", "59.00"), ("zero", "noScore", "32.00"),
      ("noScore", "renormalise", "86.00"), ("noScore", "zero", "59.00"),
      ("noScore", "noScore", nil),
      // Without a policy of its own it takes that of the scheme.
      ("renormalise", nil, "86.00"), ("zero", nil, "59.00"), ("noScore", nil, nil),
    ] as [(String, String?, String?)])
  func treatsMissingByNode(_ top: String, _ own: String?, _ expected: String?) throws {
    let tree = [
      group("g", "60", missing: own, [mark("a", "50"), mark("b", "50")]), mark("c", "40"),
    ]
    var desk = RecordDesk(
      try scheme(schemeText(indicators(tree), missing: top)), roster(["u1", "u2"]))
    try desk.readValues("marks", "subject,a,b,c\nu1,90,,80\nu2,90,70,80\n")
    // With b = 70 the group is 80 and so is the composite, whatever the policies.
    #expect(desk.scored().compositeTexts() == [expected, "80.00"])
  }

  @Test("Who has no score has no grade and no rank, and pushes nobody back")
  func leavesOutWithoutScore() throws {
    let rules =
      indicators([mark("a", "50"), mark("b", "50")])
      + "grades: [{ grade: 好, from: 60 }, { grade: 差, from: 0 }]\n"
    var desk = RecordDesk(try scheme(schemeText(rules)), roster(["u1", "u2", "u3", "u4"]))
    try desk.readValues("marks", "subject,a,b\nu1,100,\nu2,0,0\nu4,60,60\n")
    let standings = desk.scored()
    #expect(standings.compositeTexts() == [nil, "0.00", nil, "60.00"])
    #expect(standings.grades == [-1, 1, -1, 0])
    #expect(standings.ranking.places == [0, 2, 0, 1])
    #expect(standings.ranking.order == [3, 1])
    #expect(standings.scoredCount == 2)
  }

  @Test("The grade is that of the rounded composite")
  func gradesRounded() throws {
    let rules =
      indicators([mark("a", "100")])
      + "grades: [{ grade: 优, from: 90 }, { grade: 良, from: 80 }, { grade: 差, from: 0 }]\n"
    var desk = RecordDesk(
      try scheme(schemeText(rules)), roster(["u1", "u2", "u3", "u4", "u5", "u6"]))
    try desk.readValues(
      "marks",
      "subject,a\nu1,89.995\nu2,89.9949\nu3,90\nu4,79.995\nu5,79.99\nu6,0\n")
    let standings = desk.scored()
    #expect(
      standings.compositeTexts() == ["90.00", "89.99", "90.00", "80.00", "79.99", "0.00"])
    #expect(standings.grades == [0, 1, 0, 1, 2, 2])
    // Who comes to 90.00 by rounding ties with who has 90.
    #expect(standings.ranking.places == [1, 3, 1, 4, 5, 6])
  }
}

@Suite("Ranks")
struct RankTests {
  // All but u5 come to 80. By a, u4 is behind; of u1, u2 and u3, u2 has more of c.
  @Test("Tie-break indicators decide in turn, then the place is shared")
  func breaksTies() throws {
    let rules =
      indicators([mark("a", "40"), mark("b", "40"), mark("c", "20")]) + "tieBreak: [a, c]\n"
    var desk = RecordDesk(try scheme(schemeText(rules)), roster(["u1", "u2", "u3", "u4", "u5"]))
    try desk.readValues(
      "marks",
      "subject,a,b,c\nu1,90,70,80\nu2,90,60,100\nu3,90,70,80\nu4,70,90,80\nu5,100,100,100\n")
    let standings = desk.scored()
    #expect(standings.compositeTexts() == ["80.00", "80.00", "80.00", "80.00", "100.00"])
    #expect(standings.ranking.places == [3, 2, 3, 5, 1])
    #expect(standings.ranking.order == [4, 1, 0, 2, 3])
  }

  @Test("Without tie-break indicators equals share their place")
  func sharesPlaces() throws {
    var desk = RecordDesk(
      try scheme(schemeText(indicators([mark("a", "50"), mark("b", "50")]))),
      roster(["u1", "u2", "u3"]))
    try desk.readValues("marks", "subject,a,b\nu1,90,70\nu2,70,90\nu3,100,59.99\n")
    // 79.995 is rounded to 80.00 and shares the place as well.
    #expect(desk.scored().ranking.places == [1, 1, 1])
  }

  @Test("Who lacks a tie-break indicator stands behind whoever has it, however little")
  func putsMissingKeysLast() throws {
    let rules = indicators([mark("a", "50"), mark("b", "50", highest: 200)]) + "tieBreak: [a]\n"
    var desk = RecordDesk(
      try scheme(schemeText(rules, missing: "renormalise")), roster(["u1", "u2", "u3", "u4"]))
    try desk.readValues("marks", "subject,a,b\nu1,,80\nu2,0,160\nu3,,80\nu4,100,60\n")
    let standings = desk.scored()
    #expect(standings.compositeTexts() == ["80.00", "80.00", "80.00", "80.00"])
    #expect(standings.ranking.places == [3, 2, 3, 1])
  }

  @Test("A group of indicators may break ties, too")
  func breaksTiesByGroup() throws {
    let rules =
      indicators([group("g", "50", [mark("a", "50"), mark("b", "50")]), mark("c", "50")])
      + "tieBreak: [g]\n"
    var desk = RecordDesk(try scheme(schemeText(rules)), roster(["u1", "u2"]))
    try desk.readValues("marks", "subject,a,b,c\nu1,100,50,65\nu2,60,80,70\n")
    // 75 and 70 of g; both composites are 70.
    #expect(desk.scored().ranking.places == [1, 2])
  }

  @Test("Ranks in a stratum begin at one, and every stratum column has its own")
  func ranksInStrata() throws {
    let rules = "strata: [片区, 类型]\n" + indicators([mark("a", "100")])
    let people = roster(
      ["u1", "u2", "u3", "u4", "u5"],
      strata: [["东", "机关"], ["西", "机关"], ["东", "学校"], ["西", "机关"], ["东", "学校"]])
    var desk = RecordDesk(try scheme(schemeText(rules)), people)
    try desk.readValues("marks", "subject,a\nu1,70\nu2,90\nu3,90\nu4,90\nu5,\n")
    let standings = desk.scored()
    #expect(standings.ranking.places == [4, 1, 1, 1, 0])
    #expect(standings.stratumRankings.map(\.places) == [[2, 1, 1, 1, 0], [3, 1, 1, 1, 0]])
    // 东 (E4 B8 9C) stands before 西 (E8 A5 BF), 学校 (E5…) before 机关 (E6…).
    #expect(standings.stratumRankings.map(\.order) == [[2, 0, 1, 3], [2, 1, 3, 0]])
  }

  @Test("Strata that a String calls equal are two when their bytes differ")
  func tellsStrataApartByBytes() throws {
    let rules = "strata: [片区]\n" + indicators([mark("a", "100")])
    let people = roster(["u1", "u2"], strata: [["caf\u{E9}"], ["cafe\u{301}"]])
    var desk = RecordDesk(try scheme(schemeText(rules)), people)
    try desk.readValues("marks", "subject,a\nu1,70\nu2,90\n")
    #expect(desk.scored().stratumRankings.map(\.places) == [[1, 1]])
  }
}

/// The points of an indicator by the definition: recursion over the tree in 128 bits.
private func definition(
  _ indicator: Indicator, _ scheme: Scheme, _ measured: [String: Int32?]
) -> Int128? {
  guard case .group(let children, let policy) = indicator.content else {
    return measured[indicator.identifier].flatMap { $0 }.map { Int128($0) }
  }
  let places =
    indicator.identifier == "total" || scheme.rounding.stage == .everyLevel
    ? scheme.rounding.composite.places : 4
  let step = (places..<4).reduce(Int128(1)) { step, _ in step * 10 }
  var sum: Int128 = 0
  var weights: Int128 = 0
  for child in children {
    let weight = Int128(child.weight.basisPoints)
    if let points = definition(child, scheme, measured) {
      sum += weight * points
      weights += weight
    } else if policy == .noScore {
      return nil
    } else if policy == .zero {
      weights += weight
    }
  }
  // No value in these schemes is negative, so the floor of the half added is the half rounded up.
  return weights == 0 ? nil : (2 * sum + weights * step) / (2 * weights * step) * step
}

/// Schemes with trees of up to four levels.
private struct RandomScheme {
  private var random: SeededGenerator
  private(set) var leaves: [String] = []
  private var groups = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func text() -> String {
    let weights = self.weights()
    let list = weights.map { indicator(weight: $0, depth: 1) }
    return schemeText(
      indicators(list), missing: policy(), places: Int.random(in: 0...4, using: &random),
      stage: Bool.random(using: &random) ? "final" : "everyLevel")
  }

  mutating func values(_ count: Int) -> [[Int32?]] {
    (0..<count).map { _ in
      leaves.map { _ in
        guard Int.random(in: 0..<8, using: &random) > 0 else { return nil }
        // Many values are multiples of 2.5 points, so that exact halves occur.
        return Bool.random(using: &random)
          ? Int32.random(in: 0...40, using: &random) * 25_000
          : Int32.random(in: 0...1_000_000, using: &random)
      }
    }
  }

  private mutating func indicator(weight: String, depth: Int) -> String {
    if depth < 4, Int.random(in: 0..<2, using: &random) == 0 {
      groups += 1
      let name = "g\(groups)"
      let parts = self.weights().map { indicator(weight: $0, depth: depth + 1) }
      let own = Bool.random(using: &random) ? policy() : nil
      return group(name, weight, missing: own, parts)
    }
    leaves.append("a\(leaves.count)")
    return mark(leaves[leaves.count - 1], weight)
  }

  private mutating func policy() -> String {
    ["renormalise", "zero", "noScore"].randomElement(using: &random) ?? "zero"
  }

  /// Weights with two decimals that add up to 100.
  private mutating func weights() -> [String] {
    let cuts = (0..<Int.random(in: 0...3, using: &random)).map { _ in
      Int64.random(in: 1...9_999, using: &random)
    }
    let ends = Array(Set([0, 10_000] + cuts)).sorted()
    return zip(ends, ends.dropFirst()).map { decimalText($1 - $0, decimals: 2) }
  }
}

@Suite("Scores of random schemes")
struct RandomSchemeTests {
  @Test("Agree with the definition in every indicator and group", arguments: Array(UInt64(1)...20))
  func agreesWithDefinition(_ seed: UInt64) throws {
    var maker = RandomScheme(seed: seed)
    let scheme = try scheme(maker.text())
    let values = maker.values(40)
    let identifiers = values.indices.map { "u\(100 + $0)" }
    var desk = RecordDesk(scheme, roster(identifiers))
    let rows = zip(identifiers, values).map { identifier, values in
      identifier
        + values.map { "," + ($0.map { decimalText(Int64($0), decimals: 4) } ?? "") }
        .joined() + "\n"
    }
    try desk.readValues(
      "marks", "subject,\(maker.leaves.joined(separator: ","))\n" + rows.joined())
    let standings = desk.scored()
    let rounding = scheme.rounding.parts
    for (row, values) in values.enumerated() {
      let rounded = values.map { $0.map { Int32(rounding.rounded(Int64($0))) } }
      let measured = Dictionary(uniqueKeysWithValues: zip(maker.leaves, rounded))
      for indicator in scheme.root.subtree {
        let points = try #require(standings.points(of: indicator.identifier))[row]
        #expect(
          points.map { Int128($0.units) } == definition(indicator, scheme, measured),
          "\(indicator.identifier) of row \(row), seed \(seed)")
      }
    }
  }
}
