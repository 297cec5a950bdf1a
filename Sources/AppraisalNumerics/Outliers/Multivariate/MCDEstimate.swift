/// Centre and scatter by the minimum covariance determinant, and the distance of every row.
public struct MCDEstimate: Sendable {
  /// The complete rows, ascending, from 0.
  public let rows: [Int]
  /// The rows that have a missing value: left out, their distances NaN.
  public let incompleteRows: [Int]
  /// `h`, the number of rows that the raw estimate rests on.
  public let coveredRows: Int
  /// Those rows, ascending.
  public let bestSubset: [Int]
  /// `ln det` of their covariance (divisor *h* − 1), without factors, in the units of the table.
  public let logDeterminant: Double
  /// Centre and scatter from them, with both factors.
  public let raw: LocationScatter
  /// The consistency factor `c(h/n)` of the raw scatter.
  public let rawConsistency: Double
  /// The small-sample factor of the raw scatter.
  public let rawSmallSample: Double
  /// Whether each row kept its weight in the reweighted estimate; one per row of the table.
  public let isKept: [Bool]
  /// Centre and scatter from the rows that kept their weight, with both factors.
  public let reweighted: LocationScatter
  /// The consistency factor of the reweighted scatter.
  public let consistency: Double
  /// The small-sample factor of the reweighted scatter.
  public let smallSample: Double
  /// Squared distances under the raw estimate, one per row of the table.
  public let rawDistances: [Double]
  /// Squared distances under the reweighted estimate, one per row of the table.
  public let distances: [Double]
  /// How the starts ended.
  public let search: MCDSearchReport

  /// Whether there are fewer than five complete rows per indicator.
  public var isThin: Bool { rows.count < 5 * raw.centre.count }

  /// The number of rows that kept their weight.
  public var keptRows: Int { isKept.count { $0 } }

  /// The rows whose reweighted squared distance is beyond a quantile of chi-square.
  ///
  /// The usual rule, which flags too many rows of small tables; ``OutlierTest`` is the careful one.
  ///
  /// - Parameter probability: Inside 0…1; 0.975 is usual.
  /// - Returns: Row numbers, ascending; none for other probabilities, which have no quantile.
  /// - Complexity: O(*n*).
  public func outliers(beyond probability: Double = 0.975) -> [Int] {
    guard let chi = try? ChiSquareDistribution(degrees: Double(raw.centre.count)) else {
      return []
    }
    let cutOff = chi.quantile(probability)
    return distances.indices.filter { distances[$0] >= cutOff }
  }
}
