import Testing

@testable import AppraisalScheme

@Suite("A fault stands at the line that has to be changed")
struct CaretTests {
  /// The lines of the faults of a changed scheme, as `line code`.
  private func lines(_ text: String) throws -> [String] {
    try schemeReading(text).faults.map { "\($0.mark.line) \($0.code)" }
  }

  /// The line of a text, from 1.
  private func line(of part: String, in text: String) throws -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.contains(part) }) + 1
  }

  @Test("A weight of zero stands at its own indicator")
  func weight() throws {
    let text = try changing(
      changing(wholeScheme, "weight: 33.34", to: "weight: 0"), "weight: 33.33", to: "weight: 66.67")
    #expect(try lines(text) == ["\(try line(of: "id: score", in: text)) weight-zero"])
  }

  @Test("Weights inside a group that do not add up stand at its groups")
  func nested() throws {
    let text = try changing(
      wholeScheme, "{ id: peers, weight: 40, trim: { high: 1, low: 1, whenMoreThan: 5 } }",
      to: "id: peers\n        weight: 40\n        groups:\n          - { id: self, weight: 10 }\n"
        + "          - { id: office, weight: 84 }")
    #expect(
      try lines(text) == ["\(try line(of: "id: self", in: text)) weights-do-not-add-up"])
  }

  @Test("An unknown name stands where it is written")
  func names() throws {
    let rewards = try changing(consequenceScheme, "coefficients: { 优秀", to: "coefficients: { 优")
    let line = try line(of: "coefficients:", in: rewards)
    #expect(try lines(rewards) == ["\(line) rewards-grade-missing", "\(line) unknown-grade"])
    let history = """
        when:
          history:
            grades: [不及格]
            years: 2
            inputs: [past]
      """
    let late = try changing(
      consequenceScheme, "    when: { history: { grades: [不合格], years: 2, inputs: [past] } }",
      to: history.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
    #expect(try lines(late) == ["\(try self.line(of: "不及格", in: late)) unknown-grade"])
    let stars = try changing(
      otherConsequenceScheme, "stars: { each: [{ star: 实干星, indicator: work, from: 80 }] }",
      to: "stars:\n  each:\n    - { star: 实干星, indicator: work, from: 80 }\n"
        + "    - { star: 群众星, indicator: mas, from: 80 }")
    #expect(try lines(stars) == ["\(try self.line(of: "mas,", in: stars)) unknown-indicator"])
  }

  @Test("Of two lists of a unit's grades the shorter one is named, with what it lacks")
  func unitGrades() throws {
    let text = try changing(consequenceScheme, ", 差: 15% }", to: " }")
    let faults = try schemeReading(text).faults
    #expect(faults.map(\.code) == ["unit-grades-differ"])
    #expect(faults.first?.mark.line == (try line(of: "byUnit:", in: text)) - 1)
    #expect(faults.first?.chinese.contains("不是两处都有的：差") == true)
  }

  /// A fifth for the best two grades together is less than a quarter for the best alone.
  @Test("Grades that have fewer places together than one of them are warned of")
  func joint() throws {
    let text = try changing(
      changing(
        consequenceScheme,
        "byUnit: { input: units, shares: { 优: 30%, 良: 25%, 差: 15% }, otherwise: 0% }",
        to: "most: 25%\n    within: 类别"), "most: 80%", to: "most: 20%")
    let faults = try schemeReading(text).faults
    #expect(
      try faults.map { "\($0.mark.line) \($0.code)" }
        == ["\(line(of: "grade: [优秀, 合格]", in: text)) quota-joint-smaller"])
  }
}
