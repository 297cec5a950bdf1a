import AppraisalNumerics
import Testing

@Suite("The bound of exact products")
struct ExactBoundTests {
  /// Points reach 10⁹ units and the weights of a group 10⁴ basis points: 10¹³, far below 2⁵³.
  @Test("Holds for every group of weights that adds up to the whole")
  func holdsForTheWhole() throws {
    try ExactBound.prove(weights: [10_000])
    try ExactBound.prove(weights: Array(repeating: 1, count: 10_000))
  }

  @Test("Holds up to 2⁵³ − 1 and is refused at 2⁵³, with the figure")
  func refusesAtTheLimit() throws {
    let limit = Int64(1) << 53
    try ExactBound.prove(weights: [limit - 1], largest: 1)
    try ExactBound.prove(weights: [-(limit - 1)], largest: -1)
    #expect(throws: ExactError(.productNotExact(bound: Int128(limit)))) {
      try ExactBound.prove(weights: [limit], largest: 1)
    }
    #expect(throws: ExactError(.productNotExact(bound: Int128(limit)))) {
      try ExactBound.prove(weights: [limit - 1, -1], largest: 1)
    }
  }

  @Test("Is computed without overflow at the ends of 64 bits")
  func survivesExtremes() throws {
    let power = Int128(1) << 63
    try ExactBound.prove(weights: [.min], largest: 0)
    #expect(throws: ExactError(.productNotExact(bound: power * power))) {
      try ExactBound.prove(weights: [.min], largest: .min)
    }
  }

  @Test("A node refuses weights that it could not add exactly, and weights of nothing")
  func guardsNodes() throws {
    let node = { (weights: [Int64]) throws(ExactError) in
      try WeightedNode(
        parts: weights.enumerated().map { .init(column: $0.offset, weight: $0.element) },
        missing: .zero, rounding: .unit)
    }
    #expect(try node([9_007_199, 0]).totalWeight == 9_007_199)
    // 9,007,200 · 10⁹ > 2⁵³ = 9,007,199,254,740,992.
    #expect(throws: ExactError(.productNotExact(bound: 9_007_200_000_000_000))) {
      try node([9_007_199, 1])
    }
    #expect(throws: ExactError(.denominatorNotPositive(0))) { try node([0, 0]) }
    #expect(throws: ExactError(.denominatorNotPositive(0))) { try node([]) }
    #expect(throws: ExactError(.weightOutOfRange(basisPoints: -1))) { try node([10_000, -1]) }
  }
}
