import AppraisalNumerics

/// The rules from values to the composite, held against the rest of the scheme.
extension SchemeDraft {
  func lintRules(_ root: Indicator?, panels: [Panel], _ faults: inout FaultCollector) {
    lintAdjustments(&faults)
    lintEventWords(&faults)
    lintEventInputs(&faults)
    lintStages(&faults)
    lintShareBounds(&faults)
    for draft in indicators.flatMap(\.subtree) {
      lintPointsRule(draft, panels: panels, &faults)
      lintMultiplier(draft, &faults)
    }
    guard let root else { return }
    for indicator in root.subtree where !indicator.children.isEmpty {
      lintCombination(indicator, inside: root, panels: panels, &faults)
    }
    lintComposite(root, panels: panels, &faults)
    warnOfStagesWithoutFigure(root, panels: panels, &faults)
  }

  /// Where an indicator stands.
  func mark(of identifier: String) -> SourceMark {
    indicators.flatMap(\.subtree).first { $0.identifier?.value == identifier }?.mark
      ?? indicatorsMark
  }

  /// The measure whose values an indicator has: for a roll-up that of the indicator averaged, `nil`
  /// when there is none.
  func averaged(_ measure: Measure) -> Measure? {
    guard case .ledger(.rollUp(let rollUp)) = measure else { return measure }
    let target = indicators.flatMap(\.subtree).first { $0.identifier?.value == rollUp.indicator }
    guard case .measured(let other)? = target?.content else { return nil }
    if case .ledger(.rollUp) = other.value { return nil }
    return other.value
  }

  // MARK: - Combinations

  private func lintCombination(
    _ indicator: Indicator, inside root: Indicator, panels: [Panel],
    _ faults: inout FaultCollector
  ) {
    guard case .group(let children, let missing) = indicator.content else { return }
    let (mark, word) = (mark(of: indicator.identifier), indicator.combine.rawValue)
    if [.sum, .product].contains(indicator.combine), missing == .renormalise {
      faults.error(
        "combine-renormalise", at: mark,
        "combine: \(word) 没有权重可折算，missing 不能是 renormalise。请在这里写 missing: noScore 或 zero。",
        "`combine: \(word)` has no weights that others could take over; write `missing: noScore` or "
          + "`zero` here")
    }
    guard indicator.combine == .product else { return }
    if children.count > Combination.mostFactors {
      faults.error(
        "product-too-long", at: mark,
        "相乘的指标有 \(children.count) 个，最多 \(Combination.mostFactors) 个。",
        "\(children.count) indicators are multiplied; the most is \(Combination.mostFactors)")
    }
    for child in children {
      let range = scoreRange(
        of: child, panels: panels, scales: scales.map(\.value), inside: root)
      if let range { lintFactor(child, range, at: mark, &faults) }
      if let open = unbounded(child, panels: panels) {
        faults.error(
          "product-range", at: mark,
          "“\(open.identifier)”的值没有上限，不能相乘；请给它写 points，把值折成有上限的得分。",
          "`\(open.identifier)` has no highest value, so it cannot be multiplied; state `points` for "
            + "it, which have one")
      }
    }
  }

  /// A measured indicator below a node whose points have no upper end; those of ballots have one
  /// once their panel is known.
  private func unbounded(_ indicator: Indicator, panels: [Panel]) -> Indicator? {
    indicator.leaves.first { leaf in
      guard let measure = leaf.measure.flatMap(averaged), measure.kind != .ballots,
        leaf.pointsRule == nil
      else { return false }
      return valueRange(of: measure, panels: panels, scales: scales.map(\.value)) == nil
    }
  }

  private func lintFactor(
    _ child: Indicator, _ range: ClosedRange<Points>, at mark: SourceMark,
    _ faults: inout FaultCollector
  ) {
    // 1000 points are 10⁷ units; four such factors stay below 10²⁸.
    if range.lowerBound < .zero || range.upperBound.units > 10_000_000 {
      faults.error(
        "product-range", at: mark,
        "“\(child.identifier)”可能得 \(range.lowerBound) 到 \(range.upperBound) 分，相乘的指标应在 0 到 1000 分之间。",
        "`\(child.identifier)` can come to \(range.lowerBound) to \(range.upperBound); factors of a "
          + "product must lie between 0 and 1000")
    } else if range.lowerBound == .zero {
      faults.warning(
        "product-may-vanish", at: mark,
        "“\(child.identifier)”可能得 0 分，那时相乘的结果也是 0 分，不论其余指标多少。",
        "`\(child.identifier)` can come to 0, and then the product is 0 whatever the others are")
    }
  }

  /// Sums, products and multipliers can leave what points can hold.
  private func lintComposite(
    _ root: Indicator, panels: [Panel], _ faults: inout FaultCollector
  ) {
    let scales = scales.map(\.value)
    for indicator in root.subtree {
      let parts = indicator.children.map {
        scoreRange(of: $0, panels: panels, scales: scales, inside: root)
      }
      guard parts.allSatisfy({ $0 != nil }), indicator.measure == nil || indicator.multiplier != nil
      else { continue }
      let range = scoreRange(of: indicator, panels: panels, scales: scales, inside: root)
      let isWhole = indicator.identifier == Indicator.rootIdentifier
      guard hasAllAdjustments || !isWhole else { continue }
      guard (isWhole ? range.flatMap({ adjusted($0) }) : range) == nil,
        isWhole || indicator.measure == nil
          || indicator.measure.flatMap(averaged).flatMap({
            valueRange(of: $0, panels: panels, scales: scales)
          }) != nil
      else { continue }
      let limit = Points.limit / Points.unitsPerPoint
      faults.error(
        "score-out-of-range", at: mark(of: indicator.identifier),
        "“\(indicator.identifier)”可能超出 ±\(limit) 分，不能精确保存。请减小分值或系数。",
        "`\(indicator.identifier)` can leave ±\(limit) points, which cannot be held exactly; lower "
          + "the points or the ratio")
    }
  }
}
