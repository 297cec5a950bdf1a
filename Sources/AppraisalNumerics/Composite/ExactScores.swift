extension PreparedComposite {
  /// Computes the composite in exact points: the arithmetic that may decide.
  ///
  /// Indicators' scores are rounded to the declared step, half away from zero; from there on each
  /// node is a weighted mean of integers, rounded half up once (``weightedMeans(of:nodes:blockRows:)``),
  /// so that equals on paper are equal and no thread, kernel or order of rows has a say.
  ///
  /// - Parameter rounding: The step of indicators' scores and of every node.
  /// - Returns: The points of the root, missing where a node lacks its availability.
  /// - Throws: ``CompositeError/notExact(node:)`` for a method other than the arithmetic mean and for
  ///   weights that are not whole numbers or too large to be summed exactly;
  ///   ``CompositeError/aggregation(node:_:)`` for a score beyond ±100,000 points.
  /// - Complexity: O(*n p*).
  public func exactScores(rounding: Rounding) throws(CompositeError) -> PointsColumn {
    var columns: [Int: PointsColumn] = [:]
    for node in tree.indicators { columns[node] = try points(node, rounding) }
    for node in tree.aggregates {
      let children = tree.children[node]
      columns[node] = try exactMean(
        node, of: children.compactMap { columns[$0] }, rounding: rounding)
      for child in children { columns[child] = nil }
    }
    guard let root = columns[tree.root] else {
      throw .noChildren(node: tree.nodes[tree.root].name)
    }
    return root
  }

  func points(_ node: Int, _ rounding: Rounding) throws(CompositeError) -> PointsColumn {
    do {
      return try PointsColumn(scores: indicatorScores(node), rounding: rounding)
    } catch { throw .aggregation(node: tree.nodes[node].name, error) }
  }

  private func exactMean(
    _ node: Int, of columns: [PointsColumn], rounding: Rounding
  ) throws(CompositeError) -> PointsColumn {
    let name = tree.nodes[node].name
    guard case .aggregate(.arithmetic, let availability) = tree.nodes[node].content else {
      throw .notExact(node: name)
    }
    var parts: [WeightedNode.Part] = []
    for (column, child) in tree.children[node].enumerated() {
      guard let weight = Int64(exactly: tree.nodes[child].weight) else {
        throw .notExact(node: tree.nodes[child].name)
      }
      parts.append(.init(column: column, weight: weight))
    }
    guard
      let mean = try? WeightedNode(parts: parts, missing: .renormalise, rounding: rounding),
      let result = weightedMeans(of: columns, nodes: [mean]).first
    else { throw .notExact(node: name) }
    return withAvailability(result, availability.fewest(of: columns.count), columns)
  }

  /// Makes a mean missing where too few of its parts are present.
  private func withAvailability(
    _ mean: PointsColumn, _ fewest: Int, _ parts: [PointsColumn]
  ) -> PointsColumn {
    guard fewest > 1, parts.contains(where: { !$0.isComplete }) else { return mean }
    var missing = mean.missing
    for row in missing.indices where parts.count(where: { $0.missing[row] == 0 }) < fewest {
      missing[row] = 1
    }
    return PointsColumn(units: mean.units, missing: missing)
  }
}
