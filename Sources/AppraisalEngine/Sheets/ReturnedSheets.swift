import AppraisalIngest
public import AppraisalNumerics
import AppraisalScheme

/// Sheets returned on one subject against those who may hand one in.
public struct ReturnedSheets: Sendable {
  /// The input.
  public let input: String
  /// The identifier of the evaluator group.
  public let group: String
  /// The row of the subject.
  public let row: Int
  /// Sheets returned and people entitled.
  public let count: ReturnedCount
  /// What that says, beside the other subjects.
  public let evidence: ReturnEvidence
}

/// Compares sheets returned with people entitled, or ballots handed out where they are fewer.
///
/// - Returns: One entry per subject with a sheet; `nil` when the scheme names neither number.
func returnedSheets(
  _ input: String, _ group: EvaluatorGroup, _ records: Records
) -> [ReturnedSheets]? {
  guard let ballots = records.ballots[input] else { return nil }
  let bounds = [
    eligible(group, records.roster), numbers(group.issued?.number, records.roster),
  ].compactMap { $0 }
  guard let first = bounds.first else { return nil }
  let entitled = bounds.dropFirst().reduce(first) { zip($0, $1).map { min($0, $1) } }
  let positions = tallyGroups(of: [group], in: ballots)
  let returned = mostAnswers(ballots, groups: positions, rows: records.roster.count)
  // A row without a number was reported when the roster was read, and is no community here.
  let rows = records.roster.subjects.indices.filter {
    returned[$0] > 0 && (0..<Int64(Int32.max)).contains(entitled[$0])
  }
  let counts = rows.map {
    ReturnedCount(returned: Int(returned[$0]), eligible: Int(entitled[$0]))
  }
  guard let evidence = try? compareReturns(counts) else { return nil }
  return rows.indices.map {
    ReturnedSheets(
      input: input, group: group.identifier, row: rows[$0], count: counts[$0],
      evidence: evidence[$0])
  }
}
