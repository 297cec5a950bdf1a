import Glibc

/// Aggregates a block of subjects, child after child, for methods that look at one subject alone.
///
/// Priorities in order: the same bits for any block and thread; no branch in the loops over
/// subjects, so that they compile to vector instructions; no allocation. Terms are added child by
/// child in the tree's order. Editing this, keep each loop free of calls and early exits.
struct RowKernel {
  let method: Aggregation
  let weights: [Double]
  /// The fewest children present.
  let fewest: Int
  /// Whether children have to be counted; otherwise weight present says enough.
  private let counts: Bool

  init(_ method: Aggregation, weights: [Double], availability: Availability) {
    self.method = method
    self.weights = weights
    let fewest = method == .product ? weights.count : availability.fewest(of: weights.count)
    self.fewest = fewest
    let usesCount =
      switch method {
      case .product, .minimum, .maximum, .mazziottaPareto: true
      default: false
      }
    counts = usesCount || fewest > 1
  }

  /// A lent child: `count` scores.
  typealias Child = UnsafePointer<Double>

  /// Working storage of one thread.
  struct Scratch {
    let sums: UnsafeMutablePointer<Double>
    let weights: UnsafeMutablePointer<Double>
    let present: UnsafeMutablePointer<Double>
    private let storage: UnsafeMutablePointer<Double>

    init(block: Int) {
      storage = .allocate(capacity: 3 * block)
      storage.initialize(repeating: 0, count: 3 * block)
      (sums, weights, present) = (storage, storage + block, storage + 2 * block)
    }

    func deallocate() { storage.deallocate() }
  }

  /// Computes a block.
  ///
  /// - Returns: The first child score outside the method's domain, if any: offset in the block and
  ///   position of the child.
  func compute(
    _ children: [Child], count: Int, into result: UnsafeMutablePointer<Double>, _ scratch: Scratch
  ) -> (offset: Int, child: Int)? {
    let failure = firstOutsideDomain(children, count: count)
    clear(scratch, count)
    switch method {
    case .arithmetic: arithmetic(children, count, scratch)
    case .geometric: transformed(children, count, scratch) { log($0) }
    case .harmonic: transformed(children, count, scratch) { 1 / $0 }
    case .power(let mean): transformed(children, count, scratch) { pow($0, mean.exponent) }
    case .mazziottaPareto: arithmetic(children, count, scratch)
    case .product: combined(children, count, scratch, start: 1) { $0 * $1 }
    case .minimum: combined(children, count, scratch, start: .infinity) { $1 < $0 ? $1 : $0 }
    case .maximum: combined(children, count, scratch, start: -.infinity) { $1 > $0 ? $1 : $0 }
    case .topsis, .vikor, .weightedBorda: preconditionFailure("these look at all subjects")
    }
    if counts { countPresent(children, count, scratch) }
    finish(children, count, into: result, scratch)
    return failure ?? firstWithoutPenalty(children, count, scratch)
  }

  private func clear(_ scratch: Scratch, _ count: Int) {
    for offset in 0..<count {
      scratch.sums[offset] = 0
      scratch.weights[offset] = 0
      scratch.present[offset] = 0
    }
  }

  private func arithmetic(_ children: [Child], _ count: Int, _ scratch: Scratch) {
    MeanSums(sums: scratch.sums, weights: scratch.weights, count: count)
      .add(children, weights)
  }

  @inline(__always)
  private func transformed(
    _ children: [Child], _ count: Int, _ scratch: Scratch, _ transform: (Double) -> Double
  ) {
    let (sums, total) = (scratch.sums, scratch.weights)
    for (child, weight) in zip(children, weights) {
      for offset in 0..<count where child[offset] == child[offset] {
        sums[offset] += weight * transform(child[offset])
        total[offset] += weight
      }
    }
  }

  @inline(__always)
  private func combined(
    _ children: [Child], _ count: Int, _ scratch: Scratch, start: Double,
    _ combine: (Double, Double) -> Double
  ) {
    let sums = scratch.sums
    for offset in 0..<count { sums[offset] = start }
    for child in children {
      for offset in 0..<count {
        let score = child[offset]
        sums[offset] = score == score ? combine(sums[offset], score) : sums[offset]
      }
    }
  }

  private func countPresent(_ children: [Child], _ count: Int, _ scratch: Scratch) {
    let present = scratch.present
    for child in children {
      for offset in 0..<count { present[offset] += child[offset] == child[offset] ? 1 : 0 }
    }
  }

  private func finish(
    _ children: [Child], _ count: Int, into result: UnsafeMutablePointer<Double>,
    _ scratch: Scratch
  ) {
    let (sums, total, present) = (scratch.sums, scratch.weights, scratch.present)
    switch method {
    case .arithmetic, .mazziottaPareto:
      // Without weight present both are zero, and 0 / 0 is missing, as it should be.
      for offset in 0..<count { result[offset] = sums[offset] / total[offset] }
    case .geometric:
      for offset in 0..<count { result[offset] = exp(quotient(sums, total, offset)) }
    case .harmonic:
      for offset in 0..<count { result[offset] = 1 / quotient(sums, total, offset) }
      mendExtremes(children, count, result, scratch, exponent: -1)
    case .power(let mean):
      for offset in 0..<count {
        result[offset] = pow(quotient(sums, total, offset), 1 / mean.exponent)
      }
      mendExtremes(children, count, result, scratch, exponent: mean.exponent)
    default:
      for offset in 0..<count { result[offset] = sums[offset] }
    }
    if case .mazziottaPareto(let index) = method {
      penalise(children, count, result, scratch, index)
    }
    guard counts else { return }
    let least = Double(fewest)
    for offset in 0..<count { result[offset] = present[offset] < least ? .nan : result[offset] }
  }

  private func quotient(
    _ sums: UnsafeMutablePointer<Double>, _ total: UnsafeMutablePointer<Double>, _ offset: Int
  ) -> Double { total[offset] > 0 ? sums[offset] / total[offset] : .nan }

  /// Moves means by σ²/μ; `result` holds the means, and the weights present are in the scratch.
  private func penalise(
    _ children: [Child], _ count: Int, _ result: UnsafeMutablePointer<Double>, _ scratch: Scratch,
    _ index: MazziottaPareto
  ) {
    let squares = scratch.sums
    for offset in 0..<count { squares[offset] = 0 }
    for (child, weight) in zip(children, weights) {
      for offset in 0..<count {
        let deviation = child[offset] - result[offset]
        squares[offset] += deviation == deviation ? weight * deviation * deviation : 0
      }
    }
    let sign = index.penalty == .subtracted ? -1.0 : 1.0
    for offset in 0..<count {
      let number = scratch.present[offset]
      let factor = index.divisor == .sample ? number / max(number - 1, 1) : 1
      let variance = squares[offset] / scratch.weights[offset] * factor
      result[offset] += sign * variance / result[offset]
    }
  }

  /// The first score that the method has no value for.
  private func firstOutsideDomain(_ children: [Child], count: Int) -> (offset: Int, child: Int)? {
    let bound: (Double) -> Bool
    switch method {
    case .geometric, .harmonic: bound = { $0 <= 0 }
    case .power(let mean): bound = mean.exponent < 0 ? { $0 <= 0 } : { $0 < 0 }
    default: return nil
    }
    var first: (offset: Int, child: Int)?
    for (position, child) in children.enumerated() {
      let limit = first?.offset ?? count
      for offset in 0..<limit where bound(child[offset]) {
        first = (offset, position)
        break
      }
    }
    return first
  }

  /// The first subject whose mean is not positive, so that it has no coefficient of variation.
  private func firstWithoutPenalty(
    _ children: [Child], _ count: Int, _ scratch: Scratch
  ) -> (offset: Int, child: Int)? {
    guard case .mazziottaPareto = method else { return nil }
    for offset in 0..<count where scratch.weights[offset] > 0 {
      var sum = 0.0
      for (child, weight) in zip(children, weights) where child[offset] == child[offset] {
        sum += weight * child[offset]
      }
      if sum <= 0 { return (offset, children.firstIndex { $0[offset] == $0[offset] } ?? 0) }
    }
    return nil
  }
}
