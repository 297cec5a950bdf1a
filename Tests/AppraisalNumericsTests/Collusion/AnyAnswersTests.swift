import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Any answers whatever")
struct AnyAnswersTests {
  /// Few sheets, few items, many gaps, few values: most correlations, variances and classes are
  /// degenerate.
  private func answers(_ seed: UInt64) throws -> AnswerMatrix {
    var random = SeededGenerator(seed: seed)
    let items = Int.random(in: 1...6, using: &random)
    let scale = [Int8(1)...5, 0...1, -127...0, -1...126].randomElement(using: &random) ?? 1...5
    let values = Int8(clamping: Int.random(in: 0...127, using: &random))
    let highest = min(scale.upperBound, scale.lowerBound.addingReportingOverflow(values).0)
    let used = scale.lowerBound...max(scale.lowerBound, highest)
    let gaps = Int.random(in: 1...8, using: &random)
    return try AnswerMatrix(
      rowMajor: (0..<items * Int.random(in: 0...14, using: &random)).map { _ in
        Int.random(in: 0..<gaps, using: &random) == 0 && gaps < 8
          ? AnswerMatrix.missing : Int8.random(in: used, using: &random)
      }, items: items, scale: scale)
  }

  @Test("Nothing traps, and probabilities are probabilities", arguments: UInt64(1)...60)
  func survives(_ seed: UInt64) throws {
    let answers = try answers(seed)
    let pairs = itemPairs(in: answers, .synonyms(above: -2))
    let plan = try CarelessPlan(
      factors: [Int](repeating: 1, count: answers.items), reversed: [0], synonyms: pairs,
      antonyms: pairs, items: answers.items)
    let settings = try CarelessSettings(
      indices: Set(CarelessIndex.allCases), draws: 100, seed: seed)
    if answers.sheets > 0 {
      let assessment = try CarelessAssessment(of: answers, plan: plan, settings: settings)
      #expect(assessment.probabilities.allSatisfy { $0 > 0 && $0 <= 1 })
      #expect(assessment.scores.allSatisfy { $0 >= 0 && $0.isFinite })
      _ = try CarelessWeights(assessment).itemMeans(of: answers)
    }
    let model = try SeverityModel(fittedTo: answers)
    #expect(model.severities.allSatisfy { $0.isFinite })
    let search = CollusionSearch(
      in: answers, model: model, settings: try CollusionSettings(level: 0.9))
    let bounded = CollusionSearch(
      in: answers, model: model, settings: try CollusionSettings(level: 0.9, maximumPairs: 1))
    for pair in search.pairs + bounded.pairs {
      #expect(pair.probability >= 0 && pair.probability <= search.cut && pair.score.isFinite)
    }
    let copies = DuplicateSearch(in: answers, model: model)
    #expect(copies.expectedPairs >= 0 && copies.expectedPairs.isFinite)
    #expect(copies.groups.allSatisfy { $0.adjusted >= $0.probability && $0.adjusted <= 1 })
    let near = try NearDuplicateSearch(
      in: answers, model: model, distance: answers.items - 1)
    #expect(near.pairs >= copies.pairs && near.expectedPairs.isFinite)
    #expect(near.probability >= 0 && near.probability <= 1)
  }
}
