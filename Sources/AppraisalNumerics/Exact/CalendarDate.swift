/// A day of the Gregorian calendar, without time or zone.
public struct CalendarDate: Sendable, Hashable, Comparable {
  /// The year, 1…9999.
  public let year: Int
  /// The month, 1…12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// A day.
  ///
  /// - Parameters:
  ///   - year: The year.
  ///   - month: The month.
  ///   - day: The day of the month.
  /// - Throws: ``ExactError/Kind/noSuchDay(year:month:day:)`` for 30 February and the like.
  public init(year: Int, month: Int, day: Int) throws(ExactError) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CalendarDate.daysIn(month: month, year: year)
    else { throw ExactError(.noSuchDay(year: year, month: month, day: day)) }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that is so many days behind 1 January 1970; `nil` outside the years 1…9999.
  ///
  /// Years are counted from March, so that the leap day is the last of its year: the days before
  /// month `m` (March is 0) are `(153 m + 2) / 5`, and 400 years have 146,097 days.
  ///
  /// - Parameter days: The number of days, negative before 1970.
  public init?(daysSince1970 days: Int) {
    // 1 March of year 0 is 719,468 days before 1970.
    let (shifted, overflow) = days.addingReportingOverflow(719_468)
    guard !overflow, shifted >= 0 else { return nil }
    let cycle = shifted / 146_097
    let day = shifted % 146_097
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let isBehindDecember = month >= 10
    guard
      let date = try? CalendarDate(
        year: cycle * 400 + year + (isBehindDecember ? 1 : 0),
        month: isBehindDecember ? month - 9 : month + 3, day: dayOfYear - (153 * month + 2) / 5 + 1)
    else { return nil }
    self = date
  }

  /// Days of a month, by the Gregorian leap-year rule.
  ///
  /// - Parameters:
  ///   - month: The month, 1…12.
  ///   - year: The year.
  /// - Returns: 28…31.
  public static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Orders by time.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// Whether the day is the last of its month.
  public var isEndOfMonth: Bool { day == CalendarDate.daysIn(month: month, year: year) }

  /// Months since January of year 0, so that differences count months.
  public var monthNumber: Int { year * 12 + month - 1 }
}

extension CalendarDate: CustomStringConvertible {
  /// `2025-03-09`.
  public var description: String {
    let padded = { (value: Int, width: Int) in
      String(repeating: "0", count: max(0, width - String(value).count)) + String(value)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
