/// The word that marks a row of totals, when the first field that is not empty is one.
///
/// Blanks inside the word and a colon behind it do not count, as in `合　计：`.
///
/// - Parameter record: A record.
/// - Returns: The word; `nil` for other records.
func totalsWord(_ record: borrowing DelimitedRecord) -> String? {
  for index in 0..<record.count {
    let field = trimmed(record[index]).field
    if field.isEmpty { continue }
    guard opensTotalsWord(field), field.count <= 40 else { return nil }
    let letters = String(decoding: field, as: UTF8.self).unicodeScalars.filter {
      !$0.properties.isWhitespace && $0 != ":" && $0 != "："
    }
    return totalsWords.first { $0.unicodeScalars.elementsEqual(letters) }
  }
  return nil
}

private let totalsWords = [
  "合计", "总计", "小计", "总合计", "平均", "平均分", "平均值", "Total", "total", "TOTAL",
]

/// Whether a field may be a word of totals: it opens like one, or with a blank.
///
/// Nearly every record is none of these, and should cost no more than a look at its first bytes.
@inline(__always)
func opensTotalsWord(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
  guard field.count >= 3 else { return field.first.map { $0 <= 0x20 || $0 >= 0x80 } ?? false }
  switch (field[0], field[1], field[2]) {
  // 合 E5 90 88, 小 E5 B0 8F, 平 E5 B9 B3, 总 E6 80 BB
  case (0xE5, 0x90, 0x88), (0xE5, 0xB0, 0x8F), (0xE5, 0xB9, 0xB3), (0xE6, 0x80, 0xBB): return true
  case (0x54, 0x4F, _), (0x54, 0x6F, _), (0x74, 0x6F, _): return true
  // The blanks that are trimmed off: ASCII, U+00A0, U+3000.
  case (...0x20, _, _), (0xC2, 0xA0, _), (0xE3, 0x80, 0x80): return true
  default: return false
  }
}
