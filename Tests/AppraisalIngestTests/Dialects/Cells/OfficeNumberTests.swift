import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Numbers as offices write them")
struct OfficeNumberTests {
  private func read(_ text: String) -> OfficeNumber? { withField(text, parseOfficeNumber) }

  private struct Example: Sendable, CustomTestStringConvertible {
    let text: String
    let number: OfficeNumber
    var testDescription: String { text }

    init(_ text: String, _ value: Int64, _ flags: OfficeNumber.Flags, _ unit: String) {
      self.text = text
      number = OfficeNumber(tenThousandths: value, flags: flags, unit: unit)
    }
  }

  private static let examples: [Example] = [
    Example("3000余件", 30_000_000, [.approximate, .atLeast], "件"),
    Example("≥2次", 20_000, [.atLeast], "次"),
    Example("约1.2万", 120_000_000, [.approximate, .chineseNumeral], ""),
    Example("三", 30_000, [.chineseNumeral], ""),
    Example("十二", 120_000, [.chineseNumeral], ""),
    Example("一百零五人", 1_050_000, [.chineseNumeral], "人"),
    Example("两", 20_000, [.chineseNumeral], ""),
    Example("95分", 950_000, [], "分"),
    Example("85%", 850_000, [.percent], ""),
    Example("８５．５％", 855_000, [.percent, .fullWidth], ""),
    Example("百分之八十五", 850_000, [.percent, .chineseNumeral], ""),
    Example("1,234,567元", 12_345_670_000, [.grouped], "元"),
    Example(
      "二十多万人次", 2_000_000_000, [.chineseNumeral, .approximate, .atLeast], "人次"),
    Example("十余人", 100_000, [.chineseNumeral, .approximate, .atLeast], "人"),
    Example("不少于4次", 40_000, [.atLeast], "次"),
    Example("超过5个", 50_000, [.atLeast, .exclusive], "个"),
    Example("不足10户", 100_000, [.atMost, .exclusive], "户"),
    Example("5次以上", 50_000, [.atLeast], "次"),
    Example("30人左右", 300_000, [.approximate], "人"),
    Example("0", 0, [], ""),
    Example("零", 0, [.chineseNumeral], ""),
    Example("2.00000小时", 20_000, [], "小时"),
    Example("12万元", 1_200_000_000, [.chineseNumeral], "元"),
    Example("近3千", 30_000_000, [.approximate, .chineseNumeral], ""),
    Example(" 7 次 ", 70_000, [], "次"),
    Example("922337203685477.5807", .max, [], ""),
    // A skipped section wants its zero: without it, people mean 630 million.
    Example("六亿零三千", 6_000_030_000_000, [.chineseNumeral], ""),
    Example("六亿零三万", 6_000_300_000_000, [.chineseNumeral], ""),
    Example("六亿三千万", 6_300_000_000_000, [.chineseNumeral], ""),
  ]

  @Test("Value, meaning and unit", arguments: examples)
  private func reads(_ example: Example) {
    #expect(read(example.text) == example.number)
  }

  @Test(
    "What is not wholly understood is no number",
    arguments: [
      "", "无", "3-5次", "十几个", "一百五", "几十", "三四", "3000件余", "8.", ".5", "1.23456", "1,23",
      "12,34,567",
      "1,2345", "-5", "nan", "1e3", "3月", "85%分", "≥5次以下", "零五", "一百零", "十十", "三万五", "一万零千",
      "922337203685477.5808", "92233720368547.5808万", "百分之85%", "约", "分", "5 6", "一半", "95分钟以",
      "二〇二五", "六亿三千", "六亿零三千万", "六亿三万",
    ])
  func refusesOthers(_ text: String) {
    #expect(read(text) == nil, "\(text)")
  }

  /// Writes a number below 10⁸ in Chinese numerals, digit by digit from the right.
  private func numerals(_ number: Int) -> String {
    let digits = Array("零一二三四五六七八九").map(String.init)
    func section(_ number: Int, isInner: Bool) -> String {
      var text = ""
      var isOpen = isInner
      for (place, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / place % 10
        if digit == 0 { continue }
        if isOpen, number / place / 10 % 10 == 0, place < 1000 { text += "零" }
        text += digits[digit] + word
        isOpen = true
      }
      return text
    }
    let (high, low) = (number / 10_000, number % 10_000)
    guard high > 0 else { return section(low, isInner: false) }
    return section(high, isInner: false) + "万" + (low > 0 ? section(low, isInner: true) : "")
  }

  @Test("Numerals come back, from one to a hundred million")
  func readsNumerals() {
    var generator = SeededGenerator(seed: 64)
    let numbers =
      Array(1...12_000)
      + (0..<4000).map { _ in Int.random(in: 1..<100_000_000, using: &generator) }
      + [10_000, 100_000, 20_000_000, 10_010, 10_100, 99_999_999, 10_000_001]
    for number in numbers {
      let text = numerals(number)
      #expect(read(text)?.tenThousandths == Int64(number) * 10_000, "\(number) \(text)")
      // People leave out 一 before a 十 that begins the number.
      if text.hasPrefix("一十") {
        #expect(read(String(text.dropFirst()))?.tenThousandths == Int64(number) * 10_000)
      }
    }
  }

  @Test("Any row of numerals is a number that is written that way, or none")
  func refusesDisorder() {
    var generator = SeededGenerator(seed: 65)
    let signs = Array("零一二三十百千万").map(String.init)
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...6, using: &generator))
        .map { _ in signs[Int.random(in: 0..<signs.count, using: &generator)] }.joined()
      guard let read = read(text) else { continue }
      let number = Int(read.tenThousandths / 10_000)
      if number == 0 {
        #expect(text == "零")
      } else {
        #expect([text, "一" + text].contains(numerals(number)), "\(text) \(number)")
      }
    }
  }
}
