import AppraisalNumerics

/// Robust statistics.
extension Work {
  /// Half of the rows and weights by chi-square: what the peers have.
  static func covariance(
    _ folder: DataFolder, _ starts: MinimumCovarianceDeterminant.Starts
  ) throws -> Work {
    let values = try folder.doubles("cloud")
    let cloud = try Matrix(rows: values.count / 10, columns: 10, columnMajor: values)
    BLASThreads.set(NumericsBenchmark.threads)
    let estimator = try MinimumCovarianceDeterminant(
      coverage: 0.5, starts: starts, consistency: .atKeptShare, weighting: .chiSquare)
    return Work(bytes: values.count * 8, isSlow: true) {
      guard case .estimate(let estimate) = try estimator(cloud) else { return .numbers([]) }
      return .numbers([
        ("logdet", estimate.logDeterminant), ("flags", Double(estimate.outliers().count)),
      ])
    }
  }

  static func medcouple(_ folder: DataFolder) throws -> Work {
    let values = try folder.doubles("values")
    return Work(bytes: values.count * 8, isSlow: true) {
      let few = try Sample(values.prefix(10_000)).medcouple ?? .nan
      return .numbers([
        ("medcouple", try Sample(values).medcouple ?? .nan), ("medcoupleOf10000", few),
      ])
    }
  }

  static func qn(_ folder: DataFolder) throws -> Work {
    let values = try folder.doubles("values")
    return Work(bytes: values.count * 8, isSlow: true) {
      .numbers([("qn", try Sample(values).qn(correction: .finiteSample) ?? .nan)])
    }
  }
}
