/// How the text of a file is to be taken.
public struct TextOptions: Sendable {
  /// The encoding; found from the bytes when not declared.
  public let encoding: TextEncoding?
  /// The delimiter's byte; found from the first line when not declared.
  public let delimiter: UInt8?

  /// Options.
  /// - Parameters:
  ///   - encoding: The encoding, if declared.
  ///   - delimiter: The delimiter's byte, if declared.
  public init(encoding: TextEncoding? = nil, delimiter: UInt8? = nil) {
    self.encoding = encoding
    self.delimiter = delimiter
  }
}

/// A delimited text with its header read and its records still to come.
struct TextTable {
  /// The file, as it is called in messages.
  let file: String
  /// The headers, without outer blanks.
  let headers: [String]
  private let source: SourceFile
  private let text: [UInt8]
  private let delimiter: UInt8

  /// What the caller made of a record.
  enum Verdict {
    case accepted
    case quarantined
  }

  /// Decodes a file and reads its header; reports what is wrong and returns `nil` when nothing of
  /// the file can be used.
  init?(_ source: SourceFile, options: TextOptions, log: inout IssueLog) {
    let place = SourcePlace(file: source.name)
    do {
      let decoded = try decode(source, declared: options.encoding)
      TextTable.note(decoded, declared: options.encoding, at: place, log: &log)
      let opening = try TextTable.open(decoded.bytes, declared: options.delimiter)
      if opening.hasSeparatorLine { log.report(.separatorLine, at: place) }
      file = source.name
      self.source = source
      text = decoded.bytes
      delimiter = opening.delimiter
      headers = opening.headers
    } catch let problem as TextProblem {
      TextTable.refuse(source, .undecodable(problem.kind), log: &log)
      return nil
    } catch let problem as DelimitedProblem {
      TextTable.refuse(source, .malformed(problem.kind), line: problem.line, log: &log)
      return nil
    } catch {
      TextTable.refuse(source, .fullWidthDelimiter, log: &log)
      return nil
    }
  }

  private struct Opening {
    let delimiter: UInt8
    let hasSeparatorLine: Bool
    let headers: [String]
  }

  private struct FullWidthDelimiter: Error {}

  private static func open(_ text: [UInt8], declared: UInt8?) throws -> Opening {
    try text.withUnsafeBufferPointer { bytes in
      let guess = sniffDelimiter(bytes)
      if guess.isFullWidth, declared == nil { throw FullWidthDelimiter() }
      let delimiter = declared ?? guess.delimiter
      var scanner = DelimitedScanner(bytes, delimiter: delimiter)
      var record = DelimitedRecord()
      if guess.hasSeparatorLine { _ = try scanner.next(into: &record) }
      var headers: [String] = []
      while try scanner.next(into: &record) {
        if record.isBlank { continue }
        headers = (0..<record.count).map { index in
          String(decoding: trimmed(record[index]).field, as: UTF8.self)
        }
        break
      }
      while headers.last?.isEmpty == true { headers.removeLast() }
      return Opening(
        delimiter: delimiter, hasSeparatorLine: guess.hasSeparatorLine, headers: headers)
    }
  }

  private static func note(
    _ decoded: DecodedText, declared: TextEncoding?, at place: SourcePlace, log: inout IssueLog
  ) {
    if decoded.hadByteOrderMark { log.report(.byteOrderMark, at: place) }
    if declared == nil, decoded.encoding == .gb18030 {
      log.report(.encodingFound(.gb18030), at: place)
    }
    if decoded.privateUseCount > 0 {
      log.report(.privateUseCharacters(count: decoded.privateUseCount), at: place)
    }
  }

  private static func refuse(
    _ source: SourceFile, _ kind: IssueKind, line: Int? = nil, log: inout IssueLog
  ) {
    log.report(kind, at: SourcePlace(file: source.name, line: line))
    log.close(.init(file: source.name, sha256: source.sha256, bytes: source.bytes.count))
  }

  /// Reports a fault that makes the whole file useless before its records were read; the records
  /// are still counted, so that the account adds up.
  func refuse(_ kinds: [IssueKind], log: inout IssueLog) {
    for kind in kinds { log.report(kind, at: SourcePlace(file: file, line: 1)) }
    var ignored = IssueLog()
    var account = readRecords(log: &ignored) { _, _, _ in .accepted }.account
    account.refuseAll()
    log.close(account)
  }

  /// Finds columns by their headers; reports those that are missing or stand there twice.
  ///
  /// - Parameters:
  ///   - names: The headers wanted; `nil` entries are not wanted.
  ///   - log: Takes the issues.
  /// - Returns: The positions in the order wanted; `nil` when one is missing, and the file is then
  ///   refused.
  func columns(_ names: [String?], log: inout IssueLog) -> [Int?]? {
    var faults: [IssueKind] = []
    let positions = names.map { name -> Int? in
      guard let name else { return nil }
      let matches = headers.indices.filter { headers[$0].utf8.elementsEqual(name.utf8) }
      if matches.isEmpty {
        faults.append(
          .missingColumn(
            wanted: name, nearest: nearestHeader(to: name), headers: Array(headers.prefix(40))))
      } else if matches.count > 1 {
        faults.append(
          .repeatedColumn(name: name, columns: matches.map { column($0).letters }))
      }
      return matches.first
    }
    guard faults.isEmpty else {
      refuse(faults, log: &log)
      return nil
    }
    return positions
  }

  /// The header that differs from a name only in blanks or letter case, or holds or is held by it.
  private func nearestHeader(to name: String) -> String? {
    func reduced(_ text: String) -> [UInt8] {
      text.unicodeScalars.filter { !$0.properties.isWhitespace }
        .flatMap { String($0).lowercased().utf8 }
    }
    let wanted = reduced(name)
    if let same = headers.first(where: { reduced($0) == wanted }) { return same }
    return headers.first { header in
      !header.isEmpty && (header.contains(name) || name.contains(header))
    }
  }

  /// A column by its position, as it is called in messages.
  func column(_ index: Int) -> SourcePlace.Column {
    SourcePlace.Column(name: headers.indices.contains(index) ? headers[index] : "", index: index)
  }

  /// Where a record stands.
  struct RecordPlace {
    let number: Int
    let line: Int
    let byte: Int
  }

  func place(_ record: RecordPlace, column index: Int? = nil) -> SourcePlace {
    SourcePlace(
      file: file, line: record.line, record: record.number, column: index.map(column),
      byte: record.byte)
  }

  /// Reads all records, and closes the account of the file.
  ///
  /// Records with too few or too many fields and rows of totals are set aside before `body` sees
  /// them; empty rows are passed over and counted. When the fields can no longer be told apart the
  /// whole file is refused, and `false` tells the caller to drop what it gathered.
  func forEachRecord(
    log: inout IssueLog,
    _ body: (borrowing DelimitedRecord, RecordPlace, inout IssueLog) -> Verdict
  ) -> Bool {
    let reading = readRecords(log: &log, body)
    if let problem = reading.problem {
      log.report(.malformed(problem.kind), at: SourcePlace(file: file, line: problem.line))
      var account = reading.account
      account.refuseAll()
      log.close(account)
      return false
    }
    log.close(reading.account)
    return true
  }

  /// As ``forEachRecord(log:_:)``, but leaves the account to the caller, who may still set records
  /// aside that disagree with each other.
  func readRecords(
    log: inout IssueLog,
    _ body: (borrowing DelimitedRecord, RecordPlace, inout IssueLog) -> Verdict
  ) -> (account: IssueLog.Account, problem: DelimitedProblem?) {
    var account = IssueLog.Account(
      file: file, sha256: source.sha256, bytes: source.bytes.count)
    var blankCount = 0
    var problem: DelimitedProblem?
    text.withUnsafeBufferPointer { bytes in
      var scanner = DelimitedScanner(bytes, delimiter: delimiter)
      var record = DelimitedRecord()
      var isHeader = true
      do throws(DelimitedProblem) {
        if sniffDelimiter(bytes).hasSeparatorLine { _ = try scanner.next(into: &record) }
        while try scanner.next(into: &record) {
          if TextTable.isEmpty(record) {
            if !isHeader, !record.isBlank { blankCount += 1 }
            continue
          }
          if isHeader {
            isHeader = false
            continue
          }
          account.seen += 1
          let place = RecordPlace(number: account.seen, line: record.line, byte: record.byte)
          switch verdict(on: record, at: place, log: &log, body) {
          case .accepted: account.accepted += 1
          case .quarantined: account.quarantined += 1
          }
        }
      } catch {
        account.seen += 1
        problem = error
      }
    }
    if blankCount > 0 {
      log.report(.blankRecords(count: blankCount), at: SourcePlace(file: file))
    }
    return (account, problem)
  }

  private func verdict(
    on record: borrowing DelimitedRecord, at place: RecordPlace, log: inout IssueLog,
    _ body: (borrowing DelimitedRecord, RecordPlace, inout IssueLog) -> Verdict
  ) -> Verdict {
    if record.count != headers.count {
      guard record.count > headers.count, hasOnlyEmptyFields(record, from: headers.count) else {
        log.report(
          .fieldCount(found: record.count, expected: headers.count), at: self.place(place))
        return .quarantined
      }
      log.report(.emptyTrailingFields, at: self.place(place))
    }
    if let word = TextTable.totalsWord(record) {
      log.report(.totalsRow(found: word), at: self.place(place))
      return .quarantined
    }
    return body(record, place, &log)
  }

  private static func isEmpty(_ record: borrowing DelimitedRecord) -> Bool {
    record.isBlank || (0..<record.count).allSatisfy { trimmed(record[$0]).field.isEmpty }
  }

  private func hasOnlyEmptyFields(_ record: borrowing DelimitedRecord, from first: Int) -> Bool {
    (first..<record.count).allSatisfy { record[$0].isEmpty }
  }

  private static let totalsWords = ["合计", "总计", "小计", "总合计", "平均", "平均分", "Total", "total"]

  /// The word that marks a row of totals, when the first field that is not empty is one.
  private static func totalsWord(_ record: borrowing DelimitedRecord) -> String? {
    for index in 0..<record.count {
      let field = trimmed(record[index]).field
      if field.isEmpty { continue }
      // The words have 5 to 9 bytes; longer and shorter fields are the rule.
      guard (5...12).contains(field.count) else { return nil }
      return totalsWords.first { $0.utf8.elementsEqual(field) }
    }
    return nil
  }
}
