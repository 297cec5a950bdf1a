/// What has to be computed when the weights of a tree of exact means change.
struct PointsPlan: Sendable {
  /// A part whose weight or whose points change.
  struct Change: Sendable {
    let child: Int
    let before: Int64
    let after: Int64
    /// The step that computes the part's points, if they change.
    let step: Int?
  }

  /// What becomes of the sums of a node.
  enum Work: Sendable {
    /// Summed over all parts.
    case sum(parts: [(child: Int, weight: Int64)])
    /// Moved by what some parts change.
    case move([Change])
  }

  /// One node.
  struct Step: Sendable {
    let node: Int
    /// The node's position among the aggregates, where its sums are.
    let slot: Int
    let work: Work
    /// The fewest parts present.
    let fewest: Int32
    /// Whether a later step needs the points as they were.
    var keepsEarlier: Bool
  }

  /// The nodes to compute, children before parents.
  let steps: [Step]

  /// A plan.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - earlier: The weights that the sums in memory were made with; `nil` when there are none.
  ///   - weights: The weights wanted.
  /// - Throws: ``CompositeError`` when the tree or the weights are not exact.
  init(
    tree: CompositeTree, from earlier: [Double]?, to weights: [Double]
  ) throws(CompositeError) {
    try PointsPlan.check(tree, weights)
    var steps: [Step] = []
    var stepOfNode: [Int: Int] = [:]
    for (slot, node) in tree.aggregates.enumerated() {
      guard case .aggregate(.arithmetic, let availability) = tree.nodes[node].content else {
        throw .notExact(node: tree.nodes[node].name)
      }
      let parts = try PointsPlan.exactParts(tree, node, weights)
      let work = PointsPlan.work(parts, earlier: earlier, stepOfNode)
      guard let work else { continue }
      if case .move(let changes) = work {
        for step in changes.compactMap(\.step) { steps[step].keepsEarlier = true }
      }
      stepOfNode[node] = steps.count
      steps.append(
        Step(
          node: node, slot: slot, work: work,
          fewest: Int32(clamping: availability.fewest(of: parts.count)), keepsEarlier: false))
    }
    self.steps = steps
  }

  private static func check(_ tree: CompositeTree, _ weights: [Double]) throws(CompositeError) {
    guard weights.count == tree.nodes.count else {
      throw .countMismatch(found: weights.count, expected: tree.nodes.count)
    }
    for (node, weight) in zip(tree.nodes, weights) where !(weight >= 0 && weight.isFinite) {
      throw .badWeight(node: node.name, value: weight)
    }
    for node in tree.aggregates { try tree.checkWeights(weights, of: node) }
  }

  /// A node's parts with whole weights whose sums a Double holds (``ExactBound``).
  private static func exactParts(
    _ tree: CompositeTree, _ node: Int, _ weights: [Double]
  ) throws(CompositeError) -> [(child: Int, weight: Int64)] {
    var parts: [(child: Int, weight: Int64)] = []
    for child in tree.children[node] {
      guard let weight = Int64(exactly: weights[child]) else {
        throw .notExact(node: tree.nodes[child].name)
      }
      parts.append((child, weight))
    }
    guard (try? ExactBound.prove(weights: parts.map(\.weight))) != nil else {
      throw .notExact(node: tree.nodes[node].name)
    }
    return parts
  }

  /// The cheaper of the two kinds of work; `nil` when nothing changes.
  private static func work(
    _ parts: [(child: Int, weight: Int64)], earlier: [Double]?, _ stepOfNode: [Int: Int]
  ) -> Work? {
    guard let earlier else { return .sum(parts: parts) }
    let changes = parts.compactMap { child, weight -> Change? in
      let (before, step) = (Int64(earlier[child]), stepOfNode[child])
      return before == weight && step == nil
        ? nil : Change(child: child, before: before, after: weight, step: step)
    }
    if changes.isEmpty { return nil }
    // Moved sums are read as well as written.
    return changes.count + 2 < parts.count ? .move(changes) : .sum(parts: parts)
  }
}
