public import AppraisalNumerics

/// A node of the indicator tree: measured from records, or the weighted mean of its children.
public struct Indicator: Sendable {
  /// What an indicator's points come from.
  public enum Content: Sendable {
    /// The weighted mean of children, with what becomes of missing ones.
    case group([Indicator], missing: MissingPolicy)
    /// A measurement of records.
    case measured(Measure)
  }

  /// The identifier; unique in the tree.
  public let identifier: String
  /// The title shown to people.
  public let title: String
  /// The weight among its siblings.
  public let weight: Weight
  /// What the points come from.
  public let content: Content
  /// How the points of children are combined; disregarded for a measured indicator.
  public let combine: Combination
  /// How the measured value becomes points; `nil` when it is the points.
  public let pointsRule: PointsRule?
  /// The ratio that the points are multiplied by, if any.
  public let multiplier: Multiplier?

  /// The identifier of the root, the composite score.
  public static let rootIdentifier = "total"

  /// An indicator.
  ///
  /// - Parameters:
  ///   - identifier: The identifier; unique in the tree.
  ///   - title: The title shown to people.
  ///   - weight: The weight among its siblings.
  ///   - content: What the points come from.
  ///   - combine: How the points of children are combined.
  ///   - pointsRule: How the measured value becomes points.
  ///   - multiplier: The ratio that the points are multiplied by.
  public init(
    identifier: String, title: String, weight: Weight, content: Content,
    combine: Combination = .weighted, pointsRule: PointsRule? = nil, multiplier: Multiplier? = nil
  ) {
    self.identifier = identifier
    self.title = title
    self.weight = weight
    self.content = content
    self.combine = combine
    self.pointsRule = pointsRule
    self.multiplier = multiplier
  }

  /// The children; none for a measured indicator.
  public var children: [Indicator] {
    if case .group(let children, _) = content { children } else { [] }
  }

  /// The measurement; `nil` for a group.
  public var measure: Measure? {
    if case .measured(let measure) = content { measure } else { nil }
  }

  /// This indicator and all below it, parents before children, siblings in their order.
  public var subtree: [Indicator] { [self] + children.flatMap(\.subtree) }

  /// The measured indicators, in the order of the text.
  public var leaves: [Indicator] { subtree.filter { $0.measure != nil } }

  /// A copy with other children.
  ///
  /// - Parameter children: The children; disregarded for a measured indicator.
  /// - Returns: The copy.
  public func replacing(children: [Indicator]) -> Indicator {
    guard case .group(_, let missing) = content else { return self }
    return Indicator(
      identifier: identifier, title: title, weight: weight,
      content: .group(children, missing: missing), combine: combine, pointsRule: pointsRule,
      multiplier: multiplier)
  }

  /// A copy with another measurement.
  ///
  /// - Parameter measure: The measurement; disregarded for a group.
  /// - Returns: The copy.
  public func replacing(measure: Measure) -> Indicator {
    guard case .measured = content else { return self }
    return Indicator(
      identifier: identifier, title: title, weight: weight, content: .measured(measure),
      combine: combine, pointsRule: pointsRule, multiplier: multiplier)
  }

  /// A copy with another weight.
  ///
  /// - Parameter weight: The weight among its siblings.
  /// - Returns: The copy.
  public func replacing(weight: Weight) -> Indicator {
    Indicator(
      identifier: identifier, title: title, weight: weight, content: content, combine: combine,
      pointsRule: pointsRule, multiplier: multiplier)
  }
}
