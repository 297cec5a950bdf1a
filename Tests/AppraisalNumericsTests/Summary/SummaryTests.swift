import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Summaries")
struct SummaryTests {
  @Test("Missing values are counted, infinities refused where they stand")
  func readsSamples() throws {
    let sample = try Sample([3, .nan, 1, 2, .nan])
    #expect(sample.values == [3, 1, 2])
    #expect(sample.missing == 2)
    #expect(try Sample([0.0, -0.0, 2, 2]).distinctCount == 2)
    #expect(throws: SummaryError.infinite(position: 1)) { try Sample([.nan, -.infinity]) }
  }

  /// 0.1 is not representable; adding a million of them one by one is off by 1.3e-6.
  @Test("A long sum keeps its digits")
  func sumsPairwise() {
    let values = [Double](repeating: 0.1, count: 1_000_000)
    // Lanes of 64 additions round by up to 64 · 2⁻⁵⁴ each, always to the same side.
    #expect(abs(fixedOrderSum(values) - 1e5) < 4e-10)
    #expect(fixedOrderSum([]) == 0)
  }

  @Test("Sums agree with integer arithmetic at every length")
  func sumsEveryLength() {
    for count in 0...1_100 {
      let values = (0..<count).map { Double($0 * $0 % 101) }
      #expect(fixedOrderSum(values) == Double((0..<count).reduce(0) { $0 + $1 * $1 % 101 }))
    }
  }

  @Test("Mean and variance by hand, of constants, of one, of none, far from zero, near the end")
  func knowsMoments() throws {
    let sample = try Sample([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(sample.mean == 5)
    #expect(sample.variance(divisor: .population) == 4)
    #expect(sample.variance(divisor: .sample) == 32.0 / 7)
    let constant = try Sample([Double](repeating: 0.1, count: 999))
    #expect(constant.mean == 0.1)
    #expect(constant.variance(divisor: .sample) == 0)
    #expect(try Sample([]).mean == nil)
    #expect(try Sample([1]).variance(divisor: .sample) == nil)
    #expect(try Sample([1]).variance(divisor: .population) == 0)
    #expect(try Sample([1e9 + 1, 1e9 + 2, 1e9 + 3]).variance(divisor: .sample) == 1)
    #expect(try Sample([1.7e308, 1.7e308, 1.7e308]).mean == 1.7e308)
  }

  /// Hyndman and Fan's definitions worked out by hand for 1, 2, 3, 4 and a share of .3.
  @Test(
    "Quantile types by hand",
    arguments: [
      (QuantileType.four, 1.2), (.five, 1.7), (.six, 1.5), (.seven, 1.9), (.eight, 4.9 / 3),
      (.nine, 1.65),
    ])
  func knowsQuantiles(_ type: QuantileType, _ expected: Double) throws {
    let quantile = try #require(try Sample([4, 2, 3, 1]).quantile(0.3, type: type))
    #expect(abs(quantile - expected) < 1e-15)
    #expect(try Sample([4, 2, 3, 1]).quantile(0, type: type) == 1)
    #expect(try Sample([4, 2, 3, 1]).quantile(1, type: type) == 4)
    #expect(try Sample([]).quantile(0.5, type: type) == nil)
    #expect(throws: SummaryError.shareOutOfRange(1.5)) {
      try Sample([1]).quantile(1.5, type: type)
    }
  }

  @Test("Medians of odd and even counts")
  func knowsMedians() throws {
    #expect(try Sample([5, 1, 3]).median == 3)
    #expect(try Sample([5, 1, 3, 4]).median == 3.5)
    #expect(try Sample([7]).median == 7)
    #expect(try Sample([1.7e308, 1.7e308]).median == 1.7e308)
  }

  @Test("Selection agrees with sorting, on ties and on adversarial orders", arguments: 0..<40)
  func selects(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 1...3_000, using: &random)
    let reach = [1, 3, 50, 1_000_000][seed % 4]
    var values = (0..<count).map { _ in Double(Int.random(in: 0..<reach, using: &random)) }
    switch seed % 5 {
    case 0: values.sort()
    case 1: values.sort(by: >)
    case 2: values = values.sorted() + values.sorted(by: >)
    default: break
    }
    let sorted = values.sorted()
    for rank in [0, values.count / 4, values.count / 2, values.count - 1] {
      #expect(value(ofRank: rank, in: values) == sorted[rank])
    }
  }
}
