/// A field without the blanks around it: space, tab, line breaks, the ideographic space U+3000 and
/// the no-break space U+00A0.
///
/// - Parameter field: Valid UTF-8.
/// - Returns: The field, and whether it had outer blanks.
/// - Complexity: O(blanks).
func trimmed(
  _ field: UnsafeBufferPointer<UInt8>
) -> (field: UnsafeBufferPointer<UInt8>, hadOuterBlanks: Bool) {
  var start = 0
  var end = field.count
  while let length = blankLength(field, start, end) { start += length }
  while let length = blankLengthBackwards(field, start, end) { end -= length }
  guard start > 0 || end < field.count else { return (field, false) }
  return (UnsafeBufferPointer(rebasing: field[start..<end]), true)
}

private func blankLength(_ field: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
  guard start < end else { return nil }
  switch field[start] {
  case 0x20, 0x09, 0x0A, 0x0D: return 1
  case 0xC2: return start + 2 <= end && field[start + 1] == 0xA0 ? 2 : nil
  case 0xE3:
    return start + 3 <= end && field[start + 1] == 0x80 && field[start + 2] == 0x80 ? 3 : nil
  default: return nil
  }
}

private func blankLengthBackwards(
  _ field: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
) -> Int? {
  guard start < end else { return nil }
  for length in 1...3 where end - length >= start {
    if blankLength(field, end - length, end) == length { return length }
  }
  return nil
}
