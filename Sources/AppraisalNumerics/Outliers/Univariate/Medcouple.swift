/// The medcouple: a robust measure of skewness between −1 and 1.
///
/// With `m` the median, it is the median of
/// ```
/// h(xᵢ, xⱼ) = ((xᵢ − m) − (m − xⱼ)) / (xᵢ − xⱼ)      over all  xⱼ ≤ m ≤ xᵢ
/// ```
/// Values equal to the median pair with one another: of the `k²` such pairs `k` count as 0 and the
/// others in equal parts as −1 and 1. Of an even number of pairs the two middle ones are averaged,
/// so that mirroring the data changes the sign and nothing else.
///
/// It withstands a quarter of arbitrary values. On answers with a few steps it says next to
/// nothing: it is exactly 0 for many strongly skewed samples of them.
///
/// Brys, Hubert and Struyf (2004) `[brys2004medcouple]`.
extension Sample {
  /// The medcouple; `nil` when nothing is present, 0 for a constant column.
  ///
  /// - Complexity: O(*n* log *n*): pairs are counted by two pointers, never listed beyond a
  ///   multiple of *n*.
  public var medcouple: Double? {
    guard !values.isEmpty else { return nil }
    return medcoupleOf(sorted: sortedAscending(values))
  }

  /// The medcouple of the values up to the median, with its sign turned: positive for a long left
  /// tail; `nil` when nothing is present.
  ///
  /// - Complexity: O(*n* log *n*).
  public var leftTailWeight: Double? {
    guard let median else { return nil }
    return -medcoupleOf(sorted: sortedAscending(values.filter { $0 <= median }))
  }

  /// The medcouple of the values from the median on: positive for a long right tail; `nil` when
  /// nothing is present.
  ///
  /// - Complexity: O(*n* log *n*).
  public var rightTailWeight: Double? {
    guard let median else { return nil }
    return medcoupleOf(sorted: sortedAscending(values.filter { $0 >= median }))
  }
}

/// The medcouple of at least one ascending finite value.
func medcoupleOf(sorted: [Double]) -> Double {
  let sides = MedcoupleSides(sorted: withoutOverflow(sorted).values)
  let total = (sides.above.count + sides.ties) * (sides.below.count + sides.ties)
  let upper = sides.kernel(ofRank: total / 2)
  return total % 2 == 1 ? upper : (sides.kernel(ofRank: total / 2 - 1) + upper) / 2
}

/// The distances from the median on both sides, and how many values equal it.
private struct MedcoupleSides {
  /// Distances of the values above and below the median, ascending, all positive.
  let above, below: [Double]
  /// How many values equal the median.
  let ties: Int

  init(sorted: [Double]) {
    let half = sorted.count / 2
    let median =
      sorted.count % 2 == 1 ? sorted[half] : midpoint(sorted[half - 1], sorted[half])
    let firstTie = sorted.partitioningIndex { $0 >= median }
    let firstAbove = sorted.partitioningIndex { $0 > median }
    above = sorted[firstAbove...].map { $0 - median }
    below = sorted[..<firstTie].reversed().map { median - $0 }
    ties = firstAbove - firstTie
  }

  /// The kernel of a rank among all pairs, from 0.
  func kernel(ofRank rank: Int) -> Double {
    let among = ties * (ties - 1) / 2
    let (least, greatest) = (ties * below.count + among, ties * above.count + among)
    let total = (above.count + ties) * (below.count + ties)
    if rank < least { return -1 }
    if rank >= total - greatest { return 1 }
    let inside = rank - least
    let negative = negativeKernels()
    if inside < negative { return kernelOffMedian(ofRank: inside) }
    if inside < negative + ties { return 0 }
    return kernelOffMedian(ofRank: inside - ties)
  }

  /// The pairs off the median whose kernel is negative.
  private func negativeKernels() -> Int {
    var (first, count) = (0, 0)
    for distance in below {
      while first < above.count, above[first] < distance { first += 1 }
      count += first
    }
    return count
  }

  /// The kernel of a rank among the pairs that do not touch the median.
  private func kernelOffMedian(ofRank rank: Int) -> Double {
    let guess = guessKernel(rank: rank)
    return above.withUnsafeBufferPointer { above in
      below.withUnsafeBufferPointer { below in
        selectAmongPairs(
          rank: rank, low: -1, high: 1, total: above.count * below.count, guess: guess,
          limit: max(2 * (above.count + below.count), 64),
          count: { countKernels(above, below, upTo: $0) },
          list: { listKernels(above, below, aboveKernel: $0, upTo: $1, atMost: $2) })
      }
    }
  }

  /// The kernel of the same relative rank among evenly spaced order statistics of each side.
  private func guessKernel(rank: Int) -> (value: Double, error: Double)? {
    guard min(above.count, below.count) > 10_000 else { return nil }
    let size = 4_096
    let thinned = MedcoupleSides(above: thin(above, to: size), below: thin(below, to: size))
    let share = Double(rank) / Double(above.count * below.count)
    return (thinned.kernelOffMedian(ofRank: Int(share * Double(size * size))), 2 / Double(size))
  }

  private init(above: [Double], below: [Double]) {
    self.above = above
    self.below = below
    ties = 0
  }
}

/// Evenly spaced order statistics.
private func thin(_ sorted: [Double], to size: Int) -> [Double] {
  (0..<size).map { sorted[(2 * $0 + 1) * sorted.count / (2 * size)] }
}

/// `h = (a − b)/(a + b) ≤ t` just when `a ≤ b (1 + t)/(1 − t)`; rounded products keep their order,
/// rounded kernels might not, so pairs are counted by the former.
private func countKernels(
  _ above: UnsafeBufferPointer<Double>, _ below: UnsafeBufferPointer<Double>, upTo bound: Double
) -> Int {
  let ratio = (1 + bound) / (1 - bound)
  var (first, count) = (0, 0)
  for distance in below {
    let limit = distance * ratio
    while first < above.count, above[first] <= limit { first += 1 }
    count += first
  }
  return count
}

private func listKernels(
  _ above: UnsafeBufferPointer<Double>, _ below: UnsafeBufferPointer<Double>,
  aboveKernel low: Double, upTo high: Double, atMost limit: Int
) -> [Double] {
  let (from, upTo) = ((1 + low) / (1 - low), (1 + high) / (1 - high))
  var listed: [Double] = []
  var (first, end) = (0, 0)
  for distance in below {
    while first < above.count, above[first] <= distance * from { first += 1 }
    end = max(end, first)
    while end < above.count, above[end] <= distance * upTo { end += 1 }
    for index in first..<end {
      listed.append((above[index] - distance) / (above[index] + distance))
    }
    if listed.count >= limit { break }
  }
  return listed
}

extension Array where Element == Double {
  /// The first index whose element satisfies a condition that all later ones satisfy too.
  func partitioningIndex(where condition: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
