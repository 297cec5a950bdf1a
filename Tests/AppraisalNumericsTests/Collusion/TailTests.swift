import Testing

@testable import AppraisalNumerics

@Suite("Tails of matches and copies")
struct TailTests {
  @Test("Agrees with adding up all outcomes", arguments: UInt64(1)...20)
  func agreesWithEnumeration(_ seed: UInt64) {
    var random = RandomStream(seed: seed)
    let probabilities = (0..<random.below(10)).map { _ in random.uniform() }
    for matches in -1...probabilities.count + 1 {
      var expected = 0.0
      for outcome in 0..<(1 << probabilities.count) where outcome.nonzeroBitCount >= matches {
        var product = 1.0
        for (event, probability) in probabilities.enumerated() {
          product *= outcome >> event & 1 == 1 ? probability : 1 - probability
        }
        expected += product
      }
      // At most 1,024 products of ten factors each.
      #expect(abs(probabilityOfAtLeast(matches, of: probabilities) - expected) < 1e-12)
    }
  }

  @Test("A tail of 10⁻²⁷ keeps its digits: thirty matches of one in eight")
  func keepsSmallTails() {
    let all = probabilityOfAtLeast(30, of: [Double](repeating: 0.125, count: 30))
    #expect(all == 0x1p-90)
    let most = probabilityOfAtLeast(29, of: [Double](repeating: 0.125, count: 30))
    // One failure in any of thirty places: 1 + 30 · 7.
    #expect(abs(most / 0x1p-90 - 211) < 1e-10)
  }

  /// Printed tables of the Poisson distribution, four places, and closed forms.
  @Test("Poisson tails")
  func matchesPoissonTables() {
    #expect(poissonTail(0, mean: 3) == 1)
    #expect(poissonTail(2, mean: 0) == 0)
    #expect(abs(poissonTail(1, mean: 2) - 0.8646647167633873) < 1e-14)  // 1 − e⁻²
    #expect(abs(poissonTail(5, mean: 2.5) - 0.1088) < 5e-5)
    #expect(abs(poissonTail(10, mean: 10) - 0.5421) < 5e-5)
    // e⁻¹ / 20! · (1 + 1/21 + 1/(21·22) + 1/(21·22·23) + …)
    let small = 0.36787944117144233 / 2.43290200817664e18
    let series = 1 + 1 / 21.0 + 1 / 462.0 + 1 / 10_626.0 + 1 / 255_024.0 + 1 / 6_375_600.0
    #expect(abs(poissonTail(20, mean: 1) / (small * series) - 1) < 1e-7)
    #expect(poissonTail(1_000_000, mean: 1_000_000) > 0.49)
    #expect(poissonTail(3, mean: 1e-200) == 0)
  }
}
