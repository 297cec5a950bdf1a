import AppraisalIngest
import AppraisalReport
import AppraisalScheme

/// Decisions that settle nothing, so that a misspelt file or code does not go unnoticed.
func unusedDecisions(_ decisions: [RecordDecision], _ wording: Wording) -> String {
  decisions.map { decision in
    let line = decision.line.map { wording("第 \($0) 行", " line \($0)") } ?? ""
    return wording(
      "\(Rules.assessmentName):\(decision.mark.line): 这条决定没有对应的待处理记录（\(decision.file)\(line)，\(decision.code)）。\n",
      "\(Rules.assessmentName):\(decision.mark.line): this decision settles no record "
        + "(\(decision.file)\(line), \(decision.code)).\n")
  }.joined()
}

/// How many records await a decision; one with several faults is one record.
func openRecords(_ issues: [DecidedIssue]) -> Int {
  var records: Set<SourcePlace> = []
  var unlisted = 0
  for issue in issues.lazy.filter(\.isOpen).map(\.issue) {
    if case .furtherIssues(_, _, let count) = issue.kind {
      unlisted += count
    } else {
      records.insert(SourcePlace(file: issue.place.file, line: issue.place.line))
    }
  }
  return records.count + unlisted
}

/// What a command says whose stored run is not final.
func notFinal(_ wording: Wording) -> String {
  wording(
    "结果还不是最终结果：有记录待处理，见 result/issues.csv。",
    "The result is not final: records await a decision, see result/issues.csv.") + "\n"
}
