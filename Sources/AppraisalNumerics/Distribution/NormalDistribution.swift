import Glibc

/// The standard normal distribution function `Φ(z)`, the probability of a value up to `z`.
///
/// - Parameter z: Any number; NaN gives NaN.
/// - Returns: `erfc(−z/√2) / 2`, with full relative accuracy in the lower tail.
public func normalDistribution(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

/// The standard normal density `φ(z)`.
///
/// - Parameter z: Any number; NaN gives NaN.
/// - Returns: `exp(−z²/2) / √(2π)`.
public func normalDensity(_ z: Double) -> Double {
  exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
}
