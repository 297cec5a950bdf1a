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

  fileprivate struct Field {
    var start: Int
    var count: Int
    var isQuoted: Bool
    var hasDoubledQuotes: Bool
  }

  fileprivate var base: UnsafePointer<UInt8>?
  fileprivate var fields: [Field] = []
  private var scratch = Scratch()
  /// The physical line on which the record begins, from 1.
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
    let stretch = UnsafeBufferPointer(start: base.map { $0 + field.start }, count: field.count)
    return field.hasDoubledQuotes ? scratch.singled(stretch, key: field.start) : stretch
  }

  fileprivate mutating func reset(line: Int, byte: Int) {
    fields.removeAll(keepingCapacity: true)
    self.line = line
    self.byte = byte
    scratch.clear()
  }

  /// Holds fields whose doubled quotes were made single.
  private final class Scratch {
    private var copies: [Int: UnsafeMutableBufferPointer<UInt8>] = [:]

    func singled(
      _ stretch: UnsafeBufferPointer<UInt8>, key: Int
    ) -> UnsafeBufferPointer<UInt8> {
      if let copy = copies[key] { return UnsafeBufferPointer(copy) }
      let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(stretch.count, 1))
      var count = 0
      var position = 0
      while position < stretch.count {
        room[count] = stretch[position]
        count += 1
        position += stretch[position] == UInt8(ascii: "\"") ? 2 : 1
      }
      let copy = UnsafeMutableBufferPointer(start: room.baseAddress, count: count)
      copies[key] = copy
      return UnsafeBufferPointer(copy)
    }

    func clear() {
      guard !copies.isEmpty else { return }
      for copy in copies.values { copy.deallocate() }
      copies.removeAll()
    }

    deinit { clear() }
  }
}

/// Splits delimited text into records and fields (RFC 4180): bytes in, fields out.
///
/// Lines end with LF, CRLF or CR. A field that begins with a quote ends with one; inside it
/// delimiters and line breaks are content and `""` is a quote. A quote inside a field that does not
/// begin with one is content. What RFC 4180 leaves open is refused: text behind a closing quote and
/// a quote that is never closed.
///
/// ADVICE TO WHOEVER EDITS THIS: the stretches outside quotes are nearly all of the time; they are
/// searched eight bytes at a time in ``plainStretch(from:)``. `SlowDelimitedText` in the tests says
/// the same in the obvious way and must agree on every input.
public struct DelimitedScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private let pattern: UInt64
  private var position = 0
  private var line = 1

  /// A scanner over a text that the caller keeps alive.
  /// - Parameters:
  ///   - bytes: The text.
  ///   - delimiter: An ASCII byte other than the quote, CR and LF.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    pattern = UInt64(delimiter) &* 0x0101_0101_0101_0101
  }

  /// Reads the next record.
  ///
  /// - Parameter record: Takes the fields.
  /// - Returns: Whether there was one.
  /// - Throws: ``DelimitedProblem``; the text behind it must not be read.
  /// - Complexity: O(bytes of the record); no allocation once the record has had its largest size,
  ///   but for fields with doubled quotes.
  public mutating func next(
    into record: inout DelimitedRecord
  ) throws(DelimitedProblem) -> Bool {
    guard position < bytes.count else { return false }
    record.reset(line: line, byte: position)
    record.base = bytes.baseAddress
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
    position = plainStretch(from: position)
    guard position - start <= DelimitedRecord.fieldLimit else {
      throw DelimitedProblem(kind: .fieldTooLong, line: record.line, byte: start)
    }
    record.fields.append(
      .init(start: start, count: position - start, isQuoted: false, hasDoubledQuotes: false))
  }

  private mutating func readQuoted(
    into record: inout DelimitedRecord
  ) throws(DelimitedProblem) {
    let opening = position
    let openingLine = line
    var hasDoubledQuotes = false
    position += 1
    while true {
      guard position < bytes.count else {
        throw DelimitedProblem(kind: .unclosedQuote, line: openingLine, byte: opening)
      }
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        guard position + 1 < bytes.count, bytes[position + 1] == byte else { break }
        hasDoubledQuotes = true
        position += 2
      } else {
        position += 1
        if byte == 0x0A || (byte == 0x0D && !(position < bytes.count && bytes[position] == 0x0A)) {
          line += 1
        }
      }
    }
    let count = position - opening - 1
    position += 1
    guard count <= DelimitedRecord.fieldLimit else {
      throw DelimitedProblem(kind: .fieldTooLong, line: openingLine, byte: opening)
    }
    if position < bytes.count {
      let byte = bytes[position]
      guard byte == delimiter || byte == 0x0A || byte == 0x0D else {
        throw DelimitedProblem(kind: .textAfterQuote, line: openingLine, byte: position)
      }
    }
    record.fields.append(
      .init(start: opening + 1, count: count, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes))
  }

  /// The offset of the next delimiter, CR or LF.
  private func plainStretch(from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = start
    while offset + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let marks =
        zeroBytes(word ^ pattern) | zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A)
        | zeroBytes(word ^ 0x0D0D_0D0D_0D0D_0D0D)
      if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
      offset += 8
    }
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { return offset }
      offset += 1
    }
    return offset
  }

  /// Sets the high bit of the lowest zero byte of a little-endian word; higher bits may be set
  /// wrongly by the borrow, but never a lower one.
  private func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  private mutating func endLine() {
    guard position < bytes.count else { return }
    let isPair =
      bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
    position += isPair ? 2 : 1
    line += 1
  }
}
