import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme
import Testing

@testable import AppraisalEngine

@Suite("Composite indexes")
struct IndexTests {
  /// A desk with one index, from its tree and the text of its numbers.
  private func desk(
    _ tree: String, _ numbers: String, factor: String = "1", availability: String = "any",
    strata: [String] = [], stage: String = "final", places: Int = 2
  ) throws -> RecordDesk {
    let rules =
      (strata.isEmpty ? "" : "strata: [类别]\n")
      + "indicators:\n  - id: i\n    weight: 100\n    measure:\n      index:\n"
      + "        input: figures\n        factor: \(factor)\n        availability: \(availability)\n"
      + "        tree: \(tree)\n"
    let scheme = try scheme(schemeText(rules, places: places, stage: stage))
    let subjects = numbers.split(separator: "\n").dropFirst().map {
      String($0.prefix { $0 != "," })
    }
    var desk = RecordDesk(scheme, roster(subjects, strata: strata.map { [$0] }))
    let (plan, roster) = (desk.plan, desk.records.roster)
    desk.records.numbers["figures"] = try desk.read("figures.csv", numbers) { source, log in
      readNumbers(
        source, options: TextOptions(), subject: "id",
        columns: plan.numbers(of: "figures", headers: [:]), missing: [], roster: roster, log: &log)
    }
    return desk
  }

  private func points(_ desk: RecordDesk) throws -> [String?] {
    let column = try #require(desk.scored().points(of: "i"))
    return (0..<column.count).map { column[$0]?.text() }
  }

  private func reasons(_ desk: RecordDesk) throws -> [MissingReason?] {
    try #require(desk.scored().points(of: "i")).missing.map { MissingReason(rawValue: $0) }
  }

  private static let minMax = "method: min-max, scale: { from: 0, to: 100 }, constant: refuse"

  private func tree(_ normalise: String, direction: String = "higher") -> String {
    "{ id: root, aggregate: arithmetic, of: "
      + "[{ id: x, weight: 1, direction: \(direction), normalise: { \(normalise) } }] }"
  }

  @Test("The numbers of the table are those read, bit by bit, and missing ones have their reason")
  func columns() throws {
    let table = try desk(tree("method: value"), "id,x\na,0.1\nb,\nc,-1.5e-300\n").measured()
    let column = try #require(table.column(.index("i", column: "x")))
    #expect(
      column.details[.bits]?.map { UInt64(bitPattern: $0) } == [
        (0.1 as Double).bitPattern, 0, (-1.5e-300 as Double).bitPattern,
      ])
    #expect(column.points.missing == [0, MissingReason.notHandedIn.rawValue, 0])
    #expect(Detail.named(Detail.bits.name) == .bits)
  }

  /// Products with a power of two below are exact in integers, which is what is rounded.
  @Test("Points are the exact product rounded half up once, away from zero")
  func rounding() {
    for (numerator, shift) in [(1, 1), (-1, 1), (3, 2), (5, 3), (12_345, 7), (-99_999, 10)] {
      let value = Double(numerator) / Double(1 << shift)
      for factor in [1, 3, 10_000, 1_000_000] as [Int64] {
        for rounding in [Rounding.unit, try? Rounding(places: 2)].compactMap(\.self) {
          let divisor = Int64(1 << shift) * rounding.step
          let expected = halfUpQuotient(Int64(numerator) * factor, divisor) * rounding.step
          #expect(
            pointUnits(value, factor: factor, rounding: rounding).map { Int64($0) } == expected,
            "\(value) · \(factor)")
        }
      }
    }
    #expect(pointUnits(.leastNonzeroMagnitude, factor: 1, rounding: .unit) == 0)
    #expect(pointUnits(-.leastNonzeroMagnitude, factor: 100_000_000_000, rounding: .unit) == 0)
    #expect(pointUnits(100_000, factor: 10_000, rounding: .unit) == 1_000_000_000)
    #expect(pointUnits(100_000.1, factor: 10_000, rounding: .unit) == nil)
    #expect(pointUnits(.greatestFiniteMagnitude, factor: 1, rounding: .unit) == nil)
  }

  @Test("Where the scheme rounds at every level, the index is rounded once to those places")
  func everyLevel() throws {
    let text = "id,x\na,0.125\nb,0.1249\n"
    #expect(
      try points(desk(tree("method: value"), text, stage: "everyLevel")) == ["0.13", "0.12"])
    #expect(try points(desk(tree("method: value"), text)) == ["0.125", "0.1249"])
  }

  @Test("Less is better turns every method round")
  func direction() throws {
    let text = "id,x\na,1\nb,2\nc,4\n"
    for (method, expected) in [
      (Self.minMax, ["100", "66.6667", "0"]), ("method: value", ["-1", "-2", "-4"]),
      ("method: borda, ties: competition", ["2", "1", "0"]),
      ("method: ratio-to-best", ["1", "0.5", "0.25"]),
      ("method: distance-to-target, target: 0, capped: true", ["0.75", "0.5", "0"]),
      ("method: distance-to-reference, subject: b, capped: false", ["1.5", "1", "0"]),
      (
        "method: standard-score, centre: 50, spread: 10, divisor: sample, constant: 50",
        // Mean 7/3, variance 7/3: 50 + 10 · (7/3 − x) / √(7/3).
        ["58.7287", "52.1822", "39.0891"]
      ),
    ] {
      #expect(try points(desk(tree(method, direction: "lower"), text)) == expected, "\(method)")
    }
  }

  @Test("Bounds of an earlier year stay where they are, whatever the values do")
  func frozen() throws {
    let text = "id,x\na,1\nb,2\nc,4\n"
    for (method, expected) in [
      (Self.minMax + ", bounds: { from: 0, to: 3, caps: both }", ["33.3333", "66.6667", "100"]),
      (
        Self.minMax + ", bounds: { from: 0, to: 3, caps: none }",
        ["33.3333", "66.6667", "133.3333"]
      ),
      (
        "method: standard-score, centre: 0, spread: 1, divisor: sample, constant: 0, "
          + "bounds: { mean: 2, deviation: 4 }", ["-0.25", "0", "0.5"]
      ), ("method: ratio-to-best, best: 8", ["0.125", "0.25", "0.5"]),
      ("method: distance-to-target, target: 4, capped: true, worst: 0", ["0.25", "0.5", "1"]),
    ] {
      #expect(try points(desk(tree(method), text)) == expected, "\(method)")
    }
  }

  @Test("Inside strata, subjects are compared with their own kind alone")
  func strata() throws {
    let text = "id,x\na,1\nb,3\nc,10\nd,20\n"
    #expect(
      try points(
        desk(tree(Self.minMax + ", within: 类别"), text, strata: ["甲", "甲", "乙", "乙"]))
        == ["0", "100", "0", "100"])
    let outcome = try desk(
      tree(Self.minMax + ", within: 类别"), text, strata: ["甲", "甲", "乙", "乙"])
    let leaf = try #require(outcome.scheme.indexLeaves.first)
    let found = try evaluateIndex(leaf, outcome.measured(), outcome.scheme)
    #expect(Set(found.nodes[1].preparation?.groups ?? []) == ["甲", "乙"])
  }

  @Test("Availability counts children; below it there is no score, and the reason says which")
  func availability() throws {
    let tree =
      "{ id: root, aggregate: arithmetic, of: ["
      + ["x", "y", "z"].map {
        "{ id: \($0), weight: 1, direction: higher, normalise: { method: value } }"
      }
      .joined(separator: ", ") + "] }"
    let text = "id,x,y,z\na,1,2,6\nb,1,2,\nc,1,,\nd,,,\n"
    #expect(
      try points(desk(tree, text, availability: "2/3")) == ["3", "1.5", nil, nil])
    #expect(
      try reasons(desk(tree, text, availability: "2/3"))
        == [nil, nil, .partMissing, .notHandedIn])
    #expect(try points(desk(tree, text, availability: "all")) == ["3", nil, nil, nil])
    #expect(try points(desk(tree, text)) == ["3", "1.5", "1", nil])
  }

  @Test("Every aggregate of two children, by hand")
  func aggregates() throws {
    let text = "id,x,y\na,4,1\nb,1,4\nc,2,2\n"
    func tree(_ aggregate: String, isWeighed: Bool) -> String {
      let weights = isWeighed ? ["weight: 3, ", "weight: 1, "] : ["", ""]
      return "{ id: root, aggregate: \(aggregate), of: "
        + "[{ id: x, \(weights[0])direction: higher, normalise: { method: value } }, "
        + "{ id: y, \(weights[1])direction: higher, normalise: { method: value } }] }"
    }
    for (aggregate, expected) in [
      ("arithmetic", ["3.25", "1.75", "2"]), ("geometric", ["2.8284", "1.4142", "2"]),
      ("harmonic", ["2.2857", "1.2308", "2"]),
      // √((3·16 + 1) / 4), √((3 + 16) / 4)
      ("{ method: power, exponent: 2 }", ["3.5", "2.1794", "2"]),
      // μ − σ²/μ: 3.25 − 1.6875/3.25, 1.75 − 1.6875/1.75
      (
        "{ method: mazziotta-pareto, penalty: subtracted, divisor: population }",
        ["2.7308", "0.7857", "2"]
      ),
      // b: x beaten by a and c; y the other way round. ¾·(2,0,1)/2 + ¼·(0,2,1)/2
      ("{ method: weighted-borda, ties: halves }", ["0.75", "0.25", "0.5"]),
      ("{ method: copeland, limit: 3 }", ["2", "-2", "0"]),
    ] {
      #expect(try points(desk(tree(aggregate, isWeighed: true), text)) == expected, "\(aggregate)")
    }
    for (aggregate, expected) in [
      ("product", ["4", "4", "4"]), ("minimum", ["1", "1", "2"]), ("maximum", ["4", "4", "2"]),
    ] {
      #expect(try points(desk(tree(aggregate, isWeighed: false), text)) == expected, "\(aggregate)")
    }
  }

  @Test("What cannot be computed names node and kind, and nobody gets points")
  func problems() throws {
    func problem(_ tree: String, _ text: String) throws -> IndexProblem.Kind? {
      let desk = try desk(tree, text)
      #expect(try reasons(desk).allSatisfy { $0 == .noIndex })
      return IndexResults(desk.measured(), desk.scheme).problems.first?.kind
    }
    #expect(
      try problem(tree(Self.minMax), "id,x\na,5\nb,5\n")
        == .normalisation(.constantColumn(group: 0), groups: []))
    #expect(
      try problem(tree(Self.minMax), "id,x\na,5\n")
        == .normalisation(.constantColumn(group: 0), groups: []))
    #expect(
      try problem(
        tree("method: distance-to-reference, subject: z, capped: true"), "id,x\na,5\nb,6\n")
        == .unknownReference("z"))
    let geometric =
      "{ id: root, aggregate: geometric, of: "
      + "[{ id: x, weight: 1, direction: higher, normalise: { method: value } }] }"
    guard
      case .aggregation(.outsideDomain(_, let row, let column, let value))? =
        try problem(geometric, "id,x\na,5\nb,-6\n")
    else {
      Issue.record("a geometric mean of a negative number")
      return
    }
    #expect((row, column) == (1, 0) && value == -6)
    let entropy =
      "{ id: root, aggregate: arithmetic, weights: { method: entropy }, of: "
      + "[{ id: x, direction: higher, normalise: { method: value } }] }"
    #expect(
      try problem(entropy, "id,x\na,5\nb,-6\n") == .weighting(.negative(row: 1, column: 0)))
  }

  @Test("A constant column that is to be missing has no say")
  func constant() throws {
    let tree =
      "{ id: root, aggregate: arithmetic, of: [{ id: x, weight: 9, direction: higher, normalise: { method: "
      + "min-max, scale: { from: 0, to: 1 }, constant: missing } }, "
      + "{ id: y, weight: 1, direction: higher, normalise: { method: value } }] }"
    #expect(try points(desk(tree, "id,x,y\na,5,1\nb,5,2\n")) == ["1", "2"])
  }

  @Test("Adversarial columns crash nothing, under any method")
  func adversarial() throws {
    let methods = [
      Self.minMax, "method: value", "method: place, ties: average",
      "method: percentile, ties: competition, divisor: highest, decimals: 4, constant: missing",
      "method: ratio-to-best", "method: distance-to-target, target: 3, capped: true",
      "method: standard-score, centre: 0, spread: 1, divisor: sample, constant: refuse",
      "method: goalposts, from: 1, to: 2, on: logarithm, caps: none, scale: { from: 0, to: 1 }",
    ]
    let columns = [
      ["1", "1", "1"], ["", "", ""], ["1.7976931348623157e308", "-1.7976931348623157e308", "0"],
      ["5e-324", "0", "-5e-324"], ["0", "0", "1"], ["1", "", ""], ["-1", "-2", "-3"],
      ["1e16", "10000000000000002", "1e16"],
    ]
    let aggregates = [
      "arithmetic", "geometric", "harmonic", "{ method: topsis, scaling: vector }",
      "{ method: vikor, utility: 1/2 }", "{ method: weighted-borda, ties: none }",
      "{ method: mazziotta-pareto, penalty: added, divisor: sample }",
    ]
    for method in methods {
      for aggregate in aggregates {
        let tree =
          "{ id: root, aggregate: \(aggregate), weights: { method: equal }, of: "
          + "[{ id: x, direction: lower, normalise: { \(method) } }, "
          + "{ id: y, direction: higher, normalise: { method: value } }] }"
        // What the linter refuses needs no computing.
        guard
          try reading(
            of: schemeText(
              "indicators: [{ id: i, weight: 100, measure: { index: { input: figures, factor: 1, "
                + "availability: any, tree: \(tree) } } }]\n")
          ).scheme != nil
        else { continue }
        for column in columns {
          let text =
            "id,x,y\n" + zip(["a", "b", "c"], column).map { "\($0),\($1),1\n" }.joined()
          let desk = try desk(tree, text)
          let standings = desk.scored()
          let problems = IndexResults(desk.measured(), desk.scheme).problems
          let column = try #require(standings.points(of: "i"))
          #expect(
            problems.isEmpty
              || column.missing.allSatisfy { $0 == MissingReason.noIndex.rawValue })
        }
      }
    }
  }

  @Test("Changes are listed with their effect on places")
  func changes() throws {
    let tree =
      "{ id: root, aggregate: arithmetic, of: [{ id: x, weight: 1, direction: higher, "
      + "normalise: { method: value }, treat: { method: winsorise, count: 1, fraction: 10%, distinct: 10, "
      + "skewness: 2, kurtosis: 3.5 }, impute: { method: median, atLeast: 3 } }] }"
    // COINr's example: 1…10, 30, 100 passes once 100 is pulled in to 30.
    let values = (1...10).map { "\($0)" } + ["30", "100", ""]
    let text = "id,x\n" + values.enumerated().map { "s\($0),\($1)\n" }.joined()
    let desk = try desk(tree, text)
    let leaf = try #require(desk.scheme.indexLeaves.first)
    let table = desk.measured()
    let changes = indexChanges(
      leaf, try evaluateIndex(leaf, table, desk.scheme), table, desk.scheme)
    // Rows stand in the order of the identifiers: s0, s1, s10, s11, s12, s2, …
    #expect(changes.map(\.row) == [3, 4])
    #expect(changes.map(\.isImputed) == [false, true])
    #expect(changes.map(\.after) == [30, 6.5])
    #expect(changes[1].before.isNaN && changes[1].placeBefore == 0)
    #expect(changes[0].placeBefore == 1 && changes[0].placeAfter == 1)
    // Without its treatment s11 stood first alone; now it shares the place.
    #expect(changes[0].indexPlaceBefore == 1 && changes[0].indexPlaceAfter == 1)
    #expect(changes[1].indexPlaceBefore == 0 && changes[1].indexPlaceAfter == 7)
  }
}
