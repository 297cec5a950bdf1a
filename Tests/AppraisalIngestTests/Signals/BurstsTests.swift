import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Bursts")
struct BurstsTests {
  /// The definition, window by window: all moments of a crowded window belong together.
  private func slowBursts(_ moments: [Int64], ballots: Int, seconds: Int64) -> [Set<Int>] {
    var found: [Set<Int>] = []
    for start in moments {
      var burst = Set(moments.indices.filter { (start...start + seconds).contains(moments[$0]) })
      guard burst.count >= ballots else { continue }
      for other in found where !other.isDisjoint(with: burst) { burst.formUnion(other) }
      found.removeAll { $0.isSubset(of: burst) }
      found.append(burst)
    }
    return found.sorted { ($0.min() ?? 0) < ($1.min() ?? 0) }
  }

  @Test("The fifth ballot after exactly ten minutes counts, a second later it does not")
  func window() {
    #expect(bursts(in: [0, 60, 60, 60, 600], ballots: 5, seconds: 600) == [0..<5])
    #expect(bursts(in: [0, 60, 60, 60, 601], ballots: 5, seconds: 600) == [])
    #expect(bursts(in: [0, 60, 60, 60], ballots: 5, seconds: 600) == [])
    #expect(bursts(in: [], ballots: 5, seconds: 600) == [])
  }

  @Test("Windows that share a ballot are one burst; windows that only touch are two")
  func chains() {
    #expect(bursts(in: [0, 10, 20, 30, 40], ballots: 2, seconds: 10) == [0..<5])
    #expect(bursts(in: [0, 5, 11, 16], ballots: 2, seconds: 5) == [0..<2, 2..<4])
    #expect(bursts(in: [0, 5, 100, 200, 200], ballots: 2, seconds: 5) == [0..<2, 3..<5])
  }

  @Test("Moments at the two ends of time are far apart")
  func extremes() {
    let moments: [Int64] = [.min + 1, .min + 1, 0, .max, .max]
    #expect(bursts(in: moments, ballots: 2, seconds: .max) == [0..<5])
    #expect(bursts(in: moments, ballots: 3, seconds: .max) == [0..<5])
    #expect(bursts(in: moments, ballots: 4, seconds: .max) == [])
    #expect(bursts(in: [.min + 1, .max], ballots: 2, seconds: .max) == [])
  }

  @Test("The same as window by window", arguments: 0..<60 as Range<UInt64>)
  func oracle(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let count = Int.random(in: 0..<40, using: &generator)
      let last = Int64.random(in: 1..<300, using: &generator)
      let moments = (0..<count).map { _ in Int64.random(in: -last...last, using: &generator) }
        .sorted()
      let ballots = Int.random(in: 2..<7, using: &generator)
      let seconds = Int.random(in: 0..<40, using: &generator)
      let found = bursts(in: moments, ballots: ballots, seconds: seconds)
      let slow = slowBursts(moments, ballots: ballots, seconds: Int64(seconds))
      #expect(found.map(Set.init) == slow, "\(moments) \(ballots) in \(seconds)")
    }
  }
}
