import AppraisalNumerics
import Testing

/// What becomes of exact ties when composites are summed in Doubles, and here.
///
/// Four dimensions with weights .35, .30, .20 and .15 and whole-number scores of 60 to 100: all
/// 41⁴ vectors, grouped by their exact composite in hundredths of a point.
@Suite("Exactly tied composites")
struct TiedCompositeTests {
  private static let weights: [Int64] = [3_500, 3_000, 2_000, 1_500]
  private static let scores = 60...100
  private static let vectorCount = 41 * 41 * 41 * 41

  /// The exact composite in hundredths of a point, 6000…10000.
  private static func exactComposite(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Int {
    35 * a + 30 * b + 20 * c + 15 * d
  }

  @Test("Doubles split 39.5 % of the exactly tied pairs and fail people who stand on a threshold")
  func doublesSplitTies() {
    // No composite has more than eight Double images, so each has eight slots.
    let slots = 8
    var images = [Double](repeating: .nan, count: 4_001 * slots)
    var counts = [Int](repeating: 0, count: 4_001 * slots)
    for a in Self.scores {
      for b in Self.scores {
        for c in Self.scores {
          var composite = Self.exactComposite(a, b, c, 60) - 6_000
          let start = 0.35 * Double(a) + 0.30 * Double(b) + 0.20 * Double(c)
          var d = 60
          while d <= 100 {
            let sum = start + 0.15 * Double(d)
            var slot = composite * slots
            while counts[slot] > 0, images[slot] != sum { slot += 1 }
            images[slot] = sum
            counts[slot] += 1
            composite += 15
            d += 1
          }
        }
      }
    }
    #expect(counts.reduce(0, +) == Self.vectorCount)

    let pairs = { (people: Int) in people * (people - 1) / 2 }
    var composites = 0
    var split = 0
    var tiedPairs = 0
    var splitPairs = 0
    for composite in 0...4_000 {
      let people = (0..<slots).map { counts[composite * slots + $0] }
      guard people[0] > 0 else { continue }
      #expect(people[slots - 1] == 0)
      composites += 1
      if people[1] > 0 { split += 1 }
      let tied = pairs(people.reduce(0, +))
      tiedPairs += tied
      splitPairs += tied - people.reduce(0) { $0 + pairs($1) }
    }
    #expect(composites == 795)
    #expect(split == 780)
    #expect((splitPairs * 1_000 + tiedPairs / 2) / tiedPairs == 395, "39.5 % of \(tiedPairs)")

    let failing = [80, 85, 90].map { threshold in
      let base = (threshold * 100 - 6_000) * slots
      let people = (0..<slots).reduce(0) { $0 + counts[base + $1] }
      let below = (0..<slots).reduce(0) {
        images[base + $1] < Double(threshold) ? $0 + counts[base + $1] : $0
      }
      return (below * 1_000 + people / 2) / people
    }
    #expect(failing == [145, 163, 182], "in tenths of a per cent")
  }

  /// All vectors with the same first score are one level; their composites are compared with the
  /// exact integers, so that all ties hold and no two composites run together.
  @Test("Here every tied pair ties, and whoever stands on a threshold passes")
  func composesExactly() throws {
    let node = try WeightedNode(
      parts: Self.weights.enumerated().map { .init(column: $0.offset, weight: $0.element) },
      missing: .noScore, rounding: Rounding(places: 2))
    let side = 41 * 41 * 41
    let present = [UInt8](repeating: 0, count: side)
    let column = { (score: (Int) -> Int) in
      PointsColumn(units: (0..<side).map { Int32(score($0) * 10_000) }, missing: present)
    }
    let others = [
      column { 60 + $0 / 1_681 }, column { 60 + $0 / 41 % 41 }, column { 60 + $0 % 41 },
    ]
    let rest = (0..<side).map {
      Int32(Self.exactComposite(0, 60 + $0 / 1_681, 60 + $0 / 41 % 41, 60 + $0 % 41))
    }
    var onThreshold = 0
    for first in Self.scores {
      let columns = [column { _ in first }] + others
      let composite = weightedMeans(of: columns, nodes: [node], blockRows: 8_192)[0]
      // Hundredths of a point are 100 units.
      #expect(
        composite.units == rest.map { ($0 + Int32(35 * first)) * 100 }, "first score \(first)")
      #expect(composite.isComplete)
      for threshold: Int32 in [800_000, 850_000, 900_000] {
        onThreshold += composite.units.count { $0 == threshold }
      }
    }
    #expect(onThreshold == 18_014, "8,629 on 80, 6,576 on 85 and 2,809 on 90")
  }
}
