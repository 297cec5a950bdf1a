import AppraisalNumerics

extension SchemeDraft {
  /// The weights of every group of siblings must add up to 100 %.
  func lintWeights(_ faults: inout FaultCollector) {
    if combine == .weighted {
      lintRootSum(&faults)
    }
    for indicator in indicators.flatMap(\.subtree) where indicator.combine == .weighted {
      guard case .group(let children, let mark, _) = indicator.content else { continue }
      lintSum(
        children.map(\.weight), of: children.map { $0.identifier?.value ?? "?" }, at: mark,
        each: children.map(\.mark),
        what: indicator.identifier?.value ?? "?", &faults)
    }
    for panel in panels where panel.hasAllGroups {
      lintSum(
        panel.groups.map { Optional($0.value.weight) }, of: panel.groups.map(\.value.identifier),
        at: panel.groupsMark, each: panel.groups.map(\.mark), what: panel.identifier, &faults)
      for group in panel.groups.flatMap(\.value.subtree) where !group.groups.isEmpty {
        lintSum(
          group.groups.map { Optional($0.weight) }, of: group.groups.map(\.identifier),
          at: group.groupsMark ?? panel.groupsMark, what: "\(panel.identifier)/\(group.identifier)",
          &faults)
      }
    }
  }

  private func lintRootSum(_ faults: inout FaultCollector) {
    lintSum(
      indicators.map(\.weight), of: indicators.map { $0.identifier?.value ?? "?" },
      at: indicatorsMark, each: indicators.map(\.mark), what: Indicator.rootIdentifier, &faults)
  }

  private func lintSum(
    _ weights: [Weight?], of names: [String], at mark: SourceMark, each marks: [SourceMark] = [],
    what: String,
    _ faults: inout FaultCollector
  ) {
    let known = weights.compactMap(\.self)
    // A weight that could not be read was reported where it stands.
    guard known.count == weights.count, !known.isEmpty else { return }
    let sum = known.reduce(Int64(0)) { $0 + Int64($1.basisPoints) }
    guard sum != Weight.whole else {
      let places = marks.count == names.count ? marks : names.map { _ in mark }
      warnOfDominance(known, of: Array(zip(names, places)), &faults)
      return
    }
    let terms = zip(names, known).map { "\($0) \($1)" }.joined(separator: " + ")
    let difference = decimalText(abs(sum - Weight.whole), decimals: 2)
    let word = sum > Weight.whole ? ("多了", "too many") : ("少了", "too few")
    faults.error(
      "weights-do-not-add-up", at: mark,
      "“\(what)”下的权重合计 \(decimalText(sum, decimals: 2))%，应为 100%，\(word.0) \(difference)%：\(terms)。",
      "the weights in `\(what)` add up to \(decimalText(sum, decimals: 2)) %, not 100 %; "
        + "\(difference) % \(word.1): \(terms)")
  }

  private func warnOfDominance(
    _ weights: [Weight], of names: [(String, SourceMark)], _ faults: inout FaultCollector
  ) {
    for ((name, mark), weight) in zip(names, weights) where weight.basisPoints == 0 {
      faults.warning(
        "weight-zero", at: mark, "“\(name)”的权重为 0，不影响得分。",
        "`\(name)` weighs 0 and does not change the score")
    }
    // A rule that says 95 : 5 means it; beyond 99 per cent a digit is more likely to be lost.
    for ((name, mark), weight) in zip(names, weights)
    where weights.count > 1 && (9900..<10_000).contains(weight.basisPoints) {
      faults.warning(
        "weight-dominates", at: mark, "“\(name)”占 \(weight)，其余指标几乎不起作用。",
        "`\(name)` weighs \(weight); the others hardly matter")
    }
  }
}
