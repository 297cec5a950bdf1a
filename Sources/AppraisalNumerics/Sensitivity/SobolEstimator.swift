/// The estimators of ``SobolIndices`` on a choice of base rows.
struct SobolEstimator: Sendable {
  /// What a choice of rows gives, in units of ``unit``.
  struct Estimates: Sendable {
    let first: [Double]
    let total: [Double]
    let mean: Double
    let variance: Double
  }

  /// A power of two near the largest output: dividing by it is exact, and squares stay in range.
  let unit: Double
  private let outputs: [Double]
  private let factorCount: Int
  private let divisor: VarianceDivisor

  /// An estimator for finite outputs.
  init(outputs: [Double], factorCount: Int, divisor: VarianceDivisor) {
    let largest = outputs.reduce(0) { max($0, $1.magnitude) }
    let unit = largest > 0 ? largest.binade : 1
    self.unit = unit
    self.outputs = outputs.map { $0 / unit }
    self.factorCount = factorCount
    self.divisor = divisor
  }

  /// The indices on base rows that may repeat; `nil` when the outputs of A and B do not vary, or by
  /// less than 10⁻⁵⁰ of the largest output, so that quotients and their squares stay finite.
  func estimates(rows: [Int]) -> Estimates? {
    let (width, count) = (factorCount + 2, rows.count)
    let a = rows.map { outputs[$0 * width] }
    let b = rows.map { outputs[$0 * width + factorCount + 1] }
    let both = a + b
    let ownMean = arithmeticMean(both)
    let variance =
      sumOfSquares(both, around: ownMean) / Double(divisor.divisor(count: both.count))
    guard let start = both.first, both.contains(where: { $0 != start }), variance > 1e-100 else {
      return nil
    }
    let mean = arithmeticMean(rows.flatMap { outputs[($0 * width)..<(($0 + 1) * width)] })
    var (first, total) = ([Double](), [Double]())
    for factor in 1...factorCount {
      let mixed = rows.map { outputs[$0 * width + factor] }
      let shared = fixedOrderSum(count: count) { (b[$0] - mean) * (mixed[$0] - a[$0]) }
      let moved = fixedOrderSum(count: count) { (a[$0] - mixed[$0]) * (a[$0] - mixed[$0]) }
      first.append(shared / Double(count) / variance)
      total.append(moved / Double(count) / (2 * variance))
    }
    return Estimates(first: first, total: total, mean: mean, variance: variance)
  }

  /// The indices on rows drawn with replacement, one entry per replicate.
  func replicates(
    _ bootstrap: SobolIndices.Bootstrap, rows: Int, threads: Int
  ) -> [Estimates?] {
    var replicates = [Estimates?](repeating: nil, count: bootstrap.replicates)
    replicates.withUnsafeMutableBufferPointer { replicates in
      // Each piece writes its own element.
      nonisolated(unsafe) let replicates = replicates
      forEachPiece(bootstrap.replicates, threads: threads) { _, piece in
        var stream = RandomStream(seed: bootstrap.seed, stream: UInt64(piece))
        replicates[piece] = estimates(rows: (0..<rows).map { _ in stream.below(rows) })
      }
    }
    return replicates
  }
}
