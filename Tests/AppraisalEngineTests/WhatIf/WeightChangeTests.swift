import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import AppraisalTestSupport
import Testing

private let panels = """
  scales: { hundred: { numbers: { from: 0, to: 100 } } }
  panels:
    public:
      { scale: hundred, abstentions: leaveOut, ifUnmet: renormalise,
        groups: [
          { id: residents, weight: 50 }, { id: peers, weight: 30 }, { id: leaders, weight: 20 }] }
    inner:
      { scale: hundred, abstentions: leaveOut, ifUnmet: renormalise,
        groups: [{ id: residents, weight: 90 }, { id: style, weight: 10 }] }

  """

private func ballots(_ identifier: String, _ weight: String, _ panel: String) -> String {
  "{ id: \(identifier), weight: \(weight), "
    + "measure: { ballots: { input: s, item: \(identifier), panel: \(panel) } } }"
}

/// a 50, b 30 and g 20 with the parts c 60 and d 40; the satisfaction of two panels in a and b.
private func makeScheme(_ a: String = "50", _ b: String = "30", _ g: String = "20") throws -> Scheme
{
  try scheme(
    schemeText(
      panels
        + indicators([
          ballots("a", a, "public"), ballots("b", b, "inner"),
          group("g", g, [mark("style", "60"), mark("d", "40")]),
        ]),
      missing: "renormalise"))
}

private func change(_ target: String, _ basisPoints: Int64) throws -> WeightChange {
  WeightChange(target: target, weight: try Weight(basisPoints: basisPoints))
}

extension Scheme {
  fileprivate var weights: [String: Int32] {
    Dictionary(uniqueKeysWithValues: root.subtree.map { ($0.identifier, $0.weight.basisPoints) })
  }

  fileprivate func groupWeights(_ panel: String) -> [Int32]? {
    self.panel(panel)?.groups.map(\.weight.basisPoints)
  }

  /// Every list of siblings of the tree and of the panels.
  fileprivate var siblings: [[(name: String, weight: Int64)]] {
    root.subtree.map { node in
      node.children.map { ($0.identifier, Int64($0.weight.basisPoints)) }
    }.filter { !$0.isEmpty }
      + panels.map { panel in
        panel.groups.map {
          ("\(panel.identifier)/\($0.identifier)", Int64($0.weight.basisPoints))
        }
      }
  }
}

@Suite("Other weights")
struct WeightChangeTests {
  /// From a 50, b 30, g 20: with a at 40, the 60 left are shared 30 : 20, so 36 and 24.
  @Test("Siblings share what is left in their proportions, and nobody else is touched")
  func keepsProportions() throws {
    let before = try makeScheme()
    let after = try before.reweighed([change("a", 4_000)])
    #expect(
      after.weights == [
        "total": 10_000, "a": 4_000, "b": 3_600, "g": 2_400, "style": 6_000,
        "d": 4_000,
      ])
    #expect(after.groupWeights("public") == before.groupWeights("public"))
    #expect(after.groupWeights("inner") == before.groupWeights("inner"))
  }

  /// 7000 over 30 : 20 are 4200 and 2800; 5001 over 50 : 20 are 3572.14… and 1428.85….
  @Test("Changes at several places are made together")
  func changesTogether() throws {
    let after = try makeScheme().reweighed([
      change("d", 10_000), change("a", 3_000), change("public/peers", 4_999),
      change("inner/residents", 0),
    ])
    #expect(
      after.weights == [
        "total": 10_000, "a": 3_000, "b": 4_200, "g": 2_800, "style": 0,
        "d": 10_000,
      ])
    #expect(after.groupWeights("public") == [3_572, 4_999, 1_429])
    #expect(after.groupWeights("inner") == [0, 10_000])
  }

  @Test("A group's bare name means the group of every panel that has it")
  func changesEveryPanel() throws {
    let after = try makeScheme().reweighed([change("residents", 8_000)])
    #expect(after.groupWeights("public") == [8_000, 1_200, 800])
    #expect(after.groupWeights("inner") == [8_000, 2_000])
  }

  @Test("A scheme with other weights scores like one that was written with them")
  func scoresLikeWritten() throws {
    let reweighed = try makeScheme().reweighed([change("a", 4_000)])
    let written = try makeScheme("40", "36", "24")
    #expect(try standings(reweighed).decided == standings(written).decided)
    #expect(try standings(makeScheme()).decided != standings(written).decided)
  }

  @Test("The same weights again change nothing")
  func isIdentityOnTheSame() throws {
    let before = try makeScheme()
    let changes = try [
      [change("a", 5_000)], [change("a", 5_000), change("b", 3_000), change("g", 2_000)],
      [change("public/leaders", 2_000), change("d", 4_000)], [],
    ]
    for change in changes {
      let after = try before.reweighed(change)
      #expect(after.weights == before.weights)
      #expect(after.groupWeights("public") == before.groupWeights("public"))
      #expect(try standings(after).decided == standings(before).decided)
      let moved = try movements(from: standings(before), to: standings(after))
      #expect(moved.allSatisfy { $0.placesGained == 0 && !$0.changesGrade })
      #expect(moved.allSatisfy { $0.scoreBefore == $0.scoreAfter })
    }
  }

  @Test(
    "Names, sums and repetitions that make no sense are refused",
    arguments: [
      ([("h", 1)], .unknown("h", known: known)),
      ([("total", 1)], .unknown("total", known: known)),
      ([("public", 1)], .unknown("public", known: known)),
      ([("inner/peers", 1)], .unknown("inner/peers", known: known)),
      // An indicator and a group are called style.
      ([("style", 1)], .ambiguous("style")),
      ([("a", 7_000), ("b", 3_001)], .tooMuch(siblings: ["a", "b", "g"], basisPoints: 10_001)),
      (
        [("a", 5_000), ("b", 3_000), ("g", 1_999)],
        .notWhole(siblings: ["a", "b", "g"], basisPoints: 9_999)
      ),
      (
        [("inner/residents", 9_000), ("inner/style", 999)],
        .notWhole(siblings: ["residents", "style"], basisPoints: 9_999)
      ),
      ([("a", 4_000), ("a", 4_000)], .repeated("a")),
    ] as [([(String, Int64)], WeightChangeError.Kind)])
  func refuses(_ changes: [(String, Int64)], _ kind: WeightChangeError.Kind) throws {
    let scheme = try makeScheme()
    let asked = try changes.map { try change($0.0, $0.1) }
    let error = #expect(throws: WeightChangeError.self) { try scheme.reweighed(asked) }
    #expect(error?.kind == kind)
  }

  private static let known = [
    "a", "b", "g", "style", "d", "residents", "peers", "leaders", "residents", "style",
  ]

  @Test(
    "Whatever is changed, every list of siblings adds up to 100 % and keeps its proportions",
    arguments: [UInt64(1), 2, 3])
  func alwaysAddsUp(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var scheme = try makeScheme("33.33", "33.34", "33.33")
    for _ in 0..<60 {
      let siblings = try #require(scheme.siblings.randomElement(using: &random))
      var left: Int64 = 10_000
      let chosen = siblings.shuffled(using: &random).dropFirst().prefix(2).map { sibling in
        let weight = Int64.random(in: 0...left, using: &random)
        left -= weight
        return (sibling.name.hasSuffix("style") ? "inner/style" : sibling.name, weight)
      }
      guard chosen.allSatisfy({ name, _ in siblings.contains { $0.name == name } }) else {
        continue
      }
      let after = try scheme.reweighed(chosen.map { try change($0.0, $0.1) })
      for list in after.siblings { #expect(list.reduce(0) { $0 + $1.weight } == 10_000) }
      let changed = try #require(
        after.siblings.first { $0.map(\.name) == siblings.map(\.name) })
      let others = siblings.indices.filter { position in
        !chosen.contains { $0.0 == siblings[position].name }
      }
      let total = others.reduce(0) { $0 + siblings[$1].weight }
      for position in others where total > 0 {
        let exact = left * siblings[position].weight
        #expect(abs(changed[position].weight * total - exact) < total, "seed \(seed)")
      }
      scheme = after
    }
  }

  private func standings(_ scheme: Scheme) throws -> Standings {
    var random = SeededGenerator(seed: 9)
    var desk = RecordDesk(scheme, roster((10..<30).map { "u\($0)" }))
    let rows = (0..<500).map { _ in
      let isFirst = Bool.random(using: &random)
      let groups = isFirst ? ["residents", "peers", "leaders"] : ["residents", "style"]
      return
        "\(groups.randomElement(using: &random) ?? ""),u\(Int.random(in: 10..<30, using: &random)),"
        + "\(isFirst ? "a" : "b"),\(Int.random(in: 0...100, using: &random))\n"
    }
    try desk.readBallots("s", "group,rated,item,answer\n" + rows.joined())
    let values = (10..<30).map {
      "u\($0),\(Int.random(in: 0...100, using: &random)),\(Int.random(in: 0...100, using: &random))\n"
    }
    try desk.readValues("marks", "subject,style,d\n" + values.joined())
    return desk.scored()
  }
}

@Suite("Movements")
struct MovementTests {
  // a and b half each: u1 85, u2 80, u3 75, u4 without a. With a at 10 %: u1 73, u2 88, u3 91.
  @Test("Say who gains and loses places, and whose grade changes")
  func tellsMovements() throws {
    let rules =
      indicators([mark("a", "50"), mark("b", "50")])
      + "grades: [{ grade: 好, from: 80 }, { grade: 差, from: 0 }]\n"
    let before = try scheme(schemeText(rules))
    var desk = RecordDesk(before, roster(["u1", "u2", "u3", "u4"]))
    try desk.readValues("marks", "subject,a,b\nu1,100,70\nu2,70,90\nu3,55,95\nu4,,99\n")
    let table = desk.measured()
    let after = try before.reweighed([change("a", 1_000)])
    let moved = movements(from: score(table, before), to: score(table, after))
    #expect(moved.map { $0.scoreBefore?.text() } == ["85", "80", "75", nil])
    #expect(moved.map { $0.scoreAfter?.text() } == ["73", "88", "91", nil])
    #expect(moved.map(\.rankBefore) == [1, 2, 3, 0])
    #expect(moved.map(\.rankAfter) == [3, 2, 1, 0])
    #expect(moved.map(\.placesGained) == [-2, 0, 2, 0])
    #expect(moved.map(\.gradeBefore) == [0, 0, 1, -1])
    #expect(moved.map(\.gradeAfter) == [1, 0, 0, -1])
    #expect(moved.map(\.changesGrade) == [true, false, true, false])
    #expect(moved.map(\.row) == [0, 1, 2, 3])
  }

  /// With b alone, u1 has no score any more; with a alone, u2.
  @Test("A rank that is won or lost is no number of places")
  func tellsRanksFromPlaces() throws {
    let before = try scheme(
      schemeText(indicators([mark("a", "100"), mark("b", "0")]), missing: "renormalise"))
    var desk = RecordDesk(before, roster(["u1", "u2", "u3"]))
    try desk.readValues("marks", "subject,a,b\nu1,50,\nu2,,60\nu3,70,40\n")
    let table = desk.measured()
    let after = try before.reweighed([change("b", 10_000)])
    let moved = movements(from: score(table, before), to: score(table, after))
    #expect(moved.map(\.rankBefore) == [2, 0, 1])
    #expect(moved.map(\.rankAfter) == [0, 1, 2])
    #expect(moved.map(\.placesGained) == [nil, nil, -1])
  }
}
