/// A form of 钉钉.
///
/// All is *recalled*: `提交时间, 提交人, 部门`, then questions; several answers joined by a comma.
///
/// A list made by hand may have these headers, and 飞书 writes the same. Rows that begin with the
/// three are therefore returned with both as alternatives.
enum DingTalkFormExport: SurveyExport {
  static let known = KnownHeaders([
    ("提交时间", .submitted), ("提交人", .respondent), ("部门", .respondentUnit), ("所属部门", .respondentUnit),
    ("工号", .other), ("序号", .recordIdentifier),
  ])

  static func recognise(_ grid: HeaderGrid) -> Recognition? {
    let opening = ["提交时间", "提交人", "部门"].map { HeaderText($0) }
    guard grid.row(0).starts(with: opening), grid.width > 3 else { return nil }
    return Recognition(dialect: .dingTalkForm, alternatives: [.feishuForm, .ledger])
  }

  static func layout(_ grid: HeaderGrid, as dialect: SurveyDialect) -> SurveyLayout? {
    grid.layout(dialect, known: known)
  }

  static func rules(for dialect: SurveyDialect) -> SurveyRules {
    var rules = SurveyRules()
    rules.multipleSeparators = [.init(",", .recalled)]
    return rules
  }
}
