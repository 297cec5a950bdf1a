import AppraisalNumerics
public import AppraisalScheme

/// Exemptions: no grade, and for the excluded no score and no rank.
func applyExemptions(
  _ rules: Consequences, _ reading: ConditionReading, _ row: Int, _ subject: inout Conclusion,
  _ composite: inout CompositeDraft
) {
  for (position, rule) in rules.exemptions.enumerated() {
    let answer = reading.answer(rule.when, rule: "exemption/\(rule.identifier)", row: row)
    guard answer.holds else { continue }
    subject.isExempt = true
    if rule.effect == .excluded { subject.isExcluded = true }
    let score = rule.effect == .excluded ? composite[row] : nil
    if rule.effect == .excluded { composite.exempt(row) }
    subject.change(
      to: -1, by: .exemption(position), scoreBefore: score, answer.findings)
  }
}

/// Vetoes: each caps the grade, so that the strictest holds whatever the order of the text; a veto on
/// the total makes the composite zero.
///
/// Every veto that is triggered is listed, those as well that a stricter one leaves without effect,
/// since an appeal against the one must show what the other would do.
func applyVetoes(
  _ rules: Consequences, _ bands: GradeBands?, _ reading: ConditionReading, _ row: Int,
  _ subject: inout Conclusion, _ composite: inout CompositeDraft
) {
  for (position, veto) in rules.vetoes.enumerated() {
    let answer = reading.answer(veto.when, rule: "veto/\(veto.identifier)", row: row)
    guard answer.holds else { continue }
    var grade = subject.finalGrade
    var score: Points?
    if veto.effect == .totalZero, let points = composite[row] {
      score = points
      composite.clear(row)
    }
    if grade >= 0, let bands { grade = max(grade, veto.bestPosition(in: bands)) }
    subject.change(to: grade, by: .veto(position), scoreBefore: score, answer.findings)
  }
}

extension Conclusion {
  /// The grade that the subject would have before quotas if one of the vetoes had not applied.
  ///
  /// - Parameters:
  ///   - position: The position of the veto among the scheme's.
  ///   - rules: The rules.
  ///   - bands: The grades.
  /// - Returns: The position of the grade; -1 without one.
  public func gradeWithout(
    veto position: Int, _ rules: Consequences, _ bands: GradeBands
  ) -> Int {
    guard !isExempt, computedGrade >= 0 else { return -1 }
    return effects.reduce(computedGrade) { grade, effect in
      guard case .veto(let other) = effect.rule, other != position else { return grade }
      return max(grade, rules.vetoes[other].bestPosition(in: bands))
    }
  }
}
