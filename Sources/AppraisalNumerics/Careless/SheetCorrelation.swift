/// Product-moment correlation of values that arrive in pairs, for a handful of pairs per sheet.
///
/// Two passes over stored pairs: the values are few and the answer must be good near ±1. NaN with
/// fewer than `minimum` pairs, or when either side is constant; constancy is decided on the values
/// themselves, not on a rounded variance.
struct SheetCorrelation {
  private var pairs: [SIMD2<Double>]
  private var count = 0

  /// - Parameter capacity: The most pairs between two calls of ``removeAll()``.
  init(capacity: Int) {
    pairs = [SIMD2<Double>](repeating: .zero, count: capacity)
  }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ first: Double, _ second: Double) {
    pairs[count] = SIMD2(first, second)
    count += 1
  }

  func value(minimum: Int) -> Double {
    guard count >= max(1, minimum) else { return .nan }
    return pairs.withUnsafeBufferPointer { all in
      let pairs = UnsafeBufferPointer(rebasing: all[..<count])
      var (sum, least, most) = (SIMD2<Double>.zero, pairs[0], pairs[0])
      for pair in pairs {
        sum += pair
        least = pointwiseMin(least, pair)
        most = pointwiseMax(most, pair)
      }
      guard least.x < most.x, least.y < most.y else { return .nan }
      let mean = sum / Double(count)
      var (products, squares) = (0.0, SIMD2<Double>.zero)
      for pair in pairs {
        let deviation = pair - mean
        products += deviation.x * deviation.y
        squares += deviation * deviation
      }
      return max(-1, min(1, products / (squares.x * squares.y).squareRoot()))
    }
  }
}
