extension SheetReader {
  /// Adds a cell in its canonical spelling; one without content or mark is left out.
  mutating func append(
    _ storage: Storage, _ style: Int, hasValue: Bool, hasFormula: Bool, to row: inout SheetRow
  ) throws(WorkbookProblem) {
    var marks: SheetCell.Marks = hasFormula ? .formula : []
    guard hasValue, text.bytes.count > 0 || storage == .shared else {
      // An empty text is a value that a formula may have; anything else was never computed.
      if hasFormula, !hasValue || storage != .formulaText { marks.insert(.notCalculated) }
      if hasFormula { add(.empty, marks, UnsafeBufferPointer(start: nil, count: 0), to: &row) }
      return
    }
    switch storage {
    case .shared: try appendShared(marks, to: &row)
    case .inline, .formulaText: appendText(marks, to: &row)
    case .number: try appendNumber(style, marks, to: &row)
    case .boolean: try appendBoolean(marks, to: &row)
    case .error: add(.error, marks, text.bytes.contents, to: &row)
    case .date: try appendDate(marks, to: &row)
    }
  }

  private mutating func add(
    _ kind: SheetCell.Kind, _ marks: SheetCell.Marks, _ text: UnsafeBufferPointer<UInt8>,
    to row: inout SheetRow
  ) {
    var marks = marks
    if !hiddenColumns.isEmpty, hiddenColumns.contains(where: { $0.contains(column) }) {
      marks.insert(.hiddenColumn)
    }
    row.append(column: column, kind: kind, marks: marks, text: text)
  }

  private mutating func appendShared(
    _ marks: SheetCell.Marks, to row: inout SheetRow
  ) throws(WorkbookProblem) {
    guard let index = integer(trimmedValue), appendShared(index, marks, to: &row) else {
      let place = CellReference(column: column, row: self.row)
      throw problem(
        .sharedString(
          index: String(decoding: text.bytes.contents, as: UTF8.self), cell: place.text))
    }
  }

  /// Adds a shared text.
  /// - Returns: Whether there is one.
  mutating func appendShared(
    _ index: Int, _ marks: SheetCell.Marks, to row: inout SheetRow
  ) -> Bool {
    guard index < book.strings.count else { return false }
    let shared = book.strings.text(index)
    guard !shared.isEmpty || !marks.isEmpty else { return true }
    let isNumber = book.strings.isNumeric(index)
    add(
      shared.isEmpty ? .empty : .text, isNumber ? marks.union(.numberAsText) : marks, shared,
      to: &row)
    return true
  }

  private mutating func appendText(_ marks: SheetCell.Marks, to row: inout SheetRow) {
    decoded.removeAll()
    text.write(to: &decoded)
    let isNumber = isDecimal(decoded.contents)
    add(.text, isNumber ? marks.union(.numberAsText) : marks, decoded.contents, to: &row)
  }

  private mutating func appendBoolean(
    _ marks: SheetCell.Marks, to row: inout SheetRow
  ) throws(WorkbookProblem) {
    let value = trimmedValue
    let word: StaticString
    if isTrue(value) {
      word = "TRUE"
    } else if equal(value, "0") || equal(value, "false") {
      word = "FALSE"
    } else {
      throw malformed("a truth value")
    }
    let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    add(.boolean, marks, bytes, to: &row)
  }

  private mutating func appendDate(
    _ marks: SheetCell.Marks, to row: inout SheetRow
  ) throws(WorkbookProblem) {
    guard let date = SerialDate(iso: trimmedValue) else { throw malformed("a date") }
    date.write(to: &decoded)
    add(.date, marks, decoded.contents, to: &row)
  }

  private mutating func appendNumber(
    _ style: Int, _ marks: SheetCell.Marks, to row: inout SheetRow
  ) throws(WorkbookProblem) {
    try appendNumber(trimmedValue, style, marks, to: &row)
  }

  /// Adds a number.
  mutating func appendNumber(
    _ value: UnsafeBufferPointer<UInt8>, _ style: Int, _ marks: SheetCell.Marks,
    to row: inout SheetRow
  ) throws(WorkbookProblem) {
    // Without its format nobody could tell a day from a number.
    guard style < book.formats.formats.count else { throw malformed("a cell format there is not") }
    let format = book.formats.formats[style]
    if format.kind == .number, isSmallInteger(value) {
      return add(.number, marks, value, to: &row)
    }
    guard number.read(value, as: format, is1904: book.is1904) else { throw malformed("a number") }
    add(number.kind, marks.union(number.marks), number.text, to: &row)
  }

  /// Whether a number is in its canonical spelling for sure: up to 15 digits and nothing else.
  private func isSmallInteger(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard value.count <= 15, value.count > 0, value[0] != 0x30 || value.count == 1 else {
      return false
    }
    var index = 0
    while index < value.count {
      guard value[index] &- 0x30 <= 9 else { return false }
      index += 1
    }
    return true
  }

  /// The value without white space around it, which XML Schema disregards in all but text.
  private var trimmedValue: UnsafeBufferPointer<UInt8> {
    let all = text.bytes.contents
    var first = 0
    var last = all.count
    while first < last, scanner.classes.isSpace(all[first]) { first += 1 }
    while last > first, scanner.classes.isSpace(all[last - 1]) { last -= 1 }
    return UnsafeBufferPointer(rebasing: all[first..<last])
  }
}
