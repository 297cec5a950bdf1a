import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// The result of each evaluator group for one item, per subject.
///
/// ```
/// mean = Σ points · count / n      over ratings kept after trimming, rounded half up once
/// ```
/// where `n` counts the valid ratings kept, and the abstentions too when the panel's policy gives
/// them points; or a result by votes, see ``BallotResult``. A group with fewer valid ratings than
/// its minimum, fewer ballots than its quorum, another composition than it must have, or more
/// ballots than were handed out, has none.
func measureBallots(
  _ measure: BallotMeasure, _ indicator: String, scheme: Scheme, _ records: Records,
  _ settled: inout SettledBallots
) -> [MeasuredColumn] {
  guard let panel = scheme.panel(measure.panel), let scale = scheme.scale(panel.scale),
    let ballots = records.ballots[measure.input]
  else { preconditionFailure("the linter found the panel, the scale and the input") }
  let word = measure.item ?? ""
  guard let item = ballots.items.firstIndex(where: { $0.utf8.elementsEqual(word.utf8) }) else {
    preconditionFailure("the plan of the input has every item of the scheme")
  }
  let whole = settled.ballots(of: measure.input, panel, scale, ballots)
  return panel.ballotGroups.map { group in
    var outcome = GroupOutcome(
      group: group, panel: panel, scale: scale, result: measure.result, roster: records.roster,
      rounding: scheme.rounding.parts)
    let positions = tallyGroups(of: [group], in: ballots)
    let pooled = PooledAnswers(whole.tally, item: item, groups: positions)
    pooled.forEachSubject { subject, answers, kinds in
      let leftOut = whole.leftOut(subject: subject, item: item, groups: positions)
      // A ballot left out is a valid one still, and belongs to its kind.
      let valid = zip(kinds, positions.dropFirst()).map { count, kind in
        count + whole.leftOut(subject: subject, item: item, groups: [kind]).count
      }
      outcome.take(answers, kinds: valid, leftOut: leftOut, row: subject)
    }
    if let late = ballots.late, panel.late != nil {
      outcome.countLate { row in
        positions.reduce(0) { $0 + late.count(subject: row, item: item, group: $1) }
      }
    }
    return outcome.column(ColumnKey(indicator: indicator, group: group.identifier))
  }
}

/// The ballots of inputs under the rules of panels, each settled once for all items.
struct SettledBallots {
  private var settled: [[String]: WholeBallots] = [:]

  mutating func ballots(
    of input: String, _ panel: Panel, _ scale: GradeScale, _ records: BallotRecords
  ) -> WholeBallots {
    let key = [input, panel.identifier]
    if let known = settled[key] { return known }
    let ballots = WholeBallots(panel, AnswerPoints(scale), records)
    settled[key] = ballots
    return ballots
  }
}

/// The number of those entitled per row; `nil` without a quorum.
func eligible(_ group: EvaluatorGroup, _ roster: Roster) -> [Int64]? {
  numbers(group.quorum?.eligible, roster)
}

/// A number per row, the same for all or of a column of the roster.
func numbers(_ place: Quorum.Eligible?, _ roster: Roster) -> [Int64]? {
  switch place {
  case nil: nil
  case .number(let number): Array(repeating: number, count: roster.count)
  case .rosterColumn(let header):
    roster.numbers[header] ?? Array(repeating: .max, count: roster.count)
  }
}
