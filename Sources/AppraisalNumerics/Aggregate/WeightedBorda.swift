/// The weighted share of subjects beaten, indicator by indicator.
///
/// ```
/// b_ij = (subjects worse than i on j  +  ½ · others equal to i) / (n_j − 1)
/// y_i  = Σ_A w_j b_ij / Σ_A w_j
/// ```
/// over the *n_j* subjects with a value, and the indicators *A* present for the subject. Equals share
/// halves, or under ``Ties/none`` get nothing for each other. It is the only method that compares
/// subjects in pairs and still takes O(*n* log *n*). A single subject, who meets nobody, gets ½.
///
/// Source: Borda (1781), `borda1781elections`; the net flow form as in Brans and Vincke (1985),
/// `brans1985preference`.
public struct WeightedBorda: Sendable, Hashable {
  /// What equals get for each other.
  public enum Ties: String, Sendable, Hashable, CaseIterable {
    /// Half a win.
    case halves
    /// Nothing.
    case none
  }

  /// What equals get for each other.
  public let ties: Ties

  /// The method.
  /// - Parameter ties: What equals get for each other.
  public init(ties: Ties) { self.ties = ties }

  /// Computes the score.
  ///
  /// - Parameters:
  ///   - values: *n* × *p*; NaN where missing.
  ///   - weights: One per column.
  ///   - directions: One per column.
  ///   - availability: The share of columns that a subject needs.
  /// - Returns: One score per subject, 0…1, more is better; NaN where missing.
  /// - Throws: ``AggregateError/countMismatch(found:expected:)``,
  ///   ``AggregateError/infinite(row:column:)``.
  /// - Complexity: O(*n p*) with a radix sort per column.
  public func evaluate(
    _ values: Matrix, weights: WeightShares, directions: [Direction],
    availability: Availability = .any
  ) throws(AggregateError) -> [Double] {
    guard weights.shares.count == values.columns, directions.count == values.columns else {
      throw .countMismatch(
        found: min(weights.shares.count, directions.count), expected: values.columns)
    }
    if let (row, column) = values.firstInfinity() { throw .infinite(row: row, column: column) }
    let kernel = RowKernel(.arithmetic, weights: weights.shares, availability: availability)
    var points = values
    for column in 0..<values.columns {
      let shares = beaten(Array(values.column(column)), directions[column])
      points.withMutableColumn(column) { cells in
        for row in cells.indices { cells[row] = shares[row] }
      }
    }
    return aggregated(points, kernel)
  }

  private func beaten(_ column: [Double], _ direction: Direction) -> [Double] {
    let ranking = ScoreRanking(
      finite: column, best: direction == .higherIsBetter ? .lowerIsBetter : .higherIsBetter,
      tieBreaks: [], groups: nil)
    let others = Double(ranking.order.count - 1)
    return ranking.places(ties == .halves ? .average : .competition).map {
      others > 0 ? ($0 - 1) / others : $0 == $0 ? 0.5 : .nan
    }
  }
}

/// Aggregates the columns of a matrix with a kernel, in one go.
func aggregated(_ table: Matrix, _ kernel: RowKernel) -> [Double] {
  let scratch = RowKernel.Scratch(block: max(table.rows, 1))
  defer { scratch.deallocate() }
  return [Double](unsafeUninitializedCapacity: table.rows) { result, count in
    table.columnMajor.withUnsafeBufferPointer { cells in
      guard let base = cells.baseAddress, let target = result.baseAddress else { return }
      let children = (0..<table.columns).map { base + $0 * table.rows }
      _ = kernel.compute(children, count: table.rows, into: target, scratch)
      count = table.rows
    }
  }
}
