/// Closeness to an ideal subject, far from an anti-ideal one (TOPSIS).
///
/// With normalised columns *z*, weights *w* and `v = w z`:
/// ```
/// d⁺ = √Σ_j (v_j − best_j)²,    d⁻ = √Σ_j (v_j − worst_j)²,    C = d⁻ / (d⁺ + d⁻)
/// ```
/// `best` and `worst` are taken from the data, column by column and by direction. The order of
/// subjects depends on the normalisation, so a method's name without it is no specification:
/// ```
/// vector   z = x / √Σ x²                      a column of zeros stays zero
/// minMax   z = (x − min) / (max − min)        a constant column becomes zero
/// none     z = x
/// ```
/// A subject with a missing value has no closeness and does not take part in the ideals. Where all
/// subjects are equal, a single one included, there is no distance to measure and C is missing.
/// Adding or removing a subject can turn the order of two others round.
///
/// Source: Hwang and Yoon (1981), `hwang1981multiple`; Tzeng and Huang (2011), `tzeng2011multiple`.
public struct Topsis: Sendable, Hashable {
  /// How columns are made comparable.
  public enum Scaling: String, Sendable, Hashable, CaseIterable {
    /// By the Euclidean length of the column.
    case vector
    /// Between minimum and maximum.
    case minMax
    /// Columns are comparable already.
    case none
  }

  /// How columns are made comparable.
  public let scaling: Scaling

  /// The method.
  /// - Parameter scaling: How columns are made comparable.
  public init(scaling: Scaling) { self.scaling = scaling }

  /// Closeness with its ingredients.
  public struct Outcome: Sendable, Hashable {
    /// C per subject, 0…1, more is better; NaN where missing.
    public let closeness: [Double]
    /// d⁺ per subject, in weighted normalised units; NaN where missing, +∞ beyond the range of Double.
    public let distanceToBest: [Double]
    /// d⁻ per subject, likewise.
    public let distanceToWorst: [Double]
    /// The ideal, in weighted normalised units, one per column; NaN without a complete subject.
    public let best: [Double]
    /// The anti-ideal, likewise.
    public let worst: [Double]
  }

  /// Computes the closeness.
  ///
  /// - Parameters:
  ///   - values: *n* × *p*; NaN where missing.
  ///   - weights: One per column.
  ///   - directions: One per column.
  /// - Returns: Closeness, distances and ideals.
  /// - Throws: ``AggregateError/countMismatch(found:expected:)``,
  ///   ``AggregateError/infinite(row:column:)``.
  /// - Complexity: O(*n p*).
  public func evaluate(
    _ values: Matrix, weights: WeightShares, directions: [Direction]
  ) throws(AggregateError) -> Outcome {
    let table = try IdealTable(values, weights: weights, directions: directions)
    let weighted = zip(table.columns, weights.shares).map { column, weight in
      scaled(column).map { weight * $0 }
    }
    let ends = zip(weighted, directions).map { column, direction in
      let (lowest, highest) = (column.min() ?? .nan, column.max() ?? .nan)
      return direction == .higherIsBetter ? (highest, lowest) : (lowest, highest)
    }
    let unit = Topsis.unit(weighted)
    let toBest = distances(weighted, from: ends.map(\.0), unit: unit, count: table.rows.count)
    let toWorst = distances(weighted, from: ends.map(\.1), unit: unit, count: table.rows.count)
    let closeness = zip(toBest, toWorst).map { $1 / ($0 + $1) }
    return Outcome(
      closeness: table.spread(closeness), distanceToBest: table.spread(toBest.map { $0 * unit }),
      distanceToWorst: table.spread(toWorst.map { $0 * unit }), best: ends.map(\.0),
      worst: ends.map(\.1))
  }

  /// A power of two in which the distances are neither too large nor too small to be squared.
  private static func unit(_ columns: [[Double]]) -> Double {
    let range = columns.reduce(0) { largest, column in
      max(largest, (column.max() ?? 0) - (column.min() ?? 0))
    }
    if range == 0 || (range > 0x1p-500 && range < 0x1p500) { return 1 }
    return range.isFinite ? range.binade : 0x1p1023
  }

  private func scaled(_ column: [Double]) -> [Double] {
    let largest = column.reduce(0) { max($0, $1.magnitude) }
    switch scaling {
    case .none: return column
    case .vector:
      guard largest > 0 else { return column }
      // The largest magnitude is taken out first, so that squares stay in range.
      let length = fixedOrderSum(count: column.count) {
        column[$0] / largest * (column[$0] / largest)
      }.squareRoot()
      return column.map { $0 / largest / length }
    case .minMax:
      let range = ValueRange(column)
      return column.map { range.share(from: range.lowest, to: $0) }
    }
  }

  /// Distances in a unit.
  private func distances(
    _ columns: [[Double]], from point: [Double], unit: Double, count: Int
  ) -> [Double] {
    var squares = [Double](repeating: 0, count: count)
    for (column, end) in zip(columns, point) {
      for row in squares.indices {
        let distance = unit == 1 ? column[row] - end : column[row] / unit - end / unit
        squares[row] += distance * distance
      }
    }
    return squares.map { $0.squareRoot() }
  }
}
