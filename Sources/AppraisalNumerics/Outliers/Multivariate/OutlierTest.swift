/// Which rows of a determinant estimate are outliers, by probabilities that know how few rows there
/// are.
///
/// A row's probability is that of a clean row of normal data lying at least as far out. Deciding row
/// by row flags clean rows at the stated rate in every table; ``Decision/falseDiscovery(rate:)``
/// keeps the expected share of clean rows among the flagged below the rate, and
/// ``Decision/familyWise(level:)`` the probability of flagging any.
public struct OutlierTest: Sendable, Hashable {
  /// How distances are turned into probabilities.
  public enum Method: Sendable, Hashable {
    /// Reweighted distances by chi-square with `p` degrees of freedom: right for large tables, far
    /// too strict for small ones.
    case chiSquare
    /// Raw distances by F: `d²(m − p + 1)/(p m) ~ F(p, m − p + 1)` with the Wishart degrees `m` of
    /// the raw scatter, which is made consistent here but keeps no small-sample factor, `m` being
    /// fitted without it. Hardin and Rocke (2005) `[hardin2005distribution]`.
    case hardinRocke
    /// Reweighted distances by what they would follow if the kept rows were clean: with `w` of them,
    /// `d² ~ (w − 1)²/w · Beta(p/2, (w − p − 1)/2)` for a kept row and
    /// `d² ~ (w + 1)/w · (w − 1)p/(w − p) · F(p, w − p)` for another. Made for the weights of
    /// ``MinimumCovarianceDeterminant/Weighting/hardinRocke``. Cerioli (2010)
    /// `[cerioli2010multivariate]`.
    case cerioli
  }

  /// How probabilities are turned into a decision.
  public enum Decision: Sendable, Hashable {
    /// Each row by itself: below the level it is an outlier.
    case perRow(level: Double)
    /// Benjamini and Hochberg's step-up rule.
    case falseDiscovery(rate: Double)
    /// Šidák's level `1 − (1 − level)^(1/n)` for each row.
    case familyWise(level: Double)

    var level: Double {
      switch self {
      case .perRow(let level), .falseDiscovery(let level), .familyWise(let level): level
      }
    }
  }

  /// How distances are turned into probabilities.
  public let method: Method
  /// How probabilities are turned into a decision.
  public let decision: Decision

  /// A test.
  ///
  /// - Parameters:
  ///   - method: How distances are turned into probabilities.
  ///   - decision: How probabilities are turned into a decision; its level lies inside 0…1.
  /// - Throws: ``OutlierError/parameterOutOfRange(_:_:)``.
  public init(
    method: Method = .cerioli, decision: Decision = .falseDiscovery(rate: 0.05)
  ) throws(OutlierError) {
    guard decision.level > 0, decision.level < 1 else {
      throw .parameterOutOfRange(.probability, decision.level)
    }
    self.method = method
    self.decision = decision
  }

  /// Judges every row.
  ///
  /// - Parameter estimate: By the minimum covariance determinant; its own consistency factor is
  ///   kept, so that ``MinimumCovarianceDeterminant/Consistency/atCutOff`` is the one to use.
  /// - Returns: A probability per row and the outliers.
  /// - Complexity: O(*n* log *n*).
  public func callAsFunction(_ estimate: MCDEstimate) -> OutlierTestResult {
    let probabilities = probabilities(estimate)
    return OutlierTestResult(
      probabilities: probabilities, outliers: decide(probabilities, decision))
  }

  private func probabilities(_ estimate: MCDEstimate) -> [Double] {
    let p = Double(estimate.raw.centre.count)
    switch method {
    case .chiSquare:
      guard let chi = try? ChiSquareDistribution(degrees: p) else { return estimate.distances }
      return estimate.distances.map { $0.isNaN ? .nan : chi.upperTail($0) }
    case .hardinRocke:
      guard
        let distribution = RawDistanceDistribution(
          rows: estimate.rows.count, columns: estimate.raw.centre.count,
          covered: estimate.coveredRows)
      else { return estimate.rawDistances }
      return estimate.rawDistances.map {
        distribution.upperTail($0, smallSample: estimate.rawSmallSample)
      }
    case .cerioli: return cerioliProbabilities(estimate)
    }
  }

  private func cerioliProbabilities(_ estimate: MCDEstimate) -> [Double] {
    let (p, w) = (Double(estimate.raw.centre.count), Double(estimate.keptRows))
    guard let beta = try? BetaDistribution(a: p / 2, b: (w - p - 1) / 2),
      let f = try? FDistribution(numeratorDegrees: p, denominatorDegrees: w - p)
    else { return estimate.distances.map { $0.isNaN ? .nan : 1 } }
    return estimate.distances.indices.map { row in
      let square = estimate.distances[row]
      if square.isNaN { return .nan }
      if estimate.isKept[row] { return beta.upperTail(square * w / ((w - 1) * (w - 1))) }
      return f.upperTail(square * w / (w + 1) * (w - p) / ((w - 1) * p))
    }
  }
}

/// What a test of all rows found.
public struct OutlierTestResult: Sendable, Hashable {
  /// The probability of each row; NaN for incomplete rows.
  public let probabilities: [Double]
  /// The outliers, ascending, from 0.
  public let outliers: [Int]
}
