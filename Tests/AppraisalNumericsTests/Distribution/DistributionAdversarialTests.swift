import Testing

@testable import AppraisalNumerics

@Suite("Distributions at their ends")
struct DistributionAdversarialTests {
  private static let degrees = [1e-6, 1e-3, 0.5, 1, 2, 7.5, 300, 1e6, 1e10]
  private static let probabilities = [
    0, 5 * leastDouble, 1e-300, 1e-20, 0.025, 0.5, 0.975, 1 - 0x1p-53, 1,
  ]
  private static let points: [Double] = [
    -.infinity, -1, -leastDouble, 0, leastDouble, 1e-300, 1e-9, 0.3, 1, 2.5, 300, 1e6, 1e10, 1e300,
    .infinity,
  ]

  private func check(_ tails: [(lower: Double, upper: Double)]) {
    for (lower, upper) in tails {
      #expect(lower >= 0 && lower <= 1 && upper >= 0 && upper <= 1)
      #expect((lower + upper - 1).magnitude < 1e-9)
    }
    for (left, right) in zip(tails, tails.dropFirst()) {
      #expect(left.lower <= right.lower + 1e-12 && left.upper >= right.upper - 1e-12)
    }
  }

  @Test("Tails are probabilities that add up to 1 and never turn back", arguments: degrees)
  func tails(_ degrees: Double) throws {
    let chi = try ChiSquareDistribution(degrees: degrees)
    check(Self.points.map { (chi.lowerTail($0), chi.upperTail($0)) })
    #expect(chi.lowerTail(.nan).isNaN && chi.upperTail(.nan).isNaN)
    for other in Self.degrees {
      let beta = try BetaDistribution(a: degrees, b: other)
      check(Self.points.map { (beta.lowerTail($0), beta.upperTail($0)) })
      let f = try FDistribution(numeratorDegrees: degrees, denominatorDegrees: other)
      check(Self.points.map { (f.lowerTail($0), f.upperTail($0)) })
      #expect(beta.lowerTail(.nan).isNaN && f.upperTail(.nan).isNaN)
    }
  }

  @Test("Quantiles rise inside the support and give their probability back", arguments: degrees)
  func quantiles(_ degrees: Double) throws {
    let chi = try ChiSquareDistribution(degrees: degrees)
    check(Self.probabilities.map(chi.quantile), upTo: .infinity)
    for probability in [0.025, 0.5, 0.975] {
      let x = chi.quantile(probability)
      if x.isNormal { #expect((chi.lowerTail(x) / probability - 1).magnitude < 1e-9) }
    }
    for other in Self.degrees {
      let beta = try BetaDistribution(a: degrees, b: other)
      check(Self.probabilities.map(beta.quantile), upTo: 1)
      let f = try FDistribution(numeratorDegrees: degrees, denominatorDegrees: other)
      check(Self.probabilities.map(f.quantile), upTo: .infinity)
    }
    for wrong in [-0.1, 1.1, .nan, .infinity] { #expect(chi.quantile(wrong).isNaN) }
  }

  private func check(_ quantiles: [Double], upTo end: Double) {
    #expect(quantiles.allSatisfy { $0 >= 0 && $0 <= end })
    #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 * (1 + 1e-9) })
  }

  @Test("Degrees that are none, or beyond the series, are refused")
  func refusals() {
    for wrong: Double in [0, -4, -.infinity, .nan, .infinity] {
      #expect(throws: DistributionError.self) { try ChiSquareDistribution(degrees: wrong) }
      #expect(throws: DistributionError.self) { try BetaDistribution(a: 1, b: wrong) }
      #expect(throws: DistributionError.self) {
        try FDistribution(numeratorDegrees: wrong, denominatorDegrees: 1)
      }
    }
    #expect(throws: DistributionError.degreesNotPositive(-4)) {
      try FDistribution(numeratorDegrees: -4, denominatorDegrees: 1)
    }
    for wrong in [1e-7, leastDouble, 1e11, 1e300] {
      #expect(throws: DistributionError.degreesOutOfRange(wrong)) {
        try ChiSquareDistribution(degrees: wrong)
      }
      #expect(throws: DistributionError.degreesOutOfRange(wrong)) {
        try BetaDistribution(a: wrong, b: 1)
      }
    }
  }

  @Test("The normal quantile turns with its sign and has the ends of the line")
  func normal() {
    for probability in [leastDouble, 1e-300, 1e-20, 0.01, 0.3, 0.5] {
      let z = normalQuantile(probability)
      #expect(z.isFinite && z <= 0)
      #expect((normalDistribution(z) / probability - 1).magnitude < 1e-11)
    }
    #expect(normalQuantile(0) == -.infinity && normalQuantile(1) == .infinity)
    for wrong in [-leastDouble, 1 + 0x1p-52, .nan, .infinity, -.infinity] {
      #expect(normalQuantile(wrong).isNaN)
    }
    #expect(normalDistribution(-.infinity) == 0 && normalDistribution(.infinity) == 1)
    #expect(normalDensity(1e300) == 0 && normalDensity(.nan).isNaN)
  }
}
