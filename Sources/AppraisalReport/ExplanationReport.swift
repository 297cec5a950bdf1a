public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// One subject's page: every number from the records to the rank, with its arithmetic.
///
/// Figures of a group with fewer ballots than the scheme's `minimumCell` are not shown, nor is a group from
/// which they could be worked out; see `GroupProtection`.
public struct ExplanationReport: Sendable {
  let explanation: Explanation
  let scheme: Scheme
  let evidence: [EvidenceRow]
  let notices: [String]
  let wording: Wording
  let page: ConclusionPage?

  /// A page.
  /// - Parameters:
  ///   - explanation: The numbers.
  ///   - scheme: The rules.
  ///   - evidence: The ledger records behind them.
  ///   - notices: What is worth knowing beside the points.
  ///   - wording: The words.
  ///   - page: What followed from the score, in schemes that have rules about it.
  public init(
    explanation: Explanation, scheme: Scheme, evidence: [EvidenceRow], notices: [String] = [],
    wording: Wording, page: ConclusionPage? = nil
  ) {
    self.page = page
    self.explanation = explanation
    self.scheme = scheme
    self.evidence = evidence
    self.notices = notices
    self.wording = wording
  }

  // MARK: - Terminal

  /// The page for a terminal.
  /// - Parameters:
  ///   - rowLimit: How many records are listed per indicator.
  ///   - isColoured: Whether emphasis is shown.
  /// - Returns: The text.
  public func text(rowLimit: Int, isColoured: Bool) -> String {
    let style = TerminalStyle(isColoured: isColoured)
    var text = style.applied(
      .bold, to: escaped("\(explanation.subject.name)（\(explanation.subject.identifier)）"))
    text += "\n" + escaped(scheme.title) + "\n\n" + conclusion(style, rowLimit) + "\n"
    for step in explanation.steps { text += stepText(step, style, rowLimit: rowLimit) }
    text += eventEvidence(limit: rowLimit)
    return text + notices.map { "· \(escaped($0))\n" }.joined()
  }

  private func conclusion(_ style: TerminalStyle, _ limit: Int) -> String {
    let lines = conclusionLines
    guard explanation.composite != nil else {
      return lines.map { style.applied(.yellow, to: escaped($0)) + "\n" }.joined()
        + pageText(limit)
    }
    return lines.map { "  \(escaped($0))\n" }.joined() + pageText(limit)
  }

  /// Score, grade by score, rank, ranks in strata, and what decided between equals.
  var conclusionLines: [String] {
    guard let composite = explanation.composite else {
      return [
        page?.subject.isExempt == true
          ? wording("免予考核，没有综合得分，不参加排名。", "Exempt: no composite score, so no rank.")
          : wording("没有综合得分，不参加排名。", "No composite score, so no rank.")
      ]
    }
    let score = composite.text(places: scheme.rounding.composite.places)
    var lines = [wording("综合得分 \(score)", "Composite score \(score)")]
    if let band = bandText { lines.append(band) }
    lines.append(rankText())
    for stratum in explanation.strata {
      lines.append(
        wording(
          "\(stratum.name)“\(stratum.value)”\(stratum.count) 个中第 \(stratum.rank) 名",
          "rank \(stratum.rank) of \(stratum.count) in \(stratum.name) \(stratum.value)"))
    }
    guard !explanation.tieBreak.isEmpty else { return lines }
    let keys = explanation.tieBreak.map { key in
      // The points of a group may be hidden further down, so they are not told here either.
      key.identifier.utf8.contains(UInt8(ascii: "/"))
        ? groupTitle(key.identifier)
        : "\(title(key.identifier)) \(key.points?.text(places: 2) ?? "—")"
    }
    lines.append(
      wording(
        "有同分者，依次比较：\(wording.list(keys))",
        "others have the same score; compared in turn: \(wording.list(keys))")
        + bracketed(scheme.clauses.line("tieBreak")))
    return lines
  }

  private func pageText(_ limit: Int) -> String {
    (page?.lines ?? []).map { line in
      let rows = line.rule.map { evidenceLines($0, limit: limit) } ?? []
      return "  \(escaped(line.text))\n" + rows.map { "  \($0)\n" }.joined()
    }.joined()
  }

  private func rankText() -> String {
    let shared =
      explanation.sharing > 1
      ? wording("，\(explanation.sharing) 个并列", ", shared by \(explanation.sharing)") : ""
    return wording(
      "\(explanation.rankedCount) 个中第 \(explanation.rank) 名\(shared)",
      "rank \(explanation.rank) of \(explanation.rankedCount)\(shared)")
  }

  private func title(_ identifier: String) -> String {
    explanation.steps.first { $0.indicator.identifier == identifier }?.indicator.title ?? identifier
  }

  /// An indicator and one of its evaluator groups.
  private func groupTitle(_ name: String) -> String {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    guard let first = parts.first, let last = parts.last else { return name }
    let indicator = explanation.steps.first { $0.indicator.identifier == first }?.indicator
    guard case .ballots(let ballots)? = indicator?.measure,
      let group = scheme.panel(ballots.panel)?.allGroups.first(where: { $0.identifier == last })
    else { return name }
    return "\(title(first))·\(group.title)"
  }

  // MARK: - Steps

  private func stepText(
    _ step: Explanation.Step, _ style: TerminalStyle, rowLimit: Int
  ) -> String {
    let indentation = String(repeating: "  ", count: step.depth)
    let isRoot = step.depth == 0
    let name = isRoot ? wording("综合得分", "Composite score") : step.indicator.title
    let weight =
      isRoot || !hasWeight(step)
      ? "" : wording("，权重 \(step.indicator.weight)", ", weight \(step.indicator.weight)")
    let places = isRoot ? scheme.rounding.composite.places : 2
    let isExempted = isRoot && explanation.composite == nil
    let points =
      step.points.map { points in
        let text = points.text(places: places)
        return isExempted
          ? wording("免考，不计（若参加考核则为 \(text)）", "exempt, none (taking part: \(text))") : text
      }
      ?? wording("无分：", "none: ") + reason(step)
    let head = escaped(
      "\(name) [\(step.indicator.identifier)]\(weight)：\(points)\(isRoot ? changeOfScore ?? "" : stepClause(step))"
    )
    var lines = [style.applied(.bold, to: head)]
    if let mean = step.mean { lines.append(escaped(arithmetic(mean, step: step))) }
    lines += figureLines(step).map { "· \(escaped($0))" }
    lines += evidenceLines(step.indicator.identifier, limit: rowLimit)
    return lines.map { "\(indentation)\($0)\n" }.joined() + (isRoot ? "\n" : "")
  }

  /// The mean of a step and the lines below it.
  func lines(_ step: Explanation.Step) -> [String] {
    (step.mean.map { [arithmetic($0, step: step)] } ?? []) + figureLines(step)
  }

  /// The lines below the mean of a step, in the order in which they were computed.
  private func figureLines(_ step: Explanation.Step) -> [String] {
    groupMeanLines(step) + measuredLines(step) + indexLines(step)
      + (GroupProtection(step, scheme).isExposed ? [] : ruleLines(step))
      + (step.depth == 0 ? compositeLines() : [])
  }

  /// Whether the indicator has a weight: the parts of sums, products and extremes have none.
  func hasWeight(_ step: Explanation.Step) -> Bool {
    let parent = scheme.root.subtree.first { other in
      other.children.contains { $0.identifier == step.indicator.identifier }
    }
    return parent.map { $0.combine == .weighted } ?? true
  }

  private func stepClause(_ step: Explanation.Step) -> String {
    bracketed(scheme.clauses.line("indicators", step.indicator.identifier))
  }
}
