import Testing

@testable import AppraisalNumerics

@Suite("Summaries of hostile columns")
struct SummaryAdversarialTests {
  private static let shares = [0, leastDouble, 0.1, 0.25, 0.5, 0.75, 0.9, 1 - 0x1p-53, 1]

  @Test(
    "The mean lies between the extremes and is a constant's own value",
    arguments: HostileColumn.finite)
  func means(_ column: HostileColumn) throws {
    let sample = try Sample(column.values)
    #expect(sample.count + sample.missing == column.values.count)
    guard let mean = sample.mean else {
      #expect(column.present.isEmpty)
      return
    }
    let (least, most) = (column.present.min() ?? 0, column.present.max() ?? 0)
    #expect(mean >= least && mean <= most)
    if column.isConstant { #expect(mean == least) }
  }

  @Test("Deviations are never negative, and 0 just for a constant", arguments: HostileColumn.finite)
  func deviations(_ column: HostileColumn) throws {
    let sample = try Sample(column.values)
    for divisor in [VarianceDivisor.sample, .population] {
      guard let deviation = sample.standardDeviation(divisor: divisor) else {
        #expect(sample.variance(divisor: divisor) == nil)
        #expect(sample.count < (divisor == .sample ? 2 : 1))
        continue
      }
      #expect(deviation >= 0 && deviation.isFinite)
      #expect((deviation == 0) == column.isConstant)
      #expect((sample.variance(divisor: divisor) ?? .nan) >= 0)
    }
  }

  /// Squares of the first leave the range of Double, of the second vanish; 1, 2, 3 have 1.
  @Test("A deviation needs no variance that is a Double")
  func farDeviations() throws {
    #expect(try Sample([1e300, 2e300, 3e300]).standardDeviation(divisor: .sample) == 1e300)
    #expect(try Sample([1e300, 2e300, 3e300]).variance(divisor: .sample) == .infinity)
    let small = try #require(
      try Sample([1e-300, 2e-300, 3e-300]).standardDeviation(divisor: .sample))
    #expect((small * 1e300 - 1).magnitude < 1e-14)
    // ±m around 0: the population deviation is m.
    #expect(
      try Sample([1.7e308, -1.7e308]).standardDeviation(divisor: .population) == 1.7e308)
    // The sum of three does not overflow, a residual does.
    let mean = try #require(try Sample([-1.7e308, 1.7e308, 1.7e308]).mean)
    #expect((mean / 1.7e308 - 1 / 3.0).magnitude < 1e-15)
  }

  @Test("Quantiles rise with their share, inside the extremes", arguments: HostileColumn.finite)
  func quantiles(_ column: HostileColumn) throws {
    let sample = try Sample(column.values)
    for type in QuantileType.allCases {
      let found = try Self.shares.compactMap { try sample.quantile($0, type: type) }
      #expect(found.count == (column.present.isEmpty ? 0 : Self.shares.count))
      #expect(zip(found, found.dropFirst()).allSatisfy { $0 <= $1 })
      if let first = found.first, let last = found.last {
        #expect(first >= column.present.min() ?? 0 && last <= column.present.max() ?? 0)
      }
      for wrong in [-0.1, 1.1, .nan, .infinity] {
        #expect(throws: SummaryError.self) { try sample.quantile(wrong, type: type) }
      }
    }
  }

  @Test("A unit of any size keeps all digits", arguments: stretchable)
  func stretches(_ column: HostileColumn) throws {
    let sample = try Sample(column.values)
    for factor in AppraisalNumericsTests.stretches {
      let stretched = try Sample(column.values.map { $0 * factor })
      #expect(stretched.mean == sample.mean.map { $0 * factor })
      #expect(stretched.median == sample.median.map { $0 * factor })
      #expect(
        stretched.standardDeviation(divisor: .sample)
          == sample.standardDeviation(divisor: .sample).map { $0 * factor })
      let quantile = try sample.quantile(0.3, type: .seven)
      #expect(try stretched.quantile(0.3, type: .seven) == quantile.map { $0 * factor })
    }
  }

  @Test(
    "Medians and quantiles do not ask in which order values come", arguments: HostileColumn.finite)
  func permutes(_ column: HostileColumn) throws {
    let shuffled = shuffledRows(column.values.count, seed: 3).map { column.values[$0] }
    let (one, other) = (try Sample(column.values), try Sample(shuffled))
    #expect(one.median == other.median)
    let quantile = try other.quantile(0.9, type: .six)
    #expect(try one.quantile(0.9, type: .six) == quantile)
    #expect(one.distinctCount == other.distinctCount)
  }

  @Test("Infinities are refused by place", arguments: HostileColumn.infinite)
  func infinities(_ column: HostileColumn) {
    let place = column.values.firstIndex { $0.isInfinite } ?? -1
    #expect(throws: SummaryError.infinite(position: place)) { try Sample(column.values) }
  }

  @Test("A million ties, sorted, reversed and by turns: every rank is found")
  func million() throws {
    let count = 1_000_000
    let columns: [(Int) -> Double] = [
      { _ in 4 }, { Double($0) }, { Double(count - $0) }, { Double($0 % 2) },
      { $0 == 7 ? 1e300 : 4 },
    ]
    for column in columns {
      let values = (0..<count).map(column)
      let sorted = values.sorted()
      let sample = try Sample(values)
      #expect(sample.median == (sorted[count / 2 - 1] + sorted[count / 2]) / 2)
      #expect(sortedAscending(values) == sorted)
    }
  }

  @Test("A constant's mean is its value, whatever its digits and number", arguments: 0..<40)
  func constants(_ seed: Int) throws {
    var stream = RandomStream(seed: UInt64(seed), stream: 77)
    let value = stream.normal() * (seed % 2 == 0 ? 1 : 0x1p900)
    let values = [Double](repeating: value, count: 1 + stream.below(3_000))
    #expect(try Sample(values).mean == value)
  }
}
