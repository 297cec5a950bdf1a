import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Tally")
struct TallyTests {
  @Test("Radix sort agrees with the standard library's sort", arguments: [0, 1, 2, 63, 5000])
  func sorting(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let narrow = (0..<count).map { _ in UInt64.random(in: 0..<50, using: &random) }
    let wide = (0..<count).map { _ in random.next() }
    let high = narrow.map { $0 << 58 | 7 }
    for keys in [narrow, wide, high] { #expect(radixSorted(keys) == keys.sorted()) }
  }

  @Test("Merging is associative and commutative, and the empty tally changes nothing")
  func merging() {
    let shape = Tally.Shape(subjects: 3, items: 2, groups: 2)
    var random = SeededGenerator(seed: 9)
    func tally() -> Tally {
      let answers = (0..<200).map { _ in
        UInt64.random(in: 0..<12, using: &random) << 24 | UInt64.random(in: 0..<7, using: &random)
      }
      return Tally(shape: shape, answers: answers)
    }
    for _ in 0..<20 {
      let (first, second, third) = (tally(), tally(), tally())
      #expect(first.merged(with: second) == second.merged(with: first))
      #expect(
        first.merged(with: second).merged(with: third)
          == first.merged(with: second.merged(with: third)))
      #expect(first.merged(with: Tally(shape: shape)) == first)
      #expect(first.merged(with: second).total == 400)
    }
  }

  @Test("Subjects without answers are passed over, and answers ascend by code")
  func handsOut() {
    let shape = Tally.Shape(subjects: 4, items: 2, groups: 3)
    // Subjects of one item and group are neighbours: (item · 3 + group) · 4 + subject.
    let cell: UInt64 = (1 * 3 + 2) * 4
    let answers = [(cell + 3, 5), (cell + 1, 9), (cell + 1, 3), (cell + 1, 9), (cell - 1, 4)].map {
      UInt64($0.0) << 24 | UInt64($0.1)
    }
    let tally = Tally(shape: shape, answers: answers)
    var found: [Int: [AnswerCount]] = [:]
    tally.forEachSubject(item: 1, group: 2) { found[$0] = $1 }
    #expect(
      found == [
        1: [AnswerCount(code: 3, count: 1), AnswerCount(code: 9, count: 2)],
        3: [AnswerCount(code: 5, count: 1)],
      ])
    tally.forEachSubject(item: 0, group: 0) { _, _ in #expect(Bool(false), "nobody was rated") }
    #expect(tally.total == 5)
  }
}
