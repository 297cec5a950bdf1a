import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// The scales in force, written as the scheme of the next year takes them.
struct IndexBounds {
  let outcome: IndexOutcome
  let table: IndicatorTable
  let wording: Wording

  /// `index-bounds.csv`: one line per indicator whose scale can be kept, and per group where
  /// subjects are compared inside groups.
  var csv: [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("指标", "indicator"), wording("标题", "title"), wording("组", "group"),
      wording("沿用到下一年的写法", "to keep for the next year"),
    ])
    for node in outcome.nodes {
      guard let preparation = node.preparation, let rule = node.node.indicator?.normalise,
        let scales = preparation.scales
      else { continue }
      let head = [node.node.identifier, node.node.title].map { CommaSeparatedText.Cell.text($0) }
      guard !preparation.groups.isEmpty else {
        let kept =
          reference(rule, preparation)
          ?? rule.kept(scales.scales[0], of: preparation.values, in: "")
        list.add(head + [.text(""), .text(kept.map { rule.text($0) } ?? "")])
        continue
      }
      let entries = byGroup(preparation, scales, rule)
      list.add(head + [.text(""), .text(rule.text(entries))])
      for entry in entries { list.add(head + [.text(entry.group), .text(entry.text)]) }
    }
    return list.bytes
  }

  /// The way to a subject's value, as the way to a target.
  private func reference(_ rule: NormaliseRule, _ preparation: IndexPreparation) -> KeptText? {
    guard case .distanceToReference(let subject, let isCapped) = rule.method,
      case .linear(let line)? = preparation.scales?.scales.first,
      let row = table.subjects.firstIndex(where: {
        $0.identifier.utf8.elementsEqual(subject.utf8)
      })
    else { return nil }
    return KeptText(
      key: "method",
      text: "distance-to-target, target: \(numberText(preparation.values[row])), "
        + "worst: \(numberText(line.origin)), capped: \(isCapped)")
  }

  /// What each group keeps; none for a group without numbers, or with equal ones only.
  private func byGroup(
    _ preparation: IndexPreparation, _ scales: FrozenNormalisation, _ rule: NormaliseRule
  ) -> [(group: String, text: String)] {
    var values = [[Double]](repeating: [], count: preparation.groups.count)
    for (value, label) in zip(preparation.values, preparation.labels) {
      values[Int(label)].append(value)
    }
    return preparation.groups.indices.compactMap { group in
      let scale = scales.scales[scales.scales.count == 1 ? 0 : group]
      let name = preparation.groups[group]
      return rule.kept(scale, of: values[group], in: name).map { (name, $0.text) }
    }
  }
}

/// A key of a rule, and what is written behind it.
private struct KeptText {
  let key: String
  let text: String
}

extension NormaliseRule {
  /// A whole line of a scheme.
  fileprivate func text(_ kept: KeptText) -> String {
    kept.key.isEmpty ? kept.text : "\(kept.key): \(kept.text)"
  }

  /// The same by group.
  fileprivate func text(_ entries: [(group: String, text: String)]) -> String {
    guard !entries.isEmpty, let key = keptKey else { return "" }
    return "\(key)Of: { "
      + entries.map { "\(quoted($0.group)): \($0.text)" }.joined(separator: ", ") + " }"
  }

  private var keptKey: String? {
    switch method {
    case .minMax, .standardScore: "bounds"
    case .distanceToTarget: "worst"
    case .ratioToBest: "best"
    default: nil
    }
  }

  /// The keys that keep a scale: those of a rule without them come from this year's values.
  fileprivate func kept(
    _ scale: FrozenScale, of values: [Double], in group: String
  ) -> KeptText? {
    let present = values.filter { !$0.isNaN }
    let ends = [present.min() ?? .nan, present.max() ?? .nan]
    switch (method, scale) {
    case (.goalposts(let from, let to, _, _, _), _):
      return KeptText(key: "", text: "{ from: \(numberText(from)), to: \(numberText(to)) }")
    case (.minMax(_, _, let bounds), .linear(let line)):
      let kept = bounds?.value(of: group).map { [$0.from, $0.to] } ?? ends
      return KeptText(
        key: "bounds",
        text: "{ from: \(numberText(kept[0])), to: \(numberText(kept[1])), "
          + "caps: \(line.caps.rawValue) }")
    case (.standardScore, .linear(let line)):
      return KeptText(
        key: "bounds",
        text: "{ mean: \(numberText(line.origin)), "
          + "deviation: \(numberText(line.span.magnitude)) }")
    case (.distanceToTarget, .linear(let line)):
      return KeptText(key: "worst", text: numberText(line.origin))
    case (.ratioToBest, .linear(let line)):
      return KeptText(key: "best", text: numberText(line.span))
    case (.ratioToBest, .inverseRatio(let best)):
      return KeptText(key: "best", text: numberText(best))
    case (.aroundReference(let reference, _, _, let range), .linear(let line)):
      let middle = reference ?? (try? Sample(present))?.mean ?? line.origin
      let kept = range.map { [$0.from, $0.to] } ?? ends
      return KeptText(
        key: "reference",
        text: "\(numberText(middle)), range: { from: \(numberText(kept[0])), "
          + "to: \(numberText(kept[1])) }")
    case (.proportion, .linear(let line)):
      return KeptText(key: "divisor", text: numberText(line.span.magnitude))
    default: return nil
    }
  }

  /// A name between quotation marks, as YAML reads it.
  private func quoted(_ name: String) -> String {
    var text = "\""
    for character in name.unicodeScalars {
      switch character {
      case "\"", "\\": text += "\\\(character)"
      default: text.unicodeScalars.append(character)
      }
    }
    return text + "\""
  }
}
