import AppraisalNumerics

/// Readers of single values. Each reports what was found and what was expected, and returns `nil`.
extension YAMLValue {
  /// A text that is not empty.
  func string(_ what: String, _ faults: inout FaultCollector) -> String? {
    guard let text, !text.isEmpty, !isAbsent else {
      faults.error(
        "not-text", at: mark, "“\(what)”应为一段文字，不能留空。",
        "`\(what)` must be a text that is not empty")
      return nil
    }
    return text
  }

  /// An identifier: a lower-case letter, then lower-case letters, digits and hyphens.
  func identifier(_ what: String, _ faults: inout FaultCollector) -> String? {
    guard let text = string(what, &faults) else { return nil }
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte) }
    let isValid =
      text.utf8.count <= 64 && text.utf8.first.map(isLetter) == true
      && text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    guard isValid else {
      faults.error(
        "not-an-identifier", at: mark,
        "“\(what)”的标识“\(shortened(text))”无效：以小写字母开头，只用小写字母、数字和连字符，不超过 64 个，例如 member-service。\(formHint.chinese)",
        "`\(shortened(text))` is no identifier for `\(what)`: begin with a lower-case letter and "
          + "use lower-case letters, digits and hyphens, 64 at most, for example member-service\(formHint.english)"
      )
      return nil
    }
    return text
  }

  /// `true` or `false`.
  func boolean(_ what: String, _ faults: inout FaultCollector) -> Bool? {
    switch text {
    case "true": return true
    case "false": return false
    default:
      faults.error(
        "not-a-boolean", at: mark,
        "“\(what)”只能写 true（是）或 false（否），此处是“\(found)”。\(formHint.chinese)",
        "`\(what)` is either true or false, found `\(found)`\(formHint.english)")
      return nil
    }
  }

  /// One of a few words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ what: String, _ type: Choice.Type, _ faults: inout FaultCollector
  ) -> Choice? where Choice.RawValue == String {
    word(what, among: type.allCases.map(\.rawValue), &faults).flatMap { Choice(rawValue: $0) }
  }

  /// One of a few words, each of which has a meaning that a message tells; `other` is what may stand
  /// there in place of a word.
  func choice<Choice: LanguageChoice>(
    _ what: String, _ type: Choice.Type, or other: Bilingual? = nil,
    _ faults: inout FaultCollector
  ) -> Choice? {
    let words = type.allCases.map(\.rawValue)
    let meanings = type.allCases.map {
      Bilingual("\($0.rawValue)（\($0.meaning.chinese)）", "\($0.rawValue) (\($0.meaning.english))")
    }
    let told = meanings + (other.map { [$0] } ?? [])
    return word(what, among: words, told: told, &faults).flatMap { Choice(rawValue: $0) }
  }

  /// One of a few words.
  func word(
    _ what: String, among words: [String], told: [Bilingual]? = nil,
    _ faults: inout FaultCollector
  ) -> String? {
    if let text, words.contains(where: { $0.utf8.elementsEqual(text.utf8) }) { return text }
    let near = text.flatMap { nearest($0, among: words) }
    var list: [String] = []
    for word in words where !list.contains(word) { list.append(word) }
    let chinese = told?.map(\.chinese) ?? list
    let english = told?.map(\.english) ?? list
    faults.error(
      "not-a-choice", at: mark,
      "“\(what)”应为下列之一：\(chinese.joined(separator: "、"))，此处是“\(found)”。"
        + (near.map { "是否想写“\($0)”？" } ?? "") + formHint.chinese,
      "`\(what)` must be one of \(english.joined(separator: ", ")), found `\(found)`"
        + (near.map { "; did you mean `\($0)`?" } ?? "") + formHint.english)
    return nil
  }

  /// A whole number in a range, in plain digits.
  func integer(
    _ what: String, in range: ClosedRange<Int64>, _ faults: inout FaultCollector
  ) -> Int64? {
    decimal(what, places: 0, in: range, &faults)
  }

  /// A decimal number as an integer of units of 10⁻ᵖˡᵃᶜᵉˢ, in a range of such units.
  func decimal(
    _ what: String, places: Int, in range: ClosedRange<Int64>, _ faults: inout FaultCollector
  ) -> Int64? {
    guard let text, let number = ScaledNumber(text) else {
      faults.error(
        "not-a-number", at: mark,
        "“\(what)”应为普通数字（如 12\(places > 0 ? " 或 12.5" : "")），用半角数字书写，"
          + "不带前导零、分隔符、单位或指数，此处是“\(found)”。\(formHint.chinese)",
        "`\(what)` must be a plain number (such as 12\(places > 0 ? " or 12.5" : "")) without "
          + "leading zeros, separators, units or exponents, found `\(found)`\(formHint.english)")
      return nil
    }
    guard number.decimals <= places else {
      faults.error(
        "too-many-places", at: mark,
        "“\(what)”"
          + (places == 0 ? "应为整数" : "最多 \(places) 位小数") + "，此处是“\(found)”。",
        "`\(what)` "
          + (places == 0 ? "must be a whole number" : "has at most \(places) decimals")
          + ", found `\(found)`")
      return nil
    }
    guard let value = number.units(places: places), range.contains(value) else {
      let ends = [range.lowerBound, range.upperBound].map { decimalText($0, decimals: places) }
      faults.error(
        "out-of-range", at: mark, "“\(what)”应在 \(ends[0]) 到 \(ends[1]) 之间，此处是“\(found)”。",
        "`\(what)` must lie between \(ends[0]) and \(ends[1]), found `\(found)`")
      return nil
    }
    return value
  }

  /// Points, with at most four decimals.
  func points(_ what: String, _ faults: inout FaultCollector) -> Points? {
    decimal(what, places: Points.decimals, in: -Points.limit...Points.limit, &faults)
      .flatMap { try? Points(units: $0) }
  }

  /// A weight in per cent, `40` or `33.33%`.
  func weight(_ what: String, _ faults: inout FaultCollector) -> Weight? {
    let plain = withoutPercentSign
    guard let basisPoints = plain.decimal(what, places: 2, in: 0...Weight.whole, &faults) else {
      return nil
    }
    // Whoever wrote the sign meant per cent; without it, 0.4 may have been meant for 40 %.
    if (1..<100).contains(basisPoints), plain.text == text {
      faults.warning(
        "weight-below-one-per-cent", at: mark,
        "权重按百分数书写：“\(found)”表示 \(found)%。若想写 \(basisPoints)%，请写 \(basisPoints)。",
        "weights are written in per cent: `\(found)` means \(found) %; for "
          + "\(basisPoints) % write \(basisPoints)")
    }
    return try? Weight(basisPoints: basisPoints)
  }

  /// A share: `2/3`, `66.67%`.
  func share(_ what: String, _ faults: inout FaultCollector) -> Share? {
    let parts = (text ?? "").split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { ScaledNumber(digits: $0)?.units(places: 0) }
    if parts.count == 2, numbers.count == 2, let share = try? Share(numbers[0], of: numbers[1]) {
      return share
    }
    if text?.hasSuffix("%") == true,
      let percentage = ScaledNumber(withoutPercentSign.text ?? ""), percentage.decimals <= 4,
      let number = percentage.units(places: 4),
      let share = try? Share(number, of: 1_000_000)
    {
      return share
    }
    let hint = shareHint
    faults.error(
      "not-a-share", at: mark,
      "“\(what)”应写成分数或百分数，不超过全部，例如 2/3 或 50%，此处是“\(found)”。\(hint.chinese)",
      "`\(what)` must be a share of at most the whole, written as a fraction or in per cent with at "
        + "most four decimals, for example 2/3 or 50%, found `\(found)`\(hint.english)")
    return nil
  }

  /// How a plain number is written as a share: 0.2 as 20% or 1/5, and 20 perhaps as 20%.
  private var shareHint: (chinese: String, english: String) {
    guard let text, let number = ScaledNumber(text), number.decimals <= 6,
      let units = number.units(places: 6), units > 0, units <= 100_000_000
    else { return formHint }
    guard units <= 1_000_000 else {
      return ("是否想写 \(text)%？", "; did you mean `\(text)%`?")
    }
    let percent = decimalText(units, decimals: 4)
    guard let share = try? Share(units, of: 1_000_000) else { return formHint }
    let divisor = greatestDivisor(share.numerator, share.denominator)
    let fraction = "\(share.numerator / divisor)/\(share.denominator / divisor)"
    return ("写成 \(percent)% 或 \(fraction)，不写小数。", "; write `\(percent)%` or `\(fraction)`")
  }

  /// What a message says about full-width characters in a plain value; they cannot be what keeps
  /// quoted text or words of one's own from being read.
  private var formHint: (chinese: String, english: String) {
    guard case .scalar(let text, isQuoted: false) = content,
      text.unicodeScalars.contains(where: {
        $0.isASCII && $0.properties.isAlphabetic || isDigit($0)
      })
    else { return ("", "") }
    return fullWidthHint(text)
  }

  /// A day as `2025-01-31`.
  func date(_ what: String, _ faults: inout FaultCollector) -> CalendarDate? {
    let parts = (text ?? "").split(separator: "-", omittingEmptySubsequences: false)
    let widths = parts.map(\.utf8.count)
    let numbers = parts.compactMap {
      ScaledNumber(digits: $0, mayBeginWithZero: true)?.units(places: 0)
    }
    if widths == [4, 2, 2], numbers.count == 3,
      let date = try? CalendarDate(
        year: Int(numbers[0]), month: Int(numbers[1]), day: Int(numbers[2]))
    {
      return date
    }
    faults.error(
      "not-a-date", at: mark, "“\(what)”应为日期，写成 2025-01-31 的样子，此处是“\(found)”。\(formHint.chinese)",
      "`\(what)` must be a day of the calendar written like 2025-01-31, found `\(found)`\(formHint.english)"
    )
    return nil
  }

  /// A list, or a single value as a list of one.
  func list(_ what: String, _ faults: inout FaultCollector) -> [YAMLValue] {
    switch content {
    case .list(let items): return items
    case .scalar where !isAbsent: return [self]
    default:
      faults.error("not-a-list", at: mark, "“\(what)”应为列表。", "`\(what)` must be a list")
      return []
    }
  }

  /// A list of words, the empty one only in quotes.
  func words(_ what: String, _ faults: inout FaultCollector) -> [String] {
    list(what, &faults).compactMap { item in
      if case .scalar("", isQuoted: true) = item.content { return "" }
      return item.string(what, &faults)
    }
  }

  /// What a message says was found.
  private var found: String {
    switch content {
    case .scalar(let text, _): shortened(text)
    case .list: "[…]"
    case .mapping: "{…}"
    }
  }

  private var withoutPercentSign: YAMLValue {
    guard case .scalar(let text, let isQuoted) = content, text.hasSuffix("%") else { return self }
    return YAMLValue(mark: mark, content: .scalar(String(text.dropLast()), isQuoted: isQuoted))
  }
}

/// A digit of either width.
private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
  ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar)
}

private func greatestDivisor(_ left: Int64, _ right: Int64) -> Int64 {
  right == 0 ? max(1, left) : greatestDivisor(right, left % right)
}

/// A number written in plain ASCII digits, with a minus sign and a point perhaps; no leading zeros,
/// which mean eight as base to some and nothing to others.
private struct ScaledNumber {
  private let isNegative: Bool
  private let whole: Substring.UTF8View
  private let fraction: Substring.UTF8View

  /// A number with its sign and decimals; `nil` for anything else.
  init?(_ text: String) {
    isNegative = text.utf8.first == UInt8(ascii: "-")
    let body = text.utf8.dropFirst(isNegative ? 1 : 0)
    let parts = body.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy(ScaledNumber.isDigits), let first = parts.first,
      first.count == 1 || first.first != UInt8(ascii: "0")
    else { return nil }
    whole = first
    fraction = parts.count == 2 ? parts[1] : Substring().utf8
  }

  /// A number of digits alone, as in fractions and dates.
  init?(digits: Substring, mayBeginWithZero: Bool = false) {
    guard ScaledNumber.isDigits(digits.utf8),
      mayBeginWithZero || digits.utf8.count == 1 || digits.utf8.first != UInt8(ascii: "0")
    else { return nil }
    (isNegative, whole, fraction) = (false, digits.utf8, Substring().utf8)
  }

  private static func isDigits(_ bytes: Substring.UTF8View) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// The decimals that are needed: trailing zeros do not count.
  var decimals: Int {
    (fraction.lastIndex { $0 != UInt8(ascii: "0") })
      .map { fraction.distance(from: fraction.startIndex, to: $0) + 1 } ?? 0
  }

  /// The number in units of 10⁻ᵖˡᵃᶜᵉˢ, further decimals cut off; `nil` when it is too large.
  func units(places: Int) -> Int64? {
    let kept = fraction.prefix(places)
    var value: Int64 = 0
    for digit in Array(whole) + kept + Array(repeating: 0x30, count: places - kept.count) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowOfSum) = product.addingReportingOverflow(Int64(digit - 0x30))
      guard !overflow, !overflowOfSum else { return nil }
      value = sum
    }
    return isNegative ? -value : value
  }
}
