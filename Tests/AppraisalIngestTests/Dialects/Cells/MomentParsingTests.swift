import AppraisalNumerics
import Testing

@testable import AppraisalIngest

@Suite("Moment parsing")
struct MomentParsingTests {
  private func moment(_ text: String) -> Moment? {
    if case .moment(let moment) = withField(text, parseMoment) { return moment }
    return nil
  }

  @Test(
    "Seconds since 1970 on the same clock, as the program date tells them",
    arguments: [
      // date -u -d "2026-09-18 19:20:55" +%s, and so on.
      ("2026/9/18 19:20:55", 1_789_759_255), ("2025-12-03T08:00:00", 1_764_748_800),
      ("1970-01-01 00:00:01", 1), ("1969-12-31 23:59:59", -1), ("2000-02-29 12:00", 951_825_600),
      ("1900-01-01", -2_208_988_800), ("2100-12-31 23:59", 4_133_980_740),
      ("2025年12月3日 08:00", 1_764_748_800), ("20251203 8:00", 1_764_748_800),
    ])
  func countsSeconds(text: String, seconds: Int64) {
    #expect(moment(text)?.localSeconds == seconds)
    #expect(moment(text)?.zoneMinutes == nil)
  }

  @Test("Days follow each other by 86 400 seconds for two centuries")
  func countsDays() throws {
    var expected = -25_567
    for year in 1900...2100 {
      for month in 1...12 {
        for day in 1...CalendarDate.daysIn(month: month, year: year) {
          let date = try CalendarDate(year: year, month: month, day: day)
          #expect(date.daysSince1970 == expected)
          expected += 1
        }
      }
    }
  }

  @Test(
    "Zones are told and not converted",
    arguments: [
      ("Z", 0), ("+08:00", 480), ("+0800", 480), ("+08", 480), (" +08:00", 480), ("-03:30", -210),
      (" GMT+8", 480), (" UTC", 0), ("GMT+5:45", 345), ("+14:00", 840), ("-12:00", -720),
    ])
  func tellsZones(zone: String, minutes: Int) {
    let read = moment("2025-12-03T08:00:00" + zone)
    #expect(read?.zoneMinutes == minutes)
    #expect(read?.secondOfDay == 28_800)
  }

  @Test(
    "A clock of twelve hours",
    arguments: [
      ("2025/12/3 下午 7:20:55", 69_655), ("2025/12/3 上午 12:00", 0),
      ("2025/12/3 12:00:00 PM", 43_200),
      ("2025/12/3 12:59:59 AM", 3599), ("2025/12/3 7:20:55 下午 GMT+8", 69_655),
    ])
  func readsHalves(text: String, second: Int) {
    #expect(moment(text)?.secondOfDay == second)
  }

  @Test("A fraction is cut off and told; a day alone has no time")
  func tellsPrecision() {
    #expect(moment("2025-12-03 08:00:00.250")?.isCut == true)
    #expect(moment("2025-12-03 08:00:00.000")?.isCut == false)
    #expect(moment("2025-12-03")?.hasTime == false)
    #expect(moment("2025-12-03 00:00")?.hasTime == true)
  }

  @Test(
    "What is none",
    arguments: [
      ("", MomentReading.empty), ("6.30 8:00", .ambiguous), ("2025-02-30 8:00", .impossible),
      ("昨天", .notAMoment), ("2025-12-03 24:00", .notAMoment), ("2025-12-03 8", .notAMoment),
      ("2025-12-03 08:60", .notAMoment), ("2025-12-03T", .notAMoment), ("T08:00", .notAMoment),
      ("2025-12-03 08:00x", .notAMoment), ("2025-12-03 08:00+8", .notAMoment),
      ("2025-12-03 08:00+15:00", .notAMoment), ("2025-12-03 08:00-12:30", .notAMoment),
      ("2025-12-03 13:00 PM", .notAMoment), ("2025-12-03 上午 0:10", .notAMoment),
      ("2025-12-03 08:00.5", .notAMoment), ("2025-12-03 08:00:00.", .notAMoment),
      ("2025-12-03 上午 8:00 下午", .notAMoment), ("08:00", .notAMoment),
    ])
  func refusesOthers(text: String, reading: MomentReading) {
    #expect(withField(text, parseMoment) == reading)
  }
}
