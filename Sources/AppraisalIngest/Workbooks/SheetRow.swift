/// A cell of a sheet that holds something.
///
/// The text of a cell is what an office sees in the formula bar, in one canonical spelling:
///
/// | kind | text |
/// | --- | --- |
/// | text | the characters; runs of rich text joined, phonetic text dropped |
/// | number | the shortest decimal that reads back as the stored double, without exponent (`8.5`) |
/// | number with a per-cent format | the same times a hundred with a sign: 0.85 is `85%` |
/// | date | `2025-03-09`, with ` 08:05:00` behind it unless it is midnight; a time alone `08:05:00` |
/// | length of time | `36:00:00` for a format with `[h]`, `[mm]` or `[s]`; its kind is date |
/// | boolean | `TRUE`, `FALSE` |
/// | error | `#REF!`, `#DIV/0!`, … |
///
/// Both formats of workbooks, `.xlsx` and `.xls`, give the same cell for the same number:
/// - Whether a number is a day follows from the first section of its format alone. An `m` is a
///   minute beside `h` or `s`, and a month otherwise; an `e` that no sign follows is a year.
/// - Times are rounded to the nearest second; the last half second of a day belongs to the next day.
/// - Zero is a time (`00:00:00`) in a format of times, and in one of days no day but when counting
///   from 1904; a fraction of day zero is a time alone.
/// - A number below zero, day 60 when counting from 1900, and anything past the year 9999 is a number
///   with the mark ``Marks/impossibleDate``. So is a negative length of time.
/// - A number in a text format (`@`) has the mark ``Marks/numberAsText``.
/// - Merged ranges that overlap mark what lies under any of them; the rows behind the last one with
///   content are not made up for their sake.
public struct SheetCell: BitwiseCopyable, Sendable {
  /// The kinds of content.
  public enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// Nothing; the cell is there for a mark.
    case empty
    /// Text.
    case text
    /// A number.
    case number
    /// A number shown as a day, a time or a length of time.
    case date
    /// A truth value.
    case boolean
    /// An error of a formula.
    case error
  }

  /// What is remarkable about a cell.
  public struct Marks: OptionSet, BitwiseCopyable, Sendable {
    /// The bits.
    public let rawValue: UInt16
    /// A formula computed the value, which is the one that was stored with it.
    public static let formula = Marks(rawValue: 1)
    /// A formula whose value was not stored; the text is empty.
    public static let notCalculated = Marks(rawValue: 2)
    /// The format shows fewer decimals than the stored number has: 8.46 shown as 8.5.
    public static let shownRounded = Marks(rawValue: 4)
    /// A number that the sheet holds as text.
    public static let numberAsText = Marks(rawValue: 8)
    /// A cell under a merged one, which shows the value of the first; its own text is empty.
    public static let merged = Marks(rawValue: 16)
    /// A day that no calendar has, as 29 February 1900; the text is the stored number.
    public static let impossibleDate = Marks(rawValue: 32)
    /// The column is hidden.
    public static let hiddenColumn = Marks(rawValue: 64)

    /// A set of marks.
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }
  }

  /// The column, from 0 for A.
  public let column: Int32
  /// What it holds.
  public let kind: Kind
  /// What is remarkable about it.
  public let marks: Marks
  /// Where its text begins among the text of the row.
  let start: Int32
  /// The length of its text in bytes.
  let count: Int32
}

/// A row of a sheet while it is read; its cells ascend by column, and cells without content or mark
/// are not there.
public struct SheetRow: ~Copyable {
  /// The number of the row, from 1.
  public private(set) var number = 0
  /// Whether the row is hidden, by hand or by a filter.
  public private(set) var isHidden = false
  private var cells = OwnedBuffer<SheetCell>()
  private var text = OwnedBuffer<UInt8>()

  init() {}

  /// Number of cells with content or a mark.
  public var count: Int { cells.count }

  /// A cell.
  /// - Parameter index: Its position among the cells of the row.
  public subscript(index: Int) -> SheetCell { cells[index] }

  /// The text of a cell as UTF-8, valid until the next row is read.
  /// - Parameter index: Its position among the cells of the row.
  /// - Returns: The text.
  public func text(at index: Int) -> UnsafeBufferPointer<UInt8> {
    let cell = cells[index]
    let range = Int(cell.start)..<Int(cell.start + cell.count)
    return UnsafeBufferPointer(rebasing: text.contents[range])
  }

  /// Empties the row for the next one.
  mutating func open(number: Int, isHidden: Bool) {
    self.number = number
    self.isHidden = isHidden
    cells.removeAll()
    text.removeAll()
  }

  /// Adds a cell to the right of those that there are.
  mutating func append(
    column: Int, kind: SheetCell.Kind, marks: SheetCell.Marks, text: UnsafeBufferPointer<UInt8>
  ) {
    cells.append(
      SheetCell(
        column: Int32(column), kind: kind, marks: marks, start: Int32(self.text.count),
        count: Int32(text.count)))
    self.text.append(contentsOf: text)
  }
}
