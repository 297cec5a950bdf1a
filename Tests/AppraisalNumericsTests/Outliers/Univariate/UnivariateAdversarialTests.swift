import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Univariate outliers of hostile columns")
struct UnivariateAdversarialTests {
  /// Scales that turn round with the unit.
  private static func scales(_ sample: Sample) -> [Double?] {
    [
      sample.medianAbsoluteDeviation(factor: .none),
      sample.medianAbsoluteDeviation(factor: .normal),
      sample.qn(correction: .none), sample.qn(correction: .finiteSample),
      sample.sn(correction: .none), sample.sn(correction: .finiteSample), sample.tau?.scale,
    ]
  }

  @Test("Scales are never negative nor NaN, centres lie inside", arguments: HostileColumn.finite)
  func scales(_ column: HostileColumn) throws {
    let sample = try Sample(column.values)
    for scale in Self.scales(sample) {
      guard let scale else { continue }
      #expect(scale >= 0)
      if column.isConstant { #expect(scale == 0) }
    }
    let centres = [
      sample.median, sample.tau?.centre, sample.huberLocation(k: 1.5),
      sample.huberLocation(k: 1e-9),
      sample.huberLocation(k: .infinity), sample.huberLocation(k: .nan),
      try sample.trimmedMean(share: 0.25),
    ]
    #expect(centres.allSatisfy { ($0 == nil) == column.present.isEmpty })
    let (least, most) = (column.present.min() ?? 0, column.present.max() ?? 0)
    // A weighted mean may round beyond the extremes by some last places of their size.
    let room = 0x1p-50 * max(least.magnitude, most.magnitude)
    for centre in centres.compactMap(\.self) {
      #expect(centre >= least - room && centre <= most + room)
    }
  }

  @Test("A unit of any size keeps all digits of scales and centres", arguments: stretchable)
  func stretches(_ column: HostileColumn) throws {
    let sample = try Sample(column.values)
    for factor in AppraisalNumericsTests.stretches {
      let stretched = try Sample(column.values.map { $0 * factor })
      #expect(Self.scales(stretched) == Self.scales(sample).map { $0.map { $0 * factor } })
      #expect(stretched.tau?.centre == sample.tau.map { $0.centre * factor })
      #expect(stretched.huberLocation(k: 1.5) == sample.huberLocation(k: 1.5).map { $0 * factor })
      #expect(stretched.medcouple == sample.medcouple)
    }
  }

  @Test(
    "Scales from order alone keep their bits in any order of rows", arguments: HostileColumn.finite)
  func permutes(_ column: HostileColumn) throws {
    let sample = try Sample(column.values)
    let shuffled = try Sample(
      shuffledRows(column.values.count, seed: 9).map { column.values[$0] })
    #expect(Array(Self.scales(shuffled).dropLast()) == Array(Self.scales(sample).dropLast()))
    #expect(shuffled.medcouple == sample.medcouple)
  }

  @Test("The medcouple lies in −1…1 and turns with the sign", arguments: HostileColumn.finite)
  func medcouples(_ column: HostileColumn) throws {
    let sample = try Sample(column.values)
    let mirrored = try Sample(column.values.map { -$0 })
    guard let medcouple = sample.medcouple else {
      #expect(column.present.isEmpty)
      return
    }
    #expect(medcouple.magnitude <= 1)
    #expect(mirrored.medcouple == -medcouple)
    #expect(mirrored.leftTailWeight == sample.rightTailWeight)
    if column.isConstant { #expect(medcouple == 0) }
  }

  /// Differences of all pairs, in the arithmetic of the definition.
  @Test(
    "Qn and Sn are what all pairs give",
    arguments: HostileColumn.finite.filter { $0.present.count > 1 })
  func pairs(_ column: HostileColumn) throws {
    let values = column.present.map { $0 * 0x1p-10 }
    guard (values.max() ?? 0).magnitude < 1e300, values.allSatisfy({ $0 == 0 || $0.isNormal })
    else {
      return
    }
    let half = values.count / 2 + 1
    var differences: [Double] = []
    for (place, value) in values.enumerated() {
      differences += values[..<place].map { ($0 - value).magnitude }
    }
    let inner = values.map { value in
      values.map { ($0 - value).magnitude }.sorted()[values.count / 2]
    }
    let sample = try Sample(values)
    #expect(
      sample.qn(correction: .none)
        == QnScale.normalFactor * differences.sorted()[half * (half - 1) / 2 - 1])
    #expect(
      sample.sn(correction: .none)
        == SnScale.normalFactor * inner.sorted()[(values.count + 1) / 2 - 1])
  }

  @Test(
    "Rules answer with bounds around the centre, or refuse in words",
    arguments: HostileColumn.finite)
  func rules(_ column: HostileColumn) throws {
    let scales: [HampelRule.Scale] = [.medianAbsoluteDeviation(.normal), .qn, .tau]
    for scale in scales {
      do throws(OutlierError) {
        let verdict = try HampelRule(scale: scale)(column.values)
        check(verdict.bounds, column, around: verdict.centre)
        #expect((verdict.scaleUsed == .none) == (verdict.scale == 0))
      } catch { #expect(isTooFew(error, column, 6, 3)) }
    }
    do throws(OutlierError) {
      let verdict = try AdjustedBoxplot()(column.values)
      check(verdict.bounds, column, around: verdict.lowerQuartile)
      #expect(verdict.lowerQuartile <= verdict.upperQuartile && verdict.medcouple.magnitude <= 1)
    } catch { #expect(isTooFew(error, column, 30, 10)) }
  }

  private func check(_ bounds: OutlierBounds, _ column: HostileColumn, around centre: Double) {
    #expect(bounds.lower <= centre && centre <= bounds.upper)
    let beyond = column.values.indices.filter {
      column.values[$0] < bounds.lower || column.values[$0] > bounds.upper
    }
    #expect(bounds.outliers == beyond)
    #expect(2 * beyond.count <= column.present.count)
  }

  private func isTooFew(
    _ error: OutlierError, _ column: HostileColumn, _ count: Int, _ distinct: Int
  ) -> Bool {
    let different = Set(column.present).count
    switch error {
    case .tooFewValues(let found, let needed):
      return found == column.present.count && needed == count && found < needed
    case .tooFewDistinct(let found, let needed):
      return found == different && needed == distinct && found < needed
    default: return false
    }
  }

  @Test("A rule names the same rows in any unit", arguments: stretchable)
  func ruleStretches(_ column: HostileColumn) throws {
    guard let plain = try? HampelRule()(column.values) else { return }
    for factor in AppraisalNumericsTests.stretches {
      let stretched = column.values.map { $0 * factor }
      #expect(try HampelRule()(stretched).bounds.outliers == plain.bounds.outliers)
      if let box = try? AdjustedBoxplot()(column.values) {
        #expect(try AdjustedBoxplot()(stretched).bounds.outliers == box.bounds.outliers)
      }
    }
  }

  @Test(
    "Infinities, ordinal answers and wild parameters are refused", arguments: HostileColumn.infinite
  )
  func refusals(_ column: HostileColumn) throws {
    let row = column.values.firstIndex { $0.isInfinite } ?? -1
    #expect(throws: OutlierError.infinite(row: row, column: 0)) { try HampelRule()(column.values) }
    #expect(throws: OutlierError.infinite(row: row, column: 0)) {
      try AdjustedBoxplot()(column.values)
    }
    #expect(throws: OutlierError.ordinal) { try HampelRule()([1, 2], level: .ordinal) }
    for wild in [0, -1, .nan, .infinity] {
      #expect(throws: OutlierError.self) { try HampelRule(multiple: wild) }
      #expect(throws: OutlierError.self) { try AdjustedBoxplot(multiple: wild) }
    }
  }

  @Test("A million ties beside one other value, and a million by turns")
  func million() throws {
    let ties = try Sample([9] + [Double](repeating: 4, count: 999_999))
    #expect(Self.scales(ties).allSatisfy { $0 == 0 })
    let verdict = try HampelRule()([9, 1] + [Double](repeating: 4, count: 999_998))
    #expect(verdict.scaleUsed == .meanAbsoluteDeviation && verdict.bounds.outliers == [0, 1])
    let turns = try Sample((0..<1_000_000).map { Double($0 % 2) })
    #expect(turns.qn(correction: .none) == 0)
    // Half of all are 1 away from either value, and the value itself is one of the nearer half.
    #expect(turns.sn(correction: .none) == SnScale.normalFactor)
  }

  @Test("A funnel with one gigantic unit, certain units and the least target")
  func funnels() throws {
    let trials = [Int.max] + [Int](repeating: 4, count: 20)
    let successes = [Int.max / 2] + (0..<20).map { $0 % 5 }
    let verdict = try FunnelPlot()(successes: successes, trials: trials)
    for scores in [verdict.naive, verdict.multiplicative, verdict.additive, verdict.arcsine] {
      #expect(scores.allSatisfy { $0.isFinite })
    }
    #expect(verdict.betweenVariance.isFinite)
    let rare = try FunnelPlot(target: .stated(1e-100))(successes: successes, trials: trials)
    #expect((rare.naive + rare.additive + rare.arcsine).allSatisfy { $0.isFinite })
    for wrong in [0, 1, -0.5, .nan, 1e-101] {
      #expect(throws: OutlierError.self) { try FunnelPlot(target: .stated(wrong)) }
    }
    #expect(throws: OutlierError.parameterOutOfRange(.target, 0)) {
      try FunnelPlot()(
        successes: [Int](repeating: 0, count: 12), trials: [Int](repeating: 9, count: 12))
    }
    #expect(verdict.limits(trials: 0) == (0, 1))
    #expect(verdict.limits(trials: .nan) == (0, 1))
    #expect(verdict.limits(trials: 10, beyond: -1) == (0, 1))
  }

  /// `Σ wᵢ − Σ wᵢ²/Σ wᵢ = 2 Σ_{i<j} wᵢ wⱼ / Σ wᵢ`; with one weight above all it is nearly twice the
  /// rest.
  @Test("The variance between units survives a unit that outweighs all others")
  func between() throws {
    let trials = [1_000_000_000_000_000] + [Int](repeating: 100, count: 15)
    let successes = [500_000_000_000_000] + (0..<15).map { 20 + 4 * $0 }
    let verdict = try FunnelPlot(target: .stated(0.5), winsorisedShare: 0)(
      successes: successes, trials: trials)
    let squares = successes.indices.map { row in
      let (r, n) = (Double(successes[row]), Double(trials[row]))
      return (r / n - 0.5) * (r / n - 0.5) * n / 0.25
    }
    let expected = (squares.reduce(0, +) - 15) / (2 * 15 * 100 / 0.25)
    #expect((verdict.betweenVariance / expected - 1).magnitude < 1e-9)
  }

  /// In Doubles 0.29 · 100 is 28.999999999999996, and the largest share below one half is one half of
  /// 2 when rounded.
  @Test("A share of values is the number that it is on paper")
  func shares() throws {
    let column = (0..<100).map { Double($0 * $0) }
    let inner = column[29..<71].reduce(0, +) / 42
    #expect(try Sample(column).trimmedMean(share: 0.29) == inner)
    #expect(try Sample([1, 5]).trimmedMean(share: 0.5 - 0x1p-54) == 3)
    #expect(try Sample([7]).trimmedMean(share: 0.5 - 0x1p-54) == 7)
    for share in 0..<50 { #expect(wholeShare(Double(share) / 100, of: 100) == share) }
  }
}
