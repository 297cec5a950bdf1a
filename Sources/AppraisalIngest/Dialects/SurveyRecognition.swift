/// What the exports of one platform look like.
protocol SurveyExport {
  /// Whether the rows hold headers that only this platform writes together.
  static func recognise(_ grid: HeaderGrid) -> Recognition?

  /// The layout, taken for granted that the platform wrote the rows; `nil` when they cannot be its.
  static func layout(_ grid: HeaderGrid, as dialect: SurveyDialect) -> SurveyLayout?

  /// How answers are written.
  static func rules(for dialect: SurveyDialect) -> SurveyRules
}

/// A platform whose headers were found.
struct Recognition {
  let dialect: SurveyDialect
  /// Dialects that the rows fit as well.
  var alternatives: [SurveyDialect] = []
}

/// Number of rows that are looked at.
private let rowLimit = 6

/// Finds out which platform wrote a table.
///
/// Evidence is a set of headers, exact to the byte, that the platform writes together and that a
/// list made by hand does not have; which set, each file under `Platforms/` says. A single header
/// such as 序号 or 提交时间 is never enough, and the wording of questions never counts. Where
/// headers are evidence of more than one dialect, the likelier one is returned with the others as
/// alternatives, for somebody to decide.
///
/// - Parameter rows: The first rows of the table, of which six are looked at: the header and a few
///   records.
/// - Returns: The layout; `nil` when no platform is recognised.
/// - Complexity: O(bytes of the rows).
public func recogniseSurvey(_ rows: [[String]]) -> SurveyLayout? {
  let grid = HeaderGrid(Array(rows.prefix(rowLimit)))
  var layouts: [SurveyLayout] = []
  for dialect in SurveyDialect.allCases {
    guard let export = dialect.export, let found = export.recognise(grid),
      found.dialect == dialect, let layout = export.layout(grid, as: dialect)
    else { continue }
    layouts.append(layout.with(alternatives: found.alternatives))
  }
  guard let first = layouts.first else { return nil }
  var others = first.alternatives
  for dialect in layouts.dropFirst().map(\.dialect) where !others.contains(dialect) {
    others.append(dialect)
  }
  return first.with(alternatives: others)
}

/// Lays a table out as a declared platform writes it.
///
/// The columns that identify the platform may have been taken out; what is needed is only that rows
/// of headers are where it puts them, and that there is a column with an answer.
///
/// - Parameters:
///   - dialect: The platform, as declared.
///   - rows: The first rows of the table, of which six are looked at.
/// - Returns: The layout, without alternatives; `nil` when the rows cannot be of that platform. For
///   a list made by hand its first row is the header, and all columns are `other`.
/// - Complexity: O(bytes of the rows).
public func surveyLayout(_ dialect: SurveyDialect, rows: [[String]]) -> SurveyLayout? {
  let grid = HeaderGrid(Array(rows.prefix(rowLimit)))
  guard grid.width > 0 else { return nil }
  if let export = dialect.export { return export.layout(grid, as: dialect) }
  var builder = LayoutBuilder()
  for header in grid.row(0) { builder.append(header, role: .other) }
  return builder.layout(dialect, headerRows: 1)
}

extension SurveyLayout {
  fileprivate func with(alternatives: [SurveyDialect]) -> SurveyLayout {
    SurveyLayout(
      dialect: dialect, alternatives: alternatives, headerRows: headerRows, columns: columns)
  }

  /// Whether a column holds an answer.
  var hasQuestions: Bool {
    columns.contains { column in
      if case .question = column.role { return true }
      return false
    }
  }
}
