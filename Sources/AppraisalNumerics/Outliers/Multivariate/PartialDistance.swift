/// The squared distance of a row over some of its indicators.
struct PartialDistance {
  /// The indicators, ascending.
  let indicators: [Int]
  /// `d²` over them.
  let square: Double
  /// `Σ⁻¹(x − μ)` over them, in the inverse of scales (the indicators are scaled to 1).
  private let leverage: [Double]
  /// The diagonal of the inverse correlations.
  private let precision: [Double]
  /// Deviations in scales.
  private let deviations: [Double]
  /// The correlations.
  private let correlations: Matrix

  /// Measures a row; `nil` when the scatter has no inverse.
  init?(_ row: [Double], _ estimate: LocationScatter, indicators: [Int]) {
    let scales = indicators.map { estimate.scatter[$0, $0].squareRoot() }
    guard scales.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    var correlations = Matrix.identity(indicators.count)
    for column in indicators.indices {
      for row in 0..<column {
        let value =
          estimate.scatter[indicators[row], indicators[column]] / (scales[row] * scales[column])
        correlations[row, column] = value
        correlations[column, row] = value
      }
    }
    let deviations = indicators.indices.map {
      (row[indicators[$0]] - estimate.centre[indicators[$0]]) / scales[$0]
    }
    guard let factor = regularFactor(correlations),
      let inverse = try? solvePositiveDefinite(factor: factor, .identity(indicators.count)),
      let right = try? Matrix(columns: [deviations]),
      let solved = try? solvePositiveDefinite(factor: factor, right)
    else { return nil }
    self.indicators = indicators
    self.deviations = deviations
    self.correlations = correlations
    leverage = Array(solved.column(0))
    precision = indicators.indices.map { inverse[$0, $0] }
    square = fixedOrderSum(zip(deviations, solved.column(0)).map { $0 * $1 })
  }

  /// The first indicator more than 10⁵⁰ scales from its centre.
  var firstBeyondReach: Int? {
    deviations.firstIndex { !($0.magnitude <= 1e50) }.map { indicators[$0] }
  }

  /// Whether the distance is beyond the cut-off for as many indicators.
  func isBeyond(_ probability: Double) -> Bool {
    guard let chi = try? ChiSquareDistribution(degrees: Double(indicators.count)) else {
      return false
    }
    return square >= chi.quantile(probability)
  }

  /// The indicator whose loss lowers the distance most; the first among equals.
  func largestDrop() -> Int? {
    indicators.indices.max { (drop($0), $1) < (drop($1), $0) }.map { indicators[$0] }
  }

  /// `d²` less that of the other indicators: the squared conditional deviation.
  private func drop(_ index: Int) -> Double {
    leverage[index] * leverage[index] / precision[index]
  }

  /// Every indicator's part.
  func parts(
    _ row: [Double], _ estimate: LocationScatter
  ) throws(OutlierError) -> [DistanceExplanation.Part] {
    let contributions = try contributions()
    return indicators.indices.map { index in
      let indicator = indicators[index]
      let scale = estimate.scatter[indicator, indicator].squareRoot()
      let surprise = leverage[index] / precision[index]
      return DistanceExplanation.Part(
        indicator: indicator, value: row[indicator], centre: estimate.centre[indicator],
        deviation: deviations[index], contribution: contributions[index],
        expected: row[indicator] - surprise * scale,
        conditionalDeviation: surprise * precision[index].squareRoot(),
        distanceWithout: max(square - drop(index), 0))
    }
  }

  /// `(R^(−½) z)ⱼ²` from the eigenvectors of the correlations.
  private func contributions() throws(OutlierError) -> [Double] {
    guard let (values, vectors) = try? symmetricEigen(correlations) else {
      throw .notPositiveDefinite
    }
    let coordinates = values.indices.map { column in
      values.indices.reduce(0) { $0 + vectors[$1, column] * deviations[$1] }
        / values[column].squareRoot()
    }
    return values.indices.map { row in
      let value = values.indices.reduce(0) { $0 + vectors[row, $1] * coordinates[$1] }
      return value * value
    }
  }
}
