import AppraisalIngest
import AppraisalScheme
import Testing

@testable import AppraisalReport

@Suite("Wording of the issues of ledgers")
struct LedgerIssueTests {
  /// Each kind with what its message must quote.
  private static let kinds: [(kind: IssueKind, quoted: [String])] = [
    (.conflictingAttendance(otherLine: 71), ["71"]),
    (.attendanceOverHeld(counted: 12, held: 10), ["12", "10"]),
    (.sharedIdentifier(identifier: "P-1", firstLine: 71), ["P-1", "71"]),
    (.projectInTwoUnits(project: "P-1", otherLine: 71), ["P-1", "71"]),
    (.sharesOverWhole(project: "P-1", total: "120.5"), ["P-1", "120.5"]),
    (.progressBelowCompletion(progress: "60", state: "完成"), ["60", "完成"]),
    (.stageNotReached(stage: "办结", reached: "下单"), ["办结", "下单"]),
    (.conflictingRecords(identifier: "R-1", otherLine: 71), ["R-1", "71"]),
    (.pointsAgainstKind(kind: "加分", needsPoints: true), ["加分"]),
    (.pointsAgainstKind(kind: "一票否决", needsPoints: false), ["一票否决"]),
    (.sameName(name: "王某", firstLine: 71), ["王某", "71"]),
    (
      .identifierOfTwoNames(identifier: "M-1", name: "李某", otherName: "王某", firstLine: 71),
      ["M-1", "李某", "王某", "71"]
    ),
    (.overlappingSpells(otherLine: 71), ["71"]),
    (.approximateNumber(found: "3000余"), ["3000余"]),
    (.numberInWords(found: "十二件", value: "12"), ["十二件", "12"]),
  ]

  @Test("Each has a message and a remedy of its own in both languages, and quotes what was found")
  func words() {
    var texts: Set<String> = []
    for (kind, quoted) in LedgerIssueTests.kinds {
      for language in [MessageLanguage.chinese, .english] {
        let wording = Wording(language)
        let message = wording.message(kind)
        #expect(message != kind.code)
        #expect(quoted.allSatisfy { message.contains($0) }, "\(message)")
        #expect(!wording.remedy(kind).isEmpty)
        texts.insert(message)
      }
    }
    #expect(texts.count == 2 * LedgerIssueTests.kinds.count)
  }

  @Test("Each kind has a code of its own")
  func codes() {
    let codes = LedgerIssueTests.kinds.map(\.kind.code)
    // The two faults of points share theirs.
    #expect(Set(codes).count == codes.count - 1)
  }
}
