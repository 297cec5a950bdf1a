/// The columns that a text takes in a terminal: two for hanzi and full-width forms, none for
/// combining marks, one for all else.
///
/// Counted scalar by scalar, as terminals do; a sequence of emoji joined into one picture is counted
/// as its parts. Control characters count nothing and are to be escaped before, see ``escaped(_:)``.
///
/// - Parameter text: The text.
/// - Returns: The number of columns.
/// - Complexity: O(scalars · log ranges), O(1) per ASCII scalar.
package func displayWidth(of text: some StringProtocol) -> Int {
  text.unicodeScalars.reduce(0) { $0 + displayWidth(of: $1) }
}

/// The columns that a scalar takes in a terminal.
func displayWidth(of scalar: Unicode.Scalar) -> Int {
  let code = scalar.value
  if code < 0x20 || (0x7F..<0xA0).contains(code) { return 0 }
  if code < 0x7F { return 1 }
  if holds(zeroWidthRanges, code) { return 0 }
  return holds(wideRanges, code) ? 2 : 1
}

private func holds(_ ranges: [ClosedRange<UInt32>], _ code: UInt32) -> Bool {
  var low = 0
  var high = ranges.count
  while low < high {
    let middle = (low + high) / 2
    if ranges[middle].upperBound < code { low = middle + 1 } else { high = middle }
  }
  return low < ranges.count && ranges[low].contains(code)
}
