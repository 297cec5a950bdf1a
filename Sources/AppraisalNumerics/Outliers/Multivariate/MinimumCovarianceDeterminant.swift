/// The minimum covariance determinant: centre and scatter of the `h` rows that lie closest together.
///
/// Among all subsets of `h` rows the one whose covariance has the smallest determinant gives the raw
/// estimate, which almost `n − h` arbitrary rows cannot spoil. Rows whose raw distance is below a
/// quantile of chi-square keep the weight 1 and give the reweighted estimate, which is more precise:
/// ```
/// raw:         T₀ = mean, S₀ = c(h/n) · s · cov of the h rows
/// weights:     wᵢ = 1  ⇔  d²ᵢ(T₀, S₀) < q(δ),   δ = 0.975, q by ``Weighting``
/// reweighted:  T = mean, S = c · s' · cov of the m rows with wᵢ = 1
/// ```
/// Covariances divide by the number of rows − 1. `c(γ)` makes the scatter of the central share `γ`
/// that of normal data (see ``Consistency`` for the reweighted one); `s` and `s'` are the
/// small-sample factors of Pison et al.
///
/// Rows with a missing value are left out and named. It needs `2p + 2` complete rows; below five
/// rows per indicator the estimate is thin, and ``MCDEstimate/isThin`` says so. Where `h` rows lie on
/// a hyperplane the result is that ``Hyperplane``.
///
/// Rousseeuw (1985) `[rousseeuw1985multivariate]`; Rousseeuw and Van Driessen (1999)
/// `[rousseeuw1999fast]`; Hubert, Rousseeuw and Verdonck (2012) `[hubert2012deterministic]`; Pison,
/// Van Aelst and Willems (2002) `[pison2002small]`.
public struct MinimumCovarianceDeterminant: Sendable, Hashable {
  /// Where the search for the subset begins.
  public enum Starts: Sendable, Hashable {
    /// Six subsets that the data determine: no chance, but often not the minimum on small tables.
    case deterministic
    /// Random subsets of `p + 1` rows: reproducible by their seed.
    case random(count: Int, seed: UInt64)
    /// Both; the smallest determinant wins. Neither alone is safe.
    case deterministicAndRandom(count: Int, seed: UInt64)
    /// Every subset of `p + 1` rows, refused beyond so many.
    case exhaustive(limit: Int)
  }

  /// Which share of normal data the rows with weight 1 stand for.
  public enum Consistency: Sendable, Hashable {
    /// The share δ that the cut-off keeps of clean data: `c = δ / F_{p+2}(χ²ₚ(δ))` (Croux and
    /// Haesbroeck). Real outliers, being beyond the cut-off, do not inflate the scatter.
    case atCutOff
    /// The share that was kept, `m/n`, as robustbase has it. Real outliers inflate the scatter.
    case atKeptShare
  }

  /// The cut-off up to which rows keep their weight.
  public enum Weighting: Sendable, Hashable {
    /// The δ quantile of chi-square with `p` degrees of freedom: usual, and what R and Python have.
    case chiSquare
    /// The δ quantile of Hardin and Rocke's F for raw distances: fewer clean rows of small tables
    /// lose their weight; what ``OutlierTest/Method/cerioli`` was made for.
    case hardinRocke
  }

  /// The share of rows that the raw estimate rests on, ½…1.
  public let coverage: Double
  /// Where the search begins.
  public let starts: Starts
  /// Which share the reweighted scatter is made consistent for.
  public let consistency: Consistency
  /// The cut-off up to which rows keep their weight.
  public let weighting: Weighting
  /// `δ`: rows below this quantile keep their weight.
  public static let keptProbability = 0.975

  /// An estimator.
  ///
  /// - Parameters:
  ///   - coverage: ½…1. ½ withstands most outliers; ¾ is safer on small tables.
  ///   - starts: Where the search begins.
  ///   - consistency: Which share the reweighted scatter is made consistent for.
  ///   - weighting: The cut-off up to which rows keep their weight.
  /// - Throws: ``OutlierError/parameterOutOfRange(_:_:)``.
  public init(
    coverage: Double = 0.75,
    starts: Starts = .deterministicAndRandom(count: 2_000, seed: 1),
    consistency: Consistency = .atCutOff, weighting: Weighting = .hardinRocke
  ) throws(OutlierError) {
    guard coverage >= 0.5, coverage <= 1 else { throw .parameterOutOfRange(.coverage, coverage) }
    switch starts {
    case .random(let count, _) where count < 1,
      .deterministicAndRandom(let count, _) where count < 1,
      .exhaustive(let count) where count < 1:
      throw .parameterOutOfRange(.count, Double(count))
    default: break
    }
    self.coverage = coverage
    self.starts = starts
    self.consistency = consistency
    self.weighting = weighting
  }

  /// The least number of complete rows.
  ///
  /// - Parameter columns: The number of indicators.
  /// - Returns: `2p + 2`.
  public static func minimumRows(columns: Int) -> Int { 2 * columns + 2 }

  /// Estimates centre and scatter and measures every row.
  ///
  /// - Parameters:
  ///   - table: One row per subject, one column per indicator in any units; NaN is missing.
  ///   - level: What the numbers mean.
  /// - Returns: The estimate, or the hyperplane on which `h` rows lie.
  /// - Throws: ``OutlierError/ordinal``, ``OutlierError/noColumns``,
  ///   ``OutlierError/infinite(row:column:)``, ``OutlierError/tooFewValues(found:needed:)`` below
  ///   ``minimumRows(columns:)`` complete rows, ``OutlierError/spreadOutOfRange(column:_:)`` and
  ///   ``OutlierError/beyondReach(row:column:)`` for what Double cannot square,
  ///   ``OutlierError/tooManySubsets(found:limit:)`` for an exhaustive search, and
  ///   ``OutlierError/notPositiveDefinite`` where no start had a positive determinant and no plane
  ///   holds `h` rows.
  /// - Complexity: O(*n p*² + *n p* log *n*) per start that is carried on.
  public func callAsFunction(
    _ table: Matrix, level: MeasurementLevel = .interval
  ) throws(OutlierError) -> MCDResult {
    guard level == .interval else { throw .ordinal }
    let complete = try CompleteRows(
      table, minimumRows: Self.minimumRows(columns: table.columns))
    try checkSubsets(complete)
    let scale = ColumnScale.automatic(rows: complete.rows.count)
    let standardised = try RobustStandardised(complete, scale: scale)
    let data = standardised.data
    let size = coveredRows(rows: data.rows, columns: data.columns, coverage: coverage)
    let all = (0..<Int32(data.rows)).map { $0 }
    if Concentration(data, rows: all) == nil,
      let plane = StandardisedPlane.confirmed(data, through: all, size: size)
    {
      return .hyperplane(plane.inUnits(standardised, complete))
    }
    switch MCDSearch(data: data, size: size, scale: scale)(starts) {
    case .nothing: throw .notPositiveDefinite
    case .plane(let plane): return .hyperplane(plane.inUnits(standardised, complete))
    case .regular(let fit, let report):
      let reweighting = MCDReweighting(
        estimator: self, standardised: standardised, complete: complete, rows: table.rows)
      return try reweighting(fit, report)
    }
  }

  private func checkSubsets(_ complete: CompleteRows) throws(OutlierError) {
    guard case .exhaustive(let limit) = starts else { return }
    let count = ExhaustiveStarts.count(rows: complete.rows.count, columns: complete.data.columns)
    guard count <= Double(limit) else { throw .tooManySubsets(found: count, limit: limit) }
  }
}

/// What the minimum covariance determinant ends with.
public enum MCDResult: Sendable {
  /// Centre and scatter, with a distance of every row.
  case estimate(MCDEstimate)
  /// `h` rows or more, or all that kept their weight, obey a linear rule; those that do not are the
  /// outliers.
  case hyperplane(Hyperplane)
}
