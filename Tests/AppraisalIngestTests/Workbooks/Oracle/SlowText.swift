import Foundation

/// The spellings of the table at ``SheetCell``, by the most obvious means.
enum SlowText {
  /// The shortest decimal that reads back as the same double, without exponent and moved by places.
  static func number(_ value: Double, movedBy places: Int = 0) -> String {
    let shortest =
      (1...17).lazy.map { String(format: "%.\($0 - 1)e", value) }
      .first { Double($0) == value } ?? ""
    let parts = shortest.split(separator: "e")
    var digits = parts[0].filter(\.isNumber)
    var point = 1 + (Int(parts[1]) ?? 0) + places
    if value == 0 { return "0" }
    while point <= 0 { (digits, point) = ("0" + digits, point + 1) }
    while digits.count < point { digits += "0" }
    let whole = digits.prefix(point)
    var fraction = digits.dropFirst(point)
    while fraction.last == "0" { fraction.removeLast() }
    return (value < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// A serial number of a day; `nil` when no calendar has it.
  static func date(_ serial: String, _ kind: String, is1904: Bool) -> String? {
    guard let days = Decimal(string: serial), days >= 0, days < 3_000_000 else { return nil }
    var (exact, rounded) = (days * 86_400, Decimal())
    // Nothing here is negative, so this rounds half up.
    NSDecimalRound(&rounded, &exact, 0, .plain)
    let seconds = NSDecimalNumber(decimal: rounded).intValue
    let (day, time) = (seconds / 86_400, seconds % 86_400)
    // 31 December 9999 is the last day.
    guard day <= (is1904 ? 2_957_003 : 2_958_465) else { return nil }
    let clock = { (seconds: Int) in
      String(format: "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
    }
    if kind == "elapsed" { return clock(seconds) }
    if day == 0, kind == "time" || (!is1904 && time > 0) { return clock(time) }
    guard is1904 || (day != 0 && day != 60) else { return nil }
    let text =
      is1904 ? calendarDay(day, after: 1904) : calendarDay(day - (day > 60 ? 2 : 1), after: 1900)
    return time == 0 ? text : text + " " + clock(time)
  }

  /// The length of a month.
  static func days(of month: Int, in year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  private static func calendarDay(_ count: Int, after first: Int) -> String {
    var (year, month, rest) = (first, 1, count)
    while rest >= days(of: month, in: year) {
      rest -= days(of: month, in: year)
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return String(format: "%04d-%02d-%02d", year, month, rest + 1)
  }

  /// Whether text is a number as XML Schema writes a double; with an exponent if that is allowed.
  static func isNumber(_ text: String, exponent: Bool) -> Bool {
    let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    let unsigned = { (text: Substring) in
      text.hasPrefix("+") || text.hasPrefix("-") ? text.dropFirst() : text
    }
    let areDigits = { (text: Substring) in text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard parts.count <= (exponent ? 2 : 1) else { return false }
    let halves = unsigned(parts[0]).split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.allSatisfy(areDigits), halves.contains(where: { !$0.isEmpty }) else {
      return false
    }
    let power = parts.dropFirst().first.map(unsigned)
    return power.map { !$0.isEmpty && $0.count <= 6 && areDigits($0) } ?? true
  }

  /// Replaces `_x000D_` (ECMA-376 Part 1, 22.9.2.19); a half of a pair alone stays.
  static func unescaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let unit = { (at: Int) -> UInt32? in
      guard at + 7 <= scalars.count, scalars[at] == "_", scalars[at + 1] == "x",
        scalars[at + 6] == "_",
        scalars[at + 2..<at + 6].allSatisfy({ $0.isASCII && $0.properties.isASCIIHexDigit })
      else { return nil }
      return UInt32(String(String.UnicodeScalarView(scalars[at + 2..<at + 6])), radix: 16)
    }
    var result = String.UnicodeScalarView()
    var at = 0
    while at < scalars.count {
      let (first, second) = (unit(at), unit(at + 7))
      if let first, let scalar = Unicode.Scalar(first) {
        result.append(scalar)
        at += 7
      } else if let first, let second, first < 0xDC00, (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) * 1024 + second - 0xDC00)
      {
        result.append(scalar)
        at += 14
      } else {
        result.append(scalars[at])
        at += 1
      }
    }
    return String(result)
  }
}
