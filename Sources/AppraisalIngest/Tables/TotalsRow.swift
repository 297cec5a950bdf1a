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
    // Nearly every record is none of these, and should cost no more than a look at one byte.
    guard openings.contains(field[0]), field.count <= 40 else { return nil }
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

/// The first bytes of the words: 合 and 小 and 平, 总, T, t.
private let openings: [UInt8] = [0xE5, 0xE6, 0x54, 0x74]
