import Testing

@testable import AppraisalNumerics

@Suite("Random streams at their ends")
struct StreamAdversarialTests {
  @Test(
    "Every seed and stream has numbers inside their ranges",
    arguments: [0, 1, .max, 1 << 63] as [UInt64])
  func ranges(_ seed: UInt64) {
    for number in [0, 1, UInt64.max] {
      var stream = RandomStream(seed: seed, stream: number)
      for bound in [1, 2, 3, 1 << 62, Int.max] {
        for _ in 0..<50 { #expect((0..<bound).contains(stream.below(bound))) }
      }
      for _ in 0..<200 {
        let uniform = stream.uniform()
        #expect(uniform > 0 && uniform < 1 && stream.normal().isFinite)
      }
    }
  }

  @Test("Sets of none, of one, of all but one and of all")
  func sets() {
    var stream = RandomStream(seed: 4)
    for count in [0, 1, 2, 1_000] {
      for size in [0, min(1, count), max(count - 1, 0), count] {
        let drawn = stream.sample(size, of: count)
        #expect(Set(drawn).count == size && drawn == drawn.sorted())
        #expect(drawn.allSatisfy { (0..<count).contains($0) })
      }
    }
    #expect(stream.sample(3, of: .max).allSatisfy { $0 >= 0 })
    var nobody: [Int] = []
    stream.shuffle(&nobody)
    #expect(nobody.isEmpty)
  }
}
