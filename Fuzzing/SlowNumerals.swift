/// Writes a whole number below 10¹² in Chinese numerals: what `parseOfficeNumber` must read, and the
/// only way to write it that it may read, but for other characters of the same meaning.
func chineseNumeral(_ value: Int64) -> String {
  guard value > 0 else { return "零" }
  var text = ""
  var isBehindGap = false
  for (factor, word) in [(Int64(100_000_000), "亿"), (10_000, "万"), (1, "")] {
    let section = value / factor % 10_000
    // A zero tells of places that were skipped below a higher section.
    if section == 0 {
      isBehindGap = !text.isEmpty
      continue
    }
    if !text.isEmpty, isBehindGap || section < 1000 { text += "零" }
    isBehindGap = false
    text += sectionNumeral(Int(section)) + word
  }
  return text.hasPrefix("一十") ? String(text.dropFirst()) : text
}

private func sectionNumeral(_ section: Int) -> String {
  let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  var text = ""
  var hasGap = false
  for (place, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
    let digit = section / place % 10
    if digit == 0 {
      hasGap = !text.isEmpty
      continue
    }
    if hasGap { text += digits[0] }
    hasGap = false
    text += digits[digit] + word
  }
  return text
}

private let meanings: [Character: Character] = [
  "〇": "零", "壹": "一", "贰": "二", "两": "二", "叁": "三", "肆": "四", "伍": "五", "陆": "六",
  "柒": "七", "捌": "八", "玖": "九", "拾": "十", "佰": "百", "仟": "千",
]

/// A numeral with one character for each meaning, and without the 一 that may stand before a first 十.
func normalisedNumeral(_ text: String) -> String {
  let plain = String(text.map { meanings[$0] ?? $0 })
  return plain.hasPrefix("一十") ? String(plain.dropFirst()) : plain
}
