import Testing

@testable import AppraisalIngest

@Suite("Rules of platforms")
struct SurveyRulesTests {
  @Test(
    "What is no answer",
    arguments: [
      (SurveyDialect.wjxText, "(跳过)", SurveyRules.Absence.skipped), (.wjxText, "(空)", .unanswered),
      (.wjxNumber, "-3", .skipped), (.wjxNumber, "-2", .unanswered),
      (.limeSurveyVV, "{question_not_shown}", .skipped),
    ])
  func tellsAbsence(dialect: SurveyDialect, text: String, absence: SurveyRules.Absence) {
    #expect(withField(text, dialect.rules.absence) == absence)
    #expect(withField(text + "x", dialect.rules.absence) == nil)
    #expect(withField(text, SurveyDialect.ledger.rules.absence) == nil)
  }

  @Test("−3 is an answer by text, and (跳过) by number")
  func keepsModesApart() {
    #expect(withField("-3", SurveyDialect.wjxText.rules.absence) == nil)
    #expect(withField("(跳过)", SurveyDialect.wjxNumber.rules.absence) == nil)
  }

  @Test(
    "Statuses of records that are no ballots",
    arguments: [
      (SurveyDialect.qualtrics, "Survey Preview", SurveyRules.VoidReason?.some(.preview)),
      (.qualtrics, "2", .test), (.qualtrics, "8", .spam), (.qualtrics, "IP Address", nil),
      (.qualtrics, "0", nil), (.qualtrics, "4", nil), (.odk, "rejected", .invalid),
      (.odk, "approved", nil), (.odk, "hasIssues", nil), (.odk, "", nil),
    ])
  func tellsVoid(dialect: SurveyDialect, status: String, reason: SurveyRules.VoidReason?) {
    #expect(withField(status) { dialect.rules.voidReason(status: $0) } == reason)
  }

  @Test("Records that were not finished")
  func tellsUnfinished() {
    #expect(withField("False", SurveyDialect.qualtrics.rules.isUnfinished))
    #expect(!withField("True", SurveyDialect.qualtrics.rules.isUnfinished))
    let incomplete = SurveyDialect.allCases.filter { $0.rules.isIncompleteWithoutSubmission != nil }
    #expect(incomplete == [.limeSurvey, .limeSurveyVV])
  }

  @Test("No two meanings of one word")
  func keepsWordsApart() {
    for dialect in SurveyDialect.allCases {
      let rules = dialect.rules
      let words = (rules.skipped + rules.unanswered).map(\.text)
      #expect(Set(words).count == words.count)
      let statuses = rules.voidStatuses.map(\.word.text)
      #expect(Set(statuses).count == statuses.count)
      #expect(rules.multipleSeparators.allSatisfy { !$0.text.isEmpty })
    }
  }
}
