import AppraisalNumerics

extension SchemeDraft {
  /// Holds the parts against each other and makes the scheme of them.
  ///
  /// - Parameter faults: Takes what is wrong.
  /// - Returns: The scheme; `nil` when a part is missing. The caller disregards it when an error was
  ///   reported.
  func linted(_ faults: inout FaultCollector) -> Scheme? {
    lintWeights(&faults)
    lintIdentifiers(&faults)
    let panels = lintedPanels(&faults)
    lintReferences(&faults)
    lintInputs(panels: panels, &faults)
    lintBallotResults(panels: panels, &faults)
    lintWindows(&faults)
    lintRanges(&faults)
    lintKinds(&faults)
    lintLedgers(&faults)
    lintIndexes(&faults)
    let root = root()
    if let root { proveExactness(of: root, panels: panels, &faults) }
    lintRules(root, panels: panels, &faults)
    let grades = lintedGrades(root, panels: panels, &faults)
    lintConsequences(grades, scores(root, panels: panels), &faults)
    guard let identifier, let title, let period, let subjectWord, let rounding, let root,
      bands == nil || grades != nil
    else { return nil }
    return Scheme(
      identifier: identifier, title: title, source: source, isIllustrative: isIllustrative,
      period: period, subjectWord: subjectWord, strata: strata, scales: scales.map(\.value),
      panels: panels, root: root, rounding: rounding, grades: grades,
      tieBreak: tieBreak.map(\.value), minimumCell: minimumCell,
      consequences: consequences.ordered(by: grades), ranges: ranges.map(\.value),
      rollUp: rollUp, adjustments: adjustments.map(\.value), total: total?.value, stages: stages)
  }

  /// The rules about consequences, held against the rest.
  private func lintConsequences(
    _ grades: GradeBands?, _ ranges: [String: ClosedRange<Points>], _ faults: inout FaultCollector
  ) {
    let names = indicators.flatMap(\.subtree).compactMap { $0.identifier?.value }
    consequences.lint(
      ConsequenceContext(
        bands: grades, hasGrades: bands != nil, indicators: names,
        hasAllIndicators: hasAllIdentifiers, strata: strata,
        hasTieBreak: !tieBreak.isEmpty, consequences: consequences, ranges: ranges),
      stars: starsMark, &faults)
  }

  /// The scores that can come about, by indicator.
  private func scores(_ root: Indicator?, panels: [Panel]) -> [String: ClosedRange<Points>] {
    var ranges: [String: ClosedRange<Points>] = [:]
    for indicator in root?.subtree ?? [] {
      ranges[indicator.identifier] = scoreRange(
        of: indicator, panels: panels, scales: scales.map(\.value), inside: root)
    }
    let total = Indicator.rootIdentifier
    ranges[total] = hasAllAdjustments ? ranges[total].flatMap { adjusted($0) } : nil
    return ranges
  }

  /// The tree under its root; `nil` when a part of it is missing.
  private func root() -> Indicator? {
    guard let policy = missing.stated, let whole = try? Weight(basisPoints: Weight.whole) else {
      return nil
    }
    let tree = indicators.compactMap { $0.finished(inherited: policy) }
    guard tree.count == indicators.count, !tree.isEmpty else { return nil }
    return Indicator(
      identifier: Indicator.rootIdentifier, title: title ?? "", weight: whole,
      content: .group(tree, missing: policy), combine: combine)
  }

  /// The bands, held against each other even where the tree has a fault and the scores that can
  /// come about are not known.
  private func lintedGrades(
    _ root: Indicator?, panels: [Panel], _ faults: inout FaultCollector
  ) -> GradeBands? {
    guard let bands, let rounding else { return nil }
    let range = root.flatMap { scoreRange(of: $0, panels: panels, scales: scales.map(\.value)) }
      .flatMap { hasAllAdjustments ? adjusted($0) : nil }
    return lintedBands(bands, rounding: rounding.composite, range: range, &faults)
  }

  /// Every measured window must fit into the period.
  private func lintWindows(_ faults: inout FaultCollector) {
    guard let period else { return }
    for measure in indicators.flatMap(\.measures) {
      guard let services = measure.value.minimumCount, period.count(of: services.window) == nil
      else { continue }
      faults.error(
        "window-does-not-fit", at: measure.mark,
        "周期共 \(period.months) 个月，不能按 \(services.window.rawValue)（\(services.window.months) 个月）整分。",
        "the period has \(period.months) months, no multiple of the \(services.window.months) of a "
          + services.window.rawValue)
    }
  }

  /// The bound of every weighted sum, see `ExactBound`.
  private func proveExactness(
    of root: Indicator, panels: [Panel], _ faults: inout FaultCollector
  ) {
    let groups =
      root.subtree.filter { $0.combine == .weighted }.map {
        $0.children.map { Int64($0.weight.basisPoints) }
      }
      + panels.flatMap { [$0.groups] + $0.allGroups.map(\.groups) }
      .map { $0.map { Int64($0.weight.basisPoints) } }
    for weights in groups {
      do {
        try ExactBound.prove(weights: weights)
      } catch {
        faults.error(
          "sum-not-exact", at: indicatorsMark, "加权和可能超出精确整数范围：\(error)。",
          "a weighted sum may leave the exact integers: \(error)")
      }
    }
  }
}

extension IndicatorDraft {
  /// The indicator with its policy stated or inherited; `nil` when a part is missing.
  fileprivate func finished(inherited: MissingPolicy) -> Indicator? {
    guard let identifier, let weight, hasAllRules else { return nil }
    switch content {
    case .faulty: return nil
    case .measured(let measure):
      return Indicator(
        identifier: identifier.value, title: title, weight: weight,
        content: .measured(measure.value), combine: combine, pointsRule: points?.value,
        multiplier: multiplier)
    case .group(let children, _, let missing):
      let policy = missing.stated ?? inherited
      let finished = children.compactMap { $0.finished(inherited: policy) }
      guard finished.count == children.count, !finished.isEmpty else { return nil }
      return Indicator(
        identifier: identifier.value, title: title, weight: weight,
        content: .group(finished, missing: policy), combine: combine, pointsRule: points?.value,
        multiplier: multiplier)
    }
  }
}
