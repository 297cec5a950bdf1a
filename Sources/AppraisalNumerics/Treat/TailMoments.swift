/// Skewness and kurtosis of ascending values whose ends are pulled in, in constant time per question.
///
/// Powers of the distance from the median are added up from the middle outwards once, so that what is
/// pulled in is never subtracted: a gross value would leave its rounding behind. Up to half of the
/// values in all may be pulled in. Results differ from ``DistributionShape`` in the last digits;
/// whoever decides at a limit asks that one.
struct TailMoments {
  /// At `k` the sums of the first four powers from the middle to `k`.
  private let sums: [SIMD4<Double>]
  private let distances: [Double]

  /// `nil` where fourth powers could leave the range of Double.
  init?(sorted: [Double]) {
    guard sorted.count >= 4 else { return nil }
    let middle = sorted.count / 2
    let centre = sorted[middle]
    // The middle half keeps its size whatever lies outside.
    let size = sorted[3 * sorted.count / 4] - sorted[sorted.count / 4]
    guard size.isNormal else { return nil }
    let unit = size.binade
    let distances = sorted.map { ($0 - centre) / unit }
    guard let first = distances.first, let last = distances.last, max(-first, last) < 1e70 else {
      return nil
    }
    var sums = [SIMD4<Double>](repeating: .zero, count: sorted.count + 1)
    for place in middle..<sorted.count {
      sums[place + 1] = sums[place] + TailMoments.powers(distances[place])
    }
    for place in (0..<middle).reversed() {
      sums[place] = sums[place + 1] + TailMoments.powers(distances[place])
    }
    self.sums = sums
    self.distances = distances
  }

  private static func powers(_ value: Double) -> SIMD4<Double> {
    let square = value * value
    return SIMD4(value, square, square * value, square * square)
  }

  /// The shape once the `lower` smallest and the `upper` largest values equal their next neighbours
  /// inwards.
  func shape(lower: Int, upper: Int) -> (skewness: Double, kurtosis: Double) {
    let n = Double(distances.count)
    let last = distances.count - upper
    let total =
      sums[lower] + sums[last] + Double(lower) * TailMoments.powers(distances[lower])
      + Double(upper) * TailMoments.powers(distances[last - 1])
    let mean = total.x / n
    let second = total.y - n * mean * mean
    let third = total.z - 3 * mean * total.y + 2 * n * mean * mean * mean
    let fourth =
      total.w - 4 * mean * total.z + 6 * mean * mean * total.y - 3 * n * mean * mean * mean * mean
    return (
      DistributionShape.skewness(count: n, second, third),
      DistributionShape.kurtosis(count: n, second, fourth)
    )
  }
}
