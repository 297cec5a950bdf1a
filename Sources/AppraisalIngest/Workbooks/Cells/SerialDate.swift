import AppraisalNumerics

/// A day and time that a sheet stores as a number: days since a first day, the time as a fraction.
///
/// In the 1900 system day 1 is 1 January 1900, and day 60 is 29 February 1900, which did not exist;
/// so days from 61 on count from 30 December 1899, and those before from 31 December. In the 1904
/// system day 0 is 1 January 1904.
struct SerialDate: Equatable {
  /// Days since 1 March of year 0; `nil` for a time alone.
  let day: Int?
  /// Seconds of the day, or of the length of time.
  let second: Int

  /// 31 December 9999 in the 1900 system.
  private static let last = 2_958_465

  /// Reads a serial number, rounded to the nearest second; `nil` when no calendar has the day.
  ///
  /// - Parameters:
  ///   - number: The number, without exponent.
  ///   - kind: What its format shows.
  ///   - is1904: Whether the workbook counts from 1904.
  init?(_ number: NumberParts, as kind: CellFormat.Kind, is1904: Bool) {
    guard !number.isNegative || number.significant == 0, number.whole.count <= 7,
      let whole = number.whole.isEmpty ? 0 : integer(number.whole)
    else { return nil }
    // Fourteen decimals are a billionth of a second, and 8.64e18 fits in 64 bits.
    var fraction: UInt64 = 0
    for place in 0..<14 {
      fraction *= 10
      if place < number.fraction.count { fraction += UInt64(number.fraction[place] - 0x30) }
    }
    let unit: UInt64 = 100_000_000_000_000
    let rounded = Int((fraction * 86_400 + unit / 2) / unit)
    // The last half second of a day belongs to the next one.
    let (days, seconds) = rounded == 86_400 ? (whole + 1, 0) : (whole, rounded)
    guard days <= SerialDate.last - (is1904 ? 1462 : 0) else { return nil }
    if kind == .elapsed {
      self.init(day: nil, second: days * 86_400 + seconds)
      return
    }
    if days == 0, kind == .time || (!is1904 && seconds > 0) {
      self.init(day: nil, second: seconds)
      return
    }
    guard is1904 || (days != 0 && days != 60) else { return nil }
    let since1900 = is1904 ? days + 1462 : days < 60 ? days + 1 : days
    // 30 December 1899 is 693,899 days after 1 March of year 0.
    self.init(day: since1900 + 693_899, second: seconds)
  }

  private init(day: Int?, second: Int) {
    self.day = day
    self.second = second
  }

  /// Reads a day, a time or both in ISO 8601, `2025-03-09T08:05:00`; `nil` for anything else.
  ///
  /// Fractions of a second are rounded, and 24:00 is the begin of the next day.
  init?(iso text: UnsafeBufferPointer<UInt8>) {
    var reader = ISOReader(text: text)
    guard let found = reader.read() else { return nil }
    self =
      found.day == nil
      ? SerialDate(day: nil, second: found.second)
      : SerialDate(
        day: found.day.map { $0 + found.second / 86_400 }, second: found.second % 86_400)
  }

  /// Writes the canonical spelling.
  func write(to bytes: inout OwnedBuffer<UInt8>) {
    bytes.removeAll()
    if let day {
      let (year, month, dayOfMonth) = civil(day)
      append(year, width: 4, to: &bytes)
      bytes.append(0x2D)
      append(month, width: 2, to: &bytes)
      bytes.append(0x2D)
      append(dayOfMonth, width: 2, to: &bytes)
      if second == 0 { return }
      bytes.append(0x20)
    }
    append(second / 3600, width: 2, to: &bytes)
    bytes.append(0x3A)
    append(second / 60 % 60, width: 2, to: &bytes)
    bytes.append(0x3A)
    append(second % 60, width: 2, to: &bytes)
  }

  private func append(_ value: Int, width: Int, to bytes: inout OwnedBuffer<UInt8>) {
    var unit = 1
    var digits = 1
    while value / unit >= 10 || digits < width { (unit, digits) = (unit * 10, digits + 1) }
    while unit > 0 {
      bytes.append(UInt8(0x30 + value / unit % 10))
      unit /= 10
    }
  }
}

/// The day of the calendar, counted from 1 March of year 0: years that begin in March end with the
/// leap day, so the month follows from the day of the year by one division (153 days are 5 months).
private func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
  let era = day / 146_097
  let dayOfEra = day % 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shifted = (5 * dayOfYear + 2) / 153
  let month = shifted < 10 ? shifted + 3 : shifted - 9
  let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
}

/// The day counted from 1 March of year 0.
private func dayNumber(_ date: CalendarDate) -> Int {
  let year = date.month <= 2 ? date.year - 1 : date.year
  let shifted = date.month > 2 ? date.month - 3 : date.month + 9
  let dayOfYear = (153 * shifted + 2) / 5 + date.day - 1
  return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear
}

/// Reads ISO 8601 from left to right.
private struct ISOReader {
  let text: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func read() -> (day: Int?, second: Int)? {
    var day: Int?
    if text.count >= 10, text[4] == 0x2D {
      guard let date = readDate() else { return nil }
      day = dayNumber(date)
      if at == text.count { return (day, 0) }
      guard take(0x54) else { return nil }
    }
    guard let second = readTime() else { return nil }
    // Some writers put a Z behind local times, which a sheet always has.
    if day != nil, at < text.count, text[at] == 0x5A { at += 1 }
    return at == text.count ? (day, second) : nil
  }

  private mutating func readDate() -> CalendarDate? {
    guard let year = readNumber(4), take(0x2D), let month = readNumber(2), take(0x2D),
      let day = readNumber(2)
    else { return nil }
    return try? CalendarDate(year: year, month: month, day: day)
  }

  private mutating func readTime() -> Int? {
    guard let hour = readNumber(2), take(0x3A), let minute = readNumber(2), minute < 60 else {
      return nil
    }
    var second = 0
    if take(0x3A) {
      guard let whole = readNumber(2), whole < 60 else { return nil }
      second = whole
      if take(0x2E) {
        guard let isUp = readFraction() else { return nil }
        second += isUp ? 1 : 0
      }
    }
    let total = hour * 3600 + minute * 60 + second
    return total <= 86_400 ? total : nil
  }

  private mutating func readFraction() -> Bool? {
    let start = at
    while at < text.count, text[at] &- 0x30 <= 9 { at += 1 }
    return at > start ? text[start] >= 0x35 : nil
  }

  private mutating func readNumber(_ width: Int) -> Int? {
    guard at + width <= text.count else { return nil }
    defer { at += width }
    return integer(UnsafeBufferPointer(rebasing: text[at..<(at + width)]))
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < text.count, text[at] == byte else { return false }
    at += 1
    return true
  }
}
