public import AppraisalNumerics
public import AppraisalScheme

/// Another weight for an indicator or an evaluator group.
public struct WeightChange: Sendable, Hashable {
  /// The indicator or group; `panel/group` names one panel's group.
  public let target: String
  /// The new weight.
  public let weight: Weight

  /// A change.
  /// - Parameters:
  ///   - target: The indicator or group.
  ///   - weight: The new weight.
  public init(target: String, weight: Weight) {
    self.target = target
    self.weight = weight
  }
}

/// Why weights cannot be changed as asked.
public struct WeightChangeError: Error, Sendable, Hashable {
  /// The kinds of errors.
  public enum Kind: Sendable, Hashable {
    /// Nothing has this name; all names that exist.
    case unknown(String, known: [String])
    /// An indicator, a group or a node of an index share this name.
    case ambiguous(String)
    /// The new weights of siblings add up to more than the whole.
    case tooMuch(siblings: [String], basisPoints: Int64)
    /// All siblings were given new weights that do not add up to the whole.
    case notWhole(siblings: [String], basisPoints: Int64)
    /// The weight of a node of an index is found by a method, or has no say.
    case notStated(String)
    /// The same target was given twice.
    case repeated(String)
  }

  /// What is wrong.
  public let kind: Kind
}

extension Scheme {
  /// A copy with some weights changed; their siblings keep their proportions among each other.
  ///
  /// The basis points that the named siblings leave are spread over the others by
  /// `spread(_:inProportionTo:)`, so every group still adds up to exactly 100 %.
  ///
  /// Nodes of an index whose weights are stated can be named too, by themselves or behind their
  /// indicator and a slash; their siblings share what is left of 100 as Doubles.
  ///
  /// - Parameter changes: The new weights.
  /// - Returns: The changed scheme.
  /// - Throws: ``WeightChangeError``.
  public func reweighed(_ changes: [WeightChange]) throws(WeightChangeError) -> Scheme {
    var wanted: [String: Weight] = [:]
    for change in changes where wanted.updateValue(change.weight, forKey: change.target) != nil {
      throw WeightChangeError(kind: .repeated(change.target))
    }
    let indicators = root.subtree.filter { $0.combine == .weighted }.flatMap(\.children)
      .map(\.identifier)
    let groups = panels.flatMap { panel in
      panel.allGroups.flatMap { [$0.identifier, "\(panel.identifier)/\($0.identifier)"] }
    }
    let nodes = indexWeights
    for change in changes {
      let meant = nodes.filter { $0.isMeant(by: change.target) }
      let isIndicator = indicators.contains(change.target)
      let isGroup = groups.contains(change.target)
      if meant.count + (isIndicator ? 1 : 0) + (isGroup ? 1 : 0) > 1 {
        throw WeightChangeError(kind: .ambiguous(change.target))
      }
      if let node = meant.first {
        guard node.isStated else { throw WeightChangeError(kind: .notStated(change.target)) }
        if wanted["\(node.indicator)/\(change.target)"] != nil {
          throw WeightChangeError(kind: .repeated(change.target))
        }
        continue
      }
      // A group named both by itself and with its panel would get one weight or the other.
      let isQualified = panels.contains { wanted["\($0.identifier)/\(change.target)"] != nil }
      if isQualified { throw WeightChangeError(kind: .repeated(change.target)) }
      if !isIndicator, !isGroup {
        throw WeightChangeError(
          kind: .unknown(
            change.target,
            known: indicators + panels.flatMap(\.allGroups).map(\.identifier)
              + nodes.filter(\.isStated).map(\.node)))
      }
    }
    var changedPanels: [Panel] = []
    for panel in panels { changedPanels.append(try panel.reweighed(wanted)) }
    return replacing(root: try root.reweighed(wanted), panels: changedPanels)
  }
}

extension Indicator {
  fileprivate func reweighed(_ wanted: [String: Weight]) throws(WeightChangeError) -> Indicator {
    guard !children.isEmpty else { return try reweighedIndex(wanted) }
    guard combine == .weighted else {
      var changed: [Indicator] = []
      for child in children { changed.append(try child.reweighed(wanted)) }
      return replacing(children: changed)
    }
    let weights = try siblingWeights(
      children.map { ($0.identifier, $0.weight, wanted[$0.identifier]) })
    var changed: [Indicator] = []
    for (child, weight) in zip(children, weights) {
      changed.append(try child.replacing(weight: weight).reweighed(wanted))
    }
    return replacing(children: changed)
  }
}

extension Panel {
  fileprivate func reweighed(_ wanted: [String: Weight]) throws(WeightChangeError) -> Panel {
    replacing(groups: try reweighed(groups, wanted))
  }

  private func reweighed(
    _ groups: [EvaluatorGroup], _ wanted: [String: Weight]
  ) throws(WeightChangeError) -> [EvaluatorGroup] {
    let weights = try siblingWeights(
      groups.map { group in
        let own = wanted["\(identifier)/\(group.identifier)"] ?? wanted[group.identifier]
        return (group.identifier, group.weight, own)
      })
    var changed: [EvaluatorGroup] = []
    for (group, weight) in zip(groups, weights) {
      let inner = group.groups.isEmpty ? [] : try reweighed(group.groups, wanted)
      changed.append(group.replacing(weight: weight).replacing(groups: inner))
    }
    return changed
  }
}

/// The weights of siblings after some were fixed.
private func siblingWeights(
  _ siblings: [(name: String, weight: Weight, wanted: Weight?)]
) throws(WeightChangeError) -> [Weight] {
  let fixed = siblings.compactMap(\.wanted).reduce(Int64(0)) { $0 + Int64($1.basisPoints) }
  guard siblings.contains(where: { $0.wanted != nil }) else { return siblings.map(\.weight) }
  let free = siblings.filter { $0.wanted == nil }
  guard fixed <= Weight.whole else {
    throw WeightChangeError(kind: .tooMuch(siblings: siblings.map(\.name), basisPoints: fixed))
  }
  guard !free.isEmpty || fixed == Weight.whole else {
    throw WeightChangeError(kind: .notWhole(siblings: siblings.map(\.name), basisPoints: fixed))
  }
  var rest =
    free.isEmpty
    ? [] : spread(Weight.whole - fixed, inProportionTo: free.map(\.weight))
  return siblings.map { $0.wanted ?? rest.removeFirst() }
}
