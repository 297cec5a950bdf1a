import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Points")
struct PointsTests {
  @Test("Hold 100,000 points either way and refuse one unit more")
  func refusesBeyondTheLimit() throws {
    #expect(try Points(units: 1_000_000_000).units == 1_000_000_000)
    #expect(try Points(units: -1_000_000_000).units == -1_000_000_000)
    for units: Int64 in [1_000_000_001, -1_000_000_001, 1 << 32, .max, .min, .min + 1] {
      #expect(throws: ExactError(.pointsOutOfRange(units: units))) { try Points(units: units) }
    }
  }

  @Test("Whole points are 10,000 units each; 100,001 of them are refused")
  func countsWholePoints() throws {
    #expect(try Points(86).units == 860_000)
    #expect(try Points(-100_000).units == -1_000_000_000)
    #expect(throws: ExactError(.pointsOutOfRange(units: 1_000_010_000))) { try Points(100_001) }
    // The product with 10,000 leaves 64 bits here.
    #expect(throws: ExactError(.pointsOutOfRange(units: .max))) { try Points(Int.max) }
    #expect(throws: ExactError(.pointsOutOfRange(units: .min))) { try Points(Int.min) }
  }

  @Test(
    "A ratio is rounded half up once, to the places asked for",
    arguments: [
      // 2/3 of 100 points
      (2_000_000, 3, 4, 666_667), (2_000_000, 3, 2, 666_700), (2_000_000, 3, 0, 670_000),
      // exactly 86.205, and one unit below
      (862_050, 1, 2, 862_100), (862_049, 1, 2, 862_000),
      // below zero the half moves away from zero, too
      (-862_050, 1, 2, -862_100), (-862_049, 1, 2, -862_000),
      // 84.99996 → 85.0000 at four places, but rounded twice 84.995 would come to 85.00
      (8_499_996, 10, 4, 850_000), (849_949, 1, 2, 849_900), (849_950, 1, 2, 850_000),
    ])
  func roundsRatios(_ numerator: Int64, _ denominator: Int64, _ places: Int, _ units: Int32) throws
  {
    let points = try Points(
      ratioOf: numerator, to: denominator, rounding: Rounding(places: places))
    #expect(points.units == units)
  }

  @Test("A ratio at the ends of 64 bits is held or refused, never wrapped")
  func boundsRatios() throws {
    #expect(try Points(ratioOf: .max, to: .max).units == 1)
    #expect(try Points(ratioOf: .min, to: .max).units == -1)
    #expect(try Points(ratioOf: 1, to: .max).units == 0)
    #expect(throws: ExactError(.pointsOutOfRange(units: .max))) {
      try Points(ratioOf: .max, to: 1)
    }
    // 2⁶³ − 1 rounded to whole points is 9,223,372,036,854,780,000, beyond 64 bits.
    #expect(throws: ExactError(.pointsOutOfRange(units: .max))) {
      try Points(ratioOf: .max, to: 1, rounding: Rounding(places: 0))
    }
    #expect(throws: ExactError(.denominatorNotPositive(0))) { try Points(ratioOf: 1, to: 0) }
    #expect(throws: ExactError(.denominatorNotPositive(-5))) { try Points(ratioOf: 1, to: -5) }
  }

  @Test(
    "Text is exact, with at least the places asked for",
    arguments: [
      (862_000, 2, "86.20"), (862_000, 0, "86.2"), (862_050, 2, "86.205"), (1, 0, "0.0001"),
      (-1, 2, "-0.0001"), (0, 2, "0.00"), (0, 0, "0"), (-500, 1, "-0.05"), (1_000_000, 0, "100"),
      (1_000_000, 4, "100.0000"), (-1_000_000_000, 0, "-100000"),
    ])
  func printsExactly(_ units: Int64, _ places: Int, _ text: String) throws {
    #expect(try Points(units: units).text(places: places) == text)
  }

  @Test("Order is that of the integers")
  func ordersByUnits() throws {
    let shuffled: [Int64] = [7, -3, 0, 1_000_000_000, -1_000_000_000, 8]
    let sorted = try shuffled.map { try Points(units: $0) }.sorted()
    #expect(sorted.map(\.units) == [-1_000_000_000, -3, 0, 7, 8, 1_000_000_000])
  }
}

@Suite("Decimal text")
struct DecimalTextTests {
  @Test(
    "Prints scaled integers exactly",
    arguments: [
      (Int64.min, 4, 0, "-922337203685477.5808"), (.max, 18, 0, "9.223372036854775807"),
      (.max, 0, 0, "9223372036854775807"), (.min, 0, 2, "-9223372036854775808.00"),
      (5, 0, 2, "5.00"), (5, 2, 4, "0.0500"), (0, 0, 0, "0"), (0, 3, 0, "0"), (100, 2, 0, "1"),
      (-10, 3, 2, "-0.01"), (3333, 2, 0, "33.33"),
    ])
  func printsExactly(_ value: Int64, _ decimals: Int, _ places: Int, _ text: String) {
    #expect(decimalText(value, decimals: decimals, atLeast: places) == text)
  }

  @Test("Reading the digits back gives the value, and no zero is printed that was not asked for")
  func readsBack() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<5_000 {
      let shift = Int64.random(in: 0...62, using: &random)
      let value = Int64.random(in: .min ... .max, using: &random) >> shift
      let decimals = Int.random(in: 0...6, using: &random)
      let places = Int.random(in: 0...decimals, using: &random)
      let text = decimalText(value, decimals: decimals, atLeast: places)
      let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(Array.init)
      let fraction = parts.count == 2 ? parts[1].count : 0
      let digits = text.utf8.filter { (0x30...0x39).contains($0) }
      var read = digits.reduce(Int128(0)) { $0 * 10 + Int128($1 - 0x30) }
      for _ in 0..<(decimals - fraction) { read *= 10 }
      #expect((text.hasPrefix("-") ? -read : read) == Int128(value), "\(text)")
      #expect(fraction >= places)
      if fraction > places { #expect(parts[1].last != "0", "\(text)") }
    }
  }
}
