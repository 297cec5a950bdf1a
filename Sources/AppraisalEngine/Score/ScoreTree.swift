import AppraisalNumerics
import AppraisalScheme

/// The weighted nodes of a scheme, in the order in which they can be computed.
///
/// A node is an indicator with children, or a ballot indicator, whose parts are the columns of its
/// evaluator groups. Its height is one more than that of its highest part; nodes of one height are
/// one level and one matrix product.
struct ScoreTree {
  struct Node {
    let identifier: String
    /// The evaluator group that consists of the parts; `nil` for an indicator.
    var group: String?
    /// What becomes of groups that fall short; `nil` where the parts are indicators.
    var groups: GroupSettlement?
    let parts: [(key: ColumnKey, weight: Int64)]
    let missing: MissingPolicy
    let rounding: Rounding
    let height: Int
    var combine = Combination.weighted
    var multiplier: Multiplier?
    var isPanel = false

    /// The column that it makes.
    var key: ColumnKey { ColumnKey(indicator: identifier, group: group) }

    /// Whether it is a weighted mean and nothing more.
    func isPlain(_ scheme: Scheme) -> Bool {
      let isAdjusted = identifier == Indicator.rootIdentifier && !scheme.adjustments.isEmpty
      return combine == .weighted && multiplier == nil && !isAdjusted
    }

    /// Whether the stages are among its parts.
    func holds(_ stages: [Stage]) -> Bool {
      guard let first = stages.first else { return false }
      return !isPanel && parts.contains { $0.key.indicator == first.indicator }
    }
  }

  /// All nodes, lower ones first.
  let nodes: [Node]

  init(_ scheme: Scheme) {
    var nodes: [Node] = []
    _ = ScoreTree.collect(scheme.root, scheme, into: &nodes)
    self.nodes = nodes.enumerated()
      .sorted { ($0.element.height, $0.offset) < ($1.element.height, $1.offset) }
      .map(\.element)
  }

  /// The means of evaluator groups by height, which depend on nothing but what was measured.
  var panelLevels: [[Node]] { levels(of: nodes.filter(\.isPanel)) }

  /// The nodes of each height, from the lowest, those of evaluator groups aside.
  var levels: [[Node]] { levels(of: nodes.filter { !$0.isPanel }) }

  private func levels(of nodes: [Node]) -> [[Node]] {
    var levels: [[Node]] = []
    for node in nodes {
      while levels.count < node.height { levels.append([]) }
      levels[node.height - 1].append(node)
    }
    return levels
  }

  /// Adds the nodes of a subtree, and returns its height; a measured column has height 0.
  private static func collect(
    _ indicator: Indicator, _ scheme: Scheme, into nodes: inout [Node]
  ) -> Int {
    let isRoot = indicator.identifier == Indicator.rootIdentifier
    let rounding = isRoot ? scheme.rounding.composite : scheme.rounding.parts
    switch indicator.content {
    case .group(let children, let missing):
      let heights = children.map { collect($0, scheme, into: &nodes) }
      let height = 1 + (heights.max() ?? 0)
      nodes.append(
        Node(
          identifier: indicator.identifier,
          parts: children.map {
            (ColumnKey(indicator: $0.identifier), Int64($0.weight.basisPoints))
          },
          missing: missing, rounding: rounding, height: height, combine: indicator.combine,
          multiplier: indicator.multiplier))
      return height
    case .measured(.ballots(let ballots)):
      guard let panel = scheme.panel(ballots.panel) else {
        preconditionFailure("the linter found the panel")
      }
      return collect(
        panel.groups, trim: panel.trim, of: panel, indicator.identifier, group: nil, rounding,
        into: &nodes)
    case .measured: return 0
    }
  }

  /// Adds a panel, or a group of groups, and returns its height.
  private static func collect(
    _ groups: [EvaluatorGroup], trim: Trim?, of panel: Panel, _ indicator: String, group: String?,
    _ rounding: Rounding, into nodes: inout [Node]
  ) -> Int {
    let heights = groups.map { inner in
      inner.groups.isEmpty
        ? 0
        : collect(
          inner.groups, trim: nil, of: panel, indicator, group: inner.identifier, rounding,
          into: &nodes)
    }
    let settlement = GroupSettlement(groups, trim: trim, of: panel, indicator)
    let height = 1 + (heights.max() ?? 0)
    nodes.append(
      Node(
        identifier: indicator, group: group, groups: settlement,
        parts: groups.map {
          (
            ColumnKey(indicator: indicator, group: $0.identifier), Int64($0.weight.basisPoints)
          )
        },
        missing: settlement.policy, rounding: rounding, height: height, isPanel: true))
    return height
  }
}
