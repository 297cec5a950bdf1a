/// A table whose columns have a robust centre of 0 and a robust scale of 1.
struct RobustStandardised {
  /// The standardised values.
  let data: Matrix
  /// The medians.
  let centres: [Double]
  /// The scales; 1 for a constant column.
  let scales: [Double]
  /// The columns whose values are all equal.
  let constant: [Int]

  /// Standardises complete rows.
  ///
  /// - Throws: ``OutlierError/spreadOutOfRange(column:_:)`` or ``OutlierError/beyondReach(row:column:)``
  ///   where squares would leave the range of Double.
  init(_ complete: CompleteRows, scale: ColumnScale) throws(OutlierError) {
    let table = complete.data
    var (data, centres, scales, constant) = (table, [Double](), [Double](), [Int]())
    for column in 0..<table.columns {
      let sample = Array(table.column(column))
      let centre = sample.isEmpty ? 0 : value(ofMedianIn: sample)
      let spread = scale(sample)
      if spread == 0 { constant.append(column) }
      guard spread == 0 || (spread >= 1e-100 && spread <= 1e100) else {
        throw .spreadOutOfRange(column: column, spread)
      }
      let divisor = spread > 0 ? spread : 1
      data.withMutableColumn(column) { cells in
        for row in cells.indices { cells[row] = (cells[row] - centre) / divisor }
      }
      if let row = data.column(column).firstIndex(where: { !($0.magnitude <= 1e50) }) {
        throw .beyondReach(row: complete.rows[row - column * data.rows], column: column)
      }
      centres.append(centre)
      scales.append(divisor)
    }
    (self.data, self.centres, self.scales, self.constant) = (data, centres, scales, constant)
  }

  /// A centre and scatter of the standardised values in the units of the table.
  func inUnits(_ estimate: LocationScatter) -> LocationScatter {
    var scatter = estimate.scatter
    for column in scales.indices {
      for row in scales.indices { scatter[row, column] *= scales[row] * scales[column] }
    }
    let centre = scales.indices.map { estimate.centre[$0] * scales[$0] + centres[$0] }
    return LocationScatter(centre: centre, scatter: scatter)
  }
}

/// The scale by which columns are made comparable.
enum ColumnScale: Sendable, Hashable {
  /// ``QnScale`` with its finite-sample correction.
  case qn
  /// The scale of ``TauEstimate``.
  case tau

  /// Qn below 1,000 rows, tau from there on, where it is quicker and hardly less precise.
  static func automatic(rows: Int) -> ColumnScale { rows < 1_000 ? .qn : .tau }

  /// The scale of at least two finite values; when it is 0 although they differ, the interquartile
  /// range over 1.349, the mean absolute deviation times √(π/2) or a share of the range.
  func callAsFunction(_ values: [Double]) -> Double {
    let chosen = withoutFallback(values)
    if chosen > 0 { return chosen }
    let sorted = sortedAscending(values)
    let (lower, upper) = quartilesOf(sorted: sorted, .quantiles(.seven))
    if upper > lower { return (upper - lower) / 1.3489795003921634 }
    let centre = value(ofMedianIn: values)
    let mean = arithmeticMean(values.map { ($0 - centre).magnitude })
    if mean > 0 { return mean * (Double.pi / 2).squareRoot() }
    return (sorted.last ?? 0) - (sorted.first ?? 0)
  }

  /// The scale of at least two finite values; it may be 0.
  func withoutFallback(_ values: [Double]) -> Double {
    switch self {
    case .qn: return qnScale(sorted: sortedAscending(values), correction: .finiteSample)
    case .tau: return tauEstimate(values).scale
    }
  }
}

/// The median of at least one finite value, in a copy.
func value(ofMedianIn values: [Double]) -> Double {
  var copy = values
  return copy.withUnsafeMutableBufferPointer { medianInPlace($0) }
}
