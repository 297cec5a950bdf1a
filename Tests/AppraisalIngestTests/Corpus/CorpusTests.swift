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
  @Test("A ledger gets the same verdict as a workbook, new or old", arguments: CorpusCase.ledgers)
  func ledgersInWorkbooks(file: CorpusCase) throws {
    let rows = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let verdicts = file.verdicts.map { verdict in
      let words = verdict.split(separator: " ", maxSplits: 2)
      return "\(words[0]) \(words[1]) S! \(words[2])"
    }
    try check(file, bytes: CorpusBook(rows).bytes, verdicts: verdicts)
    try check(file, bytes: oldBook(rows), verdicts: verdicts)
  }

  private func oldBook(_ rows: [[String]]) -> [UInt8] {
    var labels: [LegacyWorkbookWriter.Record] = []
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() where !cell.isEmpty {
        labels.append(LegacyWorkbookWriter.label(row, column, cell))
      }
    }
    return LegacyWorkbookWriter(labels).file
  }

  @Test(
    "A small file gets the same verdict in UTF-16, but for the mark",
    arguments: NastyFile.all.filter(\.isCountable))
  func smallFilesInUTF16(file: NastyFile) throws {
    let text = String(decoding: file.bytes, as: UTF8.self).drop { $0 == "\u{FEFF}" }
    let wide = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    var log = IssueLog()
    let used = file.reader.read(
      SourceFile(name: "nasty.csv", bytes: [0xFE, 0xFF] + wide), options: file.options, log: &log)
    let marks: Set<String> = ["byte-order-mark", "encoding-found"]
    #expect(log.issues.contains { $0.code == "encoding-found" })
    #expect(
      log.issues.filter { !marks.contains($0.code) }.map(\.verdict)
        == file.verdicts.filter { !$0.hasSuffix("byte-order-mark") })
    #expect(log.issues.allSatisfy { $0.place.byte == nil })
    #expect(log.accounts.map(\.accepted) == [file.accepted])
    #expect(used == (file.verdicts.contains { $0.hasPrefix("refused") } ? nil : file.accepted))
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
