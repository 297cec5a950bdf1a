/// 腾讯问卷.
///
/// `开始答题时间, 结束答题时间, 答题时长`, the place, `用户类型, 用户标识, 昵称, 自定义字段` were seen in a
/// *consumer*; `编号` is *recalled*, and so is the number in front of a question. How several
/// answers are written is not known.
///
/// Evidence is the first three headers together.
enum TencentExport: SurveyExport {
  private static let known = KnownHeaders([
    ("编号", .recordIdentifier), ("开始答题时间", .started), ("结束答题时间", .submitted),
    ("答题时长", .duration), ("地理位置国家和地区", .location), ("地理位置省", .location),
    ("地理位置市", .location), ("用户类型", .other), ("用户标识", .respondent), ("昵称", .other),
    ("自定义字段", .evaluatorGroup), ("IP", .address),
  ])

  static func recognise(_ grid: HeaderGrid) -> Recognition? {
    grid.holds(["开始答题时间", "结束答题时间", "答题时长"], row: 0) ? Recognition(dialect: .tencent) : nil
  }

  static func layout(_ grid: HeaderGrid, as dialect: SurveyDialect) -> SurveyLayout? {
    grid.layout(dialect, known: known)
  }

  static func rules(for dialect: SurveyDialect) -> SurveyRules { SurveyRules() }
}
