import CZlib

/// Writes archives whose entries are stored, or compressed in one go, with any fault asked for.
struct ArchiveWriter {
  /// An entry and what is wrong with it.
  struct Entry {
    var name: String
    var bytes: [UInt8]
    var isDeflated = false
    var method: UInt32?
    var flags: UInt32 = 0
    var checksum: UInt32?
    var size: Int?
    var localSize: Int?
  }

  var entries: [Entry]
  var comment: [UInt8] = []

  init(_ parts: [(String, String)]) {
    entries = parts.map { Entry(name: $0.0, bytes: Array($0.1.utf8)) }
  }

  var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let data = entry.isDeflated ? deflated(entry.bytes) : entry.bytes
      let sum =
        entry.checksum
        ?? UInt32(
          entry.bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) })
      let size = entry.size ?? entry.bytes.count
      let start = archive.count
      let middle = { (size: Int) in
        number(20, 2) + number(entry.flags, 2)
          + number(entry.method ?? (entry.isDeflated ? 8 : 0), 2)
          + number(0, 4) + number(sum, 4) + number(UInt32(data.count), 4)
          + number(UInt32(truncatingIfNeeded: size), 4) + number(UInt32(entry.name.utf8.count), 2)
          + number(0, 2)
      }
      archive += number(0x0403_4B50, 4) + middle(entry.localSize ?? size) + entry.name.utf8 + data
      directory += number(0x0201_4B50, 4) + number(20, 2) + middle(size) + number(0, 10)
      directory += number(UInt32(start), 4) + entry.name.utf8
    }
    let offset = archive.count
    archive += directory + number(0x0605_4B50, 4) + number(0, 4)
    archive += number(UInt32(entries.count), 2) + number(UInt32(entries.count), 2)
    archive += number(UInt32(directory.count), 4) + number(UInt32(offset), 4)
    return archive + number(UInt32(comment.count), 2) + comment
  }

  private func number(_ value: UInt32, _ width: Int) -> [UInt8] {
    (0..<width).map { $0 < 4 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  private func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var room = [UInt8](repeating: 0, count: bytes.count + bytes.count / 1000 + 64)
    var count = UInt(room.count)
    // A zlib stream is a deflate stream between two bytes of header and four of checksum.
    guard compress2(&room, &count, bytes, UInt(bytes.count), 9) == Z_OK else { return [] }
    return Array(room[2..<(Int(count) - 4)])
  }
}

/// The parts of a small workbook.
struct BookParts {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  var sheet: String
  var strings: String?
  var styles: String?
  var workbookProperties = ""
  var extra: [(String, String)] = []

  /// A workbook whose only sheet has these rows.
  init(rows: String, before: String = "", after: String = "", strings: String? = nil) {
    sheet =
      "<worksheet xmlns=\"\(BookParts.main)\">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>"
    self.strings = strings.map { "<sst xmlns=\"\(BookParts.main)\">\($0)</sst>" }
  }

  /// A workbook with the whole part of its only sheet.
  init(sheet: String, strings: String? = nil) {
    self.init(rows: "", strings: strings)
    self.sheet = sheet
  }

  /// Formats of cells: codes for the numbers 176 and on, used by the styles 1 and on.
  mutating func setFormats(_ codes: [String]) {
    let formats = codes.enumerated().map {
      "<numFmt numFmtId=\"\(176 + $0)\" formatCode=\"\($1)\"/>"
    }
    let uses = codes.indices.map { "<xf numFmtId=\"\(176 + $0)\"/>" }
    styles =
      "<styleSheet xmlns=\"\(BookParts.main)\"><numFmts>\(formats.joined())</numFmts>"
      + "<cellXfs><xf numFmtId=\"0\"/>\(uses.joined())</cellXfs></styleSheet>"
  }

  var parts: [(String, String)] {
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    let relation = { (id: String, type: String, target: String) in
      "<Relationship Id=\"\(id)\" Type=\"\(BookParts.relationships)/\(type)\" Target=\"\(target)\"/>"
    }
    var parts = [
      (
        "[Content_Types].xml",
        "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type)\"/></Types>"
      ),
      (
        "_rels/.rels",
        "<Relationships>\(relation("r1", "officeDocument", "xl/workbook.xml"))</Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(BookParts.main)\" xmlns:r=\"\(BookParts.relationships)\">"
          + "<workbookPr \(workbookProperties)/><sheets>"
          + "<sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships>\(relation("r1", "worksheet", "worksheets/sheet1.xml"))"
          + (strings == nil ? "" : relation("r2", "sharedStrings", "sharedStrings.xml"))
          + (styles == nil ? "" : relation("r3", "styles", "/xl/styles.xml")) + "</Relationships>"
      ),
      ("xl/worksheets/sheet1.xml", sheet),
    ]
    if let strings { parts.append(("xl/sharedStrings.xml", strings)) }
    if let styles { parts.append(("xl/styles.xml", styles)) }
    return parts + extra
  }

  var writer: ArchiveWriter { ArchiveWriter(parts) }
}
