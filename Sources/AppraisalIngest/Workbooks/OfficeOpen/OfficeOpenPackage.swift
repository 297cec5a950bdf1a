/// Finds the main part of an archive that should be a workbook, and refuses other things.
struct OfficeOpenPackage {
  /// The main part.
  let main: ArchiveEntry

  /// Looks at the names and content types of all parts.
  init(_ archive: ZipArchive) throws(WorkbookProblem) {
    let types = try OfficeOpenPackage.contentTypes(of: archive)
    let isBinary = types.contains { $0.contains("sheet.binary") }
    guard !isBinary, archive.entry("xl/workbook.bin") == nil else {
      throw WorkbookProblem(.binaryWorkbook)
    }
    let macros = ["macroenabled", "vbaproject", "macrosheet"]
    let hasMacros = types.contains { type in macros.contains { type.contains($0) } }
    let hasProject = archive.entries.contains { $0.name.lowercased().hasSuffix("vbaproject.bin") }
    guard !hasMacros, !hasProject else { throw WorkbookProblem(.macros) }
    let links = archive.entries.first { $0.name.lowercased().hasPrefix("xl/externallinks/") }
    if let links { throw WorkbookProblem(.externalLink, part: links.name) }
    let spreadsheets = ["sheet.main+xml", "template.main+xml"]
    let isWorkbook = types.contains { type in
      spreadsheets.contains { type.hasSuffix("spreadsheetml.\($0)") }
    }
    guard isWorkbook else { throw WorkbookProblem(.noWorkbook) }
    guard let relationship = try Relationships(of: "", in: archive).first("officeDocument"),
      let main = archive.entry(relationship.target)
    else { throw WorkbookProblem(.missingPart, part: "xl/workbook.xml") }
    self.main = main
  }

  private static func contentTypes(of archive: ZipArchive) throws(WorkbookProblem) -> [String] {
    guard let entry = archive.entry("[Content_Types].xml") else {
      throw WorkbookProblem(.noWorkbook)
    }
    var types: [String] = []
    var scanner = try MarkupScanner(entry, of: archive, verifies: true)
    var event = try scanner.next()
    while event != .finished {
      if event == .start, let type = scanner.attribute("ContentType") {
        types.append(type.string.lowercased())
      }
      event = try scanner.next()
    }
    return types
  }
}
