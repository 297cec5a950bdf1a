import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Rules for one column")
struct OutlierRuleTests {
  @Test("The Hampel rule by hand: median 5, MAD 1")
  func hampelByHand() throws {
    let verdict = try HampelRule(multiple: 3, scale: .medianAbsoluteDeviation(.none))([
      4, 5, 6, 5, .nan, 3, 8, 9, 4,
    ])
    // Deviations 1 0 1 0 2 3 4 1: median 1, so beyond 2 and 8; 8 itself is inside.
    #expect(verdict.centre == 5)
    #expect(verdict.bounds == OutlierBounds(lower: 2, upper: 8, column: []).with(outliers: [7]))
    #expect(verdict.score(of: 9) == 4)
    #expect(verdict.scaleUsed == .medianAbsoluteDeviation)
  }

  /// Each column has a scale that is not 0 only from the named one on.
  @Test("When more than half of the values agree the next scale takes over")
  func fallsBack() throws {
    let rule = try HampelRule()
    // Two groups of five: of 45 differences 20 are 0, Qn is the 15th; the deviations are all ½.
    let groups = try HampelRule(scale: .qn)([1, 1, 1, 1, 1, 2, 2, 2, 2, 2.5])
    #expect(groups.scaleUsed == .medianAbsoluteDeviation)
    #expect(try HampelRule(scale: .tau)([1, 2, 3, 4, 5, 6, 7]).scaleUsed == .tau)
    #expect(try HampelRule(scale: .qn)([1, 2, 3, 4, 5, 6, 7]).scaleUsed == .qn)
    // 20 of 28 agree and the rest lie above: type 7 quartiles differ, Qn is 0.
    let quarter = try rule([Double](repeating: 5, count: 20) + [6, 7, 8, 9, 10, 11, 12, 50])
    #expect(quarter.scaleUsed == .interquartileRange)
    #expect(quarter.bounds.outliers.contains(27))
    let rare = try rule([Double](repeating: 0, count: 95) + [1, 2, 3, 4, 90])
    #expect(rare.scaleUsed == .meanAbsoluteDeviation)
    // Mean deviation 1, times √(π/2) = 1.2533: beyond 3.76.
    #expect(abs(rare.scale - 1.2533141373155001) < 1e-15)
    #expect(rare.bounds.outliers == [98, 99])
  }

  @Test("Too few values, too few different ones, ordinal answers and infinities are refused")
  func refuses() throws {
    let hampel = try HampelRule()
    let boxplot = try AdjustedBoxplot()
    #expect(throws: OutlierError.tooFewValues(found: 5, needed: 6)) {
      try hampel([1, 2, 3, 4, 5, .nan])
    }
    #expect(throws: OutlierError.tooFewDistinct(found: 2, needed: 3)) {
      try hampel([1, 2, 2, 2, 2, 2, 2])
    }
    #expect(throws: OutlierError.ordinal) { try hampel([1, 2, 3, 4, 5, 6, 7], level: .ordinal) }
    #expect(throws: OutlierError.infinite(row: 2, column: 0)) { try hampel([1, 2, .infinity]) }
    #expect(throws: OutlierError.tooFewValues(found: 29, needed: 30)) {
      try boxplot((0..<29).map(Double.init))
    }
    #expect(throws: OutlierError.tooFewDistinct(found: 5, needed: 10)) {
      try boxplot((0..<500).map { Double($0 % 5) })
    }
    #expect(throws: OutlierError.tooFewValues(found: 0, needed: 6)) { try hampel([]) }
    #expect(throws: OutlierError.parameterOutOfRange(.multiple, 0)) { try HampelRule(multiple: 0) }
    #expect(throws: OutlierError.parameterOutOfRange(.multiple, -1)) {
      try AdjustedBoxplot(multiple: -1)
    }
  }

  /// 1…99 is symmetric: the medcouple is 0 and the fences are Tukey's, hinges 25.5 and 74.5.
  @Test("Symmetric data have Tukey's fences; mirrored data mirrored ones")
  func adjustsFences() throws {
    let boxplot = try AdjustedBoxplot()
    let plain = try boxplot((1...99).map(Double.init))
    #expect(plain.medcouple == 0)
    #expect(plain.bounds.lower == 25.5 - 1.5 * 49)
    #expect(plain.bounds.upper == 74.5 + 1.5 * 49)
    var stream = RandomStream(seed: 4)
    let skewed = (0..<500).map { _ in -logarithm(stream.uniform()) } + [.nan, 40]
    let right = try boxplot(skewed)
    let left = try boxplot(skewed.map { -$0 })
    #expect(agree(left.bounds.lower, -right.bounds.upper, 1e-14))
    #expect(agree(left.bounds.upper, -right.bounds.lower, 1e-14))
    #expect(right.bounds.outliers == left.bounds.outliers)
    #expect(right.bounds.outliers.contains(501))
  }
}

@Suite("Funnel plot")
struct FunnelTests {
  /// Twelve equal units with 5 of 10: no difference at all, φ = 0, no added variance.
  @Test("Equal units have no scores and no over-dispersion")
  func judgesEqualUnits() throws {
    let verdict = try FunnelPlot()(
      successes: [Int](repeating: 5, count: 12), trials: [Int](repeating: 10, count: 12))
    #expect(verdict.target == 0.5)
    #expect(verdict.excess == 0)
    #expect(verdict.betweenVariance == 0)
    #expect(verdict.naive == [Double](repeating: 0, count: 12))
    #expect(verdict.outliers(beyond: 0.001).isEmpty)
  }

  /// With p = ½ and n = 100, s = 0.05: 40 and 60 of 100 score ∓2 each, so φ = 4 without winsorising, the
  /// denominator of τ² is 12w − w = 11 · 400, its numerator 12 · 4 − 11 = 37.
  @Test("Scores by hand, and limits that leave the flagged ones outside")
  func knowsScores() throws {
    let successes = (0..<12).map { $0 % 2 == 0 ? 40 : 60 }
    let funnel = try FunnelPlot(target: .stated(0.5), winsorisedShare: 0)
    let verdict = try funnel(successes: successes, trials: [Int](repeating: 100, count: 12))
    for (index, score) in verdict.naive.enumerated() {
      #expect(abs(score - (index % 2 == 0 ? -2 : 2)) < 1e-14)
    }
    #expect(abs(verdict.excess - 4) < 1e-14)
    #expect(abs(verdict.betweenVariance - 37.0 / 4_400) < 1e-17)
    #expect(abs(verdict.multiplicative[1] - 1) < 1e-14)
    #expect(abs(verdict.additive[1] - 0.1 / (0.0025 + 37.0 / 4_400).squareRoot()) < 1e-14)
    let limits = verdict.limits(trials: 100, beyond: 2.5, .none)
    #expect(abs(limits.lower - 0.375) < 1e-15)
    #expect(abs(limits.upper - 0.625) < 1e-15)
    #expect(verdict.limits(trials: 1).lower == 0)
  }

  @Test("What is no count, too few units, and targets of 0 and 1 are refused")
  func refuses() throws {
    let funnel = try FunnelPlot()
    let ten = [Int](repeating: 10, count: 10)
    #expect(throws: OutlierError.notACount(row: 1)) {
      try funnel(successes: [1, 3], trials: [2, 2])
    }
    #expect(throws: OutlierError.notACount(row: 0)) { try funnel(successes: [0], trials: [0]) }
    #expect(throws: OutlierError.countsDiffer(found: 1, expected: 2)) {
      try funnel(successes: [1], trials: [2, 2])
    }
    #expect(throws: OutlierError.tooFewValues(found: 1, needed: 10)) {
      try funnel(successes: [1], trials: [2])
    }
    #expect(throws: OutlierError.parameterOutOfRange(.target, 1)) {
      try funnel(successes: ten, trials: ten)
    }
    #expect(throws: OutlierError.parameterOutOfRange(.target, 0)) {
      try FunnelPlot(target: .stated(0))
    }
    #expect(throws: OutlierError.parameterOutOfRange(.winsorisedShare, 0.5)) {
      try FunnelPlot(winsorisedShare: 0.5)
    }
  }
}

extension OutlierBounds {
  /// The same bounds with other rows, for comparisons.
  fileprivate func with(outliers: [Int]) -> OutlierBounds {
    var column = [Double](repeating: lower, count: (outliers.max() ?? -1) + 1)
    for row in outliers { column[row] = .infinity }
    return OutlierBounds(lower: lower, upper: upper, column: column)
  }
}
