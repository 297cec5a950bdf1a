import AppraisalNumerics
import Testing

@testable import AppraisalScheme

@Suite("What is found wrong with an index before a value is read")
struct IndexLintTests {
  private static let minMax = "{ method: min-max, scale: { from: 0, to: 1 }, constant: refuse }"
  private static let raised = "{ method: min-max, scale: { from: 1, to: 2 }, constant: refuse }"

  /// The codes of a scheme with a tree of one level, in the order of the text.
  private func codes(_ leaves: [String], more: String = "") throws -> [String] {
    try codes("aggregate: arithmetic", leaves, more: more)
  }

  private func codes(
    _ head: String, _ leaves: [String], more: String = ""
  ) throws -> [String] {
    let list = leaves.map { "            - \($0)\n" }.joined()
    let text = """
      schema: pingyi-scheme/1
      id: x
      title: x
      period: 2025
      subjects: 社区
      strata: [类别]
      indicators:
        - id: i
          weight: 100
          measure:
            index:
              input: figures
              factor: 100
              availability: any
              normalise: \(Self.minMax)
      \(more.isEmpty ? "" : "        \(more)\n")\
              tree:
                id: root
                \(head)
                of:
      \(list)missing: noScore
      rounding: { places: 2, mode: halfUp, stage: final }

      """
    return try schemeReading(text).faults.map(\.code)
  }

  private let a = "{ id: a, weight: 1, direction: higher }"
  private let b = "{ id: b, weight: 1, direction: lower }"
  private let plain = ["{ id: a, direction: higher }", "{ id: b, direction: lower }"]

  @Test("A sound tree has no fault")
  func sound() throws { #expect(try codes([a, b]) == []) }

  @Test("Weights stand exactly where they have a say")
  func weights() throws {
    #expect(try codes([a, "{ id: b, direction: lower }"]) == ["missing-key"])
    #expect(try codes("aggregate: product", [a, b]) == ["weight-unused", "weight-unused"])
    #expect(try codes("aggregate: minimum", ["{ id: a, direction: higher }"]) == [])
    #expect(
      try codes("aggregate: arithmetic\n          weights: { method: equal }", [a, b])
        == ["weight-unused", "weight-unused"])
    #expect(
      try codes("aggregate: maximum\n          weights: { method: equal }", plain)
        == ["weights-unused"])
    #expect(
      try codes([
        "{ id: a, weight: 0, direction: higher }", "{ id: b, weight: 0, direction: lower }",
      ])
        == ["weights-vanish"])
    #expect(try codes(["{ id: a, weight: -1, direction: higher }"]).contains("out-of-range"))
  }

  @Test("A mean that has no value at zero is refused where the worst subject must get zero")
  func domain() throws {
    #expect(
      try codes("aggregate: geometric", [a, b]) == ["score-outside-domain", "score-outside-domain"])
    let raised = "{ id: a, weight: 1, direction: higher, normalise: \(Self.raised) }"
    #expect(try codes("aggregate: harmonic", [raised]) == [])
    let open =
      "{ id: a, weight: 1, direction: higher, normalise: { method: goalposts, from: 0, to: 9, "
      + "on: value, caps: best, scale: { from: 0, to: 1 } } }"
    #expect(try codes("aggregate: geometric", [open]) == ["score-may-leave-domain"])
    let z =
      "{ id: a, weight: 1, direction: higher, normalise: { method: standard-score, centre: 0, "
      + "spread: 1, divisor: sample, constant: 0 } }"
    #expect(try codes("aggregate: harmonic", [z]) == ["score-may-leave-domain"])
    #expect(try codes("aggregate: { method: power, exponent: 2 }", [a]) == [])
  }

  @Test("Identifiers are unique, and names refer to something")
  func names() throws {
    #expect(try codes([a, a]) == ["identifier-repeated"])
    let within =
      "{ id: a, weight: 1, direction: higher, impute: { method: peer-mean, within: 片区, atLeast: 1 } }"
    #expect(try codes([within]) == ["unknown-stratum"])
    #expect(
      try codes(
        "aggregate: arithmetic\n          weights: { method: pairs, randomIndex: saaty, consistency: 0.1, "
          + "people: [{ who: 甲, comparisons: [{ of: a, over: c, times: 2 }] }] }", plain)
        == ["unknown-child"])
    #expect(
      try codes(
        "aggregate: arithmetic\n          weights: { method: pairs, randomIndex: saaty, consistency: 0.1, "
          + "people: [{ who: 甲, comparisons: [] }] }", plain) == ["pair-missing"])
    #expect(
      try codes(
        "aggregate: arithmetic\n          weights: { method: budget, budget: 100, "
          + "people: [{ who: 甲, points: { a: 60, b: 30 } }] }", plain) == ["budget-not-spent"])
  }

  /// Three items, each twice the next round the ring: the principal eigenvalue of the matrix is 3.5,
  /// since every row sums to 1 + 2 + ½, so CI = 0.25 and CR = 0.25 / 0.58.
  @Test("Comparisons that contradict each other are warned of")
  func consistency() throws {
    let ring =
      "[{ of: a, over: b, times: 2 }, { of: b, over: c, times: 2 }, { of: c, over: a, times: 2 }]"
    #expect(
      try codes(
        "aggregate: arithmetic\n          weights: { method: pairs, randomIndex: saaty, consistency: 0.1, "
          + "people: [{ who: 甲, comparisons: \(ring) }] }",
        plain + ["{ id: c, direction: higher }"]) == ["comparisons-inconsistent"])
  }

  @Test("Keys stand where they belong")
  func places() throws {
    #expect(try codes("aggregate: arithmetic\n          column: x", [a]) == ["key-out-of-place"])
    #expect(
      try codes(["{ id: a, weight: 1, direction: higher, aggregate: arithmetic }"])
        == ["key-out-of-place"])
    #expect(try codes("title: t", [a]) == ["missing-key"])
    #expect(try codes("aggregate: median", [a]) == ["not-a-choice"])
    #expect(try codes("aggregate: { method: power, exponent: 0 }", [a]) == ["out-of-range"])
    #expect(
      try codes("aggregate: { method: topsis, scaling: vector }\n          availability: any", [a])
        == ["availability-unused"])
  }

  @Test("A logarithm is neither imputed nor treated; frozen bounds are stated once for all")
  func combinations() throws {
    let logarithm =
      "{ method: goalposts, from: 100, to: 75000, on: logarithm, caps: best, scale: { from: 0, to: 1 } }"
    #expect(
      try codes(
        ["{ id: a, weight: 1, direction: higher, normalise: \(logarithm) }"],
        more: "impute: { method: mean, atLeast: 1 }") == ["logarithm-of-treated"])
    let both =
      "{ method: min-max, scale: { from: 0, to: 1 }, constant: refuse, within: 类别, "
      + "bounds: { from: 0, to: 1, caps: both } }"
    #expect(
      try codes(["{ id: a, weight: 1, direction: higher, normalise: \(both) }"])
        == ["keys-exclude-each-other"])
    let ofGroups = "boundsOf: { 老城: { from: 0, to: 1, caps: both } }"
    let start = "{ method: min-max, scale: { from: 0, to: 1 }, constant: refuse, "
    func ruleCodes(_ rule: String) throws -> [String] {
      try codes(["{ id: a, weight: 1, direction: higher, normalise: \(rule) }"])
    }
    #expect(try ruleCodes(start + "within: 类别, \(ofGroups) }") == [])
    #expect(try ruleCodes(start + "\(ofGroups) }") == ["keys-exclude-each-other"])
    #expect(
      try ruleCodes(start + "within: 类别, bounds: { from: 0, to: 1, caps: both }, \(ofGroups) }")
        == ["keys-exclude-each-other"])
    #expect(try ruleCodes(start + "within: 类别, boundsOf: [1] }") == ["not-a-mapping"])
    #expect(
      try ruleCodes(start + "within: 类别, boundsOf: { 老城: { from: 2, to: 1, caps: both } } }")
        == ["scale-range"])
  }

  @Test("What is screened out or divided by is stated with leaves and the index only")
  func screening() throws {
    #expect(
      try codes(["{ id: a, weight: 1, direction: higher, per: 人口 }"], more: "screen: 90%") == [])
    #expect(try codes([a], more: "screen: 120%").isEmpty == false)
    #expect(
      try codes([
        "{ id: n, weight: 1, per: 人口, aggregate: maximum, of: [{ id: a, direction: higher }] }"
      ])
        == ["key-out-of-place"])
  }

  @Test("The range of an index is known where its parts have ends")
  func range() throws {
    let scheme = try #require(try schemeReading(indexScheme).scheme)
    let ranges = scheme.root.leaves.map { leaf -> ClosedRange<Points>? in
      guard case .index(let index)? = leaf.measure else { return nil }
      return index.range
    }
    // Scores of 1 to 100, times 0.5.
    #expect(ranges[0].map { [$0.lowerBound.units, $0.upperBound.units] } == [5_000, 500_000])
    // A Borda score lies between 0 and 1, whatever its parts are.
    #expect(ranges[1].map { [$0.lowerBound.units, $0.upperBound.units] } == [0, 10_000])
  }
}
