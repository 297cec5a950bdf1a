import Glibc

/// Weights from comparisons in pairs, with a check whether the comparisons fit together.
///
/// `a_ij` says how many times as important *i* is as *j*, `a_ji = 1 / a_ij`. The weights are the
/// principal eigenvector, `A w = λ w`, and
/// ```
/// CI = (λ − k) / (k − 1),    CR = CI / RI(k)
/// ```
/// compares the inconsistency with that of random comparisons. A CR above 0.1 says that the
/// comparisons contradict each other; it is reported, not refused. `RI` tables differ between
/// authors, so the table is part of the specification.
///
/// Source: Saaty (1980), `saaty1980analytic`; Alonso and Lamata (2006), `alonso2006consistency`.
public struct AnalyticHierarchy: Sendable {
  /// A table of mean consistency indices of random comparisons.
  public enum RandomIndex: String, Sendable, Hashable, CaseIterable {
    /// Saaty's own, two decimals.
    case saaty
    /// Of 100,000 matrices each, four decimals.
    case alonsoLamata

    /// The index for a number of items from 3 to 15.
    func value(_ count: Int) -> Double {
      let table: [Double] =
        switch self {
        case .saaty:
          [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59]
        case .alonsoLamata:
          [
            0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499, 1.4854, 1.5141, 1.5365,
            1.5551, 1.5713, 1.5838,
          ]
        }
      return table[count - 3]
    }
  }

  /// The weights.
  public let weights: WeightShares
  /// The principal eigenvalue λ, at least the number of items.
  public let eigenvalue: Double
  /// The consistency index CI; 0 for one or two items, which cannot contradict each other.
  public let consistencyIndex: Double
  /// The consistency ratio CR; 0 for one or two items.
  public let consistencyRatio: Double

  /// Evaluates comparisons.
  ///
  /// - Parameters:
  ///   - comparisons: *k* × *k*, within 10⁻¹⁰⁰…10¹⁰⁰ (a ninth to nine is usual) and reciprocal to a
  ///     relative 10⁻⁶, *k* from 1 to 15.
  ///   - randomIndex: The table of random indices.
  /// - Throws: ``WeightingError/badComparison(row:column:)`` or
  ///   ``WeightingError/notReciprocal(row:column:)`` naming the first cell that is wrong,
  ///   ``WeightingError/countMismatch(found:expected:)`` when the matrix is not square,
  ///   ``WeightingError/tooManyItems(_:)``, ``WeightingError/noWeight`` without items.
  /// - Complexity: O(*k*²) per iteration; a few dozen iterations.
  public init(comparisons: Matrix, randomIndex: RandomIndex) throws(WeightingError) {
    try AnalyticHierarchy.check(comparisons)
    let count = comparisons.rows
    let (vector, value) = AnalyticHierarchy.principalVector(comparisons)
    weights = try WeightShares(stated: vector)
    eigenvalue = value
    consistencyIndex = count < 3 ? 0 : max(0, (value - Double(count)) / Double(count - 1))
    consistencyRatio = count < 3 ? 0 : consistencyIndex / randomIndex.value(count)
  }

  /// Combines the comparisons of several people by geometric means, which keeps them reciprocal.
  ///
  /// - Parameter people: One matrix per person, all of the same order.
  /// - Returns: The combined comparisons, `exp(mean of ln a_ij)`.
  /// - Throws: As ``init(comparisons:randomIndex:)``, also for matrices of different orders;
  ///   ``WeightingError/noWeight`` without people.
  /// - Complexity: O(*m k*²) for *m* people.
  public static func combined(_ people: [Matrix]) throws(WeightingError) -> Matrix {
    guard let first = people.first else { throw .noWeight }
    for person in people {
      try check(person)
      guard person.rows == first.rows else {
        throw .countMismatch(found: person.rows, expected: first.rows)
      }
    }
    var combined = first
    for row in 0..<first.rows {
      for column in 0..<first.rows {
        let logarithms = people.map { logarithm($0[row, column]) }
        combined[row, column] = exp(arithmeticMean(logarithms))
      }
    }
    return combined
  }

  private static func check(_ comparisons: Matrix) throws(WeightingError) {
    let count = comparisons.rows
    guard count > 0 else { throw .noWeight }
    guard comparisons.columns == count else {
      throw .countMismatch(found: comparisons.columns, expected: count)
    }
    guard count <= 15 else { throw .tooManyItems(count) }
    for row in 0..<count {
      for column in 0..<count {
        let value = comparisons[row, column]
        guard value >= 1e-100, value <= 1e100 else {
          throw .badComparison(row: row, column: column)
        }
        guard (value * comparisons[column, row] - 1).magnitude <= 1e-6 else {
          throw .notReciprocal(row: row, column: column)
        }
      }
    }
  }

  /// The principal eigenvector and its eigenvalue, by power iteration.
  ///
  /// A positive matrix has one largest eigenvalue, simple, with a positive vector (Perron), and the
  /// iteration converges to it from any positive start. Grossly circular comparisons (a thousand
  /// times, all the way round) have others nearly as large, which a shift by the eigenvalue itself
  /// halves beside it: `A + λ I` has the same vectors.
  private static func principalVector(_ matrix: Matrix) -> (vector: [Double], value: Double) {
    let count = matrix.rows
    var vector = [Double](repeating: 1 / Double(count), count: count)
    var value = Double(count)
    for step in 0..<10_000 {
      let image = (0..<count).map { row in
        fixedOrderSum(count: count) { matrix[row, $0] * vector[$0] }
      }
      value = fixedOrderSum(image)
      let shift = step < 1_000 ? 0 : value
      let next = zip(image, vector).map { ($0 + shift * $1) / (value + shift) }
      let change = zip(next, vector).reduce(0) { max($0, ($1.0 - $1.1).magnitude / $1.0) }
      vector = next
      if change <= 0x1p-51 { break }
    }
    return (vector, value)
  }
}
