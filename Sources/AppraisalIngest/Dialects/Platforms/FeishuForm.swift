/// A form of 飞书.
///
/// All is *recalled*, and is what ``DingTalkFormExport`` says; it has to be declared.
enum FeishuFormExport: SurveyExport {
  static func recognise(_ grid: HeaderGrid) -> Recognition? { nil }

  static func layout(_ grid: HeaderGrid, as dialect: SurveyDialect) -> SurveyLayout? {
    grid.layout(dialect, known: DingTalkFormExport.known)
  }

  static func rules(for dialect: SurveyDialect) -> SurveyRules {
    DingTalkFormExport.rules(for: dialect)
  }
}
