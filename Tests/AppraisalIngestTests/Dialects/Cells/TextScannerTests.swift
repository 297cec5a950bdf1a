import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Text scanner")
struct TextScannerTests {
  @Test("Texts, numbers and times are walked over only when they stand here")
  func walks() {
    withField("次日 08:05:59x") { field in
      var scanner = TextScanner(field)
      let tookOther = scanner.take("明日")
      #expect(!tookOther && scanner.position == 0)
      let took = scanner.take("次日")
      #expect(took && scanner.position == 6)
      scanner.skipBlanks()
      let time = scanner.clock()
      #expect(time?.seconds == 29_159 && time?.parts == 3)
      #expect(!scanner.isAtEnd && scanner.rest.count == 1)
      let tookBeyond = scanner.take("x次")
      #expect(!tookBeyond)
      #expect(scanner.number() == nil)
    }
  }

  @Test(
    "Numbers have at most nine digits",
    arguments: [("123456789", Int?.some(123_456_789)), ("1234567890", nil), ("", nil), ("０", nil)])
  func limitsNumbers(text: String, value: Int?) {
    withField(text) { field in
      var scanner = TextScanner(field)
      #expect(scanner.number()?.value == value)
    }
  }

  @Test("Whatever bytes a cell holds, its readers come to an end and stay inside it")
  func survivesAnything() {
    var generator = SeededGenerator(seed: 66)
    let parts: [[UInt8]] =
      [
        "1", "9", "99999999", ":", "-", ".", " ", "T", "Z", "+", "(", "）", "〖", "〗", "┋", "分", "秒",
        "十", "零",
      ]
      .map { Array($0.utf8) } + [[0xEF], [0xEF, 0xBC], [0xE3, 0x80], [0xFF], [0]]
    let splitter = AnswerSplitter(separator: "┋", brackets: .init("〖", "〗", .verified))
    for _ in 0..<5000 {
      let bytes = (0..<Int.random(in: 0...12, using: &generator))
        .flatMap { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }
      bytes.withUnsafeBufferPointer { field in
        _ = parseDuration(field)
        _ = parseMoment(field)
        _ = parseOfficeNumber(field)
        _ = parsePunchTime(field)
        let address = splitAddress(field)
        #expect((address.map { $0.address.count + $0.region.count } ?? 0) <= bytes.count)
        var count = 0
        splitter.forEachAnswer(in: field) { answer in
          let parts = splitter.parts(of: answer)
          count += parts.option.count + (parts.note?.count ?? 0)
        }
        #expect(count <= bytes.count)
      }
    }
  }
}
