import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Ranking hostile scores")
struct RankAdversarialTests {
  @Test("Places are what counting who is better gives", arguments: HostileColumn.finite)
  func places(_ column: HostileColumn) throws {
    for best in Direction.allCases {
      let ranking = try ScoreRanking(scores: column.values, best: best, precision: .allBits)
      let sign = best == .higherIsBetter ? 1.0 : -1.0
      let values = column.values.map { sign * $0 }
      let (competition, average) = (ranking.places(.competition), ranking.places(.average))
      let (dense, ordinal) = (ranking.places(.dense), ranking.places(.ordinal))
      for row in values.indices {
        guard !values[row].isNaN else {
          #expect(competition[row].isNaN && dense[row].isNaN && ordinal[row].isNaN)
          continue
        }
        let better = values.filter { $0 > values[row] }
        let equal = values.filter { $0 == values[row] }.count
        #expect(competition[row] == Double(better.count + 1))
        #expect(average[row] == Double(better.count) + Double(equal + 1) / 2)
        #expect(dense[row] == Double(Set(better.map { $0 == 0 ? 0 : $0 }).count + 1))
      }
      let taken = ordinal.filter { !$0.isNaN }.sorted()
      #expect(taken == (0..<column.present.count).map { Double($0 + 1) })
      #expect(
        ranking.competitionPlaces.map { $0 == 0 ? .nan : Double($0) }.elementsEqual(competition) {
          $0 == $1 || ($0.isNaN && $1.isNaN)
        })
    }
  }

  @Test("Rows in another order keep their places", arguments: HostileColumn.finite)
  func permutes(_ column: HostileColumn) throws {
    let order = shuffledRows(column.values.count, seed: 31)
    let plain = try ScoreRanking(scores: column.values, precision: .allBits)
    let shuffled = try ScoreRanking(
      scores: order.map { column.values[$0] }, precision: .allBits)
    for rule in [TieRule.competition, .dense, .average] {
      let places = plain.places(rule)
      #expect(sameBits(shuffled.places(rule), order.map { places[$0] }))
    }
  }

  @Test("Infinities are refused by row", arguments: HostileColumn.infinite)
  func infinities(_ column: HostileColumn) {
    let row = column.values.firstIndex { $0.isInfinite } ?? -1
    #expect(throws: RankError.infinite(row: row)) {
      try ScoreRanking(scores: column.values, precision: .allBits)
    }
  }

  @Test("Scores with more units than a Double can tell keep their order at every precision")
  func unitsBeyondDouble() throws {
    for decimals in [0, 4, 15] {
      let ranking = try ScoreRanking(
        scores: [1e304, 1e307, -1e307, 0.5, 2.5, 0, .leastNonzeroMagnitude],
        precision: RankPrecision(decimals: decimals))
      #expect(ranking.competitionPlaces == [2, 1, 7, 4, 3, 5, 5])
    }
  }
}
