/// Reads the records of cells of a sheet.
struct LegacyCellReader: ~Copyable {
  /// The cells so far.
  private(set) var cells: LegacySheetCells
  private let globals: LegacyGlobals
  /// A formula whose text stands in a record that has not come yet.
  private var waiting: LegacyPlace?
  /// Formulas, and those with nothing as their value.
  private var formulas = 0
  private var emptyFormulas: [LegacyPlace] = []

  /// Before the first record of a sheet.
  init(globals: LegacyGlobals, part: String?) {
    cells = LegacySheetCells(globals: globals, part: part)
    self.globals = globals
  }

  /// Reads a record.
  /// - Returns: Whether it is one of cells.
  mutating func read(
    _ record: LegacyRecord, _ records: inout LegacyRecords
  ) throws(WorkbookProblem) -> Bool {
    let content = record.content
    switch record.kind {
    case .sharedLabel: try cells.add(place(content), shared: content.integer32(at: 6))
    case .number: try cells.add(place(content), number: number(content, at: 6))
    case .packedNumber:
      try cells.add(place(content), number: packedNumber(content.integer32(at: 6)))
    case .manyPackedNumbers: try readMany(content, width: 6)
    case .manyBlanks: try readMany(content, width: 2)
    case .blank: try cells.add(place(content), kind: .empty)
    case .truthOrError: try readTruthOrError(content)
    case .label, .richLabel: try readLabel(content, records.withContinuations(of: record))
    case .formula: try readFormula(content)
    case .string: try readString(records.withContinuations(of: record))
    case .array: try checkLinks(content, at: 12)
    case .sharedFormula: try checkLinks(content, at: 8)
    default: return false
    }
    return true
  }

  /// Ends the sheet.
  ///
  /// A program that calculates nothing stores nothing as the value of every formula, while one that
  /// does stores nothing only where a formula says so. The two are the same in the file: only when
  /// no formula of the sheet has a value, these are taken as not calculated.
  mutating func finish() throws(WorkbookProblem) {
    if let place = waiting { throw malformed("a formula without its text", place.row) }
    let isCalculated = emptyFormulas.count < formulas
    for place in emptyFormulas {
      try cells.add(
        place, kind: .empty, marks: isCalculated ? .formula : [.formula, .notCalculated])
    }
  }

  private func place(_ content: LegacyBytes) throws(WorkbookProblem) -> LegacyPlace {
    LegacyPlace(
      row: try content.integer16(at: 0), column: try content.integer16(at: 2),
      format: try content.integer16(at: 4))
  }

  private func number(_ content: LegacyBytes, at offset: Int) throws(WorkbookProblem) -> Double {
    Double(bitPattern: try content.bits64(at: offset))
  }

  /// The upper 30 bits of a double or a whole number of 30 bits; one of the lower bits tells which,
  /// the other that the hundredth is meant.
  private func packedNumber(_ packed: Int) -> Double {
    let whole = Int32(truncatingIfNeeded: packed) >> 2
    let upper = Double(bitPattern: UInt64(packed & 0xFFFF_FFFC) << 32)
    let value = packed & 2 != 0 ? Double(whole) : upper
    return packed & 1 != 0 ? value / 100 : value
  }

  /// A row of neighbours: formats with packed numbers behind them, or formats alone.
  private mutating func readMany(_ content: LegacyBytes, width: Int) throws(WorkbookProblem) {
    let (row, first) = (try content.integer16(at: 0), try content.integer16(at: 2))
    let last = try content.integer16(at: content.count - 2)
    guard last >= first, content.count == 6 + (last - first + 1) * width else {
      throw malformed("a row of cells whose length is wrong", row)
    }
    for column in first...last {
      let offset = 4 + (column - first) * width
      let place = LegacyPlace(
        row: row, column: column, format: try content.integer16(at: offset))
      if width == 2 {
        try cells.add(place, kind: .empty)
      } else {
        try cells.add(place, number: packedNumber(content.integer32(at: offset + 2)))
      }
    }
  }

  private mutating func readTruthOrError(_ content: LegacyBytes) throws(WorkbookProblem) {
    let isError = try content.integer8(at: 7) != 0
    try addTruthOrError(place(content), content.integer8(at: 6), isError: isError, marks: [])
  }

  private mutating func addTruthOrError(
    _ place: LegacyPlace, _ value: Int, isError: Bool, marks: SheetCell.Marks
  ) throws(WorkbookProblem) {
    guard isError else {
      return try cells.add(
        place, kind: .boolean, marks: marks, text: Array((value == 0 ? "FALSE" : "TRUE").utf8))
    }
    let names = [
      0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
      0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
    ]
    guard let name = names[value] else { throw malformed("an error that is none", place.row) }
    try cells.add(place, kind: .error, marks: marks, text: Array(name.utf8))
  }

  private mutating func readLabel(
    _ content: LegacyBytes, _ blocks: [LegacyBytes]
  ) throws(WorkbookProblem) {
    var label: [UInt8] = []
    var text = LegacyText(blocks, from: 6)
    try text.next(appendingTo: &label)
    try cells.add(place(content), kind: .text, text: label)
  }

  private mutating func readFormula(_ content: LegacyBytes) throws(WorkbookProblem) {
    let place = try place(content)
    if let waiting { throw malformed("a formula without its text", waiting.row) }
    try checkLinks(content, at: 20)
    formulas += 1
    // Two bytes that no finite number ends with tell that the value is no number.
    guard try content.integer16(at: 12) == 0xFFFF else {
      return try cells.add(place, number: number(content, at: 6), marks: .formula)
    }
    let value = try content.integer8(at: 8)
    switch try content.integer8(at: 6) {
    case 0: waiting = place
    case 1: try addTruthOrError(place, value, isError: false, marks: .formula)
    case 2: try addTruthOrError(place, value, isError: true, marks: .formula)
    case 3: emptyFormulas.append(place)
    default: throw malformed("a formula with a value of no kind", place.row)
    }
  }

  private mutating func readString(_ blocks: [LegacyBytes]) throws(WorkbookProblem) {
    guard let place = waiting else { throw malformed("a text of no formula", nil) }
    waiting = nil
    var value: [UInt8] = []
    var text = LegacyText(blocks, from: 0)
    try text.next(appendingTo: &value)
    try cells.add(place, kind: .text, marks: .formula, text: value)
  }

  /// The formula's length stands in front of its tokens.
  private func checkLinks(_ content: LegacyBytes, at offset: Int) throws(WorkbookProblem) {
    let count = try content.integer16(at: offset)
    guard count <= content.count - offset - 2 else {
      throw malformed("a formula is longer than its record", try content.integer16(at: 0))
    }
    try globals.links.check(
      content.stretch(from: offset + 2, count: count), row: content.integer16(at: 0) + 1)
  }

  private func malformed(_ what: String, _ row: Int?) -> WorkbookProblem {
    WorkbookProblem(.malformed(what: what), part: "Workbook", row: row.map { $0 + 1 })
  }
}
