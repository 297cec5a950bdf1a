/// A hyperplane on which most or all rows lie: one indicator is determined by the others there.
///
/// ```
/// Σⱼ coefficients[j] · xⱼ = offset
/// ```
/// The offset is the median of the left side over all complete rows. It is found where a robust scatter would have the determinant 0: when all rows obey a linear rule
/// (a total beside its parts), or so many that the estimate rests on them alone (an exact fit, as
/// with a grade that nearly everybody got). The rows off the plane are the outliers then, and no
/// distance is needed to see it.
public struct Hyperplane: Sendable, Hashable {
  /// One coefficient per indicator, in the inverse of its unit, the largest in proportion to the
  /// spread of its indicator being 1 / spread.
  public let coefficients: [Double]
  /// The right-hand side, without unit.
  public let offset: Double
  /// How many independent linear rules hold for the rows that led to the plane, at least 1.
  public let rules: Int
  /// The rows on the plane, ascending: off it by less than a millionth of a spread.
  public let members: [Int]
  /// The complete rows off the plane, ascending.
  public let outliers: [Int]
  /// The rows that have a missing value.
  public let incompleteRows: [Int]

  /// The indicators that take part: coefficient times spread at least a millionth of the largest.
  public let indicators: [Int]
}

/// A hyperplane through standardised rows.
struct StandardisedPlane {
  /// A unit vector.
  let normal: [Double]
  /// `Σ normal[j] z[j]` on the plane: the median over all rows, since more than half lie on a plane
  /// that is worth reporting, while a mean would lose its digits to one gross value.
  let level: Double
  /// How many directions have no spread.
  let rules: Int

  /// The plane of least spread through rows.
  init?(_ data: Matrix, through rows: [Int32]) {
    let estimate = subsetMoments(data, rows: rows)
    guard let (values, vectors) = try? symmetricEigen(estimate.scatter), let largest = values.first
    else { return nil }
    normal = Array(vectors.column(values.count - 1))
    level = value(ofMedianIn: Self.projections(data, normal))
    rules = max(values.count { $0 <= 1e-11 * max(largest, 1) }, 1)
  }

  private static func projections(_ data: Matrix, _ normal: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: data.rows)
    for column in normal.indices {
      for (row, value) in data.column(column).enumerated() {
        sums[row] += normal[column] * value
      }
    }
    return sums
  }

  /// The plane of least spread through rows, when at least `size` rows of the table lie on it.
  ///
  /// A few gross values can make a covariance look singular without any plane; the count tells.
  static func confirmed(
    _ data: Matrix, through rows: [Int32], size: Int
  ) -> StandardisedPlane? {
    guard rows.count >= 2, let plane = StandardisedPlane(data, through: rows) else { return nil }
    return plane.members(data).count >= size ? plane : nil
  }

  /// How far each row is from the plane.
  func distances(_ data: Matrix) -> [Double] {
    Self.projections(data, normal).map { ($0 - level).magnitude }
  }

  /// The rows that count as on the plane.
  func members(_ data: Matrix) -> [Int] {
    let distances = distances(data)
    return distances.indices.filter { distances[$0] <= 1e-6 }
  }

  /// The plane in the units and rows of the table.
  func inUnits(_ standardised: RobustStandardised, _ complete: CompleteRows) -> Hyperplane {
    let largest = normal.reduce(0) { max($0, $1.magnitude) }
    let weights = normal.map { $0.magnitude < 1e-6 * largest ? 0 : $0 / largest }
    let coefficients = zip(weights, standardised.scales).map { $0 / $1 }
    let offset = coefficients.indices.reduce(level / largest) {
      $0 + coefficients[$1] * standardised.centres[$1]
    }
    let on = Set(members(standardised.data))
    return Hyperplane(
      coefficients: coefficients, offset: offset, rules: rules,
      members: complete.rows.indices.filter(on.contains).map { complete.rows[$0] },
      outliers: complete.rows.indices.filter { !on.contains($0) }.map { complete.rows[$0] },
      incompleteRows: complete.incomplete,
      indicators: weights.indices.filter { weights[$0] != 0 })
  }
}
