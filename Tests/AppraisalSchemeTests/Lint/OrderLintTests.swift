import Testing

@testable import AppraisalScheme

@Suite("Grades, words and places in their order")
struct OrderLintTests {
  @Test(
    "A digit too few turns no grade upside down",
    arguments: [
      ("优秀, from: 90", "优秀, from: 9", "`优秀` begins at 9, below the 70 of `合格`"),
      ("合格, from: 70", "合格, from: 7", "`合格` begins at 7, below the 60 of `基本合格`"),
      ("不合格, from: 0", "不合格, from: 61", "`基本合格` begins at 60, below the 61 of `不合格`"),
    ])
  func grades(_ old: String, _ new: String, _ message: String) throws {
    let reading = try schemeReading(changing(wholeScheme, "grade: \(old)", to: "grade: \(new)"))
    #expect(reading.scheme == nil)
    #expect(reading.faults.map(\.code) == ["grade-order"])
    #expect(reading.faults.first?.english.contains(message) == true, "\(reading.faults)")
  }

  @Test("The order is shown")
  func shown() throws {
    let reading = try schemeReading(changing(wholeScheme, "优秀, from: 90", to: "优秀, from: 9"))
    let fault = try #require(reading.faults.first)
    #expect(fault.chinese.contains("优秀 9 → 合格 70 → 基本合格 60 → 不合格 0"))
  }

  @Test(
    "Words that are worth more than the one before are warned of",
    arguments: [
      // 优秀 1 is less than 合格 80; 合格 59.99 is less than 基本合格 60.
      ("word: 优秀, points: 100", "word: 优秀, points: 1", true),
      ("points: 80, aliases", "points: 59.99, aliases", true),
      ("points: 80, aliases", "points: 60, aliases", false),
    ])
  func words(_ old: String, _ new: String, _ isWarned: Bool) throws {
    let reading = try schemeReading(changing(wholeScheme, old, to: new))
    let found = reading.faults.filter { $0.code == "scale-points-rise" }
    #expect(found.count == (isWarned ? 1 : 0), "\(reading.faults)")
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  @Test("A scale written from the worst up is not warned of")
  func upward() throws {
    let text = """
      schema: pingyi-scheme/1
      id: upward
      title: 甲
      period: 2025
      subjects: 单位
      scales: { s: { words: [{ word: 差, points: 1 }, { word: 中, points: 2 }, { word: 好, points: 3 }] } }
      """
    #expect(try !schemeReading(text).faults.contains { $0.code == "scale-points-rise" })
  }

  /// 200 − 4 · 50 = 0 for place 51, so 52 to 60 are below 0.
  @Test(
    "Places that are worth less than nothing are warned of",
    arguments: [
      ("count: 51", [String]()), ("count: 60", ["places-below-zero"]),
    ])
  func places(_ count: String, _ codes: [String]) throws {
    let scale = "places: { first: 200, step: 4, \(count) }"
    let text = try changing(
      wholeScheme, "numbers: { from: 0, to: 100, places: 1 }", to: scale)
    let faults = try schemeReading(text).faults
    #expect(faults.map(\.code) == codes)
    if let fault = faults.first { #expect(fault.english.contains("from place 52 on")) }
  }
}
