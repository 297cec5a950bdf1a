import AppraisalNumerics
import AppraisalScheme

/// A weight inside an index that can be changed.
struct IndexWeightTarget {
  /// The indicator of the appraisal.
  let indicator: String
  /// The node.
  let node: String
  /// Whether its weight is stated and used.
  let isStated: Bool

  /// Whether a name means it: its own, or that with the indicator's.
  func isMeant(by name: String) -> Bool {
    name.utf8.elementsEqual(node.utf8) || name.utf8.elementsEqual("\(indicator)/\(node)".utf8)
  }
}

extension Scheme {
  /// The nodes of all indexes, without their roots.
  var indexWeights: [IndexWeightTarget] {
    indexLeaves.flatMap { leaf -> [IndexWeightTarget] in
      guard case .index(let measure)? = leaf.measure else { return [] }
      return measure.root.subtree.flatMap { parent in
        parent.children.map {
          IndexWeightTarget(
            indicator: leaf.identifier, node: $0.identifier, isStated: parent.statesWeights)
        }
      }
    }
  }
}

extension Indicator {
  /// A copy of an index with some weights changed.
  ///
  /// The named siblings weigh what was asked for, in per cent; what they leave of 100 is spread over
  /// the others in proportion to their weights, as Doubles.
  func reweighedIndex(_ wanted: [String: Weight]) throws(WeightChangeError) -> Indicator {
    guard case .index(let measure)? = measure else { return self }
    let root = try reweighed(measure.root, wanted)
    return replacing(measure: .index(measure.replacing(root: root)))
  }

  private func reweighed(
    _ node: IndexNode, _ wanted: [String: Weight]
  ) throws(WeightChangeError) -> IndexNode {
    guard !node.children.isEmpty else { return node }
    var children: [IndexNode] = []
    for child in node.children { children.append(try reweighed(child, wanted)) }
    guard node.statesWeights else { return node.replacing(children: children) }
    let asked = children.map {
      wanted["\(identifier)/\($0.identifier)"] ?? wanted[$0.identifier]
    }
    guard asked.contains(where: { $0 != nil }) else { return node.replacing(children: children) }
    let weights = try percentages(children, asked)
    return node.replacing(
      children: zip(children, weights).map { $0.replacing(weight: $1) })
  }

  private func percentages(
    _ children: [IndexNode], _ asked: [Weight?]
  ) throws(WeightChangeError) -> [Double] {
    let names = children.map(\.identifier)
    let fixed = asked.compactMap(\.self).reduce(Int64(0)) { $0 + Int64($1.basisPoints) }
    guard fixed <= Weight.whole else {
      throw WeightChangeError(kind: .tooMuch(siblings: names, basisPoints: fixed))
    }
    let free = zip(children, asked).filter { $1 == nil }.reduce(0.0) { $0 + ($1.0.weight ?? 0) }
    guard free > 0 || fixed == Weight.whole else {
      throw WeightChangeError(kind: .notWhole(siblings: names, basisPoints: fixed))
    }
    let rest = Double(Weight.whole - fixed) / 100
    return zip(children, asked).map { child, asked in
      if let asked { return Double(asked.basisPoints) / 100 }
      return free > 0 ? rest * (child.weight ?? 0) / free : 0
    }
  }
}
