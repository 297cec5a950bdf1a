/// A sheet as the workbook lists it.
public struct SheetEntry: Sendable, Hashable {
  /// The name.
  public let name: String
  /// Whether the sheet is hidden.
  public let isHidden: Bool
}

/// What is remarkable about a sheet as a whole; known once the sheet was checked to its end.
public struct SheetSummary: Sendable, Hashable {
  /// Rows that hold a cell with content.
  public let rows: Int
  /// The number of the last row that does.
  public let lastRow: Int
  /// Cells with content.
  public let cells: Int
  /// Hidden rows that hold a cell with content.
  public let hiddenRows: Int
  /// Hidden columns, from 0.
  public let hiddenColumns: [ClosedRange<Int>]
  /// Merged ranges: the first row, from 1, and column, from 0, and the last of each.
  public let merged: [MergedRange]
  /// Whether a filter is set.
  public let hasFilter: Bool

  /// A merged range.
  public struct MergedRange: Sendable, Hashable {
    /// The rows, from 1.
    public let rows: ClosedRange<Int>
    /// The columns, from 0.
    public let columns: ClosedRange<Int>
  }
}

/// A workbook whose parts were checked; its sheets are read row by row.
public protocol Workbook: Sendable {
  /// The sheets, in the order of their tabs.
  var sheets: [SheetEntry] { get }

  /// Checks a sheet to its end before any of its rows is used.
  ///
  /// - Parameter sheet: The position of the sheet.
  /// - Returns: What is remarkable about it.
  /// - Throws: ``WorkbookProblem`` when the sheet is damaged anywhere.
  func summary(of sheet: Int) throws(WorkbookProblem) -> SheetSummary

  /// Reads the rows of a sheet, ascending; rows without cells are passed over.
  ///
  /// - Parameters:
  ///   - sheet: The position of the sheet.
  ///   - summary: Its summary.
  ///   - body: Receives each row; reading ends when it returns `false`.
  /// - Throws: ``WorkbookProblem``.
  func forEachRow(
    of sheet: Int, summary: SheetSummary, _ body: (borrowing SheetRow) -> Bool
  ) throws(WorkbookProblem)
}

/// Why a workbook cannot be read.
public struct WorkbookProblem: Error, Sendable, Hashable {
  /// The kinds of problems.
  public enum Kind: Sendable, Hashable {
    /// The file ends before the workbook does, or its directory is missing or wrong.
    case truncated
    /// The archive or container is damaged at a byte: what is wrong, in a few English words.
    case damaged(what: String, byte: Int)
    /// An entry's name leaves the archive, or is there twice, letter case disregarded.
    case suspiciousEntry(name: String)
    /// More than a limit allows: what, how much was found, and the limit.
    case overLimit(what: Limit, found: Int, limit: Int)
    /// The checksum or size of a part is not the one stored.
    case checksum
    /// The workbook is protected by a password.
    case encrypted
    /// The workbook holds macros.
    case macros
    /// A binary workbook (`.xlsb`).
    case binaryWorkbook
    /// A workbook of a version that is too old to be read (BIFF5 and before).
    case oldWorkbook
    /// An archive or container that is no workbook.
    case noWorkbook
    /// A document type declaration, which no workbook has and which can hide entities.
    case documentType
    /// An entity that XML does not define.
    case entity(name: String)
    /// A link to another workbook.
    case externalLink
    /// The XML or record structure is broken: what is wrong, in a few English words.
    case malformed(what: String)
    /// A part that the workbook refers to is missing.
    case missingPart
    /// A compression other than deflate.
    case compression(method: Int)
    /// A row or cell that is out of order or there twice.
    case outOfOrder(cell: String)
    /// A cell refers to a shared string that there is not.
    case sharedString(index: String, cell: String)
    /// There is no sheet.
    case noSheet
  }

  /// The limits that exist.
  public enum Limit: String, Sendable, Hashable {
    /// Entries of an archive.
    case entries
    /// Bytes of a part after inflation.
    case partBytes
    /// How many times larger a part is than its compressed bytes.
    case ratio
    /// Sheets.
    case sheets
    /// Rows of a sheet.
    case rows
    /// Columns of a sheet.
    case columns
    /// Cells of a sheet, the empty ones included.
    case cells
    /// Shared strings.
    case strings
    /// Bytes of the text of a cell.
    case cellBytes
    /// Cell formats.
    case styles
    /// Merged ranges.
    case merged
    /// Nested elements.
    case depth
  }

  /// What is wrong.
  public let kind: Kind
  /// The part of the archive or stream of the container at fault.
  public let part: String?
  /// The row of the sheet at fault, from 1.
  public let row: Int?

  init(_ kind: Kind, part: String? = nil, row: Int? = nil) {
    self.kind = kind
    self.part = part
    self.row = row
  }
}
