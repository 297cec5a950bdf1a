/// What a platform's export tells about each ballot besides its answers, by position of the columns.
struct BallotSurvey: Sendable {
  let rules: SurveyRules
  let recordIdentifier: Int?
  let submitted: Int?
  let duration: Int?
  let address: Int?
  let device: Int?
  let status: Int?
  let completion: Int?
  /// Whether the export is of a platform that is known.
  let isKnown: Bool

  /// What the layout of a table says; nothing when no platform was recognised.
  init(_ layout: SurveyLayout?) {
    func position(of role: SurveyColumn.Role) -> Int? {
      layout?.columns.first { $0.role == role }?.index
    }
    rules = layout?.dialect.rules ?? SurveyDialect.ledger.rules
    isKnown = layout != nil
    recordIdentifier = position(of: .recordIdentifier)
    submitted = position(of: .submitted)
    duration = position(of: .duration)
    address = position(of: .address)
    device = position(of: .device)
    status = position(of: .status)
    completion = position(of: .completion)
  }

  /// Whether every record has to be read field by field, since some of them may be no ballots.
  var mayVoidRecords: Bool {
    status != nil || completion != nil
      || (rules.isIncompleteWithoutSubmission != nil && submitted != nil)
  }

  /// Why a record is no ballot.
  func fault(_ record: borrowing DelimitedRecord) -> (kind: IssueKind, column: Int)? {
    if let status, let reason = rules.voidReason(status: trimmed(record[status]).field) {
      return (.voidBallot(reason), status)
    }
    if let completion, rules.isUnfinished(trimmed(record[completion]).field) {
      return (.incompleteBallot, completion)
    }
    if let submitted, rules.isIncompleteWithoutSubmission != nil,
      trimmed(record[submitted]).field.isEmpty
    {
      return (.incompleteBallot, submitted)
    }
    return nil
  }

  /// The answer without what the respondent wrote next to it.
  func withoutNote(_ field: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    guard let brackets = rules.noteBrackets else { return nil }
    let opening = Array(brackets.opening.utf8)
    guard field.count > opening.count,
      field.suffix(brackets.closing.utf8.count).elementsEqual(brackets.closing.utf8),
      let start = field.indices.first(where: { field[$0...].starts(with: opening) }), start > 0
    else { return nil }
    return trimmed(UnsafeBufferPointer(rebasing: field[..<start])).field
  }
}
