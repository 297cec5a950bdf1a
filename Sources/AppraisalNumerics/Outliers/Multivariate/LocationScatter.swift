/// A centre and a scatter matrix, robust or classical; the estimate that made it says which divisor and
/// which factors are in it.
public struct LocationScatter: Sendable, Equatable {
  /// One value per indicator, in its unit.
  public let centre: [Double]
  /// Indicators × indicators, in products of their units, symmetric.
  public let scatter: Matrix

  /// The standard deviation of each indicator that the scatter implies, in its unit.
  public var scales: [Double] { centre.indices.map { scatter[$0, $0].squareRoot() } }

  /// The correlations that the scatter implies; NaN beside an indicator without scatter.
  public var correlations: Matrix {
    var result = scatter
    let scales = scales
    for column in scales.indices {
      for row in scales.indices {
        result[row, column] =
          row == column ? 1 : scatter[row, column] / (scales[row] * scales[column])
      }
    }
    return result
  }

  /// The scatter multiplied by a factor.
  func scaled(by factor: Double) -> LocationScatter {
    var result = scatter
    result.withMutableStorage { cells in for index in cells.indices { cells[index] *= factor } }
    return LocationScatter(centre: centre, scatter: result)
  }
}

/// The mean and covariance of all complete rows: the yardstick that outliers bend.
///
/// - Parameter table: One row per subject, one column per indicator; rows with NaN are left out.
/// - Returns: Mean and covariance (divisor *n* − 1) in the units of the indicators.
/// - Throws: ``OutlierError/infinite(row:column:)``, ``OutlierError/noColumns``,
///   ``OutlierError/tooFewValues(found:needed:)`` below two complete rows, and
///   ``OutlierError/spreadOutOfRange(column:_:)`` where a square may leave the range of Double. A
///   constant column is no error: its variance and covariances are 0.
/// - Complexity: O(*n p*²).
public func classicalLocationScatter(_ table: Matrix) throws(OutlierError) -> LocationScatter {
  let complete = try CompleteRows(table, minimumRows: 2)
  for column in 0..<table.columns {
    let spread = complete.data.withColumn(column) {
      deviation($0, around: arithmeticMean($0), degrees: Double(complete.rows.count - 1))
    }
    guard spread == 0 || (spread >= 1e-100 && spread <= 1e100) else {
      throw .spreadOutOfRange(column: column, spread)
    }
  }
  let moments = subsetMoments(complete.data, rows: nil)
  if let (_, column) = moments.scatter.firstNotFinite() {
    throw .spreadOutOfRange(column: column, moments.scatter[column, column])
  }
  return moments
}
