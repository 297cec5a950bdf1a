/// The weighted sums of some children over a block of subjects.
///
/// Terms are added child by child, in order. Four children go through the block at a time: with many
/// more, a few values from each column in turn, memory is read much more slowly, and with one the
/// sums are loaded and stored for each.
struct MeanSums {
  /// A child: its scores, NaN where missing, and its weight.
  typealias Part = (scores: UnsafePointer<Double>, weight: Double)

  /// `Σ w x` over the children present; zero at first.
  let sums: UnsafeMutablePointer<Double>
  /// `Σ w` over the children present; zero at first.
  let weights: UnsafeMutablePointer<Double>
  /// The number of subjects.
  let count: Int

  /// Adds children.
  func add(_ children: [UnsafePointer<Double>], _ weights: [Double]) {
    let part = { (child: Int) -> Part in (children[child], weights[child]) }
    let fours = children.count - children.count % 4
    for first in stride(from: 0, to: fours, by: 4) {
      addFour(part(first), part(first + 1), part(first + 2), part(first + 3))
    }
    for child in fours..<children.count { addOne(part(child)) }
  }

  private func addFour(_ a: Part, _ b: Part, _ c: Part, _ d: Part) {
    let whole = count - count % 4
    for row in stride(from: 0, to: whole, by: 4) {
      var four = FourMeans(sums + row, weights + row)
      four.add(a, row)
      four.add(b, row)
      four.add(c, row)
      four.add(d, row)
      four.store(sums + row, weights + row)
    }
    add(a, whole..<count)
    add(b, whole..<count)
    add(c, whole..<count)
    add(d, whole..<count)
  }

  private func addOne(_ part: Part) {
    let whole = count - count % 4
    for row in stride(from: 0, to: whole, by: 4) {
      var four = FourMeans(sums + row, weights + row)
      four.add(part, row)
      four.store(sums + row, weights + row)
    }
    add(part, whole..<count)
  }

  private func add(_ part: Part, _ rows: Range<Int>) {
    for row in rows where part.scores[row] == part.scores[row] {
      sums[row] += part.weight * part.scores[row]
      weights[row] += part.weight
    }
  }
}

/// Both sums of four subjects, in registers.
private struct FourMeans {
  private var sums, weights: SIMD4<Double>

  @inline(__always)
  init(_ sums: UnsafeMutablePointer<Double>, _ weights: UnsafeMutablePointer<Double>) {
    self.sums = UnsafeRawPointer(sums).loadUnaligned(as: SIMD4<Double>.self)
    self.weights = UnsafeRawPointer(weights).loadUnaligned(as: SIMD4<Double>.self)
  }

  @inline(__always)
  mutating func add(_ part: MeanSums.Part, _ row: Int) {
    let scores = UnsafeRawPointer(part.scores + row).loadUnaligned(as: SIMD4<Double>.self)
    let isMissing = scores .!= scores
    sums += (scores * part.weight).replacing(with: 0, where: isMissing)
    weights += SIMD4(repeating: part.weight).replacing(with: 0, where: isMissing)
  }

  @inline(__always)
  func store(_ sums: UnsafeMutablePointer<Double>, _ weights: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(sums).storeBytes(of: self.sums, as: SIMD4<Double>.self)
    UnsafeMutableRawPointer(weights).storeBytes(of: self.weights, as: SIMD4<Double>.self)
  }
}
