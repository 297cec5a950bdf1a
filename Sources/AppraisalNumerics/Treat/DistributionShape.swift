/// Skewness and kurtosis of the values present, as spreadsheets compute them ("type 2").
///
/// With deviations *d* from the mean of *n* values:
/// ```
/// G1 = √(n(n−1)) / (n−2) · √n Σd³ / (Σd²)^{3/2}                       n ≥ 3
/// G2 = (n−1) / ((n−2)(n−3)) · ((n+1)(r − 3) + 6),   r = n Σd⁴ / (Σd²)²     n ≥ 4
/// ```
/// Both are 0 for a normal distribution in expectation and have no unit.
///
/// Source: Joanes and Gill (1998), `joanes1998comparing`.
public struct DistributionShape: Sendable, Hashable {
  /// Values present.
  public let count: Int
  /// Different values present.
  public let distinct: Int
  /// How often the most frequent value occurs.
  public let modeCount: Int
  /// G1; NaN below three values or when all are equal.
  public let skewness: Double
  /// G2, the excess kurtosis; NaN below four values or when all are equal.
  public let kurtosis: Double

  /// The shape of a column.
  ///
  /// - Parameter column: Values in any unit; NaN where missing.
  /// - Throws: ``TreatError/infinite(row:)``.
  /// - Complexity: O(*n* log *n*), for the distinct values.
  public init(_ column: [Double]) throws(TreatError) {
    if let row = column.firstIndex(where: { $0.isInfinite }) { throw .infinite(row: row) }
    self.init(sorted: column.filter { !$0.isNaN }.sorted())
  }

  /// The shape of values in ascending order.
  init(sorted values: [Double]) {
    count = values.count
    (distinct, modeCount) = DistributionShape.frequencies(values)
    let largest = max(values.first?.magnitude ?? 0, values.last?.magnitude ?? 0)
    guard count >= 3, distinct > 1 else {
      (skewness, kurtosis) = (.nan, .nan)
      return
    }
    // Powers of deviations would leave the range of Doubles for very large or small values; a power
    // of two takes the largest magnitude to about 1 and changes no digit of the ratios.
    let scale =
      largest.isNormal ? (largest < 0x1p1000 ? 1 / largest.binade : 0x1p-1000) : 0x1p1022
    let scaled = values.map { $0 * scale }
    let mean = arithmeticMean(scaled)
    let n = Double(count)
    let powers = scaled.withUnsafeBufferPointer { cells in
      (2...4).map { power in
        fixedOrderSum(count: cells.count) { row in
          let deviation = cells[row] - mean
          let square = deviation * deviation
          return power == 2 ? square : power == 3 ? square * deviation : square * square
        }
      }
    }
    skewness = DistributionShape.skewness(count: n, powers[0], powers[1])
    kurtosis = DistributionShape.kurtosis(count: n, powers[0], powers[2])
  }

  /// G1 from the sums of the second and third powers of the deviations; *n* ≥ 3.
  static func skewness(count n: Double, _ second: Double, _ third: Double) -> Double {
    (n * (n - 1)).squareRoot() / (n - 2) * n.squareRoot() * third / (second * second.squareRoot())
  }

  /// G2 from the sums of the second and fourth powers of the deviations; NaN for *n* < 4.
  static func kurtosis(count n: Double, _ second: Double, _ fourth: Double) -> Double {
    let ratio = n * fourth / (second * second)
    return n < 4 ? .nan : (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (ratio - 3) + 6)
  }

  /// The number of distinct values and how often the most frequent one occurs.
  static func frequencies(_ sorted: [Double]) -> (distinct: Int, mode: Int) {
    var (distinct, mode, run) = (0, 0, 0)
    for (position, value) in sorted.enumerated() {
      let repeats = position > 0 && sorted[position - 1] == value
      run = repeats ? run + 1 : 1
      if !repeats { distinct += 1 }
      mode = max(mode, run)
    }
    return (distinct, mode)
  }
}
