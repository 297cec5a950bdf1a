import AppraisalNumerics
import AppraisalTestSupport
import Testing

/// A ragged tree of weighted means over measured columns.
private indirect enum Tree {
  case leaf(Int)
  case node([(weight: Int64, tree: Tree)], MissingPolicy, places: Int)

  var height: Int {
    switch self {
    case .leaf: 0
    case .node(let parts, _, _): 1 + (parts.map(\.tree.height).max() ?? 0)
    }
  }

  /// The points of one subject, by the definition and in 128 bits.
  func points(_ measured: [Int32?]) -> Int128? {
    switch self {
    case .leaf(let column): return measured[column].map { Int128($0) }
    case .node(let parts, let policy, let places):
      var sum: Int128 = 0
      var weights: Int128 = 0
      for part in parts {
        if let points = part.tree.points(measured) {
          sum += Int128(part.weight) * points
          weights += Int128(part.weight)
        } else if policy == .noScore {
          return nil
        } else if policy == .zero {
          weights += Int128(part.weight)
        }
      }
      return weights == 0 ? nil : rounded(sum, by: weights, places: places)
    }
  }

  /// `sum / weights` to some places, by whole steps and a comparison of twice the remainder.
  private func rounded(_ sum: Int128, by weights: Int128, places: Int) -> Int128 {
    let step: Int128 = [10_000, 1_000, 100, 10, 1][places]
    let divisor = weights * step
    let magnitude = sum < 0 ? -sum : sum
    var steps = magnitude / divisor
    if 2 * (magnitude - steps * divisor) >= divisor { steps += 1 }
    return (sum < 0 ? -steps : steps) * step
  }
}

/// Makes trees and evaluates them level by level, as a scheme is evaluated.
private struct TreeMaker {
  private var random: SeededGenerator
  private var leafCount = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func tree() -> (tree: Tree, leaves: Int) {
    leafCount = 0
    let tree = branch(depth: Int.random(in: 1...5, using: &random))
    return (tree, leafCount)
  }

  private mutating func branch(depth: Int) -> Tree {
    let weights = self.weights(Int.random(in: 1...(depth > 3 ? 3 : 4), using: &random))
    let parts = weights.map { weight in
      (
        weight,
        depth > 1 && Int.random(in: 0..<5, using: &random) < 3
          ? branch(depth: depth - 1) : leaf()
      )
    }
    let policy = MissingPolicy.allCases.randomElement(using: &random) ?? .zero
    return .node(parts, policy, places: Int.random(in: 0...4, using: &random))
  }

  private mutating func leaf() -> Tree {
    leafCount += 1
    return .leaf(leafCount - 1)
  }

  /// Weights that add up to 10,000, zero sometimes among them.
  private mutating func weights(_ count: Int) -> [Int64] {
    let cuts = (1..<count).map { _ in
      Int64.random(in: 0...10, using: &random) == 0
        ? 0 : Int64.random(in: 0...10_000, using: &random)
    }
    let ends = [0] + cuts.sorted() + [10_000]
    return zip(ends, ends.dropFirst()).map { $1 - $0 }
  }

  /// Points with many equal digits, so that exact halves occur, or over the whole range.
  mutating func columns(_ count: Int, rows: Int) -> [[Int32?]] {
    (0..<count).map { _ in
      let kind = Int.random(in: 0..<3, using: &random)
      let rarity = Int.random(in: 2...12, using: &random)
      return (0..<rows).map { _ in
        if Int.random(in: 0..<rarity, using: &random) == 0 { return nil }
        switch kind {
        case 0: return Int32.random(in: 0...200, using: &random) * 5_000
        case 1: return Int32.random(in: 0...1_000_000, using: &random)
        default: return Int32.random(in: -1_000_000_000...1_000_000_000, using: &random)
        }
      }
    }
  }

  mutating func blockRows() -> Int { Int.random(in: 1...70, using: &random) }
}

/// The columns of all trees of a batch, computed level by level.
private struct LevelEvaluation {
  private var columns: [PointsColumn]

  init(measured: [[Int32?]]) {
    columns = measured.map { column in
      PointsColumn(
        units: column.map { $0 ?? 0 }, missing: column.map { $0 == nil ? 3 : 0 })
    }
  }

  /// The column of a tree; nodes of one height are one call.
  mutating func evaluate(_ tree: Tree, blockRows: Int) throws -> PointsColumn {
    var positions: [[Int]: Int] = [:]
    for height in 1...tree.height {
      var nodes: [WeightedNode] = []
      var paths: [[Int]] = []
      try collect(tree, path: [], height: height, positions, &nodes, &paths)
      for (path, mean) in zip(
        paths, weightedMeans(of: columns, nodes: nodes, blockRows: blockRows))
      {
        positions[path] = columns.count
        columns.append(mean)
      }
    }
    return columns[columns.count - 1]
  }

  private func collect(
    _ tree: Tree, path: [Int], height: Int, _ positions: [[Int]: Int],
    _ nodes: inout [WeightedNode], _ paths: inout [[Int]]
  ) throws {
    guard case .node(let parts, let policy, let places) = tree else { return }
    if tree.height == height {
      nodes.append(
        try WeightedNode(
          parts: parts.enumerated().map { number, part in
            if case .leaf(let column) = part.tree {
              return .init(column: column, weight: part.weight)
            }
            return .init(column: try #require(positions[path + [number]]), weight: part.weight)
          }, missing: policy, rounding: Rounding(places: places)))
      paths.append(path)
    }
    for (number, part) in parts.enumerated() {
      try collect(part.tree, path: path + [number], height: height, positions, &nodes, &paths)
    }
  }
}

@Suite("Weighted means against a recursive definition")
struct WeightedTreeOracleTests {
  /// 10 seeds of 200 trees with 50 subjects each are 10⁵ evaluated trees.
  @Test("A hundred thousand random trees agree to the last unit", arguments: Array(UInt64(1)...10))
  func agreesWithDefinition(_ seed: UInt64) throws {
    var maker = TreeMaker(seed: seed)
    var missing = 0
    var heights: Set<Int> = []
    for number in 0..<200 {
      let (tree, leaves) = maker.tree()
      heights.insert(tree.height)
      let measured = maker.columns(leaves, rows: 50)
      var evaluation = LevelEvaluation(measured: measured)
      let column = try evaluation.evaluate(tree, blockRows: maker.blockRows())
      var mismatches: [Int] = []
      for row in 0..<50 {
        let expected = tree.points(measured.map { $0[row] })
        if column[row].map({ Int128($0.units) }) != expected { mismatches.append(row) }
        if expected == nil { missing += 1 }
      }
      #expect(mismatches.isEmpty, "tree \(number) of seed \(seed): \(tree)")
    }
    #expect(heights == [1, 2, 3, 4, 5])
    #expect((500...5_000).contains(missing), "both outcomes are common: \(missing) of 10000")
  }
}
