import AppraisalNumerics
import Testing

@Suite("Days of the calendar")
struct CalendarDateTests {
  @Test(
    "Refuses days that no calendar has",
    arguments: [
      (2025, 2, 29), (2024, 2, 30), (1900, 2, 29), (2100, 2, 29), (2025, 4, 31), (2025, 6, 31),
      (2025, 9, 31), (2025, 11, 31), (2025, 12, 32), (2025, 0, 1), (2025, 13, 1), (2025, 1, 0),
      (2025, 1, -1), (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (.min, .max, .min),
    ])
  func refuses(_ year: Int, _ month: Int, _ day: Int) {
    #expect(throws: ExactError(.noSuchDay(year: year, month: month, day: day))) {
      try CalendarDate(year: year, month: month, day: day)
    }
  }

  @Test("Holds the leap days of 2000, 2024 and 2400")
  func holdsLeapDays() throws {
    for year in [2000, 2024, 2400] {
      #expect(try CalendarDate(year: year, month: 2, day: 29).isEndOfMonth)
      #expect(try !CalendarDate(year: year, month: 2, day: 28).isEndOfMonth)
    }
    #expect(try CalendarDate(year: 1900, month: 2, day: 28).isEndOfMonth)
  }

  /// The Gregorian calendar repeats after 400 years of 146,097 days.
  @Test("Four hundred years have 146,097 days")
  func countsTheCycle() {
    let days = (1601...2000).reduce(0) { sum, year in
      sum + (1...12).reduce(0) { $0 + CalendarDate.daysIn(month: $1, year: year) }
    }
    #expect(days == 146_097)
  }

  @Test("Orders by year, then month, then day, and differences of month numbers count months")
  func orders() throws {
    let days = try [(2024, 12, 31), (2025, 1, 1), (2025, 1, 31), (2025, 2, 1), (2026, 1, 1)].map {
      try CalendarDate(year: $0.0, month: $0.1, day: $0.2)
    }
    #expect(days.reversed().sorted() == days)
    #expect(days.map { $0.monthNumber - days[0].monthNumber } == [0, 1, 1, 2, 13])
  }

  @Test("Is printed with four, two and two digits")
  func prints() throws {
    #expect(try CalendarDate(year: 2025, month: 3, day: 9).description == "2025-03-09")
    #expect(try CalendarDate(year: 7, month: 11, day: 30).description == "0007-11-30")
  }

  /// Day by day through every year, by the lengths of the months alone.
  @Test("Days since 1970 are those that are counted one by one, from year 1 to year 9999")
  func countsDays() throws {
    // 719,162 days lie between 1 January of year 1 and 1 January 1970 (day 1 of Rata Die is the
    // former, day 719,163 the latter).
    var days = -719_162
    #expect(CalendarDate(daysSince1970: days - 1) == nil)
    for year in 1...9999 {
      for month in 1...12 {
        for day in 1...CalendarDate.daysIn(month: month, year: year) {
          let date = CalendarDate(daysSince1970: days)
          guard date?.year == year, date?.month == month, date?.day == day else {
            Issue.record("day \(days) is \(String(describing: date)), not \(year)-\(month)-\(day)")
            return
          }
          days += 1
        }
      }
    }
    #expect(CalendarDate(daysSince1970: days) == nil)
  }

  @Test("Numbers of days that no calendar reaches are none", arguments: [.min, .max, -719_469])
  func refusesDays(_ days: Int) { #expect(CalendarDate(daysSince1970: days) == nil) }

  @Test(
    "Published days: the epoch, a leap day, the last second of 32 bits",
    arguments: [
      (0, "1970-01-01"), (11_016, "2000-02-29"), (24_855, "2038-01-19"), (-1, "1969-12-31"),
    ])
  func knownDays(_ days: Int, _ text: String) {
    #expect(CalendarDate(daysSince1970: days)?.description == text)
  }
}
