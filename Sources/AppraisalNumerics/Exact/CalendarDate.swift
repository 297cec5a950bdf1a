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
