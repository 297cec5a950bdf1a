/// The first rows of a text or of a sheet.
enum TableOpening {
  case text(TextOpening)
  case sheet(SheetOpening)

  /// Opens a file by what its first bytes say it is.
  init(_ source: SourceFile, options: TextOptions) throws {
    switch FileSignature.recognise(source.head) {
    case .zip: self = .sheet(try SheetOpening(source, format: .zip, sheet: options.sheet))
    case .ole: self = .sheet(try SheetOpening(source, format: .ole, sheet: options.sheet))
    default: self = .text(try TextOpening(source, options: options))
    }
  }

  var rows: [OpeningRow] {
    switch self {
    case .text(let opening): opening.rows
    case .sheet(let opening): opening.rows
    }
  }

  var notes: [IssueKind] {
    switch self {
    case .text(let opening): opening.notes
    case .sheet(let opening): opening.notes
    }
  }

  /// The records behind one of the first rows.
  func content(behind row: Int) -> TableContent {
    switch self {
    case .text(let opening): .text(opening.body(behind: row))
    case .sheet(let opening): .sheet(opening.body(behind: row))
    }
  }
}

/// Where the records of a table come from.
enum TableContent: Sendable {
  /// Delimited text.
  case text(TextBody)
  /// A sheet of a workbook.
  case sheet(SheetBody)

  /// The sheet, for places.
  var sheetName: String? {
    if case .sheet(let body) = self { body.name } else { nil }
  }

  /// Whether offsets of records are those of the file.
  var hasOffsets: Bool {
    if case .text(let body) = self { !body.isConverted } else { false }
  }
}

/// Which of the first rows are the header, and what the columns are called.
struct TableHeader: Sendable {
  /// The names: the headers without outer blanks, or what the layout of a platform makes of them.
  let names: [String]
  /// The headers as they stand in the file, where a platform's layout has made others of them.
  let written: [String]
  /// The physical line of the first header row.
  let line: Int
  /// The offset of its first byte; `nil` for a sheet.
  let byte: Int?
  /// The position of the last header row among the first rows.
  let lastRow: Int
  /// What the platform says of the columns.
  let layout: SurveyLayout?

  /// The first row, unless a platform is declared or recognised.
  init(_ rows: [OpeningRow], dialect: SurveyDialect?) throws(HeaderProblem) {
    let grid = rows.map(\.names)
    let layout = dialect.map { surveyLayout($0, rows: grid) } ?? recogniseSurvey(grid)
    if let dialect, layout == nil { throw HeaderProblem.notThisDialect(dialect) }
    self.layout = layout
    names = layout?.columns.map(\.name) ?? rows[0].names
    written = layout?.columns.map(\.header) ?? []
    line = rows[0].line
    byte = rows[0].byte
    lastRow = min(layout?.headerRows ?? 1, rows.count) - 1
  }

  /// The row, or rows, that were found to hold the names wanted.
  init(_ found: LedgerHeader, _ rows: [OpeningRow]) {
    var names = found.names
    while names.last?.isEmpty == true { names.removeLast() }
    self.names = names
    written = []
    line = rows[found.firstRow].line
    byte = rows[found.firstRow].byte
    lastRow = found.firstDataRow - 1
    layout = nil
  }
}

/// Why no header was found.
enum HeaderProblem: Error {
  /// The first rows are not those of the platform that was declared.
  case notThisDialect(SurveyDialect)
}
