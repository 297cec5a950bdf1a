import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// Commitments kept, weighted by importance; late ones count their share.
///
/// ```
/// ratio = Σ v·credit / Σ v,    credit = 1 in time, p/q late, 0 not kept
/// ```
/// To stay in integers both sums are taken times `q`. A commitment without a day of fulfilment
/// whose day lies behind the end of the period is left out or counts as not kept, as the scheme
/// says.
func measureCommitments(
  _ measure: CommitmentMeasure, end: CalendarDate, _ records: Records
) -> RatioColumn {
  guard let commitments = records.commitments[measure.input] else {
    preconditionFailure("the linter found the input")
  }
  var column = RatioColumn(
    rows: records.roster.count,
    details: [.records, .fulfilled, .late, .unfulfilled, .notYetDue] + measure.weightedDetails)
  for commitment in commitments {
    let row = Int(commitment.subject)
    column.add(1, to: .records, row: row)
    let isWeighted = !measure.importance.isEmpty
    let word = isWeighted ? Int(commitment.importance) : 0
    let weight = isWeighted ? measure.importance[word].weight : 1
    let credit: Int64
    switch outcome(of: commitment, end: end) {
    case .notYetDue:
      column.add(1, to: .notYetDue, row: row)
      if measure.notYetDue == .leaveOut { continue }
      if isWeighted { column.add(1, to: .fact(.open, at: word), row: row) }
      credit = 0
    case .fulfilled:
      column.add(1, to: .fulfilled, row: row)
      if isWeighted { column.add(1, to: .fact(.inTime, at: word), row: row) }
      credit = measure.late.denominator
    case .late:
      column.add(1, to: .late, row: row)
      if isWeighted { column.add(1, to: .fact(.overdue, at: word), row: row) }
      credit = measure.late.numerator
    case .unfulfilled:
      column.add(1, to: .unfulfilled, row: row)
      if isWeighted { column.add(1, to: .fact(.open, at: word), row: row) }
      credit = 0
    }
    column.numerators[row] += Int128(weight) * Int128(credit)
    column.denominators[row] += Int128(weight) * Int128(measure.late.denominator)
  }
  return column
}

extension CommitmentMeasure {
  /// Per word of importance, how many were kept in time, late and not at all.
  fileprivate var weightedDetails: [Detail] {
    importance.indices.flatMap { word -> [Detail] in
      [.fact(.inTime, at: word), .fact(.overdue, at: word), .fact(.open, at: word)]
    }
  }
}

/// What became of a commitment by the end of the period.
enum CommitmentOutcome {
  case fulfilled
  case late
  case unfulfilled
  case notYetDue
}

func outcome(of commitment: CommitmentRecord, end: CalendarDate) -> CommitmentOutcome {
  // What was done after the end of the period had not been done when it ended.
  guard let done = commitment.done, done <= end else {
    return commitment.due > end ? .notYetDue : .unfulfilled
  }
  return done <= commitment.due ? .fulfilled : .late
}
