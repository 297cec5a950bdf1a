public import AppraisalIngest
public import AppraisalScheme

extension ReadingPlan {
  /// What is looked at while an input's ballots are read, besides their answers.
  ///
  /// - Parameters:
  ///   - input: The input.
  ///   - columns: Its columns.
  /// - Returns: The rules; the panels of an input agree on them.
  public func ballotRules(of input: String, _ columns: BallotColumns) -> BallotReadingRules {
    var rules = BallotReadingRules()
    let panels = panels(of: input)
    if let late = panels.first?.late,
      let then = BallotReadingRules.Late(rawValue: late.then.rawValue)
    {
      rules.late = (late.after, then)
    }
    if let first = panels.first,
      let duplicates = BallotReadingRules.Duplicates(rawValue: first.duplicates.rawValue)
    {
      rules.duplicates = duplicates
    }
    rules.submitted = columns.submitted
    let ballots = panels.compactMap { $0.ballot(in: columns) }
    if !ballots.isEmpty { rules.keeps = ballots.contains(.evaluator) ? .evaluator : .row }
    return rules
  }
}

/// The name under which a tally keeps a kind of evaluators apart inside a group.
func tallyName(_ group: EvaluatorGroup, _ kind: EvaluatorKind) -> String {
  "\(group.identifier)/\(kind.identifier)"
}

/// The groups of a tally that make up an evaluator group, with all words by which a file may name
/// each: the group itself, and its kinds.
func groupsOfWords(_ group: EvaluatorGroup) -> [(identifier: String, words: [String])] {
  [(group.identifier, unique([group.identifier, group.title] + group.aliases))]
    + group.kinds.map { kind in
      (tallyName(group, kind), unique([kind.identifier] + kind.aliases))
    }
}
