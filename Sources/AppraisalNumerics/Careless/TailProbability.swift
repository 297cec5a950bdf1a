/// Tail probabilities of a value among reference values, on the suspicious sides.
///
/// ```
/// p₋ = (1 + #{reference ≤ x}) / (m + 1),   p₊ likewise with ≥,
/// p  = min(1, 2 min(p₋, p₊)) when both sides are suspicious, else the one of that side
/// ```
/// Never 0, and valid when `x` and the reference are draws from one distribution
/// `[phipson2010pvalues]`. An undefined value (NaN) is an outcome of its own with
/// `p = (1 + #{NaN}) / (m + 1)`: a straight line has no correlations, and whether that is rare is a
/// matter of the reference.
struct TailProbability: Sendable {
  private let defined: [Double]
  private let count: Int

  private let sides: Set<CarelessSide>

  init(reference: [Double], sides: Set<CarelessSide>) {
    self.sides = sides
    defined = reference.filter { !$0.isNaN }.sorted()
    count = reference.count
  }

  func callAsFunction(_ value: Double) -> (probability: Double, side: CarelessSide) {
    let total = Double(count + 1)
    guard !value.isNaN else { return (Double(count - defined.count + 1) / total, .undefined) }
    let low = Double(firstIndex { $0 > value } + 1) / total
    let high = Double(defined.count - firstIndex { $0 >= value } + 1) / total
    if !sides.contains(.high) { return (low, .low) }
    if !sides.contains(.low) { return (high, .high) }
    return (min(1, 2 * min(low, high)), low < high ? .low : .high)
  }

  /// The first place at which an ascending condition holds.
  private func firstIndex(where condition: (Double) -> Bool) -> Int {
    var (low, high) = (0, defined.count)
    while low < high {
      let middle = (low + high) / 2
      if condition(defined[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
