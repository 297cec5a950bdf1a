import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Robust scales")
struct ScaleTests {
  /// All differences, sorted.
  private func slowQn(_ values: [Double]) -> Double {
    let half = values.count / 2 + 1
    var differences: [Double] = []
    for (index, left) in values.enumerated() {
      for right in values[(index + 1)...] { differences.append(abs(left - right)) }
    }
    return QnScale.normalFactor * differences.sorted()[half * (half - 1) / 2 - 1]
  }

  private func slowSn(_ values: [Double]) -> Double {
    let inner = values.map { value in
      values.map { abs($0 - value) }.sorted()[values.count / 2]
    }
    return SnScale.normalFactor * inner.sorted()[(values.count + 1) / 2 - 1]
  }

  @Test("Qn and Sn agree with all pairs, exactly, on ties, tails and clusters", arguments: 0..<60)
  func agreesWithAllPairs(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 2...150, using: &random)
    let values = (0..<count).map { _ -> Double in
      switch seed % 5 {
      case 0: Double(Int.random(in: 0...3, using: &random))
      case 1: Double(Int.random(in: 0...40, using: &random)) / 8
      case 2: 1 / Double.random(in: 1e-9...1, using: &random)
      case 3: Double.random(in: 0...1, using: &random) + (Bool.random(using: &random) ? 1e6 : 0)
      default: Double.random(in: -1...1, using: &random)
      }
    }
    let sample = try Sample(values)
    #expect(sample.qn(correction: .none) == slowQn(values), "seed \(seed)")
    #expect(sample.sn(correction: .none) == slowSn(values), "seed \(seed)")
  }

  /// Counting instead of listing pairs: the number of pairs below and up to the answer brackets
  /// its rank.
  @Test("Qn of many values has the rank it should have", arguments: [0, 1, 2])
  func hasItsRank(_ kind: Int) throws {
    var random = SeededGenerator(seed: UInt64(kind))
    let count = 30_001
    let values = (0..<count).map { _ -> Double in
      let draw = Double.random(in: 0...1, using: &random)
      return [draw, 1 / (draw + 1e-9), (draw * 7).rounded(.down)][kind]
    }
    let answer = try #require(try Sample(values).qn(correction: .none)) / QnScale.normalFactor
    let sorted = values.sorted()
    let half = count / 2 + 1
    let rank = half * (half - 1) / 2
    // A division by the factor may move the last place.
    let below = pairs(sorted, upTo: answer * (1 - 1e-13)),
      upTo = pairs(sorted, upTo: answer * (1 + 1e-13))
    #expect(below < rank && rank <= upTo)
  }

  private func pairs(_ sorted: [Double], upTo bound: Double) -> Int {
    var (first, total) = (0, 0)
    for (index, value) in sorted.enumerated() {
      while value - sorted[first] > bound { first += 1 }
      total += index - first
    }
    return total
  }

  @Test("Shifting changes no scale, stretching stretches it")
  func isEquivariant() throws {
    var random = SeededGenerator(seed: 3)
    let values = (0..<301).map { _ in Double(Int.random(in: -900...900, using: &random)) / 4 }
    let plain = try Sample(values)
    let moved = try Sample(values.map { -2 * $0 + 512 })
    #expect(
      moved.qn(correction: .finiteSample) == plain.qn(correction: .finiteSample).map { 2 * $0 })
    #expect(
      moved.sn(correction: .finiteSample) == plain.sn(correction: .finiteSample).map { 2 * $0 })
    #expect(
      moved.medianAbsoluteDeviation(factor: .normal)
        == plain.medianAbsoluteDeviation(factor: .normal).map { 2 * $0 })
    let (tau, movedTau) = (try #require(plain.tau), try #require(moved.tau))
    #expect(agree(movedTau.scale, 2 * tau.scale, 1e-14))
    #expect(agree(movedTau.centre, -2 * tau.centre + 512, 1e-14))
  }

  @Test("Nothing, one value, equal values, a million ties, huge values")
  func survivesExtremes() throws {
    let nothing = try Sample([Double.nan])
    #expect(nothing.qn(correction: .finiteSample) == nil)
    #expect(nothing.sn(correction: .finiteSample) == nil)
    #expect(nothing.tau == nil)
    #expect(nothing.medianAbsoluteDeviation(factor: .normal) == nil)
    #expect(nothing.huberLocation(k: 1.5) == nil)
    let one = try Sample([7])
    #expect(one.qn(correction: .none) == nil)
    #expect(one.tau == TauEstimate(centre: 7, scale: 0))
    let ties = try Sample([Double](repeating: 5, count: 1_000_000) + [1, 9])
    #expect(ties.qn(correction: .finiteSample) == 0)
    #expect(ties.sn(correction: .finiteSample) == 0)
    #expect(ties.tau == TauEstimate(centre: 5, scale: 0))
    let huge = try Sample([-1.7e308, 1.7e308, 1.6e308, -1.6e308, 0])
    #expect(huge.qn(correction: .none) != nil)
    #expect(huge.sn(correction: .none) != nil)
    #expect(huge.tau != nil)
    let tiny = try Sample([0x1p-1074, 0x1p-1073, 0, 0x1p-1072, 0x1p-1071])
    #expect(tiny.qn(correction: .none) == slowQn(tiny.values))
  }

  /// Normal data have the scale 1: at 10⁵ values the standard errors are about .0025 (Qn), .003
  /// (Sn), .0037 (MAD) and .0025 (tau); the bounds are five of them.
  @Test("Normal data have the scale of their standard deviation")
  func isConsistent() throws {
    var stream = RandomStream(seed: 11)
    let sample = try Sample((0..<100_000).map { _ in stream.normal() })
    #expect(abs((sample.qn(correction: .finiteSample) ?? .nan) - 1) < 0.0125)
    #expect(abs((sample.sn(correction: .finiteSample) ?? .nan) - 1) < 0.015)
    #expect(abs((sample.tau?.scale ?? .nan) - 1) < 0.0125)
    #expect(abs((sample.medianAbsoluteDeviation(factor: .normal) ?? .nan) - 1) < 0.0185)
  }
}
