public import AppraisalNumerics
public import AppraisalScheme

/// A composite index with everything that it was made of.
public struct IndexOutcome: Sendable {
  /// The indicator of the appraisal whose points it gives.
  public let indicator: String
  /// The rules.
  public let measure: IndexMeasure
  /// The nodes, parents before children, in the order of ``IndexNode/subtree``.
  public let nodes: [IndexNodeOutcome]
  /// Whether each subject handed in too little to take part; empty where nobody is asked to.
  public let screened: [Bool]

  /// The values of the root, NaN where there is none.
  public var values: [Double] { nodes[0].scores }

  /// The positions of a node's children.
  /// - Parameter position: The position of a node.
  /// - Returns: The positions.
  public func children(of position: Int) -> [Int] {
    nodes.indices.filter { nodes[$0].parent == position }
  }
}

/// What a node of an index came to.
public struct IndexNodeOutcome: Sendable {
  /// The rules of the node.
  public let node: IndexNode
  /// The position of its parent; `nil` for the root.
  public let parent: Int?
  /// The scores, as they enter the parent; NaN where missing.
  public let scores: [Double]
  /// What was done with the numbers; `nil` for an aggregate.
  public let preparation: IndexPreparation?
  /// The weights of the children; `nil` for an indicator.
  public let weights: IndexWeights?
}

/// What was done with the numbers of an indicator of an index.
public struct IndexPreparation: Sendable {
  /// The numbers handed in, or their quotients, NaN where none was.
  public let raw: [Double]
  /// What was divided; `nil` where the column was taken as it is.
  public let quotient: IndexQuotient?
  /// The numbers after imputing and treating, which were normalised.
  public let values: [Double]
  /// The rows that were imputed, ascending.
  public let imputedRows: [Int32]
  /// The treatment; `nil` when none was asked for.
  public let treatment: TreatedColumn?
  /// The scales in force, one per group; `nil` for places and for values taken as scores.
  public let scales: FrozenNormalisation?
  /// The names of the groups in which it was normalised, in the order of the scales; empty for one
  /// scale of all.
  public let groups: [String]
  /// The group of each row among ``groups``; empty for one scale of all.
  public let labels: [Int32]
}

/// A column divided by another one.
public struct IndexQuotient: Sendable {
  /// The column that it was divided by.
  public let column: String
  /// The numbers above the line, NaN where none was handed in.
  public let over: [Double]
  /// The numbers below it.
  public let under: [Double]
}

/// The weights of the children of a node.
public struct IndexWeights: Sendable {
  /// The weights as they were used, in the order of the children.
  public let used: [Double]
  /// The same as shares of 1.
  public let shares: [Double]
  /// What the method found out besides.
  public let finding: Finding

  /// What a method found out besides weights.
  public enum Finding: Sendable {
    /// Nothing.
    case none
    /// The consistency ratio of comparisons in pairs.
    case consistency(Double)
    /// How far people are from their mean, 0…1.
    case disagreement(Double)
    /// The share of the variance in the first component.
    case component(share: Double)
    /// The largest difference between an importance and the one wanted, and the children without
    /// weight.
    case importance(largestMiss: Double, zeroWeights: [Int])
  }
}
