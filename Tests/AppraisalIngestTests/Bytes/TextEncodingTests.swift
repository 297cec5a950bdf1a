import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

@Suite("Text encoding")
struct TextEncodingTests {
  /// A whole text as a reader of its blocks gets it.
  private struct DecodedText {
    var bytes: [UInt8] = []
    let encoding: TextEncoding
    let hadByteOrderMark: Bool
    var privateUseCount = 0
  }

  private func decoded(_ bytes: [UInt8], _ declared: TextEncoding? = nil) throws -> DecodedText {
    let text = try openText(SourceFile(name: "ballots.csv", bytes: bytes), declared: declared)
    var result = DecodedText(encoding: text.encoding, hadByteOrderMark: text.start > 0)
    let reader = BlockReader(text.source, from: text.start, delimiter: UInt8(ascii: ","))
    let block = RecordBlock()
    while try reader.next(block) {
      try block.decode(text.encoding)
      result.bytes += block.text
      result.privateUseCount += block.privateUse
    }
    return result
  }

  private func problem(_ bytes: [UInt8], _ declared: TextEncoding? = nil) -> TextProblem.Kind? {
    do {
      _ = try openText(SourceFile(name: "ballots.csv", bytes: bytes), declared: declared)
      return nil
    } catch {
      return (error as? TextProblem)?.kind
    }
  }

  // MARK: UTF-8

  /// Chinese as it stands in such files; most of it passes for GB18030 as well.
  static let texts = [
    "姓名,得分\n张三,8\n", "你好", "郑谢袁", "郑", "中国", "优,良,中,差", "社区，得分；备注。",
    "街道办事处年度考核测评表（居民代表填写）\n", "序号,姓名,政治面貌,群众满意度\n1,王建国,中共党员,9.5\n",
    "𠮷野家", "㛃", "“十四五”规划", "a，b", "　", "５", "café,咖啡", "“引号”与 é", "买买提·吐尔逊",
    "鿴", "①②③得分",
  ]

  @Test("Chinese in UTF-8 is read as UTF-8 without a declaration", arguments: texts)
  func readsUTF8(_ text: String) throws {
    let result = try decoded(Array(text.utf8))
    #expect(result.encoding == .utf8)
    #expect(result.bytes == Array(text.utf8))
    #expect(!result.hadByteOrderMark)
  }

  @Test("Random hanzi in UTF-8 are never taken for GB18030, though most of them pass for it")
  func readsRandomUTF8() throws {
    var random = SeededGenerator(seed: 930)
    var passForBoth = 0
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...20, using: &random) * 2 {
        let value = UInt32.random(in: 0x4E00...0x9FA5, using: &random)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      let result = try decoded(Array(text.utf8))
      #expect(result.encoding == .utf8)
      #expect(result.bytes == Array(text.utf8))
      if (try? decoded(Array(text.utf8), .gb18030)) != nil { passForBoth += 1 }
    }
    // The reason for the rule: refusing all that passes for both would refuse most real files.
    #expect(passForBoth > 1_000)
  }

  @Test("A byte-order mark is taken off and told")
  func takesOffMark() throws {
    let result = try decoded([0xEF, 0xBB, 0xBF] + Array("姓名\n".utf8))
    #expect(result.hadByteOrderMark)
    #expect(result.encoding == .utf8)
    #expect(result.bytes == Array("姓名\n".utf8))
  }

  @Test("A byte-order mark settles what would be ambiguous without it")
  func markSettlesAmbiguity() throws {
    let result = try decoded([0xEF, 0xBB, 0xBF, 0xD6, 0xA3])
    #expect(result.bytes == [0xD6, 0xA3])
    #expect(result.encoding == .utf8)
  }

  @Test("A fault behind a mark is counted from the file's first byte")
  func locatesFaultBehindMark() {
    #expect(
      problem([0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0xFF])
        == .invalid(.utf8, byte: 5, line: 2))
  }

  // MARK: GB18030

  /// Codes from the tables of GB 18030-2022 and the characters they stand for.
  static let codes: [([UInt8], String)] = [
    ([0xC4, 0xE3, 0xBA, 0xC3], "你好"),
    ([0x99, 0x33, 0xAA, 0x34], "𬭚"),
    ([0x82, 0x30, 0xB7, 0x31], "㛃"),
    ([0xFE, 0x9F], "䶮"),
    ([0x95, 0x34, 0xB2, 0x35], "𠮷"),
    ([0xA2, 0xE3], "€"),
    ([0xA1, 0xA4], "·"),
    ([0xD6, 0xA3, 0xD0, 0xBB, 0xD4, 0xAC], "郑谢袁"),
  ]

  @Test("Declared GB18030 is read by its tables", arguments: codes)
  func readsCodes(_ bytes: [UInt8], _ text: String) throws {
    let result = try decoded(bytes, .gb18030)
    #expect(result.bytes == Array(text.utf8))
    #expect(result.encoding == .gb18030)
    #expect(result.privateUseCount == 0)
  }

  @Test("Undeclared GB18030 is found where UTF-8 cannot be")
  func findsGB18030() throws {
    // 姓名,得分 / 张三,8
    let bytes: [UInt8] = [
      0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xB5, 0xC3, 0xB7, 0xD6, 0x0A, 0xD5, 0xC5, 0xC8, 0xFD, 0x2C,
      0x38, 0x0A,
    ]
    let result = try decoded(bytes)
    #expect(result.encoding == .gb18030)
    #expect(result.bytes == Array("姓名,得分\n张三,8\n".utf8))
  }

  @Test("All 6763 hanzi of GB 2312 become what another decoder makes of them")
  func readsAllOfGB2312() throws {
    var bytes: [UInt8] = []
    for lead in UInt8(0xB0)...0xF7 {
      for trail in UInt8(0xA1)...0xFE where lead != 0xD7 || trail < 0xFA {
        bytes += [lead, trail]
      }
    }
    let result = try decoded(bytes, .gb18030)
    #expect(result.bytes.count == 6763 * 3)
    // Computed with CPython's gb18030 codec.
    #expect(
      ContentHash.sha256(of: result.bytes)
        == "e25cb237ca92dc4460a274f9bffe3a2bacc89ac64c545c29b436154f6142d578")
  }

  @Test("Four-byte characters follow the standard's formula, across all internal buffers")
  func readsFourByteCharacters() throws {
    var bytes: [UInt8] = []
    var expected: [UInt8] = []
    for value in stride(from: UInt32(0x10000), through: 0x10FFFF, by: 31) {
      // GB 18030: U+10000 is 90 30 81 30, and codes count up in radices 10, 126, 10.
      let index = value - 0x10000 + 189_000
      bytes += [
        UInt8(0x81 + index / 12_600), UInt8(0x30 + index / 1_260 % 10),
        UInt8(0x81 + index / 10 % 126), UInt8(0x30 + index % 10),
      ]
      expected += Unicode.Scalar(value).flatMap { UTF8.encode($0) }.map { Array($0) } ?? []
    }
    #expect(expected.count > 100_000)
    #expect(try decoded(bytes, .gb18030).bytes == expected)
  }

  @Test("Texts of every length around a buffer's end are converted whole")
  func convertsAcrossBuffers() throws {
    for length in 65_530...65_540 {
      let head = [UInt8](repeating: UInt8(ascii: "a"), count: length)
      let result = try decoded(head + [0xC4, 0xE3, 0x62], .gb18030)
      #expect(result.bytes == head + Array("你b".utf8))
    }
  }

  @Test("The byte-order mark of GB18030 is taken off and told")
  func takesOffMarkOfGB18030() throws {
    for declared in [nil, TextEncoding.gb18030] {
      let result = try decoded([0x84, 0x31, 0x95, 0x33, 0xC4, 0xE3], declared)
      #expect(result.bytes == Array("你".utf8))
      #expect(result.hadByteOrderMark)
    }
    #expect(problem([0x84, 0x31, 0x95, 0x33]) == .empty)
    #expect(problem([0x84, 0x31, 0x95, 0x33, 0x61], .utf8) == .invalid(.utf8, byte: 0, line: 1))
  }

  /// Old tables have both in the private use area, at U+E81E and U+E7C7.
  @Test("Codes that moved between editions of the standard are read by the newer table")
  func readsNewerTable() throws {
    let result = try decoded([0xFE, 0x59, 0xA8, 0xBC], .gb18030)
    #expect(result.bytes == Array("\u{9FB4}\u{1E3F}".utf8))
    #expect(result.privateUseCount == 0)
  }

  @Test("Codes of the private use area are accepted and counted")
  func countsPrivateUse() throws {
    // AAA1 is U+E000, the first of the user-defined area; C4E3 is 你.
    let result = try decoded([0xAA, 0xA1, 0xC4, 0xE3, 0xAA, 0xA2], .gb18030)
    #expect(result.bytes == Array("\u{E000}你\u{E001}".utf8))
    #expect(result.privateUseCount == 2)
  }

  /// Bytes, and the offset and line of the fault.
  static let broken: [([UInt8], Int, Int)] = [
    ([0x80], 0, 1),
    ([0xFF], 0, 1),
    ([0xC4, 0xE3, 0xFF, 0x2C, 0x38], 2, 1),
    ([0x61, 0x0A, 0x62, 0x0D, 0x0A, 0xC4, 0xE3, 0x80, 0x20], 7, 3),
    ([0x61, 0x0D, 0xC4], 2, 2),
    ([0x61, 0x99, 0x33, 0xAA], 1, 1),
    ([0xE3, 0x32, 0x9A, 0x36], 0, 1),
    ([0xC4, 0x0A], 0, 1),
  ]

  @Test("Broken GB18030 is refused with its place, never replaced", arguments: broken)
  func refusesBroken(_ bytes: [UInt8], _ byte: Int, _ line: Int) {
    #expect(problem(bytes, .gb18030) == .invalid(.gb18030, byte: byte, line: line))
  }

  // MARK: Doubt

  @Test("A file that is everyday Chinese in GB18030 and odd letters in UTF-8 is refused")
  func refusesAmbiguous() {
    let surnames: [UInt8] = [0xD6, 0xA3, 0xD0, 0xBB, 0xD4, 0xAC]
    #expect(
      problem(surnames + Array(",8\n".utf8))
        == .ambiguous(utf8: "\u{5A3}\u{43B}\u{52C},8", gb18030: "郑谢袁,8"))
  }

  /// 莺 is DD BA: level 2, and the letter ݺ to UTF-8.
  @Test("A rarer hanzi next to an everyday one does not hide the doubt")
  func refusesAmbiguousWithLevelTwo() {
    #expect(
      problem([0xD6, 0xA3, 0xDD, 0xBA]) == .ambiguous(utf8: "\u{5A3}\u{77A}", gb18030: "郑莺"))
  }

  @Test("The readings begin where they differ, however far into the header")
  func showsWhereReadingsDiffer() {
    let head = Array("identifier,organisation,district,".utf8)
    #expect(
      problem(head + [0xD6, 0xA3, 0xD0, 0xBB] + Array(",score\n1,2\n".utf8))
        == .ambiguous(utf8: "\u{5A3}\u{43B},score", gb18030: "郑谢,score"))
  }

  /// U+05A3 is a combining mark, any number of which make one Character.
  @Test("The readings shown are short, also when one of them is all combining marks")
  func keepsReadingsShort() throws {
    let kind = problem((0..<1_000).flatMap { _ in [UInt8(0xD6), 0xA3] })
    guard case .ambiguous(let utf8, let gb18030) = try #require(kind) else {
      Testing.Issue.record("\(String(describing: kind))")
      return
    }
    #expect(utf8.unicodeScalars.count == 24)
    #expect(gb18030.unicodeScalars.count == 24)
  }

  @Test("The two readings show the header and never a line below it")
  func showsHeaderOnly() throws {
    let kind = problem(Array("id,name\n1,".utf8) + [0xD6, 0xA3, 0x0A])
    guard case .ambiguous(let utf8, let gb18030) = try #require(kind) else {
      Testing.Issue.record("\(String(describing: kind))")
      return
    }
    for reading in [utf8, gb18030] {
      #expect(!reading.unicodeScalars.contains { $0.value > 0x7F })
    }
  }

  @Test("A declaration settles the doubt either way")
  func declarationSettles() throws {
    #expect(try decoded([0xD6, 0xA3], .utf8).bytes == [0xD6, 0xA3])
    #expect(try decoded([0xD6, 0xA3], .gb18030).bytes == Array("郑".utf8))
  }

  /// 22 leads C2–D7 and 31 trails A1–BF are valid in both: 682 of the 3755 hanzi of level 1.
  @Test("Of the hanzi of level 1, the 682 that pass for UTF-8 are refused and the rest are found")
  func partitionsLevelOne() {
    var ambiguous = 0
    var found = 0
    for lead in UInt8(0xB0)...0xD7 {
      for trail in UInt8(0xA1)...0xFE where lead != 0xD7 || trail < 0xFA {
        let file = SourceFile(name: "one", bytes: [lead, trail])
        do {
          if try openText(file, declared: nil).encoding == .gb18030 { found += 1 }
        } catch {
          if case .ambiguous? = (error as? TextProblem)?.kind { ambiguous += 1 }
        }
      }
    }
    #expect(ambiguous == 682)
    #expect(found == 3755 - 682)
  }

  @Test("A lone é is 茅 to GB18030 and needs a declaration; next to a hanzi it does not")
  func handlesLatinLetters() throws {
    #expect(problem(Array("café".utf8)) == .ambiguous(utf8: "é", gb18030: "茅"))
    #expect(try decoded(Array("café".utf8), .utf8).bytes == Array("café".utf8))
    #expect(try decoded(Array("café 咖啡".utf8)).encoding == .utf8)
  }

  @Test(
    "Arabic script alone is no everyday Chinese in any reading, and is read as UTF-8",
    arguments: ["id,name\n1,ئەخمەت\n", "id,name\n1,دادا\n"])
  func readsArabicScript(_ text: String) throws {
    #expect(try decoded(Array(text.utf8)).bytes == Array(text.utf8))
  }

  @Test("Two exports joined in different encodings are refused with both offsets")
  func refusesMixedEncodings() {
    // 姓名 in UTF-8, which passes for GB18030, then 张三 in GB18030, and a byte that is in neither.
    let bytes = Array("姓名\n".utf8) + [0xD5, 0xC5, 0xC8, 0xFD, 0x2C, 0x80, 0x0A]
    #expect(problem(bytes) == .neither(utf8Byte: 7, utf8Line: 2, gb18030Byte: 12))
  }

  // MARK: Not text

  @Test("An empty file and one with nothing but a mark are empty")
  func refusesEmpty() {
    #expect(problem([]) == .empty)
    #expect(problem([0xEF, 0xBB, 0xBF]) == .empty)
  }

  @Test("UTF-16 is read by its mark, whatever is declared, or by its declaration")
  func readsUTF16() throws {
    let text = "姓名,得分\n𠮷,8\n"
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for declared in [nil, TextEncoding.utf8, .gb18030] {
      #expect(try decoded([0xFF, 0xFE] + little, declared).bytes == Array(text.utf8))
      #expect(try decoded([0xFE, 0xFF] + big, declared).bytes == Array(text.utf8))
    }
    #expect(try decoded(little, .utf16LittleEndian).bytes == Array(text.utf8))
    #expect(try decoded(big, .utf16BigEndian).bytes == Array(text.utf8))
    // A lone surrogate in the second line: 姓 LF D800.
    #expect(
      problem([0xFF, 0xFE, 0xD3, 0x59, 0x0A, 0x00, 0x00, 0xD8])
        == .invalid(.utf16LittleEndian, byte: 6, line: 2))
    #expect(problem([0xFF, 0xFE]) == .empty)
  }

  static let wide: [[UInt8]] = [[0x61, 0x00, 0x2C, 0x00], [0x00, 0x61, 0x00, 0x2C]]

  @Test("UTF-16 without its mark is refused by name until it is declared", arguments: wide)
  func refusesUTF16(_ bytes: [UInt8]) {
    for declared in [nil, TextEncoding.utf8, .gb18030] {
      #expect(problem(bytes, declared) == .utf16)
    }
  }

  @Test("A zero byte is refused with its place")
  func refusesZero() {
    #expect(problem(Array("id,得分\n1,8\u{0}\n".utf8)) == .zeroByte(byte: 13, line: 2))
  }
}
