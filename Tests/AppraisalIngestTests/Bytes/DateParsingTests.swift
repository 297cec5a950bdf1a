import AppraisalNumerics
import Testing

@testable import AppraisalIngest

@Suite("Date parsing")
struct DateParsingTests {
  private func read(_ text: String) -> DateReading { withField(text, parseDate) }

  @Test(
    "Every accepted form is the same day",
    arguments: [
      "2025-03-09", "2025-3-9", "2025/3/9", "2025/03/09", "2025.3.9", "2025年3月9日",
      "2025年03月09日", "20250309", " 2025-03-09\u{3000}", "2025-03-09 8:05", "2025-03-09T08:05:59",
      "2025/3/9 23:59:59.999", "20250309 0:00", "2025年3月9日 12:30",
    ])
  func readsForms(_ text: String) throws {
    #expect(read(text) == .date(try CalendarDate(year: 2025, month: 3, day: 9)))
  }

  @Test(
    "What can be read as several days is not guessed",
    arguments: [
      "6.30", "3/4", "3/4/2025", "25-1-5", "25年1月5日", "3月9日", "45678", "60", "1",
      "2025",
    ])
  func tellsAmbiguous(_ text: String) {
    #expect(read(text) == .ambiguous)
  }

  @Test(
    "A day that no calendar has is impossible",
    arguments: [
      "2025-02-30", "2025-02-29", "2100-02-29", "1900-02-29", "2025-04-31", "2025-13-01",
      "2025-00-10", "2025-10-00", "20250230", "1899-12-31", "2101-01-01", "2025年2月30日",
    ])
  func tellsImpossible(_ text: String) {
    #expect(read(text) == .impossible)
  }

  @Test(
    "Everything else is no date",
    arguments: [
      "yesterday", "无", "-", "2025-03", "2025-3/9", "2025-03-09-", "2025-03-09 24:00",
      "2025-03-09 8:60", "2025-03-09 8:05:60", "2025-03-09 8", "2025-03-09T08:05Z",
      "2025-03-09T08:05+08:00", "2025-03-09 8:5", "2025-03-09 8:05:", "2025-03-09 8:05:00.",
      "2025-03-09x", "2025-003-09", "202503090", "-2025-03-09", "2025年3月9", "2025年3月9号",
      "２０２５-03-09", "2025−03−09",
    ])
  func refusesOthers(_ text: String) {
    #expect(read(text) == .notADate)
  }

  @Test("A blank field is empty", arguments: ["", " ", "\u{3000}"])
  func tellsEmpty(_ text: String) {
    #expect(read(text) == .empty)
  }

  @Test("Leap years follow the Gregorian rule from 1900 to 2100")
  func countsDays() {
    var days = 0
    for year in 1900...2100 {
      for month in 0...13 {
        for day in 0...32 {
          if case .date = read("\(year)-\(month)-\(day)") { days += 1 }
        }
      }
    }
    // 201 years, of which 1904, 1908 … 2096 are leap years: 49 of them, 2000 among them.
    #expect(days == 201 * 365 + 49)
  }
}
