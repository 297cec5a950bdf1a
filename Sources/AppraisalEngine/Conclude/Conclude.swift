import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// Draws the conclusions from the standings: a pure function of the table, the rules and the
/// committee's decisions.
///
/// The order is: exemptions; composite and grade; vetoes, of which the strictest holds; quotas from
/// the best grade down, whoever loses a place falling into the grade that the quota names; the
/// committee's decisions; then stars, the bottom, awards, follow-ups and rewards, which change no grade.
///
/// - Parameters:
///   - standings: The standings as scored.
///   - table: The measured points and facts.
///   - scheme: The rules.
///   - overrides: The committee's decisions; those about nobody on the roster are disregarded.
/// - Returns: The conclusions.
/// - Complexity: O(subjects · rules), plus O(subjects · log subjects) for the quotas.
public func conclude(
  _ standings: Standings, _ table: IndicatorTable, _ scheme: Scheme,
  overrides: [GradeOverride] = []
) -> Conclusions {
  let rules = scheme.consequences
  let reading = ConditionReading(scheme, table, standings)
  var subjects = standings.grades.map { Conclusion(grade: Int($0)) }
  var composite = CompositeDraft(standings.composite)
  for row in subjects.indices {
    applyExemptions(rules, reading, row, &subjects[row], &composite)
    guard !subjects[row].isExcluded else { continue }
    applyVetoes(rules, scheme.grades, reading, row, &subjects[row], &composite)
  }
  let final =
    composite.isChanged
    ? standings.ranked(by: composite.column, table, scheme) : standings
  var quotas = applyQuotas(
    QuotaField(table: table, scheme: scheme, standings: final, facts: reading), &subjects)
  apply(overrides, table, scheme, &subjects)
  for position in quotas.indices { quotas[position].count(subjects, scheme) }
  let bottoms = findBottom(scheme, table, final, reading, &subjects)
  applyStars(rules.stars, final, &subjects)
  let awards = nominate(scheme, table, final, &subjects)
  for row in subjects.indices where !subjects[row].isExcluded {
    applyFollowUps(rules, reading, row, &subjects[row])
    subjects[row].reward = reward(rules.rewards, scheme.grades, reading, row, subjects[row])
  }
  let grades = subjects.map { Int32($0.finalGrade) }
  return Conclusions(
    standings: final.with(grades: grades), subjects: subjects, quotas: quotas, bottoms: bottoms,
    awards: awards)
}

/// The committee's decisions: the computed grade stays beside them.
///
/// Who takes no part gets no grade by a decision either; it is kept as not carried out.
private func apply(
  _ overrides: [GradeOverride], _ table: IndicatorTable, _ scheme: Scheme,
  _ subjects: inout [Conclusion]
) {
  guard !overrides.isEmpty, let bands = scheme.grades else { return }
  for override in overrides {
    let row = table.subjects.firstIndex {
      $0.identifier.utf8.elementsEqual(override.subject.utf8)
    }
    guard let row, let grade = bands.position(ofGrade: override.grade) else { continue }
    guard !subjects[row].isExcluded else {
      subjects[row].declined.append(override)
      continue
    }
    subjects[row].change(to: grade, by: .committee(override))
  }
}

private func applyFollowUps(
  _ rules: Consequences, _ reading: ConditionReading, _ row: Int, _ subject: inout Conclusion
) {
  for (position, rule) in rules.followUps.enumerated() {
    let answer = reading.answer(
      rule.when, rule: "follow-up/\(rule.identifier)", row: row, grade: subject.finalGrade)
    if answer.holds {
      subject.followUps.append((position, answer.findings))
    } else if answer.findings.contains(where: \.isOpenByGap) {
      subject.gaps.append((position, answer.findings))
    }
  }
}

extension QuotaOutcome {
  /// Counts who has one of the grades in the end: later quotas and the committee move people.
  fileprivate mutating func count(_ subjects: [Conclusion], _ scheme: Scheme) {
    let grades = scheme.consequences.quotas[quota].grades
      .compactMap { scheme.grades?.position(ofGrade: $0) }
    finalHolders = rows.count { grades.contains(subjects[Int($0)].finalGrade) }
  }
}

extension Conclusion {
  /// Changes the grade, and keeps what it was.
  mutating func change(
    to grade: Int, by rule: Effect.Rule, scoreBefore: Points? = nil, _ findings: [Finding] = []
  ) {
    effects.append(
      Effect(
        rule: rule, before: finalGrade, after: grade, scoreBefore: scoreBefore, findings: findings))
    finalGrade = grade
  }
}
