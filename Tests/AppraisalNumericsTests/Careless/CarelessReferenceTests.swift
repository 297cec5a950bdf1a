import AppraisalNumerics
import Testing

@Suite("Careless indices against the R package careless")
struct CarelessReferenceTests {
  /// The reference is printed with twelve significant digits.
  private static let tolerance = 1e-11

  @Test(
    "Every index of 2,436 sheets of 25 items",
    .enabled(if: GoldenAnswers.isPresent, GoldenAnswers.absence),
    arguments: [
      (CarelessIndex.longestRun, "longstr"), (.meanRun, "avgstr"), (.variability, "irv"),
      (.variabilityFirst, "irv1"), (.variabilityLast, "irv5"), (.evenOdd, "evenodd"),
      (.distance, "mahad"), (.synonyms, "psychsyn50"), (.guttmanErrors, "guttman"),
      (.personTotal, "person_total_r"),
    ])
  func agrees(index: CarelessIndex, column: String) throws {
    let answers = try GoldenAnswers.answers()
    let plan = try CarelessPlan(
      factors: GoldenAnswers.factors, reversed: GoldenAnswers.reversed,
      synonyms: itemPairs(in: answers, .synonyms(above: 0.5)), items: 25)
    let found = try #require(try CarelessTable(of: answers, plan: plan)[index])
    let expected = try GoldenAnswers.reference(column)
    try #require(found.count == 2436 && expected.count == 2436)
    for (sheet, pair) in zip(found, expected).enumerated() {
      let (value, reference) = pair
      #expect(value.isNaN == reference.isNaN, "sheet \(sheet)")
      guard !value.isNaN else { continue }
      #expect(abs(value - reference) <= Self.tolerance * max(1, abs(reference)), "sheet \(sheet)")
    }
  }

  @Test(
    "The six synonym pairs above .5",
    .enabled(if: GoldenAnswers.isPresent, GoldenAnswers.absence))
  func findsSynonyms() throws {
    let pairs = itemPairs(in: try GoldenAnswers.answers(), .synonyms(above: 0.5))
    #expect(
      pairs.map { [$0.later, $0.earlier] } == [
        [2, 1], [4, 2], [16, 15], [17, 15], [17, 16], [18, 17],
      ])
  }
}
