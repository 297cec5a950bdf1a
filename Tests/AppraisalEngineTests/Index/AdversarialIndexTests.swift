import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme
import Testing

@testable import AppraisalEngine

/// Columns that a careless office or an adversary might hand in, under every method of an index.
@Suite("Adversarial columns of composite indexes")
struct AdversarialIndexTests {
  static let columns: [[String]] = [
    ["1", "2", "4", "3", "6", "5"], ["5", "5", "5", "5", "5", "5"], ["", "", "", "", "", ""],
    ["", "", "3", "", "", ""], ["-3", "-1", "0", "2", "-7", "4"], ["0", "0", "0", "0", "0", "0"],
    ["1.7976931348623157e308", "-1.7976931348623157e308", "1", "2", "3", "4"],
    ["1.7e308", "1.6e308", "1.5e308", "1.7e308", "", "1e308"],
    ["5e-324", "1e-323", "0", "2e-323", "-0", "5e-324"],
    ["1", "1.0000000000000002", "1", "1", "1", "1"],
    ["1e-300", "1e300", "1", "1", "1", "1"], ["1", "1", "1", "2", "2", "2"],
    // One subject, and two.
    ["3"], ["", "1"], ["1e308", "-1e308"],
  ]

  static let normalise = [
    "method: value", "method: place, ties: average", "method: borda, ties: dense, within: 类别",
    "method: min-max, scale: { from: 0, to: 100 }, constant: missing",
    "method: min-max, scale: { from: 1, to: 100 }, constant: 50, within: 类别",
    "method: min-max, scale: { from: 0, to: 1 }, constant: refuse, bounds: { from: 0, to: 1e-300, caps: none }",
    "method: standard-score, centre: 0, spread: 1, divisor: sample, constant: refuse",
    "method: standard-score, centre: 0, spread: 1e300, divisor: population, constant: 0",
    "method: percentile, ties: competition, divisor: others, decimals: 4, constant: missing",
    "method: distance-to-target, target: 3, capped: true",
    "method: distance-to-reference, subject: s0, capped: false", "method: ratio-to-best",
    "method: goalposts, from: 1, to: 2, on: logarithm, caps: none, scale: { from: 0, to: 1 }",
    "method: around-reference, reference: mean, scale: { from: 70, to: 130 }, constant: refuse",
    "method: around-reference, reference: 1e308, scale: { from: 70, to: 130 }, constant: missing",
    "method: proportion, of: length", "method: proportion, of: sum",
    "method: proportion, of: largest",
  ]

  static let prepare = [
    "", ", impute: { method: mean, atLeast: 1 }", ", impute: { method: median, atLeast: 2 }",
    ", impute: { method: peer-mean, within: 类别, atLeast: 1 }",
    ", impute: { method: peer-median, within: 类别, atLeast: 2 }",
    ", impute: { method: sibling-mean, atLeast: 1 }",
    ", treat: { method: winsorise, count: 5, fraction: 50%, distinct: 3, skewness: 0.5, kurtosis: -2 }",
    ", treat: { method: logarithm, shift: one-percent, when: always }",
    ", treat: { method: logarithm, shift: mirrored, when: always }",
    ", treat: { method: logarithm, shift: plus-one, when: always }",
    ", treat: { method: box-cox, exponent: -5, when: always }",
    ", treat: { method: box-cox, exponent: 5, when: always }",
    ", treat: { method: winsorise-or-logarithm, count: 1, fraction: 20%, distinct: 3, skewness: 0.5, "
      + "kurtosis: -2, shift: one-percent }, impute: { method: mean, atLeast: 1 }",
  ]

  static let aggregates = [
    "arithmetic", "geometric", "harmonic", "{ method: power, exponent: 30 }",
    "{ method: power, exponent: -2.5 }", "{ method: topsis, scaling: vector }",
    "{ method: topsis, scaling: min-max }", "{ method: topsis, scaling: none }",
    "{ method: vikor, utility: 1/2 }", "{ method: weighted-borda, ties: none }",
    "{ method: mazziotta-pareto, penalty: added, divisor: sample }",
    "{ method: copeland, limit: 100 }",
  ]

  static let weights = [
    "equal", "standard-deviation", "entropy", "critic, correlation: pearson",
    "critic, correlation: spearman",
    "principal-component, rule: loadings, minimumShare: 30%, minimumRatio: 1.01", "importance",
  ]

  /// Computes the index of two columns, the second one turned round, beside a plain third.
  private func check(
    _ column: [String], _ normalise: String, _ prepare: String, _ aggregate: String,
    _ weights: String
  ) throws {
    let weight = weights == "importance" ? "weight: 1, " : ""
    let leaves = ["x", "y"].map {
      "{ id: \($0), \(weight)direction: \($0 == "x" ? "lower" : "higher"), "
        + "normalise: { \(normalise) }\(prepare) }"
    }
    let tree =
      "{ id: root, aggregate: \(aggregate), weights: { method: \(weights) }, of: [\(leaves[0]), "
      + "\(leaves[1]), { id: z, \(weight)direction: higher, normalise: { method: value } }] }"
    // What the linter refuses needs no computing.
    let rules =
      "strata: [类别]\nindicators: [{ id: i, weight: 100, measure: { index: { input: figures, factor: 1, "
      + "availability: any, tree: \(tree) } } }]\n"
    guard let scheme = try reading(of: schemeText(rules)).scheme else { return }
    let subjects = column.indices.map { "s\($0)" }
    var desk = RecordDesk(scheme, roster(subjects, strata: subjects.indices.map { ["\($0 % 2)"] }))
    let text =
      "id,x,y,z\n"
      + zip(subjects, zip(column, column.reversed())).enumerated().map { row, cells in
        "\(cells.0),\(cells.1.0),\(cells.1.1),\(row + 1)\n"
      }.joined()
    let (plan, roster) = (desk.plan, desk.records.roster)
    desk.records.numbers["figures"] = try desk.read("figures.csv", text) { source, log in
      readNumbers(
        source, options: TextOptions(), subject: "id",
        columns: plan.numbers(of: "figures", headers: [:]), missing: [], roster: roster, log: &log)
    }
    let table = desk.measured()
    let indexes = IndexResults(table, scheme)
    let points = try #require(score(table, scheme, indexes: indexes).points(of: "i"))
    let place = "\(column) \(tree)"
    // Either nobody has points and the problem is known, or those without have no score either.
    guard let outcome = indexes.outcome(of: "i") else {
      #expect(indexes.problems.count == 1, "\(place)")
      #expect(points.missing.allSatisfy { $0 == MissingReason.noIndex.rawValue }, "\(place)")
      return
    }
    for node in outcome.nodes {
      #expect(
        node.scores.allSatisfy { $0.isNaN || $0.isFinite }, "\(node.node.identifier) \(place)")
    }
    for (row, missing) in points.missing.enumerated() where missing == 0 {
      #expect(outcome.values[row].isFinite, "\(place)")
    }
  }

  @Test("No way to normalise, impute or treat gives anything but numbers, gaps and sentences")
  func preparing() throws {
    for column in Self.columns {
      for normalise in Self.normalise { try check(column, normalise, "", "arithmetic", "equal") }
      for prepare in Self.prepare.dropFirst() {
        for normalise in [Self.normalise[0], Self.normalise[3]] {
          try check(column, normalise, prepare, "arithmetic", "equal")
        }
      }
    }
  }

  @Test("No way to weigh or aggregate gives anything but numbers, gaps and sentences")
  func aggregating() throws {
    for column in Self.columns {
      for normalise in [Self.normalise[0], Self.normalise[3]] {
        for aggregate in Self.aggregates {
          try check(column, normalise, "", aggregate, "equal")
        }
        for weights in Self.weights.dropFirst() {
          try check(column, normalise, "", "arithmetic", weights)
        }
      }
    }
  }
}
