/// The value of a rank among the `n (n − 1) / 2` differences of sorted values.
///
/// Two pointers count the differences up to a bound in one pass; see
/// ``selectAmongPairs(rank:low:high:total:guess:limit:count:list:)``.
///
/// - Parameters:
///   - rank: From 0.
///   - sorted: Ascending, finite, at least two values whose range is finite.
/// - Returns: The difference of that rank.
/// - Complexity: O(*n*) per count.
func difference(ofRank rank: Int, sorted: [Double]) -> Double {
  let size = sorted.count
  let total = size * (size - 1) / 2
  return sorted.withUnsafeBufferPointer { values in
    let (low, high) = (0.0, values[size - 1] - values[0])
    if countDifferences(values, upTo: low) > rank { return 0 }
    return selectAmongPairs(
      rank: rank, low: low, high: high, total: total,
      guess: guessDifference(sorted, rank: rank, total: total), limit: max(2 * size, 64),
      count: { countDifferences(values, upTo: $0) },
      list: { listDifferences(values, above: $0, upTo: $1, atMost: $2) })
  }
}

/// The difference of the same relative rank among evenly spaced order statistics, which is off by
/// about the inverse of their number.
private func guessDifference(
  _ sorted: [Double], rank: Int, total: Int
) -> (value: Double, error: Double)? {
  guard sorted.count > 20_000 else { return nil }
  let size = 4_096
  let chosen = (0..<size).map { sorted[(2 * $0 + 1) * sorted.count / (2 * size)] }
  let share = Double(rank) / Double(total)
  let value = difference(
    ofRank: Int(share * Double(size * (size - 1) / 2)), sorted: chosen)
  return (value, value * 4 / Double(size))
}

private func countDifferences(_ sorted: UnsafeBufferPointer<Double>, upTo bound: Double) -> Int {
  var (first, count) = (0, 0)
  for last in 0..<sorted.count {
    let value = sorted[last]
    while value - sorted[first] > bound { first += 1 }
    count += last - first
  }
  return count
}

private func listDifferences(
  _ sorted: UnsafeBufferPointer<Double>, above low: Double, upTo high: Double,
  atMost limit: Int
) -> [Double] {
  var listed: [Double] = []
  var (first, end) = (0, 0)
  for last in 0..<sorted.count {
    let value = sorted[last]
    while value - sorted[first] > high { first += 1 }
    end = max(end, first)
    while end < last, value - sorted[end] > low { end += 1 }
    for index in first..<end { listed.append(value - sorted[index]) }
    if listed.count >= limit { break }
  }
  return listed
}
