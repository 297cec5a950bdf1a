import AppraisalTestSupport
import CExpat
import Testing

@testable import AppraisalIngest

@Suite("Reading XML")
struct MarkupScannerTests {
  @Test("However a document is changed, expat agrees on whether it is one and what it says")
  func agreesWithExpat() throws {
    var random = SeededGenerator(seed: 0xE0_FA)
    var accepted = 0
    for round in 0..<20_000 {
      let bytes = mutated(MarkupScannerTests.sample, &random)
      let mine = scanned(bytes)
      let theirs = Expat.events(bytes)
      // expat knows more characters that no name may have, and encodings that are refused here.
      if mine != theirs, !(theirs == nil && hasForeignName(bytes)) {
        Issue.record(
          "round \(round): \(String(decoding: bytes, as: UTF8.self))\n\(mine ?? [])\n\(theirs ?? [])"
        )
        return
      }
      accepted += mine == nil ? 0 : 1
    }
    #expect(accepted > 2_000 && accepted < 18_000)
  }

  @Test("Where blocks end makes no difference", arguments: [0, 1, 2, 3])
  func longDocuments(shift: Int) throws {
    var text = "<r>" + String(repeating: "x", count: shift)
    for index in 0..<40_000 {
      text += "<c a='\(index)' b=\"&lt;甲\">𬭚&amp;\(index)\r\n<!-- - --><![CDATA[]]]]><?p ?></c>"
    }
    let bytes = Array((text + "</r>").utf8)
    #expect(scanned(bytes) == Expat.events(bytes))
  }

  private func hasForeignName(_ bytes: [UInt8]) -> Bool { bytes.contains { $0 >= 0x80 } }

  private func scanned(_ bytes: [UInt8]) -> [String]? {
    var writer = ArchiveWriter([])
    writer.entries = [.init(name: "x", bytes: bytes)]
    do throws(WorkbookProblem) {
      let archive = try ZipArchive(bytes: writer.bytes, limits: OfficeOpenLimits())
      var scanner = try MarkupScanner(archive.entries[0], of: archive, verifies: true)
      var events: [String] = []
      while true {
        switch try scanner.next() {
        case .start:
          let attributes = scanner.attributes.contents.map {
            String(decoding: $0.name, as: UTF8.self) + "=" + $0.string
          }
          events.append(
            "<" + String(decoding: scanner.name, as: UTF8.self) + attributes.sorted().joined())
        case .end: events.append(">")
        case .text: Expat.append(Array(scanner.text), to: &events)
        case .finished: return events
        }
      }
    } catch {
      return nil
    }
  }

  private static let sample = Array(
    "<?xml version='1.0' encoding=\"UTF-8\"?><!-- c --><a x='1' y=\"&#65;&quot;\n\"><b/><?p q?>t &lt;]]]<![CDATA[<]]] ]]>\r\n<c></c></a> "
      .utf8)
  private static let marks = Array("<>&;/=\"'!-?[] ax1#\r\n".utf8) + [0, 0x80, 0xC3]

  private func mutated(_ sample: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = sample
    let marks = MarkupScannerTests.marks
    // expat lets any version pass, so the declaration stays as it is.
    let start = 38
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let position = Int.random(in: start..<bytes.count, using: &random)
      let mark = marks[Int.random(in: 0..<marks.count, using: &random)]
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[position] = mark
      case 1: bytes.insert(mark, at: position)
      default: bytes.remove(at: position)
      }
    }
    return bytes
  }
}

/// What expat makes of a document.
final class Expat {
  private var events: [String] = []
  private var refuses = false

  /// Start tags with sorted attributes, ends, and texts; `nil` when it is not well-formed or has a
  /// document type.
  static func events(_ bytes: [UInt8]) -> [String]? {
    guard let parser = XML_ParserCreate("UTF-8") else { return nil }
    defer { XML_ParserFree(parser) }
    let expat = Expat()
    XML_SetUserData(parser, Unmanaged.passUnretained(expat).toOpaque())
    XML_SetElementHandler(
      parser, { Expat.of($0)?.start($1, $2) }, { data, _ in Expat.of(data)?.events.append(">") })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      let text = UnsafeRawBufferPointer(start: text, count: Int(count))
      Expat.of(data).map { Expat.append(Array(text), to: &$0.events) }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in Expat.of(data)?.refuses = true }
    let status = bytes.withUnsafeBytes {
      XML_Parse(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), 1)
    }
    return status == XML_STATUS_OK && !expat.refuses ? expat.events : nil
  }

  /// Joins pieces of text that follow each other.
  static func append(_ text: [UInt8], to events: inout [String]) {
    let piece = String(decoding: text, as: UTF8.self)
    if let last = events.last, last.utf8.first == 0x22 {
      events[events.count - 1] = last + piece
    } else {
      events.append("\"" + piece)
    }
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> Expat? {
    data.map { Unmanaged<Expat>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(
    _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    guard let name else { return }
    var pairs: [String] = []
    var index = 0
    while let attributes, let key = attributes[index], let value = attributes[index + 1] {
      pairs.append(String(cString: key) + "=" + String(cString: value))
      index += 2
    }
    let local = String(cString: name).split(separator: ":", omittingEmptySubsequences: false).last
    events.append("<" + String(local ?? "") + pairs.sorted().joined())
  }
}
