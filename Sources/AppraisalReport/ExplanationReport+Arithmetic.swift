import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

/// The arithmetic of a step, written out so that it can be done again by hand.
extension ExplanationReport {
  /// `(60% × 86.2 + 40% × 90) ÷ 100% = 87.72`, with the exact quotient before rounding; without figures
  /// for groups that are protected.
  func arithmetic(
    _ mean: Explanation.Mean, step: Explanation.Step, hidesResult: Bool = false
  ) -> String {
    if step.depth == 0, let whole = reasonOfComposite {
      return wording("= 无分：\(whole)", "= none: \(whole)")
    }
    let protection = GroupProtection(step, scheme)
    let present = mean.parts.filter { $0.points != nil }
    let absent = mean.parts.filter { $0.points == nil }
    let notShown = wording("（不显示）", "(not shown)")
    let isHidden = hidesResult || present.contains { protection.hidden.contains($0.identifier) }
    let terms = present.map { part in
      protection.hidden.contains(part.identifier)
        ? "\(part.weight) × \(notShown)"
        : "\(part.weight) × \(part.points?.text() ?? "")"
    }
    var line: String
    if isHidden, mean.denominator > 0 {
      let whole = decimalText(mean.denominator, decimals: 2)
      let result = hidesResult ? notShown : mean.result?.text() ?? ""
      line = "= (\(terms.joined(separator: " + "))) ÷ \(whole)% = \(result)"
    } else if mean.denominator > 0 {
      let whole = decimalText(mean.denominator, decimals: 2)
      let sum = decimalText(mean.numerator, decimals: Points.decimals + 4)
      line =
        terms.isEmpty
        ? "= 0" : "= (\(terms.joined(separator: " + "))) ÷ \(whole)% = \(sum) ÷ \(ratio(whole))"
      line += " = \(mean.result?.text() ?? "")"
      if !isExact(mean) {
        let clause = clause(step.depth == 0 ? scheme.clauses.line("rounding") : nil)
        line += wording(
          "（四舍五入到 \(mean.rounding.places) 位\(clause)）",
          " (rounded half up to \(mean.rounding.places) places\(clause))")
      }
    } else {
      line = wording("= 无分", "= none")
    }
    if !absent.isEmpty {
      let reasons = absent.map { "\($0.title)（\($0.weight)，\(reason($0, step))）" }
      line +=
        wording(
          "；缺：\(wording.list(reasons))，规则：\(wording.policy(mean.missing))",
          "; missing: \(wording.list(reasons)); rule: \(wording.policy(mean.missing))")
        + missingClause(step)
    }
    return line
  }

  /// Per cent as a plain number: 60% is 0.6, 100% is 1.
  func ratio(_ percent: String) -> String {
    let basisPoints = Int64(percent.filter { $0 != "." }) ?? 0
    let decimals = percent.contains(".") ? percent.split(separator: ".")[1].count + 2 : 2
    return decimalText(basisPoints, decimals: decimals)
  }

  func isExact(_ mean: Explanation.Mean) -> Bool {
    mean.denominator > 0 && mean.numerator % (mean.denominator * mean.rounding.step) == 0
  }

  /// What is due, and what a shortfall is worth.
  func due(_ measure: MinimumCount) -> String {
    let windows = scheme.period.count(of: measure.window) ?? 1
    let window =
      switch measure.window {
      case .year: wording("每年", "year")
      case .halfYear: wording("每半年", "half-year")
      case .quarter: wording("每季度", "quarter")
      case .month: wording("每月", "month")
      }
    let amount =
      measure.spread == .each
      ? wording("\(window)不少于 \(measure.atLeast) 次", "\(measure.atLeast) in each \(window)")
      : wording(
        "全周期不少于 \(windows * measure.atLeast) 次", "\(windows * measure.atLeast) in the period")
    return amount
      + (measure.credit == .linear
        ? wording("，不足按比例", ", in proportion below that")
        : wording("，不足不计", ", nothing below that"))
  }

  func projectLine(
    _ cell: Explanation.Measured, _ measure: ProjectMeasure
  ) -> String {
    let amount = { (detail: Detail) in
      let value = cell.details[detail] ?? 0
      return measure.by == .count ? String(value) : decimalText(value, decimals: Points.decimals)
    }
    let leftOut = cell.details[.leftOut] ?? 0
    let aside = leftOut > 0 ? wording("，不计入 \(leftOut) 项", ", \(leftOut) left out") : ""
    return wording(
      "完成 \(amount(.completed))，共 \(amount(.total))\(aside)",
      "\(amount(.completed)) completed of \(amount(.total))\(aside)")
      + projectQuotient(cell, amount)
  }

  /// The quotient in the unit of the projects: their number, or the amounts as they are written.
  func projectQuotient(
    _ cell: Explanation.Measured, _ amount: (Detail) -> String
  ) -> String {
    guard let points = cell.points else { return quotient(cell) }
    return wording("；", "; ")
      + "100 × \(amount(.completed)) ÷ \(amount(.total)) = \(points.text(places: 2))"
  }

  /// The quotient of a ratio, written out: `；100 × 55 ÷ 60 = 91.6667`.
  func quotient(_ cell: Explanation.Measured) -> String {
    guard let points = cell.points, let numerator = cell.details[.numerator],
      let denominator = cell.details[.denominator]
    else { return "" }
    return wording("；", "; ") + "100 × \(numerator) ÷ \(denominator) = \(points.text(places: 2))"
  }
}
