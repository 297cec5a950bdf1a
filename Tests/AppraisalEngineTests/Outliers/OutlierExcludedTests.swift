import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme
import Testing

@Suite("Outliers, those who take no part")
struct OutlierExcludedTests {
  /// Forty people with some sixty marks each; the last has none for his work, and a note.
  private func findings(effect: String) throws -> OutlierFindings {
    let desk = try ConclusionDesk(
      "exemptions:\n  - { id: sick, when: { column: 备注, words: [病假] }, effect: \(effect) }\n",
      (0..<40).map { row in
        Person(
          "p\(row + 10)", row == 39 ? 0 : 60 + row % 8, 60 + row * 7 % 9,
          note: row == 39 ? "病假" : "")
      })
    let table = measure(desk.scheme, desk.records)
    return examineOutliers(table, desk.scheme, score(table, desk.scheme))
  }

  @Test("The excluded are compared with nobody, and are named")
  func leavesOut() throws {
    let findings = try findings(effect: "excluded")
    #expect(findings.excluded == [39] && findings.flaggedRows.isEmpty)
    #expect(findings.columns.allSatisfy { $0.count == 39 })
    #expect(findings.joint.complete == 39 && findings.joint.incomplete.isEmpty)
  }

  @Test("The ungraded are compared; their grade stays none, whatever is left out")
  func keepsUngraded() throws {
    let findings = try findings(effect: "ungraded")
    #expect(findings.excluded.isEmpty && findings.rows(.hampel) == [39])
    guard case .distances(let distances) = findings.joint.outcome,
      let flag = distances.flags.first(where: { $0.row == 39 }),
      case .movement(let removed, let movement) = flag.without
    else {
      Issue.record("\(findings.joint.outcome)")
      return
    }
    #expect(removed.indicator == "work")
    #expect(movement.gradeBefore == -1 && movement.gradeAfter == -1)
    // Without `work` the marks of `mass` alone: 60 + 39 · 7 mod 9 = 63.
    #expect(movement.scoreAfter == (try Points(63)))
  }
}
