/// LimeSurvey, the export that it can read back (VV).
///
/// Fields parted by tabs, a first row of texts, a second of codes that begins with `id` and
/// `submitdate`, sub-questions as `Q_SQ001`, and `{question_not_shown}` for what was not shown were
/// seen in a *consumer*; that a record without a time of submission is incomplete is *recalled*.
///
/// Evidence is `id`, `submitdate`, `lastpage` and `startlanguage` together in the second row.
enum LimeSurveyVVExport: SurveyExport {
  static func recognise(_ grid: HeaderGrid) -> Recognition? {
    grid.holds(LimeSurveyExport.codes, row: 1) ? Recognition(dialect: .limeSurveyVV) : nil
  }

  static func layout(_ grid: HeaderGrid, as dialect: SurveyDialect) -> SurveyLayout? {
    guard grid.height > 1, grid.holds(["id", "submitdate"], row: 1) else { return nil }
    let codes = LimeSurveyCode.questions(grid.row(1))
    var builder = LayoutBuilder()
    for column in 0..<grid.width {
      let code = grid[1, column]
      let role =
        LimeSurveyExport.known[code]
        ?? .question(LimeSurveyCode(code).question(stem: grid[0, column], codes: codes))
      builder.append(code, role: role)
    }
    let layout = builder.layout(dialect, headerRows: 2)
    return layout.hasQuestions ? layout : nil
  }

  static func rules(for dialect: SurveyDialect) -> SurveyRules {
    var rules = SurveyRules()
    rules.skipped = [.init("{question_not_shown}", .consumer)]
    rules.isIncompleteWithoutSubmission = .recalled
    return rules
  }
}
