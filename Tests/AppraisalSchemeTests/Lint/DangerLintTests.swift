import AppraisalNumerics
import Testing

@testable import AppraisalScheme

@Suite("Rules that are legal and seldom meant, and bounds written as shares")
struct DangerLintTests {
  /// Leaving out one at each end, four ratings leave two and five leave three.
  @Test(
    "A trim that can leave fewer than three ratings is warned of",
    arguments: [(2, true), (3, true), (4, false), (5, false)])
  func trim(_ over: Int, _ isWarned: Bool) throws {
    let text = try changing(wholeScheme, "whenMoreThan: 5", to: "whenMoreThan: \(over)")
    let reading = try schemeReading(text)
    #expect(reading.scheme != nil)
    #expect(reading.faults.map(\.code) == (isWarned ? ["trim-leaves-few"] : []))
    if isWarned {
      #expect(reading.faults[0].english.contains("of \(over + 1) ratings \(over - 1)"))
    }
  }

  @Test("A ladder whose exception is worth more than its best step is warned of")
  func override() throws {
    let ladder = "as: { ladder: { of: [优秀], steps: [{ from: 90%, points: 200 }], below: 160, "
    func codes(_ points: Int) throws -> [String] {
      let exception = "override: { of: [不合格], from: 1/3, points: \(points), precedence: override }"
      return try schemeReading(
        changing(
          changing(wholeScheme, "panel: dual }", to: "panel: dual, \(ladder)\(exception) } } }"),
          ", trim: { high: 1, low: 1, whenMoreThan: 5 }", to: "")
      ).faults.map(\.code).filter { $0.hasPrefix("ladder") }
    }
    #expect(try codes(130) == [])
    #expect(try codes(210) == ["ladder-override-above"])
  }

  @Test(
    "A stage that stops where a panel without enough ballots has no points is warned of",
    arguments: [
      ("noScore", "zero", "stop", true), ("renormalise", "zero", "stop", false),
      ("noScore", "noScore", "stop", false), ("noScore", "zero", "noScore", false),
    ])
  func stage(_ unmet: String, _ missing: String, _ ifNot: String, _ isWarned: Bool) throws {
    var text = try changing(wholeScheme, "ifUnmet: renormalise", to: "ifUnmet: \(unmet)")
    text = try changing(text, "missing: renormalise", to: "missing: \(missing)")
    text += """

      stages:
        - { id: first, indicator: reviews, atLeast: 60, ifNot: \(ifNot) }
        - { id: second, indicator: work, ifNot: stop }

      """
    let codes = try schemeReading(text).faults.map(\.code)
    #expect(codes == (isWarned ? ["stage-without-figure"] : []))
  }

  @Test(
    "A bound of a ratio may be a share, to the last decimal of points",
    arguments: [("atLeast: 1/3", 333_333), ("below: 60%", 600_000), ("below: 60", 600_000)]
      as [(
        String, Int64
      )])
  func share(_ bound: String, _ units: Int64) throws {
    let scheme = try #require(try schemeReading(rated(bound)).scheme)
    guard case .points(_, let found)? = scheme.consequences.followUps.first?.when else {
      Issue.record("no bound of points")
      return
    }
    let points: Points =
      switch found {
      case .below(let points), .atLeast(let points): points
      }
    #expect(Int64(points.units) == units)
  }

  @Test("A share is no bound of what is no ratio")
  func noShare() throws {
    let text = try changing(rated("below: 60%"), "indicator: reviews", to: "indicator: score")
    #expect(try schemeReading(text).faults.map(\.code) == ["bound-not-a-share"])
    let total = try changing(rated("below: 60%"), "indicator: reviews", to: "indicator: total")
    #expect(try schemeReading(total).faults.map(\.code) == ["bound-not-a-share"])
  }

  /// The whole scheme with a satisfaction rate and something to be done about a poor one.
  private func rated(_ bound: String) throws -> String {
    let rate = try changing(
      changing(wholeScheme, "panel: dual }", to: "panel: dual, as: { rate: [优秀, 合格] } }"),
      ", trim: { high: 1, low: 1, whenMoreThan: 5 }", to: "")
    return rate + """

      followUps:
        - { id: talk, title: 约谈, when: { indicator: reviews, \(bound) } }

      """
  }

  @Test("An unknown effect is answered with all effects and what they mean")
  func effect() throws {
    let text = try changing(consequenceScheme, "effect: totalZero", to: "effect: 清零")
    let fault = try #require(try schemeReading(text).faults.first { $0.code == "not-a-choice" })
    #expect(fault.chinese.contains("totalZero（总分记 0）"))
    #expect(fault.chinese.contains("{ cap: 等次 }"))
  }

  @Test(
    "A plain number where a share belongs is answered with the shares that it may stand for",
    arguments: [
      ("0.2", "写成 20% 或 1/5"), ("0.125", "写成 12.5% 或 1/8"), ("20", "是否想写 20%？"),
      ("20％", "全角“％”改成半角“%”"),
    ])
  func plainShare(_ found: String, _ remedy: String) throws {
    let text = try changing(consequenceScheme, "most: 80%", to: "most: \(found)")
    let fault = try #require(try schemeReading(text).faults.first { $0.code == "not-a-share" })
    #expect(fault.chinese.contains(remedy), "\(fault.chinese)")
  }

  @Test("A column beside the grade of a unit says who somebody is, and needs no day")
  func evidence() throws {
    let text = try changing(
      consequenceScheme, "- { indicator: total, atLeast: 60 }",
      to: "- { column: 职务, words: [主要负责人] }")
    #expect(try schemeReading(text).faults == [])
  }
}
