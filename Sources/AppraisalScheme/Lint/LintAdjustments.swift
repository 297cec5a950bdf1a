import AppraisalNumerics

/// Bonus, deduction and stages, held against the rest of the scheme.
extension SchemeDraft {
  func lintAdjustments(_ faults: inout FaultCollector) {
    guard let first = adjustments.first else {
      if let total, hasAllAdjustments {
        faults.error(
          "total-without-adjustments", at: total.mark, "没有 adjustments 就不写 total，请删去。",
          "`total` belongs to `adjustments`, which are not there; delete it")
      }
      return
    }
    if !statesTotal {
      faults.error(
        "total-missing", at: first.mark,
        "有加减分就要写明总分的上下限，例如 total: { most: 100, least: 0 }；不封顶写 most: none。",
        "with adjustments the bounds of the total must be stated, for example "
          + "`total: { most: 100, least: 0 }`, or `most: none`")
    }
    refuseRepeated(adjustments.map { ($0.value.identifier, $0.mark) }, &faults)
    warnOfOrder(&faults)
  }

  /// Caps make the order matter: 98 + 5 within the hundred, then −3 on top, are 97 and not 100.
  private func warnOfOrder(_ faults: inout FaultCollector) {
    let inside = adjustments.filter { $0.value.isInsideHundred && $0.value.most > .zero }
    let outside = adjustments.filter { !$0.value.isInsideHundred }
    if let cap = inside.first, let later = outside.first(where: { $0.value.least < .zero }) {
      faults.warning(
        "order-matters", at: later.mark,
        "“\(cap.value.identifier)”先封顶到 100，“\(later.value.identifier)”再扣：98 + 5 − 3 得 97，不是 100。"
          + "若想先合计再封顶，两项都写 insideHundred: true。",
        "`\(cap.value.identifier)` is capped at 100 before `\(later.value.identifier)` takes away: "
          + "98 + 5 − 3 is 97, not 100; to add up first, write `insideHundred: true` for both")
    }
    let hundred = try? Points(100)
    if let most = total?.value.most, let hundred, most <= hundred,
      let useless = outside.first(where: { $0.value.most > .zero })
    {
      faults.warning(
        "cap-makes-bonus-vanish", at: useless.mark,
        "“\(useless.value.identifier)”加在 100 分之外，但 total 的 most 是 \(most)，超出的部分不起作用。",
        "`\(useless.value.identifier)` comes on top of the hundred, but `total` ends at \(most); "
          + "what goes beyond has no effect")
    }
  }

  private func refuseRepeated(
    _ names: [(String, SourceMark)], _ faults: inout FaultCollector
  ) {
    var seen: [String: SourceMark] = [:]
    for (name, mark) in names {
      guard let earlier = seen.updateValue(mark, forKey: name) else { continue }
      faults.error(
        "identifier-repeated", at: mark, "标识“\(name)”在第 \(earlier.line) 行已用过。",
        "the identifier `\(name)` was used in line \(earlier.line)")
    }
  }

  /// What events are worth in all rules, with the place of each.
  private var scorings: [Marked<EventScoring>] {
    adjustments.map { Marked($0.value.scoring, $0.mark) }
      + indicators.flatMap(\.measures).compactMap { measure in
        guard case .events(let events) = measure.value else { return nil }
        return Marked(events.scoring, measure.mark)
      }
  }

  /// In one ledger a word either adds or takes away.
  func lintEventWords(_ faults: inout FaultCollector) {
    var first: [(input: String, word: EventScoring.Word, mark: SourceMark)] = []
    for scoring in scorings {
      for word in scoring.value.words {
        let earlier = first.first {
          $0.input == scoring.value.input && $0.word.word.utf8.elementsEqual(word.word.utf8)
        }
        if let earlier, earlier.word.isDeduction != word.isDeduction {
          faults.error(
            "word-two-effects", at: scoring.mark,
            "“\(shortened(word.word))”在第 \(earlier.mark.line) 行和这里一处加分、一处扣分。",
            "`\(shortened(word.word))` adds points in one rule and takes them away in another; see "
              + "line \(earlier.mark.line)")
        }
        first.append((scoring.value.input, word, scoring.mark))
      }
    }
  }

  /// The input of an adjustment holds nothing but events.
  func lintEventInputs(_ faults: inout FaultCollector) {
    let measures = indicators.flatMap(\.measures)
    for adjustment in adjustments {
      let input = adjustment.value.scoring.input
      let other = measures.first { $0.value.input == input && $0.value.kind != .events }
      guard let other else { continue }
      faults.error(
        "input-two-kinds", at: adjustment.mark,
        "数据“\(input)”在第 \(other.mark.line) 行按 \(other.value.kind.rawValue) 使用，这里按 events 使用。请分成两个数据。",
        "the input `\(input)` is read as \(other.value.kind.rawValue) in line \(other.mark.line) and "
          + "as events here; make two of it")
    }
  }

  // MARK: - Stages

  func lintStages(_ faults: inout FaultCollector) {
    guard let first = stages.first else { return }
    refuseRepeated(stages.map { ($0.identifier, $0.mark) }, &faults)
    refuseRepeated(stages.map { ($0.indicator, $0.mark) }, &faults)
    let siblings = ([indicators] + indicators.flatMap(\.subtree).compactMap(\.children))
      .map { $0.compactMap { $0.identifier?.value } }
    let family = siblings.first { $0.contains(first.indicator) } ?? []
    for stage in stages where hasAllIdentifiers && !family.contains(stage.indicator) {
      let known = family.isEmpty ? siblings.flatMap(\.self) : family
      let near = nearest(stage.indicator, among: known)
      faults.error(
        "unknown-indicator", at: stage.mark,
        "各级评定的指标要同属一个上级，其中没有“\(shortened(stage.indicator))”。"
          + (near.map { "是否想写“\($0)”？" } ?? "可用：\(known.joined(separator: "、"))。"),
        "the indicators of stages must have one parent, and `\(shortened(stage.indicator))` is not "
          + "among its parts; "
          + (near.map { "did you mean `\($0)`?" } ?? "there are: \(known.joined(separator: ", "))"))
    }
  }
}

extension IndicatorDraft {
  /// The indicators directly below; `nil` for a measured one.
  fileprivate var children: [IndicatorDraft]? {
    if case .group(let children, _, _) = content { children } else { nil }
  }
}
