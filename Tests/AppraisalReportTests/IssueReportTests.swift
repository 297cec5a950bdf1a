import AppraisalIngest
import AppraisalScheme
import Testing

@testable import AppraisalReport

@Suite("Report of issues")
struct IssueReportTests {
  private func text(_ issues: [AppraisalIngest.Issue]) -> String {
    IssueReport(
      issues: issues.map { DecidedIssue($0, nil) }, accounts: [], wording: Wording(.chinese)
    ).text(limit: 40, isGrouped: true, isColoured: false)
  }

  @Test("Records of one kind are told once, faults of the header one by one")
  func grouping() {
    let records = (2...4).map {
      AppraisalIngest.Issue(.blankField, at: .init(file: "甲.csv", line: $0, record: $0))
    }
    let columns = ["单位", "状态"].map {
      AppraisalIngest.Issue(
        .missingColumn(wanted: $0, nearest: nil, headers: []), at: .init(file: "乙.csv", line: 1))
    }
    let text = text(records + columns)
    #expect(text.contains("同类共 3 条"))
    // A decision needs the code.
    #expect(text.contains("field-blank") && text.contains("column-missing"))
    #expect(text.contains("缺少列“单位”") && text.contains("缺少列“状态”"))
  }
}
