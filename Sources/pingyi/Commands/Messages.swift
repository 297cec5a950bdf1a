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
