import Glibc

extension RowKernel {
  /// Computes power means anew whose powers left the range of Double.
  ///
  /// With `b` the child that dominates, the largest for *p* > 0 and the least for *p* < 0,
  /// ```
  /// (Σ w xᵖ / Σ w)^{1/p} = b (Σ w (x/b)ᵖ / Σ w)^{1/p}
  /// ```
  /// where no power exceeds 1. Scores of 0…100 meet this from |p| = 140 on only.
  func mendExtremes(
    _ children: [Child], _ count: Int, _ result: UnsafeMutablePointer<Double>, _ scratch: Scratch,
    exponent: Double
  ) {
    for offset in 0..<count where scratch.weights[offset] > 0 {
      let power = scratch.sums[offset] / scratch.weights[offset]
      guard !(power > 1e-280 && power < 1e280) else { continue }
      result[offset] = scaledPowerMean(children, offset, exponent)
    }
  }

  private func scaledPowerMean(_ children: [Child], _ offset: Int, _ exponent: Double) -> Double {
    var parts: [(score: Double, weight: Double)] = []
    for (child, weight) in zip(children, weights) where weight > 0 && !child[offset].isNaN {
      parts.append((child[offset], weight))
    }
    let scores = parts.map(\.score)
    guard let base = exponent > 0 ? scores.max() : scores.min(), base > 0 else { return 0 }
    let total = fixedOrderSum(parts.map(\.weight))
    let sum = fixedOrderSum(parts.map { $0.weight * pow($0.score / base, exponent) })
    return base * pow(sum / total, 1 / exponent)
  }
}
