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
/// - Returns: The index with everything that it was made of.
/// - Throws: ``IndexProblem``.
/// - Complexity: O(subjects · columns), with a sort per column where the rules ask for one.
public func evaluateIndex(
  _ leaf: Indicator, _ table: IndicatorTable, _ scheme: Scheme
) throws(IndexProblem) -> IndexOutcome {
  try evaluateIndex(leaf, table, scheme, change: nil)
}

/// Computes an index, or what a change reaches of one that was computed before; the columns are made
/// where they are not lent.
func evaluateIndex(
  _ leaf: Indicator, _ table: IndicatorTable, _ scheme: Scheme, columns: IndexColumns? = nil,
  change: IndexChangeset?
) throws(IndexProblem) -> IndexOutcome {
  guard case .index(let measure)? = leaf.measure else {
    preconditionFailure("the measure is an index")
  }
  var evaluation = IndexEvaluation(
    columns: columns ?? IndexColumns(table, scheme, leaf.identifier, measure), change: change)
  if change == nil { evaluation.prepare(measure.root) }
  _ = try evaluation.add(measure.root, parent: nil, siblings: [])
  return IndexOutcome(
    indicator: leaf.identifier, measure: measure, nodes: evaluation.nodes.compactMap(\.self),
    screened: evaluation.columns.screened)
}

/// An indicator whose numbers were imputed, treated and normalised, or what keeps that from being
/// done.
private typealias PreparedIndicator = Result<(IndexPreparation, scores: [Double]), IndexProblem>

/// An indicator of an index with what it is prepared from.
private struct IndicatorJob: Sendable {
  let position: Int
  let node: IndexNode
  let rules: IndexIndicator
  let siblings: [IndexNode]
}

extension IndexNode {
  /// The indicators with their positions in the subtree and their siblings.
  fileprivate var indicatorJobs: [IndicatorJob] {
    var jobs: [IndicatorJob] = []
    var position = 0
    func walk(_ node: IndexNode, _ siblings: [IndexNode]) {
      if let rules = node.indicator {
        jobs.append(
          IndicatorJob(position: position, node: node, rules: rules, siblings: siblings))
      }
      position += 1
      for place in node.children.indices {
        var others = node.children
        others.remove(at: place)
        walk(node.children[place], others)
      }
    }
    walk(self, [])
    return jobs
  }
}

extension IndexColumns {
  fileprivate func outcome(
    _ node: IndexNode, _ rules: IndexIndicator, siblings: [IndexNode], isLeftAlone: Bool
  ) -> PreparedIndicator {
    Result { () throws(IndexProblem) in
      try prepared(node, rules, siblings: siblings, isLeftAlone: isLeftAlone)
    }
  }
}

private struct IndexEvaluation {
  let columns: IndexColumns
  let change: IndexChangeset?
  /// The indicators prepared beforehand, by their positions.
  var prepared: [Int: PreparedIndicator] = [:]
  /// The nodes in the order of the text; a parent's place is taken before its children's.
  var nodes: [IndexNodeOutcome?] = []

  /// Adds a node and all below it; returns its scores.
  mutating func add(
    _ node: IndexNode, parent: Int?, siblings: [IndexNode]
  ) throws(IndexProblem) -> [Double] {
    let position = nodes.count
    if let kept = unchanged(node, at: position) {
      nodes += kept
      return kept[0].scores
    }
    nodes.append(nil)
    switch node.content {
    case .indicator(let rules):
      let found =
        prepared[position]
        ?? columns.outcome(node, rules, siblings: siblings, isLeftAlone: isLeftAlone)
      let (preparation, scores) = try found.get()
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

  /// Prepares the indicators of a large index on all processors.
  ///
  /// Each depends on the numbers handed in alone, so that the bits are the same in any order; what is
  /// refused is reported in the order of the text, when the walk comes to it.
  mutating func prepare(_ root: IndexNode) {
    let jobs = root.indicatorJobs
    guard columns.table.subjects.count * jobs.count >= 100_000 else { return }
    let columns = columns
    let found = concurrentMap(jobs.count) { number in
      columns.outcome(
        jobs[number].node, jobs[number].rules, siblings: jobs[number].siblings, isLeftAlone: false)
    }
    for (job, outcome) in zip(jobs, found) { prepared[job.position] = outcome }
  }

  /// Whether the indicators that are computed anew are left alone.
  private var isLeftAlone: Bool {
    if case .leftAlone? = change?.kind { true } else { false }
  }

  /// The outcomes of a subtree that a change does not reach, with its own weights.
  private func unchanged(_ node: IndexNode, at position: Int) -> [IndexNodeOutcome]? {
    guard let change, !change.reaches(node, at: position) else { return nil }
    return zip(node.subtree, change.outcome.nodes[position...]).map { node, outcome in
      IndexNodeOutcome(
        node: node, parent: outcome.parent, scores: outcome.scores,
        preparation: outcome.preparation, weights: outcome.weights)
    }
  }

  /// Whether a child takes part in its parent.
  private func takesPart(_ child: IndexNode) -> Bool {
    guard case .without(let identifier)? = change?.kind else { return true }
    return !child.identifier.utf8.elementsEqual(identifier.utf8)
  }

  private func combine(
    _ node: IndexNode, _ aggregate: IndexAggregate, _ parts: [[Double]]
  ) throws(IndexProblem) -> ([Double], IndexWeights) {
    let problem = { (kind: IndexProblem.Kind) in
      IndexProblem(indicator: columns.indicator, node: node, kind: kind)
    }
    let found: IndexWeights
    do { found = try aggregate.weighed(parts) } catch { throw problem(.weighting(error)) }
    let taking = aggregate.children.indices.filter { takesPart(aggregate.children[$0]) }
    let isWhole = taking.count == parts.count
    let weights = isWhole ? found : found.taking(taking)
    let parts = isWhole ? parts : taking.map { parts[$0] }
    guard isWhole || weights.used.contains(where: { $0 > 0 }) else {
      throw problem(.weighting(.noWeight))
    }
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
      } catch {
        // What is left without a child may be too little for the method.
        guard isWhole else { throw problem(.weighting(.noWeight)) }
        preconditionFailure("the linter found the tree sound: \(error)")
      }
    }
  }
}

extension IndexWeights {
  /// The weights of some children, their shares made whole again.
  fileprivate func taking(_ places: [Int]) -> IndexWeights {
    let sum = places.reduce(0) { $0 + shares[$1] }
    return IndexWeights(
      used: places.map { used[$0] }, shares: places.map { sum > 0 ? shares[$0] / sum : 0 },
      finding: .none)
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
