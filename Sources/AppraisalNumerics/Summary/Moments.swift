/// What a sum of squares is divided by: `Σ (x − x̄)² / (n − 1)` or `/ n`.
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
  /// A second pass adds the mean of the residuals, which takes the rounding of the first away. Finite
  /// for all finite values; a constant column gives its value exactly.
  ///
  /// - Complexity: O(*n*).
  public var mean: Double? { values.isEmpty ? nil : arithmeticMean(values) }

  /// The variance around the mean, `Σ (x − x̄)² / (n − 1 or n)`, in squared units; `nil` when the
  /// divisor would be 0.
  ///
  /// - Parameter divisor: *n* − 1 or *n*.
  /// - Returns: The variance, 0 just when all values are equal or its square root is below 10⁻¹⁶²;
  ///   +∞ where it lies beyond the range of Double, from a standard deviation of 10¹⁵⁴ on.
  /// - Complexity: O(*n*).
  public func variance(divisor: VarianceDivisor) -> Double? {
    let degrees = divisor.divisor(count: count)
    guard degrees > 0 else { return nil }
    let squares = sumOfSquares(values, around: arithmeticMean(values))
    if squares.isFinite { return squares / Double(degrees) }
    return standardDeviation(divisor: divisor).map { $0 * $0 }
  }

  /// The square root of the variance, in the unit of the values; `nil` when the divisor would be 0.
  ///
  /// It does not need the variance to be a Double: values 10⁻³⁰⁰ or 10³⁰⁰ apart have one, too.
  ///
  /// - Parameter divisor: *n* − 1 or *n*.
  /// - Returns: The standard deviation, 0 just when all values are equal.
  /// - Complexity: O(*n*).
  public func standardDeviation(divisor: VarianceDivisor) -> Double? {
    let degrees = divisor.divisor(count: count)
    guard degrees > 0 else { return nil }
    return values.withUnsafeBufferPointer {
      deviation($0, around: arithmeticMean($0), degrees: Double(degrees))
    }
  }
}

/// The mean of finite values, at least one; a constant column gives its value exactly.
func arithmeticMean(_ values: [Double]) -> Double {
  values.withUnsafeBufferPointer { arithmeticMean($0) }
}

/// The mean of lent finite values, at least one.
func arithmeticMean(_ values: UnsafeBufferPointer<Double>) -> Double {
  let mean = correctedMean(values, scale: 1)
  // A sum or a residual beyond the range of Double: smaller by a power of two neither can be.
  return mean.isFinite ? mean : correctedMean(values, scale: 0x1p-64) * 0x1p64
}

private func correctedMean(_ values: UnsafeBufferPointer<Double>, scale: Double) -> Double {
  let count = Double(values.count)
  let first = fixedOrderSum(count: values.count) { values[$0] * scale } / count
  return first + fixedOrderSum(count: values.count) { values[$0] * scale - first } / count
}

/// `√(Σ (x − centre)² / degrees)`, also where the squares leave the range of Double; NaN among the
/// values is passed over.
///
/// - Parameters:
///   - values: Finite or NaN.
///   - centre: Finite.
///   - degrees: Above 0.
/// - Returns: The deviation, 0 just when all values equal the centre.
func deviation(
  _ values: UnsafeBufferPointer<Double>, around centre: Double, degrees: Double
) -> Double {
  let squares = fixedOrderSum(count: values.count) {
    values[$0] == values[$0] ? (values[$0] - centre) * (values[$0] - centre) : 0
  }
  if squares.isFinite, squares > 0x1p-900 { return (squares / degrees).squareRoot() }
  // Powers of two: a quarter keeps differences finite, their size takes the squares to about 1.
  let scale = squares.isFinite ? 1 : 0.25
  let largest = values.reduce(0) { max($0, ($1 * scale - centre * scale).magnitude) }
  guard largest > 0 else { return 0 }
  let unit = largest.binade
  let sum = fixedOrderSum(count: values.count) {
    let ratio = (values[$0] * scale - centre * scale) / unit
    return ratio == ratio ? ratio * ratio : 0
  }
  return (sum / degrees).squareRoot() * unit / scale
}

/// `Σ (x - centre)²` for finite values.
func sumOfSquares(_ values: [Double], around centre: Double) -> Double {
  values.withUnsafeBufferPointer { cells in
    fixedOrderSum(count: cells.count) { (cells[$0] - centre) * (cells[$0] - centre) }
  }
}
