public import AppraisalNumerics
public import AppraisalScheme

extension IndexOutcome {
  /// The say that each child really has in its parent, beside its weight.
  ///
  /// - Parameter position: The position of an aggregate.
  /// - Returns: One entry per child; empty where fewer than four subjects have all of them.
  /// - Complexity: That of `realisedImportance`.
  public func importance(at position: Int) -> [RealisedImportance] {
    let parts = children(of: position).map { nodes[$0].scores }
    guard let weights = nodes[position].weights,
      let shares = try? WeightShares(stated: weights.used),
      let table = try? Matrix(columns: parts),
      let found = try? realisedImportance(
        scores: table, composite: nodes[position].scores, weights: shares)
    else { return [] }
    return found
  }

  /// The correlation ratio of a node with the whole index; `nil` where it is not defined.
  ///
  /// - Parameter position: The position of a node.
  /// - Returns: η², 0…1.
  public func correlationRatio(of position: Int) -> Double? {
    guard let one = try? WeightShares(equal: 1),
      let table = try? Matrix(columns: [nodes[position].scores]),
      let found = try? realisedImportance(scores: table, composite: values, weights: one),
      let ratio = found.first?.correlationRatio, !ratio.isNaN
    else { return nil }
    return ratio
  }

  /// The part of each node in the root when nothing is missing and all means are arithmetic.
  public var effectiveWeights: [Double] {
    var effective = [Double](repeating: 1, count: nodes.count)
    for position in nodes.indices {
      guard let shares = nodes[position].weights?.shares else { continue }
      for (child, share) in zip(children(of: position), shares) {
        effective[child] = effective[position] * share
      }
    }
    return effective
  }

  /// The places of the subjects by the points of the index at 0.0001, the best first; 0 without
  /// points.
  public var places: [Int32] {
    let points = points(rounding: .unit)
    return competitionPlaces(
      zip(points.units, points.missing).map { $1 == 0 ? Double($0) : .nan }, best: .higherIsBetter)
  }
}

/// Competition places, the best first; 0 without a value.
private func competitionPlaces(_ values: [Double], best: Direction) -> [Int32] {
  (try? ScoreRanking(scores: values, best: best, precision: .allBits))?.competitionPlaces
    ?? values.map { _ in 0 }
}

/// Whether two numbers differ; two missing ones do not.
private func differs(_ left: Double, _ right: Double) -> Bool {
  !(left == right || (left.isNaN && right.isNaN))
}

extension IndexOutcome {
  /// Whether imputing or treating changed a number of somebody who takes part.
  fileprivate func isChanged(_ preparation: IndexPreparation, row: Int) -> Bool {
    differs(preparation.raw[row], preparation.values[row])
      && (screened.isEmpty || !screened[row])
  }

  /// How many numbers were imputed, and how many treated.
  ///
  /// - Complexity: O(indicators · subjects).
  public var changeCounts: (imputed: Int, treated: Int) {
    var counts = (imputed: 0, treated: 0)
    for preparation in nodes.compactMap(\.preparation) {
      let changed = preparation.raw.indices.count { isChanged(preparation, row: $0) }
      counts.imputed += preparation.imputedRows.count
      counts.treated += changed - preparation.imputedRows.count
    }
    return counts
  }
}

/// A number of an index that was imputed or treated.
public struct IndexChange: Sendable {
  /// The position of the indicator among the nodes.
  public let node: Int
  /// The row of the subject.
  public let row: Int
  /// Whether it was missing before.
  public let isImputed: Bool
  /// The number before; NaN when it was missing.
  public let before: Double
  /// The number that was normalised.
  public let after: Double
  /// The place in the column before, the best first; 0 when it was missing.
  public let placeBefore: Int
  /// The place in the column after.
  public let placeAfter: Int
  /// The place in the index with the indicator left alone; `nil` where it was not computed, 0
  /// without a value.
  public let indexPlaceBefore: Int?
  /// The place in the index; 0 without a value.
  public let indexPlaceAfter: Int
}

/// The numbers that imputing and treating changed, with their effect on places.
///
/// The place without the change is that of the whole index computed again with the indicator left
/// alone, which is done as long as all such computations together look at a hundred million numbers
/// at most: those of the indicator and of the children of all nodes above it.
///
/// - Parameters:
///   - leaf: The indicator of the appraisal.
///   - outcome: Its index.
///   - table: The measured numbers.
///   - scheme: The rules.
/// - Returns: The changes, by indicator and row.
/// - Complexity: That of the index for every indicator with a change.
public func indexChanges(
  _ leaf: Indicator, _ outcome: IndexOutcome, _ table: IndicatorTable, _ scheme: Scheme
) -> [IndexChange] {
  let changed = outcome.nodes.indices.filter { position in
    outcome.nodes[position].preparation.map { preparation in
      preparation.raw.indices.contains { outcome.isChanged(preparation, row: $0) }
    } ?? false
  }
  let others = placesWithout(changed, leaf, outcome, table, scheme)
  let places = changed.isEmpty ? [] : outcome.places
  return zip(changed, others).flatMap { position, other -> [IndexChange] in
    let node = outcome.nodes[position]
    guard let preparation = node.preparation, let rules = node.node.indicator else { return [] }
    let columnPlaces = [preparation.raw, preparation.values].map {
      competitionPlaces($0, best: rules.direction)
    }
    let imputed = Set(preparation.imputedRows)
    return preparation.raw.indices.filter { outcome.isChanged(preparation, row: $0) }.map { row in
      IndexChange(
        node: position, row: row, isImputed: imputed.contains(Int32(row)),
        before: preparation.raw[row], after: preparation.values[row],
        placeBefore: Int(columnPlaces[0][row]), placeAfter: Int(columnPlaces[1][row]),
        indexPlaceBefore: other.map { Int($0[row]) }, indexPlaceAfter: Int(places[row]))
    }
  }
}

/// The places in the index with each of some indicators left alone; `nil` for all where that would
/// look at too many numbers, and for one with which the index cannot be computed.
private func placesWithout(
  _ changed: [Int], _ leaf: Indicator, _ outcome: IndexOutcome, _ table: IndicatorTable,
  _ scheme: Scheme
) -> [[Int32]?] {
  let looked = changed.reduce(0) { $0 + outcome.childrenAbove($1) } * table.subjects.count
  guard !changed.isEmpty, looked <= 100_000_000 else { return changed.map { _ in nil } }
  let columns = IndexColumns(table, scheme, leaf.identifier, outcome.measure)
  return concurrentMap(changed.count) { number -> [Int32]? in
    let identifier = outcome.nodes[changed[number]].node.identifier
    return try? evaluateIndex(
      leaf, table, scheme, columns: columns,
      change: IndexChangeset(kind: .leftAlone(identifier), outcome: outcome)
    ).places
  }
}

extension IndexOutcome {
  /// One, and the children of all nodes above a node.
  fileprivate func childrenAbove(_ position: Int) -> Int {
    var (count, node) = (1, nodes[position].parent)
    while let above = node {
      count += nodes[above].node.children.count
      node = nodes[above].parent
    }
    return count
  }
}
