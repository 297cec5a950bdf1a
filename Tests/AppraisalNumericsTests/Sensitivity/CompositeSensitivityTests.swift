import AppraisalNumerics
import AppraisalTestSupport
import Testing

@Suite("Sensitivity of a composite")
struct CompositeSensitivityTests {
  private typealias Node = CompositeTree.Node

  private static func minMax(_ direction: Direction) -> Normalisation {
    .minMax(MinMax(direction: direction, base: 1, gain: 99, constant: .refused))
  }

  private static func tScore(_ direction: Direction) -> Normalisation {
    .standardScore(.tScore(direction: direction))
  }

  /// Two groups of two and three indicators, one a cost.
  private static func tree(
    rule: (Direction) -> Normalisation = minMax, method: Aggregation = .arithmetic
  ) throws -> CompositeTree {
    var nodes = [
      Node(name: "root", parent: nil, weight: 1, content: .aggregate(method, .any)),
      Node(name: "a", parent: 0, weight: 2, content: .aggregate(method, .any)),
      Node(name: "b", parent: 0, weight: 1, content: .aggregate(method, .any)),
    ]
    for column in 0..<5 {
      let direction = column == 1 ? Direction.lowerIsBetter : .higherIsBetter
      nodes.append(
        Node(
          name: "\(column)", parent: column < 2 ? 1 : 2, weight: Double(column + 1),
          content: .indicator(.init(column: column, normalisation: rule(direction)))))
    }
    return try CompositeTree(nodes: nodes)
  }

  private static func table(rows: Int = 12) throws -> Matrix {
    var random = SeededGenerator(seed: 21)
    return try Matrix(
      rows: rows, columns: 5,
      columnMajor: (0..<(rows * 5)).map { _ in Double(Int.random(in: 1...30, using: &random)) })
  }

  private static func choices(
    _ methods: [CompositeAlternative] = [.asStated(), .aggregated("geometric", by: .geometric)]
  ) throws -> [CompositeChoice] {
    [
      try .weights(relative: 0.25),
      try .alternatives("normalisation", [.asStated(), .normalised("T", by: tScore)]),
      try .alternatives("aggregation", methods),
    ]
  }

  private func places(_ scores: [Double]) -> [Int] {
    scores.map { score in 1 + scores.count { $0 > score } }
  }

  /// Every run made again from a tree written for it, places by counting who is above.
  @Test("Every run against a composite built by hand")
  func everyRun() throws {
    let table = try Self.table()
    let bootstrap = try SobolIndices.Bootstrap(replicates: 100, seed: 4)
    let found = try CompositeSensitivity(
      tree: Self.tree(), table: table, choices: Self.choices(), rows: 32, source: .sobol(skip: 32),
      precision: .allBits, bootstrap: bootstrap)
    // Seven nodes have siblings: a, b and the indicators.
    #expect(found.design.widths == [7, 1, 1])
    func ranks(_ inputs: [Double]?) throws -> [Int] {
      let numbers = inputs ?? Array(repeating: 0.5, count: 7) + [0, 0]
      let tree = try Self.tree(
        rule: numbers[7] < 0.5 ? Self.minMax : Self.tScore,
        method: numbers[8] < 0.5 ? .arithmetic : .geometric)
      let weights = tree.nodes.enumerated().map { node, content in
        node == 0 ? content.weight : content.weight * (0.75 + 0.5 * numbers[node - 1])
      }
      return places(
        try PreparedComposite(tree: tree, table: table).scores(weights: weights).composite)
    }
    let nominal = try ranks(nil)
    var kept: [[Int]] = []
    for run in 0..<found.design.runCount {
      let drawn = try ranks(found.design.inputs(ofRun: run))
      let shift = zip(drawn, nominal).reduce(0) { $0 + abs($1.0 - $1.1) }
      #expect(found.shifts[run] == Double(shift) / 12)
      if [0, 4].contains(run % 5) { kept.append(drawn) }
    }
    #expect(
      found.indices
        == (try SobolIndices(outputs: found.shifts, factorCount: 3, bootstrap: bootstrap)))
    for (subject, spread) in found.places.enumerated() {
      let met = try Sample(kept.map { Double($0[subject]) })
      #expect(spread.row == subject && spread.nominal == nominal[subject])
      #expect(spread.mean == met.mean)
      #expect(spread.median == met.median)
      #expect(spread.low == (try met.quantile(0.05, type: .seven)))
      #expect(spread.high == (try met.quantile(0.95, type: .seven)))
      #expect(Double(spread.met.lowerBound) == met.values.min())
      #expect(Double(spread.met.upperBound) == met.values.max())
    }
  }

  @Test("A choice between twins explains nothing, the only real one everything")
  func oneDecides() throws {
    let found = try CompositeSensitivity(
      tree: Self.tree(), table: Self.table(),
      choices: [
        .alternatives("twins", [.asStated(), .normalised("again", by: Self.minMax)]),
        .alternatives("aggregation", [.asStated(), .aggregated("weakest", by: .minimum)]),
      ], rows: 256, source: .sobol(skip: 256), precision: RankPrecision(decimals: 6))
    #expect(found.indices.first[0].value == 0 && found.indices.total[0].value == 0)
    // A and B are drawn apart: 256 pairs of a fair coin, whose covariance has deviation 1/16.
    #expect((found.indices.first[1].value - 1).magnitude < 0.2)
    #expect((found.indices.total[1].value - 1).magnitude < 0.2)
  }

  @Test("The same bits under any number of threads")
  func threads() throws {
    func analysis(_ threads: Int) throws -> CompositeSensitivity {
      try CompositeSensitivity(
        tree: Self.tree(), table: Self.table(), choices: Self.choices(), rows: 16,
        source: .random(seed: 8), precision: .allBits,
        bootstrap: .init(replicates: 20, seed: 1), threads: threads)
    }
    let one = try analysis(1)
    for threads in [2, 5] {
      let many = try analysis(threads)
      #expect(many.shifts == one.shifts && many.indices == one.indices && many.places == one.places)
    }
  }

  /// Min–max scores from 0 have no geometric mean: exactly the runs with that pair fail.
  @Test("Runs that cannot be computed refuse the analysis, all of them named")
  func failures() throws {
    let zero: @Sendable (Direction) -> Normalisation = {
      .minMax(MinMax(direction: $0, constant: .refused))
    }
    let choices = [
      try CompositeChoice.alternatives("n", [.asStated(), .normalised("from 0", by: zero)]),
      try .alternatives("m", [.asStated(), .aggregated("geometric", by: .geometric)]),
    ]
    let design = try SensitivityDesign(widths: [1, 1], rows: 8, source: .sobol(skip: 16))
    let expected = (0..<32).filter { design.inputs(ofRun: $0).allSatisfy { $0 >= 0.5 } }
    #expect {
      try CompositeSensitivity(
        tree: Self.tree(), table: Self.table(), choices: choices, rows: 8,
        source: .sobol(skip: 16), precision: .allBits)
    } throws: { error in
      guard case .runsFailed(let failures, 32)? = error as? SensitivityError else { return false }
      return failures.map(\.run) == expected && !expected.isEmpty
        && failures.allSatisfy { $0.reason.contains("geometric mean has no value for 0.0") }
    }
    // A missing value has a mean but no product.
    var table = try Self.table()
    table[3, 0] = .nan
    #expect {
      try CompositeSensitivity(
        tree: Self.tree(), table: table,
        choices: [.alternatives("m", [.asStated(), .aggregated("product", by: .product)])], rows: 8,
        source: .sobol(skip: 16), precision: .allBits)
    } throws: { error in
      guard case .runsFailed(let failures, _)? = error as? SensitivityError else { return false }
      return failures.allSatisfy {
        $0.reason.hasPrefix("row 4 has a score in the run or nominally")
      }
    }
    // What cannot be computed to begin with is no failed run.
    #expect(
      throws: SensitivityError.nominal(.noSuchColumn(node: "4", column: 4))
    ) {
      try CompositeSensitivity(
        tree: Self.tree(), table: Self.table().selecting(columns: [0, 1, 2, 3]),
        choices: Self.choices(), rows: 8, source: .sobol(skip: 16), precision: .allBits)
    }
  }

  @Test("Sizes are guarded, and what moves nobody has nothing to explain")
  func refusals() throws {
    func refused(
      _ choices: [CompositeChoice], rows: Int = 12, limits: CompositeSensitivity.Limits = .init()
    ) throws -> SensitivityError? {
      do {
        _ = try CompositeSensitivity(
          tree: Self.tree(), table: Self.table(rows: rows), choices: choices, rows: 8,
          source: .sobol(skip: 16), precision: .allBits, limits: limits)
      } catch { return error as? SensitivityError }
      return nil
    }
    let choices = try Self.choices()
    #expect(try refused(choices) == nil)
    #expect(try refused([]) == .noFactors)
    #expect(try refused([choices[0], choices[0]]) != nil)
    #expect(
      try refused(choices, limits: .init(versions: 3))
        == .tooLarge(what: "versions of the tree", found: 4, limit: 3))
    #expect(
      try refused(choices, limits: .init(cells: 239))
        == .tooLarge(what: "cells of all versions", found: 240, limit: 239))
    #expect(
      try refused(choices, limits: .init(places: 191))
        == .tooLarge(what: "places kept", found: 192, limit: 191))
    #expect(
      try refused(choices, limits: .init(work: 2_399))
        == .tooLarge(what: "runs times cells", found: 2_400, limit: 2_399))
    // Nobody can move among equals, or alone.
    let equal = Matrix(rows: 4, columns: 5, repeating: 3)
    let kept: @Sendable (Direction) -> Normalisation = {
      .minMax(MinMax(direction: $0, constant: .score(1)))
    }
    let tree = try Self.tree(rule: kept)
    #expect(throws: SensitivityError.constantOutput) {
      try CompositeSensitivity(
        tree: tree, table: equal, choices: [choices[0]], rows: 8,
        source: .sobol(skip: 16), precision: RankPrecision(decimals: 6))
    }
    #expect(throws: SensitivityError.self) { try CompositeChoice.weights(relative: 1) }
    #expect(throws: SensitivityError.self) { try CompositeChoice.alternatives("x", [.asStated()]) }
  }

  @Test("Treatment is a choice like others")
  func treatment() throws {
    var table = try Self.table(rows: 20)
    table[0, 0] = 5_000
    let rule = Treatment.winsorise(try Winsorisation(maximumCount: 3, maximumFraction: 0.2))
    let found = try CompositeSensitivity(
      tree: Self.tree(), table: table,
      choices: [
        .weights(relative: 0.1),
        .alternatives("treatment", [.treated("no", by: nil), .treated("winsorised", by: rule)]),
      ], rows: 64, source: .sobol(skip: 64), precision: .allBits)
    // The one value of 5,000 squeezes all others into a hundredth of the scale.
    #expect(found.indices.total[1].value > found.indices.total[0].value)
  }
}
