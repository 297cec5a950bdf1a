import AppraisalEngine
import AppraisalScheme

/// Why something has no points.
extension ExplanationReport {
  /// Why there is no composite where not the parts decide: an exemption, or a stage.
  var reasonOfComposite: String? {
    guard explanation.steps.first?.points == nil else { return nil }
    return page?.subject.isExempt == true ? wording.reason(.exempted) : failedStage
  }

  func reason(_ step: Explanation.Step) -> String {
    if step.depth == 0, let whole = reasonOfComposite { return whole }
    let isEmpty =
      !step.measured.isEmpty
      && step.measured.allSatisfy { $0.reason == .belowMinimum && $0.details[.records] == 0 }
    return isEmpty ? wording("没有收到选票", "no ballots") : wording.reason(step.reason)
  }

  /// Why a part has no points; a group that got no ballot has not merely too few.
  func reason(_ part: Explanation.Mean.Part, _ step: Explanation.Step) -> String {
    let cell = step.measured.first { $0.key.group == part.identifier }
    return cell.map(reason) ?? wording.reason(part.reason)
  }

  func reason(_ cell: Explanation.Measured) -> String {
    cell.reason == .belowMinimum && cell.details[.records] == 0
      ? wording("没有收到选票", "no ballots") : wording.reason(cell.reason)
  }
}
