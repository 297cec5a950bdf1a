import AppraisalTestSupport
import Testing

@testable import AppraisalIngest

/// A file of several blocks, with every kind of fault and with ratings that come twice in blocks far
/// apart, must give the same whoever reads which block, and the same as when every field is quoted,
/// which no record of known words is.
@Suite("Ballots read by several readers")
struct ParallelBallotTests {
  private struct Reading: Equatable {
    let table: [CountKey: Int64]?
    let issues: [AppraisalIngest.Issue]
    let accounts: [IssueLog.Account]
  }

  private func read(_ text: String, threads: Int) throws -> Reading {
    var log = IssueLog()
    let plan = try #require(SmallReader.longPlan())
    let ballots = readBallots(
      SourceFile(text), options: TextOptions(threads: threads), plan: plan, log: &log)
    return Reading(table: ballots?.tally.table, issues: log.issues, accounts: log.accounts)
  }

  /// Rows of about 1.1 MB, which is three blocks; long numbers keep the rows few.
  private func rows(seed: UInt64) -> [[String]] {
    var random = SeededGenerator(seed: seed)
    let padding = String(repeating: "0", count: 40)
    var rows: [[String]] = []
    for ballot in 0..<8_000 {
      let group = ["居民", "群众", "干部"][Int.random(in: 0..<3, using: &random)]
      let rated = "S\(Int.random(in: 1...3, using: &random))"
      for item in SmallReader.items {
        let answer = ["优秀", "好", "合格", "不合格", "弃权", ""][Int.random(in: 0..<6, using: &random)]
        rows.append(["R\(padding)\(ballot)", group, rated, item, answer])
      }
    }
    // Every kind of record that is not read at a glance.
    for _ in 0..<60 {
      let place = Int.random(in: rows.indices, using: &random)
      switch Int.random(in: 0..<7, using: &random) {
      case 0: rows[place][4] = "还行"
      case 1: rows[place][2] = "S9"
      case 2: rows[place][1] = " 居民"
      case 3: rows[place][0] = ""
      case 4: rows[place][0] = "合计"
      case 5: rows[place].append("多")
      default: rows[place] = rows[Int.random(in: rows.indices, using: &random)]
      }
    }
    // The same evaluator again at the other end of the file: a copy, and a contradiction.
    rows.append(rows[0])
    rows.append(Array(rows[3].prefix(4)) + [rows[3].last == "优秀" ? "合格" : "优秀"])
    return rows
  }

  @Test("Number of readers and way of reading decide nothing", arguments: [11, 12] as [UInt64])
  func agree(seed: UInt64) throws {
    let rows = rows(seed: seed)
    let plain = ([Ballot.header] + rows.map { $0.joined(separator: ",") })
      .joined(separator: "\r\n")
    try #require(plain.utf8.count > 2 * BlockReader.blockSize)
    let one = try read(plain, threads: 1)
    #expect(
      one.issues.contains { $0.code == "ratings-conflict" && $0.place.line == rows.count + 1 })
    #expect(try read(plain, threads: 3) == one)

    let quoted = rows.map { row in row.map { "\"\($0)\"" }.joined(separator: ",") }
    let slow = try read(([Ballot.header] + quoted).joined(separator: "\n"), threads: 2)
    #expect(slow.table == one.table)
    #expect(slow.accounts.map(\.quarantined) == one.accounts.map(\.quarantined))
    #expect(slow.issues.map(\.kind) == one.issues.map(\.kind))
    #expect(slow.issues.map(\.place.line) == one.issues.map(\.place.line))
    #expect(slow.issues.map(\.place.record) == one.issues.map(\.place.record))
  }

  @Test("Ratings that do not stand together by ballot are compared one by one")
  func sortedByItem() throws {
    // All ratings of one item, then all of the other: every ballot falls into two runs.
    let rows = SmallReader.items.flatMap { item in
      (0..<40).map { "R\($0),居民,S1,\(item),优秀" }
    }
    let text = ([Ballot.header] + rows + ["R7,居民,S1,作风,合格"]).joined(separator: "\n")
    let reading = try read(text, threads: 1)
    #expect(reading.issues.map(\.code) == ["ratings-conflict", "ratings-conflict"])
    #expect(reading.issues.map(\.place.line) == [49, 82])
  }

  @Test("A place is the byte of the file, in GB18030 too")
  func bytesOfTheFile() throws {
    var log = IssueLog()
    let plan = try #require(SmallReader.longPlan())
    // 票号,主体,对象,项目,评价 / 1,居民,S1,服务,优秀 / 2,居民,S9,服务,优秀
    let header: [UInt8] =
      [0xC6, 0xB1, 0xBA, 0xC5, 0x2C, 0xD6, 0xF7, 0xCC, 0xE5, 0x2C, 0xB6, 0xD4, 0xCF, 0xF3, 0x2C]
      + [0xCF, 0xEE, 0xC4, 0xBF, 0x2C, 0xC6, 0xC0, 0xBC, 0xDB, 0x0A]
    let row = { (number: UInt8, subject: UInt8) -> [UInt8] in
      [number, 0x2C, 0xBE, 0xD3, 0xC3, 0xF1, 0x2C, 0x53, subject, 0x2C, 0xB7, 0xFE, 0xCE, 0xF1]
        + [0x2C, 0xD3, 0xC5, 0xD0, 0xE3, 0x0A]
    }
    let first = row(0x31, 0x31)
    _ = readBallots(
      SourceFile(name: "gb.csv", bytes: header + first + row(0x32, 0x39)), options: .init(),
      plan: plan, log: &log)
    #expect(
      log.issues.filter { $0.severity == .quarantined }.map(\.place.byte)
        == [header.count + first.count])
  }
}
