import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import AppraisalTestSupport
import Testing

/// An indicator that makes points of a value of the input `marks` by a rule.
private func ruled(
  _ identifier: String, weight: String? = "100", highest: Int = 100, _ rule: String
) -> String {
  let share = weight.map { "weight: \($0), " } ?? ""
  return "{ id: \(identifier), \(share)measure: { table: { input: marks, value: \(identifier), "
    + "lowest: 0, highest: \(highest) } }, points: { \(rule) } }"
}

/// The composites of values `a` under a rule, one subject per value; an empty value is missing.
private func points(
  _ values: [String], highest: Int = 100, places: Int = 4, strata: [String]? = nil, _ rule: String
) throws -> [String?] {
  let names = values.indices.map { "u\(100 + $0)" }
  let head = strata == nil ? "" : "strata: [类别]\n"
  let text = schemeText(head + indicators([ruled("a", highest: highest, rule)]), places: places)
  var desk = RecordDesk(
    try scheme(text), roster(names, strata: (strata ?? []).map { [$0] }))
  let rows = zip(names, values).map { "\($0),\($1)\n" }.joined()
  try desk.readValues("marks", "subject,a\n" + rows)
  return desk.scored().compositeTexts(places: 0)
}

@Suite("From values to points")
struct PointsRuleTests {
  // 80/96 · 600 = 500; 95/96 · 600 = 593.75; the best itself 600.
  @Test("Own value over the best, times 600")
  func ratio() throws {
    #expect(
      try points(["96", "80", "95", ""], "ratioToBest: { full: 600 }")
        == ["600", "500", "593.75", nil])
  }

  // 1/3 · 100 = 33.3333…, 2/3 · 100 = 66.6666… up to 66.6667; a half unit goes up.
  @Test("A ratio to the best is rounded half up, once")
  func ratioRounded() throws {
    #expect(
      try points(["3", "1", "2"], "ratioToBest: { full: 100 }") == ["100", "33.3333", "66.6667"])
    #expect(
      try points(["8", "1"], places: 0, "ratioToBest: { full: 100 }") == ["100", "13"])
  }

  // 73 of 100 for 20 points are 14.6; 1/3 of the way 6.6667, a half unit up; 110 brings 22, or 20 with
  // the cap.
  @Test("A mark out of 100 that counts 20 points, in proportion")
  func proportion() throws {
    let values = ["73", "33.3333", "110", ""]
    #expect(
      try points(values, highest: 120, "proportion: { full: 20, at: 100 }")
        == ["14.6", "6.6667", "22", nil])
    #expect(
      try points(values, highest: 120, "proportion: { full: 20, at: 100, most: 20 }")
        == ["14.6", "6.6667", "20", nil])
    // 99999 · 20 / 0.0001 is beyond all points.
    let text = schemeText(
      indicators([ruled("a", highest: 99_999, "proportion: { full: 20, at: 0.0001 }")]))
    #expect(try reading(of: text).faults.map(\.code) == ["proportion-without-end"])
  }

  @Test("Where the best is nothing, no ratio is made of it")
  func nothing() throws {
    #expect(try points(["0", "0"], "ratioToBest: { full: 600 }") == [nil, nil])
  }

  @Test("Inside strata each has its own best")
  func strata() throws {
    #expect(
      try points(
        ["90", "45", "50", "25"], strata: ["甲", "甲", "乙", "乙"],
        "ratioToBest: { full: 100, within: 类别 }") == ["100", "50", "100", "50"])
  }

  // Three leaders hand in places 1, 3 and 4 of the first subject: 200, 192, 188, in the mean 580/3.
  @Test("Places of several leaders, 200 for the first and 2 % less for each: 193.33")
  func vectorC() throws {
    let rule = "rank: { first: 200, step: 2%, lowest: 0, ties: shared, best: lowest }"
    let leaders = ["x", "y", "z"].map { ruled($0, weight: nil, rule) }
    var desk = RecordDesk(
      try scheme(schemeText("combine: mean\n" + indicators(leaders))),
      roster(["u1", "u2", "u3", "u4"]))
    try desk.readValues("marks", "subject,x,y,z\nu1,1,3,4\nu2,2,1,1\nu3,3,2,2\nu4,4,4,3\n")
    // u2: 196, 200, 200; u3: 192, 196, 196; u4: 188, 188, 192.
    #expect(desk.scored().compositeTexts() == ["193.33", "198.67", "194.67", "189.33"])
  }

  @Test(
    "Two on the second place share its points, or take the mean of the second and third",
    arguments: [("shared", ["200", "196", "196", "188"]), ("mean", ["200", "194", "194", "188"])])
  func ties(_ ties: String, _ expected: [String]) throws {
    #expect(
      try points(
        ["9", "8", "8", "7"], "rank: { first: 200, step: 4, lowest: 0, ties: \(ties) }")
        == expected)
  }

  @Test("A ladder gives the points of each place, and those beyond it the same")
  func ladder() throws {
    #expect(
      try points(
        ["70", "90", "60", "80"], "rankLadder: { places: [60, 57], beyond: 48, ties: shared }")
        == ["48", "60", "48", "57"])
  }

  // 92.5 is 2.5 short of 95: 100 − 2.5 · 0.2 = 99.5. From 95 on full marks; 0 would be 81.
  @Test("Full marks at 95 %, and 0.2 less for each per cent short")
  func slope() throws {
    #expect(
      try points(
        ["95", "92.5", "100", "0"],
        "thresholdSlope: { full: 100, at: 95%, perPercent: 0.2, lowest: 90 }")
        == ["100", "99.5", "100", "90"])
  }

  // Two of three completed are 66.66… per cent, 8.33… short of 75, which times 3 is exactly 25. The
  // rounded 66.6667 would give 75.0001.
  @Test("A rule goes by the exact ratio, not by its rounded points")
  func exactRatio() throws {
    let rule = "thresholdSlope: { full: 100, at: 75%, perPercent: 3, lowest: 0 }"
    let text = schemeText(
      indicators([
        "{ id: list, weight: 100, measure: { projects: { input: list, by: count, completed: [done], "
          + "open: [open], leftOut: [] } }, points: { \(rule) } }"
      ]), places: 4)
    var desk = RecordDesk(try scheme(text), roster(["u1"]))
    try desk.readProjects(
      "list", "id,subject,state,amount\n1,u1,done,1\n2,u1,done,1\n3,u1,open,1\n")
    #expect(desk.scored().compositeTexts(places: 0) == ["75"])
  }

  @Test("Steps include their bound")
  func steps() throws {
    #expect(
      try points(
        ["90", "89.9999", "60", "59"],
        "steps: { steps: [{ from: 90, points: 200 }, { from: 60, points: 170 }], below: 160 }")
        == ["200", "170", "170", "160"])
  }

  @Test("0.05 for each, up to 0.5")
  func perUnit() throws {
    #expect(
      try points(["0", "7", "10", "11"], "perUnit: { points: 0.05, most: 0.5 }")
        == ["0", "0.35", "0.5", "0.5"])
  }

  // The oracle compares every subject with every other, and divides with one more digit than is
  // kept; values are whole, so that the exact quotient is never within 10⁻⁴ of a half unit unless
  // it is one.
  @Test("Places and ratios are those that pairwise comparison gives", arguments: [3, 5, 8])
  func oracle(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let values = (0..<40).map { _ in Int.random(in: 1...30, using: &generator) }
    let texts = values.map { "\($0)" }
    let ranked = try points(texts, "rank: { first: 200, step: 4, lowest: 100, ties: mean }")
    let related = try points(texts, "ratioToBest: { full: 600 }")
    let best = try #require(values.max())
    for (position, value) in values.enumerated() {
      let above = values.count { $0 > value }
      let same = values.count { $0 == value }
      let sum = (0..<same).reduce(0) { $0 + max(200 - 4 * (above + $1), 100) }
      let mean = try Points(ratioOf: Int64(sum) * 10_000, to: Int64(same))
      #expect(ranked[position] == mean.text())
      let units = (2 * 6_000_000 * value + best) / (2 * best)
      #expect(related[position] == (try Points(units: Int64(units))).text())
    }
  }
}
