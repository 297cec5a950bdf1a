import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// What followed from the scores, in words: which clause, what was found, which arithmetic, and what
/// would have been without it.
struct ConclusionWords {
  let scheme: Scheme
  let table: IndicatorTable
  let conclusions: Conclusions
  let wording: Wording

  var rules: Consequences { scheme.consequences }

  /// The word of a grade.
  func grade(_ position: Int) -> String {
    guard position >= 0, let bands = scheme.grades else { return wording("无等次", "no grade") }
    return bands.bands[position].grade
  }

  // MARK: - Effects

  /// Whether a rule changed anything: a veto that is triggered may leave all as it was.
  func hasEffect(_ effect: Effect, of subject: Conclusion) -> Bool {
    if effect.before != effect.after || effect.scoreBefore != nil { return true }
    switch effect.rule {
    case .veto(let position):
      // A veto that a stricter one covers would have had its effect alone.
      guard let bands = scheme.grades, subject.computedGrade >= 0, !subject.isExempt else {
        return false
      }
      return rules.vetoes[position].bestPosition(in: bands) > subject.computedGrade
    case .exemption, .quota, .committee: return true
    }
  }

  /// The kind of a rule.
  func kind(_ rule: Effect.Rule) -> String {
    switch rule {
    case .exemption: wording("免考", "exemption")
    case .veto: wording("一票否决", "veto")
    case .quota: wording("名额", "quota")
    case .committee: wording("组织研究", "committee")
    }
  }

  /// The title of a rule.
  func title(_ rule: Effect.Rule) -> String {
    switch rule {
    case .exemption(let position): rules.exemptions[position].title
    case .veto(let position): rules.vetoes[position].title
    case .quota(let outcome, _): rules.quotas[conclusions.quotas[outcome].quota].title
    case .committee(let override): override.decidedBy
    }
  }

  /// The clause: the line of the scheme, or of the assessment file for a decision.
  func clause(_ rule: Effect.Rule) -> String {
    switch rule {
    case .exemption(let position): line(rules.exemptions[position].mark)
    case .veto(let position): line(rules.vetoes[position].mark)
    case .quota(let outcome, _): line(rules.quotas[conclusions.quotas[outcome].quota].mark)
    case .committee(let override):
      wording("评议文件第 \(override.mark.line) 行", "line \(override.mark.line) of the assessment file")
    }
  }

  func line(_ mark: SourceMark) -> String {
    wording("方案第 \(mark.line) 行", "line \(mark.line) of the scheme")
  }

  /// Why a rule applied.
  func reason(_ effect: Effect) -> String {
    switch effect.rule {
    case .exemption, .veto: wording.list(effect.findings.filter(\.isMet).map(text))
    case .quota(let outcome, let place): quota(conclusions.quotas[outcome], place: place)
    case .committee(let override): "\(override.date) \(override.decidedBy)：\(override.reason)"
    }
  }

  /// The first day of evidence.
  func day(_ effect: Effect) -> CalendarDate? {
    if case .committee(let override) = effect.rule { return override.date }
    return effect.findings.filter(\.isMet).compactMap(\.day).min()
  }

  /// What would have been without the rule.
  func alternative(_ effect: Effect, of subject: Conclusion) -> String {
    switch effect.rule {
    case .exemption:
      guard subject.computedGrade >= 0 || effect.scoreBefore != nil else { return "" }
      let score = effect.scoreBefore.map { wording("得分 \($0)、", "a score of \($0) and ") } ?? ""
      return wording(
        "不免考则为\(score)\(grade(subject.computedGrade))",
        "without it: \(score)\(grade(subject.computedGrade))")
    case .veto(let position):
      guard let bands = scheme.grades else { return "" }
      let without = grade(subject.gradeWithout(veto: position, rules, bands))
      return rules.quotas.isEmpty
        ? wording("没有这一条，则为\(without)", "without it \(without)")
        : wording("没有这一条，扣名额之前是\(without)", "without it \(without), before quotas")
    case .quota(let outcome, let place):
      return closer(conclusions.quotas[outcome], place: place, keeps: grade(effect.before))
    case .committee:
      return wording(
        "按规则计算为\(grade(effect.before))", "by the rules it was \(grade(effect.before))")
    }
  }

  // MARK: - Findings

  /// What a part of a condition came to.
  func text(_ finding: Finding) -> String {
    switch finding.condition {
    case .event(let input, _):
      let day = finding.day.map { wording("，最早 \($0)", ", first on \($0)") } ?? ""
      return wording(
        "台账 \(input) 有 \(finding.count) 条“\(wording.list(finding.words))”\(day)",
        "\(finding.count) of \(wording.list(finding.words)) in \(input)\(day)")
    case .column(let column, _, _):
      let day = finding.day.map { wording("，认定日期 \($0)", ", evidence of \($0)") } ?? ""
      return wording(
        "名册“\(column)”写有“\(wording.list(finding.words))”\(day)",
        "\(column) of the roster has \(wording.list(finding.words))\(day)")
    case .points(let indicator, let bound): return points(finding, indicator, bound)
    case .unitGrade(let unit):
      let found = finding.grade ?? wording("没有等次", "none")
      return wording(
        "所在单位等次 \(found)（差于\(unit.bestFirst[unit.threshold])才适用）",
        "the unit's grade is \(found) (worse than \(unit.bestFirst[unit.threshold]))")
    case .grade: return wording("最终等次 ", "final grade ") + (finding.grade ?? grade(-1))
    case .history:
      let years =
        ["\(scheme.period.last.year) \(finding.grade ?? grade(-1))"]
        + finding.years.map { year in
          let none =
            year.isThere
            ? wording("无等次", "no grade") : wording("无记录，不计连续", "no record, so not running on")
          return "\(year.year) \(year.grade ?? none)"
        }
      return wording("连续各年：", "year by year: ") + wording.list(years)
    case .all, .any: return ""
    }
  }

  private func points(_ finding: Finding, _ indicator: String, _ bound: PointsBound) -> String {
    let title = title(of: indicator)
    let found = finding.points?.text() ?? wording("无分", "none")
    return switch bound {
    case .below(let bound):
      wording("\(title) \(found)，界限低于 \(bound)", "\(title) \(found), bound below \(bound)")
    case .atLeast(let bound):
      wording("\(title) \(found)，界限不低于 \(bound)", "\(title) \(found), bound at least \(bound)")
    }
  }

  // MARK: - Quotas

  /// A quota's arithmetic: `11 人 × 3/10 舍去 = 3 个名额，达到的 5 人，第 4 位`.
  func quota(_ outcome: QuotaOutcome, place: Int?) -> String {
    let quota = rules.quotas[outcome.quota]
    let pool = outcome.pool.map { wording("“\($0)”内", "in \($0): ") } ?? ""
    var parts = [
      wording(
        "\(pool)\(base(quota)) \(outcome.base) 人 × \(outcome.share)\(rounding(quota.rounding)) = \(outcome.places) 个名额",
        "\(pool)\(outcome.base) \(base(quota)) × \(outcome.share), \(rounding(quota.rounding)) = "
          + "\(outcome.places) places"),
      wording("达到的 \(outcome.holders.count) 人", "\(outcome.holders.count) reach it"),
    ]
    if let grade = unitGrade(outcome, quota) { parts.insert(grade, at: 0) }
    if let place { parts.append(wording("本人第 \(place) 位", "this is number \(place)")) }
    if let tie = outcome.tie, place.map(outcome.isTied) ?? true { parts.append(text(tie)) }
    if outcome.isDecidedByTieBreak {
      parts.append(wording("最后一个名额由 tieBreak 决定", "tieBreak decided the last place"))
    }
    return parts.joined(separator: wording("，", ", "))
  }

  /// What would have kept the grade: so many more places, or a place so much further up.
  private func closer(_ outcome: QuotaOutcome, place: Int, keeps grade: String) -> String {
    let more = Int(outcome.placesNeeded[place - 1]) - outcome.places
    let places = wording("名额再多 \(more) 个", "with \(more) more places")
    let kept = wording("，可保留\(grade)", ", it would stay \(grade)")
    guard outcome.places > 0 else { return places + kept }
    if outcome.isTied(place: place) {
      return places + wording("，或排在同分者之前", ", or before its equals") + kept
    }
    let up = place - outcome.places
    return places
      + wording(
        "，或名次进 \(up) 位、排到第 \(outcome.places) 位",
        ", or \(up) places further up, as number \(outcome.places)") + kept
  }

  private func unitGrade(_ outcome: QuotaOutcome, _ quota: Quota) -> String? {
    guard case .byUnit(let units, _) = quota.limit else { return nil }
    let grade = outcome.unitGrade.map { units.shares[$0].grade } ?? wording("无等次", "no grade")
    return wording("单位等次 \(grade)", "the unit has \(grade)")
  }

  func text(_ tie: QuotaOutcome.Tie) -> String {
    let fate =
      tie.stay ? wording("全部保留", "all stay") : wording("全部不取", "none stays")
    let after =
      tie.isAfterTieBreak ? wording("，tieBreak 之后仍相同", " even after tieBreak") : ""
    return wording(
      "最后一个名额上 \(tie.count) 人相同\(after)，\(fate)",
      "\(tie.count) are equal at the last place\(after): \(fate)")
  }

  private func base(_ quota: Quota) -> String {
    let base: QuotaBase =
      switch quota.limit {
      case .share(_, let base, _): base
      case .byUnit(_, let base): base
      }
    return switch base {
    case .roster: wording("名册", "on the roster")
    case .eligible: wording("参评", "eligible")
    case .graded: wording("有得分", "graded")
    }
  }

  private func rounding(_ rounding: Share.Headcount) -> String {
    switch rounding {
    case .floor: wording(" 舍去小数", "rounded down")
    case .halfUp: wording(" 四舍五入", "rounded half up")
    case .ceiling: wording(" 进一", "rounded up")
    }
  }

  // MARK: - What changes no grade

  /// What was found at the bottom.
  func text(_ bottom: BottomFinding) -> String {
    let years = rules.bottom?.consecutiveYears ?? 1
    let verdict =
      bottom.isAccountable
      ? wording("启动问责", "has consequences")
      : wording("不足 \(years) 年，只作提醒", "fewer than \(years) years, a reminder only")
    return wording(
      "末位：\(bottom.count) 个中第 \(bottom.place) 名，连续 \(bottom.years) 年，\(verdict)",
      "at the bottom: rank \(bottom.place) of \(bottom.count), \(bottom.years) years running, \(verdict)"
    )
  }

  /// Stars, however they are won.
  func stars(_ subject: Conclusion) -> String {
    subject.stars.map { wording("\($0) 星", "\($0) stars") }
      ?? wording.list(subject.dimensionStars)
  }

  /// The awards for which a subject is nominated.
  func awards(_ subject: Conclusion) -> String {
    wording.list(subject.awards.map { rules.awards[$0].title })
  }

  /// What being among the last leads to; `nil` for others.
  func bottomAction(_ subject: Conclusion) -> (title: String, clause: String, reason: String)? {
    subject.bottom.map { bottom in
      (
        title: bottom.isAccountable
          ? wording("末位，问责", "bottom, with consequences")
          : wording("末位，提醒", "bottom, a reminder"),
        clause: rules.bottom.map { line($0.mark) } ?? "", reason: text(bottom)
      )
    }
  }

  /// What is to be done next.
  func followUps(_ subject: Conclusion) -> String {
    wording.list(subject.followUps.map { rules.followUps[$0.position].title })
  }

  func text(_ obstacle: AwardOutcome.Obstacle) -> String {
    switch obstacle {
    case .ungraded: return wording("免考，不定等次的不评优", "exempt: no award without a grade")
    case .points(let requirement, let found):
      let bound = PointsBound.atLeast(requirement.lowest)
      let finding = found?.text() ?? wording("无分", "none")
      let title =
        scheme.root.subtree.first { $0.identifier == requirement.indicator }?.title
        ?? requirement.indicator
      guard case .atLeast(let lowest) = bound else { return "" }
      return wording("\(title) \(finding)，不足 \(lowest)", "\(title) \(finding), less than \(lowest)")
    case .grade(let position): return wording("等次 ", "grade ") + grade(position)
    case .veto(let position):
      return wording("触发一票否决 ", "veto ") + rules.vetoes[position].title
    }
  }

  /// A decision that is not carried out.
  func text(_ declined: GradeOverride) -> String {
    wording(
      "组织研究的决定没有执行：定为\(declined.grade)（\(declined.date) \(declined.decidedBy)）；免考，不参加考核",
      "a decision is not carried out: \(declined.grade), \(declined.date) \(declined.decidedBy); exempt, "
        + "it takes no part")
  }

  /// Pay, with its arithmetic, in yuan.
  func text(_ reward: Reward) -> String {
    guard reward.hasGrade else {
      return wording("没有等次，不计发", "no grade, nothing is paid")
    }
    guard let amount = reward.amount else {
      return wording("名册没有金额，不计发", "no amount on the roster, nothing is paid")
    }
    let yuan = { (fen: Int64) in decimalText(fen, decimals: 2, atLeast: 2) }
    let factor = { (hundredths: Int64) in decimalText(hundredths, decimals: 2) }
    var parts: [String] = []
    if rules.rewards?.months.isEmpty == false {
      parts.append(
        wording("奖励", "bonus")
          + " \(yuan(amount)) × \(factor(reward.months)) = \(yuan(reward.bonus))")
    }
    if rules.rewards?.coefficients.isEmpty == false {
      parts.append(
        wording("绩效", "performance")
          + " \(yuan(amount)) × \(factor(reward.coefficient)) = \(yuan(reward.performance))")
    }
    return parts.joined(separator: wording("；", "; "))
  }
}
