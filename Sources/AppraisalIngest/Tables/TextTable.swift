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
final class TextTable: Sendable {
  /// The file, as it is called in messages.
  let file: String
  /// The headers, without outer blanks.
  let headers: [String]
  private let headerLine: Int
  private let source: SourceFile
  private let text: [UInt8]
  private let delimiter: UInt8
  private let hasSeparatorLine: Bool

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
      hasSeparatorLine = opening.hasSeparatorLine
      headers = opening.headers
      headerLine = opening.line
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
    let line: Int
  }

  private struct FullWidthDelimiter: Error {}

  private static func open(_ text: [UInt8], declared: UInt8?) throws -> Opening {
    try text.withUnsafeBufferPointer { bytes in
      let guess = sniffDelimiter(bytes)
      if guess.isFullWidth, declared == nil { throw FullWidthDelimiter() }
      let delimiter = declared ?? guess.delimiter
      var scanner = DelimitedScanner(bytes, delimiter: delimiter)
      var record = DelimitedRecord()
      guard
        try scanner.nextHeader(into: &record, hasSeparatorLine: guess.hasSeparatorLine)
      else { throw TextProblem(kind: .empty) }
      var headers = (0..<record.count).map { index in
        String(decoding: trimmed(record[index]).field, as: UTF8.self)
      }
      while headers.last?.isEmpty == true { headers.removeLast() }
      return Opening(
        delimiter: delimiter, hasSeparatorLine: guess.hasSeparatorLine, headers: headers,
        line: record.line)
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
    for kind in kinds { log.report(kind, at: SourcePlace(file: file, line: headerLine)) }
    var ignored = IssueLog()
    var account = readRecords(log: &ignored) { _, _, _ in .accepted }.account
    account.refuseAll()
    log.close(account)
  }

  /// Finds columns by their headers; reports those that are missing or stand there twice.
  ///
  /// - Parameters:
  ///   - names: The headers wanted; `nil` entries are not wanted.
  ///   - isSecret: Whether the first line must not be quoted unless most headers are found in it,
  ///     since it may else be a record.
  ///   - log: Takes the issues.
  /// - Returns: The positions in the order wanted; `nil` when one is missing, and the file is then
  ///   refused.
  func columns(
    _ names: [String?], isSecret: Bool = false, log: inout IssueLog
  ) -> [Int?]? {
    let isQuotable = !isSecret || holdsMost(of: names)
    var faults: [IssueKind] = []
    let positions = names.map { name -> Int? in
      guard let name else { return nil }
      let matches = headers.indices.filter { headers[$0].utf8.elementsEqual(name.utf8) }
      if matches.isEmpty {
        faults.append(
          .missingColumn(
            wanted: name, nearest: isQuotable ? nearestHeader(to: name) : nil,
            headers: isQuotable ? Array(headers.prefix(40)) : []))
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

  private func holdsMost(of names: [String?]) -> Bool {
    let wanted = names.compactMap(\.self)
    let found = wanted.count { name in headers.contains { $0.utf8.elementsEqual(name.utf8) } }
    return found * 2 > wanted.count
  }

  /// The header that differs from a name only in blanks or letter case, or holds or is held by it.
  private func nearestHeader(to name: String) -> String? {
    func reduced(_ text: String) -> [UInt8] {
      text.unicodeScalars.filter { !$0.properties.isWhitespace }
        .flatMap { String($0).lowercased().utf8 }
    }
    let wanted = reduced(name)
    // No header that a person wrote is longer; one that is would only cost time.
    let headers = headers.filter { $0.utf8.count <= 300 }
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

  /// What became of the records, and why reading ended early, if it did.
  typealias Reading = (account: IssueLog.Account, problem: DelimitedProblem?)

  /// Reads all records, and leaves their account to the caller.
  ///
  /// The caller may still set records aside that disagree with each other, and then has to
  /// ``close(_:isUsable:log:)`` the account.
  ///
  /// Records with too few or too many fields and rows of totals are set aside before `body` sees
  /// them; empty rows are passed over and counted. Reading ends where the fields can no longer be
  /// told apart; the record at fault is the last one seen.
  func readRecords(
    log: inout IssueLog,
    _ body: (borrowing DelimitedRecord, RecordPlace, inout IssueLog) -> Verdict
  ) -> Reading {
    var account = IssueLog.Account(
      file: file, sha256: source.sha256, bytes: source.bytes.count)
    var blankCount = 0
    var problem: DelimitedProblem?
    text.withUnsafeBufferPointer { bytes in
      var scanner = DelimitedScanner(bytes, delimiter: delimiter)
      var record = DelimitedRecord()
      do throws(DelimitedProblem) {
        _ = try scanner.nextHeader(into: &record, hasSeparatorLine: hasSeparatorLine)
        while try scanner.next(into: &record) {
          if record.holdsNothing {
            if !record.isBlank { blankCount += 1 }
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

  /// Closes the account of the file, which is refused when its fields cannot be told apart, when it
  /// holds no record, or when the caller found it useless.
  ///
  /// - Parameters:
  ///   - reading: What became of the records.
  ///   - isUsable: Whether the caller can use them.
  ///   - log: Takes the issues and the account.
  /// - Returns: Whether the file can be used; otherwise the caller drops what it gathered.
  func close(_ reading: Reading, isUsable: Bool = true, log: inout IssueLog) -> Bool {
    var account = reading.account
    if let problem = reading.problem {
      log.report(.malformed(problem.kind), at: SourcePlace(file: file, line: problem.line))
    } else if account.seen == 0 {
      log.report(.noRecords, at: SourcePlace(file: file))
    }
    let isUsable = isUsable && reading.problem == nil && account.seen > 0
    if !isUsable { account.refuseAll() }
    log.close(account)
    return isUsable
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
    if let word = totalsWord(record) {
      log.report(.totalsRow(found: word), at: self.place(place))
      return .quarantined
    }
    return body(record, place, &log)
  }

  private func hasOnlyEmptyFields(_ record: borrowing DelimitedRecord, from first: Int) -> Bool {
    (first..<record.count).allSatisfy { trimmed(record[$0]).field.isEmpty }
  }
}

extension DelimitedRecord {
  /// Whether all fields are empty but for blanks.
  fileprivate var holdsNothing: Bool {
    isBlank || (0..<count).allSatisfy { trimmed(self[$0]).field.isEmpty }
  }
}

extension DelimitedScanner {
  /// Reads the header: the first record that holds anything, behind the `sep=` line if there is one.
  fileprivate mutating func nextHeader(
    into record: inout DelimitedRecord, hasSeparatorLine: Bool
  ) throws(DelimitedProblem) -> Bool {
    var isBehindSeparatorLine = !hasSeparatorLine
    while try next(into: &record) {
      if record.holdsNothing { continue }
      if isBehindSeparatorLine { return true }
      isBehindSeparatorLine = true
    }
    return false
  }
}
