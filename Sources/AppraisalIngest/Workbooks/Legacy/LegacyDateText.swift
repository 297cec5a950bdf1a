internal import AppraisalNumerics

/// The first day that serial numbers of days count from.
enum LegacyEpoch {
  /// Serial 1 is 1 January 1900; serial 60 is a 29 February 1900 that there never was.
  case year1900
  /// Serial 0 is 1 January 1904.
  case year1904

  /// Days from 1 January of year 1 to the day with a serial number; `nil` when there is none.
  fileprivate func dayNumber(_ serial: Int) -> Int? {
    switch self {
    case .year1900 where serial < 1 || serial == 60: nil
    case .year1900: 693_594 + serial - (serial > 60 ? 1 : 0)
    case .year1904: 695_055 + serial
    }
  }
}

/// Writes a serial number as a day, a day with a time, or a time alone.
///
/// The time is rounded to the second nearest; what reaches 24:00:00 is midnight of the next day.
///
/// - Parameters:
///   - serial: Days since the epoch, with their fraction.
///   - isTime: Whether the format shows a time alone, so that less than a day is one.
///   - epoch: The first day.
/// - Returns: `2025-03-09`, `2025-03-09 08:05:00` or `08:05:00`; `nil` for a day that no calendar has
///   or that is past the year 9999.
func legacyDateText(_ serial: Double, isTime: Bool, epoch: LegacyEpoch) -> [UInt8]? {
  guard serial >= 0, serial < 2_958_466 else { return nil }
  let seconds = Int((serial * 86_400).rounded())
  let (day, time) = (seconds / 86_400, seconds % 86_400)
  if day == 0, isTime { return clock(time) }
  guard let number = epoch.dayNumber(day), let date = calendarDate(dayNumber: number) else {
    return nil
  }
  let text = Array(date.description.utf8)
  return time == 0 ? text : text + [0x20] + clock(time)
}

private func clock(_ seconds: Int) -> [UInt8] {
  var text: [UInt8] = []
  for part in [seconds / 3600, seconds / 60 % 60, seconds % 60] {
    if !text.isEmpty { text.append(UInt8(ascii: ":")) }
    text += [UInt8(0x30 + part / 10), UInt8(0x30 + part % 10)]
  }
  return text
}

/// The day so many days after 1 January of year 1.
///
/// Cycles of 400, 100 and 4 years have 146,097,
/// 36,524 and 1,461 days; the last century and the last year of a cycle are a day longer.
private func calendarDate(dayNumber: Int) -> CalendarDate? {
  var rest = dayNumber % 146_097
  let centuries = min(3, rest / 36_524)
  rest -= centuries * 36_524
  let fours = rest / 1_461
  rest %= 1_461
  let years = min(3, rest / 365)
  rest -= years * 365
  let year = dayNumber / 146_097 * 400 + centuries * 100 + fours * 4 + years + 1
  var month = 1
  while month < 12, rest >= CalendarDate.daysIn(month: month, year: year) {
    rest -= CalendarDate.daysIn(month: month, year: year)
    month += 1
  }
  return try? CalendarDate(year: year, month: month, day: rest + 1)
}
