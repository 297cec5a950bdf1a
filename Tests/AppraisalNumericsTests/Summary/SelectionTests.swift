import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Selection")
struct SelectionTests {
  /// Spread, tied, signed and far-reaching values, few and many enough for both ways.
  private static func values(_ kind: Int, _ count: Int) -> [Double] {
    var random = SeededGenerator(seed: UInt64(kind))
    return (0..<count).map { _ in
      let uniform = Double.random(in: -1...1, using: &random)
      switch kind {
      case 0: return uniform * uniform
      case 1: return (uniform * 5).rounded()
      case 2: return uniform
      case 3: return 7
      default:
        return Double(
          sign: uniform < 0 ? .minus : .plus,
          exponent: Int.random(in: -1_000...1_000, using: &random), significand: 1)
      }
    }
  }

  @Test("The value of a rank is that of the sorted values", arguments: 0..<5, [1, 50, 40_000])
  func valueOfRank(_ kind: Int, _ count: Int) {
    let values = Self.values(kind, count)
    let sorted = values.sorted()
    for rank in [0, 1, count / 3, count / 2, count - 2, count - 1]
    where sorted.indices.contains(rank) {
      #expect(value(ofRank: rank, in: values) == sorted[rank], "rank \(rank)")
    }
  }

  @Test("The nearest rows are the first of a stable sort", arguments: 0..<5, [1, 50, 40_000])
  func nearest(_ kind: Int, _ count: Int) {
    let values = Self.values(kind, count)
    let sorted = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    for size in [1, count / 2, count - 1, count] where size > 0 {
      #expect(nearestRows(values, size) == sorted.prefix(size).sorted().map { Int32($0) })
    }
  }
}
