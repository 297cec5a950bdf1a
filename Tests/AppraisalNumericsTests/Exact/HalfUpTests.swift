import AppraisalNumerics
import AppraisalTestSupport
import Testing

/// `sign(n) · ⌊(2|n| + d) / 2d⌋` in 128 bits, where nothing of 64 bits can overflow.
func slowHalfUp(_ numerator: Int64, _ denominator: Int64) -> Int128 {
  let wide = Int128(numerator)
  let magnitude = wide < 0 ? -wide : wide
  let rounded = (2 * magnitude + Int128(denominator)) / (2 * Int128(denominator))
  return wide < 0 ? -rounded : rounded
}

@Suite("Half-up division")
struct HalfUpTests {
  @Test(
    "Moves a remainder of one half away from zero, as a spreadsheet's ROUND does",
    arguments: [
      (5, 2, 3), (-5, 2, -3), (4, 2, 2), (-4, 2, -2), (1, 2, 1), (-1, 2, -1), (1, 3, 0),
      (-1, 3, 0), (2, 3, 1), (-2, 3, -1), (0, 7, 0), (7, 7, 1), (10, 4, 3), (-10, 4, -3),
      (49, 100, 0), (50, 100, 1), (-49, 100, 0), (-50, 100, -1), (149, 100, 1), (150, 100, 2),
    ])
  func roundsHalvesAway(_ numerator: Int64, _ denominator: Int64, _ quotient: Int64) {
    #expect(halfUpQuotient(numerator, denominator) == quotient)
  }

  /// Every pair of these is divided; among them are the ends of 64 bits, where a doubled remainder
  /// or an added half would overflow.
  private static let extremes: [Int64] = [
    .min, .min + 1, .min / 2 - 1, .min / 2, .min / 2 + 1, -3, -2, -1, 0, 1, 2, 3,
    .max / 2 - 1, .max / 2, .max / 2 + 1, .max - 1, .max,
  ]

  @Test("Agrees with 128 bits at the ends of 64 bits", arguments: extremes)
  func agreesAtTheEnds(_ numerator: Int64) {
    for denominator in HalfUpTests.extremes where denominator > 0 {
      #expect(
        Int128(halfUpQuotient(numerator, denominator)) == slowHalfUp(numerator, denominator),
        "\(numerator) / \(denominator)")
    }
  }

  @Test("Agrees with 128 bits on random pairs of every size", arguments: [UInt64(1), 2, 3, 4])
  func agreesOnRandomPairs(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var halves = 0
    for _ in 0..<10_000 {
      let denominator = Int64.random(
        in: 1...(.max >> Int64.random(in: 0...62, using: &random)), using: &random)
      // Half of the numerators are built to lie on a half or one beside it.
      let numerator: Int64
      if Bool.random(using: &random) {
        let quotient = Int64.random(in: -1000...1000, using: &random)
        let (product, overflow) = quotient.multipliedReportingOverflow(by: denominator)
        let (sum, overflowOfSum) = product.addingReportingOverflow(denominator / 2)
        guard !overflow, !overflowOfSum else { continue }
        numerator = sum &+ Int64.random(in: -1...1, using: &random)
        if 2 * Int128(numerator) % Int128(denominator) == 0 { halves += 1 }
      } else {
        let shift = Int64.random(in: 0...62, using: &random)
        numerator = Int64.random(in: .min ... .max, using: &random) >> shift
      }
      #expect(
        Int128(halfUpQuotient(numerator, denominator)) == slowHalfUp(numerator, denominator),
        "\(numerator) / \(denominator), seed \(seed)")
    }
    #expect(halves > 500, "the seed reaches exact halves")
  }

  @Test("Is odd: the quotient of the negative is the negative of the quotient")
  func isOdd() {
    for numerator in Int64(-60)...60 {
      for denominator in Int64(1)...13 {
        #expect(
          halfUpQuotient(-numerator, denominator) == -halfUpQuotient(numerator, denominator))
      }
    }
  }
}
