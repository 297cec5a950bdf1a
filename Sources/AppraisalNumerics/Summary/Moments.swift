/// What a sum of squares is divided by.
public enum VarianceDivisor: Sendable, Hashable {
  /// *n* − 1, unbiased for independent draws.
  case sample
  /// *n*, the moment itself.
  case population

  /// The divisor for a number of values.
  ///
  /// - Parameter count: The number of values.
  /// - Returns: The divisor, 0 or less when there are too few values.
  public func divisor(count: Int) -> Int { self == .sample ? count - 1 : count }
}

extension Sample {
  /// The arithmetic mean, or `nil` when nothing is present.
  ///
  /// A second pass adds the mean of the residuals, which takes the rounding of the first away.
  ///
  /// - Complexity: O(*n*).
  public var mean: Double? { values.isEmpty ? nil : arithmeticMean(values) }

  /// The variance around the mean, in squared units; `nil` when the divisor would be 0.
  ///
  /// - Parameter divisor: *n* − 1 or *n*.
  /// - Returns: The variance.
  /// - Complexity: O(*n*).
  public func variance(divisor: VarianceDivisor) -> Double? {
    let degrees = divisor.divisor(count: count)
    guard degrees > 0 else { return nil }
    return sumOfSquares(values, around: arithmeticMean(values)) / Double(degrees)
  }

  /// The square root of the variance, in the unit of the values; `nil` when the divisor would be 0.
  ///
  /// - Parameter divisor: *n* − 1 or *n*.
  /// - Returns: The standard deviation.
  /// - Complexity: O(*n*).
  public func standardDeviation(divisor: VarianceDivisor) -> Double? {
    variance(divisor: divisor)?.squareRoot()
  }
}

/// The mean of finite values, at least one; a constant column gives its value exactly.
func arithmeticMean(_ values: [Double]) -> Double {
  values.withUnsafeBufferPointer { arithmeticMean($0) }
}

/// The mean of lent finite values, at least one.
func arithmeticMean(_ values: UnsafeBufferPointer<Double>) -> Double {
  let count = Double(values.count)
  let first = fixedOrderSum(values) / count
  // A sum beyond the range of Double: each term is divided first.
  guard first.isFinite else { return fixedOrderSum(count: values.count) { values[$0] / count } }
  return first + fixedOrderSum(count: values.count) { values[$0] - first } / count
}

/// `Σ (x - centre)²` for finite values.
func sumOfSquares(_ values: [Double], around centre: Double) -> Double {
  values.withUnsafeBufferPointer { cells in
    fixedOrderSum(count: cells.count) { (cells[$0] - centre) * (cells[$0] - centre) }
  }
}
