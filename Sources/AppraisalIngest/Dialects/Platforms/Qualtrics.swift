/// Qualtrics.
///
/// Three header rows, codes, texts and `{"ImportId":…}`, and the headers of the first columns are
/// *verified*; the numbers and words of `Status` and `Finished` were seen in a *consumer*; that
/// identifiers of questions begin with `QID` and others are embedded data, columns of a matrix as `stem - row`, `_TEXT` and the four columns of timings are *recalled*.
///
/// Evidence is `ResponseId` in the first row with an import identifier below each header in the
/// third. Without the other two rows the questions have no wording, so the layout needs them, too.
enum QualtricsExport: SurveyExport {
  private static let known = KnownHeaders([
    ("StartDate", .started), ("EndDate", .other), ("Status", .status), ("IPAddress", .address),
    ("Progress", .other), ("Duration (in seconds)", .duration), ("Finished", .completion),
    ("RecordedDate", .submitted), ("ResponseId", .recordIdentifier),
    ("RecipientLastName", .other), ("RecipientFirstName", .other),
    ("RecipientEmail", .respondent), ("ExternalReference", .evaluatorGroup),
    ("LocationLatitude", .location), ("LocationLongitude", .location),
    ("DistributionChannel", .source), ("UserLanguage", .other),
  ])

  static func recognise(_ grid: HeaderGrid) -> Recognition? {
    grid.holds(["ResponseId"], row: 0) && hasIdentifiers(grid)
      ? Recognition(dialect: .qualtrics) : nil
  }

  private static func hasIdentifiers(_ grid: HeaderGrid) -> Bool {
    grid.height > 2 && grid.width > 0
      && (0..<grid.width).allSatisfy {
        grid[0, $0].isEmpty || grid[2, $0].hasPrefix("{\"ImportId\"")
      }
  }

  static func layout(_ grid: HeaderGrid, as dialect: SurveyDialect) -> SurveyLayout? {
    guard hasIdentifiers(grid) else { return nil }
    let stems = stemLengths(grid)
    var builder = LayoutBuilder()
    for column in 0..<grid.width {
      let code = grid[0, column]
      let isQuestion = grid[2, column].contains("\"QID")
      let question = question(code, wording: grid[1, column], stems: stems)
      let role = known[code] ?? (isQuestion ? .question(question) : .other)
      builder.append(code, role: role)
    }
    let layout = builder.layout(dialect, headerRows: 3)
    return layout.hasQuestions ? layout : nil
  }

  /// The code of the question that a column belongs to: `Q1` for `Q1_2`.
  private static func family(_ code: HeaderText) -> HeaderText {
    code.split(first: "_")?.before ?? code
  }

  /// The stem of each question with several columns: what all of their texts begin with, up to a
  /// ` - `; a stem may hold one itself.
  private static func stemLengths(_ grid: HeaderGrid) -> [HeaderText: HeaderText] {
    var wordings: [HeaderText: [HeaderText]] = [:]
    for column in 0..<grid.width {
      wordings[family(grid[0, column]), default: []].append(grid[1, column])
    }
    return wordings.compactMapValues { texts in
      guard texts.count > 1 else { return nil }
      let candidates = texts[0].positions(of: " - ").suffix(8).map {
        texts[0].split(at: $0, length: 3).before
      }
      return candidates.last { stem in texts.allSatisfy { $0.hasPrefix("\(stem.string) - ") } }
    }
  }

  private static func question(
    _ code: HeaderText, wording: HeaderText, stems: [HeaderText: HeaderText]
  ) -> SurveyColumn.Question {
    let stem = stems[family(code)]
    let timings = ["_First Click", "_Last Click", "_Page Submit", "_Click Count"]
    return SurveyColumn.Question(
      number: code.string, stem: stem?.string ?? wording.string,
      row: stem.flatMap { wording.dropping(prefix: "\($0.string) - ")?.string },
      isNote: code.hasSuffix("_TEXT"), isTiming: timings.contains { code.hasSuffix($0) })
  }

  static func rules(for dialect: SurveyDialect) -> SurveyRules {
    var rules = SurveyRules()
    rules.multipleSeparators = [.init(",", .recalled)]
    rules.unfinished = [.init("False", .consumer), .init("0", .consumer)]
    rules.voidStatuses = [
      .init("1", .preview, .consumer), .init("Survey Preview", .preview, .consumer),
      .init("2", .test, .consumer), .init("Survey Test", .test, .consumer),
      .init("8", .spam, .consumer), .init("Spam", .spam, .consumer),
      .init("9", .preview, .consumer), .init("Survey Preview Spam", .preview, .consumer),
      .init("12", .spam, .consumer), .init("Imported Spam", .spam, .consumer),
      .init("17", .preview, .consumer), .init("Offline Survey Preview", .preview, .consumer),
      .init("40", .spam, .consumer), .init("EX Spam", .spam, .consumer),
    ]
    return rules
  }
}
