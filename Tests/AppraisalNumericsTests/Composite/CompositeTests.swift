import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Composite")
struct CompositeTests {
  private typealias Node = CompositeTree.Node

  private static func leaf(
    _ column: Int, _ parent: Int?, _ weight: Double = 1, _ rule: Normalisation? = nil,
    imputation: Imputation? = nil, treatment: Treatment? = nil
  ) -> Node {
    Node(
      name: "indicator \(column)", parent: parent, weight: weight,
      content: .indicator(
        .init(
          column: column, imputation: imputation, treatment: treatment, normalisation: rule)))
  }

  private static func group(
    _ name: String, _ parent: Int?, _ weight: Double = 1, _ method: Aggregation = .arithmetic,
    _ availability: Availability = .any
  ) -> Node {
    Node(
      name: name, parent: parent, weight: weight, content: .aggregate(method, availability))
  }

  private static func minMax(_ direction: Direction = .higherIsBetter) -> Normalisation {
    .minMax(MinMax(direction: direction, base: 1, gain: 99, constant: .refused))
  }

  /// Root ── service (geometric) ── 0, 1, quality (minimum) ── 2, 3
  ///      └─ 4 alone beside it, one level down.
  private static func ragged() throws -> CompositeTree {
    try CompositeTree(nodes: [
      group("root", nil), group("service", 0, 3, .geometric, Availability(minimumShare: 0.6)),
      leaf(0, 1, 2, minMax()), leaf(1, 1, 1, minMax(.lowerIsBetter)),
      group("quality", 1, 1, .minimum), leaf(2, 4, 1, minMax()), leaf(3, 4, 1, minMax()),
      leaf(4, 0, 1, minMax()),
    ])
  }

  private static func table(rows: Int, columns: Int, seed: UInt64) throws -> Matrix {
    var random = SeededGenerator(seed: seed)
    return try Matrix(
      rows: rows, columns: columns,
      columnMajor: (0..<(rows * columns)).map { _ in
        Int.random(in: 0..<100, using: &random) < 3
          ? .nan : Double.random(in: 0...100, using: &random)
      })
  }

  private static func same(_ left: [Double], _ right: [Double]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }
  }

  @Test("A ragged tree, node by node, against the formulas written out")
  func raggedTree() throws {
    let table = try Self.table(rows: 4_500, columns: 5, seed: 1)
    let prepared = try PreparedComposite(tree: Self.ragged(), table: table)
    let scores = try prepared.scores(keeping: .allAggregates)
    let columns = [2, 3, 5, 6, 7].map { prepared.indicatorScores($0) }
    for row in 0..<table.rows {
      let quality = min(
        columns[2][row].isNaN ? .infinity : columns[2][row],
        columns[3][row].isNaN ? .infinity : columns[3][row])
      let parts: [(value: Double, weight: Double)] = [
        (columns[0][row], 2), (columns[1][row], 1), (quality == .infinity ? .nan : quality, 1),
      ]
      let present = parts.filter { !$0.value.isNaN }
      let weight = present.reduce(0) { $0 + $1.weight }
      let service =
        present.count < 2
        ? Double.nan
        : exponential(present.reduce(0) { $0 + $1.weight * logarithm($1.value) } / weight)
      let rest = [(service, 3.0), (columns[4][row], 1.0)].filter { !$0.0.isNaN }
      let total = rest.reduce(0) { $0 + $1.1 }
      let expected = total > 0 ? rest.reduce(0) { $0 + $1.0 * $1.1 } / total : .nan
      let found = scores.composite[row]
      #expect(found.isNaN == expected.isNaN)
      #expect(found.isNaN || (found - expected).magnitude < 1e-12 * expected)
    }
    let availability = prepared.availability(of: 1, in: scores)
    #expect(availability.contains { $0 < 0.6 } == scores.columns[1]?.contains { $0.isNaN })
    #expect(Set(availability).isSubset(of: [0, 1 / 3.0, 2 / 3.0, 1]))
  }

  private func exponential(_ value: Double) -> Double {
    // eˣ by its series, halved first: an oracle without the C library's.
    let halved = value / 1_024
    var (term, sum) = (1.0, 1.0)
    for step in 1...20 {
      term *= halved / Double(step)
      sum += term
    }
    return (0..<10).reduce(sum) { power, _ in power * power }
  }

  @Test("Weights of a ragged tree multiply along the branches")
  func effectiveWeights() throws {
    let weights = try Self.ragged().effectiveWeights
    #expect(weights == [1, 0.75, 0.375, 0.1875, 0.1875, 0.09375, 0.09375, 0.25])
  }

  @Test("The same bits with 1, 2, 3 and 16 threads, for every kind of method")
  func threads() throws {
    let table = try Self.table(rows: 20_000, columns: 6, seed: 2)
    let percentile = Normalisation.rank(
      try RankScore(
        direction: .higherIsBetter, points: .percentileOfOthers, constant: .refused))
    let tree = try CompositeTree(nodes: [
      Self.group("root", nil, 1, .power(PowerMean(exponent: 0.5))),
      Self.group("ideal", 0, 1, .topsis(Topsis(scaling: .vector))),
      Self.group("mean", 1, 2), Self.leaf(0, 2, 1, Self.minMax()),
      Self.leaf(1, 2, 3, Self.minMax()),
      Self.leaf(2, 1, 1, percentile),
      Self.group("borda", 0, 2, .weightedBorda(.init(ties: .halves))),
      Self.leaf(3, 6, 1, Self.minMax()),
      Self.leaf(
        4, 6, 2, .standardScore(.tScore(direction: .higherIsBetter)),
        imputation: .median(minimumObserved: 3)),
      Self.leaf(5, 0, 1, Self.minMax(.lowerIsBetter)),
    ])
    let one = try PreparedComposite(tree: tree, table: table, threads: 1)
    let expected = try one.scores(keeping: .allAggregates, threads: 1)
    #expect(expected.composite.contains { !$0.isNaN })
    for threads in [2, 3, 16] {
      let prepared = try PreparedComposite(tree: tree, table: table, threads: threads)
      let scores = try prepared.scores(keeping: .allAggregates, threads: threads)
      for (node, column) in expected.columns {
        #expect(Self.same(scores.columns[node] ?? [], column), "node \(node)")
      }
      #expect(Self.same(try prepared.scores(threads: threads).composite, expected.composite))
    }
  }

  @Test("Reweighing recomputes a branch to the bits of a computation from scratch")
  func reweighing() throws {
    let table = try Self.table(rows: 9_000, columns: 5, seed: 3)
    let prepared = try PreparedComposite(tree: Self.ragged(), table: table)
    let scores = try prepared.scores(keeping: .allAggregates)
    for changed in [2, 5, 7] {
      var weights = scores.weights
      weights[changed] = 5
      let again = try prepared.reweighted(scores, weights: weights, threads: 2)
      let fresh = try prepared.scores(weights: weights, keeping: .allAggregates)
      #expect(again.weights == weights)
      for (node, column) in fresh.columns {
        #expect(Self.same(again.columns[node] ?? [], column), "weight \(changed), node \(node)")
      }
    }
    let resident = prepared.resident(threads: 2)
    for (node, column) in try resident.scores(keeping: .allAggregates).columns {
      #expect(Self.same(scores.columns[node] ?? [], column), "stored scores, node \(node)")
    }
    let rootOnly = try prepared.scores()
    #expect(
      Self.same(
        try prepared.reweighted(rootOnly, weights: rootOnly.weights).composite, scores.composite))
  }

  @Test("Imputed cells and treated values are recorded beside the scores that they lead to")
  func records() throws {
    let values = (1...20).map(Double.init) + [.nan, 200]
    let tree = try CompositeTree(nodes: [
      Self.group("root", nil),
      Self.leaf(
        0, 0, 1, Self.minMax(), imputation: .median(minimumObserved: 1),
        treatment: .winsorise(try Winsorisation(maximumCount: 2, maximumFraction: 0.1))),
    ])
    let prepared = try PreparedComposite(tree: tree, table: Matrix(columns: [values]))
    let record = try #require(prepared.records.first)
    #expect(record.imputedRows == [20])
    #expect(record.treatment?.changes.map(\.row) == [21])
    #expect(try prepared.scores().composite[21] == 100)
    let frozen = try #require(record.frozen)
    let nextYear = try PreparedComposite(
      tree: tree, table: Matrix(columns: [[1, 39, 20]]), frozen: [1: frozen])
    #expect(try nextYear.scores().composite == [1, 199, 100])
  }

  @Test("Indicators are normalised within peer groups when these are given")
  func peerGroups() throws {
    let tree = try CompositeTree(nodes: [
      Self.group("root", nil), Self.leaf(0, 0, 1, Self.minMax()),
    ])
    let prepared = try PreparedComposite(
      tree: tree, table: Matrix(columns: [[1, 2, 30, 40]]),
      groups: PeerGroups(labels: [0, 0, 1, 1]))
    #expect(try prepared.scores().composite == [1, 100, 1, 100])
    #expect(throws: CompositeError.countMismatch(found: 2, expected: 4)) {
      try PreparedComposite(
        tree: tree, table: Matrix(columns: [[1, 2, 30, 40]]), groups: PeerGroups(labels: [0, 0]))
    }
  }

  @Test("A tree without root, with a ring, an empty aggregate or bad weights is refused")
  func trees() {
    #expect(throws: CompositeError.rootCount(0)) { try CompositeTree(nodes: []) }
    #expect(throws: CompositeError.rootCount(2)) {
      try CompositeTree(nodes: [Self.leaf(0, nil), Self.leaf(1, nil)])
    }
    #expect(throws: CompositeError.badParent(node: "a")) {
      try CompositeTree(nodes: [
        Self.leaf(0, nil), Self.group("a", 2), Self.group("b", 1),
      ])
    }
    #expect(throws: CompositeError.badParent(node: "indicator 1")) {
      try CompositeTree(nodes: [Self.leaf(0, nil), Self.leaf(1, 0)])
    }
    #expect(throws: CompositeError.noChildren(node: "a")) {
      try CompositeTree(nodes: [Self.group("root", nil), Self.group("a", 0)])
    }
    #expect(throws: CompositeError.badWeight(node: "indicator 0", value: 0)) {
      try CompositeTree(nodes: [Self.group("root", nil), Self.leaf(0, 0, 0)])
    }
    #expect(throws: CompositeError.self) {
      try CompositeTree(nodes: [Self.group("root", nil), Self.leaf(0, 0, .nan)])
    }
  }

  @Test("Missing columns, infinities and constant columns are refused by the indicator's name")
  func tables() throws {
    let tree = try CompositeTree(nodes: [
      Self.group("root", nil), Self.leaf(0, 0, 1, Self.minMax()), Self.leaf(1, 0),
    ])
    #expect(throws: CompositeError.noSuchColumn(node: "indicator 1", column: 1)) {
      try PreparedComposite(tree: tree, table: Matrix(columns: [[1, 2]]))
    }
    #expect(throws: CompositeError.normalisation(node: "indicator 1", .infinite(row: 1))) {
      try PreparedComposite(tree: tree, table: Matrix(columns: [[1, 2], [1, .infinity]]))
    }
    #expect(throws: CompositeError.normalisation(node: "indicator 0", .constantColumn(group: 0))) {
      try PreparedComposite(tree: tree, table: Matrix(columns: [[3, 3], [1, 2]]))
    }
    let prepared = try PreparedComposite(tree: tree, table: Matrix(columns: [[3, 4], [1, 2]]))
    #expect(throws: CompositeError.countMismatch(found: 1, expected: 3)) {
      try prepared.scores(weights: [1])
    }
    #expect(throws: CompositeError.badWeight(node: "indicator 0", value: 0)) {
      try prepared.scores(weights: [1, 0, 0])
    }
  }

  @Test("No subject, one subject, a lone indicator as tree, everything missing")
  func trivialTables() throws {
    let rule = Normalisation.minMax(MinMax(direction: .higherIsBetter, constant: .score(0.5)))
    let tree = try CompositeTree(nodes: [
      Self.group("root", nil, 1, .topsis(Topsis(scaling: .none))), Self.group("mean", 0),
      Self.leaf(0, 1, 1, rule), Self.leaf(1, 0, 1, rule),
    ])
    let nobody = try PreparedComposite(tree: tree, table: Matrix(rows: 0, columns: 2), threads: 4)
    #expect(try nobody.scores(keeping: .allAggregates, threads: 4).composite.isEmpty)
    let one = try PreparedComposite(tree: tree, table: Matrix(columns: [[7], [8]]))
    #expect(try one.scores(keeping: .allAggregates).columns[1] == [0.5])
    #expect(try one.scores().composite[0].isNaN, "nothing to be close to")
    let missing = try PreparedComposite(
      tree: tree, table: Matrix(rows: 3, columns: 2, repeating: .nan))
    #expect(try missing.scores().composite.allSatisfy { $0.isNaN })
    let lone = try PreparedComposite(
      tree: CompositeTree(nodes: [Self.leaf(0, nil)]), table: Matrix(columns: [[4, .nan, 5]]))
    #expect(Self.same(try lone.scores().composite, [4, .nan, 5]))
  }

  /// Subjects given in another order get the same scores, in that order.
  @Test("The order of rows has no say, also in methods that compare subjects")
  func rowOrder() throws {
    let table = try Self.table(rows: 300, columns: 5, seed: 9)
    var random = SeededGenerator(seed: 10)
    let shuffle = (0..<300).shuffled(using: &random)
    let scores = try PreparedComposite(tree: Self.ragged(), table: table).scores().composite
    let shuffled = try PreparedComposite(tree: Self.ragged(), table: table.selecting(rows: shuffle))
      .scores().composite
    #expect(Self.same(shuffled, shuffle.map { scores[$0] }))
  }
}
