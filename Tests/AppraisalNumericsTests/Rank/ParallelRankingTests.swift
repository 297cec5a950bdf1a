import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Ranking on several threads")
struct ParallelRankingTests {
  /// Spread, tied, clumped and heavy-tailed scores, more than one piece of work each.
  private static func scores(_ kind: Int, count: Int) -> [Double] {
    var random = SeededGenerator(seed: UInt64(kind))
    return (0..<count).map { _ in
      let uniform = Double.random(in: -1...1, using: &random)
      switch kind {
      case 0: return uniform
      case 1: return (uniform * 3).rounded()
      case 2: return uniform < -0.9 ? .nan : uniform * uniform * uniform * 1e9
      case 3: return uniform < 0.5 ? 7 : uniform
      case 4:
        return Double(
          sign: .plus, exponent: Int.random(in: -900...900, using: &random),
          significand: 1 + uniform.magnitude / 2)
      default: return uniform.rounded() * .leastNonzeroMagnitude
      }
    }
  }

  /// The standard library's sort is the oracle.
  @Test("Places are those of sorted scores, whatever the threads", arguments: 0..<6)
  func agreesWithSorting(_ kind: Int) throws {
    let scores = Self.scores(kind, count: 200_000)
    let sorted = scores.filter { !$0.isNaN }.sorted(by: >)
    var first: [Double: Int32] = [:]
    for (position, score) in sorted.enumerated() where first[score] == nil {
      first[score] = Int32(position) + 1
    }
    let expected = scores.map { first[$0] ?? 0 }
    let ranking = try ScoreRanking(scores: scores, precision: .allBits)
    #expect(ranking.competitionPlaces == expected)
    for threads in [2, 3, 16] {
      let other = try ScoreRanking(scores: scores, precision: .allBits, threads: threads)
      #expect(other == ranking)
      #expect(other.competitionPlaces(threads: threads) == expected)
    }
  }

  @Test("Rows that tie stand in row order, on every number of threads")
  func rowsInOrder() throws {
    let scores = Self.scores(1, count: 200_000)
    for threads in [1, 2] {
      let order = try ScoreRanking(scores: scores, precision: .allBits, threads: threads).order
      #expect(
        zip(order, order.dropFirst()).allSatisfy {
          scores[Int($0)] > scores[Int($1)] || (scores[Int($0)] == scores[Int($1)] && $0 < $1)
        })
    }
  }

  /// Spans far below and far above the number of rows take the two ways of counting.
  @Test("Counted places are those of the ranking", arguments: [1, 300, 200_000, 1_000_000_000])
  func countedPlaces(_ span: Int32) throws {
    var random = SeededGenerator(seed: UInt64(span))
    let units = (0..<150_000).map { _ in
      Int.random(in: 0..<30, using: &random) == 0
        ? missingUnits : Int32.random(in: -span...span, using: &random)
    }
    let scores = units.map { $0 == missingUnits ? Double.nan : Double($0) }
    let expected = try ScoreRanking(scores: scores, precision: .allBits).competitionPlaces
    for threads in [1, 2, 5] {
      let places = units.withUnsafeBufferPointer {
        AppraisalNumerics.countedPlaces(of: $0, threads: threads)
      }
      #expect(places == expected)
    }
  }

  @Test("Nobody, and nobody with points, has no place")
  func nobody() {
    for units in [[], [missingUnits, missingUnits]] {
      let places = units.withUnsafeBufferPointer {
        AppraisalNumerics.countedPlaces(of: $0, threads: 2)
      }
      #expect(places.allSatisfy { $0 == 0 } && places.count == units.count)
    }
  }
}
