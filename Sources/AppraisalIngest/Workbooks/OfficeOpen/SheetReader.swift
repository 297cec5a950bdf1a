/// Reads a worksheet row by row, and behind the rows what else is told of the sheet.
struct SheetReader: ~Copyable {
  var scanner: MarkupScanner
  let book: OfficeOpenContents
  /// Hidden columns, known before the first row.
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  /// Merged ranges, known behind the last row.
  private(set) var merged: [SheetSummary.MergedRange] = []
  /// Whether a filter is set, known behind the last row.
  private(set) var hasFilter = false
  /// Cells met so far, those without content included.
  var cells = 0
  /// The row that is read.
  var row = 0
  /// The column of the cell that was read last; -1 at the begin of a row.
  var column = -1
  var text = EscapedText()
  var decoded = OwnedBuffer<UInt8>()
  var formula = OwnedBuffer<UInt8>()
  var number = NumberCell()
  private var isInRows = false
  private var hasRows = false

  /// A reader before the first row.
  init(_ entry: ArchiveEntry, of book: OfficeOpenContents, verifies: Bool) throws(WorkbookProblem) {
    self.book = book
    scanner = try MarkupScanner(entry, of: book.archive, verifies: verifies)
  }

  /// Reads the next row with its cells that have content; `false` when the sheet ended instead.
  mutating func nextRow(into target: inout SheetRow) throws(WorkbookProblem) -> Bool {
    while true {
      switch try scanner.next() {
      case .start where isInRows:
        guard scanner.isElement("row") else { throw malformed("an unknown element among rows") }
        do throws(WorkbookProblem) {
          try readRow(into: &target)
        } catch {
          throw error.inRow(row)
        }
        return true
      case .start where scanner.depth == 1:
        guard scanner.isElement("worksheet") else { throw malformed("no worksheet") }
      case .start: try readProperty()
      case .end: isInRows = false
      case .text: try refuseText()
      case .finished:
        guard hasRows else { throw malformed("no list of rows") }
        return false
      }
    }
  }

  private mutating func readProperty() throws(WorkbookProblem) {
    if scanner.isElement("sheetData") {
      guard !hasRows else { throw malformed("two lists of rows") }
      (isInRows, hasRows) = (true, true)
    } else if scanner.isElement("cols") {
      try readColumns()
    } else if scanner.isElement("mergeCells") {
      try readMergedRanges()
    } else {
      if scanner.isElement("autoFilter") { hasFilter = true }
      try scanner.skipElement()
    }
  }

  private mutating func readColumns() throws(WorkbookProblem) {
    let outer = scanner.depth - 1
    while scanner.depth > outer {
      guard try scanner.next() == .start, scanner.isElement("col"),
        let hidden = scanner.attribute("hidden"), isTrue(hidden.value)
      else { continue }
      guard let first = scanner.attribute("min").flatMap({ integer($0.value) }),
        let last = scanner.attribute("max").flatMap({ integer($0.value) }), first >= 1,
        last >= first, last <= book.limits.columns
      else { throw malformed("a range of columns") }
      hiddenColumns.append(first - 1...last - 1)
    }
  }

  private mutating func readMergedRanges() throws(WorkbookProblem) {
    let outer = scanner.depth - 1
    while scanner.depth > outer {
      guard try scanner.next() == .start, scanner.isElement("mergeCell") else { continue }
      guard let reference = scanner.attribute("ref"),
        let range = SheetSummary.MergedRange(reference.value),
        range.rows.upperBound <= book.limits.rows,
        range.columns.upperBound < book.limits.columns
      else { throw malformed("a merged range") }
      merged.append(range)
      guard merged.count <= book.limits.merged else {
        throw problem(
          .overLimit(what: .merged, found: merged.count, limit: book.limits.merged))
      }
    }
  }

  private mutating func readRow(into target: inout SheetRow) throws(WorkbookProblem) {
    try beginRow(into: &target)
    // An element with a prefix, or one that ended at once, is for the scanner.
    let mayBePlain = scanner.rootPrefix.isEmpty && !scanner.endsAtOnce
    while true {
      while mayBePlain, try readPlainCell(into: &target) {}
      switch try scanner.next() {
      case .start:
        if scanner.isElement("c") {
          try readCell(into: &target)
        } else if scanner.isElement("extLst") {
          try scanner.skipElement()
        } else {
          throw malformed("an unknown element in a row")
        }
      case .end: return
      case .text: try refuseText()
      case .finished: return
      }
    }
  }

  private mutating func beginRow(into target: inout SheetRow) throws(WorkbookProblem) {
    var number = row + 1
    var isHidden = false
    var index = 0
    while index < scanner.attributes.count {
      let attribute = scanner.attributes[index]
      index += 1
      if attribute.isNamed("r") {
        guard let given = integer(attribute.value) else { throw malformed("the number of a row") }
        number = given
      } else if attribute.isNamed("hidden") {
        isHidden = isTrue(attribute.value)
      }
    }
    guard number <= book.limits.rows else {
      throw WorkbookProblem(
        .overLimit(what: .rows, found: number, limit: book.limits.rows), part: scanner.part,
        row: number)
    }
    guard number > row else {
      throw problem(.outOfOrder(cell: CellReference(column: 0, row: number).text))
    }
    row = number
    column = -1
    target.open(number: number, isHidden: isHidden)
  }

  private func refuseText() throws(WorkbookProblem) {
    // White space lays out the file; anything else would be lost.
    guard scanner.text.allSatisfy({ scanner.classes.isSpace($0) }) else {
      throw malformed("text outside a cell")
    }
  }

  func malformed(_ what: String) -> WorkbookProblem { problem(.malformed(what: what)) }

  func problem(_ kind: WorkbookProblem.Kind) -> WorkbookProblem {
    WorkbookProblem(kind, part: scanner.part, row: row > 0 ? row : nil)
  }
}

extension WorkbookProblem {
  /// The same problem with its row, when broken markup was met inside one.
  fileprivate func inRow(_ number: Int) -> WorkbookProblem {
    guard row == nil, number > 0 else { return self }
    switch kind {
    case .malformed, .entity: return WorkbookProblem(kind, part: part, row: number)
    default: return self
    }
  }
}

/// Whether an XML Schema boolean is true.
func isTrue(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
  equal(value, "1") || equal(value, "true")
}
