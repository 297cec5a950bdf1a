/// The positions of keys from the smallest to the largest; equal keys keep their order.
///
/// A radix sort, digit by digit from the lowest; digits in which all keys agree are passed over, so
/// the moments of one survey need few passes.
///
/// - Parameter keys: The keys, fewer than 2³¹.
/// - Returns: Their positions.
/// - Complexity: O(*n*).
func stableOrder(of keys: [UInt64]) -> [Int32] {
  let differing = keys.reduce(into: UInt64(0)) { $0 |= $1 ^ keys[0] }
  var order = keys.indices.map { Int32(truncatingIfNeeded: $0) }
  var next = order
  for shift in stride(from: UInt64(0), to: 64, by: 11) where differing >> shift & 2047 != 0 {
    var starts = [Int](repeating: 0, count: 2049)
    for key in keys { starts[Int(key >> shift & 2047) + 1] += 1 }
    for digit in 1..<2048 { starts[digit] += starts[digit - 1] }
    for position in order {
      let digit = Int(keys[Int(position)] >> shift & 2047)
      next[starts[digit]] = position
      starts[digit] += 1
    }
    swap(&order, &next)
  }
  return order
}

extension UInt64 {
  /// A signed number as an unsigned one that compares with others in the same way.
  init(orderOf number: Int64) { self = UInt64(bitPattern: number) ^ 1 << 63 }
}
