/// The formats of cells, by the number with which a cell names one.
struct CellFormats: Sendable {
  /// The formats.
  let formats: [CellFormat]

  /// Reads the part with the styles; without it there is the general format alone.
  init(
    _ relationships: Relationships, of archive: ZipArchive, limits: OfficeOpenLimits
  ) throws(WorkbookProblem) {
    guard let entry = try relationships.part("styles", in: archive) else {
      formats = [.general]
      return
    }
    var scanner = try MarkupScanner(entry, of: archive, verifies: true)
    var codes: [Int: CellFormat] = [:]
    var numbers: [Int] = []
    var isInCellFormats = false
    var event = try scanner.next()
    while event != .finished {
      if event == .start, scanner.depth == 2 {
        isInCellFormats = scanner.isElement("cellXfs")
      } else if event == .start, scanner.depth == 3, isInCellFormats, scanner.isElement("xf") {
        numbers.append(scanner.attribute("numFmtId").flatMap { integer($0.value) } ?? 0)
        guard numbers.count <= limits.styles else {
          throw WorkbookProblem(
            .overLimit(what: .styles, found: numbers.count, limit: limits.styles),
            part: entry.name)
        }
      } else if event == .start, scanner.isElement("numFmt"), scanner.depth == 3 {
        if let id = scanner.attribute("numFmtId").flatMap({ integer($0.value) }),
          let code = scanner.attribute("formatCode")
        {
          codes[id] = CellFormat(code: code.decoded())
        }
      }
      event = try scanner.next()
    }
    // A workbook may spell out a built-in format anew, as editions of other languages do.
    formats = numbers.isEmpty ? [.general] : numbers.map { codes[$0] ?? CellFormat(builtIn: $0) }
  }
}

/// A whole number of at most 10 digits; `nil` for anything else.
func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
  guard !text.isEmpty, text.count <= 10 else { return nil }
  var value = 0
  var index = 0
  while index < text.count {
    let byte = text[index]
    guard byte >= 0x30, byte <= 0x39 else { return nil }
    value = value * 10 + Int(byte - 0x30)
    index += 1
  }
  return value
}
