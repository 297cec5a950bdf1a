public import AppraisalNumerics

/// The headers of a list of commitments that tells when each was made.
public struct CommitmentColumns: Sendable {
  /// The identifier.
  public let identifier: String
  /// The subject.
  public let subject: String
  /// The day on which it was promised, if told.
  public let promised: String?
  /// The day by which it was promised.
  public let due: String
  /// The day on which it was done.
  public let done: String
  /// The word of importance, if told.
  public let importance: String?
  /// What proves it, if told.
  public let evidence: String?

  /// Headers.
  /// - Parameters:
  ///   - identifier: The identifier.
  ///   - subject: The subject.
  ///   - promised: The day on which it was promised, if told.
  ///   - due: The day by which it was promised.
  ///   - done: The day on which it was done.
  ///   - importance: The word of importance, if told.
  ///   - evidence: What proves it, if told.
  public init(
    identifier: String, subject: String, promised: String? = nil, due: String, done: String,
    importance: String? = nil, evidence: String? = nil
  ) {
    self.identifier = identifier
    self.subject = subject
    self.promised = promised
    self.due = due
    self.done = done
    self.importance = importance
    self.evidence = evidence
  }

  var headers: [String?] { [identifier, subject, due, done, promised, importance, evidence] }
}

/// A commitment with the day on which it was made and what proves it.
public struct DatedCommitment: Sendable, Hashable {
  /// The commitment.
  public let commitment: CommitmentRecord
  /// The day on which it was promised; `nil` when not told.
  public let promised: CalendarDate?
  /// What proves it, as it is written; text only, never followed as a link.
  public let evidence: String?
}

/// Reads a list of commitments with the days on which they were made.
///
/// Neither the deadline nor the day on which it was done lies before the promise.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - columns: The headers.
///   - importance: The words of importance that may occur; disregarded without a column.
///   - roster: Those appraised.
///   - log: Takes the issues and the account of the file.
/// - Returns: The records in the order of the file; `nil` when it was refused.
/// - Complexity: O(bytes).
public func readCommitments(
  _ source: SourceFile, options: TextOptions, columns: CommitmentColumns, importance: [String],
  roster: Roster, log: inout IssueLog
) -> [DatedCommitment]? {
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns(
      columns.headers, log: &log),
    let identifier = found[0], let subject = found[1], let due = found[2], let done = found[3]
  else { return nil }
  let words = WordList(importance)
  var records: [DatedCommitment] = []
  let isRead = readLedger(table, log: &log) { record, place, log in
    var reading = FieldReading(table, place)
    let key = reading.text(record[identifier], column: identifier, log: &log)
    let row = reading.index(
      record[subject], column: subject, in: roster.keys, list: .roster, log: &log)
    let promised = found[4].flatMap { reading.date(record[$0], column: $0, log: &log) }
    let dueDate = reading.date(record[due], column: due, log: &log)
    let doneDate = reading.date(record[done], column: done, mayBeEmpty: true, log: &log)
    reading.requireOrder(promised, dueDate, column: due, log: &log)
    reading.requireOrder(promised, doneDate, column: done, log: &log)
    let word = found[5].flatMap {
      reading.word(record[$0], column: $0, among: words, log: &log)
    }
    let evidence = found[6].flatMap {
      reading.optionalText(record[$0], column: $0, log: &log)
    }
    if reading.isWhole, let key, let row, let dueDate {
      let commitment = CommitmentRecord(
        identifier: key, subject: Int32(row), due: dueDate, done: doneDate,
        importance: Int32(word ?? 0), line: Int32(clamping: place.line))
      records.append(
        DatedCommitment(commitment: commitment, promised: promised, evidence: evidence))
    }
    return reading.verdict(concerning: row, log: &log)
  }
  return isRead ? records : nil
}
