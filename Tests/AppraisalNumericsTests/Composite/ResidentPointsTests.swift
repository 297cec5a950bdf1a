import AppraisalTestSupport
import Testing

@testable import AppraisalNumerics

@Suite("Resident points")
struct ResidentPointsTests {
  /// Root ── a: 0…6, b ── 7, 8 (both needed), c: 9 ── with weights 0…9, some of them zero.
  private static func tree() throws -> CompositeTree {
    let parents: [Int?] = [nil, 0, 0, 0] + Array(repeating: 1, count: 7) + [2, 2, 3]
    let threshold = try Availability(minimumShare: 0.5)
    let nodes = parents.enumerated().map { node, parent -> CompositeTree.Node in
      let content: CompositeTree.Content =
        node < 4
        ? .aggregate(.arithmetic, node == 2 ? .all : node == 1 ? threshold : .any)
        : .indicator(.init(column: node - 4, normalisation: nil))
      return .init(
        name: "node \(node)", parent: parent, weight: Double(1 + node * 7 % 9), content: content)
    }
    return try CompositeTree(nodes: nodes)
  }

  /// Points to four decimals, among them negative ones, many missing and columns of few values.
  private static func table(rows: Int, using random: inout SeededGenerator) throws -> Matrix {
    try Matrix(
      columns: (0..<10).map { column in
        (0..<rows).map { _ in
          if Int.random(in: 0..<100, using: &random) < 3 * column { return .nan }
          return column % 3 == 0
            ? Double(Int.random(in: -4...4, using: &random))
            : Double(Int.random(in: -20_000...1_000_000, using: &random)) / 10_000
        }
      })
  }

  /// The same tree with other weights.
  private static func reweighed(
    _ tree: CompositeTree, _ weights: [Double]
  ) throws -> CompositeTree {
    try CompositeTree(
      nodes: zip(tree.nodes, weights).map {
        .init(name: $0.name, parent: $0.parent, weight: $1, content: $0.content)
      })
  }

  /// The oracle is another program path: a product of matrices per level, from scratch.
  @Test("A hundred changes of weights in a row give what a computation from scratch gives")
  func randomChanges() throws {
    var random = SeededGenerator(seed: 40)
    for places in [0, 2, 4] {
      let tree = try Self.tree()
      let table = try Self.table(rows: 20_001, using: &random)
      let rounding = try Rounding(places: places)
      var points = try PreparedComposite(tree: tree, table: table)
        .residentPoints(rounding: rounding, threads: 2)
      var weights = tree.nodes.map(\.weight)
      for turn in 0..<34 {
        // One weight, a few or all; zero is a weight, too.
        for _ in 0..<[1, 1, 3, 30][turn % 4] {
          let node = Int.random(in: 1..<weights.count, using: &random)
          weights[node] = Double(Int.random(in: 0...9, using: &random))
        }
        guard (try? Self.reweighed(tree, weights)) != nil else {
          #expect(throws: CompositeError.self) { try points.reweigh(weights) }
          weights = points.weights
          continue
        }
        try points.reweigh(weights, threads: 1 + turn % 3)
        let fresh = try PreparedComposite(tree: Self.reweighed(tree, weights), table: table)
          .exactScores(rounding: rounding)
        #expect(points.composite == fresh, "turn \(turn), \(places) places")
        #expect(points.weights == weights)
      }
    }
  }

  @Test("The same points and places with 1, 2, 3 and 16 threads")
  func threads() throws {
    var random = SeededGenerator(seed: 41)
    let tree = try Self.tree()
    let table = try Self.table(rows: 200_000, using: &random)
    let prepared = try PreparedComposite(tree: tree, table: table)
    var weights = tree.nodes.map(\.weight)
    weights[6] += 3
    var expected = try prepared.residentPoints(rounding: .unit)
    try expected.reweigh(weights)
    for threads in [2, 3, 16] {
      var points = try prepared.residentPoints(rounding: .unit, threads: threads)
      try points.reweigh(weights, threads: threads)
      for node in tree.nodes.indices {
        #expect(points.points(of: node) == expected.points(of: node))
      }
      #expect(points.competitionPlaces(threads: threads) == expected.competitionPlaces())
    }
  }

  /// (1 · 2 + 3 · 4) / (1 + 3) = 3.5; with weight 1 for the second (2 + 4) / 2 = 3.
  @Test("A mean by hand, before and after")
  func byHand() throws {
    let leaves = [1.0, 3].enumerated().map {
      CompositeTree.Node(
        name: "x", parent: 0, weight: $0.element,
        content: .indicator(.init(column: $0.offset, normalisation: nil)))
    }
    let root = CompositeTree.Node(
      name: "root", parent: nil, weight: 1, content: .aggregate(.arithmetic, .any))
    var points = try PreparedComposite(
      tree: CompositeTree(nodes: [root] + leaves),
      table: Matrix(columns: [[2, 5, .nan, .nan], [4, .nan, .nan, 5]])
    ).residentPoints(rounding: .unit)
    #expect(points.composite.units == [35_000, 50_000, 0, 50_000])
    #expect(points.composite.missing == [0, 0, 1, 0])
    #expect(points.competitionPlaces() == [3, 1, 0, 1])
    try points.reweigh([1, 1, 1])
    #expect(points.composite.units == [30_000, 50_000, 0, 50_000])
    try points.reweigh([1, 0, 1])
    #expect(points.composite[1] == nil, "what is present weighs nothing")
    try points.reweigh([1, 1, 3])
    #expect(points.composite.units == [35_000, 50_000, 0, 50_000])
  }

  @Test("Weights that are not exact are refused, and nothing changes")
  func refusals() throws {
    var random = SeededGenerator(seed: 42)
    let tree = try Self.tree()
    var points = try PreparedComposite(
      tree: tree, table: Self.table(rows: 50, using: &random)
    ).residentPoints(rounding: .unit)
    let before = (points.composite, points.weights)
    var weights = points.weights
    weights[5] = 0.5
    #expect(throws: CompositeError.notExact(node: "node 5")) { try points.reweigh(weights) }
    // 10⁹ units · 10⁷ are beyond 2⁵³.
    weights[5] = 1e7
    #expect(throws: CompositeError.notExact(node: "node 1")) { try points.reweigh(weights) }
    weights[5] = -1
    #expect(throws: CompositeError.badWeight(node: "node 5", value: -1)) {
      try points.reweigh(weights)
    }
    #expect(throws: CompositeError.countMismatch(found: 1, expected: 14)) {
      try points.reweigh([1])
    }
    #expect(points.composite == before.0)
    #expect(points.weights == before.1)
  }

  @Test("No subject, and a lone indicator as tree")
  func trivial() throws {
    let lone = try CompositeTree(nodes: [
      .init(
        name: "x", parent: nil, weight: 1,
        content: .indicator(.init(column: 0, normalisation: nil)))
    ])
    let points = try PreparedComposite(tree: lone, table: Matrix(columns: [[4, .nan, 5]]))
      .residentPoints(rounding: .unit)
    #expect(points.competitionPlaces() == [2, 0, 1])
    var nobody = try PreparedComposite(
      tree: Self.tree(), table: Matrix(rows: 0, columns: 10)
    ).residentPoints(rounding: .unit, threads: 2)
    try nobody.reweigh(nobody.weights.map { $0 + 1 }, threads: 2)
    #expect(nobody.composite.count == 0)
    #expect(nobody.competitionPlaces(threads: 2).isEmpty)
  }
}
