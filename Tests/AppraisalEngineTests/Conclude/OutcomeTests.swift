import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Testing

@Suite("The bottom, stars, awards, follow-ups and pay")
struct OutcomeTests {
  @Test("末位问责: the last of each stratum, none where the stratum is too small")
  func bottom() throws {
    let rules =
      "bottom: { kind: last, n: 1, ties: include, within: 类别, minimumStratum: 3 }\n"
    let desk = try ConclusionDesk(
      rules, strata: "[类别]",
      [
        Person("a", 90, stratum: "甲"), Person("b", 70, stratum: "甲"), Person("c", 70, stratum: "甲"),
        Person("d", 10, stratum: "乙"), Person("e", 20, stratum: "乙"),
      ])
    let conclusions = desk.concluded()
    // Two share the last place of the first stratum; the last of two means nothing.
    #expect(conclusions.subjects.map { $0.bottom != nil } == [false, true, true, false, false])
    #expect(conclusions.bottoms.map(\.isTooSmall) == [true, false])
    #expect(conclusions.subjects[1].bottom?.place == 2)
  }

  @Test("Equals who exceed the number are not the last where the scheme excludes them")
  func bottomTies() throws {
    let desk = try ConclusionDesk(
      "bottom: { kind: last, n: 2, ties: exclude, minimumStratum: 3 }\n",
      [Person("a", 90), Person("b", 70), Person("c", 70), Person("d", 60)])
    #expect(desk.concluded().subjects.map { $0.bottom != nil } == [false, false, false, true])
  }

  @Test(
    "The last, below a floor, or both",
    arguments: [
      ("kind: last, n: 2, ties: include", [false, false, true, true]),
      ("kind: lastShare, share: 1/3, rounding: floor, ties: include", [false, false, false, true]),
      (
        "kind: lastShare, share: 1/3, rounding: ceiling, ties: include", [false, false, true, true]
      ),
      ("kind: belowFloor, floor: 75", [false, true, true, true]),
      ("kind: lastAndBelowFloor, n: 2, floor: 65, ties: include", [false, false, false, true]),
    ])
  func triggers(rule: String, expected: [Bool]) throws {
    let desk = try ConclusionDesk(
      "bottom: { \(rule), minimumStratum: 3 }\n",
      [Person("a", 80), Person("b", 74), Person("c", 70), Person("d", 60)])
    #expect(desk.concluded().subjects.map { $0.bottom != nil } == expected)
  }

  @Test("Only the years running count: a year in between breaks them")
  func consecutiveYears() throws {
    let rules =
      "bottom: { kind: belowFloor, floor: 60, minimumStratum: 1, consecutiveYears: 3, inputs: [past] }\n"
    var desk = try ConclusionDesk(rules, [Person("a", 50), Person("b", 50), Person("c", 50)])
    try desk.readHistory(
      "past", "a,2024,,是\na,2023,,是\nb,2024,,\nb,2023,,是\nc,2024,,末位\nz,2024,,是\n")
    let found = desk.concluded().subjects.compactMap(\.bottom)
    #expect(found.map(\.years) == [3, 1, 2])
    #expect(found.map(\.isAccountable) == [true, false, false])
  }

  @Test("Wuhan 2020: two years unqualified or three years basic end the contract")
  func multiYearMemory() throws {
    let rules = """
      followUps:
        - id: end-contract
          title: 解除合同
          when:
            any:
              - { history: { grades: [不合格], years: 2, inputs: [past] } }
              - { history: { grades: [基本合格, 不合格], years: 3, inputs: [past] } }
      """
    let people = [
      Person("a", 50), Person("b", 65), Person("c", 65), Person("d", 50), Person("e", 95),
    ]
    var desk = try ConclusionDesk(rules, people)
    try desk.readHistory(
      "past",
      """
      a,2024,不合格,
      b,2024,基本合格,
      b,2023,不合格,
      c,2024,合格,
      c,2023,基本合格,
      e,2024,不合格,
      e,2023,不合格,

      """)
    #expect(
      desk.concluded().subjects.map { !$0.followUps.isEmpty } == [true, true, false, false, false])
  }

  @Test("Qinghai 2010: satisfaction below 60 % and a serious fault, not one of them alone")
  func compoundTrigger() throws {
    let rules = """
      followUps:
        - id: recall
          title: 启动罢免
          when: { all: [{ indicator: mass, below: 60 }, { input: events, words: [严重失职] }] }
      """
    var desk = try ConclusionDesk(
      rules, [Person("a", 90, 59), Person("b", 90, 59), Person("c", 90, 60)])
    try desk.readEvents("events", "a,2025-05-05,严重失职\nc,2025-05-05,严重失职\n")
    #expect(desk.concluded().subjects.map(\.followUps.count) == [1, 0, 0])
  }

  @Test("星级管理: bands of the composite, half-open from above")
  func starBands() throws {
    let desk = try ConclusionDesk(
      "stars: { bands: [{ stars: 5, from: 95 }, { stars: 3, from: 80 }] }\n",
      [Person("a", 95), Person("b", 94), Person("c", 80), Person("d", 79)])
    #expect(desk.concluded().subjects.map(\.stars) == [5, 3, 3, 0])
  }

  @Test("Five named stars, 80 points in a dimension win its star")
  func starsPerDimension() throws {
    let rules = """
      stars:
        each:
          - { star: 实干星, indicator: work, from: 80 }
          - { star: 为民星, indicator: mass, from: 80 }
      """
    let desk = try ConclusionDesk(
      rules, [Person("a", 80, 79), Person("b", 90, 90), Person("c", 0, 99)])
    #expect(
      desk.concluded().subjects.map(\.dimensionStars) == [["实干星"], ["实干星", "为民星"], ["为民星"]])
  }

  // b has no points in `mass` and so no composite; the star of `work` is its own all the same.
  @Test("A star goes by its own indicator, also where another one is missing")
  func starWithoutComposite() throws {
    let rules = "stars: { each: [{ star: 实干星, indicator: work, from: 80 }] }\n"
    var desk = try ConclusionDesk(rules, [Person("a", 79, 99), Person("b", 90, 90)])
    try desk.readMarks("a,79,99\nb,90,\n")
    let conclusions = desk.concluded()
    #expect(conclusions.standings.composite[1] == nil)
    #expect(conclusions.subjects.map(\.dimensionStars) == [[], ["实干星"]])
  }

  @Test("先进党组织: the best ranked of those eligible, with the reasons of those passed over")
  func awards() throws {
    let rules = """
      vetoes:
        - { id: late, when: { input: events, words: [通报] }, effect: barTopGrade }
      awards:
        - { id: best, title: 先进, first: 2, eligibility: [{ indicator: mass, atLeast: 80 }], notWhen: [late], atCut: exceed }
      """
    var desk = try ConclusionDesk(
      rules,
      [
        Person("a", 99, 99), Person("b", 100, 79), Person("c", 88), Person("d", 87),
        Person("e", 86),
      ])
    try desk.readEvents("events", "a,2025-01-31,通报\n")
    let outcome = try #require(desk.concluded().awards.first)
    #expect(outcome.candidates.map(\.row) == [0, 1, 2, 3])
    #expect(outcome.candidates.map(\.isNominated) == [false, false, true, true])
    guard case .veto = outcome.candidates[0].obstacles[0],
      case .points(_, let found) = outcome.candidates[1].obstacles[0]
    else {
      Issue.record("the reasons are a veto and too few points")
      return
    }
    #expect(found?.text() == "79")
  }

  @Test("Places of an award that are a share of those graded")
  func awardShare() throws {
    let rules = """
      exemptions:
        - { id: new, when: { column: 备注, words: [新任] }, effect: ungraded }
      awards:
        - { id: best, title: 先进, most: 20%, of: graded, rounding: halfUp, atCut: excludeAll }
      """
    // 20 % of 7 is 1.4, of the 9 on the roster 1.8.
    let desk = try ConclusionDesk(
      rules, numbered(9) { Person($0, 99 - $1, note: $1 < 2 ? "新任" : "") })
    let conclusions = desk.concluded()
    #expect(conclusions.awards.map(\.places) == [1])
    #expect(conclusions.subjects.map { !$0.awards.isEmpty }.firstIndex(of: true) == 2)
  }

  @Test("一定双评: one month's allowance for the best grade, coefficients for all, exact to the fen")
  func rewards() throws {
    let rules = """
      rewards:
        amounts: { column: 津贴 }
        months: { 优秀: 1, 合格: 0.5, 基本合格: 0, 不合格: 0 }
        coefficients: { 优秀: 1.2, 合格: 1, 基本合格: 0.85, 不合格: 0 }
      """
    let desk = try ConclusionDesk(
      rules,
      [
        Person("a", 95, pay: "1234.57"), Person("b", 80, pay: "1000.01"),
        Person("c", 65, pay: "99.99"),
        Person("d", 65), Person("e", 10, pay: "500"),
      ])
    let pay = desk.concluded().subjects.compactMap(\.reward)
    // 1000.01 / 2 = 500.005 and 99.99 × 0.85 = 84.9915, rounded half up.
    #expect(pay.map(\.bonus) == [123_457, 50_001, 0, 0, 0])
    #expect(pay.map(\.performance) == [148_148, 100_001, 8499, 0, 0])
    #expect(pay.map(\.amount) == [123_457, 100_001, 9999, nil, 50_000])
  }
}
