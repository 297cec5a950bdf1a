import AppraisalIngest
import AppraisalReport
import AppraisalScheme

/// Joins issues with the decisions that the assessment records.
///
/// A decision settles quarantined records of its file with its code, all of them or those of one
/// line. It says that somebody knows of them; it does not bring the records back.
func decided(
  _ issues: [Issue], _ decisions: [RecordDecision]
) -> (issues: [DecidedIssue], unused: [RecordDecision]) {
  var isUsed = [Bool](repeating: false, count: decisions.count)
  let joined = issues.map { issue -> DecidedIssue in
    guard issue.severity == .quarantined else { return DecidedIssue(issue, nil) }
    let position = decisions.firstIndex { decision in
      decision.file == issue.place.file && decision.code == issue.code
        && (decision.line == nil || decision.line == issue.place.line)
    }
    if let position { isUsed[position] = true }
    return DecidedIssue(issue, position.map { decisions[$0] })
  }
  return (joined, decisions.indices.filter { !isUsed[$0] }.map { decisions[$0] })
}
