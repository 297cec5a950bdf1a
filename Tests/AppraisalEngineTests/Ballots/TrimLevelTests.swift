import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import AppraisalTestSupport
import Testing

private func ratings(_ group: String, _ rows: [[Int]]) -> [String] {
  rows.enumerated().flatMap { rater, marks in
    zip(["德", "绩"], marks).map { "p\(rater),\(group),u1,\($0),\($1)" }
  }
}

private func text(_ trim: String, panel: String = "", groups: [String] = ["jury"]) -> String {
  let weights = [1: ["100"], 3: ["30", "10", "60"]][groups.count] ?? []
  return panelText(
    "abstentions: leaveOut\nifUnmet: noScore\(panel)",
    groups: zip(groups, weights).map { "{ id: \($0), weight: \($1)\(trim) }" },
    items: ["德", "绩"].map { $0 }
  ).replacing("id: 德", with: "id: virtue").replacing("id: 绩", with: "id: results")
}

private let header = "rater,group,rated,item,answer"

@Suite("Levels of trimming")
struct TrimLevelTests {
  /// Four evaluators give (100, 60), (90, 90), (80, 80), (60, 100).
  ///
  /// By rating: virtue keeps 90 and 80, results 90 and 80: 85. By ballot: the totals are 160, 180,
  /// 160 and 160; 180 goes, and of the three at 160 the one with the lowest virtue, (60, 100): what
  /// stays is (100, 60) and (80, 80), 90 and 70, 80. Without: 82.50.
  @Test(
    "Single ratings and whole ballots at the ends give different results",
    arguments: [
      (", trim: { high: 1, low: 1, whenMoreThan: 3 }", "85.00"),
      (", trim: { high: 1, low: 1, whenMoreThan: 3, level: ballotTotal }", "80.00"),
      (", trim: { high: 1, low: 1, whenMoreThan: 4, level: ballotTotal }", "82.50"),
      ("", "82.50"),
    ])
  func levels(_ trim: String, _ expected: String) throws {
    let rows = ratings("jury", [[100, 60], [90, 90], [80, 80], [60, 100]])
    for rows in [rows, rows.reversed()] {
      let desk = try BallotDesk(text(trim), roster(["u1"]), header: header, rows)
      #expect(desk.composites() == [expected])
    }
  }

  @Test("Ballots left out are still valid ratings, and are counted as left out")
  func counts() throws {
    let trim = ", minimumValid: 4, trim: { high: 1, low: 1, whenMoreThan: 3, level: ballotTotal }"
    let rows = ratings("jury", [[100, 60], [90, 90], [80, 80], [60, 100]])
    let desk = try BallotDesk(text(trim), roster(["u1"]), header: header, rows)
    #expect(try desk.table.detail(.valid, "virtue", "jury") == [4])
    #expect(try desk.table.detail(.trimmed, "virtue", "jury") == [2])
    #expect(try desk.table.detail(.untrimmed, "virtue", "jury") == [330 * 10_000])
  }

  /// Means of the groups are 95, 70 and 80: the highest and lowest go, 80 stays.
  @Test("The groups with the highest and lowest mean are left out")
  func groups() throws {
    let panel = "\ntrim: { high: 1, low: 1, whenMoreThan: 2, level: group }"
    let rows =
      ratings("a", [[95, 95]]) + ratings("b", [[70, 70]]) + ratings("c", [[80, 80]])
    let desk = try BallotDesk(
      text("", panel: panel, groups: ["a", "b", "c"]), roster(["u1"]), header: header, rows)
    #expect(desk.composites() == ["80.00"])
    let two = try BallotDesk(
      text("", panel: panel, groups: ["a", "b", "c"]).replacing("noScore", with: "renormalise"),
      roster(["u1"]), header: header, Array(rows.prefix(4)))
    // Two groups are not more than two: (30 · 95 + 10 · 70) / 40 = 88.75.
    #expect(two.composites() == ["88.75"])
  }

  /// A tenth of 12 is 1.2: one goes at each end when rounded down, two when rounded up.
  @Test(
    "A share at each end is made a whole number",
    arguments: [("floor", 1), ("halfUp", 1), ("ceiling", 2)])
  func shares(_ rounding: String, _ number: Int) throws {
    let marks = [3, 17, 20, 41, 55, 60, 61, 77, 80, 90, 98, 100]
    let kept = marks.dropFirst(number).dropLast(number)
    let trim = ", trim: { share: 10%, rounding: \(rounding), whenMoreThan: 5 }"
    let desk = try BallotDesk(
      text(trim), roster(["u1"]), header: header, ratings("jury", marks.map { [$0, $0] }))
    let sum = Int64(kept.reduce(0, +)) * 100
    let expected = try Points(units: halfUpQuotient(sum, Int64(kept.count)) * 100)
    #expect(desk.composites() == [expected.text(places: 2)])
  }

  /// Random ballots against the definition: all ballots of a subject sorted by total, then by item.
  @Test("Whole ballots are left out as by hand", arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func matchesOracle(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 3...14, using: &random)
    let marks = (0..<count).map { _ in
      (0..<2).map { _ in Int.random(in: 70...74, using: &random) }
    }
    let trim = ", trim: { high: 2, low: 1, whenMoreThan: 4, level: ballotTotal }"
    let desk = try BallotDesk(
      text(trim), roster(["u1"]), header: header,
      ratings("jury", marks).shuffled(using: &random))
    let ascending = marks.sorted { ($0[0] + $0[1], $0[0]) < ($1[0] + $1[1], $1[0]) }
    let kept = count > 4 ? Array(ascending.dropFirst(1).dropLast(2)) : ascending
    let means = (0..<2).map { item in
      halfUpQuotient(Int64(kept.reduce(0) { $0 + $1[item] }) * 10_000, Int64(kept.count))
    }
    let expected = try Points(units: halfUpQuotient(means[0] + means[1], 200) * 100)
    #expect(desk.composites() == [expected.text(places: 2)], "seed \(seed)")
  }

  /// Ballots of few different totals, of which many are equal at the cut, against the stated rule: by
  /// the mean, then item by item in the order of the scheme, an item not rated below every rating.
  @Test(
    "Equal totals at the cut: the stated order decides, not rows and not raters",
    arguments: 1...12 as ClosedRange<UInt64>)
  func equalTotals(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let ballots = (0..<9).map { _ in
      ["a", "b", "c"].map { _ in [nil, 60, 70, 80].randomElement(using: &random) ?? nil }
    }.filter { $0.contains { $0 != nil } }
    let kept = Self.ascending(ballots).dropFirst(2).dropLast(1)
    let expected = (0..<3).map { item in kept.reduce(0) { $0 + ($1[item] ?? 0) * 10_000 } }
    let trim = ", trim: { high: 1, low: 2, whenMoreThan: 3, level: ballotTotal }"
    for _ in 0..<4 {
      let numbers = ballots.indices.shuffled(using: &random)
      let rows = zip(numbers, ballots).flatMap { rater, marks in
        zip(["a", "b", "c"], marks).map { item, mark in
          "p\(rater),jury,u1,\(item),\(mark.map(String.init) ?? "(空)")"
        }
      }
      let desk = try BallotDesk(
        panelText(
          "abstentions: leaveOut\nifUnmet: renormalise",
          groups: ["{ id: jury, weight: 100\(trim) }"], items: ["a", "b", "c"]),
        roster(["u1"]), header: header, rows.shuffled(using: &random))
      let sums = try ["a", "b", "c"].map { try desk.table.detail(.numerator, $0, "jury") }
      #expect(sums == expected.map { [Int64($0)] }, "seed \(seed)")
    }
  }

  /// By mean `s/n`, compared as `s·m < t·n`; then by the marks, -1 for an item that is not rated.
  private static func ascending(_ ballots: [[Int?]]) -> [[Int?]] {
    ballots.sorted { left, right in
      let (first, second) = (left.compactMap(\.self), right.compactMap(\.self))
      let (one, other) = (
        first.reduce(0, +) * second.count, second.reduce(0, +) * first.count
      )
      guard one == other else { return one < other }
      return left.map { $0 ?? -1 }.lexicographicallyPrecedes(right.map { $0 ?? -1 })
    }
  }

  /// Two of four are deputies, and half must be: the ballot that is left out is a valid one, whichever
  /// of the two equal ones at the top it is.
  @Test("A ballot left out still belongs to its kind", arguments: [false, true])
  func composition(_ isReversed: Bool) throws {
    let group = """
      { id: jury, weight: 100, kinds: [{ id: deputy }, { id: resident }], \
      composition: [{ kind: deputy, atLeast: 50% }], \
      trim: { high: 1, low: 0, whenMoreThan: 3, level: ballotTotal } }
      """
    let rows = [
      "p0,deputy,u1,a,90", "p1,resident,u1,a,90", "p2,deputy,u1,a,80", "p3,resident,u1,a,70",
    ]
    let desk = try BallotDesk(
      panelText(
        "abstentions: leaveOut\nifUnmet: noScore", groups: [group], items: ["a"]),
      roster(["u1"]), header: header, isReversed ? rows.reversed() : rows)
    // (90 + 80 + 70) / 3.
    #expect(desk.composites() == ["80.00"])
    #expect(try desk.table.detail(.kind(0), "a", "jury") == [2])
  }

  @Test(
    "A trim that could leave nothing, or stands at the wrong level, is refused",
    arguments: [
      (", trim: { high: 3, low: 3, whenMoreThan: 5 }", "trim-leaves-nothing"),
      (", trim: { share: 30%, rounding: floor, whenMoreThan: 50 }", "trim-leaves-nothing"),
      (", trim: { share: 25%, rounding: ceiling, whenMoreThan: 1 }", "trim-leaves-nothing"),
      (", trim: { share: 10%, whenMoreThan: 5 }", "trim-amount"),
      (", trim: { high: 1, share: 10%, rounding: floor, whenMoreThan: 5 }", "trim-amount"),
      (", trim: { high: 1, low: 1, whenMoreThan: 5, level: group }", "trim-level"),
    ])
  func refuses(_ trim: String, _ code: String) throws {
    #expect(try reading(of: text(trim)).faults.map(\.code) == [code])
  }
}
