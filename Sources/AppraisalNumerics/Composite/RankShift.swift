/// A subject whose place in the composite depends on a step that changes data.
public struct RankShift: Sendable, Hashable {
  /// The steps that change data.
  public enum Step: String, Sendable, Hashable, CaseIterable {
    /// Winsorising and transforming.
    case treatment
    /// Filling missing values.
    case imputation
  }

  /// The subject's row, from 0.
  public let row: Int
  /// The competition place with the step; 0 without a score.
  public let placeWith: Int
  /// The competition place had the step been left out; 0 without a score.
  public let placeWithout: Int
}

extension PreparedComposite {
  /// Who would stand elsewhere if no indicator were treated, or none imputed.
  ///
  /// - Parameters:
  ///   - step: The step to leave out, for all indicators.
  ///   - original: The table from which this composite was prepared.
  ///   - groups: The peer groups of the preparation.
  ///   - precision: The precision at which composites are ranked.
  ///   - threads: Threads to use.
  /// - Returns: The subjects that move, in row order.
  /// - Throws: ``CompositeError``: what a step had cured may be refused without it.
  /// - Complexity: That of preparing and ranking twice.
  public func rankShifts(
    without step: RankShift.Step, of original: Matrix, groups: PeerGroups? = nil,
    precision: RankPrecision, threads: Int = 1
  ) throws(CompositeError) -> [RankShift] {
    guard original.rows == rowCount else {
      throw .countMismatch(found: original.rows, expected: rowCount)
    }
    let other = try PreparedComposite(
      tree: tree.leavingOut(step), table: original, groups: groups, threads: threads)
    let with = try places(precision, threads)
    let without = try other.places(precision, threads)
    return with.indices.filter { with[$0] != without[$0] }.map {
      RankShift(row: $0, placeWith: Int(with[$0]), placeWithout: Int(without[$0]))
    }
  }

  private func places(_ precision: RankPrecision, _ threads: Int) throws(CompositeError) -> [Int32]
  {
    let composite = try scores(threads: threads).composite
    return ScoreRanking(
      finite: precision.units(composite), best: .higherIsBetter, tieBreaks: [], groups: nil
    ).competitionPlaces
  }
}

extension CompositeTree {
  /// The same tree without one step of its indicators.
  func leavingOut(_ step: RankShift.Step) throws(CompositeError) -> CompositeTree {
    try CompositeTree(
      nodes: nodes.map { node in
        guard case .indicator(let plan) = node.content else { return node }
        let kept = Indicator(
          column: plan.column, imputation: step == .imputation ? nil : plan.imputation,
          treatment: step == .treatment ? nil : plan.treatment, normalisation: plan.normalisation)
        return Node(
          name: node.name, parent: node.parent, weight: node.weight, content: .indicator(kept))
      })
  }
}
