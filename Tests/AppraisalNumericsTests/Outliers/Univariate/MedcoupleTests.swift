import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Medcouple")
struct MedcoupleTests {
  /// Every pair by the definition; those of values equal to the median by their places.
  private func slowMedcouple(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let half = sorted.count / 2
    let median = sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    let ties = sorted.filter { $0 == median }.count
    let upper = sorted.filter { $0 >= median }
    let lower = Array(sorted.filter { $0 <= median }.reversed())
    var kernels: [Double] = []
    for (i, x) in upper.enumerated() {
      for (j, y) in lower.enumerated() {
        if x == median, y == median {
          kernels.append(Double((i + j + 1 - ties).signum()))
        } else {
          kernels.append(((x - median) - (median - y)) / ((x - median) + (median - y)))
        }
      }
    }
    kernels.sort()
    let middle = kernels.count / 2
    return kernels.count % 2 == 1 ? kernels[middle] : (kernels[middle - 1] + kernels[middle]) / 2
  }

  /// Kernels that differ by less than a rounding may change places.
  @Test("Agrees with all pairs, on ties at the median and elsewhere", arguments: 0..<120)
  func agreesWithAllPairs(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 1...90, using: &random)
    let values = (0..<count).map { _ -> Double in
      switch seed % 6 {
      case 0: Double(Int.random(in: 1...5, using: &random))
      case 1: Double(Int.random(in: 0...1, using: &random))
      case 2: Double(max(3, Int.random(in: 0...9, using: &random)))
      case 3: 1 / Double.random(in: 1e-6...1, using: &random)
      case 4: Double(Int.random(in: 0...60, using: &random)) / 10
      default: Double.random(in: -1...1, using: &random)
      }
    }
    let found = try #require(try Sample(values).medcouple)
    #expect(abs(found - slowMedcouple(values)) < 1e-15, "seed \(seed)")
    let mirrored = try #require(try Sample(values.map { -$0 }).medcouple)
    #expect(abs(mirrored + found) < 1e-15, "seed \(seed)")
  }

  @Test("Published values: 1, 2, 10 and a constant")
  func knowsValues() throws {
    #expect(try abs((Sample([1, 2, 10]).medcouple ?? .nan) - 7.0 / 18) < 1e-16)
    #expect(try Sample([3, 3, 3]).medcouple == 0)
    #expect(try Sample([3]).medcouple == 0)
    #expect(try Sample([]).medcouple == nil)
  }

  /// A sample of 40,000 takes the counting path with a guess.
  ///
  /// The oracle counts pairs on either side of the answer.
  @Test("Many values: as many pairs lie below the answer as above", arguments: [1.0, -1, 0])
  func halvesPairs(_ sign: Double) throws {
    var stream = RandomStream(seed: 8)
    let values = (0..<40_001).map { _ in
      let draw = -logarithm(stream.uniform())
      return sign == 0 ? (draw * 40).rounded() / 40 : sign * draw
    }
    let answer = try #require(try Sample(values).medcouple)
    let sorted = values.sorted()
    let median = sorted[20_000]
    let above = sorted.filter { $0 > median }.map { $0 - median }
    let below = sorted.filter { $0 < median }.map { median - $0 }.sorted()
    let ties = sorted.count - above.count - below.count
    func pairs(upTo bound: Double) -> Int {
      below.reduce(ties * below.count + ties * (ties - 1) / 2 + (bound >= 0 ? ties : 0)) {
        (total, distance) in
        total + above.partitioningIndex { ($0 - distance) > bound * ($0 + distance) }
      }
    }
    let total = (above.count + ties) * (below.count + ties)
    #expect(pairs(upTo: answer - 1e-12) <= total / 2)
    #expect(pairs(upTo: answer + 1e-12) > total / 2)
    #expect(sign == 0 || answer * sign > 0.2)
  }

  @Test("A million ties beside a few values, values at both ends of Double")
  func survivesExtremes() throws {
    let ties = try Sample([Double](repeating: 5, count: 1_000_000) + [1, 9, 9])
    #expect(ties.medcouple == 0)
    let binary = try Sample((0..<999_999).map { Double($0 % 2) })
    #expect((binary.medcouple ?? .nan) == slowMedcouple([0, 1, 0, 1, 0]))
    let extreme = try Sample([-1.7e308, 1.7e308, 0x1p-1074, 0, 1e-300, -1e300, 3])
    #expect(abs((extreme.medcouple ?? .nan)) <= 1)
  }
}
