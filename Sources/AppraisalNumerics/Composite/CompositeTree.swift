/// A tree of indicators and aggregates: what is measured, and how it becomes one score.
///
/// Branches may have different depths. Weights are relative among siblings.
public struct CompositeTree: Sendable {
  /// What is done with the values of one indicator, in this order: impute, treat, normalise.
  public struct Indicator: Sendable {
    /// The indicator's column in the table, from 0.
    public let column: Int
    /// How missing values are replaced; `nil` leaves them missing.
    public let imputation: Imputation?
    /// How the distribution is treated; `nil` leaves it alone.
    public let treatment: Treatment?
    /// How values become scores; `nil` takes them as scores.
    public let normalisation: Normalisation?

    /// An indicator.
    ///
    /// - Parameters:
    ///   - column: The indicator's column in the table, from 0.
    ///   - imputation: How missing values are replaced; `nil` leaves them missing.
    ///   - treatment: How the distribution is treated; `nil` leaves it alone.
    ///   - normalisation: How values become scores; `nil` takes them as scores.
    public init(
      column: Int, imputation: Imputation? = nil, treatment: Treatment? = nil,
      normalisation: Normalisation?
    ) {
      self.column = column
      self.imputation = imputation
      self.treatment = treatment
      self.normalisation = normalisation
    }

    /// Which end is the better one; scores taken as they are rise.
    var direction: Direction { normalisation?.direction ?? .higherIsBetter }
  }

  /// What a node is.
  public enum Content: Sendable {
    /// A column of the table.
    case indicator(Indicator)
    /// A method over the node's children, and the share of them that must be present.
    case aggregate(Aggregation, Availability)
  }

  /// A node.
  public struct Node: Sendable {
    /// What messages call it.
    public let name: String
    /// The position of its parent among the nodes; `nil` for the root.
    public let parent: Int?
    /// Its weight among its siblings, not negative.
    public let weight: Double
    /// What it is.
    public let content: Content

    /// A node.
    ///
    /// - Parameters:
    ///   - name: What messages call it.
    ///   - parent: The position of its parent among the nodes; `nil` for the root.
    ///   - weight: Its weight among its siblings, not negative.
    ///   - content: What it is.
    public init(name: String, parent: Int?, weight: Double, content: Content) {
      self.name = name
      self.parent = parent
      self.weight = weight
      self.content = content
    }
  }

  /// The nodes, as given.
  public let nodes: [Node]
  /// The position of the root.
  public let root: Int
  /// The positions of each node's children, in the order given.
  public let children: [[Int]]
  /// All aggregates, children before parents.
  let aggregates: [Int]

  /// A tree.
  ///
  /// - Parameter nodes: The nodes in any order.
  /// - Throws: ``CompositeError`` naming the first node that does not fit.
  /// - Complexity: O(*m*) for *m* nodes.
  public init(nodes: [Node]) throws(CompositeError) {
    let roots = nodes.indices.filter { nodes[$0].parent == nil }
    guard roots.count == 1, let root = roots.first else { throw .rootCount(roots.count) }
    var children = [[Int]](repeating: [], count: nodes.count)
    for (position, node) in nodes.enumerated() {
      guard node.weight >= 0, node.weight.isFinite else {
        throw .badWeight(node: node.name, value: node.weight)
      }
      guard let parent = node.parent else { continue }
      guard nodes.indices.contains(parent), case .aggregate = nodes[parent].content else {
        throw .badParent(node: node.name)
      }
      children[parent].append(position)
    }
    self.nodes = nodes
    self.root = root
    self.children = children
    aggregates = try CompositeTree.checkedOrder(nodes, root: root, children: children)
    for node in aggregates { try checkWeights(nodes.map(\.weight), of: node) }
  }

  private static func checkedOrder(
    _ nodes: [Node], root: Int, children: [[Int]]
  ) throws(CompositeError) -> [Int] {
    var reached = [root]
    var next = 0
    while next < reached.count {
      reached += children[reached[next]]
      next += 1
    }
    // What the root does not reach hangs on a ring of parents.
    if reached.count < nodes.count {
      let isReached = Set(reached)
      let lost = nodes.indices.first { !isReached.contains($0) } ?? root
      throw .badParent(node: nodes[lost].name)
    }
    var aggregates: [Int] = []
    for node in reached.reversed() {
      guard case .aggregate = nodes[node].content else { continue }
      guard !children[node].isEmpty else { throw .noChildren(node: nodes[node].name) }
      aggregates.append(node)
    }
    return aggregates
  }

  /// Refuses weights under which all children of a node weigh nothing.
  func checkWeights(_ weights: [Double], of node: Int) throws(CompositeError) {
    let total = children[node].reduce(0) { $0 + weights[$1] }
    guard total > 0, total.isFinite else {
      throw .badWeight(node: nodes[children[node].first ?? node].name, value: total)
    }
  }

  /// The part of each node in the root when nothing is missing and all means are arithmetic.
  ///
  /// It is 1 for the root and the parent's part times the share among siblings below, so that the
  /// parts of the indicators add up to 1.
  public var effectiveWeights: [Double] {
    var effective = [Double](repeating: 1, count: nodes.count)
    for node in aggregates.reversed() {
      let total = fixedOrderSum(children[node].map { nodes[$0].weight })
      for child in children[node] {
        effective[child] = effective[node] * (nodes[child].weight / total)
      }
    }
    return effective
  }

  /// The positions of the indicators, in the order given.
  public var indicators: [Int] {
    nodes.indices.filter { if case .indicator = nodes[$0].content { true } else { false } }
  }
}
