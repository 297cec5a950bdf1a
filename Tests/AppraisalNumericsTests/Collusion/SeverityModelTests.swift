import Testing

@testable import AppraisalNumerics

@Suite("Severity model")
struct SeverityModelTests {
  private static let design = SimulatedSheets(count: 200, items: 12)

  private func rows(_ seed: UInt64, gaps: Bool) -> [[Int8]] {
    var random = RandomStream(seed: seed)
    var rows = Self.design.draw(using: &random)
    if gaps {
      for sheet in stride(from: 0, to: 200, by: 3) { rows[sheet][sheet % 12] = .min }
    }
    return rows
  }

  @Test("Expected numbers of every value, and expected totals, are the observed ones")
  func reproducesMargins() throws {
    for gaps in [false, true] {
      let rows = rows(3, gaps: gaps)
      let answers = try Self.design.matrix(rows)
      let model = try SeverityModel(fittedTo: answers)
      #expect(model.misfit < 1e-4)
      for item in 0..<12 {
        for value in 0..<5 {
          let observed = Double(rows.count { $0[item] == Int8(value + 1) })
          let expected = rows.indices.reduce(0.0) { $0 + probability(model, $1, item, value) }
          // A ten-thousandth of the sheets is where the fit may stop.
          #expect(abs(observed - expected) < 0.02)
        }
      }
      for sheet in rows.indices {
        let total = rows[sheet].reduce(0) { $0 + ($1 == .min ? 0 : Int($1) - 1) }
        guard (1...40).contains(total) else { continue }
        var expected = 0.0
        for item in 0..<12 {
          for value in 0..<5 { expected += Double(value) * probability(model, sheet, item, value) }
        }
        // Totals are solved for before the last turn of the shares.
        #expect(abs(expected - Double(total)) < 0.01)
      }
    }
  }

  @Test("Generous sheets have the larger severity, equal totals the same, and the mean is 0")
  func ordersSheets() throws {
    let rows = rows(4, gaps: false)
    let model = try SeverityModel(fittedTo: Self.design.matrix(rows))
    let totals = rows.map { $0.reduce(0) { $0 + Int($1) } }
    for (first, second) in zip(rows.indices, rows.indices.dropFirst()) {
      let (left, right) = (model.severities[first], model.severities[second])
      #expect((totals[first] < totals[second]) == (left < right))
      #expect((totals[first] == totals[second]) == (left == right))
    }
    #expect(abs(model.severities.reduce(0, +)) < 1e-9)
  }

  @Test("All alike, extreme totals, gaps only and nobody: finite severities")
  func survives() throws {
    let cases: [[Int8]] = [
      [Int8](repeating: 5, count: 60), [5, 5, 5, 1, 1, 1], [.min, .min, .min, 1, 2, 3], [1, 2, 3],
      [],
    ]
    for rows in cases {
      let model = try SeverityModel(
        fittedTo: AnswerMatrix(rowMajor: rows, items: 3, scale: 1...5))
      #expect(model.severities.allSatisfy { $0.isFinite })
      #expect(model.probabilities.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }

  private func probability(
    _ model: SeverityModel, _ sheet: Int, _ item: Int, _ value: Int
  ) -> Double {
    let group = Int(model.classes[sheet])
    return model.probabilities[(group * model.items + item) * model.categories + value]
  }
}
