import Glibc

/// `P(N ≥ count)` for a Poisson number with the given mean.
///
/// Above the mean the tail itself is summed, so that small tails keep their relative accuracy;
/// below it one minus the rest. Relative error about 10⁻¹³ times the size of the mean.
///
/// - Parameters:
///   - count: 0 or more; the answer is 1 for 0.
///   - mean: Not negative.
/// - Returns: The probability.
/// - Complexity: O(√mean) terms.
func poissonTail(_ count: Int, mean: Double) -> Double {
  guard count > 0 else { return 1 }
  guard mean > 0 else { return 0 }
  let start = Double(count)
  // The first term by logarithms, the others by their ratios.
  if start > mean {
    var term = exp(start * log(mean) - mean - logGamma(start + 1))
    var sum = term
    var index = start
    while term > sum * 1e-17, term > 0 {
      index += 1
      term *= mean / index
      sum += term
    }
    return min(1, sum)
  }
  var index = start - 1
  var term = exp(index * log(mean) - mean - logGamma(index + 1))
  var sum = term
  while term > sum * 1e-17, index > 0 {
    term *= index / mean
    index -= 1
    sum += term
  }
  return max(0, 1 - sum)
}
