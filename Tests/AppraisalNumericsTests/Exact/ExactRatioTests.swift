import AppraisalNumerics
import Testing

@Suite("Exact ratios")
struct ExactRatioTests {
  @Test("Refuse a denominator that is not positive", arguments: [Int64(0), -1, .min])
  func refusesDenominator(_ denominator: Int64) {
    #expect(throws: ExactError(.denominatorNotPositive(denominator))) {
      try ExactRatio(1, denominator)
    }
  }

  @Test("Ratios of the same number are equal, whatever their terms")
  func equalsReduced() throws {
    #expect(try ExactRatio(1, 2) == ExactRatio(2, 4))
    #expect(try ExactRatio(0, 3) == ExactRatio(0, .max))
    #expect(try ExactRatio(-6, 4) == ExactRatio(-3, 2))
    #expect(try ExactRatio(.min, .max) != ExactRatio(-1, 1))
  }

  /// (2⁵³ + 1) / 2⁵³ and 1 are the same Double, and k/(k+1) runs into 1 as k grows.
  @Test("Ratios that a Double cannot tell apart are told apart")
  func tellsApartWhatDoublesDoNot() throws {
    let power = Int64(1) << 53
    #expect(Double(power + 1) / Double(power) == 1)
    #expect(try ExactRatio(power + 1, power) > ExactRatio(1, 1))
    let large = Int64.max - 1
    #expect(Double(large) / Double(large + 1) == 1)
    #expect(try ExactRatio(large, large + 1) < ExactRatio(1, 1))
    #expect(try ExactRatio(large - 1, large) < ExactRatio(large, large + 1))
  }

  @Test("Order is total and agrees with cross products of 128 bits")
  func agreesWithCrossProducts() throws {
    let numerators: [Int64] = [.min, -7, -1, 0, 1, 7, .max - 1, .max]
    let denominators: [Int64] = [1, 2, 7, .max - 1, .max]
    let ratios = try numerators.flatMap { numerator in
      try denominators.map { try ExactRatio(numerator, $0) }
    }
    for left in ratios {
      for right in ratios {
        let difference =
          Int128(left.numerator) * Int128(right.denominator)
          - Int128(right.numerator) * Int128(left.denominator)
        #expect((left < right) == (difference < 0))
        #expect((left == right) == (difference == 0))
        #expect([left < right, left == right, right < left].filter { $0 }.count == 1)
      }
    }
  }
}

@Suite("Shares")
struct ShareTests {
  @Test("Refuse what is no share")
  func refuses() {
    #expect(throws: ExactError(.denominatorNotPositive(0))) { try Share(0, of: 0) }
    #expect(throws: ExactError(.denominatorNotPositive(-3))) { try Share(-2, of: -3) }
    #expect(throws: ExactError(.shareOutOfRange(numerator: 4, denominator: 3))) {
      try Share(4, of: 3)
    }
    #expect(throws: ExactError(.shareOutOfRange(numerator: -1, denominator: 3))) {
      try Share(-1, of: 3)
    }
  }

  /// Quotas as in published rules: no more than one third of 28, no more than 20 % of 14.
  @Test(
    "A share of people becomes a number of people by the rule that was chosen",
    arguments: [
      (1, 3, 28, [9, 9, 10]), (20, 100, 14, [2, 3, 3]), (1, 2, 7, [3, 4, 4]),
      (1, 3, 27, [9, 9, 9]),
      (2, 3, 28, [18, 19, 19]), (0, 1, 28, [0, 0, 0]), (1, 1, 28, [28, 28, 28]),
      (1, 3, 0, [0, 0, 0]),
    ])
  func countsPeople(
    _ numerator: Int64, _ denominator: Int64, _ people: Int64, _ expected: [Int64]
  ) throws {
    let share = try Share(numerator, of: denominator)
    let counts = [Share.Headcount.floor, .halfUp, .ceiling].map {
      share.count(of: people, rounding: $0)
    }
    #expect(counts == expected)
  }

  @Test("The whole of 2⁶³ − 1 people is counted without overflow")
  func countsWithoutOverflow() throws {
    let whole = try Share(.max, of: .max)
    let half = try Share(1, of: 2)
    for rounding in Share.Headcount.allCases {
      #expect(whole.count(of: .max, rounding: rounding) == .max)
    }
    #expect(half.count(of: .max, rounding: .floor) == 4_611_686_018_427_387_903)
    #expect(half.count(of: .max, rounding: .halfUp) == 4_611_686_018_427_387_904)
  }

  @Test(
    "Two thirds are reached by exactly two thirds and not by 66.67 %",
    arguments: [
      (2, 3, true), (1, 3, false), (20, 30, true), (19, 30, false), (19, 28, true),
      (18, 28, false), (6_666, 10_000, false), (6_667, 10_000, true), (0, 0, true),
      (4_000_000_000_000_000_000, 6_000_000_000_000_000_000, true),
      (3_999_999_999_999_999_999, 6_000_000_000_000_000_000, false),
    ])
  func isReached(_ part: Int64, _ whole: Int64, _ expected: Bool) throws {
    #expect(try Share(2, of: 3).isReached(by: part, of: whole) == expected)
  }

  @Test(
    "Are held in lowest terms",
    arguments: [
      (50, 100, "1/2"), (666_700, 1_000_000, "6667/10000"), (2, 3, "2/3"), (0, 7, "0/1"),
      (7, 7, "1/1"), (1, .max, "1/9223372036854775807"), (.max, .max, "1/1"),
    ] as [(Int64, Int64, String)])
  func reduces(_ numerator: Int64, _ denominator: Int64, _ text: String) throws {
    #expect(try Share(numerator, of: denominator).description == text)
  }

  @Test("A quorum written as 66.67 % is not reached by exactly two thirds")
  func isNotReachedByLess() throws {
    #expect(try !Share(666_700, of: 1_000_000).isReached(by: 20, of: 30))
  }
}
