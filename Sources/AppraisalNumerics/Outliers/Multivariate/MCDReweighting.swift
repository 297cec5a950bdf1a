/// From the best subset to the reweighted estimate and all distances.
struct MCDReweighting {
  let estimator: MinimumCovarianceDeterminant
  let standardised: RobustStandardised
  let complete: CompleteRows
  /// The rows of the table, complete or not.
  let rows: Int

  private var data: Matrix { standardised.data }

  /// Finishes the estimate.
  ///
  /// Distances are taken on the standardised columns, where they are the
  /// same numbers and better conditioned.
  func callAsFunction(
    _ fit: Concentration, _ report: MCDSearchReport
  ) throws(OutlierError) -> MCDResult {
    let (consistency, smallSample) = rawFactors(size: fit.rows.count)
    let raw = fit.estimate.scaled(by: consistency * smallSample)
    let rawDistances = distances(raw)
    let kept = keptRows(rawDistances, covered: fit.rows.count, smallSample: smallSample)
    guard let center = Concentration(data, rows: kept) else {
      // With a coverage near 1 the rows kept may be fewer than h, and all on a plane.
      let size = max(min(fit.rows.count, kept.count), (data.rows + 1) / 2)
      guard let plane = StandardisedPlane.confirmed(data, through: kept, size: size) else {
        throw .notPositiveDefinite
      }
      return .hyperplane(plane.inUnits(standardised, complete))
    }
    let factors = reweightedFactors(kept: kept.count)
    let reweighted = center.estimate.scaled(by: factors.consistency * factors.smallSample)
    let shift = 2 * fixedOrderSum(standardised.scales.map(logarithm))
    var isKept = [Bool](repeating: false, count: rows)
    for row in kept { isKept[complete.rows[Int(row)]] = true }
    return .estimate(
      MCDEstimate(
        rows: complete.rows, incompleteRows: complete.incomplete, coveredRows: fit.rows.count,
        bestSubset: fit.rows.map { complete.rows[Int($0)] },
        logDeterminant: fit.logDeterminant + shift, raw: standardised.inUnits(raw),
        rawConsistency: consistency, rawSmallSample: smallSample, isKept: isKept,
        reweighted: standardised.inUnits(reweighted), consistency: factors.consistency,
        smallSample: factors.smallSample,
        rawDistances: complete.spread(rawDistances, over: rows),
        distances: complete.spread(distances(reweighted), over: rows),
        search: report.shifted(by: shift)))
  }

  private func rawFactors(size: Int) -> (Double, Double) {
    let share = Double(size) / Double(data.rows)
    return (
      consistencyFactor(columns: data.columns, share: share),
      SmallSampleFactor.raw(
        rows: data.rows, columns: data.columns, coverage: estimator.coverage)
    )
  }

  private func reweightedFactors(kept: Int) -> (consistency: Double, smallSample: Double) {
    let share =
      switch estimator.consistency {
      case .atCutOff: MinimumCovarianceDeterminant.keptProbability
      case .atKeptShare: Double(kept) / Double(data.rows)
      }
    return (
      consistencyFactor(columns: data.columns, share: share),
      SmallSampleFactor.reweighted(
        rows: data.rows, columns: data.columns, coverage: estimator.coverage)
    )
  }

  private func keptRows(
    _ distances: [Double], covered: Int, smallSample: Double
  ) -> [Int32] {
    let share = MinimumCovarianceDeterminant.keptProbability
    let cutOff =
      switch estimator.weighting {
      case .chiSquare:
        (try? ChiSquareDistribution(degrees: Double(data.columns)))?.quantile(share) ?? 0
      case .hardinRocke:
        RawDistanceDistribution(rows: data.rows, columns: data.columns, covered: covered)?
          .quantile(share, smallSample: smallSample) ?? 0
      }
    return distances.indices.filter { distances[$0] < cutOff }.map { Int32($0) }
  }

  private func distances(_ estimate: LocationScatter) -> [Double] {
    guard let factor = try? choleskyFactor(estimate.scatter) else {
      return [Double](repeating: .nan, count: data.rows)
    }
    return squaredDistances(data, centre: estimate.centre, factor: factor)
  }
}
