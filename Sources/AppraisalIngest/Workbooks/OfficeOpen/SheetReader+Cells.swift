extension SheetReader {
  /// How a cell stores its value.
  enum Storage {
    case number, shared, inline, formulaText, boolean, error, date
  }

  /// Reads a cell, of which the start tag was met.
  mutating func readCell(into target: inout SheetRow) throws(WorkbookProblem) {
    let (storage, style) = try beginCell()
    var hasFormula = false
    var hasValue = false
    text.removeAll()
    reading: while true {
      switch try scanner.next() {
      case .start:
        if scanner.isElement("v") {
          guard !hasValue else { throw malformed("two values in a cell") }
          hasValue = true
          try scanner.readText(into: &text, limit: book.limits.cellBytes)
        } else if scanner.isElement("f") {
          hasFormula = true
          try readFormula()
        } else if scanner.isElement("is") {
          guard !hasValue else { throw malformed("two values in a cell") }
          hasValue = true
          try scanner.readStringItem(into: &text, limit: book.limits.cellBytes)
        } else if scanner.isElement("extLst") {
          try scanner.skipElement()
        } else {
          throw malformed("an unknown element in a cell")
        }
      case .end: break reading
      case .text:
        guard scanner.text.allSatisfy({ scanner.classes.isSpace($0) }) else {
          throw malformed("text outside a value")
        }
      case .finished: break reading
      }
    }
    try append(storage, style, hasValue: hasValue, hasFormula: hasFormula, to: &target)
  }

  private mutating func beginCell() throws(WorkbookProblem) -> (Storage, style: Int) {
    var storage = Storage.number
    var style = 0
    var place = CellReference(column: column + 1, row: row)
    var index = 0
    while index < scanner.attributes.count {
      let attribute = scanner.attributes[index]
      index += 1
      guard attribute.name.count == 1 else { continue }
      switch attribute.name[0] {
      case 0x72:
        guard let given = CellReference(attribute.value) else {
          throw malformed("the reference of a cell")
        }
        place = given
      case 0x73:
        guard let given = integer(attribute.value) else { throw malformed("a cell format") }
        style = given
      case 0x74: storage = try self.storage(attribute.value)
      default: break
      }
    }
    guard place.column < book.limits.columns else {
      throw problem(
        .overLimit(what: .columns, found: place.column + 1, limit: book.limits.columns))
    }
    guard place.row == row, place.column > column else {
      throw problem(.outOfOrder(cell: place.text))
    }
    column = place.column
    cells += 1
    guard cells <= book.limits.cells else {
      throw problem(.overLimit(what: .cells, found: cells, limit: book.limits.cells))
    }
    return (storage, style)
  }

  private func storage(
    _ type: UnsafeBufferPointer<UInt8>
  ) throws(WorkbookProblem) -> Storage {
    if type.count == 1 {
      switch type[0] {
      case 0x73: return .shared
      case 0x6E: return .number
      case 0x62: return .boolean
      case 0x65: return .error
      case 0x64: return .date
      default: break
      }
    }
    if equal(type, "str") { return .formulaText }
    if equal(type, "inlineStr") { return .inline }
    throw malformed("a type of cell that there is not")
  }

  private mutating func readFormula() throws(WorkbookProblem) {
    formula.removeAll()
    while true {
      switch try scanner.next() {
      case .text:
        formula.append(contentsOf: scanner.text)
        guard formula.count <= book.limits.cellBytes else {
          throw problem(
            .overLimit(what: .cellBytes, found: formula.count, limit: book.limits.cellBytes))
        }
      case .start: throw malformed("an element within a formula")
      case .end, .finished:
        if refersToOtherWorkbook(formula.contents) { throw problem(.externalLink) }
        return
      }
    }
  }
}
