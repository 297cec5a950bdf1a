/// ODK Central.
///
/// `SubmissionDate` first and `KEY` near the end are *verified*, and so are the states of a review,
/// `approved`, `hasIssues` and `rejected`; the other headers, groups as `group-question` and several
/// answers joined by blanks are *recalled*.
///
/// Evidence is `SubmissionDate` and `KEY` together. Files of repeats have `PARENT_KEY` and no
/// `SubmissionDate`; their rows are no submissions, so they are not recognised.
enum OpenDataKitExport: SurveyExport {
  private static let known = KnownHeaders([
    ("SubmissionDate", .submitted), ("KEY", .recordIdentifier), ("SubmitterID", .other),
    ("SubmitterName", .respondent), ("AttachmentsPresent", .other),
    ("AttachmentsExpected", .other), ("Status", .other), ("ReviewState", .status),
    ("DeviceID", .device), ("Edits", .other), ("FormVersion", .other), ("start", .started),
    ("end", .other), ("today", .other), ("deviceid", .device), ("username", .other),
    ("meta-instanceID", .other), ("meta-instanceName", .other), ("instanceID", .other),
  ])

  static func recognise(_ grid: HeaderGrid) -> Recognition? {
    grid.holds(["SubmissionDate", "KEY"], row: 0) ? Recognition(dialect: .odk) : nil
  }

  static func layout(_ grid: HeaderGrid, as dialect: SurveyDialect) -> SurveyLayout? {
    guard !grid.holds(["PARENT_KEY"], row: 0) else { return nil }
    return grid.layout(dialect, known: known) { header in
      .question(SurveyColumn.Question(number: header.string, stem: ""))
    }
  }

  static func rules(for dialect: SurveyDialect) -> SurveyRules {
    var rules = SurveyRules()
    rules.multipleSeparators = [.init(" ", .recalled)]
    rules.voidStatuses = [.init("rejected", .invalid, .verified)]
    return rules
  }
}
