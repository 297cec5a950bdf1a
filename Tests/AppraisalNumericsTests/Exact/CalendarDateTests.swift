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
}
