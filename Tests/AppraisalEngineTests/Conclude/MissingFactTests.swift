import AppraisalEngine
import AppraisalIngest
import AppraisalScheme
import Testing

@Suite("What lists do not say although rules go by it")
struct MissingFactTests {
  private func kinds(_ desk: ConclusionDesk, yearOf: [String: Int] = [:]) -> [IssueKind] {
    missingFacts(
      desk.scheme, desk.records, rosterFile: "名册.csv", yearOf: yearOf, without: []
    ).map(\.kind)
  }

  private func exemption(_ word: String) -> String {
    "exemptions:\n  - { id: sick, when: { column: 备注, words: [\(word)] }, effect: excluded }\n"
  }

  @Test("A word that no cell is tells what stands there; one that a cell only contains is none")
  func words() throws {
    let people = [
      Person("a", 90, note: "长期病假"), Person("b", 90, note: "长期病假（3月起）"), Person("c", 90),
      Person("d", 90, note: "长期病假（3月起）"),
    ]
    #expect(kinds(try ConclusionDesk(exemption("长期病假"), people)) == [])
    #expect(
      kinds(try ConclusionDesk(exemption("长期病休"), people)) == [
        .rosterWordsUnmatched(
          column: "备注", words: ["长期病休"],
          found: [
            WordCount(word: "长期病假（3月起）", count: 2), WordCount(word: "长期病假", count: 1),
          ], others: 0)
      ])
    #expect(
      kinds(try ConclusionDesk(exemption("病假"), [Person("a", 90)])) == [
        .rosterWordsUnmatched(column: "备注", words: ["病假"], found: [], others: 0)
      ])
  }

  private func head(_ otherwise: String) -> String {
    """
    vetoes:
      - id: head
        when:
          all:
            - { column: 备注, words: [负责人] }
            - { unitGrade: { input: units, bestFirst: [优, 良, 较差], worseThan: 良\(otherwise) } }
        effect: { cap: 基本合格 }

    """
  }

  private static let staff = [
    Person("a", 95, unit: "U1", note: "负责人"), Person("b", 95, unit: "U4", note: "负责人"),
    Person("c", 95, unit: "U4"), Person("d", 95, note: "负责人"),
  ]

  @Test(
    "A head whose unit has no grade awaits a decision, those to whom the rule cannot apply do not")
  func units() throws {
    var desk = try ConclusionDesk(head(""), Self.staff)
    try desk.readUnitGrades("units", "U1,较差\n")
    let found = kinds(desk)
    #expect(
      found == [
        .unitGradeMissing(subject: "b", unit: "U4"), .unitGradeMissing(subject: "d", unit: ""),
      ])
    #expect(found.allSatisfy { $0.severity == .quarantined })
    #expect(desk.concluded().grades(desk.scheme) == ["基本合格", "优秀", "优秀", "优秀"])
  }

  @Test(
    "Where the scheme says what then holds, nobody has to decide",
    arguments: [
      ("applies", ["基本合格", "基本合格", "优秀", "基本合格"]),
      ("doesNotApply", ["基本合格", "优秀", "优秀", "优秀"]),
    ])
  func otherwise(_ word: String, _ expected: [String]) throws {
    var desk = try ConclusionDesk(head(", otherwise: \(word)"), Self.staff)
    try desk.readUnitGrades("units", "U1,较差\n")
    #expect(kinds(desk) == [])
    #expect(desk.concluded().grades(desk.scheme) == expected)
  }

  private static let threeYears = """
    followUps:
      - { id: end, title: 解除合同, when: { history: { grades: [不合格], years: 3, inputs: [past] } } }

    """

  // b was unqualified in 2025 and 2023 and has no row of 2024; c has no row at all.
  @Test("An earlier year without a result is told, and the page of whom it spares says so")
  func years() throws {
    var desk = try ConclusionDesk(
      Self.threeYears, [Person("a", 50), Person("b", 50), Person("c", 95)])
    try desk.readHistory("past", "a,2024,不合格,\na,2023,不合格,\nb,2023,不合格,\n")
    #expect(
      kinds(desk) == [
        .historyYearMissing(year: 2024, count: 2, subjects: ["b", "c"]),
        .historyYearMissing(year: 2023, count: 1, subjects: ["c"]),
      ])
    let subjects = desk.concluded().subjects
    #expect(subjects.map(\.followUps.count) == [1, 0, 0])
    // Only for b does a gap decide: c did well this year.
    #expect(subjects.map(\.gaps.count) == [0, 1, 0])
    #expect(subjects[1].gaps[0].findings[0].years.map(\.isThere) == [false, true])
  }
}
