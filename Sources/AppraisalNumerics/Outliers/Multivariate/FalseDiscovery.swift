import Glibc

/// The rows that Benjamini and Hochberg's step-up rule rejects.
///
/// With `m` probabilities in ascending order the largest `k` with `p₍ₖ₎ ≤ k · rate / m` is found, and
/// the rows of the `k` smallest are rejected, equals of the last included. For independent rows the
/// expected share of wrong ones among them is at most the rate.
///
/// - Parameters:
///   - probabilities: One per row; NaN takes no part.
///   - rate: Inside 0…1.
/// - Returns: Row numbers, ascending; none at other rates.
/// - Complexity: O(*n* log *n*).
///
/// Benjamini and Hochberg (1995) `[benjamini1995controlling]`.
public func benjaminiHochberg(_ probabilities: [Double], rate: Double) -> [Int] {
  guard rate > 0, rate < 1 else { return [] }
  let sorted = sortedAscending(probabilities.filter { !$0.isNaN })
  let share = rate / Double(sorted.count)
  guard let last = sorted.indices.last(where: { sorted[$0] <= Double($0 + 1) * share }) else {
    return []
  }
  return probabilities.indices.filter { probabilities[$0] <= sorted[last] }
}

/// Applies a decision to probabilities.
func decide(_ probabilities: [Double], _ decision: OutlierTest.Decision) -> [Int] {
  switch decision {
  case .perRow(let level): return probabilities.indices.filter { probabilities[$0] < level }
  case .falseDiscovery(let rate): return benjaminiHochberg(probabilities, rate: rate)
  case .familyWise(let level):
    let count = Double(probabilities.count { !$0.isNaN })
    let each = -expm1(log1p(-level) / count)
    return probabilities.indices.filter { probabilities[$0] < each }
  }
}
