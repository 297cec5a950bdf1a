import AppraisalNumerics

/// Rules of single indicators, held against what they are measured by.
extension SchemeDraft {
  func lintPointsRule(
    _ draft: IndicatorDraft, panels: [Panel], _ faults: inout FaultCollector
  ) {
    if case .group = draft.content {
      if let points = draft.points {
        faults.error(
          "points-on-group", at: points.mark, "points 只用于由记录算出的指标；这里有下级指标，请写 combine。",
          "`points` belongs to measured indicators; this one has others below it, see `combine`")
      }
    } else if case .measured(let measure) = draft.content {
      lintCombinationOfLeaf(draft, &faults)
      guard let points = draft.points else { return }
      lintStratum(points, &faults)
      lint(points, of: measure.value, panels: panels, &faults)
    }
  }

  private func lintCombinationOfLeaf(_ draft: IndicatorDraft, _ faults: inout FaultCollector) {
    guard draft.combine != .weighted else { return }
    faults.error(
      "combine-on-leaf", at: draft.mark, "combine 只用于有下级指标的指标，请删去。",
      "`combine` belongs to indicators with others below them; delete it")
  }

  private func lintStratum(_ rule: Marked<PointsRule>, _ faults: inout FaultCollector) {
    guard let stratum = rule.value.stratum else { return }
    guard !strata.contains(where: { $0.utf8.elementsEqual(stratum.utf8) }) else { return }
    let known = strata.isEmpty ? "—" : strata.joined(separator: "、")
    faults.error(
      "unknown-stratum", at: rule.mark,
      "within 写的“\(shortened(stratum))”不在 strata 中。已有：\(known)。请在 strata 中加上这一列。",
      "`within: \(shortened(stratum))` is not among `strata` (\(known)); add the column there")
  }

  private func lint(
    _ rule: Marked<PointsRule>, of measure: Measure, panels: [Panel],
    _ faults: inout FaultCollector
  ) {
    let range = averaged(measure).flatMap {
      valueRange(of: $0, panels: panels, scales: scales.map(\.value))
    }
    switch rule.value {
    case .ratioToBest: range.map { lintRatio($0, at: rule.mark, &faults) }
    case .steps(let steps): range.map { lint(steps, $0, at: rule.mark, &faults) }
    case .thresholdSlope(let slope): range.map { lint(slope, $0, at: rule.mark, &faults) }
    case .perUnit: lintCounted(measure, range, at: rule.mark, &faults)
    case .proportion(let proportion): proportion.lint(range, at: rule.mark, &faults)
    case .rank, .rankLadder: break
    }
  }

  private func lintRatio(
    _ range: ClosedRange<Points>, at mark: SourceMark, _ faults: inout FaultCollector
  ) {
    guard range.lowerBound < .zero else { return }
    faults.error(
      "ratio-of-negative", at: mark,
      "值可能低到 \(range.lowerBound)，负数不能按与最好的比例给分。请把 lowest 定为 0 以上，或用 rank。",
      "values can be as low as \(range.lowerBound); a ratio to the best needs values of at least 0, "
        + "or use `rank`")
  }

  private func lint(
    _ rule: ValueSteps, _ range: ClosedRange<Points>, at mark: SourceMark,
    _ faults: inout FaultCollector
  ) {
    for step in rule.steps where step.from > range.upperBound {
      faults.error(
        "step-unreachable", at: mark,
        "from \(step.from) 高于可能的最高值 \(range.upperBound)，这一级永远达不到。",
        "from \(step.from) is above the highest value, \(range.upperBound); the step is never reached"
      )
    }
    if let last = rule.steps.last, last.from <= range.lowerBound {
      faults.warning(
        "below-unreachable", at: mark,
        "值最低 \(range.lowerBound)，总能达到 from \(last.from) 这一级，below 不起作用。",
        "values are at least \(range.lowerBound), so the step from \(last.from) is always reached and "
          + "`below` has no effect")
    }
  }

  private func lint(
    _ rule: ThresholdSlope, _ range: ClosedRange<Points>, at mark: SourceMark,
    _ faults: inout FaultCollector
  ) {
    let whole = 100 * Int128(Points.unitsPerPoint)
    let reached = Int128(range.upperBound.units) * Int128(rule.at.denominator)
    guard reached < whole * Int128(rule.at.numerator) else { return }
    faults.error(
      "threshold-unreachable", at: mark,
      "值最高 \(range.upperBound)，达不到 at \(rule.at) 的标准，没有人能得满分。",
      "values are at most \(range.upperBound), below the threshold \(rule.at); nobody can have full "
        + "marks")
  }

  private func lintCounted(
    _ measure: Measure, _ range: ClosedRange<Points>?, at mark: SourceMark,
    _ faults: inout FaultCollector
  ) {
    switch measure {
    case .ballots, .events, .index, .ledger(.ratio), .ledger(.rollUp):
      faults.error(
        "nothing-to-count", at: mark, "perUnit 按件数给分，选票、加减分事项、比率和汇总没有件数，请用别的办法。",
        "`perUnit` needs something counted, which ballots, scored events, ratios and roll-ups have "
          + "not; use another rule")
    case .table:
      guard let range, range.lowerBound < .zero else { return }
      faults.error(
        "ratio-of-negative", at: mark, "件数可能低到 \(range.lowerBound)，件数不能是负数，请改 lowest。",
        "numbers can be as low as \(range.lowerBound); state a `lowest` of at least 0")
    default: break
    }
  }

  /// A ratio is made by a measured indicator without one of its own, which is known before.
  func lintMultiplier(_ draft: IndicatorDraft, _ faults: inout FaultCollector) {
    guard let multiplier = draft.multiplier else { return }
    let measured = indicators.flatMap(\.subtree).filter {
      if case .group = $0.content { false } else { $0.multiplier == nil }
    }.compactMap { $0.identifier?.value }
    guard hasAllMeasures, hasAllIdentifiers, !measured.contains(multiplier.of) else { return }
    let near = nearest(multiplier.of, among: measured)
    faults.error(
      "unknown-multiplier", at: multiplier.mark,
      "系数要取自由记录算出、自身没有系数的指标，“\(shortened(multiplier.of))”不是。"
        + (near.map { "是否想写“\($0)”？" } ?? "可用：\(measured.joined(separator: "、"))。"),
      "the ratio must come from a measured indicator without a multiplier, which "
        + "`\(shortened(multiplier.of))` is not; "
        + (near.map { "did you mean `\($0)`?" } ?? "there are: \(measured.joined(separator: ", "))")
    )
  }
}
