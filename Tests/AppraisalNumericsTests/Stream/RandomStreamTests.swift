import Testing

@testable import AppraisalNumerics

@Suite("Random streams")
struct RandomStreamTests {
  /// The known answers published with the generators (Random123, kat_vectors).
  @Test("Philox 4 × 32 with 10 rounds gives the published answers")
  func knowsAnswers() {
    #expect(
      philox4x32(SIMD4(repeating: 0), key: SIMD2(repeating: 0))
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      philox4x32(SIMD4(repeating: .max), key: SIMD2(repeating: .max))
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      philox4x32(
        SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        key: SIMD2(0xa409_3822, 0x299f_31d0))
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test("A stream is the blocks of its counter, low words first")
  func countsBlocks() {
    var stream = RandomStream(seed: 0)
    #expect(stream.next() == 0xe169_c58d_6627_e8d5)
    #expect(stream.next() == 0x9b00_dbd8_bc57_ac4c)
    let second = philox4x32(SIMD4(1, 0, 7, 0), key: SIMD2(3, 0))
    var other = RandomStream(seed: 3, stream: 7)
    _ = (other.next(), other.next())
    #expect(other.next() == UInt64(second.x) | UInt64(second.y) << 32)
  }

  /// The mean of 10⁵ draws has a standard error of .0009 (uniform) and .0032 (normal); the bounds
  /// are five of them.
  @Test("Uniform and normal numbers have their moments and stay inside")
  func hasMoments() {
    var stream = RandomStream(seed: 42)
    let uniform = (0..<100_000).map { _ in stream.uniform() }
    #expect(uniform.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(abs(arithmeticMean(uniform) - 0.5) < 0.0046)
    let normal = (0..<100_000).map { _ in stream.normal() }
    #expect(abs(arithmeticMean(normal)) < 0.016)
    // The variance of a normal sample has a standard error of √(2/n).
    #expect(abs(sumOfSquares(normal, around: 0) / 1e5 - 1) < 0.023)
  }

  @Test("Integers below a bound are equally likely")
  func drawsIntegers() {
    var stream = RandomStream(seed: 5)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[stream.below(7)] += 1 }
    // Binomial standard deviation 92.6; six of them.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 556 })
    #expect(stream.below(1) == 0)
  }

  @Test("Every one of the ten pairs of five is drawn equally often")
  func drawsSets() {
    var stream = RandomStream(seed: 6)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<20_000 { counts[stream.sample(2, of: 5), default: 0] += 1 }
    #expect(counts.count == 10)
    // Binomial standard deviation 42.4; six of them.
    #expect(counts.values.allSatisfy { abs($0 - 2_000) < 255 })
    #expect(stream.sample(4, of: 4) == [0, 1, 2, 3])
    #expect(stream.sample(0, of: 0).isEmpty)
  }

  @Test("Every one of the six orders of three comes up equally often")
  func shuffles() {
    var stream = RandomStream(seed: 7)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<12_000 {
      var order = [0, 1, 2]
      stream.shuffle(&order)
      counts[order, default: 0] += 1
    }
    #expect(counts.count == 6)
    // Binomial standard deviation 40.8; six of them.
    #expect(counts.values.allSatisfy { abs($0 - 2_000) < 245 })
  }
}
