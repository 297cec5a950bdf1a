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
    lintWindows(&faults)
    let scaleList = scales.map(\.value)
    let tree = missing.stated.map { policy in
      indicators.compactMap { $0.finished(inherited: policy) }
    }
    guard let identifier, let title, let period, let subjectWord, let rounding, let tree,
      let policy = missing.stated, tree.count == indicators.count, !tree.isEmpty,
      let whole = try? Weight(basisPoints: Weight.whole)
    else { return nil }
    let root = Indicator(
      identifier: Indicator.rootIdentifier, title: title, weight: whole,
      content: .group(tree, missing: policy))
    proveExactness(of: root, panels: panels, &faults)
    let range = scoreRange(of: root, panels: panels, scales: scaleList)
    let grades = bands.flatMap {
      lintedBands($0, rounding: rounding.composite, range: range, &faults)
    }
    if bands != nil, grades == nil, !faults.hasErrors { return nil }
    return Scheme(
      identifier: identifier, title: title, source: source, isIllustrative: isIllustrative,
      period: period, subjectWord: subjectWord, strata: strata, scales: scaleList, panels: panels,
      root: root, rounding: rounding, grades: grades, tieBreak: tieBreak.map(\.value),
      minimumCell: minimumCell)
  }

  /// Every measured window must fit into the period.
  private func lintWindows(_ faults: inout FaultCollector) {
    guard let period else { return }
    for measure in indicators.flatMap(\.measures) {
      guard case .services(let services) = measure.value,
        period.count(of: services.window) == nil
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
      root.subtree.map { $0.children.map { Int64($0.weight.basisPoints) } }
      + panels.map { $0.groups.map { Int64($0.weight.basisPoints) } }
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
    guard let identifier, let weight else { return nil }
    switch content {
    case .faulty: return nil
    case .measured(let measure):
      return Indicator(
        identifier: identifier.value, title: title, weight: weight,
        content: .measured(measure.value))
    case .group(let children, _, let missing):
      let policy = missing.stated ?? inherited
      let finished = children.compactMap { $0.finished(inherited: policy) }
      guard finished.count == children.count, !finished.isEmpty else { return nil }
      return Indicator(
        identifier: identifier.value, title: title, weight: weight,
        content: .group(finished, missing: policy))
    }
  }
}
