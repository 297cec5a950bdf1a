/// Reads a whole number written in Chinese numerals: `三`, `十二`, `一百零五`, `两千`, `三万二千`.
///
/// The value is the sum of digits times their place, as arithmetic has it:
/// ```
/// section = Σ digit × {1000, 100, 10, 1},    value = Σ section × {10⁸, 10⁴, 1}
/// ```
/// Places must descend, a skipped place is told by 零, and 一 may be left out only before a 十 that
/// begins the number. So `一百五`, which people say for 150, is refused, and so are digits in a row
/// such as `三四`, which mean three or four.
struct ChineseNumeral {
  private(set) var value: Int64 = 0
  private var section: Int64 = 0
  private var digit: Int64?
  /// The place of the last digit in the section; 10⁴ before its first.
  private var place: Int64 = 10_000
  private var sectionLimit: Int64 = .max
  private var hasZero = false
  /// Whether a zero stands in front of the section.
  private var beginsWithZero = false

  /// Reads as many numerals as there are; `nil` when there is none or they make no number.
  ///
  /// - Parameter scanner: Stands behind the numerals afterwards.
  init?(_ scanner: inout TextScanner) {
    var isEmpty = true
    while let numeral = ChineseNumeral.numeral(&scanner) {
      guard take(numeral, isFirst: isEmpty) else { return nil }
      isEmpty = false
    }
    guard !isEmpty, closeSection(1) else { return nil }
  }

  private enum Numeral {
    case digit(Int64)
    case place(Int64)
    case section(Int64)
  }

  private static func numeral(_ scanner: inout TextScanner) -> Numeral? {
    if let digit = digits.firstIndex(where: { $0.contains { scanner.take($0) } }) {
      return .digit(Int64(digit))
    }
    for (word, value) in places where scanner.take(word) { return .place(value) }
    for (word, value) in sections where scanner.take(word) { return .section(value) }
    return nil
  }

  private static let digits: [[StaticString]] = [
    ["零", "〇"], ["一", "壹"], ["二", "两", "贰"], ["三", "叁"], ["四", "肆"], ["五", "伍"],
    ["六", "陆"], ["七", "柒"], ["八", "捌"], ["九", "玖"],
  ]
  private static let places: [(StaticString, Int64)] = [
    ("十", 10), ("拾", 10), ("百", 100), ("佰", 100), ("千", 1000), ("仟", 1000),
  ]
  private static let sections: [(StaticString, Int64)] = [("万", 10_000), ("亿", 100_000_000)]

  private mutating func take(_ numeral: Numeral, isFirst: Bool) -> Bool {
    switch numeral {
    case .digit(0): return takeZero()
    case .digit(let value):
      guard digit == nil else { return false }
      digit = value
      return true
    case .place(let value): return takePlace(value, isFirst: isFirst)
    case .section(let value): return closeSection(value)
    }
  }

  private mutating func takeZero() -> Bool {
    guard digit == nil, !hasZero else { return false }
    hasZero = true
    return true
  }

  private mutating func takePlace(_ value: Int64, isFirst: Bool) -> Bool {
    guard value < place, let factor = digit ?? (isFirst && value == 10 ? 1 : nil),
      isGapTold(before: value)
    else { return false }
    section += factor * value
    place = value
    digit = nil
    hasZero = false
    return true
  }

  /// A zero must stand where places are skipped, and nowhere else; whether one must stand in front
  /// of a section is known at its end.
  private mutating func isGapTold(before value: Int64) -> Bool {
    if place < 10_000 { return hasZero == (value * 10 < place) }
    beginsWithZero = hasZero
    return true
  }

  /// Whether places are skipped in front of a section: its own, or those of a whole section, as in
  /// `六亿零三千`; without the zero, that would be taken for 630 million.
  private func skipsPlaces(_ factor: Int64) -> Bool {
    sectionLimit != .max && (section < 1000 || sectionLimit / factor > 10_000)
  }

  private mutating func closeSection(_ factor: Int64) -> Bool {
    if let last = digit {
      guard isGapTold(before: 1) else { return false }
      section += last
    } else if hasZero {
      // A zero at the end belongs to no digit; the number zero is one alone.
      return factor == 1 && section == 0 && value == 0 && sectionLimit == .max
    }
    guard section == 0 || beginsWithZero == skipsPlaces(factor) else { return false }
    if factor == 1 { return finish() }
    guard section > 0, factor < sectionLimit else { return false }
    value += section * factor
    (section, digit, place, hasZero, sectionLimit) = (0, nil, 10_000, false, factor)
    beginsWithZero = false
    return true
  }

  private mutating func finish() -> Bool {
    value += section
    return value > 0
  }
}
