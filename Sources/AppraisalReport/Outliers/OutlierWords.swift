import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

/// The words for methods, measures and outcomes of a search for outliers.
struct OutlierWords: Sendable {
  let scheme: Scheme
  let wording: Wording

  // MARK: - Names

  func name(_ method: OutlierMethod) -> String {
    switch method {
    case .hampel: wording("中位数偏离", "Hampel rule")
    case .adjustedBoxplot: wording("偏态箱线图", "adjusted boxplot")
    case .funnel: wording("漏斗图", "funnel plot")
    case .mcd: wording("稳健距离", "robust distance")
    case .offPlane: wording("偏离共同关系", "off a common rule")
    case .panelApart: wording("主体差异", "group apart")
    case .panelCeiling: wording("集中最高档", "group at the ceiling")
    }
  }

  /// The title of an indicator, with its group.
  func name(_ target: OutlierTarget) -> String {
    if target.indicator == Indicator.rootIdentifier { return wording("综合得分", "composite score") }
    return target.groupTitle.map { wording("\(target.title)（\($0)）", "\(target.title) (\($0))") }
      ?? target.title
  }

  /// What is counted.
  func name(_ kind: RateExamination.Kind) -> String {
    switch kind {
    case .words(let words): wording("选“\(wording.list(words))”", "votes for \(wording.list(words))")
    case .members: wording("足额完成的成员", "members in full")
    case .households: wording("足额完成的户", "households in full")
    case .due: wording("应做的次数", "entries due")
    case .attendance: wording("到会", "meetings attended")
    case .people: wording("达到次数的人", "people who attended enough")
    case .categories: wording("涉及的类别", "categories covered")
    case .coverage: wording("覆盖", "covered")
    case .places: wording("配齐的处所", "places filled")
    case .completed: wording("完成", "completed")
    case .kept: wording("按期办到", "done in time")
    case .agreeing: wording("两处一致", "sources agree")
    case .met: wording("对上的", "met")
    case .handedIn: wording("报送的数", "numbers handed in")
    }
  }

  /// A scale of the Hampel rule.
  func name(_ scale: HampelVerdict.Scale) -> String {
    switch scale {
    case .medianAbsoluteDeviation: "MAD"
    case .qn: "Qn"
    case .tau: "tau"
    case .interquartileRange: "IQR/1.349"
    case .meanAbsoluteDeviation: wording("平均绝对偏差", "mean deviation")
    case .none: wording("无", "none")
    }
  }

  func name(_ direction: OutlierDirection) -> String {
    switch direction {
    case .high: wording("高", "high")
    case .low: wording("低", "low")
    case .apart: wording("搭配", "apart")
    }
  }

  /// The grade before and after.
  func grades(_ movement: Movement) -> String {
    let names = [movement.gradeBefore, movement.gradeAfter].map { grade($0) ?? "—" }
    return movement.changesGrade ? names.joined(separator: " → ") : names[0]
  }

  func grade(_ position: Int) -> String? {
    position < 0 ? nil : scheme.grades?.bands[position].grade
  }

  /// Why a subject cannot be scored without an indicator; `nil` where it was.
  func refusal(_ outcome: WithoutOutcome) -> String? {
    switch outcome {
    case .movement: nil
    case .combined(let combination):
      wording(
        "无从去掉：上级按“\(combination.meaning.chinese)”合成",
        "cannot be left out: \(combination.meaning.english)")
    case .nothingLeft: wording("无从去掉：没有别的指标", "cannot be left out: nothing would be left")
    case .ambiguous:
      wording("无从去掉：与评价主体同名", "cannot be left out: a group has the same identifier")
    }
  }

  /// A linear rule with the titles of its indicators, solved for the last of them.
  func text(_ rule: LinearRule) -> String {
    guard let last = rule.targets.last, let divisor = rule.coefficients.last else { return "" }
    let offset = rule.offset / divisor
    var text = ""
    for (target, coefficient) in zip(rule.targets, rule.coefficients).dropLast() {
      let share = -coefficient / divisor
      let size = coefficientText(share.magnitude)
      add((size == "1" ? "" : "\(size) × ") + quoted(target), isNegative: share < 0, to: &text)
    }
    if offset.magnitude > 1e-6 || text.isEmpty {
      add(number(offset.magnitude), isNegative: offset < 0, to: &text)
    }
    return "\(quoted(last)) = \(text)"
  }

  private func add(_ term: String, isNegative: Bool, to text: inout String) {
    if text.isEmpty {
      text = (isNegative ? "−" : "") + term
    } else {
      text += (isNegative ? " − " : " + ") + term
    }
  }

  private func quoted(_ target: OutlierTarget) -> String {
    wording("“\(name(target))”", "`\(name(target))`")
  }

  /// Four decimals, which rounded values tell; small ones with their digits.
  private func coefficientText(_ value: Double) -> String {
    guard value >= 0.01, value < 1e9 else { return shortNumberText(value) }
    return decimalText(Int64((value * 10_000).rounded()), decimals: 4)
  }

  // MARK: - Numbers

  /// A number for a list: two decimals, or as many digits as a small one needs.
  func number(_ value: Double) -> String {
    guard value.magnitude >= 1, value.magnitude < 1e12 else { return shortNumberText(value) }
    return decimalText(Int64((value * 100).rounded()), decimals: 2)
  }

  /// The middle of the values.
  func usual(_ spread: ColumnExamination.Spread) -> String {
    switch spread {
    case .centred(let centre, _, _): number(centre)
    case .quartiles(let lower, let upper, _):
      "\(number(lower))–\(number(upper))"
    }
  }

  func distance(_ statistic: Double, _ spread: ColumnExamination.Spread) -> String {
    switch spread {
    case .centred(_, _, let scale): distance(statistic, scale)
    case .quartiles: "\(fixed(statistic, 1)) IQR"
    }
  }

  func distance(_ statistic: Double, _ scale: HampelVerdict.Scale) -> String {
    "\(fixed(statistic, 1)) \(name(scale))"
  }

  /// A number with so many decimals.
  func fixed(_ value: Double, _ places: Int) -> String {
    let scaled = (0..<places).reduce(value) { result, _ in result * 10 }
    guard scaled.magnitude < 1e15 else { return shortNumberText(value) }
    return decimalText(Int64(scaled.rounded()), decimals: places, atLeast: places)
  }

  /// A share in per cent, with one decimal unless it is whole.
  func percent(_ share: Double) -> String {
    let text = fixed(share * 100, 1)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "%"
  }

  /// A probability with two significant digits.
  func probability(_ value: Double) -> String {
    value < 0.0001 ? "<0.0001" : fixed(value, 4)
  }
}
