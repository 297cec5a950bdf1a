/// The probability that at least `matches` of independent events happen, each with its own
/// probability (the upper tail of the Poisson binomial distribution).
///
/// Convolution over the number of events that do *not* happen, cut off where it no longer counts:
/// ```
/// P(X ≥ M) = P(failures ≤ n − M)
/// ```
/// Sums of products of numbers between 0 and 1, so small tails keep their relative accuracy.
///
/// - Parameters:
///   - matches: `M`.
///   - probabilities: One per event.
/// - Returns: The probability; 1 when `M ≤ 0`, 0 when `M` exceeds the number of events.
/// - Complexity: O(*n* (*n* − *M* + 1)).
func probabilityOfAtLeast(_ matches: Int, of probabilities: [Double]) -> Double {
  let allowed = probabilities.count - matches
  guard matches > 0 else { return 1 }
  guard allowed >= 0 else { return 0 }
  var failures = [Double](repeating: 0, count: allowed + 1)
  failures[0] = 1
  for probability in probabilities {
    for count in stride(from: allowed, to: 0, by: -1) {
      failures[count] = failures[count] * probability + failures[count - 1] * (1 - probability)
    }
    failures[0] *= probability
  }
  return min(1, failures.reduce(0, +))
}
