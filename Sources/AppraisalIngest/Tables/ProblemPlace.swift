/// Where reading ended, as far as that can be told.
struct ProblemPlace: Sendable {
  /// The sheet of a workbook.
  var sheet: String?
  /// The physical line, or the row of the sheet, from 1.
  var line: Int?
  /// The record, from 1.
  var record: Int?
  /// The offset in the file.
  var byte: Int?

  init(line: Int? = nil, record: Int? = nil, byte: Int? = nil) {
    self.line = line
    self.record = record
    self.byte = byte
  }

  /// What an error tells of its place.
  ///
  /// - Parameters:
  ///   - error: The error.
  ///   - source: The file, to count the lines before a byte.
  init(_ error: any Error, in source: SourceFile? = nil) {
    switch error {
    case let problem as TextProblem:
      (byte, line) = problem.kind.place
      if line == nil, let byte { line = source?.line(ofByte: byte) }
    case let problem as TextOpening.UnreadableHeader:
      (byte, line) = (problem.byte, problem.line)
    case let problem as WorkbookProblem: line = problem.row
    case let problem as SheetProblem:
      (sheet, line) = (problem.sheet, problem.problem.row)
    default: break
    }
  }

  /// The place in a file.
  func place(in file: String, sheet: String?) -> SourcePlace {
    SourcePlace(file: file, sheet: sheet ?? self.sheet, line: line, record: record, byte: byte)
  }
}

extension TextProblem.Kind {
  /// The byte at fault, and its line where that is known.
  ///
  /// Of a text that is valid in neither encoding, the reading that goes on for longer is the likelier
  /// one, so its end is the place to look at.
  fileprivate var place: (byte: Int?, line: Int?) {
    switch self {
    // A line of zero was not counted.
    case .zeroByte(let byte, let line), .invalid(_, let byte, let line):
      (byte, line > 0 ? line : nil)
    case .neither(let utf8Byte, let utf8Line, let gb18030Byte):
      gb18030Byte > utf8Byte ? (gb18030Byte, nil) : (utf8Byte, utf8Line)
    case .empty, .utf16, .utf16TooLarge, .ambiguous, .isReally: (nil, nil)
    }
  }
}

extension SourceFile {
  /// The physical line of a byte; `nil` when the file cannot be read again.
  fileprivate func line(ofByte byte: Int) -> Int? {
    var counter = LineCounter()
    var rest = byte
    do {
      try forEachBlock { block in
        let part = block.prefix(rest)
        rest -= part.count
        counter.take(UnsafeRawBufferPointer(rebasing: part).bindMemory(to: UInt8.self))
      }
    } catch {
      return nil
    }
    return counter.line
  }
}
