/// SurveyMonkey.
///
/// Two header rows, the headers of the first columns, options and rows in the second row below a
/// question that stands there once, and blanks below the first columns were seen in a *consumer*;
/// that no column tells whether a record is complete is *verified*; the labels `Response`,
/// `Open-Ended Response` and `Other (please specify)` are *recalled*.
///
/// Evidence is `Respondent ID`, `Collector ID` and `Start Date` together in the first row.
enum SurveyMonkeyExport: SurveyExport {
  private static let known = KnownHeaders([
    ("Respondent ID", .recordIdentifier), ("Collector ID", .source), ("Start Date", .started),
    ("End Date", .submitted), ("Date Created", .started), ("Date Modified", .submitted),
    ("IP Address", .address), ("Email Address", .respondent), ("First Name", .other),
    ("Last Name", .other), ("Custom Data 1", .evaluatorGroup),
  ])
  private static let answerLabels = ["Response", "Open-Ended Response"]

  static func recognise(_ grid: HeaderGrid) -> Recognition? {
    grid.holds(["Respondent ID", "Collector ID", "Start Date"], row: 0)
      ? Recognition(dialect: .surveyMonkey) : nil
  }

  /// A question goes on to the right while the first row is empty and the second is not.
  ///
  /// Whether its labels are rows or options no header tells; they count as rows. Where the second
  /// row holds an identifier it is a record, and the labels are missing.
  static func layout(_ grid: HeaderGrid, as dialect: SurveyDialect) -> SurveyLayout? {
    guard grid.height > 1, !isRecord(grid) else { return nil }
    var builder = LayoutBuilder()
    var stem = HeaderText.empty
    for column in 0..<grid.width {
      let (header, label) = (grid[0, column], grid[1, column])
      if let role = known[header], label.isEmpty {
        builder.append(header, role: role)
        stem = .empty
        continue
      }
      if !header.isEmpty { stem = header }
      append(header, label: label, stem: stem, to: &builder)
    }
    let layout = builder.layout(dialect, headerRows: 2)
    return layout.hasQuestions ? layout : nil
  }

  private static func isRecord(_ grid: HeaderGrid) -> Bool {
    (0..<grid.width).contains { known[grid[0, $0]] == .recordIdentifier && !grid[1, $0].isEmpty }
  }

  private static func append(
    _ header: HeaderText, label: HeaderText, stem: HeaderText, to builder: inout LayoutBuilder
  ) {
    guard !stem.isEmpty, !(header.isEmpty && label.isEmpty) else {
      builder.append(header, role: .other)
      return
    }
    let isWhole = label.isEmpty || label.isOne(of: answerLabels)
    let question = SurveyColumn.Question(
      stem: stem.string, row: isWhole ? nil : label.string,
      isNote: label.isOne(of: ["Other (please specify)"]))
    builder.append(
      header, name: isWhole ? stem.string : "\(stem.string)—\(label.string)",
      role: .question(question))
  }

  static func rules(for dialect: SurveyDialect) -> SurveyRules { SurveyRules() }
}
