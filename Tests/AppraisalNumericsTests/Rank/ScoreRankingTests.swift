import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Ranking of scores")
struct ScoreRankingTests {
  @Test("9, 8, 8, 7 under each rule")
  func fourRules() throws {
    let ranking = try ScoreRanking(scores: [9, 8, 8, 7], precision: .allBits)
    #expect(ranking.places(.competition) == [1, 2, 2, 4])
    #expect(ranking.places(.dense) == [1, 2, 2, 3])
    #expect(ranking.places(.average) == [1, 2.5, 2.5, 4])
    #expect(ranking.places(.ordinal) == [1, 2, 3, 4])
    #expect(ranking.competitionPlaces == [1, 2, 2, 4])
    #expect(ranking.tieCount == 1)
  }

  @Test("Ties are broken by keys in turn, missing keys last, and what is left is shared")
  func tieBreaks() throws {
    let ranking = try ScoreRanking(
      scores: [5, 5, 5, 5, 5, 6], precision: .allBits,
      tieBreaks: [[1, 2, 2, .nan, 1, 0], [0, 3, 4, 0, 0, 0]])
    #expect(ranking.order == [5, 2, 1, 0, 4, 3])
    #expect(ranking.competitionPlaces == [4, 3, 2, 6, 4, 1])
    #expect(ranking.places(.ordinal) == [4, 3, 2, 6, 5, 1])
  }

  @Test("Missing scores are not ranked and push nobody back")
  func missingScores() throws {
    let ranking = try ScoreRanking(scores: [.nan, 3, .nan, 9], precision: .allBits)
    #expect(ranking.competitionPlaces == [0, 2, 0, 1])
    #expect(ranking.places(.average)[0].isNaN)
    #expect(try ScoreRanking(scores: [], precision: .allBits).order.isEmpty)
    #expect(try ScoreRanking(scores: [.nan], precision: .allBits).competitionPlaces == [0])
  }

  @Test("Infinite scores, unequal lengths and too many decimals are refused")
  func refusals() {
    #expect(throws: RankError.infinite(row: 1)) {
      try ScoreRanking(scores: [1, -.infinity], precision: .allBits)
    }
    #expect(throws: RankError.rowCount(found: 1, expected: 2)) {
      try ScoreRanking(scores: [1, 2], precision: .allBits, tieBreaks: [[1]])
    }
    #expect(throws: RankError.decimalsOutOfRange(16)) { try RankPrecision(decimals: 16) }
  }

  /// Marks 60 to 100 with weights .3, .3 and .4: 395 exact composites, of which Double sums split
  /// 280 (counted by a program in another language).
  @Test("Doubles split 280 of 395 exact composites; at the declared precision none is split")
  func exactTies() throws {
    var exact: [Int] = []
    var scores: [Double] = []
    for a in 60...100 {
      for b in 60...100 {
        for c in 60...100 {
          exact.append(3 * a + 3 * b + 4 * c)
          scores.append(0.3 * Double(a) + 0.3 * Double(b) + 0.4 * Double(c))
        }
      }
    }
    func placesPerComposite(_ precision: RankPrecision) throws -> [Int: Set<Int32>] {
      let places = try ScoreRanking(scores: scores, precision: precision).competitionPlaces
      return zip(exact, places).reduce(into: [:]) { $0[$1.0, default: []].insert($1.1) }
    }
    let allBits = try placesPerComposite(.allBits)
    #expect(allBits.count == 395)
    #expect(allBits.values.count { $0.count > 1 } == 280)
    let declared = try placesPerComposite(RankPrecision(decimals: 1))
    #expect(declared.values.allSatisfy { $0.count == 1 })
    #expect(Set(declared.values.compactMap(\.first)).count == 395, "no two run together")
  }

  /// 0.285 · 100 is 28.499999999999996 and 1.005 · 100 is 100.49999999999999 in Doubles.
  @Test("Decimal halves round away from zero although their Doubles lie below the half")
  func decimalHalves() throws {
    let precision = try RankPrecision(decimals: 2)
    #expect(
      precision.units([0.285, 1.005, -0.285, 2.675, 0.284999, 1e300]).prefix(5) == [
        29, 101, -29, 268, 28,
      ])
    let ranking = try ScoreRanking(scores: [0.285, 0.29, 0.284], precision: precision)
    #expect(ranking.competitionPlaces == [1, 1, 3])
  }

  /// Wide, narrow, tied and heavy-tailed keys exercise the image, its runs and their sorting.
  @Test("Agrees with counting who is better", arguments: Array(UInt64(1)...30))
  func agreesWithCounting(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...300, using: &random)
    let kind = Int(seed % 5)
    let scores = (0..<count).map { _ -> Double in
      let uniform = Double.random(in: -1...1, using: &random)
      switch kind {
      case 0: return uniform
      case 1: return (uniform * 4).rounded()
      case 2:
        return uniform
          * Double(
            sign: .plus, exponent: Int.random(in: -900...900, using: &random), significand: 1)
      case 3: return Int.random(in: 0..<9, using: &random) == 0 ? .nan : (uniform * 40).rounded()
      default: return (uniform * 9).rounded() * .leastNonzeroMagnitude
      }
    }
    let groups =
      Bool.random(using: &random)
      ? try PeerGroups(
        labels: (0..<count).map { _ in Int32.random(in: 0..<Int32(min(4, count)), using: &random) })
      : nil
    let lowFirst = Bool.random(using: &random)
    let ranking = try ScoreRanking(
      scores: scores, best: lowFirst ? .lowerIsBetter : .higherIsBetter, precision: .allBits,
      groups: groups)
    let (places, average) = (ranking.competitionPlaces, ranking.places(.average))
    for row in 0..<count where !scores[row].isNaN {
      let peers = (0..<count).filter {
        !scores[$0].isNaN && groups?.labels[$0] == groups?.labels[row]
      }
      let better = peers.count {
        lowFirst ? scores[$0] < scores[row] : scores[$0] > scores[row]
      }
      let equal = peers.count { scores[$0] == scores[row] }
      #expect(Int(places[row]) == better + 1, "seed \(seed)")
      #expect(average[row] == Double(2 * better + equal + 1) / 2)
    }
  }

  @Test("The order of rows moves nobody")
  func rowOrder() throws {
    var random = SeededGenerator(seed: 11)
    let scores = (0..<2_000).map { _ in
      Double.random(in: 0...1, using: &random).rounded(.up) * 3 + Double(
        Int.random(in: 0...80, using: &random)) / 7
    }
    let shuffle = (0..<2_000).shuffled(using: &random)
    let places = try ScoreRanking(scores: scores, precision: .allBits).competitionPlaces
    let shuffled = try ScoreRanking(scores: shuffle.map { scores[$0] }, precision: .allBits)
      .competitionPlaces
    #expect(shuffled == shuffle.map { places[$0] })
  }

  @Test("A million ties, and a million scores squeezed into one image by a single far one")
  func million() throws {
    let tied = try ScoreRanking(
      scores: [Double](repeating: 7, count: 1_000_000), precision: .allBits)
    #expect(tied.competitionPlaces.allSatisfy { $0 == 1 })
    #expect(tied.tieCount == 1)
    let squeezed = (0..<100_000).map { Double(($0 &* 7_919) % 100_003) } + [1e300]
    let places = try ScoreRanking(scores: squeezed, precision: .allBits).competitionPlaces
    #expect(places[100_000] == 1)
    #expect(Set(places).count == 100_001)
    #expect(places[0] == 100_001)
  }
}
