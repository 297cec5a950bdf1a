import Testing

@testable import AppraisalIngest

@Suite("Corpus of nasty files")
struct CorpusTests {
  @Test(
    "Each file gets its verdict, place by place, and its records add up", arguments: CorpusCase.all)
  func verdict(file: CorpusCase) throws {
    try check(file, bytes: file.bytes, verdicts: file.verdicts)
  }

  /// Offices keep ledgers in workbooks, where a record stands in the row that is its line in a text.
  @Test("A ledger gets the same verdict as a workbook", arguments: CorpusCase.ledgers)
  func ledgersInWorkbooks(file: CorpusCase) throws {
    let rows = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let verdicts = file.verdicts.map { verdict in
      let words = verdict.split(separator: " ", maxSplits: 2)
      return "\(words[0]) \(words[1]) S! \(words[2])"
    }
    try check(file, bytes: CorpusBook(rows).bytes, verdicts: verdicts)
  }

  private func check(_ file: CorpusCase, bytes: [UInt8], verdicts: [String]) throws {
    var log = IssueLog()
    let source = SourceFile(name: "corpus.dat", bytes: bytes)
    let used = file.reader.read(source, options: file.options, log: &log)
    // All cells of a converted ledger are texts, which says nothing about the ledger.
    let told = log.issues.map(\.placedVerdict).filter {
      !$0.hasPrefix("note numbers-as-text") || verdicts.contains($0)
    }
    #expect(told == verdicts)
    try #require(log.accounts.count == 1)
    let account = log.accounts[0]
    #expect(account.file == "corpus.dat" && account.sha256 == source.sha256)
    #expect(account.bytes == bytes.count)
    #expect(account.accepted == file.accepted)
    #expect(account.quarantined == file.quarantined)
    #expect(account.refused == file.refused)
    #expect(account.seen == file.accepted + file.quarantined + file.refused)
    #expect(used == (verdicts.contains { $0.hasPrefix("refused") } ? nil : file.accepted))
  }

  @Test("Every row of the corpus has its files")
  func coverage() {
    let numbers =
      (1...30).map { ("C", $0) } + (1...16).map { ("X", $0) } + (1...6).map { ("L", $0) }
    let nasty = Set(NastyFile.all.map(\.description))
    for (letter, number) in numbers {
      let id = letter + (number < 10 ? "0" : "") + "\(number)"
      let isNasty = CorpusCase.nasty[id].map { $0.allSatisfy(nasty.contains) } ?? false
      let isOwn = CorpusCase.all.contains { $0.id == id }
      #expect(
        isNasty || isOwn || CorpusFileTests.numbers.contains(id)
          || CorpusCase.elsewhere[id] != nil, "\(id)")
    }
    for (id, names) in CorpusCase.nasty { #expect(names.allSatisfy(nasty.contains), "\(id)") }
  }
}
