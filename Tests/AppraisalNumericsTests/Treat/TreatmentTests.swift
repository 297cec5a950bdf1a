import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Treatment")
struct TreatmentTests {
  /// Computed by two other programs for 1…10, 30 and 100, and with the 100 pulled in to 30.
  @Test("Skewness and kurtosis of type 2")
  func shape() throws {
    let raw = try DistributionShape([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100])
    #expect((raw.skewness - 3.0632410342394993).magnitude < 1e-13)
    #expect((raw.kurtosis - 9.741390834569144).magnitude < 1e-12)
    let pulled = try DistributionShape([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 30, .nan])
    #expect((pulled.skewness - 1.7120380600890506).magnitude < 1e-13)
    #expect((pulled.kurtosis - 1.8157805377242031).magnitude < 1e-12)
    #expect(pulled.count == 12)
    #expect(pulled.distinct == 11)
    #expect(pulled.modeCount == 2)
  }

  @Test("Shapes of too few, equal, huge and tiny values are missing or finite, never infinite")
  func extremeShapes() throws {
    #expect(try DistributionShape([1, 2]).skewness.isNaN)
    #expect(try DistributionShape([1, 2, 4]).kurtosis.isNaN)
    #expect(try DistributionShape([5, 5, 5, 5]).skewness.isNaN)
    #expect(try DistributionShape([]).count == 0)
    let plain = try DistributionShape([1, 2, 3, 9])
    for scale in [1e-300, 1e300, -1e200] {
      let scaled = try DistributionShape([1 * scale, 2 * scale, 3 * scale, 9 * scale])
      #expect((scaled.skewness.magnitude - plain.skewness).magnitude < 1e-12)
      #expect((scaled.kurtosis - plain.kurtosis).magnitude < 1e-12)
    }
    #expect(throws: TreatError.infinite(row: 1)) { try DistributionShape([1, .infinity]) }
  }

  @Test("Winsorising pulls one point in, lists it with its places, and touches nothing else")
  func winsorises() throws {
    let column: [Double] = [100, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, .nan]
    let rule = Treatment.winsorise(try Winsorisation(maximumCount: 5, maximumFraction: 0.1))
    let treated = try rule.treated(column)
    #expect(treated.verdict == .winsorised)
    let change = try #require(treated.changes.first)
    #expect(treated.changes.count == 1)
    #expect((change.row, change.before, change.after) == (0, 100, 30))
    #expect((change.placeBefore, change.placeAfter) == (1, 1))
    #expect(treated.values.dropFirst().prefix(11) == column.dropFirst().prefix(11))
    #expect(treated.values[12].isNaN)
    #expect((treated.after.skewness - 1.7120380600890506).magnitude < 1e-13)
    let mirrored = try rule.treated(column.map { -$0 })
    #expect(mirrored.values.prefix(12).map { -$0 } == Array(treated.values.prefix(12)))
  }

  @Test("The smaller of count and fraction bounds the points, and an uncured column stays as it is")
  func limits() throws {
    let column = (1...20).map(Double.init) + [100, 200]
    let one = try Treatment.winsorise(Winsorisation(maximumCount: 1, maximumFraction: 0.5))
      .treated(column)
    #expect(one.verdict == .notCured)
    #expect(one.changes.isEmpty)
    let byFraction = try Treatment.winsorise(
      Winsorisation(maximumCount: 9, maximumFraction: 0.05)
    ).treated(column)
    #expect(byFraction.verdict == .notCured, "5 % of 22 is one point")
    let two = try Treatment.winsorise(Winsorisation(maximumCount: 2, maximumFraction: 0.1))
      .treated(column)
    #expect(two.verdict == .winsorised)
    #expect(two.changes.map(\.row) == [20, 21])
    #expect(two.changes.map(\.after) == [20, 20])
    #expect(two.changes.map(\.placeBefore) == [2, 1])
    #expect(two.changes.map(\.placeAfter) == [1, 1])
  }

  /// Three subjects at the end cannot be pulled in when two may be.
  @Test("Ties at the end never overshoot the limit")
  func ties() throws {
    let column = (1...40).map { Double($0) } + [400, 400, 400]
    let rule = try Winsorisation(maximumCount: 2, maximumFraction: 0.5)
    #expect(try Treatment.winsorise(rule).treated(column).verdict == .notCured)
    let three = try Winsorisation(maximumCount: 3, maximumFraction: 0.5)
    #expect(try Treatment.winsorise(three).treated(column).changes.count == 3)
  }

  @Test("Sparse, binary and ordinal columns are refused, not erased")
  func refusals() throws {
    let rule = Treatment.winsorise(try Winsorisation(maximumCount: 5, maximumFraction: 0.2))
    let erased = [Double](repeating: 1, count: 30) + [50, 50, 50]
    let treated = try rule.treated(erased)
    #expect(treated.verdict == .refused(.fewDistinct))
    #expect(treated.values == erased)
    let sparse = [Double](repeating: 0, count: 60) + (1...12).map { Double($0 * $0 * $0) }
    #expect(try rule.treated(sparse).verdict == .refused(.sparse))
    #expect(try rule.treated((1...30).map(Double.init)).verdict == .passes)
    #expect(try rule.treated([]).verdict == .passes)
    #expect(throws: TreatError.self) { try Winsorisation(maximumCount: 1, maximumFraction: 0.6) }
  }

  @Test("Never more points than allowed, never another order, on random columns with ties")
  func winsorisingProperties() throws {
    var random = SeededGenerator(seed: 3)
    var cured = 0
    for _ in 0..<300 {
      let column = (0..<60).map { _ -> Double in
        let uniform = Double.random(in: 0.001...1, using: &random)
        return (1 / uniform).rounded(.up) * (Bool.random(using: &random) ? 1 : 1.5)
      }
      let maximum = Int.random(in: 0...8, using: &random)
      let treated = try Treatment.winsorise(
        Winsorisation(maximumCount: maximum, maximumFraction: 0.1, minimumDistinct: 3)
      ).treated(column)
      #expect(treated.changes.count <= min(maximum, 6))
      if treated.verdict == .winsorised {
        cured += 1
        #expect(!ShapeLimits.standard.areReached(by: treated.after))
      } else {
        #expect(treated.changes.isEmpty)
      }
      for (a, b) in zip(column.indices, column.indices.dropFirst()) where column[a] < column[b] {
        #expect(treated.values[a] <= treated.values[b])
      }
    }
    #expect(cured > 20)
  }

  @Test("Logarithms shift by one per cent of the range, from the end with the long tail")
  func logarithms() throws {
    let column: [Double] = [0, 1, 100]
    let shifted = try Treatment.logarithm(LogTransform(shift: .onePercent, limits: nil))
      .treated(column)
    #expect(shifted.verdict == .transformed)
    // ln 1, ln 2, ln 101.
    for (found, expected) in zip(shifted.values, [0, 0.6931471805599453, 4.61512051684126]) {
      #expect((found - expected).magnitude < 1e-14)
    }
    let mirrored = try Treatment.logarithm(LogTransform(shift: .mirrored, limits: nil))
      .treated([0, -1, -100])
    for (found, expected) in zip(mirrored.values, [0, -0.6931471805599453, -4.61512051684126]) {
      #expect((found - expected).magnitude < 1e-14)
    }
    let plusOne = try Treatment.logarithm(LogTransform(shift: .plusOne, limits: nil))
      .treated([4, 5, .nan])
    #expect(plusOne.values[0] == 0)
    #expect(plusOne.values[2].isNaN)
  }

  @Test("Box-Cox is the logarithm at 0, a shift at 1 and a root at one half")
  func boxCox() throws {
    func values(_ exponent: Double) throws -> [Double] {
      try Treatment.boxCox(BoxCox(exponent: exponent, limits: nil)).treated([3, 6, 11]).values
    }
    #expect(try values(1) == [0, 3, 8])
    #expect(try values(0.5) == [0, 2, 4])
    #expect(try values(0)[0] == 0)
    #expect(throws: TreatError.self) { try BoxCox(exponent: .nan, limits: nil) }
    let overflow = try Treatment.boxCox(BoxCox(exponent: 5, limits: nil)).treated([0, 1e200])
    #expect(overflow.verdict == .refused(.rangeBeyondDoubles))
  }

  @Test("Where winsorising does not cure, the original values are transformed")
  func twoSteps() throws {
    let column = (1...20).map(Double.init) + [100, 200]
    let treated = try Treatment.winsoriseOrLogarithm(
      Winsorisation(maximumCount: 1, maximumFraction: 0.5),
      LogTransform(shift: .onePercent, limits: .standard)
    ).treated(column)
    #expect(treated.verdict == .transformed)
    #expect(treated.changes.count == 22)
    #expect(treated.changes.allSatisfy { $0.placeBefore == $0.placeAfter })
  }
}
