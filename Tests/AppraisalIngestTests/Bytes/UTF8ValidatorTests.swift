import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("UTF-8 validator")
struct UTF8ValidatorTests {
  private func validated(
    _ bytes: [UInt8], using random: inout SeededGenerator
  ) -> UTF8Validator {
    var validator = UTF8Validator()
    cutAtRandom(bytes, using: &random) { validator.take($0) }
    validator.finish()
    return validator
  }

  private func whole(_ bytes: [UInt8]) -> UTF8Validator {
    var validator = UTF8Validator()
    bytes.withUnsafeBufferPointer { validator.take($0) }
    validator.finish()
    return validator
  }

  /// The rule as it is told, code by code.
  private func isEveryday(_ bytes: [UInt8]) -> Bool {
    var (offset, found) = (0, false)
    while offset < bytes.count {
      let lead = bytes[offset]
      offset += 1
      if lead < 0x80 { continue }
      guard (0xB0...0xDF).contains(lead) || lead == 0xA1 || lead == 0xA3, offset < bytes.count,
        (0xA1...0xFE).contains(bytes[offset])
      else { return false }
      if lead <= 0xD7 { found = true }
      offset += 1
    }
    return found
  }

  private func randomText(_ random: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      "a", "2024/1/1,", "\n", "\r\n", "\r", "é", "ß,ÿ", "Ѐ", "张三", "，", "\u{7FF}", "\u{800}",
      "\u{FFFD}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "𠮷", "\u{10FFFF}",
      "abcdefghijklmnopqrstuvwxyz",
    ]
    let known = Int.random(in: 1...pieces.count, using: &random)
    var text = ""
    for _ in 0..<Int.random(in: 0...80, using: &random) {
      text += pieces[Int.random(in: 0..<known, using: &random)]
    }
    return Array(text.utf8)
  }

  @Test("Texts whole and broken are judged as the slow validator does, however they are cut")
  func agreesWithSlowValidator() {
    var random = SeededGenerator(seed: 3_629)
    var faults = 0
    for round in 0..<4_000 {
      var bytes = randomText(&random)
      if round % 2 == 1, !bytes.isEmpty {
        let byte = UInt8.random(in: 0...255, using: &random)
        bytes[Int.random(in: bytes.indices, using: &random)] = byte
        if round % 4 == 3 {
          bytes.removeLast(Int.random(in: 0...min(3, bytes.count), using: &random))
        }
      }
      let fault = bytes.withUnsafeBufferPointer(firstInvalidUTF8)
      let found = validated(bytes, using: &random)
      #expect(found.firstFault == fault)
      #expect(found.fault?.line == fault.map { slowLine(of: $0, in: bytes) })
      #expect(whole(bytes).fault == found.fault)
      if fault == nil { #expect(found.isEverydayGB18030 == isEveryday(bytes)) } else { faults += 1 }
    }
    // Otherwise the broken ones would not be broken.
    #expect(faults > 500)
  }

  @Test("Random bytes that lead, follow and stop are judged as the standard library judges them")
  func agreesOnRandomBytes() {
    let alphabet: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED,
      0xEF,
      0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
    ]
    var random = SeededGenerator(seed: 37)
    for _ in 0..<3_000 {
      // Behind enough valid text that the words of sixteen judge, not the bytes one by one.
      let head = Int.random(in: 0...80, using: &random)
      var bytes = [UInt8](repeating: 0x41, count: head)
      bytes += (0..<Int.random(in: 1...5, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      bytes += [UInt8](repeating: 0x42, count: 80)
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect((whole(bytes).fault == nil) == isValid)
    }
  }

  @Test("All sequences of two bytes are judged alike in the middle of a long text")
  func agreesOnPairs() {
    var text = [UInt8](repeating: 0x41, count: 160)
    var differing: [[UInt8]] = []
    for first in UInt8(0x80)...UInt8.max {
      for second in UInt8.min...UInt8.max {
        (text[70], text[71]) = (first, second)
        let fault = text.withUnsafeBufferPointer(firstInvalidUTF8)
        if whole(text).firstFault != fault { differing.append([first, second]) }
      }
    }
    #expect(differing.isEmpty)
  }

  @Test("What also reads as everyday Chinese in GB18030 is noticed")
  func noticesEveryday() {
    // 郑谢袁; 茅, which is é in UTF-8; level 2 alone; with a hanzi in UTF-8; nothing but ASCII.
    #expect(whole([0xD6, 0xA3, 0xD0, 0xBB, 0xD4, 0xAC]).isEverydayGB18030)
    #expect(whole(Array("caf".utf8) + [0xC3, 0xA9]).isEverydayGB18030)
    #expect(!whole([0xD8, 0xA7]).isEverydayGB18030)
    #expect(!whole(Array("é张".utf8)).isEverydayGB18030)
    #expect(!whole(Array("abc".utf8)).isEverydayGB18030)
  }

  @Test("The first zero byte is found, in front of a fault and behind it")
  func findsZero() {
    var random = SeededGenerator(seed: 0)
    let text: [UInt8] = [0x61, 0x0D, 0x0A, 0xFF, 0x0A, 0x00, 0x00]
    for _ in 0..<20 {
      let found = validated(text, using: &random)
      #expect(found.zero == BytePlace(byte: 5, line: 3))
      #expect(found.fault == BytePlace(byte: 3, line: 2))
    }
    #expect(whole([0x61]).zero == nil)
  }

  @Test("A character that the end cuts short is a fault at its first byte")
  func refusesCutShort() {
    var validator = UTF8Validator()
    [0x0A, 0xE4, 0xBD].withUnsafeBufferPointer { validator.take($0) }
    #expect(validator.fault == nil)
    validator.finish()
    #expect(validator.fault == BytePlace(byte: 1, line: 2))
  }

  /// Two exports joined: 899 lines of UTF-8 and one of GB18030 behind them.
  @Test("The line and byte where another encoding begins are told, however the file is cut")
  func locatesMixedEncodings() {
    let head = (1..<900).flatMap { Array("\($0),张三,8\r\n".utf8) }
    // 900,李四,7 in GB18030.
    let bytes = head + Array("900,".utf8) + [0xC0, 0xEE, 0xCB, 0xC4] + Array(",7\r\n".utf8)
    var random = SeededGenerator(seed: 900)
    for _ in 0..<10 {
      #expect(validated(bytes, using: &random).fault == BytePlace(byte: head.count + 4, line: 900))
    }
  }
}
