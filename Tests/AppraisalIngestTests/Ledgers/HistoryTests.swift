import AppraisalNumerics
import Testing

@testable import AppraisalIngest

@Suite("Earlier results, grades of units and what else a roster says")
struct HistoryTests {
  private let roster = Roster(subjects: [
    Subject(identifier: "A", name: "甲", strata: []),
    Subject(identifier: "B", name: "乙", strata: []),
  ])

  private func codes(_ log: IssueLog) -> [String] { log.issues.map(\.code).sorted() }

  @Test("Two results of one subject in one year are set aside, former subjects are counted")
  func history() throws {
    var log = IssueLog()
    let text =
      "编号,年,等次,末位\nA,2024,优秀,\nA,2023,合格,是\nB,2024,差,\nB,2023,优秀,\nB,2023,合格,\nC,2024,优秀,\n"
    let records = readHistory(
      SourceFile(name: "往年.csv", bytes: Array(text.utf8)), options: TextOptions(),
      headers: HistoryHeaders(subject: "编号", year: .column("年"), grade: "等次", bottom: "末位"),
      grades: ["优秀", "合格"], roster: roster, log: &log)
    let read = try #require(records)
    #expect(read.map(\.year) == [2024, 2023])
    #expect(read.map(\.grade) == [0, 1])
    #expect(read.map(\.isBottom) == [false, true])
    // Both rows that contradict each other are set aside, and the account says so.
    #expect(
      codes(log) == ["records-conflict", "records-conflict", "subject-former", "unknown-word"])
    let account = try #require(log.accounts.first)
    #expect((account.seen, account.accepted, account.quarantined) == (6, 3, 3))
  }

  @Test("A result of the year appraised is none of an earlier year")
  func ownYear() throws {
    var log = IssueLog()
    let records = readHistory(
      SourceFile(name: "往年.csv", bytes: Array("编号,年\nA,2025\nA,2024\nB,2026\n".utf8)),
      options: TextOptions(),
      headers: HistoryHeaders(subject: "编号", year: .column("年"), grade: nil, bottom: nil),
      grades: [], roster: roster, before: 2025, log: &log)
    #expect(try #require(records).map(\.year) == [2024])
    #expect(codes(log) == ["history-not-earlier", "history-not-earlier"])
    #expect(log.accounts.map(\.quarantined) == [2])
  }

  private func read(_ text: String, _ none: NoneDeclared) -> ([HistoryRecord]?, IssueLog) {
    var log = IssueLog()
    let records = readHistory(
      SourceFile(name: "往年.csv", bytes: Array(text.utf8)), options: TextOptions(none: none),
      headers: HistoryHeaders(subject: "编号", year: .column("年"), grade: "等次", bottom: nil),
      grades: ["合格"], roster: roster, log: &log)
    return (records, log)
  }

  @Test("A file declared to have no records is read with its header alone, or not there at all")
  func none() throws {
    let declared = NoneDeclared(decidedBy: "考核办", reason: "本年没有")
    let (records, log) = read("编号,年,等次\n", declared)
    #expect(records == [])
    #expect(log.issues.map(\.kind) == [.noneDeclared(decidedBy: "考核办", reason: "本年没有")])
    #expect(log.accounts.map(\.seen) == [0] && log.accounts.map(\.none) == [declared])
    let absent = NoneDeclared(decidedBy: "考核办", reason: "第一年", hasFile: false)
    let (nothing, other) = read("", absent)
    #expect(nothing == [])
    #expect(codes(other) == ["none-declared"])
    #expect(other.accounts.map(\.bytes) == [0])
  }

  @Test("Records in a file declared to have none refuse it, and a wrong header still does")
  func contradicted() throws {
    let declared = NoneDeclared(decidedBy: "考核办", reason: "本年没有")
    let (records, log) = read("编号,年,等次\nA,2024,合格\n", declared)
    #expect(records == nil)
    #expect(codes(log) == ["none-contradicted"])
    #expect(log.accounts.map(\.refused) == [1])
    let (wrong, other) = read("编号,年度,等次\n", declared)
    #expect(wrong == nil && codes(other) == ["column-missing"])
  }

  @Test("A unit that stands there twice refuses the file; one without a grade has none")
  func unitGrades() throws {
    func read(_ text: String) -> (UnitGrades?, [String]) {
      var log = IssueLog()
      let grades = readUnitGrades(
        SourceFile(name: "单位.csv", bytes: Array(text.utf8)), options: TextOptions(),
        columns: ("单位", "等次"), words: ["优", "良"], log: &log)
      return (grades, codes(log))
    }
    let (grades, found) = read("单位,等次\nU1,良\nU2,\nU3,优\n")
    #expect(["U1", "U2", "U3", "U4"].map { grades?.grade(of: $0) } == [1, nil, 0, nil])
    #expect(found == [])
    let (refused, faults) = read("单位,等次\nU1,良\nU1,优\n")
    #expect(refused == nil && faults == ["identifier-repeated"])
    #expect(read("单位,等次\nU1,中\n").1 == ["unknown-word"])
  }

  @Test("A veto without its day of evidence sets the row aside; other rows need none")
  func evidence() throws {
    var log = IssueLog()
    let text = "编号,名称,体检,日期,津贴\nA,甲,不合要求,,1\nB,乙,合要求,,2.50\nC,丙,不合要求,2025-03-01,\nD,丁,,,x\n"
    let read = readRoster(
      SourceFile(name: "名册.csv", bytes: Array(text.utf8)), options: TextOptions(),
      columns: RosterColumns(
        identifier: "编号", name: "名称",
        attributes: .init(
          texts: ["体检"], evidence: [.init(column: "体检", words: ["不合要求"], day: "日期")],
          amounts: ["津贴"])), log: &log)
    let roster = try #require(read)
    #expect(roster.subjects.map(\.identifier) == ["B", "C"])
    #expect(roster.attributes.texts["体检"] == ["合要求", "不合要求"])
    #expect(roster.attributes.days["日期"]?.map { $0?.description } == [nil, "2025-03-01"])
    #expect(roster.attributes.amounts["津贴"] == [250, nil])
    #expect(codes(log) == ["field-blank", "not-a-number"])
  }
}
