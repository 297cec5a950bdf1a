/// The scale Sn: the typical distance of a value from the others.
///
/// ```
/// Sn = 1.1926 · lomedᵢ himedⱼ |xᵢ − xⱼ| · c(n)
/// ```
/// The outer median is the order statistic `⌊(n + 1)/2⌋`, the inner one `⌊n/2⌋ + 1`, the value
/// itself included. 58 % efficiency, like Qn without a centre.
///
/// Rousseeuw and Croux (1993) `[rousseeuw1993alternatives]`.
public enum SnScale {
  /// Whether the estimate is corrected for the number of values.
  public enum Correction: Sendable, Hashable {
    /// No: `c(n) = 1`.
    case none
    /// The authors' factors: tabulated up to 9 values, `n/(n − 0.9)` for odd `n` beyond, 1 for even.
    case finiteSample
  }

  /// The factor for normal data.
  public static let normalFactor = 1.1926

  /// The correction `c(n)`.
  ///
  /// - Parameter count: At least 2.
  /// - Returns: A factor.
  public static func finiteSampleFactor(count: Int) -> Double {
    let tabulated = [0.743, 1.851, 0.954, 1.351, 0.993, 1.198, 1.005, 1.131]
    if count <= 9 { return count >= 2 ? tabulated[count - 2] : 1 }
    return count % 2 == 1 ? Double(count) / (Double(count) - 0.9) : 1
  }
}

extension Sample {
  /// The scale ``SnScale``, in the unit of the values; `nil` for fewer than two values.
  ///
  /// - Parameter correction: Whether the estimate is corrected for the number of values.
  /// - Returns: The scale; 0 when it is degenerate.
  /// - Complexity: O(*n* log *n*).
  public func sn(correction: SnScale.Correction) -> Double? {
    guard count >= 2 else { return nil }
    let (scaled, unit) = withoutOverflow(sortedAscending(values))
    var distances = neighbourDistances(sorted: scaled, neighbours: count / 2)
    let outer = distances.withUnsafeMutableBufferPointer { selectRank($0, (count + 1) / 2 - 1) }
    let factor = correction == .none ? 1 : SnScale.finiteSampleFactor(count: count)
    return SnScale.normalFactor * outer * factor * unit
  }
}

/// The distance of each ascending value from its *k*-th nearest neighbour.
///
/// The *k* nearest form a window that contains the value and only ever moves up.
private func neighbourDistances(sorted: [Double], neighbours: Int) -> [Double] {
  var start = 0
  return sorted.indices.map { index in
    let value = sorted[index]
    start = max(start, index - neighbours)
    while start + neighbours + 1 < sorted.count,
      sorted[start + neighbours + 1] - value < value - sorted[start]
    {
      start += 1
    }
    return max(value - sorted[start], sorted[start + neighbours] - value)
  }
}
