import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("GB18030 decoding")
struct GB18030Tests {
  /// Rare characters of names and edges of the ranges, from the code charts of GB 18030-2022.
  static let codes: [([UInt8], String)] = [
    ([0x99, 0x33, 0xAA, 0x34], "\u{2CB5A}"), ([0x82, 0x30, 0xB7, 0x31], "㛃"), ([0xFE, 0x9F], "䶮"),
    ([0x95, 0x34, 0xB2, 0x35], "𠮷"), ([0xA2, 0xE3], "€"), ([0xA1, 0xA4], "·"),
    ([0xC4, 0xE3, 0xBA, 0xC3], "你好"), ([0xB0, 0xA1], "啊"), ([0xF7, 0xFE], "齄"),
    ([0x81, 0x40], "丂"), ([0xFD, 0x9B], "龥"), ([0xFD, 0x9C], "\u{F92C}"),
    ([0xFE, 0x4F], "\u{FA29}"),
    ([0x81, 0x30, 0x81, 0x30], "\u{80}"), ([0x83, 0x36, 0xC7, 0x38], "\u{D7FF}"),
    ([0x83, 0x36, 0xC7, 0x39], "\u{E76C}"), ([0x84, 0x31, 0x95, 0x33], "\u{FEFF}"),
    ([0x84, 0x31, 0xA4, 0x39], "\u{FFFF}"),
  ]

  @Test("Codes stand for their characters alone and in text of any length", arguments: codes)
  func readsCodes(_ code: [UInt8], _ text: String) {
    for length in 0...20 {
      let head = [UInt8](repeating: 0x41, count: length)
      let tail: [UInt8] = [0xD5, 0xC5, 0x2C, 0x38, 0x0A, 0x61, 0x62, 0x63, 0x64, 0x65]
      let block = decodedGB18030(head + code + tail)
      #expect(block.text == head + Array(text.utf8) + Array("张,8\nabcde".utf8))
      #expect(decodedGB18030(head + code).text == head + Array(text.utf8))
      #expect(block.result.fault == nil)
    }
  }

  @Test("One byte is ASCII or a fault")
  func readsSingleBytes() {
    for byte in UInt8.min...UInt8.max {
      let block = decodedGB18030([byte])
      #expect(block.text == (byte < 0x80 ? [byte] : []))
      #expect(block.result.fault == (byte < 0x80 ? nil : 0))
    }
  }

  @Test("Two bytes are two of ASCII, a code, or a fault at the byte that begins nothing")
  func readsPairs() {
    var wrong: [[UInt8]] = []
    for lead in UInt8.min...UInt8.max {
      for trail in UInt8.min...UInt8.max {
        let isCode =
          (0x81...0xFE).contains(lead) && (0x40...0xFE).contains(trail) && trail != 0x7F
        let expected: Int? = lead >= 0x80 ? (isCode ? nil : 0) : trail >= 0x80 ? 1 : nil
        if decodedGB18030([lead, trail]).result.fault != expected { wrong.append([lead, trail]) }
      }
    }
    #expect(wrong == [])
  }

  static let broken: [[UInt8]] = [
    [0x80], [0xFF], [0x81], [0x81, 0x7F], [0x81, 0xFF], [0x81, 0x20], [0xC4, 0x0A], [0x81, 0x30],
    [0x81, 0x30, 0x81], [0x81, 0x30, 0x41, 0x30], [0x81, 0x30, 0x80, 0x30],
    [0x81, 0x30, 0xFF, 0x30],
    [0x81, 0x30, 0x81, 0x2F], [0x81, 0x30, 0x81, 0x3A], [0x81, 0x3A, 0x81, 0x30],
    // Not assigned: behind the basic plane, before plane 1, behind plane 16, for own use.
    [0x84, 0x31, 0xA5, 0x30], [0x8F, 0x39, 0xFE, 0x39], [0xE3, 0x32, 0x9A, 0x36],
    [0xFD, 0x30, 0x81, 0x30], [0xFE, 0x39, 0xFE, 0x39],
  ]

  @Test(
    "What is no code is a fault where it begins, and nothing is written of it", arguments: broken)
  func refuses(_ sequence: [UInt8]) {
    for length in 0...20 {
      let head = [UInt8](repeating: 0x41, count: length)
      for tail in [[], [0x0A], Array("\nabcdefghij".utf8)] {
        let block = decodedGB18030(head + sequence + tail)
        #expect(block.result.fault == length)
        #expect(block.text == head)
      }
    }
  }

  @Test("A broken character before a comma is refused, never replaced")
  func refusesBrokenCell() {
    let block = decodedGB18030([0xC4, 0xE3, 0xFF, 0x2C, 0x38])
    #expect(block.result.fault == 2)
    #expect(block.text == Array("你".utf8))
  }

  @Test("A code that the edition of 2022 moved out of the private use area is told")
  func tellsRemapped() {
    let block = decodedGB18030([0xD5, 0xC5, 0xFE, 0x59, 0x2C, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36])
    #expect(block.text == Array("张\u{9FB4},123456".utf8))
    #expect(block.result.remapped == 1)
    #expect(block.result.privateUse == 0)
  }

  @Test("Characters of private use are counted, in the user-defined areas and in the higher planes")
  func countsPrivateUse() {
    let areas: [[UInt8]] = [
      [0xAA, 0xA1], [0xAF, 0xFE], [0xF8, 0xA1], [0xFE, 0xFE], [0xA1, 0x40], [0xA7, 0xA0],
      [0xA2, 0xAB], [0xFE, 0x51], [0x83, 0x36, 0xD0, 0x30], [0xE3, 0x32, 0x9A, 0x35],
    ]
    #expect(areas.compactMap(scalarOfGB18030).first == 0xE000)
    #expect(decodedGB18030(Array(areas.joined())).result.privateUse == areas.count)
    // The user-defined areas: AAA1–AFFE, F8A1–FEFE and A140–A7A0 without 7F.
    let all = twoByteCodes.filter { (0xE000...0xE765).contains(scalarOfGB18030($0) ?? 0) }
    #expect(all.count == 94 * 6 + 94 * 7 + 96 * 7)
  }

  /// What reading character by character makes of a text.
  private func slowlyDecoded(_ bytes: [UInt8]) -> (text: [UInt8], fault: Int?) {
    var text = String.UnicodeScalarView()
    var offset = 0
    while offset < bytes.count {
      let character = bytes.withUnsafeBufferPointer { gb18030Character($0, at: offset) }
      guard let character, let scalar = Unicode.Scalar(character.scalar) else {
        return (Array(String(text).utf8), offset)
      }
      text.append(scalar)
      offset += character.length
    }
    return (Array(String(text).utf8), nil)
  }

  @Test("Every byte in every place of a run of hanzi is read as character by character")
  func agreesWithSlowReading() {
    let run: [UInt8] = [
      0xC4, 0xE3, 0xBA, 0xC3, 0xD5, 0xC5, 0xC8, 0xFD, 0xFE, 0x50, 0xA1, 0xA3, 0x81, 0x40, 0xB0,
      0xA1,
      0xD0, 0xD5, 0xC3, 0xFB, 0xB5, 0xC3, 0xB7, 0xD6, 0xC0, 0xEE,
    ]
    var differing: [[UInt8]] = []
    for position in run.indices {
      for byte in UInt8.min...UInt8.max {
        var bytes = run
        bytes[position] = byte
        let (text, fault) = slowlyDecoded(bytes)
        let block = decodedGB18030(bytes)
        var validator = GB18030Validator()
        bytes.withUnsafeBufferPointer { validator.take($0) }
        validator.finish()
        if block.text != text || block.result.fault != fault || validator.firstFault != fault {
          differing.append(bytes)
        }
      }
    }
    #expect(differing == [])
  }

  /// Text of all kinds of characters, as GB18030 and as UTF-8 by the mapping one code at a time.
  private func randomText(_ random: inout SeededGenerator) -> (codes: [[UInt8]], text: [UInt8]) {
    var codes: [[UInt8]] = []
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0...2: codes.append([UInt8.random(in: 0x20...0x7E, using: &random)])
      case 3: codes.append(Array("2024/1/1,".utf8))
      case 4: codes.append(fourByteCode(Int.random(in: 0..<39_420, using: &random)))
      case 5: codes.append(fourByteCode(Int.random(in: 189_000...1_237_575, using: &random)))
      default: codes.append(twoByteCodes.randomElement(using: &random) ?? [])
      }
    }
    return (codes, codes.flatMap { decodedGB18030($0).text })
  }

  @Test("A text is its characters one by one, and its offsets lead back to them")
  func decodesRandomTexts() {
    var random = SeededGenerator(seed: 18_030)
    for _ in 0..<1_000 {
      let (codes, text) = randomText(&random)
      let bytes = Array(codes.joined())
      let block = decodedGB18030(bytes)
      #expect(block.text == text)
      #expect(block.result.fault == nil)
      var (offset, written) = (0, 0)
      for code in codes {
        let length = decodedGB18030(code).text.count
        let found = bytes.withUnsafeBufferPointer {
          (
            originalOffset(ofUTF8: written, inGB18030: $0),
            originalOffset(ofUTF8: written + length, inGB18030: $0)
          )
        }
        #expect(found == (offset, offset + code.count))
        offset += code.count
        written += length
      }
    }
  }
}
