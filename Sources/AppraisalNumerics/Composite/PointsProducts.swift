/// The weighted sums of some parts over a block of subjects.
///
/// Products are taken as Doubles, which hold them exactly (``ExactBound``) and are multiplied faster
/// than wide integers. Four parts at a time: their sums are then loaded and stored once for four
/// columns, and four streams of memory hide each other's latency; with many more, columns whose
/// distance is a power of two would throw one another out of the cache.
struct PointsProducts {
  /// A part: its points in the block and its weight.
  typealias Part = (units: UnsafePointer<Int32>, weight: Int32)

  /// `Σ w x` over the parts present.
  let sums: UnsafeMutablePointer<Double>
  /// `Σ w` over the parts present.
  let weights: UnsafeMutablePointer<Int32>
  /// The number of subjects.
  let count: Int

  /// Clears the sums and adds all parts.
  func add(_ parts: [Part]) {
    guard let first = parts.first else { return }
    sums.update(repeating: 0, count: count)
    weights.update(repeating: 0, count: count)
    // Parts without weight add nothing.
    let padded = parts + [Part](repeating: (first.units, 0), count: 3)
    for start in stride(from: 0, to: parts.count, by: 4) {
      addFour(padded[start], padded[start + 1], padded[start + 2], padded[start + 3])
    }
  }

  private func addFour(_ a: Part, _ b: Part, _ c: Part, _ d: Part) {
    let whole = count - count % 4
    for row in stride(from: 0, to: whole, by: 4) {
      var fourSums = FourSums(sums + row, weights + row)
      fourSums.add(a, row)
      fourSums.add(b, row)
      fourSums.add(c, row)
      fourSums.add(d, row)
      fourSums.store(sums + row, weights + row)
    }
    for row in whole..<count {
      for (units, weight) in [a, b, c, d] where units[row] != missingUnits {
        sums[row] += Double(weight) * Double(units[row])
        weights[row] &+= weight
      }
    }
  }
}

/// Both sums of four subjects, in registers.
private struct FourSums {
  private var front, back: SIMD2<Double>
  private var weights: SIMD4<Int32>

  @inline(__always)
  init(_ sums: UnsafeMutablePointer<Double>, _ weights: UnsafeMutablePointer<Int32>) {
    front = UnsafeRawPointer(sums).loadUnaligned(as: SIMD2<Double>.self)
    back = UnsafeRawPointer(sums + 2).loadUnaligned(as: SIMD2<Double>.self)
    self.weights = UnsafeRawPointer(weights).loadUnaligned(as: SIMD4<Int32>.self)
  }

  @inline(__always)
  mutating func add(_ part: PointsProducts.Part, _ row: Int) {
    let units = UnsafeRawPointer(part.units + row).loadUnaligned(as: SIMD4<Int32>.self)
    let isMissing = units .== SIMD4(repeating: missingUnits)
    let known = units.replacing(with: 0, where: isMissing)
    let factor = Double(part.weight)
    front += SIMD2(Double(known[0]), Double(known[1])) * factor
    back += SIMD2(Double(known[2]), Double(known[3])) * factor
    weights &+= SIMD4(repeating: part.weight).replacing(with: 0, where: isMissing)
  }

  @inline(__always)
  func store(_ sums: UnsafeMutablePointer<Double>, _ weights: UnsafeMutablePointer<Int32>) {
    UnsafeMutableRawPointer(sums).storeBytes(of: front, as: SIMD2<Double>.self)
    UnsafeMutableRawPointer(sums + 2).storeBytes(of: back, as: SIMD2<Double>.self)
    UnsafeMutableRawPointer(weights).storeBytes(of: self.weights, as: SIMD4<Int32>.self)
  }
}
