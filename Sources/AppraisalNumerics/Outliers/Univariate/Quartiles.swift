/// How the two quartiles of a boxplot are read off.
public enum QuartileRule: Sendable, Hashable {
  /// Tukey's hinges: the medians of the lower and upper half, the median belonging to both when the
  /// number of values is odd.
  case hinges
  /// Quantiles at ¼ and ¾.
  case quantiles(QuantileType)
}

extension Sample {
  /// The lower and upper quartile, in the unit of the values; `nil` when nothing is present.
  ///
  /// - Parameter rule: How they are read off.
  /// - Returns: Both quartiles.
  /// - Complexity: O(*n* log *n*).
  ///
  /// Tukey (1977) `[tukey1977exploratory]`; Hyndman and Fan (1996) `[hyndman1996quantiles]`.
  public func quartiles(_ rule: QuartileRule) -> (lower: Double, upper: Double)? {
    guard !values.isEmpty else { return nil }
    return quartilesOf(sorted: sortedAscending(values), rule)
  }
}

/// The quartiles of at least one ascending value.
func quartilesOf(sorted: [Double], _ rule: QuartileRule) -> (lower: Double, upper: Double) {
  switch rule {
  case .hinges:
    let half = (sorted.count + 1) / 2
    return (
      medianOf(sorted: sorted[..<half]), medianOf(sorted: sorted[(sorted.count - half)...])
    )
  case .quantiles(let type):
    return (quantileOf(sorted: sorted, 0.25, type), quantileOf(sorted: sorted, 0.75, type))
  }
}

private func medianOf(sorted: ArraySlice<Double>) -> Double {
  let middle = sorted.startIndex + sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : midpoint(sorted[middle - 1], sorted[middle])
}

/// A quantile of at least one ascending value.
func quantileOf(sorted: [Double], _ share: Double, _ type: QuantileType) -> Double {
  let last = sorted.count - 1
  let position = min(max(type.position(count: sorted.count, share: share) - 1, 0), Double(last))
  let below = Int(position.rounded(.down))
  let fraction = position - Double(below)
  guard fraction > 0, below < last else { return sorted[below] }
  return interpolated(sorted[below], sorted[below + 1], fraction)
}
