/// Computes aggregates of a tree in as few passes over the table as its methods allow.
struct TreeEvaluation {
  let composite: PreparedComposite
  let weights: [Double]
  let keepsAll: Bool
  let threads: Int

  private var tree: CompositeTree { composite.tree }

  /// Computes the nodes named, children before parents, from the columns known.
  func run(
    _ nodes: [Int], known: [Int: [Double]]
  ) throws(CompositeError) -> [Int: [Double]] {
    var columns = known
    if tree.aggregates.isEmpty { columns[tree.root] = composite.indicatorScores(tree.root) }
    var waiting = nodes
    while !waiting.isEmpty {
      let blocked = blockedNodes(waiting)
      let pass = waiting.filter { !blocked.contains($0) }
      let wholeColumn = pass.filter { !isRowWise($0) }
      let rowWise = pass.filter(isRowWise)
      let kept = rowWise.filter { isKept($0, waiting: waiting) }
      let results = try BlockPass(
        composite: composite, weights: weights, nodes: rowWise, kept: kept, columns: columns
      ).run(threads: threads)
      columns.merge(results) { $1 }
      for node in wholeColumn { columns[node] = try compare(node, columns) }
      waiting = waiting.filter(blocked.contains)
    }
    if let row = columns[tree.root]?.firstIndex(where: { $0.isInfinite }) {
      throw .overflow(node: tree.nodes[tree.root].name, row: row)
    }
    return keepsAll ? columns : columns.filter { $0.key == tree.root }
  }

  private func isRowWise(_ node: Int) -> Bool {
    guard case .aggregate(let method, _) = tree.nodes[node].content else { return true }
    return method.isRowWise
  }

  /// Nodes that stand above a whole-column method still waiting.
  private func blockedNodes(_ waiting: [Int]) -> Set<Int> {
    var blocked = Set<Int>()
    for node in waiting {
      let holds = tree.children[node].contains {
        blocked.contains($0) || (waiting.contains($0) && !isRowWise($0))
      }
      if holds { blocked.insert(node) }
    }
    return blocked
  }

  /// Whether a node's scores are needed after its pass.
  private func isKept(_ node: Int, waiting: [Int]) -> Bool {
    guard !keepsAll, let parent = tree.nodes[node].parent else { return true }
    return !isRowWise(parent) || blockedNodes(waiting).contains(parent)
  }

  /// A method that looks at all subjects at once.
  private func compare(
    _ node: Int, _ columns: [Int: [Double]]
  ) throws(CompositeError) -> [Double] {
    guard case .aggregate(let method, let availability) = tree.nodes[node].content else {
      return []
    }
    let children = tree.children[node]
    let scores = children.map { columns[$0] ?? composite.indicatorScores($0) }
    let directions = children.map { _ in Direction.higherIsBetter }
    guard let table = try? Matrix(columns: scores),
      let shares = try? WeightShares(stated: children.map { weights[$0] })
    else { throw .badWeight(node: tree.nodes[node].name, value: .nan) }
    do throws(AggregateError) {
      switch method {
      case .topsis(let rule):
        return try rule.evaluate(table, weights: shares, directions: directions).closeness
      case .vikor(let rule):
        return try rule.evaluate(table, weights: shares, directions: directions).index.map {
          1 - $0
        }
      case .weightedBorda(let rule):
        return try rule.evaluate(
          table, weights: shares, directions: directions, availability: availability)
      default:
        return aggregated(
          table, RowKernel(method, weights: shares.shares, availability: availability))
      }
    } catch { throw .aggregation(node: tree.nodes[node].name, error) }
  }
}
