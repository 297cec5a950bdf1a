/// Puts rows in order of Double keys, largest first, missing ones left out.
///
/// Keys are first mapped onto 32 bits by a straight line over their range, which keeps their order
/// but may join neighbours; rows are radix-sorted on that image, packed with their number in one
/// 64-bit word; then only runs with the same image are compared key by key. So the order is exact,
/// and with keys spread over their range nearly all work is the three counting passes.
///
/// - Parameters:
///   - keys: Finite, or NaN where missing.
///   - tieBreaks: Decide between equal keys, in turn; larger first, missing last.
/// - Returns: The rows, equals in ascending row order, and for each whether its image is that of the
///   row before; where it is not, the keys differ, too, and need not be looked up.
/// - Complexity: O(*n*) for spread keys, O(*n* log *n*) at worst.
func descendingOrder(
  _ keys: [Double], tieBreaks: [[Double]]
) -> (order: [Int32], sharesImage: [Bool]) {
  var words = keys.withUnsafeBufferPointer { packedImages($0) }
  radixSort(&words)
  var order = words.map { Int32(truncatingIfNeeded: $0) }
  let sharesImage = [Bool](unsafeUninitializedCapacity: words.count) { flags, count in
    for position in words.indices {
      flags[position] = position > 0 && words[position] >> 32 == words[position - 1] >> 32
    }
    count = words.count
  }
  let decides = ExactOrder(keys: keys, tieBreaks: tieBreaks)
  var start = 0
  while start < order.count {
    var end = start + 1
    while end < order.count, sharesImage[end] { end += 1 }
    if end - start > 1 { decides.sort(&order, start..<end) }
    start = end
  }
  return (order, sharesImage)
}

/// One word per key present: the image, 0 for the largest, above the row number.
private func packedImages(_ keys: UnsafeBufferPointer<Double>) -> [UInt64] {
  var (lowest, highest, count) = (Double.infinity, -Double.infinity, 0)
  for key in keys {
    if key < lowest { lowest = key }
    if key > highest { highest = key }
    if key == key { count += 1 }
  }
  // Halves keep the range finite; a range too small for a reciprocal gives images of 0, and the
  // comparison of keys does all the work.
  let range = highest / 2 - lowest / 2
  let slope = range > 0 ? min(Double(UInt32.max) / 2 / range, 0x1p1000) : 0
  return [UInt64](unsafeUninitializedCapacity: count) { words, filled in
    for (row, key) in keys.enumerated() where key == key {
      let image = UInt64(min((highest / 2 - key / 2) * slope * 2, Double(UInt32.max)))
      words[filled] = image << 32 | UInt64(row)
      filled += 1
    }
  }
}

/// Sorts words by their upper halves, stably, in three passes of 11 bits.
private func radixSort(_ words: inout [UInt64]) {
  var spare = [UInt64](unsafeUninitializedCapacity: words.count) { $1 = words.count }
  var starts = [[Int]](repeating: [Int](repeating: 0, count: 2048), count: 3)
  for word in words {
    starts[0][Int(truncatingIfNeeded: word >> 32) & 2047] += 1
    starts[1][Int(truncatingIfNeeded: word >> 43) & 2047] += 1
    starts[2][Int(truncatingIfNeeded: word >> 54) & 2047] += 1
  }
  for pass in 0..<3 where !starts[pass].contains(words.count) {
    turnIntoStarts(&starts[pass])
    radixPass(words, into: &spare, shift: UInt64(32 + 11 * pass), starts: &starts[pass])
    swap(&words, &spare)
  }
}

private func turnIntoStarts(_ sizes: inout [Int]) {
  var position = 0
  for digit in sizes.indices {
    let size = sizes[digit]
    sizes[digit] = position
    position += size
  }
}

private func radixPass(
  _ source: [UInt64], into target: inout [UInt64], shift: UInt64, starts: inout [Int]
) {
  target.withUnsafeMutableBufferPointer { target in
    starts.withUnsafeMutableBufferPointer { starts in
      for word in source {
        let digit = Int(truncatingIfNeeded: word >> shift) & 2047
        target[starts[digit]] = word
        starts[digit] += 1
      }
    }
  }
}

/// The order of rows that share an image: by key, then by tie-breaks, then by row.
private struct ExactOrder {
  let keys: [Double]
  let tieBreaks: [[Double]]

  func precedes(_ left: Int32, _ right: Int32) -> Bool {
    let (a, b) = (keys[Int(left)], keys[Int(right)])
    if a != b { return a > b }
    for key in tieBreaks {
      let (a, b) = (key[Int(left)], key[Int(right)])
      if a > b || (b.isNaN && !a.isNaN) { return true }
      if a < b || (a.isNaN && !b.isNaN) { return false }
    }
    return left < right
  }

  /// Sorts a run.
  ///
  /// Short runs, the usual case, by insertion; long ones only when they are not one
  /// large tie, which is in row order already.
  func sort(_ order: inout [Int32], _ run: Range<Int>) {
    guard run.count > 16 else { return insert(&order, run) }
    let first = keys[Int(order[run.lowerBound])]
    if tieBreaks.isEmpty, order[run].allSatisfy({ keys[Int($0)] == first }) { return }
    order[run].sort(by: precedes)
  }

  private func insert(_ order: inout [Int32], _ run: Range<Int>) {
    for position in run.dropFirst() {
      let row = order[position]
      var place = position
      while place > run.lowerBound, precedes(row, order[place - 1]) {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = row
    }
  }
}
