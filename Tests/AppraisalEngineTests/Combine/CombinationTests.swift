import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import AppraisalTestSupport
import Testing

/// An indicator that takes a value as points, without a weight.
private func part(_ identifier: String, _ more: String = "") -> String {
  "{ id: \(identifier), measure: { table: { input: marks, value: \(identifier), lowest: 0, "
    + "highest: 100 } }\(more) }"
}

/// The composites of two values under a combination.
private func combined(
  _ combination: String, missing: String = "noScore", _ rows: [(String, String)]
) throws -> [String?] {
  let text = schemeText(
    "combine: \(combination)\n" + indicators([part("a"), part("b")]), missing: missing, places: 4)
  let names = rows.indices.map { "u\(100 + $0)" }
  var desk = RecordDesk(try scheme(text), roster(names))
  let lines = zip(names, rows).map { "\($0),\($1.0),\($1.1)\n" }.joined()
  try desk.readValues("marks", "subject,a,b\n" + lines)
  return desk.scored().compositeTexts(places: 0)
}

@Suite("How parts are combined")
struct CombinationTests {
  // 80 · 90 / 100 = 72; 33.33 · 33.33 / 100 = 11.108889, that is 11.1089.
  @Test(
    "A promise kept times satisfaction; the sum; the extremes; the mean (践诺 × 满意度)",
    arguments: [
      ("product", ["72", "11.1089", "0"]), ("sum", ["170", "66.66", "100"]),
      ("mean", ["85", "33.33", "50"]), ("lowest", ["80", "33.33", "0"]),
      ("highest", ["90", "33.33", "100"]),
    ])
  func combines(_ combination: String, _ expected: [String]) throws {
    #expect(
      try combined(combination, [("80", "90"), ("33.33", "33.33"), ("0", "100")]) == expected)
  }

  @Test(
    "A missing part takes the points away, counts as zero, or leaves the others",
    arguments: [
      ("sum", "noScore", nil), ("sum", "zero", "80"), ("product", "zero", "0"),
      ("mean", "renormalise", "80"), ("mean", "zero", "40"), ("lowest", "renormalise", "80"),
      ("lowest", "zero", "0"), ("highest", "noScore", nil),
    ] as [(String, String, String?)])
  func missing(_ combination: String, _ policy: String, _ expected: String?) throws {
    #expect(try combined(combination, missing: policy, [("80", "")]) == [expected])
  }

  @Test("A product of three is rounded once, as whole-number arithmetic says", arguments: [1, 2])
  func product(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let text = schemeText(
      "combine: product\n" + indicators([part("a"), part("b"), part("c")]), places: 4)
    let names = (0..<30).map { "u\(100 + $0)" }
    var desk = RecordDesk(try scheme(text), roster(names))
    let units = names.map { _ in
      (0..<3).map { _ in Int64.random(in: 0...1_000_000, using: &generator) }
    }
    let rows = zip(names, units).map { name, units in
      ([name] + units.map { decimalText($0, decimals: 4) }).joined(separator: ",") + "\n"
    }
    try desk.readValues("marks", "subject,a,b,c\n" + rows.joined())
    let expected = try units.map { units in
      let product = units.reduce(Int128(1)) { $0 * Int128($1) }
      let whole = Int128(1_000_000_000_000)
      return try Points(units: Int64((2 * product + whole) / (2 * whole))).text()
    }
    #expect(desk.scored().compositeTexts(places: 0) == expected)
  }

  // 80 · 110/100 = 88; 80 · 130/100 is kept to 1.2: 96; 80 · 30/100 to 0.5: 40; none counts as one.
  @Test("A ratio multiplies points within its bounds")
  func multiplies() throws {
    let ratio =
      ", multiplier: { of: b, per: 50, lowest: 0.5, highest: 1.2, missing: one }"
    let text = schemeText(
      "combine: lowest\n" + indicators([part("a", ratio), part("c"), part("b")]))

    var desk = RecordDesk(try scheme(text), roster(["u1", "u2", "u3", "u4"]))
    try desk.readValues(
      "marks", "subject,a,b,c\nu1,80,55,100\nu2,80,65,100\nu3,80,15,100\nu4,80,,100\n")
    let column = try #require(desk.scored().points(of: "a"))
    #expect((0..<4).map { column[$0]?.text() } == ["88", "96", "40", "80"])
  }

  @Test("Weights of parts that have none cannot be changed; those below them can")
  func reweighs() throws {
    let text = schemeText(
      "combine: sum\n"
        + indicators([
          part("a"),
          "{ id: g, indicators: [\(mark("x", "50")), \(mark("y", "50"))] }",
        ]))
    let scheme = try scheme(text)
    #expect(throws: WeightChangeError.self) {
      try scheme.reweighed([.init(target: "a", weight: try Weight(basisPoints: 100))])
    }
    let changed = try scheme.reweighed([.init(target: "x", weight: try Weight(basisPoints: 7000))])
    #expect(changed.root.leaves.map(\.weight.basisPoints) == [10_000, 7000, 3000])
    var desk = RecordDesk(scheme, roster(["u1"]))
    try desk.readValues("marks", "subject,a,x,y\nu1,10,80,60\n")
    let table = desk.measured()
    #expect(score(table, scheme).compositeTexts() == ["80.00"])
    #expect(score(table, changed).compositeTexts() == ["84.00"])
  }
}
