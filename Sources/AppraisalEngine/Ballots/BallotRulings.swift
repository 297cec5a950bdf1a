public import AppraisalIngest
public import AppraisalScheme

/// What the rules of a scheme on whole ballots find, with the places of the ballots.
///
/// - Parameters:
///   - scheme: The rules.
///   - records: The records of every input that the scheme names.
/// - Returns: The findings, by input in the order of the scheme, panel, ballot and rule.
/// - Complexity: O(ratings · limits).
public func ballotRulings(
  _ scheme: Scheme, _ records: Records
) -> [(issue: BallotRuleIssue, place: SourcePlace)] {
  var seen: Set<[String]> = []
  var found: [(issue: BallotRuleIssue, place: SourcePlace)] = []
  for case .ballots(let measure)? in scheme.root.leaves.map(\.measure)
  where seen.insert([measure.input, measure.panel]).inserted {
    guard let panel = scheme.panel(measure.panel), let scale = scheme.scale(panel.scale),
      let ballots = records.ballots[measure.input], let book = ballots.book
    else { continue }
    let groups = Set(tallyGroups(of: panel.ballotGroups, in: ballots))
    found += brokenRules(panel, AnswerPoints(scale), book, groups: groups).map {
      ($0.issue, book.place(of: $0.ballot))
    }
    found += limitsOutOfReach(
      panel, subjects: max(records.roster.count, book.ratedBound), file: ballots.file)
  }
  return found
}

/// Limits that a ballot on all subjects of the roster cannot break or cannot keep to.
///
/// Where members are rated there are more of them than subjects, as far as the ballots show.
private func limitsOutOfReach(
  _ panel: Panel, subjects: Int, file: String
) -> [(issue: BallotRuleIssue, place: SourcePlace)] {
  (panel.ballotRules?.limits ?? []).compactMap { limit in
    let isIdle = limit.most.map { $0 >= Int64(subjects) } ?? false
    let isUnattainable = limit.least.map { $0 > Int64(subjects) } ?? false
    guard isIdle || isUnattainable else { return nil }
    return (
      .limitOutOfReach(range: limit.text, subjects: subjects), SourcePlace(file: file)
    )
  }
}
