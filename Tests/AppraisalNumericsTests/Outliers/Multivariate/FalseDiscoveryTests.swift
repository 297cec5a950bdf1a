import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Benjamini and Hochberg")
struct FalseDiscoveryTests {
  @Test(
    "Benjamini and Hochberg agree with the definition, ties and gaps included", arguments: 0..<20)
  func discoveries(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let values = (0..<30).map { _ in
      Int.random(in: 0..<8, using: &random) == 0
        ? Double.nan : Double(Int.random(in: 0...20, using: &random)) / 200
    }
    let sorted = values.filter { !$0.isNaN }.sorted()
    let bound = sorted.enumerated().filter {
      $0.element <= Double($0.offset + 1) * (0.1 / Double(sorted.count))
    }.last?.element
    let expected = values.indices.filter { values[$0] <= bound ?? -1 }
    #expect(benjaminiHochberg(values, rate: 0.1) == expected)
  }
}
