/// The orthogonalised Gnanadesikan–Kettenring estimate (OGK): a quick robust centre and scatter from
/// scales of single columns and pairs.
///
/// Columns are divided by their scales; the robust covariances of all pairs give eigenvectors, along
/// which the data are turned; this is done twice. The squared scales along the last directions,
/// turned back, are the scatter, the centres there the centre. Rows with
/// ```
/// d²ᵢ < χ²ₚ(δ) · median d² / χ²ₚ(½)
/// ```
/// keep the weight 1; their mean and covariance (divided by their number, without consistency
/// factor) are the reweighted estimate.
///
/// It withstands almost half of the rows column by column, needs no subsets, and is a second opinion
/// beside ``MinimumCovarianceDeterminant``; it depends on the choice of indicators' directions (it is
/// not affine equivariant), and a linear rule that many but not all rows obey may escape it.
///
/// Maronna and Zamar (2002) `[maronna2002robust]`.
public struct OrthogonalisedEstimator: Sendable, Hashable {
  /// The scale of columns and pairs.
  public enum Scale: Sendable, Hashable {
    /// Centre and scale of ``TauEstimate``.
    case tau
    /// ``QnScale`` with its finite-sample correction, the median as centre.
    case qn
    /// ``QnScale`` for columns and directions, tau for pairs: what robustbase computes when it is
    /// given `s_Qn`.
    case qnWithTauPairs

    var columns: ColumnScale { self == .tau ? .tau : .qn }
    var pairs: ColumnScale { self == .qn ? .qn : .tau }
  }

  /// The scale of columns and pairs.
  public let scale: Scale
  /// `δ`: rows below this quantile of chi-square keep their weight.
  public let keptProbability: Double

  /// An estimator.
  ///
  /// - Parameters:
  ///   - scale: The scale of columns and pairs.
  ///   - keptProbability: Inside 0…1. 0.975 as for the determinant; robustbase's 0.9 takes the weight
  ///     from a tenth of clean rows.
  /// - Throws: ``OutlierError/parameterOutOfRange(_:_:)``.
  public init(scale: Scale = .tau, keptProbability: Double = 0.975) throws(OutlierError) {
    guard keptProbability > 0, keptProbability < 1 else {
      throw .parameterOutOfRange(.probability, keptProbability)
    }
    self.scale = scale
    self.keptProbability = keptProbability
  }

  /// Estimates centre and scatter and measures every row.
  ///
  /// - Parameters:
  ///   - table: One row per subject, one column per indicator in any units; rows with NaN are left
  ///     out and named.
  ///   - level: What the numbers mean.
  /// - Returns: The estimate, or the hyperplane on which all rows lie, or half of them as seen
  ///   along one of the last directions, or all that kept their weight.
  /// - Throws: ``OutlierError/ordinal``, ``OutlierError/noColumns``,
  ///   ``OutlierError/infinite(row:column:)``, ``OutlierError/tooFewValues(found:needed:)`` below
  ///   `2p + 2` complete rows, ``OutlierError/spreadOutOfRange(column:_:)`` and
  ///   ``OutlierError/beyondReach(row:column:)`` for what Double cannot square,
  ///   ``OutlierError/notPositiveDefinite`` where the scatter is singular and no plane holds half of
  ///   the rows.
  /// - Complexity: O(*n p*²) for tau, O(*p*² *n* log *n*) for Qn.
  public func callAsFunction(
    _ table: Matrix, level: MeasurementLevel = .interval
  ) throws(OutlierError) -> OrthogonalisedResult {
    guard level == .interval else { throw .ordinal }
    let complete = try CompleteRows(
      table, minimumRows: MinimumCovarianceDeterminant.minimumRows(columns: table.columns))
    let standardised = try RobustStandardised(complete, scale: scale.columns)
    let data = standardised.data
    let half = (data.rows + 1) / 2
    let all = (0..<Int32(data.rows)).map { $0 }
    if Concentration(data, rows: all) == nil,
      let plane = StandardisedPlane.confirmed(data, through: all, size: half)
    {
      return .hyperplane(plane.inUnits(standardised, complete))
    }
    let turned = OrthogonalisedTurn(data, scale: scale.columns, pairs: scale.pairs)
    if let rows = turned.flatRows() {
      guard let plane = StandardisedPlane.confirmed(data, through: rows, size: half) else {
        throw .notPositiveDefinite
      }
      return .hyperplane(plane.inUnits(standardised, complete))
    }
    let squares = turned.squaredDistances()
    let kept = keptRows(squares, columns: data.columns)
    guard kept.count >= 2, let fit = Concentration(data, rows: kept) else {
      guard let plane = StandardisedPlane.confirmed(data, through: kept, size: half) else {
        throw .notPositiveDefinite
      }
      return .hyperplane(plane.inUnits(standardised, complete))
    }
    return .estimate(finish(turned, fit, standardised, complete, rows: table.rows))
  }

  private func finish(
    _ turned: OrthogonalisedTurn, _ fit: Concentration, _ standardised: RobustStandardised,
    _ complete: CompleteRows, rows: Int
  ) -> OrthogonalisedEstimate {
    let (data, kept) = (standardised.data, fit.rows)
    let squares = turned.squaredDistances()
    let count = Double(kept.count)
    let reweighted = fit.estimate.scaled(by: (count - 1) / count)
    var isKept = [Bool](repeating: false, count: rows)
    for row in kept { isKept[complete.rows[Int(row)]] = true }
    let distances =
      (try? choleskyFactor(reweighted.scatter)).map {
        squaredDistances(data, centre: reweighted.centre, factor: $0)
      } ?? [Double](repeating: .nan, count: data.rows)
    return OrthogonalisedEstimate(
      rows: complete.rows, incompleteRows: complete.incomplete,
      raw: standardised.inUnits(turned.estimate()), isKept: isKept,
      reweighted: standardised.inUnits(reweighted),
      rawDistances: complete.spread(squares, over: rows),
      distances: complete.spread(distances, over: rows))
  }

  private func keptRows(_ squares: [Double], columns: Int) -> [Int32] {
    guard let chi = try? ChiSquareDistribution(degrees: Double(columns)) else { return [] }
    let cutOff = chi.quantile(keptProbability) * value(ofMedianIn: squares) / chi.quantile(0.5)
    return squares.indices.filter { squares[$0] < cutOff }.map { Int32($0) }
  }
}

/// What the orthogonalised estimator ends with.
public enum OrthogonalisedResult: Sendable {
  /// Centre and scatter, with a distance of every row.
  case estimate(OrthogonalisedEstimate)
  /// Half of the rows or more obey a linear rule; those that do not are the outliers.
  case hyperplane(Hyperplane)
}

/// The orthogonalised estimate of centre and scatter, and the distance of every row.
public struct OrthogonalisedEstimate: Sendable {
  /// The complete rows, ascending, from 0.
  public let rows: [Int]
  /// The rows that have a missing value: left out, their distances NaN.
  public let incompleteRows: [Int]
  /// Centre and scatter before reweighting.
  public let raw: LocationScatter
  /// Whether each row kept its weight; one per row of the table.
  public let isKept: [Bool]
  /// Mean and covariance (divisor: their number) of the rows that kept their weight.
  public let reweighted: LocationScatter
  /// Squared distances along the last directions, one per row of the table.
  public let rawDistances: [Double]
  /// Squared distances under the reweighted estimate, one per row of the table.
  public let distances: [Double]

  /// The complete rows that lost their weight, ascending.
  public var outliers: [Int] { rows.filter { !isKept[$0] } }
}
