import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Editions of archives and of the format")
struct ArchiveEditionTests {
  private var parts: BookParts {
    BookParts(
      rows: "<row><c t=\"s\"><v>0</v></c><c><v>8.5</v></c></row>", strings: "<si><t>优秀</t></si>")
  }

  private let expected = [
    ReadCell(row: 1, column: 0, kind: .text, text: "优秀"),
    ReadCell(row: 1, column: 1, kind: .number, text: "8.5"),
  ]

  @Test("Numbers behind the data are taken from the directory (bit 3)", arguments: [false, true])
  func descriptors(isLarge: Bool) throws {
    var writer = parts.writer
    for index in writer.entries.indices {
      writer.entries[index].isDeflated = true
      writer.entries[index].hasDescriptor = true
      writer.entries[index].isLarge = isLarge
    }
    #expect(try readCells(writer.bytes) == expected)
    writer.entries[4].checksum = 7
    #expect(problem(writer.bytes) == .checksum)
    writer.entries[4].checksum = nil
    writer.entries[4].size = 5
    #expect(problem(writer.bytes) == .checksum)
  }

  @Test("Large archives are read, whichever of their numbers are wide")
  func zip64() throws {
    var writer = parts.writer
    writer.isLarge = true
    #expect(try readCells(writer.bytes) == expected)
    for index in writer.entries.indices { writer.entries[index].isLarge = index % 2 == 0 }
    #expect(try readCells(writer.bytes) == expected)
    writer.isLarge = false
    #expect(try readCells(writer.bytes) == expected)
  }

  @Test("Wide numbers that lie are refused before memory is taken")
  func lyingNumbers() throws {
    var writer = parts.writer
    writer.entries[4].isLarge = true
    for size in [1 << 62, Int.max, -1] {
      writer.entries[4].size = size
      #expect(problem(writer.bytes) != nil)
    }
    var large = parts.writer
    large.isLarge = true
    let bytes = large.bytes
    // The last 98 bytes are the wide end record (56), the one that tells where it is (20), and the
    // plain one (22).
    for position in (bytes.count - 98)..<(bytes.count - 22) {
      for value in [0xFF, 0x80, 0x01] as [UInt8] {
        var changed = bytes
        changed[position] ^= value
        guard let cells = try? readCells(changed) else { continue }
        #expect(cells == expected, "byte \(position)")
      }
    }
  }

  /// The strict edition has other namespaces and types of relationships (ISO/IEC 29500-1, annex A).
  @Test("The strict edition says the same as the transitional one")
  func strict() throws {
    var random = SeededGenerator(seed: 12)
    let parts = MixedWorkbook.parts(rows: 20, &random)
    var strict = parts.writer
    for index in strict.entries.indices {
      let text = String(decoding: strict.entries[index].bytes, as: UTF8.self)
        .replacing(BookParts.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replacing(
          BookParts.relationships, with: "http://purl.oclc.org/ooxml/officeDocument/relationships")
      strict.entries[index].bytes = Array(text.utf8)
    }
    #expect(strict.bytes != parts.writer.bytes)
    #expect(try readCells(strict.bytes) == readCells(parts.writer.bytes))
  }
}
