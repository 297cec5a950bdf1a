import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

/// What would have had to be otherwise for a rule not to apply.
extension ConclusionWords {
  /// The least that must change: one part of several that are needed together, every part that is met
  /// where one is enough.
  /// - Parameters:
  ///   - condition: The condition.
  ///   - findings: What its parts came to, in the order of the text.
  /// - Returns: The words.
  func avoidance(_ condition: Condition, _ findings: [Finding]) -> String {
    var rest = findings[...]
    return change(condition, &rest) ?? ""
  }

  /// What would have made a follow-up needless.
  func alternative(_ followUp: (position: Int, findings: [Finding])) -> String {
    let change = avoidance(rules.followUps[followUp.position].when, followUp.findings)
    return wording("；\(change)，则不需要", "; \(change): not needed")
  }

  /// `nil` for what does not hold, which need not change.
  private func change(_ condition: Condition, _ rest: inout ArraySlice<Finding>) -> String? {
    switch condition {
    case .all(let parts):
      let changes = parts.map { change($0, &rest) }
      return changes.contains { $0 == nil }
        ? nil : changes.compactMap(\.self).joined(separator: wording("，或者", ", or "))
    case .any(let parts):
      let changes = parts.compactMap { change($0, &rest) }
      return changes.isEmpty ? nil : changes.joined(separator: wording("，并且", ", and "))
    default:
      guard let finding = rest.popFirst(), finding.isMet else { return nil }
      return change(finding)
    }
  }

  private func change(_ finding: Finding) -> String {
    switch finding.condition {
    case .event:
      let words = wording.list(finding.words)
      return wording("没有“\(words)”", "without \(words)")
    case .column(let column, _, _):
      let words = wording.list(finding.words)
      return wording("名册“\(column)”不是“\(words)”", "\(column) of the roster not \(words)")
    case .points(let indicator, .below(let bound)):
      return wording(
        "\(title(of: indicator))达到 \(bound)", "\(title(of: indicator)) at least \(bound)")
    case .points(let indicator, .atLeast(let bound)):
      return wording("\(title(of: indicator))低于 \(bound)", "\(title(of: indicator)) below \(bound)")
    case .unitGrade(let unit):
      let worst = unit.bestFirst[unit.threshold]
      return wording("所在单位等次不差于\(worst)", "the unit's grade not worse than \(worst)")
    case .grade(let grades):
      return wording(
        "最终等次不是\(wording.list(grades))", "a final grade other than \(wording.list(grades))")
    case .history(let history):
      return wording(
        "其中一年不是\(wording.list(history.grades))",
        "a year without \(wording.list(history.grades))")
    case .all, .any: return ""
    }
  }

  /// The title of an indicator.
  func title(of indicator: String) -> String {
    indicator == Indicator.rootIdentifier
      ? wording("综合得分", "composite")
      : scheme.root.subtree.first { $0.identifier == indicator }?.title ?? indicator
  }
}
