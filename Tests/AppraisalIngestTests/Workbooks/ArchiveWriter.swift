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
    /// The numbers follow the data (bit 3), as writers do that cannot go back.
    var hasDescriptor = false
    /// The numbers stand in the extra field for large ones.
    var isLarge = false
  }

  var entries: [Entry]
  var comment: [UInt8] = []
  /// The directory is found by the records for large archives.
  var isLarge = false

  init(_ parts: [(String, String)]) {
    entries = parts.map { Entry(name: $0.0, bytes: Array($0.1.utf8)) }
  }

  var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let packed = Packed(entry)
      let start = archive.count
      archive += number(0x0403_4B50, 4) + packed.middle(isLocal: true, start) + packed.data
      if entry.hasDescriptor { archive += packed.descriptor }
      directory += number(0x0201_4B50, 4) + number(20, 2)
      directory += packed.middle(isLocal: false, start)
    }
    let offset = archive.count
    archive += directory
    if isLarge { archive += largeEnd(directory.count, offset) }
    let all = isLarge ? 0xFFFF : entries.count
    archive += number(0x0605_4B50, 4) + number(0, 4) + number(all, 2) + number(all, 2)
    archive += number(directory.count, 4) + number(isLarge ? 0xFFFF_FFFF : offset, 4)
    return archive + number(comment.count, 2) + comment
  }

  /// The end record with wide numbers, and the one that tells where it is (APPNOTE 4.3.14, 4.3.15).
  private func largeEnd(_ size: Int, _ offset: Int) -> [UInt8] {
    number(0x0606_4B50, 4) + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8)
      + number(entries.count, 8) + number(entries.count, 8) + number(size, 8) + number(offset, 8)
      + number(0x0706_4B50, 4) + number(0, 4) + number(offset + size, 8) + number(1, 4)
  }
}

private func number(_ value: Int, _ width: Int) -> [UInt8] {
  (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

/// An entry with its data and the numbers that are told of it.
private struct Packed {
  let entry: ArchiveWriter.Entry
  let data: [UInt8]
  let sum: Int
  let size: Int

  init(_ entry: ArchiveWriter.Entry) {
    self.entry = entry
    data = entry.isDeflated ? deflated(entry.bytes) : entry.bytes
    sum = entry.checksum.map { Int($0) } ?? Int(crc32(0, entry.bytes, UInt32(entry.bytes.count)))
    size = entry.size ?? entry.bytes.count
  }

  /// What the local header and the record of the directory have in common, and what follows.
  func middle(isLocal: Bool, _ start: Int) -> [UInt8] {
    let isLater = isLocal && entry.hasDescriptor
    let size = isLater ? 0 : isLocal ? entry.localSize ?? size : size
    let packed = isLater ? 0 : data.count
    let extra =
      entry.isLarge ? number(1, 2) + number(16, 2) + number(size, 8) + number(packed, 8) : []
    let method = entry.method.map { Int($0) } ?? (entry.isDeflated ? 8 : 0)
    return number(20, 2) + number(Int(entry.flags) | (entry.hasDescriptor ? 8 : 0), 2)
      + number(method, 2) + number(0, 4) + number(isLater ? 0 : sum, 4)
      + number(entry.isLarge ? 0xFFFF_FFFF : packed, 4)
      + number(entry.isLarge ? 0xFFFF_FFFF : size, 4) + number(entry.name.utf8.count, 2)
      + number(extra.count, 2) + (isLocal ? [] : number(0, 10) + number(start, 4))
      + Array(entry.name.utf8) + extra
  }

  var descriptor: [UInt8] {
    let width = entry.isLarge ? 8 : 4
    return number(0x0807_4B50, 4) + number(sum, 4) + number(data.count, width)
      + number(size, width)
  }
}

private func deflated(_ bytes: [UInt8]) -> [UInt8] {
  var room = [UInt8](repeating: 0, count: bytes.count + bytes.count / 1000 + 64)
  var count = UInt(room.count)
  // A zlib stream is a deflate stream between two bytes of header and four of checksum.
  guard compress2(&room, &count, bytes, UInt(bytes.count), 9) == Z_OK else { return [] }
  return Array(room[2..<(Int(count) - 4)])
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
