extension IndexNode {
  /// Whether the children state weights that are used as they stand.
  public var statesWeights: Bool {
    guard let aggregate, case .stated = aggregate.weights else { return false }
    return aggregate.method.usesWeights
  }

  /// A copy with another weight.
  ///
  /// - Parameter weight: The weight among its siblings; `nil` for none.
  /// - Returns: The copy.
  public func replacing(weight: Double?) -> IndexNode {
    IndexNode(
      identifier: identifier, title: title, weight: weight, content: content, mark: mark)
  }

  /// A copy with other children.
  ///
  /// - Parameter children: The children; disregarded for an indicator.
  /// - Returns: The copy.
  public func replacing(children: [IndexNode]) -> IndexNode {
    guard let aggregate else { return self }
    let content = Content.aggregate(
      IndexAggregate(
        method: aggregate.method, weights: aggregate.weights,
        availability: aggregate.availability, children: children))
    return IndexNode(
      identifier: identifier, title: title, weight: weight, content: content, mark: mark)
  }
}

extension IndexMeasure {
  /// A copy with another tree.
  ///
  /// - Parameter root: The root.
  /// - Returns: The copy.
  public func replacing(root: IndexNode) -> IndexMeasure {
    IndexMeasure(input: input, factor: factor, screen: screen, root: root)
  }
}
