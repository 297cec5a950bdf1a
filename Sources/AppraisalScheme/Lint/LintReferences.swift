import AppraisalNumerics

extension SchemeDraft {
  /// Identifiers are unique, and `total` is the composite's.
  func lintIdentifiers(_ faults: inout FaultCollector) {
    var first: [String: SourceMark] = [:]
    for indicator in indicators.flatMap(\.subtree) {
      guard let identifier = indicator.identifier else { continue }
      if identifier.value == Indicator.rootIdentifier {
        faults.error(
          "identifier-reserved", at: identifier.mark, "“total”是综合得分的标识，请换一个。",
          "`total` is the composite score; choose another identifier")
      }
      if let earlier = first.updateValue(identifier.mark, forKey: identifier.value) {
        faults.error(
          "identifier-repeated", at: identifier.mark,
          "标识“\(identifier.value)”在第 \(earlier.line) 行已用过。",
          "the identifier `\(identifier.value)` was used in line \(earlier.line)")
      }
    }
    for panel in panels {
      var seen: Set<[UInt8]> = []
      let groups = panel.groups.flatMap { top in top.value.subtree.map { Marked($0, top.mark) } }
      for group in groups {
        let words = [group.value.identifier, group.value.title] + group.value.aliases
        let owners = [words] + group.value.kinds.map { [$0.identifier] + $0.aliases }
        for word in owners.flatMap({ Set($0.map { Array($0.utf8) }) })
        where !seen.insert(word).inserted {
          faults.error(
            "identifier-repeated", at: group.mark,
            "评价组“\(panel.identifier)”中“\(String(decoding: word, as: UTF8.self))”指两类评价主体。",
            "in panel `\(panel.identifier)` the word `\(String(decoding: word, as: UTF8.self))` "
              + "names two groups")
        }
      }
    }
  }

  /// The panels with their policies worked out.
  func lintedPanels(_ faults: inout FaultCollector) -> [Panel] {
    panels.compactMap { draft in
      let scale = draft.scale.flatMap { reference in
        lookUp(reference, in: scaleNames, kind: ("量表", "scale"), &faults)
          .flatMap { identifier in scales.first { $0.value.identifier == identifier }?.value }
      }
      guard let scale, let abstentions = draft.abstentions, let ifUnmet = draft.ifUnmet,
        !draft.groups.isEmpty
      else { return nil }
      let policy: Panel.Abstentions =
        switch abstentions {
        case .leaveOut: .leaveOut
        case .leaveOutOfTurnout: .leaveOutOfTurnout
        case .lowest: .count(as: scale.range.lowerBound)
        case .points(let points): .count(as: points)
        }
      let panel = Panel(
        identifier: draft.identifier, title: draft.title, scale: scale.identifier,
        abstentions: policy, ifUnmet: ifUnmet, groups: draft.groups.map(\.value),
        trim: draft.trim, ballotRules: draft.ballotRules, late: draft.late,
        duplicates: draft.duplicates)
      panel.lintBorrowing(at: draft.mark, &faults)
      panel.lintLimits(scale, at: draft.mark, &faults)
      panel.lintPlaces(scale, at: draft.mark, &faults)
      return panel
    }
  }

  /// Whether every indicator could be read so far that it is known what it is measured by.
  var hasAllMeasures: Bool {
    indicators.flatMap(\.subtree).allSatisfy { draft in
      if case .faulty = draft.content { false } else { true }
    }
  }

  /// Whether every indicator has an identifier that could be read; otherwise a name that seems to be
  /// that of none may be that of the one that has not.
  var hasAllIdentifiers: Bool {
    indicators.flatMap(\.subtree).allSatisfy { $0.identifier != nil }
  }

  /// Panels and tie-break indicators that are named must exist.
  func lintReferences(_ faults: inout FaultCollector) {
    var used: Set<String> = []
    for measure in indicators.flatMap(\.measures) {
      guard case .ballots(let ballots) = measure.value else { continue }
      used.insert(ballots.panel)
      _ = lookUp(
        Marked(ballots.panel, measure.mark), in: panelNames, kind: ("评价组", "panel"), &faults)
    }
    for panel in panels where hasAllMeasures && !used.contains(panel.identifier) {
      faults.warning(
        "panel-unused", at: panel.mark, "评价组“\(panel.identifier)”没有被任何指标使用。",
        "no indicator uses the panel `\(panel.identifier)`")
    }
    let names = indicators.flatMap(\.subtree).compactMap { $0.identifier?.value }
    var seen: Set<String> = []
    for key in tieBreak {
      guard hasAllIdentifiers else { continue }
      let known = key.value.utf8.contains(UInt8(ascii: "/")) ? groupKeys : names
      _ = lookUp(key, in: known, kind: ("指标", "indicator"), &faults)
      if !seen.insert(key.value).inserted {
        faults.error(
          "tie-break-repeated", at: key.mark, "tieBreak 中“\(key.value)”重复。",
          "`\(key.value)` stands twice in tieBreak")
      }
    }
  }

  /// The evaluator groups of indicators, as `tieBreak` names them.
  private var groupKeys: [String] {
    indicators.flatMap(\.subtree).flatMap { draft -> [String] in
      guard let name = draft.identifier?.value, case .measured(let measure) = draft.content,
        case .ballots(let ballots) = measure.value,
        let panel = panels.first(where: { $0.identifier == ballots.panel })
      else { return [] }
      return panel.groups.flatMap(\.value.subtree).map { "\(name)/\($0.identifier)" }
    }
  }

  private func lookUp(
    _ reference: Marked<String>, in names: [String], kind: (chinese: String, english: String),
    _ faults: inout FaultCollector
  ) -> String? {
    if names.contains(reference.value) { return reference.value }
    let near = nearest(reference.value, among: names)
    let found = shortened(reference.value)
    let known = { names.isEmpty ? "—" : names.joined(separator: $0) }
    faults.error(
      "unknown-\(kind.english)", at: reference.mark,
      "没有\(kind.chinese)“\(found)”。" + (near.map { "是否想写“\($0)”？" } ?? "已定义：\(known("、"))。"),
      "there is no \(kind.english) `\(found)`; "
        + (near.map { "did you mean `\($0)`?" } ?? "defined are: \(known(", "))"))
    return nil
  }

  /// One input is of one kind, holds answers of one scale, and tells items apart or not.
  func lintInputs(panels: [Panel], _ faults: inout FaultCollector) {
    var first: [String: Marked<Measure>] = [:]
    lintTables(&faults)
    for measure in indicators.flatMap(\.measures) {
      guard let earlier = first[measure.value.input] else {
        first[measure.value.input] = measure
        continue
      }
      if earlier.value.kind != measure.value.kind {
        faults.error(
          "input-two-kinds", at: measure.mark,
          "数据“\(measure.value.input)”在第 \(earlier.mark.line) 行按 \(earlier.value.kind.rawValue) 使用，"
            + "这里按 \(measure.value.kind.rawValue) 使用。请分成两个数据。",
          "the input `\(measure.value.input)` is read as \(earlier.value.kind.rawValue) in line "
            + "\(earlier.mark.line) and as \(measure.value.kind.rawValue) here; make two of it")
      }
      lintBallots(earlier, measure, panels: panels, &faults)
      lintStates(earlier, measure, &faults)
    }
  }

  private func lintBallots(
    _ earlier: Marked<Measure>, _ measure: Marked<Measure>, panels: [Panel],
    _ faults: inout FaultCollector
  ) {
    guard case .ballots(let left) = earlier.value, case .ballots(let right) = measure.value else {
      return
    }
    if (left.item == nil) != (right.item == nil) {
      faults.error(
        "item-missing", at: measure.mark,
        "数据“\(right.input)”的指标有的写了 item、有的没写，请统一。",
        "some indicators of the input `\(right.input)` state an item and some do not")
    }
    let scale = { (name: String) in panels.first { $0.identifier == name }?.scale }
    if let leftScale = scale(left.panel), let rightScale = scale(right.panel),
      leftScale != rightScale
    {
      faults.error(
        "input-two-scales", at: measure.mark,
        "数据“\(right.input)”的选票在第 \(earlier.mark.line) 行用量表“\(leftScale)”，这里用“\(rightScale)”。",
        "the ballots of the input `\(right.input)` have the scale `\(leftScale)` in line "
          + "\(earlier.mark.line) and `\(rightScale)` here")
    }
    lintReadingRules(earlier, measure, panels: panels, &faults)
  }

  /// States, words of importance and ranges must be the same wherever an input is used.
  private func lintStates(
    _ earlier: Marked<Measure>, _ measure: Marked<Measure>, _ faults: inout FaultCollector
  ) {
    let isDifferent: Bool
    switch (earlier.value, measure.value) {
    case (.projects(let left), .projects(let right)):
      isDifferent =
        Set(left.completed + left.open + left.leftOut)
        != Set(right.completed + right.open + right.leftOut)
    case (.commitments(let left), .commitments(let right)):
      isDifferent = left.importance.map(\.word) != right.importance.map(\.word)
    default: return
    }
    if isDifferent { reportDifference(earlier, measure, &faults) }
  }

  /// No value of a table lies in two ranges that do not touch.
  private func lintTables(_ faults: inout FaultCollector) {
    var tables: [(table: TableMeasure, measure: Marked<Measure>)] = []
    for measure in indicators.flatMap(\.measures) {
      guard case .table(let table) = measure.value else { continue }
      let earlier = tables.first {
        $0.table.input == table.input && $0.table.value == table.value
          && ($0.table.highest < table.lowest || table.highest < $0.table.lowest)
      }
      if let earlier { reportDifference(earlier.measure, measure, &faults) }
      tables.append((table, measure))
    }
  }

  private func reportDifference(
    _ earlier: Marked<Measure>, _ measure: Marked<Measure>, _ faults: inout FaultCollector
  ) {
    faults.error(
      "input-two-vocabularies", at: measure.mark,
      "数据“\(measure.value.input)”在第 \(earlier.mark.line) 行列出的词或范围与这里对不上，请写成一样。",
      "the words or the range stated for the input `\(measure.value.input)` differ from those in "
        + "line \(earlier.mark.line)")
  }
}
