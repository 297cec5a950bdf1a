/// The constraints on the unknowns of one subject's programme, `A x ≤ b`.
///
/// First one row per subject (right side 1), then the bounds of shares that can bind, then `−x_j ≤ 0`
/// (right sides 0). Unknowns of zero are feasible.
struct BenefitConstraints: Sendable {
  /// The number of indicators.
  let width: Int
  /// The number of subjects.
  let subjectCount: Int
  /// The number of all rows.
  let count: Int
  /// Column after column of the subjects' values.
  private let values: [Double]
  private let shares: [[Double]]

  /// Constraints.
  ///
  /// - Parameters:
  ///   - values: Column after column of the subjects' values.
  ///   - factors: What each column is multiplied by.
  ///   - subjectCount: The number of subjects.
  ///   - parts: The part of the score that one unit of each unknown makes.
  ///   - bounds: Bounds of shares; empty for none.
  init(
    values: [Double], factors: [Double], subjectCount: Int, parts: [Double],
    bounds: [BenefitOfDoubt.ShareBounds]
  ) {
    var shares: [[Double]] = []
    for (column, bound) in bounds.enumerated() {
      // parts_j x_j − hi Σ parts_i x_i ≤ 0 and lo Σ parts_i x_i − parts_j x_j ≤ 0
      if bound.upper < 1 {
        shares.append(parts.indices.map { parts[$0] * (($0 == column ? 1 : 0) - bound.upper) })
      }
      if bound.lower > 0 {
        shares.append(parts.indices.map { parts[$0] * (bound.lower - ($0 == column ? 1 : 0)) })
      }
    }
    width = parts.count
    count = subjectCount + shares.count + parts.count
    let isPlain = factors.allSatisfy { $0 == 1 }
    self.values =
      isPlain
      ? values
      : values.indices.map { values[$0] * factors[$0 / subjectCount] }
    self.subjectCount = subjectCount
    self.shares = shares
  }

  /// The first of the rows `−x_j ≤ 0`.
  var firstSign: Int { count - width }

  /// The right side of a row.
  func rightSide(_ row: Int) -> Double { row < subjectCount ? 1 : 0 }

  /// The coefficients of a row.
  func row(_ row: Int) -> [Double] {
    if row < subjectCount { return (0..<width).map { values[$0 * subjectCount + row] } }
    if row < firstSign { return shares[row - subjectCount] }
    return (0..<width).map { $0 == row - firstSign ? -1 : 0 }
  }

  /// `A v` for all rows.
  func products(_ vector: [Double]) -> [Double] {
    var products = [Double](repeating: 0, count: count)
    values.withUnsafeBufferPointer { values in
      products.withUnsafeMutableBufferPointer { products in
        for column in 0..<width where vector[column] != 0 {
          let (start, factor) = (column * subjectCount, vector[column])
          for row in 0..<subjectCount { products[row] += values[start + row] * factor }
        }
      }
    }
    for (position, share) in shares.enumerated() {
      products[subjectCount + position] = fixedOrderSum(count: width) { share[$0] * vector[$0] }
    }
    for column in 0..<width { products[firstSign + column] = -vector[column] }
    return products
  }
}
