import AppraisalNumerics

extension SchemeDraft {
  /// Holds the measures of ledgers against each other and against the tree.
  func lintLedgers(_ faults: inout FaultCollector) {
    let measures = indicators.flatMap(\.measures)
    lintSecondInputs(measures, &faults)
    lintStages(measures, &faults)
    for measure in measures {
      switch measure.value {
      case .ledger(.claims(let claims)): lintWindow(claims, at: measure.mark, &faults)
      case .ledger(.rollUp(let rollUp)): lintTarget(rollUp, at: measure.mark, &faults)
      default: break
      }
    }
  }

  /// An input that is read second somewhere is of one kind too.
  private func lintSecondInputs(_ measures: [Marked<Measure>], _ faults: inout FaultCollector) {
    for measure in measures {
      for need in measure.value.needs.dropFirst() {
        let other = measures.lazy.flatMap { other in other.value.needs.map { ($0, other.mark) } }
          .first { $0.0.input == need.input && $0.0.kind != need.kind }
        guard let other else { continue }
        faults.error(
          "input-two-kinds", at: measure.mark,
          "数据“\(need.input)”在第 \(other.1.line) 行按 \(other.0.kind.rawValue) 使用，这里按 "
            + "\(need.kind.rawValue) 使用。请分成两个数据。",
          "the input `\(need.input)` is read as \(other.0.kind.rawValue) in line \(other.1.line) "
            + "and as \(need.kind.rawValue) here; make two of it")
      }
    }
  }

  /// The stages and categories of an input are the same wherever it is used.
  private func lintStages(_ measures: [Marked<Measure>], _ faults: inout FaultCollector) {
    var first: [String: (claims: ClaimMeasure, mark: SourceMark)] = [:]
    for measure in measures {
      guard case .ledger(.claims(let claims)) = measure.value else { continue }
      guard let earlier = first[claims.input] else {
        first[claims.input] = (claims, measure.mark)
        continue
      }
      guard
        bytes(earlier.claims.stages) != bytes(claims.stages)
          || bytes(earlier.claims.categories) != bytes(claims.categories)
      else { continue }
      faults.error(
        "input-two-vocabularies", at: measure.mark,
        "数据“\(claims.input)”在第 \(earlier.mark.line) 行列出的 stages 或 categories 与这里不同，请写成一样。",
        "the stages or categories of the input `\(claims.input)` differ from those in line "
          + "\(earlier.mark.line); write the same")
    }
  }

  private func lintWindow(
    _ claims: ClaimMeasure, at mark: SourceMark, _ faults: inout FaultCollector
  ) {
    guard let period, let window = claims.window, period.count(of: window) == nil else { return }
    faults.error(
      "window-does-not-fit", at: mark,
      "周期共 \(period.months) 个月，不能按 \(window.rawValue)（\(window.months) 个月）整分。",
      "the period has \(period.months) months, no multiple of the \(window.months) of a "
        + window.rawValue)
  }

  /// A roll-up averages an indicator that is measured from records.
  private func lintTarget(
    _ rollUp: RollUpMeasure, at mark: SourceMark, _ faults: inout FaultCollector
  ) {
    let leaves = indicators.flatMap(\.subtree).filter { draft in
      guard case .measured(let measure) = draft.content else { return false }
      if case .ledger(.rollUp) = measure.value { return false }
      return true
    }
    let names = leaves.compactMap { $0.identifier?.value }
    guard !names.contains(rollUp.indicator) else { return }
    let near = nearest(rollUp.indicator, among: names)
    faults.error(
      "unknown-indicator", at: mark,
      "rollUp 的 of 应是由记录直接计算的指标，没有“\(shortened(rollUp.indicator))”。"
        + (near.map { "是否想写“\($0)”？" } ?? ""),
      "`of` of a rollUp names an indicator measured from records; there is none `"
        + shortened(rollUp.indicator) + "`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
  }
}

private func bytes(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }
