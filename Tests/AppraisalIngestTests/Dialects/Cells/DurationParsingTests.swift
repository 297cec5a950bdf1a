import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Duration parsing")
struct DurationParsingTests {
  private func read(_ text: String) -> DurationReading { withField(text, parseDuration) }

  @Test(
    "Every accepted form",
    arguments: [
      ("10秒", 10), ("1分5秒", 65), ("2小时3分", 7380), ("1天2小时", 93_600), ("00:01:05", 65),
      ("134秒", 134), ("134", 134), ("90分钟", 5400), ("1时", 3600), ("1天59秒", 86_459), ("0", 0),
      (" 10秒 ", 10), ("100:00:00", 360_000), ("999999999天", 86_399_999_913_600), ("35.0", 35),
    ])
  func readsForms(text: String, seconds: Int64) {
    #expect(read(text) == .seconds(seconds, isCut: false))
  }

  @Test("A fraction of a second is cut off and told")
  func cutsFractions() {
    #expect(read("35.68") == .seconds(35, isCut: true))
  }

  @Test("Lengths written with units come back", arguments: [UInt64(1), 2, 3])
  func comesBack(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let seconds = Int.random(in: 1...400_000, using: &generator)
      let parts = [seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60]
      let text = zip(parts, ["天", "小时", "分", "秒"]).filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }
      #expect(read(text.joined()) == .seconds(Int64(seconds), isCut: false))
    }
  }

  @Test(
    "What is none, and what can be none",
    arguments: [
      ("1:05", DurationReading.ambiguous), ("1分75秒", .impossible), ("1小时60分", .impossible),
      ("1天24小时", .impossible), ("00:60:00", .impossible), ("00:00:60", .impossible), ("", .empty),
      ("\u{3000}", .empty), ("秒", .notADuration), ("5秒1分", .notADuration), ("1分1分", .notADuration),
      ("1分5", .notADuration), ("-5", .notADuration), ("1.5分", .notADuration), ("5.", .notADuration),
      ("1:5", .notADuration), ("1:05:5", .notADuration), ("1:05:05:05", .notADuration),
      ("9999999999", .notADuration), ("９秒", .notADuration), ("nan", .notADuration),
      ("1分 5秒", .notADuration), ("无", .notADuration),
    ])
  func refusesOthers(text: String, reading: DurationReading) {
    #expect(read(text) == reading)
  }
}
