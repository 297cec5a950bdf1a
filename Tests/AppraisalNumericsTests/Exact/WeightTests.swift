import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Weights")
struct WeightTests {
  @Test("Hold 0 to 10,000 basis points", arguments: [Int64(0), 1, 3_333, 9_999, 10_000])
  func holds(_ basisPoints: Int64) throws {
    #expect(try Weight(basisPoints: basisPoints).basisPoints == Int32(basisPoints))
  }

  @Test("Refuse what lies outside", arguments: [Int64.min, -1, 10_001, 4_294_967_296, .max])
  func refuses(_ basisPoints: Int64) {
    #expect(throws: ExactError(.weightOutOfRange(basisPoints: basisPoints))) {
      try Weight(basisPoints: basisPoints)
    }
  }

  @Test(
    "Are printed in per cent, exactly",
    arguments: [(0, "0%"), (1, "0.01%"), (3_333, "33.33%"), (4_050, "40.5%"), (10_000, "100%")])
  func prints(_ basisPoints: Int64, _ text: String) throws {
    #expect(try Weight(basisPoints: basisPoints).description == text)
  }
}

@Suite("Spreading a weight over siblings")
struct WeightSpreadTests {
  /// Hamilton's method by hand: whole parts first, then one each to the largest fractions.
  @Test(
    "Gives the basis points left over to the largest fractions, the earlier sibling among equals",
    arguments: [
      // 10000/3 = 3333⅓ each: one left over, all fractions equal, so the first gets it.
      (10_000, [1, 1, 1], [3_334, 3_333, 3_333]),
      // 20000/3 is over the whole; 5000/3 = 1666⅔ each: two left over.
      (5_000, [3_000, 3_000, 3_000], [1_667, 1_667, 1_666]),
      // 5000 · 35/65 = 2692.307…, · 20/65 = 1538.461…, · 10/65 = 769.230…: the second gets one.
      (5_000, [3_500, 2_000, 1_000], [2_692, 1_539, 769]),
      // 100 · 1/6 = 16⅔, · 2/6 = 33⅓, · 3/6 = 50: the first gets one.
      (100, [1, 2, 3], [17, 33, 50]),
      // 7 · 5/12 = 2.91…, · 4/12 = 2⅓, · 3/12 = 1¾: five whole, then the first and the third.
      (7, [5, 4, 3], [3, 2, 2]),
      // A zero weight keeps its proportion: nothing.
      (9_000, [0, 5_000, 5_000], [0, 4_500, 4_500]),
      // All zero: in equal parts.
      (10, [0, 0, 0, 0], [3, 3, 2, 2]),
      (0, [4_000, 6_000], [0, 0]),
      (1, [1, 9_999], [0, 1]),
      (10_000, [7], [10_000]),
    ] as [(Int64, [Int64], [Int32])])
  func agreesWithHand(_ rest: Int64, _ given: [Int64], _ expected: [Int32]) throws {
    let weights = try given.map { try Weight(basisPoints: $0) }
    #expect(spread(rest, inProportionTo: weights).map(\.basisPoints) == expected)
  }

  @Test(
    "Adds up exactly and stays within one basis point of the proportion",
    arguments: [UInt64(1), 2, 3])
  func keepsProportions(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let rest = Int64.random(in: 0...10_000, using: &random)
      let given = (0..<Int.random(in: 1...20, using: &random)).map { _ in
        Int64.random(in: 0...(Bool.random(using: &random) ? 5 : 10_000), using: &random)
      }
      let result = spread(rest, inProportionTo: try given.map { try Weight(basisPoints: $0) })
        .map { Int64($0.basisPoints) }
      #expect(result.count == given.count)
      #expect(result.reduce(0, +) == rest, "\(rest) over \(given)")
      let total = given.reduce(0, +)
      guard total > 0 else { continue }
      for (part, weight) in zip(result, given) {
        // |part − rest·weight/total| < 1, without dividing.
        #expect(abs(part * total - rest * weight) < total, "\(rest) over \(given)")
        if weight == 0 { #expect(part == 0) }
      }
      for (left, right) in zip(given.indices, given.indices.dropFirst())
      where given[left] == given[right] {
        #expect(result[left] >= result[right], "the earlier of equals is never behind")
      }
    }
  }

  @Test("A rest that is the sum of the weights changes none of them")
  func isIdentityOnTheSum() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      var left: Int64 = 10_000
      let given = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        let part = Int64.random(in: 0...left, using: &random)
        left -= part
        return part
      }
      let weights = try given.map { try Weight(basisPoints: $0) }
      let sum = given.reduce(0, +)
      guard sum > 0 else { continue }
      #expect(spread(sum, inProportionTo: weights) == weights, "\(given)")
    }
  }
}
