import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Hostile sheets, against each other")
struct CollusionAdversarialTests {
  private static let sheets = CarelessAdversarialTests.sheets

  @Test("Every search answers with probabilities", arguments: sheets)
  func answers(_ sheets: CarelessAdversarialTests.Sheets) throws {
    let answers = sheets.answers
    let model = try SeverityModel(fittedTo: answers)
    #expect(model.severities.allSatisfy { $0.isFinite } && model.misfit.isFinite)
    let search = CollusionSearch(in: answers, model: model, settings: try CollusionSettings())
    #expect(search.compared == search.possible && search.cut > 0)
    for pair in search.pairs {
      #expect(pair.first < pair.second && pair.probability >= 0 && pair.probability <= search.cut)
      #expect(pair.expected >= 0 && pair.expected <= Double(answers.items) && pair.score >= 3)
    }
    let copies = DuplicateSearch(in: answers, model: model)
    #expect(copies.expectedPairs >= 0 && copies.expectedPairs.isFinite)
    for group in copies.groups {
      #expect(group.probability >= 0 && group.probability <= group.adjusted && group.adjusted <= 1)
    }
    for distance in 0..<min(answers.items, 4) {
      let near = try NearDuplicateSearch(in: answers, model: model, distance: distance)
      #expect(near.probability >= 0 && near.probability <= 1)
      #expect(near.pairs == slowPairs(answers, distance))
    }
  }

  /// Pairs with the same gaps and at most so many differing answers, empty sheets aside.
  private func slowPairs(_ answers: AnswerMatrix, _ distance: Int) -> Int {
    func row(_ sheet: Int) -> [Int8] { (0..<answers.items).map { answers[sheet, $0] } }
    var count = 0
    for second in 0..<answers.sheets where row(second).contains(where: { $0 != .min }) {
      for first in 0..<second {
        let pairs = zip(row(first), row(second))
        guard pairs.allSatisfy({ ($0 == .min) == ($1 == .min) }) else { continue }
        if pairs.filter({ $0 != $1 }).count <= distance { count += 1 }
      }
    }
    return count
  }

  @Test("Sheets in another order: the same pairs", arguments: sheets)
  func permutes(_ sheets: CarelessAdversarialTests.Sheets) throws {
    let order = shuffledRows(sheets.answers.sheets, seed: 8)
    let settings = try CollusionSettings(level: 0.5)
    func pairs(_ answers: AnswerMatrix, _ name: (Int) -> Int) throws -> [Set<Int>] {
      let model = try SeverityModel(fittedTo: answers)
      return CollusionSearch(in: answers, model: model, settings: settings).pairs
        .map { [name($0.first), name($0.second)] }
    }
    let plain = try pairs(sheets.answers) { $0 }
    let shuffled = try pairs(sheets.answers.selecting(order)) { order[$0] }
    #expect(Set(plain) == Set(shuffled))
  }

  @Test("The score of a pair does not ask which comes first", arguments: sheets)
  func symmetric(_ sheets: CarelessAdversarialTests.Sheets) throws {
    let model = try SeverityModel(fittedTo: sheets.answers)
    var scorer = PairScorer(sheets.answers, model)
    for second in 0..<min(sheets.answers.sheets, 20) {
      for first in 0..<second {
        let (one, other) = (scorer.score(first, second), scorer.score(second, first))
        #expect(one == other && one.score.isFinite)
        #expect(
          scorer.probability(first, second, matches: one.matches)
            == scorer.probability(second, first, matches: one.matches))
      }
    }
  }

  @Test("Counts and times that are none are refused; surplus is counted")
  func returns() throws {
    let extreme = try compareReturns([
      ReturnedCount(returned: .max, eligible: 0), ReturnedCount(returned: 0, eligible: .max),
      ReturnedCount(returned: .max, eligible: .max), ReturnedCount(returned: 0, eligible: 0),
    ])
    #expect(extreme.map(\.surplus) == [.max, 0, 0, 0])
    #expect(extreme.allSatisfy { $0.score.isNaN || $0.score.isFinite })
    #expect(try compareReturns([]).isEmpty)
    #expect(throws: CollusionError.count(community: 1)) {
      try compareReturns([
        ReturnedCount(returned: 1, eligible: 1), ReturnedCount(returned: .min, eligible: 1),
      ])
    }
    for wrong in [0, 1, -1, .nan, .infinity] {
      #expect(throws: CollusionError.level) { try CollusionSettings(level: wrong) }
    }
    #expect(throws: CollusionError.limit) { try CollusionSettings(maximumPairs: .min) }
  }

  @Test("Bursts among hostile times", arguments: HostileColumn.finite)
  func bursts(_ column: HostileColumn) throws {
    var stream = RandomStream(seed: 2)
    let others = (0..<40).map { Double($0 * 13 % 40) }
    let found = try BurstScan(
      times: column.values, others: others, lengths: [leastDouble, 1, 1e308], draws: 19,
      using: &stream)
    #expect((found == nil) == (column.present.count < 2))
    guard let found else { return }
    #expect(found.probability > 0 && found.probability <= 1)
    #expect(found.statistic >= 0 && found.statistic.isFinite && found.sheets >= 1)
    #expect(found.expected > 0 && found.expected <= Double(column.present.count))
    for wrong in [0, -1, .nan, .infinity] {
      #expect(throws: CollusionError.length(place: 0)) {
        try BurstScan(times: [1], others: [2], lengths: [wrong], draws: 1, using: &stream)
      }
    }
  }
}
