import AppraisalNumerics
import AppraisalScheme

extension IndexAggregate {
  /// The weights of the children.
  ///
  /// Stated ones are used as they stand, so that sums have the bits of the formula as printed.
  func weighed(_ scores: [[Double]]) throws(WeightingError) -> IndexWeights {
    let directions = children.map { _ in Direction.higherIsBetter }
    let stated = children.map { $0.weight ?? 1 }
    switch weights {
    case _ where !method.usesWeightsOfChildren, .equal:
      return try found(WeightShares(equal: stated.count))
    case .stated:
      return IndexWeights(
        used: stated, shares: try WeightShares(stated: stated).shares, finding: .none)
    case .budget(let budget):
      return found(budget.weights, .disagreement(budget.disagreement))
    case .comparisons(let hierarchy, _):
      return found(hierarchy.weights, .consistency(hierarchy.consistencyRatio))
    case .deviation: return found(try deviationWeights(of: try matrix(scores)))
    case .entropy: return found(try entropyWeights(of: try matrix(scores)))
    case .critic(let rule):
      return found(try rule.weights(of: try matrix(scores), directions: directions))
    case .principalComponent(let rule, let share, let ratio):
      let outcome = try PrincipalComponentWeights(
        of: try matrix(scores), rule: rule, minimumShare: share, minimumRatio: ratio)
      let total = outcome.eigenvalues.reduce(0, +)
      return found(outcome.weights, .component(share: outcome.eigenvalues[0] / total))
    case .importance:
      let outcome = try ImportanceWeights(scores: try matrix(scores), targets: stated)
      return found(
        outcome.weights,
        .importance(largestMiss: outcome.largestMiss, zeroWeights: outcome.zeroWeights))
    }
  }

  private func matrix(_ scores: [[Double]]) throws(WeightingError) -> Matrix {
    guard let matrix = try? Matrix(columns: scores) else { throw .noWeight }
    return matrix
  }

  private func found(
    _ weights: WeightShares, _ finding: IndexWeights.Finding = .none
  ) -> IndexWeights {
    IndexWeights(used: weights.shares, shares: weights.shares, finding: finding)
  }
}

extension AggregateRule {
  /// Whether the weights of the children have a say.
  fileprivate var usesWeightsOfChildren: Bool {
    switch self {
    case .method(.product), .method(.minimum), .method(.maximum): false
    default: true
    }
  }
}
