import Testing

@testable import AppraisalIngest

@Suite("File signature")
struct FileSignatureTests {
  static let signatures: [(String, [UInt8], FileSignature)] = [
    ("workbook", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], .zip),
    ("empty archive", [0x50, 0x4B, 0x05, 0x06, 0x00], .zip),
    ("old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .ole),
    ("portable document", Array("%PDF-1.7\n".utf8), .pdf),
    ("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .image),
    ("JPEG", [0xFF, 0xD8, 0xFF, 0xE0], .image),
    ("gzip", [0x1F, 0x8B, 0x08], .archive),
    ("RAR", Array("Rar!".utf8) + [0x1A, 0x07], .archive),
    ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive),
    ("XML", Array("<?xml version=\"1.0\"?>".utf8), .xml),
    ("page", Array("<html><body>".utf8), .html),
    ("page in capitals", Array("<!DOCTYPE HTML>".utf8), .html),
    ("bare table", Array("<TABLE border=1>".utf8), .html),
    ("page after mark and blanks", [0xEF, 0xBB, 0xBF] + Array("\r\n\t <Html>".utf8), .html),
  ]

  @Test("Recognises what a file really is", arguments: signatures)
  func recognises(_ name: String, _ bytes: [UInt8], _ expected: FileSignature) {
    #expect(FileSignature.recognise(bytes) == expected, "\(name)")
  }

  @Test(
    "Nothing speaks against ordinary text",
    arguments: ["", "P", "PK,得分\n", "姓名,得分\n", "<5 年,8\n", "%,8\n", "7z,8\n"])
  func leavesTextAlone(_ text: String) {
    #expect(FileSignature.recognise(Array(text.utf8)) == nil)
  }

  @Test("A signature in the middle of a file says nothing")
  func looksOnlyAtTheBeginning() {
    #expect(FileSignature.recognise(Array("id,note\n1,<html>\n2,%PDF\n".utf8)) == nil)
  }

  @Test("A file under a wrong name is refused by what it is, whatever encoding is declared")
  func refusesByName() {
    let workbook = SourceFile(name: "ballots.csv", bytes: [0x50, 0x4B, 0x03, 0x04, 0x00])
    for declared in [nil, TextEncoding.utf8, .gb18030] {
      #expect(throws: TextProblem(kind: .isReally(.zip))) {
        try openText(workbook, declared: declared)
      }
    }
  }
}
