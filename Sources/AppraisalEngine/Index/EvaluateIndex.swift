import AppraisalNumerics
public import AppraisalScheme

/// Computes an index of a scheme from the stored numbers.
///
/// Node by node from the leaves up, so that weights found from data see the scores of their own
/// children. Additions run in the order of the text; the bits depend on nothing else.
///
/// - Parameters:
///   - leaf: The indicator of the appraisal; its measure is an index.
///   - table: The measured numbers.
///   - scheme: The rules.
///   - leftAlone: An indicator of the index that is neither imputed nor treated, to see what that
///     would give.
/// - Returns: The index with everything that it was made of.
/// - Throws: ``IndexProblem``.
/// - Complexity: O(subjects · columns), with a sort per column where the rules ask for one.
public func evaluateIndex(
  _ leaf: Indicator, _ table: IndicatorTable, _ scheme: Scheme, leftAlone: String? = nil
) throws(IndexProblem) -> IndexOutcome {
  guard case .index(let measure)? = leaf.measure else {
    preconditionFailure("the measure is an index")
  }
  var evaluation = IndexEvaluation(
    columns: IndexColumns(table: table, scheme: scheme, indicator: leaf.identifier),
    leftAlone: leftAlone)
  _ = try evaluation.add(measure.root, parent: nil, siblings: [])
  return IndexOutcome(
    indicator: leaf.identifier, measure: measure, nodes: evaluation.nodes.compactMap(\.self))
}

private struct IndexEvaluation {
  let columns: IndexColumns
  let leftAlone: String?
  /// The nodes in the order of the text; a parent's place is taken before its children's.
  var nodes: [IndexNodeOutcome?] = []

  /// Adds a node and all below it; returns its scores.
  mutating func add(
    _ node: IndexNode, parent: Int?, siblings: [IndexNode]
  ) throws(IndexProblem) -> [Double] {
    let position = nodes.count
    nodes.append(nil)
    switch node.content {
    case .indicator(let rules):
      let (preparation, scores) = try columns.prepared(
        node, rules, siblings: siblings,
        isLeftAlone: leftAlone.map { $0.utf8.elementsEqual(node.identifier.utf8) } ?? false)
      nodes[position] = IndexNodeOutcome(
        node: node, parent: parent, scores: scores, preparation: preparation, weights: nil)
      return scores
    case .aggregate(let aggregate):
      var parts: [[Double]] = []
      for (place, child) in aggregate.children.enumerated() {
        var others = aggregate.children
        others.remove(at: place)
        parts.append(try add(child, parent: position, siblings: others))
      }
      let (scores, weights) = try combine(node, aggregate, parts)
      nodes[position] = IndexNodeOutcome(
        node: node, parent: parent, scores: scores, preparation: nil, weights: weights)
      return scores
    }
  }

  private func combine(
    _ node: IndexNode, _ aggregate: IndexAggregate, _ parts: [[Double]]
  ) throws(IndexProblem) -> ([Double], IndexWeights) {
    let problem = { (kind: IndexProblem.Kind) in
      IndexProblem(indicator: columns.indicator, node: node, kind: kind)
    }
    let weights: IndexWeights
    do { weights = try aggregate.weighed(parts) } catch { throw problem(.weighting(error)) }
    switch aggregate.method {
    case .copeland(let limit):
      do {
        return (try aggregate.copeland(parts, weights, limit: limit), weights)
      } catch { throw problem(.aggregation(error)) }
    case .method(let method):
      do {
        return (try aggregate.scores(parts, weights, method), weights)
      } catch let CompositeError.aggregation(_, error) {
        throw problem(.aggregation(error))
      } catch let CompositeError.overflow(_, row) {
        throw problem(.overflow(row: row))
      } catch { preconditionFailure("the linter found the tree sound: \(error)") }
    }
  }
}

extension IndexAggregate {
  /// The scores of the node as a tree of one level.
  fileprivate func scores(
    _ parts: [[Double]], _ weights: IndexWeights, _ method: Aggregation
  ) throws -> [Double] {
    let root = CompositeTree.Node(
      name: "", parent: nil, weight: 1, content: .aggregate(method, availability))
    let leaves = weights.used.enumerated().map { column, weight in
      CompositeTree.Node(
        name: "", parent: 0, weight: weight,
        content: .indicator(.init(column: column, normalisation: nil)))
    }
    let tree = try CompositeTree(nodes: [root] + leaves)
    return try PreparedComposite(tree: tree, table: Matrix(columns: parts)).scores().composite
  }

  /// Wins less losses; those with too few children have none, and take no part.
  fileprivate func copeland(
    _ parts: [[Double]], _ weights: IndexWeights, limit: Int
  ) throws(AggregateError) -> [Double] {
    let rows = parts.first?.indices ?? 0..<0
    let taking = rows.filter { row in
      let present = parts.count { !$0[row].isNaN }
      return present > 0
        && Double(present) / Double(parts.count) >= availability.minimumShare
    }
    guard let table = try? Matrix(columns: parts.map { part in taking.map { part[$0] } }),
      let shares = try? WeightShares(stated: weights.used)
    else { preconditionFailure("columns are of one length, and weights were checked") }
    let found = try copelandScores(
      table, weights: shares, directions: parts.map { _ in .higherIsBetter }, limit: limit)
    var scores = [Double](repeating: .nan, count: rows.count)
    for (position, row) in taking.enumerated() { scores[row] = found[position] }
    return scores
  }
}
