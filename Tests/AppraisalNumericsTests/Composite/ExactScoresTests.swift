import AppraisalNumerics
import Testing

@Suite("Exact scores and rank shifts")
struct ExactScoresTests {
  private static func leaf(
    _ column: Int, _ parent: Int?, _ weight: Double = 1, _ rule: Normalisation? = nil,
    imputation: Imputation? = nil, treatment: Treatment? = nil
  ) -> CompositeTree.Node {
    .init(
      name: "indicator \(column)", parent: parent, weight: weight,
      content: .indicator(
        .init(
          column: column, imputation: imputation, treatment: treatment, normalisation: rule)))
  }

  private static func group(
    _ name: String, _ parent: Int?, _ weight: Double = 1, _ method: Aggregation = .arithmetic,
    _ availability: Availability = .any
  ) -> CompositeTree.Node {
    .init(name: name, parent: parent, weight: weight, content: .aggregate(method, availability))
  }

  /// Marks 60 to 100 with weights 3, 3 and 4: 395 exact composites, none split, none joined.
  @Test("Exact scores keep every tie that Doubles split")
  func exactScores() throws {
    let marks = (0..<(41 * 41 * 41)).map { [$0 / 1_681, $0 / 41 % 41, $0 % 41].map { 60 + $0 } }
    let table = try Matrix(columns: (0..<3).map { part in marks.map { Double($0[part]) } })
    let tree = try CompositeTree(
      nodes: [Self.group("root", nil)]
        + [3.0, 3, 4].enumerated().map { Self.leaf($0.offset, 0, $0.element) })
    let prepared = try PreparedComposite(tree: tree, table: table)
    let points = try prepared.exactScores(rounding: Rounding(places: 1))
    #expect(points.units == marks.map { Int32(($0[0] * 3 + $0[1] * 3 + $0[2] * 4) * 1_000) })
    #expect(Set(points.units).count == 395)
  }

  @Test("Exact scores round at every node, heed availability and refuse what is not exact")
  func exactRules() throws {
    let tree = try CompositeTree(nodes: [
      Self.group("root", nil), Self.group("two", 0, 1, .arithmetic, .all), Self.leaf(0, 1),
      Self.leaf(1, 1, 2), Self.leaf(2, 0),
    ])
    let table = try Matrix(columns: [[1, 1, .nan], [2, .nan, .nan], [0.285, 4, .nan]])
    let exact = try PreparedComposite(tree: tree, table: table)
      .exactScores(rounding: Rounding(places: 2))
    // (1 + 4) / 3 = 1.67; .285 is .29 on paper; (1.67 + .29) / 2 = .98.
    #expect(exact[0]?.units == 9_800)
    #expect(exact[1]?.units == 40_000, "the first branch lacks a part")
    #expect(exact[2] == nil)
    #expect(throws: CompositeError.notExact(node: "root")) {
      try PreparedComposite(
        tree: CompositeTree(nodes: [Self.group("root", nil, 1, .minimum), Self.leaf(0, 0)]),
        table: table
      ).exactScores(rounding: .unit)
    }
    #expect(throws: CompositeError.notExact(node: "indicator 0")) {
      try PreparedComposite(
        tree: CompositeTree(nodes: [Self.group("root", nil), Self.leaf(0, 0, 0.5)]), table: table
      ).exactScores(rounding: .unit)
    }
    #expect(throws: CompositeError.self) {
      try PreparedComposite(
        tree: CompositeTree(nodes: [Self.group("root", nil), Self.leaf(0, 0)]),
        table: Matrix(columns: [[100_000.1]])
      ).exactScores(rounding: .unit)
    }
  }

  /// Pulling the 200 in to 40 lets the second indicator decide between the first two subjects.
  @Test("Who moves because of treatment or imputation is named with both places")
  func rankShifts() throws {
    let first: [Double] = [200, 40] + (1...22).map(Double.init)
    let second: [Double] = [0, 80, .nan] + (4...24).map(Double.init)
    let rule = Normalisation.minMax(MinMax(direction: .higherIsBetter, constant: .refused))
    let tree = try CompositeTree(nodes: [
      Self.group("root", nil),
      Self.leaf(
        0, 0, 3, rule,
        treatment: .winsorise(try Winsorisation(maximumCount: 2, maximumFraction: 0.1))),
      Self.leaf(1, 0, 1, rule, imputation: .mean(minimumObserved: 2)),
    ])
    let table = try Matrix(columns: [first, second])
    let prepared = try PreparedComposite(tree: tree, table: table)
    let treated = try prepared.rankShifts(without: .treatment, of: table, precision: .allBits)
    let winner = try #require(treated.first { $0.row == 1 })
    #expect((winner.placeWith, winner.placeWithout) == (1, 2))
    #expect(treated.contains { $0.row == 0 && $0.placeWith == 2 && $0.placeWithout == 1 })
    let imputed = try prepared.rankShifts(without: .imputation, of: table, precision: .allBits)
    #expect(imputed.contains { $0.row == 2 })
    #expect(throws: CompositeError.countMismatch(found: 1, expected: 24)) {
      try prepared.rankShifts(
        without: .treatment, of: Matrix(rows: 1, columns: 2), precision: .allBits)
    }
  }
}
