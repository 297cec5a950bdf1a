import AppraisalNumerics

/// Readers of single values. Each reports what was found and what was expected, and returns `nil`.
extension YAMLValue {
  /// A text that is not empty.
  func string(_ what: String, _ faults: inout FaultCollector) -> String? {
    guard let text, !text.isEmpty else {
      faults.error(
        "not-text", at: mark, "“\(what)”应为一段文字。", "`\(what)` must be a text")
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
        "“\(what)”的标识“\(text)”无效：以小写字母开头，只用小写字母、数字和连字符，例如 member-service。",
        "`\(text)` is no identifier for `\(what)`: begin with a lower-case letter and use "
          + "lower-case letters, digits and hyphens, for example member-service")
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
        "not-a-boolean", at: mark, "“\(what)”只能写 true 或 false。",
        "`\(what)` is either true or false")
      return nil
    }
  }

  /// One of a few words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ what: String, _ type: Choice.Type, _ faults: inout FaultCollector
  ) -> Choice? where Choice.RawValue == String {
    let words = type.allCases.map(\.rawValue)
    if let text, let choice = Choice(rawValue: text) { return choice }
    let near = text.flatMap { nearest($0, among: words) }
    faults.error(
      "not-a-choice", at: mark,
      "“\(what)”应为下列之一：\(words.joined(separator: "、"))。" + (near.map { "是否想写“\($0)”？" } ?? ""),
      "`\(what)` must be one of \(words.joined(separator: ", "))"
        + (near.map { "; did you mean `\($0)`?" } ?? ""))
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
        "“\(what)”应为普通数字（如 12\(places > 0 ? " 或 12.5" : "")），此处是“\(text ?? "…")”。",
        "`\(what)` must be a plain number (such as 12\(places > 0 ? " or 12.5" : "")), found "
          + "`\(text ?? "…")`")
      return nil
    }
    guard let value = number.units(places: places) else {
      faults.error(
        "too-many-places", at: mark, "“\(what)”最多 \(places) 位小数，此处是“\(text)”。",
        "`\(what)` has at most \(places) decimals, found `\(text)`")
      return nil
    }
    guard range.contains(value) else {
      let ends = [range.lowerBound, range.upperBound].map { decimalText($0, decimals: places) }
      faults.error(
        "out-of-range", at: mark, "“\(what)”应在 \(ends[0]) 到 \(ends[1]) 之间，此处是“\(text)”。",
        "`\(what)` must lie between \(ends[0]) and \(ends[1]), found `\(text)`")
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
    if (1..<100).contains(basisPoints) {
      faults.warning(
        "weight-below-one-per-cent", at: mark,
        "权重按百分数书写：“\(text ?? "")”表示 \(text ?? "")%。若想写 \(basisPoints)%，请写 \(basisPoints)。",
        "weights are written in per cent: `\(text ?? "")` means \(text ?? "") %; for "
          + "\(basisPoints) % write \(basisPoints)")
    }
    return try? Weight(basisPoints: basisPoints)
  }

  /// A share: `2/3`, `66.67%`.
  func share(_ what: String, _ faults: inout FaultCollector) -> Share? {
    let parts = (text ?? "").split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { ScaledNumber(String($0))?.units(places: 0) }
    if parts.count == 2, numbers.count == 2, let share = try? Share(numbers[0], of: numbers[1]) {
      return share
    }
    if text?.hasSuffix("%") == true,
      let number = ScaledNumber(withoutPercentSign.text ?? "")?.units(places: 4),
      let share = try? Share(number, of: 1_000_000)
    {
      return share
    }
    faults.error(
      "not-a-share", at: mark, "“\(what)”应写成分数或百分数，例如 2/3 或 50%。",
      "`\(what)` must be written as a fraction or in per cent, for example 2/3 or 50%")
    return nil
  }

  /// A day as `2025-01-31`.
  func date(_ what: String, _ faults: inout FaultCollector) -> CalendarDate? {
    let parts = (text ?? "").split(separator: "-", omittingEmptySubsequences: false)
    let widths = parts.map(\.utf8.count)
    let numbers = parts.compactMap { ScaledNumber(String($0), mayBeginWithZero: true) }
      .compactMap { $0.units(places: 0) }
    if widths == [4, 2, 2], numbers.count == 3,
      let date = try? CalendarDate(
        year: Int(numbers[0]), month: Int(numbers[1]), day: Int(numbers[2]))
    {
      return date
    }
    faults.error(
      "not-a-date", at: mark, "“\(what)”应为日期，写成 2025-01-31 的样子，此处是“\(text ?? "…")”。",
      "`\(what)` must be a day written like 2025-01-31, found `\(text ?? "…")`")
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

  private var withoutPercentSign: YAMLValue {
    guard case .scalar(let text, let isQuoted) = content, text.hasSuffix("%") else { return self }
    return YAMLValue(mark: mark, content: .scalar(String(text.dropLast()), isQuoted: isQuoted))
  }
}

/// A number written in plain ASCII digits, with a minus sign and a point perhaps; no leading zeros,
/// which mean eight as base to some and nothing to others.
private struct ScaledNumber {
  private let isNegative: Bool
  private let whole: Substring.UTF8View
  private let fraction: Substring.UTF8View

  init?(_ text: String, mayBeginWithZero: Bool = false) {
    let body = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = body.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }), let first = parts.first,
      first.utf8.count == 1 || first.utf8.first != 0x30 || mayBeginWithZero
    else { return nil }
    isNegative = text.hasPrefix("-")
    whole = first.utf8
    fraction = parts.count == 2 ? parts[1].utf8 : Substring().utf8
  }

  /// The number in units of 10⁻ᵖˡᵃᶜᵉˢ; `nil` when it has more decimals or is too large.
  func units(places: Int) -> Int64? {
    guard fraction.dropFirst(places).allSatisfy({ $0 == 0x30 }) else { return nil }
    let decimals = Array(fraction.prefix(places))
    let digits = Array(whole) + decimals + Array(repeating: 0x30, count: places - decimals.count)
    var value: Int64 = 0
    for digit in digits {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowOfSum) = product.addingReportingOverflow(Int64(digit - 0x30))
      guard !overflow, !overflowOfSum else { return .max }
      value = sum
    }
    return isNegative ? -value : value
  }
}
