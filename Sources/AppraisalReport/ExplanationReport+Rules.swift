import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// The lines of rules between values and the composite: combination, points, ratio, bonus, stages.
extension ExplanationReport {
  /// The lines of one indicator, in the order in which it was computed.
  func ruleLines(_ step: Explanation.Step) -> [String] {
    [
      step.combined.map { combinedLine($0, step) },
      step.rule.flatMap { ruleLine($0, step) }.map { $0 + clause(step, "points") },
      step.factor.map { factorLine($0, step) + clause(step, "multiplier") },
    ].compactMap(\.self)
  }

  // MARK: - Combination

  private func combinedLine(
    _ combined: Explanation.Combined, _ step: Explanation.Step
  ) -> String {
    let counted = combined.parts.filter { $0.points != nil || combined.missing == .zero }
    let terms = counted.map { $0.points?.text() ?? "0" }
    let result = combined.result?.text() ?? wording("无分", "none")
    let word = wording(combined.combine.meaning.chinese, combined.combine.meaning.english)
    let formula: String
    switch combined.combine {
    case .weighted, .sum: formula = terms.joined(separator: " + ")
    case .mean: formula = "(\(terms.joined(separator: " + "))) ÷ \(terms.count)"
    case .product:
      let hundreds = terms.dropFirst().map { _ in "100" }.joined(separator: " × ")
      formula =
        terms.joined(separator: " × ") + (hundreds.isEmpty ? "" : " ÷ (\(hundreds))")
    case .lowest, .highest: formula = wording.list(terms)
    }
    let absent = combined.parts.filter { $0.points == nil }
    var line = word + clause(step, "combine") + wording("：", ": ")
    line += combined.result == nil ? result : "\(formula) = \(result)" + roundingNote(combined)
    if !absent.isEmpty {
      let reasons = absent.map { "\($0.title)（\(wording.reason($0.reason))）" }
      line +=
        wording(
          "；缺：\(wording.list(reasons))，规则：\(wording.policy(combined.missing))",
          "; missing: \(wording.list(reasons)); rule: \(wording.policy(combined.missing))")
        + missingClause(step)
    }
    return line
  }

  /// That a mean or a product was rounded, where it was.
  private func roundingNote(_ combined: Explanation.Combined) -> String {
    let units = combined.parts.compactMap(\.points).map { Int128($0.units) }
    let isExact: Bool
    switch combined.combine {
    case .weighted, .sum, .lowest, .highest: isExact = true
    case .mean:
      let count = combined.missing == .zero ? combined.parts.count : units.count
      isExact = count == 0 || units.reduce(0, +) % Int128(count) == 0
    case .product:
      let hundred = 100 * Int128(Points.unitsPerPoint)
      isExact =
        units.dropFirst().reduce(into: (units.first ?? 0, true)) { value, factor in
          value = (value.0 * factor / hundred, value.1 && value.0 * factor % hundred == 0)
        }.1
    }
    return isExact
      ? ""
      : wording(
        "（四舍五入到 \(Points.decimals) 位）", " (rounded half up to \(Points.decimals) places)")
  }

  // MARK: - Points

  private func ruleLine(
    _ figures: Explanation.RuleFigures, _ step: Explanation.Step
  ) -> String? {
    guard let rule = step.indicator.pointsRule else { return nil }
    let result = figures.result?.text() ?? wording("无分", "none")
    let text = { valueText($0, isRatio: figures.isRatio, step) }
    let value = text((figures.numerator, figures.denominator))
    switch rule {
    case .ratioToBest(let rule):
      let best = figures.best.map(text) ?? "—"
      return wording(
        "与最好值之比：\(value) ÷ 最好的 \(best) × \(rule.full) → \(result)",
        "ratio to the best: \(value) ÷ the best, \(best), × \(rule.full) → \(result)")
    case .rank, .rankLadder: return placeLine(figures, rule, value: value, result: result)
    case .thresholdSlope(let rule):
      return wording(
        "值 \(value)，标准 \(shareText(rule.at))，达到得 \(rule.full)，每低 1% 减 \(rule.perPercent)，最低 \(rule.lowest) → \(result)",
        "value \(value), threshold \(shareText(rule.at)): \(rule.full), \(rule.perPercent) less per 1 % short, at "
          + "least \(rule.lowest) → \(result)")
    case .steps(let rule): return stepLine(rule, value: value, result: result)
    case .perUnit(let rule):
      let count = countText(figures)
      return wording(
        "\(count) 件 × \(rule.points)，最多 \(rule.most) → \(result)",
        "\(count) × \(rule.points), at most \(rule.most) → \(result)")
    case .proportion(let rule):
      // A ratio is read in per cent.
      let value = figures.isRatio ? "\(value) × 100" : value
      let most = rule.most.map { wording("，最多 \($0)", ", at most \($0)") } ?? ""
      return wording(
        "按比例：\(value) ÷ \(rule.at) × \(rule.full)\(most) → \(result)",
        "in proportion: \(value) ÷ \(rule.at) × \(rule.full)\(most) → \(result)")
    }
  }

  private func placeLine(
    _ figures: Explanation.RuleFigures, _ rule: PointsRule, value: String, result: String
  ) -> String {
    let pool = stratum(of: rule).map { wording("“\($0)”内", " in \($0)") } ?? ""
    var line = wording(
      "值 \(value)，\(pool)第 \(figures.place) 名", "value \(value), place \(figures.place)\(pool)")
    if figures.sharing > 1 {
      line += wording("（\(figures.sharing) 个并列）", " (shared by \(figures.sharing))")
    }
    line += " → \(result)"
    if let better = figures.onePlaceBetter {
      line += wording("；若再前一名得 \(better)", "; one place better: \(better)")
    }
    return line
  }

  /// The subject's stratum in which a rule compares; `nil` where it compares all.
  private func stratum(of rule: PointsRule) -> String? {
    rule.stratum.flatMap { name in
      scheme.strata.firstIndex { $0.utf8.elementsEqual(name.utf8) }
    }.map { "\(scheme.strata[$0]) \(explanation.subject.strata[$0])" }
  }

  private func stepLine(_ rule: ValueSteps, value: String, result: String) -> String {
    let steps =
      rule.steps.map { "≥ \($0.from)：\($0.points)" } + [
        wording("其余：\(rule.below)", "else: \(rule.below)")
      ]
    return wording(
      "值 \(value)，分级 \(wording.list(steps)) → \(result)",
      "value \(value), steps \(wording.list(steps)) → \(result)")
  }

  /// A measured ratio as it is, points as points.
  private func valueText(
    _ value: (numerator: Int64, denominator: Int64), isRatio: Bool, _ step: Explanation.Step
  ) -> String {
    let decimal = { decimalText($0, decimals: Points.decimals) }
    guard isRatio else { return decimal(value.numerator) }
    if case .ledger(.ratio)? = step.indicator.measure {
      return "\(decimal(value.numerator))/\(decimal(value.denominator))"
    }
    return "\(value.numerator)/\(value.denominator)"
  }

  private func countText(_ figures: Explanation.RuleFigures) -> String {
    figures.denominator == 1
      ? String(figures.numerator) : decimalText(figures.numerator, decimals: Points.decimals)
  }

  private func factorLine(_ factor: Explanation.Factor, _ step: Explanation.Step) -> String {
    let rule = factor.multiplier
    guard let ratio = factor.ratio else {
      return wording("系数“\(rule.of)”缺失，无分", "the ratio `\(rule.of)` is missing: none")
    }
    let bounds = [rule.lowest, rule.highest].map {
      decimalText($0, decimals: Multiplier.decimals)
    }
    let points = factor.points?.text() ?? "—"
    return wording(
      "乘以系数“\(rule.of)” \(points) ÷ \(rule.per)，限 \(bounds[0])—\(bounds[1])："
        + "× \(ratio.numerator)/\(ratio.denominator) → \(step.points?.text() ?? "")",
      "times the ratio `\(rule.of)` \(points) ÷ \(rule.per), within \(bounds[0])–\(bounds[1]): "
        + "× \(ratio.numerator)/\(ratio.denominator) → \(step.points?.text() ?? "")")
  }

  /// Points by events: `start + bonus − deduction`.
  func eventLine(_ cell: Explanation.Measured, _ measure: EventMeasure) -> String {
    let units = { (detail: Detail) in
      decimalText(cell.details[detail] ?? 0, decimals: Points.decimals)
    }
    let count = cell.details[.records] ?? 0
    return wording(
      "事项 \(count) 件；起始 \(measure.start) + 加 \(units(.bonus)) − 扣 \(units(.deduction))，"
        + "限 \(measure.lowest) 至 \(measure.highest)",
      "\(count) events; \(measure.start) to start with + \(units(.bonus)) − \(units(.deduction)), "
        + "within \(measure.lowest)–\(measure.highest)")
  }

  // MARK: - The composite

  /// Bonus and deduction, and the stages, below the composite.
  func compositeLines() -> [String] { adjustmentLines() + stageLines() }

  // MARK: - Clauses

  /// The clause of a key of an indicator; of the top of the file for the composite.
  func clause(_ step: Explanation.Step, _ key: String) -> String {
    bracketed(
      step.depth == 0
        ? scheme.clauses.line(key)
        : scheme.clauses.line("indicators", step.indicator.identifier, key))
  }

  /// The clause by which missing parts are treated: the panel's, or that of the nearest level that has one.
  func missingClause(_ step: Explanation.Step) -> String {
    if case .ballots(let ballots)? = step.indicator.measure {
      return bracketed(scheme.clauses.line("panels", ballots.panel, "ifUnmet"))
    }
    let above = scheme.root.subtree.filter { indicator in
      indicator.subtree.contains { $0.identifier == step.indicator.identifier }
    }
    let stated = above.compactMap { scheme.clauses.line("indicators", $0.identifier, "missing") }
    return bracketed(stated.last ?? scheme.clauses.line("missing"))
  }

  private func adjustmentLines() -> [String] {
    guard let unadjusted = explanation.unadjusted else { return [] }
    let scored = explanation.steps.first?.points
    let composite = scored?.text() ?? "—"
    guard !scheme.adjustments.isEmpty else {
      return scored.map { $0 == unadjusted } ?? true
        ? []
        : [wording("四舍五入：\(unadjusted) → \(composite)", "rounded: \(unadjusted) → \(composite)")]
    }
    var lines = [
      wording("加减分之前 \(unadjusted)", "before bonus and deduction \(unadjusted)")
    ]
    lines += explanation.adjustments.map(adjustmentLine)
    if let total = scheme.total {
      let bounds = [total.least, total.most].map {
        $0.map(\.description) ?? wording("不限", "no bound")
      }
      lines.append(
        wording(
          "合计后总分限 \(bounds[0]) 至 \(bounds[1]) → \(composite)",
          "the total is kept within \(bounds[0])–\(bounds[1]) → \(composite)")
          + (changeOfScore ?? "") + bracketed(scheme.clauses.line("total")))
    }
    return lines
  }

  private func adjustmentLine(_ figures: Explanation.AdjustmentFigures) -> String {
    let rule = figures.adjustment
    let (bonus, deduction) = (
      decimalText(figures.bonus, decimals: Points.decimals),
      decimalText(figures.deduction, decimals: Points.decimals)
    )
    let capped = decimalText(figures.capped, decimals: Points.decimals + 2)
    let place =
      rule.isInsideHundred
      ? wording("100 分以内", "inside the hundred") : wording("100 分之外", "on top of the hundred")
    return wording(
      "\(rule.title)：\(figures.count) 件，加 \(bonus)、扣 \(deduction)，限 \(rule.least) 至 \(rule.most)，计 \(capped)（\(place)）",
      "\(rule.title): \(figures.count) events, + \(bonus) − \(deduction), within \(rule.least) and "
        + "\(rule.most): \(capped) (\(place))")
      + bracketed(scheme.clauses.line("adjustments", rule.identifier))
  }

  private func stageLines() -> [String] {
    explanation.stages.enumerated().map { position, figures in
      let stage = figures.stage
      let points = figures.points?.text() ?? wording("无分", "none") + reason(figures)
      var line = wording(
        "第 \(position + 1) 级“\(stage.identifier)” [\(stage.indicator)]：\(points)",
        "stage \(position + 1) `\(stage.identifier)` [\(stage.indicator)]: \(points)")
      if let atLeast = stage.atLeast {
        line += wording("，须达 \(atLeast)", ", needs \(atLeast)")
        if let points = figures.points {
          let gap = Int64(points.units) - Int64(atLeast.units)
          let text = decimalText(abs(gap), decimals: Points.decimals)
          line +=
            gap < 0
            ? wording("，差 \(text)", ", \(text) short") : wording("，超 \(text)", ", \(text) over")
        }
      }
      return line + verdict(figures) + bracketed(stage.mark.line)
    }
  }

  /// Why a stage has no points.
  private func reason(_ figures: Explanation.StageFigures) -> String {
    let step = explanation.steps.first { $0.indicator.identifier == figures.stage.indicator }
    guard figures.isReached, let reason = step?.reason else { return "" }
    return wording("（\(wording.reason(reason))）", " (\(wording.reason(reason)))")
  }

  /// The stage that took the composite away.
  var failedStage: String? {
    guard explanation.steps.first?.reason == .stageNotReached else { return nil }
    return explanation.stages.enumerated().first { $0.element.isReached && !$0.element.isPassed }
      .map { position, figures in
        wording(
          "第 \(position + 1) 级“\(figures.stage.identifier)”没有通过",
          "stage \(position + 1) `\(figures.stage.identifier)` was not passed") + reason(figures)
      }
  }

  private func verdict(_ figures: Explanation.StageFigures) -> String {
    if figures.isPassed { return wording("：通过", ": passed") }
    if figures.isReached {
      return figures.stage.ifNot == .noScore
        ? wording("：没有通过，因此没有综合得分", ": not passed, so there is no composite")
        : wording("：没有通过，后面各级不再计分", ": not passed, so the later stages have no points")
    }
    return wording("：没有进入这一级，分不计", ": not reached, so it does not count")
  }
}
