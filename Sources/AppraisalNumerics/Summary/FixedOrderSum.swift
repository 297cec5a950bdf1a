/// The sum of the terms of an index, in an order fixed by their number alone.
///
/// Eight running sums over blocks of 512 terms, blocks added in pairs, pairs of pairs, and so on:
/// the rounding error grows with the logarithm of the count, and neither threads nor the caller's
/// pieces can change a bit.
///
/// - Parameters:
///   - count: The number of terms.
///   - term: The term of an index from 0.
/// - Returns: The sum; NaN when a term is NaN.
/// - Complexity: O(*n*) time, O(*n* / 512) space.
@inline(__always)
func fixedOrderSum(count: Int, term: (Int) -> Double) -> Double {
  guard count > 512 else { return blockSum(from: 0, to: count, term: term) }
  var sums = [Double]()
  sums.reserveCapacity((count + 511) / 512)
  for start in stride(from: 0, to: count, by: 512) {
    sums.append(blockSum(from: start, to: min(start + 512, count), term: term))
  }
  return pairwiseSum(&sums)
}

/// The sum of an array, in the order of ``fixedOrderSum(count:term:)``.
func fixedOrderSum(_ values: [Double]) -> Double {
  values.withUnsafeBufferPointer { fixedOrderSum($0) }
}

/// The sum of lent values, in the order of ``fixedOrderSum(count:term:)``.
func fixedOrderSum(_ values: UnsafeBufferPointer<Double>) -> Double {
  fixedOrderSum(count: values.count) { values[$0] }
}

/// The sum of products of two lent columns of equal length, in the same order.
func dot(_ left: UnsafeBufferPointer<Double>, _ right: UnsafeBufferPointer<Double>) -> Double {
  precondition(left.count == right.count)
  return fixedOrderSum(count: left.count) { left[$0] * right[$0] }
}

@inline(__always)
private func blockSum(from start: Int, to end: Int, term: (Int) -> Double) -> Double {
  var lanes = SIMD8<Double>()
  var index = start
  while index + 8 <= end {
    lanes += SIMD8(
      term(index), term(index + 1), term(index + 2), term(index + 3), term(index + 4),
      term(index + 5), term(index + 6), term(index + 7))
    index += 8
  }
  var rest = 0.0
  while index < end {
    rest += term(index)
    index += 1
  }
  let four = lanes.lowHalf + lanes.highHalf
  let two = four.lowHalf + four.highHalf
  return two.x + two.y + rest
}

/// Adds neighbours until one is left; an odd last one waits for the next round.
private func pairwiseSum(_ sums: inout [Double]) -> Double {
  var count = sums.count
  while count > 1 {
    for pair in 0..<(count / 2) { sums[pair] = sums[2 * pair] + sums[2 * pair + 1] }
    if count % 2 == 1 { sums[count / 2] = sums[count - 1] }
    count = (count + 1) / 2
  }
  return sums.first ?? 0
}
