import Testing

@testable import AppraisalIngest

@Suite("Blocks of records")
struct BlockReaderTests {
  private struct Outcome: Equatable {
    let accounts: [IssueLog.Account]
    let issues: [AppraisalIngest.Issue]
  }

  private func outcome(_ bytes: [UInt8], blockSize: Int) -> Outcome {
    var log = IssueLog()
    let source = SourceFile(
      name: "ballots", bytes: bytes, sha256: "the same for all", blockSize: blockSize)
    _ = SmallReader.ballots.read(source, options: TextOptions(encoding: .gb18030), log: &log)
    return Outcome(accounts: log.accounts, issues: log.issues)
  }

  /// The same text in one block and in small ones, whose ends fall into characters of two bytes.
  @Test("A text whose fields cannot be told apart is refused for that, wherever blocks end")
  func brokenQuote() throws {
    let row: [UInt8] =
      [0x31, 0x2C] + gb("居民") + Array(",S1,".utf8) + gb("服务") + [0x2C] + gb("优秀\n")
    let header = gb("票号,主体,对象,项目,评价\n")
    let broken = Array("\"\"1".utf8) + row
    let bytes = header + Array(repeatElement(row, count: 30).joined()) + broken + row + row
    let whole = outcome(bytes, blockSize: BlockReader.blockSize)
    #expect(whole.issues.map(\.code) == ["fields-malformed"])
    #expect(whole.issues.first?.place.line == 32)
    for blockSize in 1...90 {
      #expect(outcome(bytes, blockSize: blockSize) == whole, "blocks of \(blockSize)")
    }
  }
}

/// The few words of these files in GB18030, two bytes each.
private func gb(_ text: String) -> [UInt8] {
  let codes: [Character: [UInt8]] = [
    "票": [0xC6, 0xB1], "号": [0xBA, 0xC5], "主": [0xD6, 0xF7], "体": [0xCC, 0xE5],
    "对": [0xB6, 0xD4], "象": [0xCF, 0xF3], "项": [0xCF, 0xEE], "目": [0xC4, 0xBF],
    "评": [0xC6, 0xC0], "价": [0xBC, 0xDB], "居": [0xBE, 0xD3], "民": [0xC3, 0xF1],
    "服": [0xB7, 0xFE], "务": [0xCE, 0xF1], "优": [0xD3, 0xC5], "秀": [0xD0, 0xE3],
  ]
  return text.flatMap { codes[$0] ?? Array(String($0).utf8) }
}
