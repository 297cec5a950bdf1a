/// Who looks after which household (结对名单).
public struct PairRecord: Sendable, Hashable {
  /// The position of the person on the list that the file names.
  public let who: Int32
  /// The household as it is written.
  public let household: String
  /// The physical line.
  public let line: Int32
}

/// Reads a list of pairs; a pair that stands there twice counts once.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers of the person and the household.
///   - reference: The list that the first column names.
///   - log: Takes the issues and the account of the file.
/// - Returns: The pairs in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readPairs(
  _ source: SourceFile, options: TextOptions, columns: (who: String, household: String),
  reference: RecordReference, log: inout IssueLog
) -> [PairRecord]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns([columns.who, columns.household], log: &log),
    let who = found[0], let household = found[1]
  else { return nil }
  return readComparedLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let index = reading.index(
      record[who], column: who, in: reference.keys, list: reference.list, log: &log)
    let name = reading.text(record[household], column: household, log: &log)
    let subject = index.map(reference.subjectRow)
    let verdict = reading.verdict(concerning: subject, log: &log)
    guard reading.isWhole, let index, let name else { return (verdict, nil) }
    let pair = PairRecord(who: Int32(index), household: name, line: Int32(clamping: place.line))
    return (verdict, ComparedRecord(record: pair, place: place, subject: subject))
  } compare: { entries in
    // All that a pair tells is its key, so that two of them always agree.
    disagreements(
      among: entries, about: { Pair(who: $0.who, household: Array($0.household.utf8)) },
      telling: { _ in 0 }, column: nil
    ) { .repeatedRecord(firstLine: $1) }
  }
}

/// A person and a household, the latter by its bytes.
private struct Pair: Hashable {
  let who: Int32
  let household: [UInt8]
}
