/// How often each pair of a cell and a code occurred, for scales with more answers than can be
/// numbered in every cell.
///
/// Pairs are gathered one by one and run together whenever many have come, so memory grows with the
/// number of different pairs and not with the number of ballots.
struct AnswerRuns {
  /// `cell · 2²⁴ + code`, ascending and unique, and how often each occurred.
  private var keys: [UInt64] = []
  private var counts: [UInt32] = []
  private var recent: [UInt64] = []
  /// Pairs that are gathered before they are run together.
  private static let gathered = 1 << 20

  mutating func add(cell: Int, code: Int) {
    recent.append(UInt64(cell) << 24 | UInt64(code))
    if recent.count == AnswerRuns.gathered { settle() }
  }

  /// Runs the pairs that came last together with the others.
  mutating func settle() {
    var run = AnswerRuns()
    for key in radixSorted(recent) {
      if run.keys.last == key {
        run.counts[run.counts.count - 1] += 1
      } else {
        run.keys.append(key)
        run.counts.append(1)
      }
    }
    recent.removeAll(keepingCapacity: true)
    merge(run)
  }

  /// Takes a pair back that was added and settled.
  mutating func remove(cell: Int, code: Int) {
    counts[lowerBound(UInt64(cell) << 24 | UInt64(code))] -= 1
  }

  /// Adds settled runs.
  mutating func merge(_ other: AnswerRuns) {
    var merged = AnswerRuns()
    merged.keys.reserveCapacity(keys.count + other.keys.count)
    merged.counts.reserveCapacity(keys.count + other.keys.count)
    var (left, right) = (0, 0)
    while left < keys.count || right < other.keys.count {
      let leftKey = left < keys.count ? keys[left] : .max
      let rightKey = right < other.keys.count ? other.keys[right] : .max
      let key = min(leftKey, rightKey)
      merged.keys.append(key)
      merged.counts.append(
        (leftKey == key ? counts[left] : 0) + (rightKey == key ? other.counts[right] : 0))
      if leftKey == key { left += 1 }
      if rightKey == key { right += 1 }
    }
    (keys, counts) = (merged.keys, merged.counts)
  }

  /// The codes of a cell, ascending.
  func forEachCode(of cell: Int, _ body: (_ code: Int, _ count: UInt32) -> Void) {
    var position = lowerBound(UInt64(cell) << 24)
    while position < keys.count, keys[position] >> 24 == UInt64(cell) {
      if counts[position] > 0 { body(Int(keys[position] & 0xFF_FFFF), counts[position]) }
      position += 1
    }
  }

  private func lowerBound(_ key: UInt64) -> Int {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Sorts 64-bit keys ascending, by a least-significant-digit radix sort with 11-bit digits; passes
/// in which all keys agree are skipped.
///
/// - Complexity: O(*n*), with a second array of the same size.
func radixSorted(_ keys: [UInt64]) -> [UInt64] {
  var keys = keys
  var spare = keys
  for shift in stride(from: UInt64(0), to: 64, by: 11) {
    var starts = [Int](repeating: 0, count: 2048)
    for key in keys { starts[Int((key >> shift) & 2047)] += 1 }
    if starts.contains(keys.count) { continue }
    var position = 0
    for digit in starts.indices {
      let size = starts[digit]
      starts[digit] = position
      position += size
    }
    for key in keys {
      let digit = Int((key >> shift) & 2047)
      spare[starts[digit]] = key
      starts[digit] += 1
    }
    swap(&keys, &spare)
  }
  return keys
}
