/// The attendance report of 钉钉.
///
/// The headers of the sheet 每日统计, `姓名, 考勤组, 部门, 工号, 职位, 日期, 班次`, three pairs of
/// `上班1打卡时间, 上班1打卡结果, 下班1打卡时间, 下班1打卡结果`, and times such as `次日 00:30` were seen in a
/// *consumer*; title rows above, a second header row with `打卡时间` and `打卡结果` under `上班1`, and
/// the sheet 月度汇总 are *recalled*.
///
/// Evidence is 姓名, 考勤组, 部门 and 工号 together in one of the first four rows, with a header of
/// punches or days of attendance beside them.
enum DingTalkAttendanceExport: SurveyExport {
  static func recognise(_ grid: HeaderGrid) -> Recognition? {
    guard let layout = AttendanceLayout(grid), layout.isEvident else { return nil }
    return Recognition(dialect: .dingTalkAttendance)
  }

  static func layout(_ grid: HeaderGrid, as dialect: SurveyDialect) -> SurveyLayout? {
    guard let layout = AttendanceLayout(grid) else { return nil }
    var builder = LayoutBuilder()
    for column in layout.columns {
      builder.append(HeaderText(column.header), role: column.role.surveyRole)
    }
    return builder.layout(dialect, headerRows: layout.headerRows)
  }

  static func rules(for dialect: SurveyDialect) -> SurveyRules { SurveyRules() }
}

extension AttendanceColumn.Role {
  /// The role among those that all platforms share.
  fileprivate var surveyRole: SurveyColumn.Role {
    switch self {
    case .person: .respondent
    case .unit: .respondentUnit
    default: .other
    }
  }
}
