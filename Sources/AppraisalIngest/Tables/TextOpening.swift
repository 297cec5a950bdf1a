/// The first records of a text, before anybody knows which of them is the header.
struct TextOpening {
  /// What was noticed about the text as a whole.
  let notes: [IssueKind]
  /// The first records that hold anything, behind the `sep=` line if there is one.
  let rows: [OpeningRow]
  private let text: OpenedText
  private let delimiter: UInt8

  /// Opens a text and reads its first records.
  ///
  /// - Throws: ``TextProblem``, ``FileProblem`` or ``UnreadableHeader``.
  init(_ source: SourceFile, options: TextOptions) throws {
    text = try openText(source, declared: options.encoding)
    let block = try TextOpening.firstBlock(of: text)
    let guess = sniffDelimiter(block.text)
    delimiter = options.delimiter ?? guess.delimiter
    do throws(DelimitedProblem) {
      rows = try TextOpening.rows(
        of: block, delimiter: delimiter, hasSeparatorLine: guess.hasSeparatorLine)
    } catch {
      throw UnreadableHeader(
        kind: .malformed(error.kind), line: error.line,
        byte: text.isConverted ? nil : block.fileOffset(of: error.byte))
    }
    notes = TextOpening.notes(on: text, hasSeparatorLine: guess.hasSeparatorLine)
    guard let header = rows.first else { throw TextProblem(kind: .empty) }
    if guess.isFullWidth, options.delimiter == nil {
      throw UnreadableHeader(
        kind: .fullWidthDelimiter, line: header.line, byte: text.isConverted ? nil : header.byte)
    }
  }

  /// The fields of the first row cannot be told apart.
  struct UnreadableHeader: Error {
    let kind: IssueKind
    let line: Int
    /// The offset in the file; `nil` when the text was converted.
    let byte: Int?
  }

  /// The records behind one of the first rows.
  func body(behind row: Int) -> TextBody {
    TextBody(
      source: text.source, encoding: text.encoding, isConverted: text.isConverted,
      delimiter: delimiter,
      offset: rows[row].next.offset, line: rows[row].next.line)
  }

  /// The beginning of the text.
  ///
  /// The delimiter is not known yet, and neither is whether a quote is one, so the block is cut for
  /// the delimiter that allows the shortest records: none at all.
  private static func firstBlock(of text: OpenedText) throws -> RecordBlock {
    let block = RecordBlock()
    let reader = BlockReader(text.source, from: text.start, delimiter: 0x1F)
    // However small the blocks, the opening is that of the usual one.
    reader.blockSize = BlockReader.blockSize
    guard try reader.next(block) else { throw TextProblem(kind: .empty) }
    try block.decode(text.encoding)
    return block
  }

  private static func notes(on text: OpenedText, hasSeparatorLine: Bool) -> [IssueKind] {
    var notes: [IssueKind] = []
    if text.start > 0 { notes.append(.byteOrderMark) }
    if let found = text.found { notes.append(.encodingFound(found)) }
    if hasSeparatorLine { notes.append(.separatorLine) }
    return notes
  }

  private static func rows(
    of block: RecordBlock, delimiter: UInt8, hasSeparatorLine: Bool
  ) throws(DelimitedProblem) -> [OpeningRow] {
    var scanner = DelimitedScanner(block.text, delimiter: delimiter)
    var record = DelimitedRecord()
    var rows: [OpeningRow] = []
    var isBehindSeparatorLine = !hasSeparatorLine
    do throws(DelimitedProblem) {
      while rows.count < OpeningRow.limit, try scanner.next(into: &record) {
        if record.holdsNothing { continue }
        if isBehindSeparatorLine {
          let next = (block.fileOffset(of: scanner.offset), scanner.line)
          rows.append(
            OpeningRow(record, byte: block.fileOffset(of: record.byte), next: next))
        }
        isBehindSeparatorLine = true
      }
    } catch {
      // A fault behind the header is found again, with its account, when the records are read.
      if rows.isEmpty { throw error }
    }
    return rows
  }
}

/// The records of a text behind its header.
struct TextBody: Sendable {
  let source: SourceFile
  let encoding: TextEncoding
  /// Whether offsets say nothing about the file, since its text was converted.
  let isConverted: Bool
  let delimiter: UInt8
  /// Where the first record begins: its offset in the file, and its physical line.
  let offset: Int
  let line: Int

  /// A reader from the first record on, or of some blocks of an earlier reading.
  func reader(
    only blocks: [TextTable.BlockPlace]? = nil, progress: ReadingProgress? = nil
  ) -> BlockReader {
    BlockReader(source, from: offset, delimiter: delimiter, only: blocks, progress: progress)
  }
}
