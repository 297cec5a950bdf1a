/// Why fields cannot be told apart.
public struct DelimitedProblem: Error, Sendable, Hashable {
  /// The kinds of problems.
  public enum Kind: Sendable, Hashable {
    /// A quote was opened and never closed.
    case unclosedQuote
    /// Text stands between a closing quote and the next delimiter.
    case textAfterQuote
    /// A field is longer than ``DelimitedRecord/fieldLimit``.
    case fieldTooLong
    /// A record has more fields than ``DelimitedRecord/fieldCountLimit``.
    case tooManyFields
  }

  /// What is wrong.
  public let kind: Kind
  /// The physical line on which the quote, or else the record, at fault was opened.
  public let line: Int
  /// The offset of the byte at fault.
  public let byte: Int
}

/// The fields of one record, as stretches of the text.
///
/// The bytes of a field are borrowed from the text and stay valid as long as it does, except those
/// of a field with doubled quotes, which stay valid until the next record is read. A record cannot
/// be copied: the copy's fields would end with the original's.
public struct DelimitedRecord: ~Copyable {
  /// The longest field in bytes, 16 MiB.
  public static let fieldLimit = 16 << 20
  /// The most fields of a record.
  public static let fieldCountLimit = 16_384

  fileprivate struct Field: BitwiseCopyable {
    /// Offset in the text, or among the unescaped bytes when ``isUnescaped``.
    var start: Int
    var count: Int
    var isQuoted: Bool
    var isUnescaped: Bool
  }

  fileprivate var base: UnsafePointer<UInt8>?
  fileprivate var fields = OwnedBuffer<Field>()
  /// The content of the fields with doubled quotes, one behind the other.
  private var unescaped = OwnedBuffer<UInt8>()
  /// What each cell is, when the record is a row of a sheet.
  private var cells = OwnedBuffer<CellNature>()
  /// The physical line on which the record begins, or the row of a sheet, from 1.
  public fileprivate(set) var line = 0
  /// The offset of its first byte.
  public fileprivate(set) var byte = 0

  /// An empty record, to be filled by a scanner.
  public init() {}

  /// Number of fields.
  public var count: Int { fields.count }

  /// Whether the record is an empty line.
  public var isBlank: Bool { fields.count == 1 && fields[0].count == 0 && !fields[0].isQuoted }

  /// Whether a field stood in quotes.
  /// - Parameter index: The field, from 0.
  /// - Returns: Whether it did.
  public func isQuoted(_ index: Int) -> Bool { fields[index].isQuoted }

  /// The content of a field, without its quotes and with doubled quotes made single.
  /// - Parameter index: The field, from 0.
  public subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    let field = fields[index]
    let origin = field.isUnescaped ? unescaped.contents.baseAddress : base
    return UnsafeBufferPointer(start: origin.map { $0 + field.start }, count: field.count)
  }

  /// What the cell of a field is; text without marks when the record is no row of a sheet.
  func nature(_ index: Int) -> CellNature {
    index < cells.count ? cells[index] : CellNature(kind: .text, marks: [])
  }

  /// Takes the cells of a row, with empty fields where there is none.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - width: Number of fields at least.
  mutating func take(_ row: borrowing SheetRow, width: Int) {
    reset(line: row.number, byte: 0, base: nil)
    for index in 0..<row.count {
      let cell = row[index]
      padCells(to: Int(cell.column))
      appendCell(row.text(at: index), CellNature(kind: cell.kind, marks: cell.marks))
    }
    padCells(to: width)
  }

  private mutating func padCells(to width: Int) {
    while fields.count < width { appendCell(.init(start: nil, count: 0), .nothing) }
  }

  private mutating func appendCell(_ text: UnsafeBufferPointer<UInt8>, _ nature: CellNature) {
    let start = unescaped.count
    unescaped.append(contentsOf: text)
    fields.append(Field(start: start, count: text.count, isQuoted: false, isUnescaped: true))
    cells.append(nature)
  }

  fileprivate mutating func reset(line: Int, byte: Int, base: UnsafePointer<UInt8>?) {
    fields.removeAll()
    unescaped.removeAll()
    cells.removeAll()
    self.line = line
    self.byte = byte
    self.base = base
  }

  /// Adds a quoted field with doubled quotes, which are made single.
  fileprivate mutating func appendUnescaping(_ stretch: UnsafeBufferPointer<UInt8>) {
    let start = unescaped.count
    var position = 0
    while position < stretch.count {
      unescaped.append(stretch[position])
      position += stretch[position] == UInt8(ascii: "\"") ? 2 : 1
    }
    fields.append(
      Field(start: start, count: unescaped.count - start, isQuoted: true, isUnescaped: true))
  }
}

/// What a cell of a sheet is, besides its text.
struct CellNature: BitwiseCopyable {
  let kind: SheetCell.Kind
  let marks: SheetCell.Marks

  static let nothing = CellNature(kind: .empty, marks: [])
}

/// Splits delimited text into records and fields (RFC 4180): bytes in, fields out.
///
/// Lines end with LF, CRLF or CR. A field that begins with a quote ends with one; inside it
/// delimiters and line breaks are content and `""` is a quote. A quote inside a field that does not
/// begin with one is content. What RFC 4180 leaves open is refused: text behind a closing quote and
/// a quote that is never closed.
///
/// ADVICE TO WHOEVER EDITS THIS: nearly all of the time goes into the stretches without a mark;
/// they are searched eight bytes at a time in ``stretch(from:until:)``. `SlowDelimitedText` in the
/// tests says the same in the obvious way and must agree on every input.
public struct DelimitedScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private var position = 0
  /// The physical line that is read next, from 1.
  private(set) var line: Int

  /// A scanner over a text that the caller keeps alive.
  /// - Parameters:
  ///   - bytes: The text.
  ///   - delimiter: An ASCII byte other than the quote, CR and LF.
  ///   - line: The physical line on which the text begins.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, line: Int = 1) {
    let isTaken = [UInt8(ascii: "\""), 0x0A, 0x0D].contains(delimiter)
    precondition(delimiter < 0x80 && !isTaken, "a delimiter that means nothing else")
    self.bytes = bytes
    self.delimiter = delimiter
    self.line = line
  }

  /// The offset of the first byte that was not read.
  var offset: Int { position }

  /// Goes on from an offset at which a record begins.
  mutating func move(to offset: Int, line: Int) {
    position = offset
    self.line = line
  }

  /// Reads the next record.
  ///
  /// - Parameter record: Takes the fields.
  /// - Returns: Whether there was one.
  /// - Throws: ``DelimitedProblem``; the text behind it must not be read.
  /// - Complexity: O(bytes of the record); no allocation once the record has had its largest size.
  public mutating func next(
    into record: inout DelimitedRecord
  ) throws(DelimitedProblem) -> Bool {
    guard position < bytes.count else { return false }
    record.reset(line: line, byte: position, base: bytes.baseAddress)
    while true {
      try readField(into: &record)
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    endLine()
    return true
  }

  /// Reads a field and stops at the delimiter, the line break or the end.
  private mutating func readField(
    into record: inout DelimitedRecord
  ) throws(DelimitedProblem) {
    guard record.fields.count < DelimitedRecord.fieldCountLimit else {
      throw DelimitedProblem(kind: .tooManyFields, line: record.line, byte: position)
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      try readQuoted(into: &record)
      return
    }
    let start = position
    position = stretch(from: position, until: delimiter)
    guard position - start <= DelimitedRecord.fieldLimit else {
      throw DelimitedProblem(kind: .fieldTooLong, line: record.line, byte: start)
    }
    record.fields.append(
      .init(start: start, count: position - start, isQuoted: false, isUnescaped: false))
  }

  private mutating func readQuoted(
    into record: inout DelimitedRecord
  ) throws(DelimitedProblem) {
    let opening = position
    let openingLine = line
    let hasDoubledQuotes = try passQuotes()
    let content = opening + 1..<position - 1
    guard content.count <= DelimitedRecord.fieldLimit else {
      throw DelimitedProblem(kind: .fieldTooLong, line: openingLine, byte: opening)
    }
    if position < bytes.count {
      let byte = bytes[position]
      guard byte == delimiter || byte == 0x0A || byte == 0x0D else {
        throw DelimitedProblem(kind: .textAfterQuote, line: openingLine, byte: position)
      }
    }
    if hasDoubledQuotes {
      record.appendUnescaping(UnsafeBufferPointer(rebasing: bytes[content]))
    } else {
      record.fields.append(
        .init(
          start: content.lowerBound, count: content.count, isQuoted: true, isUnescaped: false))
    }
  }

  /// Goes from the opening quote to behind the closing one and counts the lines on the way; says
  /// whether quotes were doubled.
  private mutating func passQuotes() throws(DelimitedProblem) -> Bool {
    let quote = UInt8(ascii: "\"")
    let unclosed = DelimitedProblem(kind: .unclosedQuote, line: line, byte: position)
    var hasDoubledQuotes = false
    position += 1
    while true {
      position = stretch(from: position, until: quote)
      guard position < bytes.count else { throw unclosed }
      if bytes[position] != quote {
        endLine()
      } else if position + 1 < bytes.count, bytes[position + 1] == quote {
        hasDoubledQuotes = true
        position += 2
      } else {
        position += 1
        return hasDoubledQuotes
      }
    }
  }

  /// The offset of the next CR, LF or byte of the kind that is sought.
  private func stretch(from start: Int, until sought: UInt8) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let pattern = UInt64(sought) &* 0x0101_0101_0101_0101
    var offset = start
    while offset + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      let marks =
        zeroBytes(word ^ pattern) | zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A)
        | zeroBytes(word ^ 0x0D0D_0D0D_0D0D_0D0D)
      if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == sought || byte == 0x0A || byte == 0x0D { return offset }
      offset += 1
    }
    return offset
  }

  /// Sets the high bit of the lowest zero byte of a little-endian word; higher bits may be set
  /// wrongly by the borrow, but never a lower one.
  private func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  /// Goes behind the line break at the current position, if there is one.
  private mutating func endLine() {
    guard position < bytes.count else { return }
    let isPair =
      bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
    position += isPair ? 2 : 1
    line += 1
  }
}

extension DelimitedRecord {
  /// Whether all fields are empty but for blanks.
  var holdsNothing: Bool {
    isBlank || (0..<count).allSatisfy { trimmed(self[$0]).field.isEmpty }
  }
}
