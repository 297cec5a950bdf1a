import AppraisalNumerics
import Testing

@Suite("Model of honest sheets")
struct SheetModelTests {
  /// 20,000 draws: standard errors are at most .0036 for shares and .007 for correlations; four of
  /// them are allowed.
  @Test("Drawn sheets have the shares, the correlations and the gaps of the real ones")
  func reproduces() throws {
    var random = RandomStream(seed: 31)
    let design = SimulatedSheets(count: 4_000, items: 6)
    var rows = design.draw(using: &random)
    for sheet in stride(from: 0, to: 4_000, by: 4) { rows[sheet][2] = AnswerMatrix.missing }
    let real = try design.matrix(rows)
    let drawn = try SheetModel(fittedTo: real).draw(20_000, using: &random)
    for item in 0..<6 {
      for value in Int8(1)...5 {
        #expect(abs(share(value, item, real) - share(value, item, drawn)) < 0.0145)
      }
    }
    let gaps = (0..<20_000).count { drawn[$0, 2] == AnswerMatrix.missing }
    #expect(abs(Double(gaps) / 20_000 - 0.25) < 0.0125)
    let (before, after) = (correlations(real), correlations(drawn))
    for (first, second) in zip(before, after) { #expect(abs(first - second) < 0.028) }
  }

  private func share(_ value: Int8, _ item: Int, _ answers: AnswerMatrix) -> Double {
    let given = (0..<answers.sheets).filter { answers[$0, item] != AnswerMatrix.missing }
    return Double(given.count { answers[$0, item] == value }) / Double(given.count)
  }

  private func correlations(_ answers: AnswerMatrix) -> [Double] {
    itemPairs(in: answers, .synonyms(above: -1)).map(\.correlation)
  }
}
