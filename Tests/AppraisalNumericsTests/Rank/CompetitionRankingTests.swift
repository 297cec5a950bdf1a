import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Competition ranking")
struct CompetitionRankingTests {
  @Test("Equals share the better place and the places behind them stay empty")
  func ranksOneTwoTwoFour() {
    let ranking = CompetitionRanking(
      rows: [0, 1, 2, 3], keys: [[860_000, 900_000, 862_000, 862_000]], count: 4)
    #expect(ranking.order == [1, 2, 3, 0])
    #expect(ranking.places == [4, 1, 2, 2])
  }

  @Test("A later key decides between equals of the earlier ones; what is left is shared")
  func usesKeysInTurn() {
    let ranking = CompetitionRanking(
      rows: [0, 1, 2, 3, 4],
      keys: [[90, 90, 90, 90, 91], [5, 7, 7, 7, 0], [1, 2, 3, 3, 0]], count: 5)
    #expect(ranking.places == [5, 4, 2, 2, 1])
    #expect(ranking.order == [4, 2, 3, 1, 0])
  }

  @Test("Places begin again in each stratum, and a tie does not reach across strata")
  func ranksInStrata() {
    let ranking = CompetitionRanking(
      rows: [0, 1, 2, 3, 4, 5], keys: [[9, 9, 9, 8, 7, 7]], strata: [1, 0, 1, 0, 1, 1], count: 6)
    #expect(ranking.places == [1, 1, 1, 2, 3, 3])
    #expect(ranking.order == [1, 3, 0, 2, 4, 5])
  }

  @Test("Rows that are not ranked get no place and push nobody back")
  func ranksSubsets() {
    let ranking = CompetitionRanking(rows: [1, 4], keys: [[9, 5, 9, 9, 5, 9]], count: 6)
    #expect(ranking.places == [0, 1, 0, 0, 1, 0])
    #expect(ranking.order == [1, 4])
  }

  @Test("Nobody, one, and everybody tied")
  func ranksTrivialCases() {
    let nobody = CompetitionRanking(rows: [], keys: [[3, 4]], count: 2)
    #expect(nobody.order.isEmpty)
    #expect(nobody.places == [0, 0])
    #expect(CompetitionRanking(rows: [], keys: [[]], strata: [], count: 0).places.isEmpty)
    #expect(CompetitionRanking(rows: [0], keys: [[-5]], count: 1).places == [1])
    let tied = CompetitionRanking(
      rows: Array(0..<5_000), keys: [Array(repeating: 7, count: 5_000)], count: 5_000)
    #expect(tied.places == Array(repeating: 1, count: 5_000))
    #expect(tied.order == Array(0..<5_000))
  }

  @Test("The ends of 32 bits are ordered as numbers")
  func ordersExtremes() {
    let key: [Int32] = [0, .min, .max, -1, 1, .min + 1, .max - 1, .min, .max]
    let ranking = CompetitionRanking(rows: Array(0..<9), keys: [key], count: 9)
    #expect(ranking.order == [2, 8, 6, 4, 0, 3, 5, 1, 7])
    #expect(ranking.places == [5, 8, 1, 6, 4, 7, 3, 8, 1])
  }

  /// Small ranges of values make ties, wide ones exercise every digit of the sort.
  @Test("Agrees with counting who is better, row by row", arguments: Array(UInt64(1)...24))
  func agreesWithCounting(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...160, using: &random)
    let keys = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      let reach = [Int32(1), 3, 40, .max].randomElement(using: &random) ?? 1
      return (0..<count).map { _ in Int32.random(in: (-reach - 1)...reach, using: &random) }
    }
    let strata: [Int32]? =
      Bool.random(using: &random)
      ? (0..<count).map { _ in Int32.random(in: 0...3, using: &random) } : nil
    let share = Int.random(in: 1...4, using: &random)
    let rows = (0..<Int32(count)).filter { _ in Int.random(in: 0..<4, using: &random) < share }
    let ranking = CompetitionRanking(rows: rows, keys: keys, strata: strata, count: count)

    func isBetter(_ left: Int32, _ right: Int32) -> Bool {
      for key in keys where key[Int(left)] != key[Int(right)] {
        return key[Int(left)] > key[Int(right)]
      }
      return false
    }
    func stratum(_ row: Int32) -> Int32 { strata?[Int(row)] ?? 0 }
    var places = [Int32](repeating: 0, count: count)
    for row in rows {
      places[Int(row)] =
        1
        + Int32(
          rows.count { stratum($0) == stratum(row) && isBetter($0, row) })
    }
    #expect(ranking.places == places, "seed \(seed)")
    #expect(ranking.order.sorted() == rows)
    for (left, right) in zip(ranking.order, ranking.order.dropFirst()) {
      guard stratum(left) == stratum(right) else {
        #expect(stratum(left) < stratum(right))
        continue
      }
      #expect(isBetter(left, right) || (!isBetter(right, left) && left < right))
    }
  }

  @Test("Adding a constant to a key, or squaring it, moves nobody")
  func ignoresScale() {
    var random = SeededGenerator(seed: 77)
    let key = (0..<500).map { _ in Int32.random(in: 0...300, using: &random) }
    let rows = Array(Int32(0)..<500)
    let plain = CompetitionRanking(rows: rows, keys: [key], count: 500)
    #expect(CompetitionRanking(rows: rows, keys: [key.map { $0 - 9_000 }], count: 500) == plain)
    #expect(CompetitionRanking(rows: rows, keys: [key.map { $0 * $0 }], count: 500) == plain)
  }
}
