public import AppraisalNumerics

/// An Excel workbook to be filled in: tables with headings only, and a sheet that explains them.
///
/// Each table is a sheet with one row of headings. Its columns are formatted for what they hold, so
/// that an 18-digit identifier stays text and a date a date, and Excel refuses what does not fit.
/// The instructions stand behind the tables, so that the first sheet is the one with records.
public struct WorkbookTemplate: Sendable {
  /// What a column holds.
  public enum CellKind: Sendable, Hashable {
    /// Text, identifiers among it.
    case text
    /// A day, inside a period if there is one.
    case date(ClosedRange<CalendarDate>?)
    /// A number, inside a range in units of 0.0001 if there is one.
    case number(ClosedRange<Int64>?)
    /// One of a few words.
    case choice([String])
  }

  /// A column.
  public struct Column: Sendable, Hashable {
    /// The heading, exactly as the assessment file names it.
    public let heading: String
    /// What it holds.
    public let kind: CellKind
    /// What to write there, in one sentence.
    public let note: String
    /// What a record may hold there.
    public let example: String
    /// The width in characters.
    public let width: Int

    /// A column.
    /// - Parameters:
    ///   - heading: The heading.
    ///   - kind: What it holds.
    ///   - note: What to write there.
    ///   - example: What a record may hold there.
    ///   - width: The width in characters, 1…255.
    public init(
      _ heading: String, _ kind: CellKind, note: String, example: String, width: Int = 16
    ) {
      self.heading = heading
      self.kind = kind
      self.note = note
      self.example = example
      self.width = min(max(width, 1), 255)
    }
  }

  /// A table: one sheet.
  public struct Table: Sendable, Hashable {
    /// The name of the sheet.
    public let sheetName: String
    /// The columns.
    public let columns: [Column]

    /// A table.
    /// - Parameters:
    ///   - sheetName: The name of the sheet.
    ///   - columns: The columns.
    public init(sheetName: String, columns: [Column]) {
      self.sheetName = sheetName
      self.columns = columns
    }
  }

  /// The tables, in the order of their sheets.
  public let tables: [Table]
  /// The language of instructions.
  let wording: Wording

  /// A template.
  ///
  /// - Parameters:
  ///   - tables: The tables, in the order of their sheets.
  ///   - wording: The language of instructions; headings keep theirs.
  /// - Throws: ``WorkbookTemplateError`` when Excel could not hold them.
  public init(tables: [Table], wording: Wording) throws(WorkbookTemplateError) {
    guard !tables.isEmpty else { throw WorkbookTemplateError(.shape) }
    var names = [WorkbookTemplate.listsName, wording.instructionsName]
    for table in tables {
      let name = table.sheetName
      // Excel tells the names of sheets apart without regard to case.
      guard isUsableSheetName(name),
        !names.contains(where: { $0.lowercased() == name.lowercased() })
      else { throw WorkbookTemplateError(.sheetName(name)) }
      names.append(name)
      try check(table.columns)
    }
    self.tables = tables
    self.wording = wording
  }

  /// The name of the hidden sheet that holds long lists of words.
  static let listsName = "选项"
  /// The last row of a sheet, from 0.
  static let lastRow: UInt32 = 1_048_575
}

/// What a cell of Excel may hold; its own limit is 32,767, and nobody reads as much in a template.
private let textLimit = 1000
/// What Excel shows beside a cell that is filled in.
private let promptLimit = 255

private func isUsableSheetName(_ name: String) -> Bool {
  let scalars = name.unicodeScalars
  return !name.isEmpty && name.utf16.count <= 31 && scalars.first != "'" && scalars.last != "'"
    && !scalars.contains { "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 0x20 }
}

private func check(_ columns: [WorkbookTemplate.Column]) throws(WorkbookTemplateError) {
  guard (1...1000).contains(columns.count) else { throw WorkbookTemplateError(.shape) }
  var seen: Set<[UInt8]> = []
  for column in columns {
    let heading = column.heading
    guard !heading.isEmpty, heading.utf16.count <= textLimit,
      seen.insert(Array(heading.utf8)).inserted
    else { throw WorkbookTemplateError(.heading(heading)) }
    guard column.note.utf16.count <= promptLimit, column.example.utf16.count <= promptLimit else {
      throw WorkbookTemplateError(.longText(heading: heading, limit: promptLimit))
    }
    guard case .choice(let words) = column.kind else { continue }
    guard !words.isEmpty, words.count <= 10_000,
      words.allSatisfy({ !$0.isEmpty && $0.utf16.count <= textLimit })
    else { throw WorkbookTemplateError(.choices(heading: heading)) }
  }
}
