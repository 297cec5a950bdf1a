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

  /// Random answers: cell and code.
  private static func answers(_ count: Int, codes: Int, seed: UInt64) -> [(cell: Int, code: Int)] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      (Int.random(in: 0..<shape.cells, using: &random), Int.random(in: 0..<codes, using: &random))
    }
  }

  private static let shape = Tally.Shape(subjects: 3, items: 2, groups: 2)
  private static let details: [Tally.Detail] = [.answers(codes: 200), .manyAnswers, .sums]

  private func tally(_ answers: [(cell: Int, code: Int)], _ detail: Tally.Detail) -> Tally {
    let cells = TallyCells(shape: TallyTests.shape, detail: detail)
    for answer in answers { cells.count(code: answer.code, cell: answer.cell) }
    cells.finish()
    return Tally(cells)
  }

  @Test("Whatever is kept, numbers, sums and extremes are those of counting one by one")
  func countsOneByOne() throws {
    let answers = TallyTests.answers(3_000, codes: 200, seed: 4)
    for detail in TallyTests.details {
      let tally = tally(answers, detail)
      #expect(tally.total == 3_000)
      for item in 0..<2 {
        for group in 0..<2 {
          tally.forEachSubject(item: item, group: group) { subject, found in
            let cell = TallyTests.shape.cell(subject: subject, item: item, group: group)
            let codes = answers.filter { $0.cell == cell }.map(\.code)
            let positions = codes.filter { $0 >= 3 }.map { $0 - 3 }
            #expect(found.abstained == codes.count { $0 == 0 })
            #expect(found.void == codes.count { $0 == 1 })
            #expect(found.unanswered == codes.count { $0 == 2 })
            #expect(found.rated == positions.count)
            #expect(found.sum == positions.reduce(0, +))
            #expect(found.squares == positions.reduce(0) { $0 + Int128($1 * $1) })
            #expect(found.lowest == positions.min())
            #expect(found.highest == positions.max())
            if detail != .sums {
              #expect(found.ratings.reduce(0) { $0 + $1.count } == found.rated)
            }
          }
        }
      }
    }
  }

  @Test("Merging is associative and commutative, and the empty tally changes nothing")
  func merging() {
    for (number, detail) in TallyTests.details.enumerated() {
      let parts = (0..<3).map { part in
        tally(TallyTests.answers(200, codes: 90, seed: UInt64(number * 3 + part)), detail)
      }
      let (first, second, third) = (parts[0], parts[1], parts[2])
      #expect(first.merged(with: second) == second.merged(with: first))
      #expect(
        first.merged(with: second).merged(with: third)
          == first.merged(with: second.merged(with: third)))
      let empty = Tally(shape: TallyTests.shape, detail: detail)
      #expect(first.merged(with: empty) == first)
      #expect(first.merged(with: second).total == 400)
    }
  }

  @Test("A sum of squares beyond 64 bits is held exactly")
  func largeSquares() {
    let cells = TallyCells(shape: TallyTests.shape, detail: .sums)
    // 2¹⁷ ratings at the highest position of the longest scale: 2¹⁷ · (2²⁴ − 4)² > 2⁶⁴.
    let position = AnswerScale.codeLimit - 1 - AnswerScale.firstRating
    for _ in 0..<(1 << 17) { cells.count(code: AnswerScale.codeLimit - 1, cell: 5) }
    var answers = CellAnswers()
    cells.read(5, into: &answers)
    #expect(answers.squares == Int128(position) * Int128(position) << 17)
  }

  @Test("Subjects without answers are passed over, and answers ascend by code")
  func handsOut() {
    let shape = Tally.Shape(subjects: 4, items: 2, groups: 3)
    let cells = TallyCells(shape: shape, detail: .answers(codes: 16))
    for (subject, code) in [(3, 5), (1, 9), (1, 3), (1, 9)] {
      cells.count(code: code, cell: shape.cell(subject: subject, item: 1, group: 2))
    }
    cells.count(code: 4, cell: shape.cell(subject: 1, item: 0, group: 2))
    let tally = Tally(cells)
    var found: [Int: [AnswerCount]] = [:]
    tally.forEachSubject(item: 1, group: 2) { found[$0] = $1.counts }
    #expect(
      found == [
        1: [AnswerCount(code: 3, count: 1), AnswerCount(code: 9, count: 2)],
        3: [AnswerCount(code: 5, count: 1)],
      ])
    tally.forEachSubject(item: 0, group: 0) { _, _ in #expect(Bool(false), "nobody was rated") }
    #expect(tally.total == 5)
  }
}
