/// The records of a workbook that matter here, by their number in the format.
enum LegacyRecordKind: Int {
  case formula = 0x0006
  case end = 0x000A
  case externalSheets = 0x0017
  case name = 0x0018
  case dateMode = 0x0022
  case password = 0x002F
  case continuation = 0x003C
  case column = 0x007D
  case sheetOptions = 0x0081
  case sheet = 0x0085
  case filterMode = 0x009B
  case filter = 0x009E
  case manyPackedNumbers = 0x00BD
  case manyBlanks = 0x00BE
  case richLabel = 0x00D6
  case cellFormat = 0x00E0
  case merged = 0x00E5
  case sharedStrings = 0x00FC
  case sharedLabel = 0x00FD
  case book = 0x01AE
  case blank = 0x0201
  case number = 0x0203
  case label = 0x0204
  case truthOrError = 0x0205
  case string = 0x0207
  case row = 0x0208
  case array = 0x0221
  case defaultRow = 0x0225
  case packedNumber = 0x027E
  case numberFormat = 0x041E
  case sharedFormula = 0x04BC
  case begin = 0x0809
}

/// A record: what it is and its bytes.
struct LegacyRecord {
  /// The kind; `nil` for one that does not matter here.
  let kind: LegacyRecordKind?
  /// Where the record begins in the stream.
  let start: Int
  /// The bytes behind its head.
  let content: LegacyBytes
}

/// Walks over the records of a workbook stream.
struct LegacyRecords {
  private let stream: LegacyBytes
  /// Where the next record begins.
  private(set) var position: Int

  /// Begins at a position of the stream.
  init(_ stream: LegacyBytes, from position: Int) {
    self.stream = stream
    self.position = position
  }

  /// The next record; the stream must not end before the record that ends it does.
  mutating func next() throws(WorkbookProblem) -> LegacyRecord {
    guard stream.count - position >= 4 else {
      throw WorkbookProblem(.truncated, part: stream.part)
    }
    let kind = LegacyRecordKind(rawValue: try stream.integer16(at: position))
    let count = try stream.integer16(at: position + 2)
    let content = try stream.stretch(from: position + 4, count: count)
    defer { position += 4 + count }
    return LegacyRecord(kind: kind, start: position, content: content)
  }

  /// The next record if it is of a kind.
  mutating func next(_ kind: LegacyRecordKind) throws(WorkbookProblem) -> LegacyRecord? {
    guard stream.count - position >= 4, try stream.integer16(at: position) == kind.rawValue else {
      return nil
    }
    return try next()
  }

  /// The bytes of a record and of those that continue it.
  mutating func withContinuations(of record: LegacyRecord) throws(WorkbookProblem) -> [LegacyBytes]
  {
    var blocks = [record.content]
    while let further = try next(.continuation) { blocks.append(further.content) }
    return blocks
  }

  /// Passes over the rest of a part up to and including its end, and over charts within.
  ///
  /// - Parameter body: Receives each record of the part itself; may read on with the walker.
  /// - Throws: ``WorkbookProblem`` when the stream ends before the part, and what `body` throws.
  mutating func forEachToEnd(
    _ body: (inout LegacyRecords, LegacyRecord) throws(WorkbookProblem) -> Void
  ) throws(WorkbookProblem) {
    var depth = 1
    while depth > 0 {
      let record = try next()
      switch record.kind {
      case .begin:
        guard try record.content.integer16(at: 2) == LegacyPartKind.chart else {
          throw WorkbookProblem(.malformed(what: "a sheet without end"), part: stream.part)
        }
        depth += 1
      case .end: depth -= 1
      default: if depth == 1 { try body(&self, record) }
      }
    }
  }
}

/// The kinds of parts of a workbook stream, as the record that begins one tells them.
enum LegacyPartKind {
  static let globals = 0x0005
  static let sheet = 0x0010
  static let chart = 0x0020
}
