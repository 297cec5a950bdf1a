/// Reads the parts of an ``OfficeNumber`` from left to right.
struct OfficeNumberReader {
  private var scanner: TextScanner
  private var flags: OfficeNumber.Flags = []

  init(_ text: UnsafeBufferPointer<UInt8>) { scanner = TextScanner(text) }

  mutating func read() -> OfficeNumber? {
    takeWord(before: OfficeWords.before)
    if scanner.take("百分之") { flags.insert(.percent) }
    guard var value = number() else { return nil }
    let hadSurplus = takeSurplus()
    for (word, factor) in OfficeWords.scales where scanner.take(word) {
      let (product, overflow) = value.multipliedReportingOverflow(by: factor)
      guard !overflow else { return nil }
      value = product
      flags.insert(.chineseNumeral)
      break
    }
    if !hadSurplus { _ = takeSurplus() }
    guard let unit = unit() else { return nil }
    takeWord(before: OfficeWords.behind)
    // ≥ and 以下 together say nothing that can be used.
    guard scanner.isAtEnd, !flags.isSuperset(of: [.atLeast, .atMost]) else { return nil }
    return OfficeNumber(tenThousandths: value, flags: flags, unit: unit)
  }

  private mutating func takeWord(before words: [(StaticString, OfficeNumber.Flags)]) {
    for (word, meaning) in words where scanner.take(word) {
      flags.formUnion(meaning)
      break
    }
    scanner.skipBlanks()
  }

  /// 余 or 多 behind the number: somewhat more.
  private mutating func takeSurplus() -> Bool {
    guard scanner.take("余") || scanner.take("多") else { return false }
    flags.formUnion([.approximate, .atLeast])
    return true
  }

  private mutating func number() -> Int64? {
    if let numeral = chineseNumeral() {
      let (scaled, overflow) = numeral.multipliedReportingOverflow(by: 10_000)
      return overflow ? nil : scaled
    }
    var digits = OfficeDigits(&scanner)
    if digits.isFullWidth { flags.insert(.fullWidth) }
    if digits.isGrouped { flags.insert(.grouped) }
    return digits.tenThousandths()
  }

  private mutating func chineseNumeral() -> Int64? {
    var ahead = scanner
    guard let numeral = ChineseNumeral(&ahead) else { return nil }
    scanner = ahead
    flags.insert(.chineseNumeral)
    return numeral.value
  }

  /// The unit; empty when there is none, `nil` when there is something else.
  private mutating func unit() -> String? {
    scanner.skipBlanks()
    let isWide = scanner.take("％")
    if isWide { flags.insert(.fullWidth) }
    if isWide || scanner.take("%") {
      guard flags.insert(.percent).inserted else { return nil }
      return ""
    }
    for unit in OfficeWords.units where scanner.take(unit) { return unit.description }
    return ""
  }
}

/// The words around a number, the longer of those that begin alike first.
enum OfficeWords {
  static let before: [(StaticString, OfficeNumber.Flags)] = [
    ("大约", .approximate), ("约为", .approximate), ("约", .approximate), ("近", .approximate),
    ("≈", .approximate), ("≥", .atLeast), (">=", .atLeast), ("不少于", .atLeast),
    ("不低于", .atLeast), ("至少", .atLeast), ("最少", .atLeast), ("≤", .atMost), ("<=", .atMost),
    ("不超过", .atMost), ("不高于", .atMost), ("不多于", .atMost), ("至多", .atMost),
    ("最多", .atMost), ("超过", [.atLeast, .exclusive]), ("逾", [.atLeast, .exclusive]),
    (">", [.atLeast, .exclusive]), ("＞", [.atLeast, .exclusive]),
    ("不足", [.atMost, .exclusive]), ("不到", [.atMost, .exclusive]),
    ("<", [.atMost, .exclusive]), ("＜", [.atMost, .exclusive]),
  ]
  static let behind: [(StaticString, OfficeNumber.Flags)] = [
    ("及以上", .atLeast), ("以上", .atLeast), ("及以下", .atMost), ("以下", .atMost),
    ("左右", .approximate), ("上下", .approximate),
  ]
  static let scales: [(StaticString, Int64)] = [
    ("百", 100), ("千", 1000), ("万", 10_000), ("亿", 100_000_000),
  ]
  static let units: [StaticString] = [
    "百分点", "平方米", "人次", "件次", "户次", "小时", "课时", "学时", "分钟", "公里", "公斤",
    "千克", "个月", "分", "次", "件", "个", "人", "名", "户", "项", "元", "天", "年",
    "场", "条", "份", "篇", "家", "处", "票", "位", "届", "期", "节", "批", "起", "宗", "支", "本",
    "册", "张", "间", "栋", "亩", "吨", "秒", "周", "轮", "星", "倍",
  ]
}
