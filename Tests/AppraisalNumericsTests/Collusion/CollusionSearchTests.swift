import Testing

@testable import AppraisalNumerics

@Suite("Agreed sheets")
struct CollusionSearchTests {
  private static let design = SimulatedSheets(count: 300, items: 30)

  private func search(
    _ rows: [[Int8]], _ design: SimulatedSheets, maximumPairs: Int = 20_000_000
  ) throws -> CollusionSearch {
    let answers = try design.matrix(rows)
    return CollusionSearch(
      in: answers, model: try SeverityModel(fittedTo: answers),
      settings: try CollusionSettings(maximumPairs: maximumPairs))
  }

  /// Members copy one honest sheet and answer one item in ten anew.
  private func plant(_ ring: Range<Int>, in rows: inout [[Int8]], using random: inout RandomStream)
  {
    let template = rows[ring.lowerBound]
    for member in ring {
      rows[member] = template.map { random.below(10) == 0 ? Int8(1 + random.below(5)) : $0 }
    }
  }

  /// 60 honest communities from fixed seeds at a level of 5 %: 3 expected.
  @Test("In communities without agreement hardly ever a pair is beyond the cut")
  func keepsLevel() throws {
    var found = 0
    for seed in UInt64(1)...60 {
      var random = RandomStream(seed: seed, stream: 1)
      let design = SimulatedSheets(count: 80, items: 30)
      if try search(design.draw(using: &random), design).pairCount > 0 { found += 1 }
    }
    #expect(found <= 6, "\(found) of 60 communities")
  }

  @Test("A ring of 8 among 300 that copied with one answer in ten changed is one cluster")
  func findsRing() throws {
    var whole = 0
    var strangers = 0
    for seed in UInt64(1)...10 {
      var random = RandomStream(seed: seed, stream: 2)
      var rows = Self.design.draw(using: &random)
      plant(100..<108, in: &rows, using: &random)
      let found = try search(rows, Self.design)
      let members = found.clusters.first?.members ?? []
      whole += members.count { (100..<108).contains($0) }
      strangers += Set(found.clusters.flatMap(\.members)).count { !(100..<108).contains($0) }
    }
    #expect(whole >= 72, "\(whole) of 80 members")
    #expect(strangers <= 2)
  }

  @Test("The ring has the largest fifth scores and a dense cluster")
  func ranksMembers() throws {
    var random = RandomStream(seed: 77)
    var rows = Self.design.draw(using: &random)
    plant(40..<55, in: &rows, using: &random)
    let found = try search(rows, Self.design)
    let order = rows.indices.sorted { found.fifthScores[$0] > found.fifthScores[$1] }
    #expect(Set(order.prefix(15)) == Set(40..<55))
    let cluster = try #require(found.clusters.first)
    #expect(cluster.density > 0.5 && cluster.smallestProbability <= found.cut)
    #expect(zip(found.pairs, found.pairs.dropFirst()).allSatisfy { $0.precedes($1) })
  }

  @Test("Uniform top marks stay unseen, as the sentence says")
  func hasItsBlindSpot() throws {
    var random = RandomStream(seed: 78)
    var rows = Self.design.draw(using: &random)
    for member in 0..<15 { rows[member] = [Int8](repeating: 5, count: 30) }
    let found = try search(rows, Self.design)
    #expect(found.clusters.flatMap(\.members).allSatisfy { $0 >= 15 })
    #expect(!CollusionSearch.blindSpot.isEmpty)
  }

  @Test("Scores and probabilities agree with their definitions", arguments: UInt64(1)...6)
  func agreesWithDefinitions(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed, stream: 3)
    let design = SimulatedSheets(count: 40, items: 15)
    var rows = design.draw(using: &random)
    plant(0..<6, in: &rows, using: &random)
    for sheet in 3..<9 { rows[sheet][sheet] = .min }
    let answers = try design.matrix(rows)
    let model = try SeverityModel(fittedTo: answers)
    let found = CollusionSearch(
      in: answers, model: model, settings: try CollusionSettings(level: 0.5))
    var pairs: [PairEvidence] = []
    for second in rows.indices {
      for first in 0..<second {
        let agreement = (0..<15).map { agreementOracle(model, first, second, item: $0) }
        let matches = zip(rows[first], rows[second]).count { $0 == $1 && $0 != .min }
        let probability = probabilityOfAtLeast(matches, of: agreement)
        guard probability <= found.cut else { continue }
        let expected = agreement.reduce(0, +)
        let variance = agreement.reduce(0) { $0 + $1 * (1 - $1) }
        pairs.append(
          PairEvidence(
            first: first, second: second, matches: matches, expected: expected,
            score: (Double(matches) - expected) / variance.squareRoot(), probability: probability))
      }
    }
    pairs.sort { $0.precedes($1) }
    #expect(!pairs.isEmpty && found.pairCount == pairs.count)
    for (left, right) in zip(found.pairs, pairs) {
      #expect(left.first == right.first && left.second == right.second)
      #expect(left.matches == right.matches)
      #expect(abs(left.score - right.score) < 1e-9)
      #expect(abs(left.probability - right.probability) <= 1e-9 * right.probability)
    }
  }

  @Test("Above the limit of pairs only sheets with rare answers in common are compared")
  func boundsCost() throws {
    var random = RandomStream(seed: 79)
    var rows = Self.design.draw(using: &random)
    plant(200..<210, in: &rows, using: &random)
    let found = try search(rows, Self.design, maximumPairs: 20_000)
    #expect(found.possible == 44_850 && found.compared < 20_000)
    let members = found.clusters.first?.members.count { (200..<210).contains($0) } ?? 0
    #expect(members >= 8)
  }

  @Test("Nobody, one sheet, gaps only, everybody alike: no pair and no trap")
  func survives() throws {
    let cases: [[Int8]] = [
      [], [1, 2, 3], [Int8](repeating: .min, count: 30), [Int8](repeating: 4, count: 300),
    ]
    for rows in cases {
      let answers = try AnswerMatrix(rowMajor: rows, items: 3, scale: 1...5)
      let found = CollusionSearch(
        in: answers, model: try SeverityModel(fittedTo: answers), settings: try CollusionSettings())
      #expect(found.pairs.isEmpty && found.clusters.isEmpty)
      #expect(found.fifthScores.count == rows.count / 3)
    }
    #expect(throws: CollusionError.level) { try CollusionSettings(level: 0) }
    #expect(throws: CollusionError.level) { try CollusionSettings(level: .nan) }
    #expect(throws: CollusionError.limit) { try CollusionSettings(maximumPairs: 0) }
  }
}
