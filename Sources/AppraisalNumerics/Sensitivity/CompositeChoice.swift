/// A choice behind a composite that could have been made otherwise: one factor of a sensitivity
/// analysis.
public struct CompositeChoice: Sendable {
  /// What is varied.
  public enum Range: Sendable {
    /// Every weight by a factor of its own, uniform between 1 − *f* and 1 + *f*. Weights are
    /// relative among siblings, so that they keep their sum; all of them are one factor.
    case weights(relative: Double)
    /// One of several versions of the tree, each equally likely.
    case alternatives([CompositeAlternative])
  }

  /// What reports call it.
  public let name: String
  /// What is varied.
  public let range: Range

  /// Weights that could differ by a share of themselves.
  ///
  /// - Parameters:
  ///   - relative: The share *f*, above 0 and below 1.
  ///   - name: What reports call it.
  /// - Returns: The choice.
  /// - Throws: ``SensitivityError/outOfRange(name:value:)``.
  public static func weights(
    relative: Double, name: String = "weights"
  ) throws(SensitivityError) -> CompositeChoice {
    guard relative > 0, relative < 1 else {
      throw .outOfRange(name: "the share of \(name)", value: relative)
    }
    return CompositeChoice(name: name, range: .weights(relative: relative))
  }

  /// Versions of which one was chosen.
  ///
  /// - Parameters:
  ///   - name: What reports call it.
  ///   - alternatives: The versions, at least 2; the one chosen is usually among them.
  /// - Returns: The choice.
  /// - Throws: ``SensitivityError/outOfRange(name:value:)``.
  public static func alternatives(
    _ name: String, _ alternatives: [CompositeAlternative]
  ) throws(SensitivityError) -> CompositeChoice {
    guard alternatives.count >= 2 else {
      throw .outOfRange(
        name: "the number of alternatives of \(name)", value: Double(alternatives.count))
    }
    return CompositeChoice(name: name, range: .alternatives(alternatives))
  }

  private init(name: String, range: Range) {
    self.name = name
    self.range = range
  }

  /// How many versions of the tree it makes.
  var versionCount: Int {
    if case .alternatives(let alternatives) = range { alternatives.count } else { 1 }
  }
}

/// One version of a tree: what becomes of each of its nodes.
public struct CompositeAlternative: Sendable {
  /// What reports call it.
  public let name: String
  private let edit: @Sendable (CompositeTree.Content) -> CompositeTree.Content

  /// A version by a rule of one's own.
  ///
  /// - Parameters:
  ///   - name: What reports call it.
  ///   - edit: Gets what a node is and says what it becomes.
  public init(
    _ name: String, edit: @escaping @Sendable (CompositeTree.Content) -> CompositeTree.Content
  ) {
    self.name = name
    self.edit = edit
  }

  /// The tree as it stands.
  ///
  /// - Parameter name: What reports call it.
  /// - Returns: The version.
  public static func asStated(_ name: String = "as stated") -> CompositeAlternative {
    CompositeAlternative(name) { $0 }
  }

  /// Every indicator that is normalised is normalised by another rule.
  ///
  /// - Parameters:
  ///   - name: What reports call it.
  ///   - rule: The rule for an indicator of the given direction.
  /// - Returns: The version.
  public static func normalised(
    _ name: String, by rule: @escaping @Sendable (Direction) -> Normalisation
  ) -> CompositeAlternative {
    indicators(name) { plan in
      CompositeTree.Indicator(
        column: plan.column, imputation: plan.imputation, treatment: plan.treatment,
        normalisation: plan.normalisation.map { rule($0.direction) })
    }
  }

  /// Every indicator is treated by another rule, or none.
  ///
  /// - Parameters:
  ///   - name: What reports call it.
  ///   - treatment: The treatment; `nil` leaves values as they are.
  /// - Returns: The version.
  public static func treated(_ name: String, by treatment: Treatment?) -> CompositeAlternative {
    indicators(name) { plan in
      CompositeTree.Indicator(
        column: plan.column, imputation: plan.imputation, treatment: treatment,
        normalisation: plan.normalisation)
    }
  }

  /// Every aggregate is computed by another method; its availability stays.
  ///
  /// - Parameters:
  ///   - name: What reports call it.
  ///   - method: The method.
  /// - Returns: The version.
  public static func aggregated(_ name: String, by method: Aggregation) -> CompositeAlternative {
    CompositeAlternative(name) { content in
      guard case .aggregate(_, let availability) = content else { return content }
      return .aggregate(method, availability)
    }
  }

  private static func indicators(
    _ name: String,
    _ change: @escaping @Sendable (CompositeTree.Indicator) -> CompositeTree.Indicator
  ) -> CompositeAlternative {
    CompositeAlternative(name) { content in
      guard case .indicator(let plan) = content else { return content }
      return .indicator(change(plan))
    }
  }

  /// The tree in this version.
  func applied(to tree: CompositeTree) throws(CompositeError) -> CompositeTree {
    try CompositeTree(
      nodes: tree.nodes.map {
        CompositeTree.Node(
          name: $0.name, parent: $0.parent, weight: $0.weight, content: edit($0.content))
      })
  }
}
