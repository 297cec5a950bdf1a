/// LimeSurvey, the ordinary export with question codes as headers.
///
/// `id, submitdate, lastpage, startlanguage, startdate, datestamp, ipaddr, refurl`, `M3[other]`,
/// `interviewtime`, `groupTime8106` and `M1Time` were seen in a *consumer*; that sub-questions are
/// written `Q_SQ001` or `Q[SQ001]`, and headings as codes, texts or both, is *verified*; the English
/// texts of the headings, and that a record without `submitdate` is incomplete, are *recalled*.
///
/// Evidence is `id`, `submitdate`, `lastpage` and `startlanguage` together, or the same four as
/// texts.
enum LimeSurveyExport: SurveyExport {
  static let known = KnownHeaders([
    ("id", .recordIdentifier), ("submitdate", .submitted), ("lastpage", .other),
    ("startlanguage", .other), ("seed", .other), ("token", .respondent), ("startdate", .started),
    ("datestamp", .other), ("ipaddr", .address), ("refurl", .sourceDetail),
    ("interviewtime", .duration), ("Response ID", .recordIdentifier),
    ("Date submitted", .submitted), ("Last page", .other), ("Start language", .other),
    ("Seed", .other), ("Access code", .respondent), ("Date started", .started),
    ("Date last action", .other), ("IP address", .address), ("Referrer URL", .sourceDetail),
    ("Total time", .duration),
  ])
  static let codes = ["id", "submitdate", "lastpage", "startlanguage"]
  private static let texts = ["Response ID", "Date submitted", "Last page", "Start language"]

  static func recognise(_ grid: HeaderGrid) -> Recognition? {
    grid.holds(codes, row: 0) || grid.holds(texts, row: 0)
      ? Recognition(dialect: .limeSurvey) : nil
  }

  static func layout(_ grid: HeaderGrid, as dialect: SurveyDialect) -> SurveyLayout? {
    let codes = LimeSurveyCode.questions(grid.row(0))
    let areTexts = grid.holdsOne(of: ["Response ID"], row: 0)
    return grid.layout(dialect, known: known) { header in
      guard areTexts else {
        return .question(LimeSurveyCode(header).question(stem: .empty, codes: codes))
      }
      let parts = header.bracketParts
      return .question(
        SurveyColumn.Question(
          stem: parts?.stem.string ?? header.string, row: parts?.row.string))
    }
  }

  static func rules(for dialect: SurveyDialect) -> SurveyRules {
    var rules = SurveyRules()
    rules.isIncompleteWithoutSubmission = .recalled
    return rules
  }
}
