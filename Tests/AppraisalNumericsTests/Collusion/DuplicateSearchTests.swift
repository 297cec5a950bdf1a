import Testing

@testable import AppraisalNumerics

@Suite("Identical and nearly identical sheets")
struct DuplicateSearchTests {
  @Test("Expected pairs and near pairs agree with comparing everybody", arguments: UInt64(1)...12)
  func agreesWithComparing(_ seed: UInt64) throws {
    var random = RandomStream(seed: seed)
    let design = SimulatedSheets(count: 60, items: 5)
    var rows = design.draw(using: &random)
    for sheet in 0..<20 { rows[sheet][random.below(5)] = .min }
    rows[30] = [Int8](repeating: .min, count: 5)
    rows[31] = rows[30]
    let answers = try design.matrix(rows)
    let model = try SeverityModel(fittedTo: answers)
    let exact = DuplicateSearch(in: answers, model: model)
    for distance in 0...2 {
      let near = try NearDuplicateSearch(in: answers, model: model, distance: distance)
      var pairs = 0
      var expected = 0.0
      for second in rows.indices {
        for first in 0..<second {
          let gaps = rows[first].map { $0 == .min }
          guard gaps == rows[second].map({ $0 == .min }), gaps.contains(false) else { continue }
          let differing = zip(rows[first], rows[second]).count { $0 != $1 }
          if differing <= distance { pairs += 1 }
          let agreement = (0..<5).filter { !gaps[$0] }.map {
            agreementOracle(model, first, second, item: $0)
          }
          expected += probabilityOfAtLeast(agreement.count - distance, of: agreement)
        }
      }
      #expect(near.pairs == pairs, "seed \(seed) distance \(distance)")
      #expect(abs(near.expectedPairs - expected) <= 1e-9 * expected)
      if distance == 0 {
        #expect(exact.pairs == pairs)
        #expect(abs(exact.expectedPairs - expected) <= 1e-9 * expected)
        #expect(near.groups.flatMap { $0 }.sorted() == exact.groups.flatMap(\.sheets).sorted())
      }
    }
  }

  @Test("Six copies of an ordinary sheet stand out, copies of all top marks do not")
  func judgesCopies() throws {
    var random = RandomStream(seed: 5)
    let design = SimulatedSheets(count: 250, items: 15, spread: 1.2, contrast: 0.4, generosity: 2)
    var rows = design.draw(using: &random)
    let template = try #require(rows.first { row in row.count { $0 == 3 } >= 4 })
    for member in 100..<106 { rows[member] = template }
    let praise = rows.indices.filter { sheet in rows[sheet].allSatisfy { $0 == 5 } }
    try #require(praise.count > 20)
    let answers = try design.matrix(rows)
    let found = DuplicateSearch(in: answers, model: try SeverityModel(fittedTo: answers))
    let first = try #require(found.groups.first)
    #expect(Set(100..<106).isSubset(of: first.sheets) && first.adjusted < 1e-6)
    let top = try #require(found.groups.first { $0.sheets.contains { praise.contains($0) } })
    #expect(top.adjusted > 0.05)
  }

  /// 100 honest communities; with the step-up at 5 % about five may have a finding.
  @Test("Chance copies are rarely found rare")
  func keepsLevel() throws {
    var found = 0
    for seed in UInt64(1)...100 {
      var random = RandomStream(seed: seed, stream: 9)
      let design = SimulatedSheets(count: 120, items: 8, spread: 1, generosity: 1.5)
      let answers = try design.matrix(design.draw(using: &random))
      let search = DuplicateSearch(in: answers, model: try SeverityModel(fittedTo: answers))
      if search.groups.contains(where: { $0.adjusted <= 0.05 }) { found += 1 }
    }
    #expect(found <= 10, "\(found) of 100 communities")
  }

  @Test("A distance that is none, and more pairs than allowed, are refused")
  func refuses() throws {
    let answers = try AnswerMatrix(
      rowMajor: (0..<300).map { Int8(1 + $0 % 5) }, items: 3, scale: 1...5)
    let model = try SeverityModel(fittedTo: answers)
    #expect(throws: CollusionError.distance(found: 3, items: 3)) {
      try NearDuplicateSearch(in: answers, model: model, distance: 3)
    }
    #expect(throws: CollusionError.distance(found: -1, items: 3)) {
      try NearDuplicateSearch(in: answers, model: model, distance: -1)
    }
    var random = RandomStream(seed: 2)
    let design = SimulatedSheets(count: 200, items: 4)
    let many = try design.matrix(design.draw(using: &random))
    let fitted = try SeverityModel(fittedTo: many)
    #expect(throws: CollusionError.tooManyPairs(limit: 50)) {
      try NearDuplicateSearch(in: many, model: fitted, distance: 1, maximumPairs: 50)
    }
  }

  @Test("A hundred thousand equal sheets cost no pairs")
  func survivesTies() throws {
    let answers = try AnswerMatrix(
      rowMajor: [Int8](repeating: 5, count: 300_000), items: 3, scale: 1...5)
    let model = try SeverityModel(fittedTo: answers)
    let near = try NearDuplicateSearch(in: answers, model: model, distance: 1)
    #expect(near.pairs == 100_000 * 99_999 / 2)
    #expect(
      DuplicateSearch(in: answers, model: model).groups.map(\.adjusted).allSatisfy { $0 > 0.4 })
  }
}
