/// The scores of the nodes of a tree.
public struct CompositeScores: Sendable {
  /// Which aggregates keep their scores.
  public enum Keeping: String, Sendable, Hashable, CaseIterable {
    /// The root only.
    case root
    /// All, so that a report can show them and a changed weight recomputes its own branch only.
    case allAggregates
  }

  /// The weights used, by node.
  public let weights: [Double]
  /// The scores kept, by node; NaN where missing.
  public let columns: [Int: [Double]]
  /// The position of the root.
  public let root: Int

  /// The composite: the scores of the root.
  public var composite: [Double] { columns[root] ?? [] }
}

extension PreparedComposite {
  /// Computes the scores of the tree.
  ///
  /// Blocks of 4,096 subjects pass through all nodes while they are in the cache; nodes that look at
  /// all subjects (TOPSIS, VIKOR, Borda) stand between such passes. The order of additions is that
  /// of the tree, so the bits depend neither on threads nor on blocks.
  ///
  /// - Parameters:
  ///   - weights: One weight per node, instead of those of the tree.
  ///   - keeping: Which aggregates keep their scores.
  ///   - threads: Threads to use.
  /// - Returns: The scores.
  /// - Throws: ``CompositeError``.
  /// - Complexity: O(*n p*) for row-wise methods.
  public func scores(
    weights: [Double]? = nil, keeping: CompositeScores.Keeping = .root, threads: Int = 1
  ) throws(CompositeError) -> CompositeScores {
    let weights = weights ?? tree.nodes.map(\.weight)
    try check(weights)
    let evaluation = TreeEvaluation(
      composite: self, weights: weights, keepsAll: keeping == .allAggregates, threads: threads)
    return CompositeScores(
      weights: weights, columns: try evaluation.run(tree.aggregates, known: [:]), root: tree.root)
  }

  /// Computes scores again after some weights have changed.
  ///
  /// Only nodes with a child of changed weight, and the nodes above them, are computed; the others
  /// are taken from the earlier scores where these were kept. The result has the bits of a
  /// computation from scratch, unlike the adding of differences.
  ///
  /// - Parameters:
  ///   - earlier: Scores of this composite, best with all aggregates kept.
  ///   - weights: One weight per node.
  ///   - threads: Threads to use.
  /// - Returns: The scores, with the same nodes kept.
  /// - Throws: ``CompositeError``.
  /// - Complexity: O(*n c*) for *c* children of the nodes computed.
  public func reweighted(
    _ earlier: CompositeScores, weights: [Double], threads: Int = 1
  ) throws(CompositeError) -> CompositeScores {
    try check(weights)
    guard earlier.weights.count == weights.count else {
      throw .countMismatch(found: earlier.weights.count, expected: weights.count)
    }
    var stale = Set<Int>()
    for node in tree.aggregates
    where earlier.columns[node] == nil
      || tree.children[node].contains(where: {
        weights[$0] != earlier.weights[$0] || stale.contains($0)
      })
    { stale.insert(node) }
    let known = earlier.columns.filter { !stale.contains($0.key) }
    let evaluation = TreeEvaluation(
      composite: self, weights: weights, keepsAll: earlier.columns.count > 1, threads: threads)
    let columns = try evaluation.run(tree.aggregates.filter(stale.contains), known: known)
    return CompositeScores(weights: weights, columns: columns, root: tree.root)
  }

  private func check(_ weights: [Double]) throws(CompositeError) {
    guard weights.count == tree.nodes.count else {
      throw .countMismatch(found: weights.count, expected: tree.nodes.count)
    }
    for (node, weight) in zip(tree.nodes, weights) where !(weight >= 0 && weight.isFinite) {
      throw .badWeight(node: node.name, value: weight)
    }
    for node in tree.aggregates { try tree.checkWeights(weights, of: node) }
  }

  /// The share of a node's children that are present, per subject: it belongs beside every score.
  ///
  /// - Parameters:
  ///   - node: The position of an aggregate.
  ///   - scores: Scores with all aggregates kept.
  /// - Returns: One share per subject; empty when a child's scores were not kept.
  /// - Complexity: O(*n c*) for *c* children.
  public func availability(of node: Int, in scores: CompositeScores) -> [Double] {
    var present = [Double](repeating: 0, count: rowCount)
    let children = tree.children[node]
    for child in children {
      let column =
        sources[child] == nil ? scores.columns[child] ?? [] : indicatorScores(child)
      guard column.count == rowCount else { return [] }
      for row in present.indices where !column[row].isNaN { present[row] += 1 }
    }
    return present.map { $0 / Double(max(children.count, 1)) }
  }
}
