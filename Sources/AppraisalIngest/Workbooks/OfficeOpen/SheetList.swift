/// What the main part of a workbook says: its sheets and how it counts days.
struct SheetList {
  /// A sheet and its part.
  struct Sheet {
    /// The sheet as shown to callers.
    let entry: SheetEntry
    /// Its part.
    let part: ArchiveEntry
  }

  /// The worksheets in the order of their tabs; chart sheets, which have no cells, are left out.
  private(set) var sheets: [Sheet] = []
  /// Whether days are counted from 1904.
  private(set) var is1904 = false

  /// Reads the main part.
  init(
    _ main: ArchiveEntry, _ relationships: Relationships, of archive: ZipArchive,
    limits: OfficeOpenLimits
  ) throws(WorkbookProblem) {
    var scanner = try MarkupScanner(main, of: archive, verifies: true)
    guard try scanner.next() == .start, scanner.isElement("workbook") else {
      throw scanner.malformed("no workbook")
    }
    var found = 0
    var isInSheets = false
    var event = try scanner.next()
    while event != .finished {
      if event == .start, scanner.depth == 2 {
        isInSheets = scanner.isElement("sheets")
        if scanner.isElement("workbookPr"), let system = scanner.attribute("date1904") {
          is1904 = isTrue(system.value)
        }
        if scanner.isElement("externalReferences") {
          throw WorkbookProblem(.externalLink, part: main.name)
        }
      } else if event == .start, scanner.depth == 3, isInSheets, scanner.isElement("sheet") {
        found += 1
        guard found <= limits.sheets else {
          throw WorkbookProblem(.overLimit(what: .sheets, found: found, limit: limits.sheets))
        }
        try append(&scanner, relationships, archive)
      }
      event = try scanner.next()
    }
    guard !sheets.isEmpty else { throw WorkbookProblem(.noSheet) }
  }

  private mutating func append(
    _ scanner: inout MarkupScanner, _ relationships: Relationships, _ archive: ZipArchive
  ) throws(WorkbookProblem) {
    let id = scanner.attributes.contents.first { $0.isNamed(local: "id") }
    guard let name = scanner.attribute("name")?.string, let id else {
      throw scanner.malformed("a sheet without name")
    }
    let state = scanner.attribute("state")?.string ?? "visible"
    guard let relationship = relationships.named(id.string) else {
      throw WorkbookProblem(.missingPart, part: name)
    }
    guard relationship.type == "worksheet" else {
      if relationship.type.lowercased().contains("macro") { throw WorkbookProblem(.macros) }
      return
    }
    guard !relationship.isExternal, let part = archive.entry(relationship.target) else {
      throw WorkbookProblem(.missingPart, part: relationship.target)
    }
    sheets.append(
      Sheet(entry: SheetEntry(name: name, isHidden: state != "visible"), part: part))
  }
}
