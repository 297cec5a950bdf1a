import Testing

@testable import AppraisalIngest

/// A clerk finds what is wrong by its place, so every refusal and every record set aside tells all of
/// it that there is: file, sheet, line, record, column and byte.
@Suite("Places in the corpus")
struct CorpusPlaceTests {
  /// Faults of a file as a whole, which stand nowhere in it.
  private static let wholeFile: Set<String> = [
    "no-records", "sheet-missing", "sheet-not-chosen", "dialect-mismatch", "row-limit",
  ]
  /// Faults of the header or of where fields end, which are above or beside the records.
  private static let noRecord: Set<String> = [
    "text-undecodable", "workbook-unreadable", "full-width-delimiter", "column-missing",
    "column-repeated", "header-ambiguous", "fields-malformed",
  ]
  /// Faults of a record as a whole.
  private static let noColumn: Set<String> = [
    "field-count", "totals-row", "record-repeated", "ratings-conflict", "attendance-over-held",
    "fields-malformed",
  ]

  @Test("Every fault of the corpus has its whole place", arguments: CorpusCase.all)
  func corpus(file: CorpusCase) {
    check(file.bytes, file.reader, file.options)
  }

  @Test("So has every fault of the small files", arguments: NastyFile.all)
  func nasty(file: NastyFile) {
    check(file.bytes, .small(file.reader), file.options)
  }

  private func check(_ bytes: [UInt8], _ reader: CorpusReader, _ options: TextOptions) {
    var log = IssueLog()
    let source = SourceFile(name: "corpus.dat", bytes: bytes)
    _ = reader.read(source, options: options, log: &log)
    for issue in log.issues where issue.severity >= .quarantined {
      #expect(!issue.code.isEmpty && issue.place.file == "corpus.dat")
      checkLine(issue, of: bytes)
      checkRecord(issue)
      checkByte(issue, bytes)
    }
  }

  private func checkLine(_ issue: AppraisalIngest.Issue, of bytes: [UInt8]) {
    if Self.wholeFile.contains(issue.code) { return }
    switch issue.kind {
    case .undecodable(.invalid), .undecodable(.neither), .undecodable(.zeroByte):
      #expect(issue.place.line != nil, "\(issue)")
    // What is wrong with an archive or with a file that is no text has no line.
    case .undecodable, .workbook: break
    default: #expect(issue.place.line != nil, "\(issue)")
    }
    let isBook = bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF])
    if isBook, issue.place.line != nil { #expect(issue.place.sheet != nil, "\(issue)") }
  }

  private func checkRecord(_ issue: AppraisalIngest.Issue) {
    let isRecord =
      !Self.wholeFile.contains(issue.code) && !Self.noRecord.contains(issue.code)
    if isRecord { #expect(issue.place.record != nil, "\(issue)") }
    if isRecord, !Self.noColumn.contains(issue.code) {
      #expect(issue.place.column != nil, "\(issue)")
    }
  }

  /// The byte of a record begins its line, and that of a fault inside lies behind its beginning.
  ///
  /// A text that had to be converted, and a workbook, have no byte to tell.
  private func checkByte(_ issue: AppraisalIngest.Issue, _ bytes: [UInt8]) {
    guard let line = issue.place.line else { return }
    let isWide = bytes.starts(with: [0xFF, 0xFE])
    let isBook = issue.place.sheet != nil
    guard let byte = issue.place.byte else {
      #expect(isWide || isBook, "\(issue)")
      return
    }
    if isWide { return }
    let starts = lineStarts(bytes)
    let start = starts[line - 1]
    if issue.code == "fields-malformed" || issue.code == "text-undecodable" {
      #expect(byte >= start && byte <= bytes.count, "\(issue)")
    } else {
      // The mark in front of the first line is none of its bytes.
      #expect(byte == start || (line == 1 && byte == 3), "\(issue)")
    }
  }

  /// The offset of each physical line, counted byte by byte.
  private func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      let isPair = byte == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
      if byte == 0x0A || (byte == 0x0D && !isPair) { starts.append(offset + 1) }
    }
    return starts
  }
}
