import AppraisalTestSupport
import Glibc
import Testing

@testable import AppraisalNumerics

/// Expected numbers without a formula beside them were computed with 40 digits (mpmath 1.4).
@Suite("Chi-square, beta and F distributions")
struct DistributionTests {
  private func isClose(_ found: Double, _ expected: Double, _ tolerance: Double = 1e-12) -> Bool {
    abs(found / expected - 1) <= tolerance
  }

  @Test(
    "Both tails of chi-square, small, large and fractional degrees",
    arguments: [
      (1, 0.5, 0.52049987781304654, 0.47950012218695346),
      (3, 0.01, 0.00026516505865560984, 0.99973483494134439),
      (7, 25, 0.99924119974434175, 0.00075880025565825022),
      (10, 3, 0.018575936222140674, 0.98142406377785933),
      (10, 40, 0.99998305525606993, 1.6944743930067384e-5),
      (25, 25, 0.53762633707338632, 0.46237366292661368),
      (100, 60, 0.00051889146254803429, 0.99948110853745197),
      (100, 180, 0.99999835050149828, 1.6494985017178248e-6),
      (1000, 1000, 0.50594714617076036, 0.49405285382923964),
      (1000, 1200, 0.99998774405766938, 1.2255942330622904e-5),
      (100_000, 100_000, 0.50059470810479331, 0.49940529189520669),
      (100_000, 98_000, 3.3847542280794914e-6, 0.99999661524577192),
      (0.5, 2, 0.93207886798989119, 0.067921132010108807),
      (12.6, 20.2, 0.92122431891602603, 0.078775681083973973),
    ])
  func knowsChiSquare(_ degrees: Double, _ x: Double, _ lower: Double, _ upper: Double) throws {
    let distribution = try ChiSquareDistribution(degrees: degrees)
    #expect(isClose(distribution.lowerTail(x), lower))
    #expect(isClose(distribution.upperTail(x), upper))
  }

  /// The first rows are printed to three places in the NIST/SEMATECH handbook, table 1.3.6.7.4.
  @Test(
    "Quantiles of chi-square",
    arguments: [
      (3, 0.975, 9.3484036044961458), (5, 0.975, 12.832501994030026),
      (10, 0.975, 20.483177350807394), (10, 0.001, 1.478743463835665),
      (1, 0.99, 6.6348966010212136), (40, 0.999, 73.401957518991039),
      (2.5, 0.1, 0.3807894678074635), (1000, 0.975, 1089.5309127749135),
      (3, 0.0000001, 5.20945135508135e-5),
    ])
  func knowsChiSquareQuantiles(_ degrees: Double, _ share: Double, _ expected: Double) throws {
    #expect(isClose(try ChiSquareDistribution(degrees: degrees).quantile(share), expected))
  }

  /// The published table prints three places.
  @Test(
    "Quantiles of chi-square as tables print them",
    arguments: [
      (1, 0.95, 3.841), (2, 0.975, 7.378), (4, 0.99, 13.277), (7, 0.999, 24.322),
      (15, 0.95, 24.996), (30, 0.975, 46.979), (100, 0.95, 124.342), (10, 0.05, 3.940),
    ])
  func agreesWithTables(_ degrees: Double, _ share: Double, _ printed: Double) throws {
    let quantile = try ChiSquareDistribution(degrees: degrees).quantile(share)
    #expect(abs(quantile - printed) <= 0.0005)
  }

  @Test(
    "Closed forms: two and four degrees of chi-square, F with two, beta with one and with halves")
  func knowsClosedForms() throws {
    for share in [1e-9, 0.01, 0.3, 0.5, 0.77, 0.975, 0.9999] {
      #expect(isClose(try ChiSquareDistribution(degrees: 2).quantile(share), -2 * log1p(-share)))
      let four = try ChiSquareDistribution(degrees: 4)
      let x = four.quantile(share)
      #expect(isClose(four.upperTail(x), exp(-x / 2) * (1 + x / 2)))
      let f = try FDistribution(numeratorDegrees: 2, denominatorDegrees: 9)
      #expect(isClose(f.quantile(share), 4.5 * expm1(-2 / 9.0 * log1p(-share))))
      #expect(isClose(try BetaDistribution(a: 3, b: 1).quantile(share), cbrt(share)))
      let arc = try BetaDistribution(a: 0.5, b: 0.5)
      #expect(isClose(arc.quantile(share), pow(sin(.pi * share / 2), 2)))
    }
  }

  @Test(
    "Both tails of beta",
    arguments: [
      (0.5, 0.5, 0.3, 0.36901011956554538, 0.63098988043445462),
      (2, 3, 0.25, 0.26171875, 0.73828125),
      (2.5, 47.5, 0.01, 0.035031728129445018, 0.96496827187055498),
      (2.5, 47.5, 0.2, 0.99935561642338663, 0.00064438357661336994),
      (5, 5, 0.5, 0.5, 0.5), (50, 3, 0.9, 0.096633285137252209, 0.90336671486274779),
      (400, 600, 0.38, 0.097806297794522131, 0.90219370220547787),
      (1.5, 5000, 0.001, 0.98148058862073925, 0.018519411379260752),
      (5, 49990, 0.0003, 0.9991432620390378, 0.0008567379609622043),
      (0.1, 20, 0.001, 0.70799700842341538, 0.29200299157658462),
    ])
  func knowsBeta(
    _ a: Double, _ b: Double, _ x: Double, _ lower: Double, _ upper: Double
  ) throws {
    let distribution = try BetaDistribution(a: a, b: b)
    // The kernel of a shape of 50,000 takes x and 1 − x as Doubles, which costs a digit or two.
    #expect(isClose(distribution.lowerTail(x), lower))
    #expect(isClose(distribution.upperTail(x), upper))
  }

  @Test(
    "Quantiles of beta",
    arguments: [
      (1.5, 17, 0.975, 0.23746304120913071), (5, 20, 0.025, 0.071318617198054924),
      (0.5, 0.5, 0.3, 0.20610737385376342), (2, 1000, 0.99, 0.0066130739557883851),
      (1000, 2, 0.01, 0.99338692604421161), (3, 3, 0.9, 0.75336354671153343),
    ])
  func knowsBetaQuantiles(
    _ a: Double, _ b: Double, _ share: Double, _ expected: Double
  ) throws {
    #expect(isClose(try BetaDistribution(a: a, b: b).quantile(share), expected))
  }

  @Test(
    "Quantiles of F",
    arguments: [
      (3, 20, 0.975, 3.8586986662732145), (5, 10, 0.99, 5.6363261876690777),
      (1, 5, 0.95, 6.6078909737033657), (10, 2000, 0.999, 2.9748414254119603),
      (4, 7.5, 0.05, 0.16485281771126674), (3, 36.6, 0.975, 3.4978524607094525),
    ])
  func knowsFQuantiles(
    _ above: Double, _ below: Double, _ share: Double, _ expected: Double
  ) throws {
    let f = try FDistribution(numeratorDegrees: above, denominatorDegrees: below)
    #expect(isClose(f.quantile(share), expected))
    #expect(isClose(f.lowerTail(expected), share))
    #expect(isClose(f.upperTail(expected), 1 - share, 1e-11))
  }

  @Test("Quantiles give their probability back for any shape", arguments: 0..<60)
  func givesProbabilitiesBack(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let a = pow(10, Double.random(in: -2...4, using: &random))
    let b = pow(10, Double.random(in: -2...4, using: &random))
    let share = Double.random(in: 0...1, using: &random)
    let beta = try BetaDistribution(a: a, b: b)
    let (x, y) = beta.quantilePair(share)
    // Where x or y underflows there is nothing to compare.
    if x > 1e-290, y > 1e-290 {
      #expect(isClose(incompleteBeta(a, b, x, y).lower, share, 1e-9), "\(a) \(b) \(share)")
    }
    let chi = try ChiSquareDistribution(degrees: a)
    let quantile = chi.quantile(share)
    if quantile > 1e-290 { #expect(isClose(chi.lowerTail(quantile), share, 1e-10)) }
  }

  @Test("Ends, and what lies outside")
  func knowsEnds() throws {
    let chi = try ChiSquareDistribution(degrees: 3)
    #expect(chi.quantile(0) == 0)
    #expect(chi.quantile(1) == .infinity)
    #expect(chi.quantile(1.1).isNaN)
    #expect(chi.lowerTail(-1) == 0)
    #expect(chi.upperTail(.infinity) == 0)
    #expect(chi.lowerTail(.nan).isNaN)
    #expect(chi.lowerTail(0) == 0)
    let f = try FDistribution(numeratorDegrees: 3, denominatorDegrees: 4)
    #expect(f.lowerTail(.infinity) == 1)
    #expect(f.quantile(1) == .infinity)
    #expect(f.upperTail(-3) == 1)
    #expect(throws: DistributionError.degreesNotPositive(0)) {
      try ChiSquareDistribution(degrees: 0)
    }
    #expect(throws: DistributionError.degreesNotPositive(.infinity)) {
      try BetaDistribution(a: 1, b: .infinity)
    }
  }
}
