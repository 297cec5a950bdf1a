import AppraisalIngest
import AppraisalReport
import AppraisalScheme

/// Joins issues with the decisions that the assessment records.
///
/// A decision settles quarantined records of its file with its code, all of them or those of one
/// line. It says that somebody knows of them; it does not bring the records back. A line alone
/// settles nothing where several sheets of the file have records set aside: it would settle a
/// record that nobody looked at.
func decided(
  _ issues: [Issue], _ decisions: [RecordDecision]
) -> (issues: [DecidedIssue], unused: [RecordDecision]) {
  var isUsed = [Bool](repeating: false, count: decisions.count)
  var sheets: [String: Set<String>] = [:]
  for issue in issues where issue.severity == .quarantined {
    sheets[issue.place.file, default: []].insert(issue.place.sheet ?? "")
  }
  let joined = issues.map { issue -> DecidedIssue in
    guard issue.severity == .quarantined else { return DecidedIssue(issue, nil) }
    let position = decisions.firstIndex { decision in
      decision.file == issue.place.file && decision.code == issue.code
        && (decision.line == nil || decision.line == issue.place.line)
        && isMeant(issue.place, by: decision, sheets: sheets[issue.place.file]?.count ?? 0)
    }
    if let position { isUsed[position] = true }
    return DecidedIssue(issue, position.map { decisions[$0] })
  }
  return (joined, decisions.indices.filter { !isUsed[$0] }.map { decisions[$0] })
}

/// Whether a decision names the sheet of a place, or need not name it.
private func isMeant(_ place: SourcePlace, by decision: RecordDecision, sheets: Int) -> Bool {
  guard let sheet = decision.sheet else { return decision.line == nil || sheets <= 1 }
  return place.sheet?.utf8.elementsEqual(sheet.utf8) ?? false
}
