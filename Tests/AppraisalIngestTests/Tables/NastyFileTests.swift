import Testing

@testable import AppraisalIngest

@Suite("Nasty files")
struct NastyFileTests {
  @Test("Each file gets its verdict, place by place", arguments: NastyFile.all)
  func verdict(file: NastyFile) {
    var log = IssueLog()
    _ = file.reader.read(
      SourceFile(name: "nasty.csv", bytes: file.bytes), options: file.options, log: &log)
    #expect(log.issues.map(\.verdict) == file.verdicts)
  }

  @Test(
    "Records seen are those that the eye counts, and each is accounted for",
    arguments: NastyFile.all)
  func account(file: NastyFile) throws {
    var log = IssueLog()
    let used = file.reader.read(
      SourceFile(name: "nasty.csv", bytes: file.bytes), options: file.options, log: &log)
    try #require(log.accounts.count == 1)
    let account = log.accounts[0]
    #expect(account.file == "nasty.csv")
    #expect(account.bytes == file.bytes.count)
    #expect(
      account.seen == (file.isCountable ? recordsByEye(file.bytes) - file.rowsAboveHeader : 0))
    #expect(account.accepted == file.accepted)
    #expect(account.quarantined == file.quarantined)
    #expect(account.refused == file.refused)
    #expect(account.seen == account.accepted + account.quarantined + account.refused)
    let isRefused = file.verdicts.contains { $0.hasPrefix("refused") }
    #expect(used == (isRefused ? nil : file.accepted))
  }
}
