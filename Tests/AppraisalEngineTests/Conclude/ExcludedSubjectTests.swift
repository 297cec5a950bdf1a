import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Testing

@Suite("Those who are excluded, and the values of others")
struct ExcludedSubjectTests {
  /// The points of three people with 100, 80 and 40, of whom the first is excluded or ungraded.
  private func points(_ rule: String, effect: String, strata: String = "[]") throws -> [String?] {
    let text = schemeText(
      """
      strata: \(strata)
      indicators:
        - { id: work, weight: 100, measure: { table: { input: marks, value: work, lowest: 0, highest: 100 } }, points: { \(rule) } }
      exemptions:
        - { id: sick, when: { column: 备注, words: [病假] }, effect: \(effect) }

      """)
    let desk = try ConclusionDesk(
      try scheme(text),
      [
        Person("a", 100, stratum: "甲", note: "病假"), Person("b", 80, stratum: "甲"),
        Person("c", 40, stratum: "甲"), Person("d", 20, stratum: "乙"),
      ])
    let table = measure(desk.scheme, desk.records)
    return score(table, desk.scheme).compositeTexts(places: 0)
  }

  // With the excluded 100 left aside, 80 is the best of all: 80/80, 40/80 and 20/80 of 600. With it,
  // and so for the ungraded, they are 480, 240 and 120.
  @Test(
    "The best value is that of somebody who is appraised",
    arguments: [
      ("excluded", [nil, "600", "300", "150"]), ("ungraded", ["600", "480", "240", "120"]),
    ] as [(String, [String?])])
  func best(_ effect: String, _ expected: [String?]) throws {
    #expect(try points("ratioToBest: { full: 600 }", effect: effect) == expected)
  }

  @Test(
    "The excluded take no place, and those behind them move up",
    arguments: [
      ("rank: { first: 600, step: 10, lowest: 0, ties: shared }", [nil, "600", "590", "580"]),
      ("rankLadder: { places: [60, 57], beyond: 50, ties: shared }", [nil, "60", "57", "50"]),
    ] as [(String, [String?])])
  func places(_ rule: String, _ expected: [String?]) throws {
    #expect(try points(rule, effect: "excluded") == expected)
  }

  @Test("The ungraded keep their place")
  func ungraded() throws {
    #expect(
      try points("rank: { first: 600, step: 10, lowest: 0, ties: shared }", effect: "ungraded")
        == ["600", "590", "580", "570"])
  }

  // The best of the first stratum is 80 then; the second has its own.
  @Test("Inside strata, too")
  func strata() throws {
    #expect(
      try points(
        "ratioToBest: { full: 100, within: 类别 }", effect: "excluded", strata: "[类别]")
        == [nil, "100", "50", "100"])
  }

  // c1 is excluded, so that the street's mean is that of c2 alone: 90, and not (30 + 90) / 2 = 60.
  @Test("The mean of the units below is that of those who are appraised")
  func rollUp() throws {
    let text = schemeText(
      """
      indicators:
        - { id: work, weight: 50, measure: { table: { input: marks, value: work, lowest: 0, highest: 100 } } }
        - { id: below, weight: 50, measure: { rollUp: { of: work, below: direct, unscored: leaveOut } } }
      exemptions:
        - { id: new, when: { column: 备注, words: [新建] }, effect: excluded }

      """, missing: "renormalise")
    var desk = try ConclusionDesk(
      try scheme(text),
      [Person("D", 10), Person("c1", 30, unit: "D", note: "新建"), Person("c2", 90, unit: "D")])
    desk.set(try tree(["D,,街道", "c1,D,社区", "c2,D,社区"], levels: ["街道", "社区"]))
    let table = measure(desk.scheme, desk.records)
    let column = try #require(score(table, desk.scheme).points(of: "below"))
    #expect(column[0]?.text() == "90")
  }
}
