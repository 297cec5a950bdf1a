/// Whether a formula refers to another workbook, `[1]Sheet1!A1` or `'[1]My sheet'!A1`.
///
/// A number in brackets behind a name is a column of a table, and within a string it is text.
func refersToOtherWorkbook(_ formula: UnsafeBufferPointer<UInt8>) -> Bool {
  var isString = false
  for (index, byte) in formula.enumerated() {
    if byte == 0x22 { isString.toggle() }
    guard byte == 0x5B, !isString else { continue }
    let before = index > 0 ? formula[index - 1] : 0
    let isName =
      before >= 0x80 || before == 0x5F || before == 0x5D || before == 0x5B
      || (before | 0x20 >= 0x61 && before | 0x20 <= 0x7A) || (before >= 0x30 && before <= 0x39)
    guard !isName else { continue }
    let content = formula[(index + 1)...].prefix { $0 != 0x5D }
    if !content.isEmpty, content.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return true }
  }
  return false
}
