import AppraisalNumerics

extension IndexAggregate {
  /// Weights are stated exactly where they have a say.
  func lintWeights(
    statesWeights: SourceMark?, at mark: SourceMark, _ faults: inout FaultCollector
  ) {
    if let statesWeights, !method.usesWeights {
      faults.error(
        "weights-unused", at: statesWeights, "这种合成不用权重，请删除 weights。",
        "this aggregate has no use for weights; delete `weights`")
    }
    let isWanted = method.usesWeights && weights.isStatedWithChildren
    for child in children where (child.weight != nil) != isWanted {
      if isWanted {
        faults.error(
          "missing-key", at: child.mark,
          "“\(child.identifier)”没有写权重（weight）；要各占一样，请在上级写 weights: { method: equal }。",
          "`\(child.identifier)` states no `weight`; for the same weight of all, the node above states "
            + "`weights: { method: equal }`")
      } else {
        faults.error(
          "weight-unused", at: child.mark,
          "“\(child.identifier)”的 weight 没有用处：上级另有定权办法，或合成不用权重。请删除。",
          "the `weight` of `\(child.identifier)` has no use: the node above weighs otherwise, or not at "
            + "all; delete it")
      }
    }
    if isWanted, children.allSatisfy({ $0.weight == 0 }) {
      faults.error("weights-vanish", at: mark, "子项的权重都是 0。", "all children weigh nothing")
    }
  }
}

extension IndexMeasure {
  /// What can be found wrong with an index before a value is read.
  func lint(_ faults: inout FaultCollector) {
    lintIdentifiers(&faults)
    if root.weight != nil {
      faults.error(
        "weight-unused", at: root.mark, "根节点没有同级，请删除 weight。",
        "the root has no siblings; delete its `weight`")
    }
    if root.aggregate == nil {
      faults.error(
        "node-kind", at: root.mark, "tree 的根应是有子项（of）的节点。",
        "the root of `tree` must be a node with children")
    }
    for node in root.subtree {
      if let aggregate = node.aggregate { lintDomain(node, aggregate, &faults) }
      if let indicator = node.indicator { lint(indicator, node, &faults) }
    }
  }

  private func lintIdentifiers(_ faults: inout FaultCollector) {
    var first: [[UInt8]: SourceMark] = [:]
    for node in root.subtree {
      guard let earlier = first.updateValue(node.mark, forKey: Array(node.identifier.utf8)) else {
        continue
      }
      faults.error(
        "identifier-repeated", at: node.mark,
        "标识“\(shortened(node.identifier))”在第 \(earlier.line) 行已用过；同一列要用两次，请另起标识并写 column。",
        "the identifier `\(shortened(node.identifier))` was used in line \(earlier.line); to use a "
          + "column twice, give the leaf another one and state `column`")
    }
  }

  /// Means that have no value at zero or below.
  private func lintDomain(
    _ node: IndexNode, _ aggregate: IndexAggregate, _ faults: inout FaultCollector
  ) {
    guard let domain = aggregate.method.domain else { return }
    for child in aggregate.children where !domain.holds(child.range.lowerBound) {
      let low = child.range.lowerBound
      let remedy = (
        chinese: "请把得分的下端提到 0 以上，例如 scale: { from: 1, to: 100 }，或换一种合成。",
        english:
          "raise the lower end above 0, for example `scale: { from: 1, to: 100 }`, or aggregate "
          + "otherwise"
      )
      if child.indicator?.normalise.reachesLowest == true {
        faults.error(
          "score-outside-domain", at: child.mark,
          "“\(child.identifier)”最差的对象必得 \(low) 分，“\(node.identifier)”的合成要求得分\(domain.meaning.chinese)。\(remedy.chinese)",
          "the worst subject gets \(low) in `\(child.identifier)`, and `\(node.identifier)` needs "
            + "scores \(domain.meaning.english); \(remedy.english)")
      } else {
        let found = (
          chinese: low.isFinite ? "可能得 \(low) 分" : "得分没有下限",
          english: low.isFinite ? "can come to \(low)" : "has no lowest score"
        )
        faults.warning(
          "score-may-leave-domain", at: child.mark,
          "“\(child.identifier)”\(found.chinese)，“\(node.identifier)”的合成要求得分\(domain.meaning.chinese)，届时将拒绝计算。\(remedy.chinese)",
          "`\(child.identifier)` \(found.english), and `\(node.identifier)` needs scores "
            + "\(domain.meaning.english), so that nothing would be computed; \(remedy.english)")
      }
    }
  }

  /// Logarithmic goalposts stand on the values themselves.
  private func lint(
    _ indicator: IndexIndicator, _ node: IndexNode, _ faults: inout FaultCollector
  ) {
    if indicator.normalise.isLogarithmic, indicator.treat != nil || indicator.impute != nil {
      faults.error(
        "logarithm-of-treated", at: node.mark,
        "“\(node.identifier)”按对数标尺标准化，不能再填补或处理（treat、impute 请写 none）：那会在对数上进行。",
        "`\(node.identifier)` has logarithmic goalposts and can be neither imputed nor treated; write "
          + "`none` for both")
    }
  }
}

extension SchemeDraft {
  /// Indexes, held against the rest of the scheme.
  func lintIndexes(_ faults: inout FaultCollector) {
    for measure in indicators.flatMap(\.measures) {
      guard case .index(let index) = measure.value else { continue }
      for node in index.root.indicators {
        guard let indicator = node.indicator else { continue }
        lintStratum(indicator.normalise.within, at: indicator.normalise.mark, &faults)
        lintStratum(indicator.impute?.within, at: indicator.impute?.mark ?? node.mark, &faults)
      }
    }
  }

  private func lintStratum(
    _ stratum: String?, at mark: SourceMark, _ faults: inout FaultCollector
  ) {
    guard let stratum, !strata.contains(where: { $0.utf8.elementsEqual(stratum.utf8) }) else {
      return
    }
    let known = strata.isEmpty ? "—" : strata.joined(separator: "、")
    faults.error(
      "unknown-stratum", at: mark,
      "within 写的“\(shortened(stratum))”不在 strata 中。已有：\(known)。请在 strata 中加上这一列。",
      "`within: \(shortened(stratum))` is not among `strata` (\(known)); add the column there")
  }
}
