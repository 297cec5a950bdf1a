/// Moves the value of a rank to its place: nothing before it is larger, nothing behind it smaller.
///
/// Quickselect with the median of three (of nine in long ranges) as pivot; scanning stops at equals
/// from both ends, so columns full of ties are halved like any other. A range that shrinks too
/// slowly is sorted, which bounds the time for adversarial input.
///
/// - Parameters:
///   - values: No NaN; reordered.
///   - rank: From 0, less than the number of values.
/// - Returns: The value of that rank.
/// - Complexity: O(*n*) expected, O(*n* log *n*) at worst.
@discardableResult
func selectRank(_ values: UnsafeMutableBufferPointer<Double>, _ rank: Int) -> Double {
  precondition(rank >= 0 && rank < values.count)
  var (low, high) = (0, values.count - 1)
  var patience = 4 * (Int.bitWidth - values.count.leadingZeroBitCount)
  while high - low > 24, patience > 0 {
    patience -= 1
    let (left, right) = partition(values, low, high)
    if rank <= right {
      high = right
    } else if rank >= left {
      low = left
    } else {
      return values[rank]
    }
  }
  var range = values[low...high]
  range.sort()
  return values[rank]
}

/// Splits a range at a pivot: `...right` holds nothing larger, `left...` nothing smaller, and what
/// lies between equals it.
private func partition(
  _ values: UnsafeMutableBufferPointer<Double>, _ low: Int, _ high: Int
) -> (left: Int, right: Int) {
  let pivot = pivotValue(values, low, high)
  var (left, right) = (low, high)
  while left <= right {
    while values[left] < pivot { left += 1 }
    while values[right] > pivot { right -= 1 }
    if left <= right {
      values.swapAt(left, right)
      left += 1
      right -= 1
    }
  }
  return (left, right)
}

private func pivotValue(
  _ values: UnsafeMutableBufferPointer<Double>, _ low: Int, _ high: Int
) -> Double {
  let middle = low + (high - low) / 2
  guard high - low > 400 else { return medianOfThree(values[low], values[middle], values[high]) }
  let step = (high - low) / 8
  return medianOfThree(
    medianOfThree(values[low], values[low + step], values[low + 2 * step]),
    medianOfThree(values[middle - step], values[middle], values[middle + step]),
    medianOfThree(values[high - 2 * step], values[high - step], values[high]))
}

private func medianOfThree(_ a: Double, _ b: Double, _ c: Double) -> Double {
  max(min(a, b), min(max(a, b), c))
}

/// The value of a rank, the values left as they are.
///
/// Of many values only those are copied and searched that share the leading sixteen bits with the
/// value sought, some thirtieth of them when they are spread: a quickselect of all would mispredict
/// every other comparison.
///
/// - Parameters:
///   - rank: From 0, less than the number of values.
///   - values: No NaN.
/// - Returns: The value of that rank.
/// - Complexity: O(*n*) expected.
func value(ofRank rank: Int, in values: [Double]) -> Double {
  var (candidates, place) =
    values.count < 1 << 14 ? (values, rank) : neighbours(ofRank: rank, values)
  return candidates.withUnsafeMutableBufferPointer { selectRank($0, place) }
}

/// The values in the bin of a rank, and its place among them.
private func neighbours(
  ofRank rank: Int, _ values: [Double]
) -> (candidates: [Double], place: Int) {
  withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1 << 16) { counts in
    counts.initialize(repeating: 0)
    for value in values { counts[leadingBits(value)] += 1 }
    var (bin, place) = (0, rank)
    while place >= Int(counts[bin]) {
      place -= Int(counts[bin])
      bin += 1
    }
    return (values.filter { leadingBits($0) == bin }, place)
  }
}

/// Sixteen bits that rise with the value; −0 has those of 0.
private func leadingBits(_ value: Double) -> Int {
  let bits = (value + 0).bitPattern
  let rising = bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  return Int(truncatingIfNeeded: rising >> 48)
}
