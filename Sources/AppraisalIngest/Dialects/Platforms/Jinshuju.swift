/// 金数据.
///
/// All is *recalled*: `序号`, questions, `提交人, 提交时间, 修改时间, 填写设备, IP`, several answers
/// joined by a comma. That the interface calls fields `field_1`… is *verified* and of no use here.
///
/// Evidence is 提交人, 提交时间, 修改时间 and 填写设备 together.
enum JinshujuExport: SurveyExport {
  private static let known = KnownHeaders([
    ("序号", .recordIdentifier), ("提交人", .respondent), ("提交时间", .submitted),
    ("修改时间", .other), ("填写时长", .duration), ("填写设备", .device), ("操作系统", .other),
    ("浏览器", .other), ("填写地区", .location), ("IP", .address), ("填写IP", .address),
    ("来源", .source), ("总分", .total), ("扩展属性", .evaluatorGroup),
  ])

  static func recognise(_ grid: HeaderGrid) -> Recognition? {
    grid.holds(["提交人", "提交时间", "修改时间", "填写设备"], row: 0)
      ? Recognition(dialect: .jinshuju) : nil
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
