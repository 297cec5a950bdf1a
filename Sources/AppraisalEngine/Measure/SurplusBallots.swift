import AppraisalIngest
public import AppraisalScheme

/// More ballots of a group for a subject than there are people entitled.
public struct SurplusBallots: Sendable, Hashable {
  /// The input that the ballots are in.
  public let input: String
  /// The row of the subject.
  public let row: Int
  /// The evaluator group.
  public let group: String
  /// Ballots counted, of the item with the most of them.
  public let ballots: Int64
  /// Those entitled.
  public let eligible: Int64
}

/// Finds subjects with more ballots than people entitled, where a quorum says how many there are.
///
/// A rating, an abstention and a void vote are each a ballot; an answer that was not given is none, or
/// on a sheet with a column per subject whoever rates some of them would count for all.
///
/// - Parameters:
///   - scheme: The rules.
///   - records: The records of every input that the scheme names.
/// - Returns: The findings, by input, group and row.
/// - Complexity: O(subjects · items · groups).
public func surplusBallots(_ scheme: Scheme, _ records: Records) -> [SurplusBallots] {
  var panels: [String: Set<String>] = [:]
  for case .ballots(let measure)? in scheme.root.leaves.map(\.measure) {
    panels[measure.input, default: []].insert(measure.panel)
  }
  return panels.sorted { $0.key < $1.key }.flatMap { input, names -> [SurplusBallots] in
    guard let ballots = records.ballots[input] else { return [] }
    let groups = scheme.panels.filter { names.contains($0.identifier) }.flatMap(\.ballotGroups)
    return groups.flatMap { group -> [SurplusBallots] in
      // Of those handed out and those entitled, the fewer bound the ballots that can come back.
      let bounds = [
        eligible(group, records.roster), numbers(group.issued?.number, records.roster),
      ].compactMap { $0 }
      guard let first = bounds.first else { return [] }
      let eligible = bounds.dropFirst().reduce(first) { zip($0, $1).map { min($0, $1) } }
      let positions = tallyGroups(of: [group], in: ballots)
      return mostAnswers(ballots, groups: positions, rows: records.roster.count).enumerated()
        .filter { $0.element > eligible[$0.offset] }
        .map {
          SurplusBallots(
            input: input, row: $0.offset, group: group.identifier, ballots: $0.element,
            eligible: eligible[$0.offset])
        }
    }
  }
}

/// The answers given to the item with the most of them, per row.
func mostAnswers(_ ballots: BallotRecords, groups: [Int], rows: Int) -> [Int64] {
  var most = [Int64](repeating: 0, count: rows)
  for item in ballots.items.indices {
    PooledAnswers(ballots.tally, item: item, groups: groups).forEachSubject { row, answers, _ in
      most[row] = max(most[row], answers.total - answers.unanswered)
    }
  }
  return most
}
