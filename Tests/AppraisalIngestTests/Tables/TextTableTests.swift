import Testing

@testable import AppraisalIngest

@Suite("Text table")
struct TextTableTests {
  private func kinds(_ reader: SmallReader, _ text: String) -> [IssueKind] {
    var log = IssueLog()
    _ = reader.read(SourceFile(text), log: &log)
    return log.issues.map(\.kind)
  }

  @Test(
    "A missing column is told with the header that was probably meant",
    arguments: [
      ("姓 名", true), ("姓\u{A0}名", true), ("负责人姓名", true), ("名", true), ("称呼", false),
    ])
  func nearestHeader(header: String, isNear: Bool) {
    #expect(
      kinds(.roster, "编号, \(header)\t,类别,人数\n1,甲,社区,5\n")
        == [
          .missingColumn(
            wanted: "姓名", nearest: isNear ? header : nil, headers: ["编号", header, "类别", "人数"])
        ])
  }

  @Test("At most forty headers are listed")
  func listsFortyHeaders() {
    let headers = (1...50).map { "列\($0)" }
    let text = (["编号", "类别", "人数"] + headers).joined(separator: ",")
    #expect(
      kinds(.roster, "\(text)\n")
        == [
          .missingColumn(
            wanted: "姓名", nearest: nil, headers: ["编号", "类别", "人数"] + headers.prefix(37))
        ])
  }

  @Test("A repeated column is told with the letters of its places")
  func repeatedColumn() {
    #expect(
      kinds(.values, "对象,得分,扣分,得分,备注,得分\nS1,1,1,1,1,1\n")
        == [.repeatedColumn(name: "得分", columns: ["B", "D", "F"])])
  }

  @Test(
    "Columns have the letters of a spreadsheet",
    arguments: [
      (0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"),
      // The last column of a workbook.
      (16_383, "XFD"),
    ])
  func letters(index: Int, letters: String) {
    #expect(SourcePlace.Column(name: "", index: index).letters == letters)
  }

  @Test("A place holds the record's first byte in the file, the byte-order mark included")
  func bytesOfRecords() {
    var log = IssueLog()
    // The header has 14 bytes with its line break, the first record 7.
    _ = SmallReader.services.read(
      SourceFile("\u{FEFF}经办,日期\nS1,明\nS2,明\n"), log: &log)
    #expect(log.issues.compactMap(\.place.byte) == [17, 24])
  }

  @Test("Numbers outside their range are told with the range, however large they are")
  func rangeIsTold() {
    #expect(
      kinds(.values, "对象,得分,扣分\nS1,100.5,99999999999999999999\n")
        == [
          .numberOutOfRange(found: "100.5", range: "0…100"),
          .numberOutOfRange(found: "99999999999999999999", range: "0…100"),
        ])
    #expect(
      kinds(.services, "经办,日期\nS1,2026-01-02\n")
        == [.dateOutsidePeriod(found: "2026-01-02", period: "2025-01-01…2025-12-31")])
  }

  @Test("What is quoted from a cell is cut to 24 characters")
  func quotesLittle() {
    let long = String(repeating: "长", count: 25)
    #expect(
      kinds(.services, "经办,日期\n\(long),2025-01-01\n\(long.dropLast()),2025-01-01\n")
        == [
          .unknownKey(found: "\(long.dropLast())…", list: .roster),
          .unknownKey(found: String(long.dropLast()), list: .roster),
        ])
  }

  @Test("A file of undeclared GB18030 is read, and the encoding is noted")
  func gb18030() {
    // 经办,日期 and a record, in GB18030.
    let header: [UInt8] = [0xBE, 0xAD, 0xB0, 0xEC, 0x2C, 0xC8, 0xD5, 0xC6, 0xDA, 0x0A]
    let bytes = header + Array("S1,2025-03-09\n".utf8)
    var log = IssueLog()
    #expect(
      SmallReader.services.read(SourceFile(name: "gb.csv", bytes: bytes), log: &log) == 1)
    #expect(log.issues.map(\.kind) == [.encodingFound(.gb18030)])
    var declared = IssueLog()
    let options = TextOptions(encoding: .gb18030)
    #expect(
      SmallReader.services.read(
        SourceFile(name: "gb.csv", bytes: bytes), options: options, log: &declared) == 1)
    #expect(declared.issues.isEmpty)
    #expect(declared.accounts.map(\.bytes) == [bytes.count])
  }
}
