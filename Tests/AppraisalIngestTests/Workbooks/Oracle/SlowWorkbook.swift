@testable import AppraisalIngest

/// A slow reader of whole workbooks of the Office Open XML format, made to be seen through.
///
/// Every part is inflated, every document is a tree, every text a `String`. It knows nothing of
/// limits, and refuses what cannot be told in the words of ``SheetCell``.
struct SlowWorkbook {
  /// A sheet and its cells.
  struct Sheet {
    var name: String
    var isHidden: Bool
    var cells: [ReadCell]
    var hiddenRows: Int
    var hasFilter: Bool
  }

  private(set) var sheets: [Sheet] = []
  /// The texts that cells share.
  private(set) var strings: [String] = []
  /// The formats by the number with which a cell names one.
  private(set) var formats = [SlowFormat(fixed: 0)]
  /// Whether days count from 1904.
  private(set) var is1904 = false
  private let archive: SlowArchive

  /// Reads a workbook; `nil` when it is refused.
  init?(_ bytes: [UInt8]) {
    guard let archive = SlowArchive(bytes) else { return nil }
    self.archive = archive
    guard let main = related("", "officeDocument").first?.part, let book = root(main),
      book.name == "workbook", book.all("externalReferences").isEmpty
    else { return nil }
    is1904 = isTrue(book.all("workbookPr").last?.attributes["date1904"])
    guard readStrings(main), readStyles(main) else { return nil }
    for sheet in book.all("sheets").flatMap({ $0.all("sheet") }) {
      let id = sheet.attributes.first { $0.key.hasSuffix(":id") }?.value
      guard let relation = related(main, "").first(where: { $0.id == id }) else { return nil }
      guard relation.type == "worksheet" else { continue }
      guard let root = root(relation.part), let read = SlowSheet(root, of: self) else { return nil }
      sheets.append(
        Sheet(
          name: sheet.attributes["name"] ?? "",
          isHidden: (sheet.attributes["state"] ?? "visible") != "visible", cells: read.cells,
          hiddenRows: read.hiddenRowsWithContent, hasFilter: read.hasFilter))
    }
  }

  private func root(_ part: String) -> SlowNode? { archive.parts[part].flatMap(SlowNode.root) }

  private func related(
    _ part: String, _ type: String
  ) -> [(id: String, type: String, part: String)] {
    let folders = part.split(separator: "/").dropLast()
    let place = folders + ["_rels", (part.split(separator: "/").last ?? "") + ".rels"]
    guard let list = root(place.joined(separator: "/")) else { return [] }
    return list.all("Relationship").compactMap { relation in
      guard let target = relation.attributes["Target"], let id = relation.attributes["Id"],
        let word = relation.attributes["Type"]?.split(separator: "/").last,
        type.isEmpty || word == type
      else { return nil }
      var path = target.hasPrefix("/") ? [] : Array(folders)
      for step in target.split(separator: "/") {
        if step == ".." { _ = path.popLast() } else if step != "." { path.append(step) }
      }
      return (id, String(word), path.joined(separator: "/"))
    }
  }

  private mutating func readStrings(_ main: String) -> Bool {
    guard let relation = related(main, "sharedStrings").first else { return true }
    guard let list = root(relation.part) else { return false }
    let items = list.all("si").map(stringItem)
    strings = items.compactMap { $0 }
    return strings.count == items.count
  }

  private mutating func readStyles(_ main: String) -> Bool {
    guard let relation = related(main, "styles").first else { return true }
    guard let styles = root(relation.part) else { return false }
    var codes: [Int: String] = [:]
    for format in styles.children.flatMap({ $0.all("numFmt") }) {
      guard let number = wholeNumber(format.attributes["numFmtId"]) else { continue }
      if let code = format.attributes["formatCode"] { codes[number] = code }
    }
    let used = styles.all("cellXfs").flatMap { $0.all("xf") }.map {
      wholeNumber($0.attributes["numFmtId"]) ?? 0
    }
    if !used.isEmpty {
      formats = used.map { codes[$0].map(SlowFormat.init(code:)) ?? SlowFormat(fixed: $0) }
    }
    return true
  }
}

/// The text of an item, its runs joined and phonetic text dropped; `nil` when a text has elements.
func stringItem(_ item: SlowNode) -> String? {
  let texts = item.children.flatMap { child in
    child.name == "t" ? [child] : child.name == "r" ? child.all("t") : []
  }
  guard texts.allSatisfy({ $0.children.isEmpty }) else { return nil }
  return SlowText.unescaped(texts.map(\.text).joined())
}

/// A whole number of up to ten digits.
func wholeNumber(_ text: String?) -> Int? {
  guard let text, text.utf8.count <= 10, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
    return nil
  }
  return Int(text)
}

/// Whether an XML Schema boolean is true.
func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }
