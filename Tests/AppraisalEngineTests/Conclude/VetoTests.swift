import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Testing

@Suite("Exemptions and vetoes")
struct VetoTests {
  private func veto(_ effect: String, when: String = "{ input: events, words: [党纪处分] }") -> String {
    "  - { id: discipline, title: 党纪处分, when: \(when), effect: \(effect) }\n"
  }

  /// Four people of the four grades; the first has an event.
  private let people = [Person("a", 95), Person("b", 80), Person("c", 65), Person("d", 40)]

  @Test(
    "A veto makes the total zero, the grade the lowest, bars the best one, or caps it",
    arguments: [
      ("totalZero", "不合格", "0", 4), ("lowestGrade", "不合格", "95", 1),
      ("barTopGrade", "合格", "95", 1), ("{ cap: 基本合格 }", "基本合格", "95", 1),
    ])
  func effects(effect: String, grade: String, score: String, rank: Int32) throws {
    var desk = try ConclusionDesk("vetoes:\n" + veto(effect), people)
    try desk.readEvents("events", "a,2025-06-01,党纪处分\na,2025-03-09,党纪处分\n")
    let conclusions = desk.concluded()
    #expect(conclusions.grades(desk.scheme) == [grade, "合格", "基本合格", "不合格"])
    #expect(conclusions.standings.composite[0]?.text() == score)
    #expect(conclusions.standings.ranking.places[0] == rank)
    #expect(conclusions.subjects[0].computedGrade == 0)
    let applied = try #require(conclusions.subjects[0].effects.first)
    #expect(applied.findings.map(\.count) == [2])
    #expect(applied.findings.compactMap(\.day?.description) == ["2025-03-09"])
    #expect(conclusions.subjects.dropFirst().allSatisfy { $0.effects.isEmpty })
  }

  @Test("The strictest of several vetoes holds, in whatever order they stand")
  func strictest() throws {
    let cap = "  - { id: late, when: { column: 备注, words: [迟报] }, effect: barTopGrade }\n"
    for rules in [veto("{ cap: 基本合格 }") + cap, cap + veto("{ cap: 基本合格 }")] {
      var desk = try ConclusionDesk("vetoes:\n" + rules, [Person("a", 95, note: "迟报")])
      try desk.readEvents("events", "a,2025-06-01,党纪处分\n")
      let subject = desk.concluded().subjects[0]
      let bands = try #require(desk.scheme.grades)
      #expect(subject.finalGrade == 2)
      // Without the stricter one, the other would still hold.
      let position = try #require(
        desk.scheme.consequences.vetoes.firstIndex { $0.identifier == "discipline" })
      #expect(subject.gradeWithout(veto: position, desk.scheme.consequences, bands) == 1)
    }
  }

  @Test("红色体检: a flag on the roster with its day of evidence is a veto")
  func screening() throws {
    let rules = veto("lowestGrade", when: "{ column: 备注, words: [不合要求], evidence: 日期 }")
    let desk = try ConclusionDesk(
      "vetoes:\n" + rules,
      [Person("a", 95, note: "不合要求", day: "2025-02-03"), Person("b", 95, note: "合要求")])
    let conclusions = desk.concluded()
    #expect(conclusions.grades(desk.scheme) == ["不合格", "优秀"])
    #expect(conclusions.subjects[0].effects[0].findings[0].day?.description == "2025-02-03")
  }

  @Test("A unit that did badly caps its head, and nobody else")
  func headOfUnit() throws {
    let unit = "{ unitGrade: { input: units, bestFirst: [优, 良, 一般, 较差], worseThan: 良 } }"
    let rules = veto(
      "barTopGrade", when: "{ all: [{ column: 备注, words: [负责人] }, \(unit)] }")
    var desk = try ConclusionDesk(
      "vetoes:\n" + rules,
      [
        Person("a", 95, unit: "U1", note: "负责人"), Person("b", 95, unit: "U1"),
        Person("c", 95, unit: "U2", note: "负责人"), Person("d", 95, unit: "U3", note: "负责人"),
      ])
    try desk.readUnitGrades("units", "U1,一般\nU2,良\n")
    #expect(desk.concluded().grades(desk.scheme) == ["合格", "优秀", "优秀", "优秀"])
  }

  @Test("A gate on a single indicator caps the grade of the composite")
  func gate() throws {
    let desk = try ConclusionDesk(
      "vetoes:\n" + veto("{ cap: 合格 }", when: "{ indicator: mass, below: 85 }"),
      [Person("a", 100, 85), Person("b", 100, 84)])
    #expect(desk.concluded().grades(desk.scheme) == ["优秀", "合格"])
  }

  @Test("The exempted have no score, or a score and no grade; ranks close up behind them")
  func exemptions() throws {
    let rules = """
      exemptions:
        - { id: sick, when: { column: 备注, words: [长期病假] }, effect: excluded }
        - { id: probation, when: { column: 备注, words: [预备] }, effect: ungraded }
      """
    let desk = try ConclusionDesk(
      rules,
      [Person("a", 99, note: "长期病假"), Person("b", 98, note: "预备"), Person("c", 97)])
    let conclusions = desk.concluded()
    #expect(conclusions.grades(desk.scheme) == ["—", "—", "优秀"])
    #expect(conclusions.standings.ranking.places == [0, 1, 2])
    #expect(conclusions.standings.composite[0] == nil)
    #expect(MissingReason(rawValue: conclusions.standings.composite.missing[0]) == .exempted)
    #expect(conclusions.subjects[0].effects[0].scoreBefore?.text() == "99")
    #expect(conclusions.subjects[0].computedGrade == 0)
  }

  @Test("The committee's grade stands apart from the computed one")
  func committee() throws {
    let override = GradeOverride(
      subject: "b", grade: "优秀", decidedBy: "党工委",
      date: try CalendarDate(year: 2025, month: 12, day: 28),
      reason: "攻坚", mark: SourceMark(line: 9, column: 5))
    let desk = try ConclusionDesk("", people)
    let subject = desk.concluded([override]).subjects[1]
    #expect(subject.computedGrade == 1 && subject.finalGrade == 0)
    #expect(subject.effects.map(\.before) == [1])
  }

  @Test("Without rules, conclusions are the standings")
  func nothing() throws {
    let desk = try ConclusionDesk("", people)
    let table = measure(desk.scheme, desk.records)
    let standings = score(table, desk.scheme)
    let conclusions = desk.concluded()
    #expect(conclusions.standings.decided == standings.decided)
    #expect(
      conclusions.subjects.allSatisfy { $0.effects.isEmpty && $0.finalGrade == $0.computedGrade })
    #expect(table.columns.count == 2)
  }
}
