/// Puts rows in order of integer keys, in time linear in their number.
///
/// A stable least-significant-digit radix sort with 11-bit digits. Rows that agree in all keys
/// keep the order in which they were given, so the caller's canonical order decides what is shown
/// first among equals, never the input file's.
///
/// - Parameters:
///   - rows: The rows to order, in the caller's canonical order.
///   - keys: From the most to the least significant; each has one entry per row number, ascending
///     order first.
/// - Returns: The rows in order.
/// - Complexity: O(*n k*) for *n* rows and *k* keys; passes in which all digits agree are skipped.
func radixOrder(_ rows: [Int32], by keys: [[UInt32]]) -> [Int32] {
  var order = rows
  var spare = rows
  for key in keys.reversed() {
    for shift in [UInt32(0), 11, 22] { radixPass(&order, &spare, key: key, shift: shift) }
  }
  return order
}

private func radixPass(
  _ order: inout [Int32], _ spare: inout [Int32], key: [UInt32], shift: UInt32
) {
  var starts = [Int](repeating: 0, count: 2048)
  for row in order { starts[Int((key[Int(row)] >> shift) & 2047)] += 1 }
  guard !starts.contains(order.count) else { return }
  var position = 0
  for digit in starts.indices {
    let size = starts[digit]
    starts[digit] = position
    position += size
  }
  for row in order {
    let digit = Int((key[Int(row)] >> shift) & 2047)
    spare[starts[digit]] = row
    starts[digit] += 1
  }
  swap(&order, &spare)
}
