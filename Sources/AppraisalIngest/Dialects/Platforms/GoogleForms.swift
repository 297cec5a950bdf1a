/// Google Forms.
///
/// The first column `时间戳记` was seen in a *consumer*; `Timestamp`, grids as `Stem [Row]`, and
/// several answers joined by a comma with a blank in a sheet or a semicolon in a text are *recalled*.
///
/// Evidence is 时间戳记 (or 時間戳記) as the first header, or `Timestamp` there together with a second
/// header of the platform or a grid. With `Timestamp` alone a list made by hand is the alternative.
enum GoogleFormsExport: SurveyExport {
  private static let known = KnownHeaders([
    ("Timestamp", .submitted), ("时间戳记", .submitted), ("時間戳記", .submitted),
    ("Email Address", .respondent), ("Username", .respondent), ("电子邮件地址", .respondent),
    ("電子郵件地址", .respondent), ("Score", .total), ("得分", .total), ("分數", .total),
  ])

  static func recognise(_ grid: HeaderGrid) -> Recognition? {
    guard grid.width > 1 else { return nil }
    if grid[0, 0].isOne(of: ["时间戳记", "時間戳記"]) { return Recognition(dialect: .googleForms) }
    guard grid[0, 0].isOne(of: ["Timestamp"]) else { return nil }
    let isCertain =
      grid.holdsOne(of: ["Email Address", "Username", "Score"], row: 0)
      || grid.row(0).contains { $0.bracketParts != nil }
    return Recognition(dialect: .googleForms, alternatives: isCertain ? [] : [.ledger])
  }

  static func layout(_ grid: HeaderGrid, as dialect: SurveyDialect) -> SurveyLayout? {
    grid.layout(dialect, known: known) { header in
      guard let parts = header.bracketParts else { return .wording(header) }
      return .question(SurveyColumn.Question(stem: parts.stem.string, row: parts.row.string))
    }
  }

  static func rules(for dialect: SurveyDialect) -> SurveyRules {
    var rules = SurveyRules()
    rules.multipleSeparators = [.init(", ", .recalled), .init(";", .recalled)]
    return rules
  }
}
