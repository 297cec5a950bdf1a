/// KoboToolbox.
///
/// That groups are parted by `/`, texts by a semicolon, and that several answers come joined, one
/// column each, or both, is *verified*; the headers `_id, _uuid, _submission_time` and the others,
/// blanks between joined answers, and the states of validation are *recalled*.
///
/// Evidence is `_id`, `_uuid` and `_submission_time` together.
enum KoboExport: SurveyExport {
  private static let known = KnownHeaders([
    ("_id", .recordIdentifier), ("_uuid", .other), ("_submission_time", .submitted),
    ("start", .started), ("end", .other), ("today", .other), ("deviceid", .device),
    ("username", .other), ("_submitted_by", .respondent), ("_validation_status", .status),
    ("_status", .other), ("_notes", .other), ("_tags", .other), ("_index", .other),
    ("__version__", .other), ("_version_", .other), ("meta/rootUuid", .other),
    ("meta/instanceID", .other),
  ])

  static func recognise(_ grid: HeaderGrid) -> Recognition? {
    grid.holds(["_id", "_uuid", "_submission_time"], row: 0) ? Recognition(dialect: .kobo) : nil
  }

  /// `a/b` is option `b` of question `a` when `a` has a column of its own, in which the same answers
  /// stand joined; otherwise a question in a group, or an option, which the header alone cannot
  /// tell, so that it stays whole.
  static func layout(_ grid: HeaderGrid, as dialect: SurveyDialect) -> SurveyLayout? {
    let headers = Set(grid.row(0))
    let joined = Set(
      headers.compactMap { $0.split(last: "/")?.before }.filter { headers.contains($0) })
    return grid.layout(dialect, known: known) { header in
      let parts = header.split(last: "/")
      guard let parts, joined.contains(parts.before) else {
        return .question(
          SurveyColumn.Question(stem: header.string, isMultiple: joined.contains(header)))
      }
      return .question(
        SurveyColumn.Question(
          stem: parts.before.string, option: parts.behind.string, isMultiple: true))
    }
  }

  static func rules(for dialect: SurveyDialect) -> SurveyRules {
    var rules = SurveyRules()
    rules.multipleSeparators = [.init(" ", .recalled)]
    rules.voidStatuses = [
      .init("validation_status_not_approved", .invalid, .recalled),
      .init("Not Approved", .invalid, .recalled),
    ]
    return rules
  }
}
