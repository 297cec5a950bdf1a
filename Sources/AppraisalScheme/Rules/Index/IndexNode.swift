public import AppraisalNumerics

/// A node of the tree of a composite index: a column of the input, or an aggregate of others.
public struct IndexNode: Sendable {
  /// What a node is.
  public enum Content: Sendable {
    /// A column of the input.
    case indicator(IndexIndicator)
    /// A method over the children.
    case aggregate(IndexAggregate)
  }

  /// The identifier; unique in the tree.
  public let identifier: String
  /// The title shown to people.
  public let title: String
  /// The weight among the siblings, or the importance wanted; `nil` where none is stated.
  public let weight: Double?
  /// What it is.
  public let content: Content
  /// Where it stands.
  public let mark: SourceMark

  /// The children; none for an indicator.
  public var children: [IndexNode] {
    if case .aggregate(let aggregate) = content { aggregate.children } else { [] }
  }

  /// This node and all below it, parents before children, siblings in their order.
  public var subtree: [IndexNode] { [self] + children.flatMap(\.subtree) }

  /// The indicators at this node and below it, in the order of the text.
  public var indicators: [IndexNode] {
    subtree.filter { if case .indicator = $0.content { true } else { false } }
  }

  /// The indicator; `nil` for an aggregate.
  public var indicator: IndexIndicator? {
    if case .indicator(let indicator) = content { indicator } else { nil }
  }

  /// The aggregate; `nil` for an indicator.
  public var aggregate: IndexAggregate? {
    if case .aggregate(let aggregate) = content { aggregate } else { nil }
  }

  /// The lowest and highest score before any value is known; infinite ends are unknown.
  var range: ClosedRange<Double> {
    switch content {
    case .indicator(let indicator): indicator.normalise.range
    case .aggregate(let aggregate): aggregate.method.range(of: aggregate.children.map(\.range))
    }
  }
}

/// What is done with a column of an index: impute, treat, normalise, in this order.
public struct IndexIndicator: Sendable {
  /// The name of the column in the scheme.
  public let column: String
  /// The column that it is divided by; `nil` takes it as it is.
  public let per: String?
  /// Which end is the better one.
  public let direction: Direction
  /// How missing values are replaced; `nil` leaves them missing.
  public let impute: ImputeRule?
  /// How the distribution is treated; `nil` leaves it alone.
  public let treat: TreatRule?
  /// How values become scores.
  public let normalise: NormaliseRule
}

/// How an aggregate of an index is computed.
public struct IndexAggregate: Sendable {
  /// The method.
  public let method: AggregateRule
  /// Where the weights come from.
  public let weights: WeightRule
  /// The share of the children that must be present.
  public let availability: Availability
  /// The children, in the order of the text.
  public let children: [IndexNode]
}
