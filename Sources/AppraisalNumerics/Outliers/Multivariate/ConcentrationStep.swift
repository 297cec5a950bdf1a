/// A subset of rows with its mean, covariance and the factor of the latter.
struct Concentration: Sendable {
  /// The rows, ascending.
  let rows: [Int32]
  /// Mean and covariance (divisor *m* − 1).
  let estimate: LocationScatter
  /// `L` of the covariance.
  let factor: Matrix
  /// The logarithm of its determinant.
  let logDeterminant: Double

  /// Fits a subset; `nil` when its rows lie on a hyperplane (see ``regularFactor(_:)``).
  init?(_ data: Matrix, rows: [Int32], near reference: [Double]? = nil) {
    let estimate = subsetMoments(data, rows: rows, reference: reference)
    guard let factor = regularFactor(estimate.scatter) else { return nil }
    self.rows = rows
    self.estimate = estimate
    self.factor = factor
    logDeterminant = AppraisalNumerics.logDeterminant(ofFactor: factor)
  }

  /// The `size` rows nearest to the centre, ascending; among equals the earlier rows.
  func nearest(_ size: Int, in data: Matrix) -> [Int32] {
    nearestRows(squaredDistances(data, centre: estimate.centre, factor: factor), size)
  }
}

/// The outcome of concentrating one start.
enum ConcentrationOutcome: Sendable {
  /// A subset with a positive determinant.
  case regular(Concentration)
  /// Rows that lie on a hyperplane.
  case singular(rows: [Int32])
}

/// The rows of the smallest values, ascending; among equals the earlier rows.
func nearestRows(_ values: [Double], _ size: Int) -> [Int32] {
  let bound = value(ofRank: size - 1, in: values)
  // Half of the rows qualify, in no order that a processor could guess: no branch on that.
  let rows = [Int32](unsafeUninitializedCapacity: values.count) { rows, filled in
    for row in values.indices {
      rows[filled] = Int32(row)
      filled += values[row] <= bound ? 1 : 0
    }
  }
  var surplus = rows.count - size
  guard surplus > 0 else { return rows }
  let kept = rows.reversed().filter { row in
    guard surplus > 0, values[Int(row)] == bound else { return true }
    surplus -= 1
    return false
  }
  return kept.reversed()
}

/// Takes concentration steps: each fits the rows nearest to the last fit, which never raises the
/// determinant.
///
/// - Parameters:
///   - start: A subset of any size.
///   - size: The rows of every further subset.
///   - data: *n* × *p*, finite.
///   - steps: At most as many steps; fewer when the subset stays the same or the determinant stops
///     falling.
/// - Returns: The last subset.
/// - Complexity: O(*n p*²) per step.
///
/// Rousseeuw and Van Driessen (1999) `[rousseeuw1999fast]`.
func concentrate(
  _ start: Concentration, size: Int, in data: Matrix, steps: Int
) -> ConcentrationOutcome {
  var current = start
  for _ in 0..<steps {
    let rows = current.nearest(size, in: data)
    if rows == current.rows { break }
    let reference = rows.count > 1_000 ? current.estimate.centre : nil
    guard let next = Concentration(data, rows: rows, near: reference) else {
      return .singular(rows: rows)
    }
    let settled = current.rows.count == size && next.logDeterminant >= current.logDeterminant
    if settled { break }
    current = next
  }
  return .regular(current)
}
