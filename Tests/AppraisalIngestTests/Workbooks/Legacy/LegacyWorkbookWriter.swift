/// Writes small old workbooks, as a counterpart of the reader: records, parts and the container.
struct LegacyWorkbookWriter {
  typealias Record = (kind: Int, content: [UInt8])

  /// A sheet: its name, its state (0 visible, 1 hidden, 2 very hidden), what the list says it is, and
  /// its records between begin and end.
  struct Sheet {
    var name = "S"
    var state = 0
    var listedKind = 0
    var partKind = 0x10
    var records: [Record] = []
  }

  /// Records of the first part in front of the list of sheets.
  var globals: [Record] = []
  /// Number formats of the cell formats; cells refer to these by position.
  var formats = [0]
  /// The records of the shared texts.
  var sharedTexts: [Record] = []
  /// The sheets.
  var sheets = [Sheet()]
  /// Further entries of the directory beside the stream.
  var furtherNames: [String] = []
  /// The name of the stream.
  var streamName = "Workbook"

  /// A workbook with one sheet of these records.
  init(_ records: [Record] = []) { sheets[0].records = records }

  /// The bytes of the file.
  var file: [UInt8] { LegacyContainer.file(stream, named: streamName, further: furtherNames) }

  /// The bytes of the stream.
  var stream: [UInt8] {
    // The list of sheets tells where each begins, which only the length of the list decides.
    let lengthOfGlobals = firstPart(starts: sheets.map { _ in 0 }).count
    let parts = sheets.map { sheet in
      bytes([begin(sheet.partKind)] + sheet.records + [(0x0A, [])])
    }
    let starts = parts.indices.map { index in
      parts[..<index].reduce(lengthOfGlobals) { $0 + $1.count }
    }
    return firstPart(starts: starts) + parts.joined()
  }

  private func firstPart(starts: [Int]) -> [UInt8] {
    let styles: [Record] = formats.map {
      (0xE0, [0, 0] + LegacyWorkbookWriter.two($0) + [UInt8](repeating: 0, count: 16))
    }
    let list: [Record] = zip(sheets, starts).map { sheet, start in
      (
        0x85,
        LegacyWorkbookWriter.four(start) + [UInt8(sheet.state), UInt8(sheet.listedKind)]
          + [UInt8(sheet.name.utf8.count), 0] + Array(sheet.name.utf8)
      )
    }
    return bytes([begin(5)] + globals + styles + list + sharedTexts + [(0x0A, [])])
  }

  private func begin(_ kind: Int) -> Record {
    (0x809, [0, 6] + LegacyWorkbookWriter.two(kind) + [UInt8](repeating: 0, count: 12))
  }

  private func bytes(_ records: [Record]) -> [UInt8] {
    records.flatMap {
      LegacyWorkbookWriter.two($0.kind) + LegacyWorkbookWriter.two($0.content.count) + $0.content
    }
  }

  static func two(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }
  static func four(_ value: Int) -> [UInt8] { two(value & 0xFFFF) + two(value >> 16 & 0xFFFF) }
  static func eight(_ value: Double) -> [UInt8] {
    let bits = value.bitPattern
    return four(Int(bits & 0xFFFF_FFFF)) + four(Int(bits >> 32))
  }

  /// Row, column and cell format.
  static func place(_ row: Int, _ column: Int, _ format: Int = 0) -> [UInt8] {
    two(row) + two(column) + two(format)
  }

  static func number(_ row: Int, _ column: Int, _ value: Double, format: Int = 0) -> Record {
    (0x203, place(row, column, format) + eight(value))
  }

  static func packed(_ row: Int, _ column: Int, _ value: Int) -> Record {
    (0x27E, place(row, column) + four(value))
  }

  /// A text of a cell of its own, in two bytes per character.
  static func label(_ row: Int, _ column: Int, _ text: String) -> Record {
    (0x204, place(row, column) + wide(text))
  }

  static func shared(_ row: Int, _ column: Int, _ index: Int) -> Record {
    (0xFD, place(row, column) + four(index))
  }

  static func formula(_ row: Int, _ column: Int, value: [UInt8], tokens: [UInt8] = [0x1E, 1, 0])
    -> Record
  {
    (6, place(row, column) + value + [0, 0, 0, 0, 0, 0] + two(tokens.count) + tokens)
  }

  static func wide(_ text: String) -> [UInt8] {
    two(text.utf16.count) + [1] + units(text)
  }

  static func units(_ text: String) -> [UInt8] { text.utf16.flatMap { two(Int($0)) } }
}
