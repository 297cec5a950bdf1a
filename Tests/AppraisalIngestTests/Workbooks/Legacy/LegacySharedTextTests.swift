import Testing

@testable import AppraisalIngest

@Suite("Shared texts of old workbooks")
struct LegacySharedTextTests {
  private typealias Writer = LegacyWorkbookWriter

  private func texts(_ blocks: [[UInt8]], count: Int) throws -> [String] {
    var writer = Writer((0..<count).map { Writer.shared(0, $0, $0) })
    writer.sharedTexts = blocks.enumerated().map { ($0 == 0 ? 0xFC : 0x3C, $1) }
    var texts: [String] = []
    let workbook = try LegacyWorkbook(bytes: writer.file)
    try workbook.forEachRow(of: 0, summary: workbook.summary(of: 0)) { row in
      for index in 0..<row.count {
        texts.append(String(decoding: row.text(at: index), as: UTF8.self))
      }
      return true
    }
    return texts
  }

  @Test("A text may go over into the next record before each character, and change its width")
  func seams() throws {
    let text = "Aé政𠮷b"
    let units = Array(text.utf16)
    for cut in 0...units.count {
      // Behind the last character there is no seam, and the next record begins with the next text.
      let seam: [UInt8] = cut == units.count ? [] : [1]
      let first = Writer.four(2) + Writer.four(2) + Writer.two(units.count) + [1]
      let head = first + units[..<cut].flatMap { Writer.two(Int($0)) }
      let tail = seam + units[cut...].flatMap { Writer.two(Int($0)) } + Writer.wide("尾")
      #expect(try texts([head, tail], count: 2) == [text, "尾"], "cut before unit \(cut)")
    }
    let head = Writer.four(1) + Writer.four(1) + Writer.two(4) + [0, 0x41, 0x42]
    #expect(try texts([head, [1] + Writer.units("政"), [0, 0x43]], count: 1) == ["AB政C"])
  }

  @Test("Runs and phonetic text are passed over, across seams too")
  func richTexts() throws {
    let rich = Writer.two(2) + [1 | 8 | 4] + Writer.two(2) + Writer.four(6) + Writer.units("甲乙")
    let behind = [UInt8](repeating: 0xEE, count: 8 + 6)
    let head = Writer.four(2) + Writer.four(2)
    let last = Writer.wide("丙")
    for cut in 0...behind.count {
      let first: [UInt8] = head + rich + Array(behind[..<cut])
      let second: [UInt8] = Array(behind[cut...]) + last
      #expect(try texts([first, second], count: 2) == ["甲乙", "丙"], "cut at \(cut)")
    }
  }

  @Test("A text that ends too early, half a pair, and a text that is not there refuse the file")
  func broken() {
    var writer = Writer([Writer.shared(0, 0, 0)])
    writer.sharedTexts = [(0xFC, Writer.four(1) + Writer.four(1) + Writer.two(3) + [1, 0x2D])]
    #expect(refusal(writer.file) == .malformed(what: "a text is longer than its record"))
    writer.sharedTexts = [(0xFC, Writer.four(1) + Writer.four(1) + [1, 0, 1, 0x00, 0xD8])]
    #expect(refusal(writer.file) == .malformed(what: "a text is not UTF-16"))
    writer.sharedTexts = []
    #expect(refusal(writer.file) == .sharedString(index: "0", cell: "A1"))
    writer.sharedTexts = [(0xFC, Writer.four(1) + [0xFF, 0xFF, 0xFF, 0xFF])]
    #expect(refusal(writer.file) == .malformed(what: "a text is longer than its record"))
    writer = Writer([Writer.shared(4, 2, 0xFFFF_FFFF)])
    #expect(refusal(writer.file) == .sharedString(index: "4294967295", cell: "C5"))
  }
}
