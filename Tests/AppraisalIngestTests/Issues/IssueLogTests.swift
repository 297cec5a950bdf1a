import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Issue log")
struct IssueLogTests {
  @Test("Beyond ten thousand of a code in a file, issues are counted and no longer listed")
  func cap() {
    var log = IssueLog()
    for line in 1...10_050 {
      log.report(.blankField, at: SourcePlace(file: "a.csv", line: line))
    }
    for line in 1...10_000 {
      log.report(.blankField, at: SourcePlace(file: "b.csv", line: line))
    }
    log.report(.notANumber(found: "x"), at: SourcePlace(file: "a.csv", line: 1))
    let issues = log.issues
    #expect(issues.count == 10_000 + 1 + 10_000 + 1)
    let further = issues.filter { if case .furtherIssues = $0.kind { true } else { false } }
    #expect(
      further == [
        Issue(
          .furtherIssues(code: "field-blank", severity: .quarantined, count: 50),
          at: SourcePlace(file: "a.csv"))
      ])
    #expect(further.map(\.code) == ["field-blank"])
    #expect(further.map(\.severity) == [.quarantined])
    #expect(log.count(of: .quarantined) == 20_051)
    #expect(log.count(of: .refused) == 0)
  }

  @Test("A reader's account counts all records that were set aside, also those not listed")
  func capWhileReading() {
    let rows = String(repeating: "1,,社区,5\n", count: 10_003)
    var log = IssueLog()
    let used = SmallReader.roster.read(SourceFile("编号,姓名,类别,人数\n\(rows)2,乙,社区,5\n"), log: &log)
    #expect(used == 1)
    #expect(log.accounts.map(\.quarantined) == [10_003])
    #expect(log.issues.count == 10_001)
    #expect(log.count(of: .quarantined) == 10_003)
    #expect(log.issues.last?.place.line == 10_001)
  }

  @Test("Issues stand by file in the order of reading, then by line, column and code")
  func order() {
    func place(_ file: String, _ line: Int?, _ column: Int? = nil) -> SourcePlace {
      SourcePlace(
        file: file, line: line, column: column.map { SourcePlace.Column(name: "", index: $0) })
    }
    // z.csv is read before a.csv; assessment.yaml is no file of records and comes first.
    let expected: [AppraisalIngest.Issue] = [
      Issue(.unknownKey(found: "x", list: .groups), at: place("assessment.yaml", 4)),
      Issue(.blankRecords(count: 1), at: place("z.csv", nil)),
      Issue(.byteOrderMark, at: place("z.csv", nil)),
      Issue(.fieldCount(found: 1, expected: 2), at: place("z.csv", 2)),
      Issue(.blankField, at: place("z.csv", 2, 0)),
      Issue(.outerBlanks, at: place("z.csv", 2, 0)),
      Issue(.blankField, at: place("z.csv", 2, 1)),
      Issue(.blankField, at: place("z.csv", 10, 0)),
      Issue(.blankField, at: place("a.csv", 1, 0)),
    ]
    var random = SeededGenerator(seed: 3)
    for _ in 0..<20 {
      var log = IssueLog()
      log.close(.init(file: "z.csv", sha256: "", bytes: 0))
      log.close(.init(file: "a.csv", sha256: "", bytes: 0))
      for issue in expected.shuffled(using: &random) { log.report(issue.kind, at: issue.place) }
      #expect(log.issues == expected)
    }
  }

  @Test("Files that were never opened stand in the order of their names")
  func orderOfUnopened() {
    var log = IssueLog()
    let names = (0..<20).map { "file\($0 + 10).csv" }
    for name in names.reversed() {
      for _ in 0..<10_001 { log.report(.noRecords, at: SourcePlace(file: name)) }
    }
    let further = log.issues.filter { if case .furtherIssues = $0.kind { true } else { false } }
    #expect(further.map(\.place.file) == names)
    #expect(log.issues.map(\.place.file) == names.flatMap { Array(repeating: $0, count: 10_001) })
  }

  @Test("Notes weigh less than warnings, these less than quarantine, and refusal weighs most")
  func severities() {
    #expect(
      AppraisalIngest.Issue.Severity.allCases.sorted() == [.note, .warning, .quarantined, .refused])
  }
}
