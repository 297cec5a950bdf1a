/// Where something stands in a file.
public struct SourcePlace: Sendable, Hashable {
  /// A column by its name and its number.
  public struct Column: Sendable, Hashable {
    /// The header.
    public let name: String
    /// The position, from 0.
    public let index: Int

    /// A column.
    /// - Parameters:
    ///   - name: The header.
    ///   - index: The position, from 0.
    public init(name: String, index: Int) {
      self.name = name
      self.index = index
    }

    /// The letters by which a spreadsheet names the column: A…Z, AA….
    public var letters: String {
      var letters = ""
      var rest = index
      repeat {
        letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
        rest = rest / 26 - 1
      } while rest >= 0
      return letters
    }
  }

  /// The file, relative to the assessment folder.
  public let file: String
  /// The sheet of a workbook; `nil` for a text.
  public let sheet: String?
  /// The physical line, or the row of the sheet, from 1; `nil` for the file as a whole.
  public internal(set) var line: Int?
  /// The record, from 1 for the first below the header; `nil` above it.
  public internal(set) var record: Int?
  /// The column; `nil` for the record as a whole.
  public let column: Column?
  /// The offset of the record's first byte in the file; `nil` for a workbook or the file as a whole.
  public let byte: Int?

  /// A place.
  /// - Parameters:
  ///   - file: The file, relative to the assessment folder.
  ///   - sheet: The sheet of a workbook.
  ///   - line: The physical line or the row of the sheet, from 1.
  ///   - record: The record, from 1.
  ///   - column: The column.
  ///   - byte: The offset of the record's first byte.
  public init(
    file: String, sheet: String? = nil, line: Int? = nil, record: Int? = nil,
    column: Column? = nil, byte: Int? = nil
  ) {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.record = record
    self.column = column
    self.byte = byte
  }
}

/// Something that was found in an input and that a person should know of.
///
/// Issues are collected, never thrown: reading goes on, and all of them are reported together. An
/// issue about a ballot never holds a rating together with its rater.
public struct Issue: Sendable, Hashable {
  /// What became of the record or file.
  public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Accepted, after a harmless change of spelling that is counted.
    case note
    /// Accepted, but worth a look.
    case warning
    /// The record was set aside; the run is not final until somebody decides on it.
    case quarantined
    /// The file was not used at all.
    case refused

    /// Orders by gravity.
    public static func < (left: Severity, right: Severity) -> Bool {
      left.gravity < right.gravity
    }

    private var gravity: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .quarantined: 2
      case .refused: 3
      }
    }
  }

  /// What was found.
  public let kind: IssueKind
  /// Where.
  public internal(set) var place: SourcePlace

  /// An issue.
  /// - Parameters:
  ///   - kind: What was found.
  ///   - place: Where.
  public init(_ kind: IssueKind, at place: SourcePlace) {
    self.kind = kind
    self.place = place
  }

  /// What became of the record or file.
  public var severity: Severity { kind.severity }
  /// The code, the same in every language.
  public var code: String { kind.code }
}
