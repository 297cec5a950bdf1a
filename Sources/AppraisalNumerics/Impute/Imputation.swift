/// What a missing value is replaced by; only when a scheme says so.
///
/// Observed values are bit-identical afterwards. Where fewer than the stated number of observed
/// values is there to impute from, the value stays missing and is listed as such. An imputed value
/// lies between the extremes observed; it carries no error of its own, so that spreads come out too
/// small the more is imputed.
///
/// Source: OECD and JRC (2008), §3, `oecd2008handbook`.
public enum Imputation: Sendable, Hashable {
  /// The mean of all values observed.
  case mean(minimumObserved: Int)
  /// The median of all values observed, the mean of the middle two for an even number.
  case median(minimumObserved: Int)
  /// The mean of the values observed in the subject's peer group.
  case peerGroupMean(minimumObserved: Int)
  /// The median of the values observed in the subject's peer group.
  case peerGroupMedian(minimumObserved: Int)
  /// The mean place of the subject between worst and best of the sibling indicators, brought back
  /// to the indicator's own unit; at least `minimumObserved` siblings are observed for the subject.
  ///
  /// ```
  /// u = mean of (x_s − worst_s) / (best_s − worst_s) over siblings s observed,
  /// x = worst + u · (best − worst)
  /// ```
  /// Worst and best are the extremes observed in each column. Where the column itself is constant or
  /// has no value, nothing is imputed.
  case siblingMean(minimumObserved: Int)

  /// Imputes a column.
  ///
  /// - Parameters:
  ///   - column: One value per subject, in the indicator's unit; NaN where missing.
  ///   - direction: Which end is the better one; for the mean of siblings.
  ///   - groups: The peer groups, where those are asked for.
  ///   - siblings: The other indicators of the same parent with their directions, where those are
  ///     asked for. Constant siblings have no say; without siblings everything stays missing.
  /// - Returns: The column, the rows that were imputed and those that stay missing.
  /// - Throws: ``ImputeError/badMinimum(_:)``, ``ImputeError/infinite(row:)``,
  ///   ``ImputeError/siblingRows(found:expected:)``, and ``ImputeError/groupCount(labels:rows:)`` where
  ///   peer groups are asked for and not given or have another number of rows.
  /// - Complexity: O(*n*), O(*n* log *n*) for medians, O(*n s*) for *s* siblings.
  public func imputed(
    _ column: [Double], direction: Direction = .higherIsBetter, groups: PeerGroups? = nil,
    siblings: [(column: [Double], direction: Direction)] = []
  ) throws(ImputeError) -> ImputedColumn {
    try check(column)
    for sibling in siblings {
      guard sibling.column.count == column.count else {
        throw .siblingRows(found: sibling.column.count, expected: column.count)
      }
      try check(sibling.column)
    }
    switch self {
    case .mean(let minimum): return fill(column, [everybody(column)], minimum, average)
    case .median(let minimum): return fill(column, [everybody(column)], minimum, middle)
    case .peerGroupMean(let minimum):
      return fill(column, try members(groups, column), minimum, average)
    case .peerGroupMedian(let minimum):
      return fill(column, try members(groups, column), minimum, middle)
    case .siblingMean(let minimum):
      return fillFromSiblings(column, direction, siblings, minimum)
    }
  }

  private var minimumObserved: Int {
    switch self {
    case .mean(let minimum), .median(let minimum), .peerGroupMean(let minimum),
      .peerGroupMedian(let minimum), .siblingMean(let minimum):
      minimum
    }
  }

  private func check(_ column: [Double]) throws(ImputeError) {
    guard minimumObserved >= 1 else { throw .badMinimum(minimumObserved) }
    if let row = column.firstIndex(where: { $0.isInfinite }) { throw .infinite(row: row) }
  }

  private func everybody(_ column: [Double]) -> [Int32] { Array(0..<Int32(column.count)) }

  private func members(
    _ groups: PeerGroups?, _ column: [Double]
  ) throws(ImputeError) -> [[Int32]] {
    guard let groups, groups.labels.count == column.count else {
      throw .groupCount(labels: groups?.labels.count ?? 0, rows: column.count)
    }
    return groups.members
  }

  private func average(_ observed: [Double]) -> Double { arithmeticMean(observed) }

  private func middle(_ observed: [Double]) -> Double {
    var copy = observed
    return copy.withUnsafeMutableBufferPointer { medianInPlace($0) }
  }

  private func fill(
    _ column: [Double], _ groups: [[Int32]], _ minimum: Int, _ centre: ([Double]) -> Double
  ) -> ImputedColumn {
    var result = ImputedColumn(values: column)
    for rows in groups {
      let observed = rows.map { column[Int($0)] }.filter { !$0.isNaN }
      guard observed.count < rows.count else { continue }
      let value = observed.count >= minimum ? centre(observed) : .nan
      for row in rows where column[Int(row)].isNaN { result.set(Int(row), value) }
    }
    return result.ordered()
  }

  private func fillFromSiblings(
    _ column: [Double], _ direction: Direction,
    _ siblings: [(column: [Double], direction: Direction)], _ minimum: Int
  ) -> ImputedColumn {
    var result = ImputedColumn(values: column)
    let own = siblingScale(column, direction)
    let scales = siblings.map { siblingScale($0.column, $0.direction) }
    for row in column.indices where column[row].isNaN {
      let shares = zip(siblings, scales).compactMap { sibling, scale in
        scale.map { $0(sibling.column[row]) }.flatMap { $0.isNaN ? nil : $0 }
      }
      guard let own, shares.count >= minimum else {
        result.set(row, .nan)
        continue
      }
      result.set(row, own.origin + shares.reduce(0, +) / Double(shares.count) * own.span)
    }
    return result.ordered()
  }

  /// The line from worst to best; `nil` for a constant column, and for one without values.
  private func siblingScale(_ column: [Double], _ direction: Direction) -> LinearScale? {
    let spread = column.withUnsafeBufferPointer { ColumnSpread($0) }
    guard !spread.isConstant else { return nil }
    let rises = direction == .higherIsBetter
    return try? LinearScale(
      worst: rises ? spread.minimum : spread.maximum,
      best: rises ? spread.maximum : spread.minimum)
  }
}
