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
  private let evidence: [EvidenceRow]
  private let notices: [String]
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
  private var conclusionLines: [String] {
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
  private func lines(_ step: Explanation.Step) -> [String] {
    (step.mean.map { [arithmetic($0, step: step)] } ?? []) + figureLines(step)
  }

  /// The lines below the mean of a step, in the order in which they were computed.
  private func figureLines(_ step: Explanation.Step) -> [String] {
    groupMeanLines(step) + measuredLines(step) + indexLines(step)
      + (GroupProtection(step, scheme).isExposed ? [] : ruleLines(step))
      + (step.depth == 0 ? compositeLines() : [])
  }

  /// `(60% × 86.2 + 40% × 90) ÷ 100% = 87.72`, with the exact quotient before rounding; without figures
  /// for groups that are protected.
  func arithmetic(
    _ mean: Explanation.Mean, step: Explanation.Step, hidesResult: Bool = false
  ) -> String {
    if step.depth == 0, let whole = reasonOfComposite {
      return wording("= 无分：\(whole)", "= none: \(whole)")
    }
    let protection = GroupProtection(step, scheme)
    let present = mean.parts.filter { $0.points != nil }
    let absent = mean.parts.filter { $0.points == nil }
    let notShown = wording("（不显示）", "(not shown)")
    let isHidden = hidesResult || present.contains { protection.hidden.contains($0.identifier) }
    let terms = present.map { part in
      protection.hidden.contains(part.identifier)
        ? "\(part.weight) × \(notShown)"
        : "\(part.weight) × \(part.points?.text() ?? "")"
    }
    var line: String
    if isHidden, mean.denominator > 0 {
      let whole = decimalText(mean.denominator, decimals: 2)
      let result = hidesResult ? notShown : mean.result?.text() ?? ""
      line = "= (\(terms.joined(separator: " + "))) ÷ \(whole)% = \(result)"
    } else if mean.denominator > 0 {
      let whole = decimalText(mean.denominator, decimals: 2)
      let sum = decimalText(mean.numerator, decimals: Points.decimals + 4)
      line =
        terms.isEmpty
        ? "= 0" : "= (\(terms.joined(separator: " + "))) ÷ \(whole)% = \(sum) ÷ \(ratio(whole))"
      line += " = \(mean.result?.text() ?? "")"
      if !isExact(mean) {
        let clause = clause(step.depth == 0 ? scheme.clauses.line("rounding") : nil)
        line += wording(
          "（四舍五入到 \(mean.rounding.places) 位\(clause)）",
          " (rounded half up to \(mean.rounding.places) places\(clause))")
      }
    } else {
      line = wording("= 无分", "= none")
    }
    if !absent.isEmpty {
      let reasons = absent.map { "\($0.title)（\($0.weight)，\(reason($0, step))）" }
      line +=
        wording(
          "；缺：\(wording.list(reasons))，规则：\(wording.policy(mean.missing))",
          "; missing: \(wording.list(reasons)); rule: \(wording.policy(mean.missing))")
        + missingClause(step)
    }
    return line
  }

  /// Per cent as a plain number: 60% is 0.6, 100% is 1.
  private func ratio(_ percent: String) -> String {
    let basisPoints = Int64(percent.filter { $0 != "." }) ?? 0
    let decimals = percent.contains(".") ? percent.split(separator: ".")[1].count + 2 : 2
    return decimalText(basisPoints, decimals: decimals)
  }

  private func isExact(_ mean: Explanation.Mean) -> Bool {
    mean.denominator > 0 && mean.numerator % (mean.denominator * mean.rounding.step) == 0
  }

  /// Whether the indicator has a weight: the parts of sums, products and extremes have none.
  private func hasWeight(_ step: Explanation.Step) -> Bool {
    let parent = scheme.root.subtree.first { other in
      other.children.contains { $0.identifier == step.indicator.identifier }
    }
    return parent.map { $0.combine == .weighted } ?? true
  }

  /// Why there is no composite where not the parts decide: an exemption, or a stage.
  private var reasonOfComposite: String? {
    guard explanation.steps.first?.points == nil else { return nil }
    return page?.subject.isExempt == true ? wording.reason(.exempted) : failedStage
  }

  private func stepClause(_ step: Explanation.Step) -> String {
    bracketed(scheme.clauses.line("indicators", step.indicator.identifier))
  }

  private func reason(_ step: Explanation.Step) -> String {
    if step.depth == 0, let whole = reasonOfComposite { return whole }
    let isEmpty =
      !step.measured.isEmpty
      && step.measured.allSatisfy { $0.reason == .belowMinimum && $0.details[.records] == 0 }
    return isEmpty ? wording("没有收到选票", "no ballots") : wording.reason(step.reason)
  }

  /// Why a part has no points; a group that got no ballot has not merely too few.
  private func reason(_ part: Explanation.Mean.Part, _ step: Explanation.Step) -> String {
    let cell = step.measured.first { $0.key.group == part.identifier }
    return cell.map(reason) ?? wording.reason(part.reason)
  }

  private func reason(_ cell: Explanation.Measured) -> String {
    cell.reason == .belowMinimum && cell.details[.records] == 0
      ? wording("没有收到选票", "no ballots") : wording.reason(cell.reason)
  }

  private func measuredLines(_ step: Explanation.Step) -> [String] {
    guard let measure = step.indicator.measure else { return [] }
    return [protectionLine(step)].compactMap(\.self)
      + shownCells(step).flatMap { cellLines($0, measure) }
  }

  /// The measured cells that may be seen; that there was no ballot tells no vote.
  private func shownCells(_ step: Explanation.Step) -> [Explanation.Measured] {
    let hidden = GroupProtection(step, scheme).hidden
    return step.measured.filter { cell in
      !(cell.key.group.map(hidden.contains) ?? false) || cell.details[.records] == 0
    }
  }

  private func cellLines(_ cell: Explanation.Measured, _ measure: Measure) -> [String] {
    switch measure {
    case .ballots(let ballots): ballotLines(cell, ballots)
    case .projects(let projects):
      cell.details[.fact(.shared)] == nil
        ? [projectLine(cell, projects)] + ledgerLines(cell).bothBasesLines()
          + ledgerLines(cell).leftOutProjectLines(projects)
        : ledgerLines(cell).weightedProjectLines(projects) + ledgerLines(cell).bothBasesLines()
    case .commitments(let commitments): ledgerLines(cell).commitmentLines(commitments)
    case .events(let events): [eventLine(cell, events)]
    case .table: cell.points == nil ? [] : [wording("报送数值", "value handed in")]
    case .ledger(let ledger): ledgerLines(cell).lines(ledger)
    default: ledgerLines(cell, measure)
    }
  }

  /// The index behind the points, node by node.
  private func indexLines(_ step: Explanation.Step) -> [String] {
    step.index.map { IndexPage(outcome: $0, row: explanation.row, wording: wording).lines } ?? []
  }

  private func ledgerLines(_ cell: Explanation.Measured) -> LedgerLines {
    LedgerLines(cell: cell, wording: wording)
  }

  private func ballotLines(
    _ cell: Explanation.Measured, _ measure: BallotMeasure
  ) -> [String] {
    guard let panel = scheme.panel(measure.panel), let scale = scheme.scale(panel.scale),
      let group = panel.ballotGroups.first(where: { $0.identifier == cell.key.group })
    else { return [] }
    let count = { (detail: Detail) in cell.details[detail] ?? 0 }
    let clause = bracketed(
      scheme.clauses.line("panels", panel.identifier, "groups", group.identifier))
    var line = wording(
      "\(group.title)\(clause)：有效 \(count(.valid))、弃权 \(count(.abstained))、废票 \(count(.void))",
      "\(group.title)\(clause): \(count(.valid)) valid, \(count(.abstained)) abstained, \(count(.void)) void"
    )
    if count(.unanswered) > 0 {
      line += wording("、未答 \(count(.unanswered))", ", \(count(.unanswered)) unanswered")
    }
    guard let points = cell.points else {
      return [line + wording("；无分：", "; none: ") + reason(cell)]
        + ruleLines(cell, measure, panel, group, scale)
    }
    guard measure.result == .mean else {
      return ["\(line)；\(points.text(places: 2))"]
        + ruleLines(cell, measure, panel, group, scale)
    }
    var terms: [String] = []
    if case .words(let grades) = scale.answers, count(.trimmed) == 0,
      grades.allSatisfy(\.choices.isEmpty)
    {
      terms = grades.enumerated().compactMap { position, grade in
        let given = count(.answer(position))
        guard given > 0 else { return nil }
        // A place is a number itself, so the two must not stand side by side.
        return Int(grade.word) == nil
          ? "\(grade.word) \(given) × \(grade.points)"
          : wording("第 \(grade.word) 名 \(given) 票", "\(given) at place \(grade.word)")
            + " × \(grade.points)"
      }
      if case .count(let value) = panel.abstentions, count(.abstained) > 0 {
        terms.append(wording("弃权", "abstained") + " \(count(.abstained)) × \(value)")
      }
    }
    if count(.trimmed) > 0 {
      line +=
        group.trim?.level == .ballotTotal
        ? wording(
          "，按整张票的平均分去掉最高最低共 \(count(.trimmed)) 张",
          ", \(count(.trimmed)) whole ballots left out, with the highest and lowest mean")
        : wording(
          "，去掉最高最低共 \(count(.trimmed)) 张",
          ", \(count(.trimmed)) highest and lowest left out")
    }
    let sum = decimalText(count(.numerator), decimals: Points.decimals)
    let left = terms.isEmpty ? "" : "(\(terms.joined(separator: " + "))) = "
    let formula = "\(left)\(sum) ÷ \(count(.denominator)) = \(points.text(places: 2))"
    return ["\(line)；\(formula)"] + ruleLines(cell, measure, panel, group, scale)
  }

  private func showsUntrimmed(
    _ cell: Explanation.Measured, _ step: Explanation.Step
  ) -> Bool {
    guard case .ballots(let ballots)? = step.indicator.measure,
      let panel = scheme.panel(ballots.panel), let scale = scheme.scale(panel.scale),
      let group = panel.ballotGroups.first(where: { $0.identifier == cell.key.group }),
      let trim = group.trim
    else { return true }
    return group.isOpen || showsUntrimmed(cell, trim, scale)
  }

  /// What is due, and what a shortfall is worth.
  func due(_ measure: MinimumCount) -> String {
    let windows = scheme.period.count(of: measure.window) ?? 1
    let window =
      switch measure.window {
      case .year: wording("每年", "year")
      case .halfYear: wording("每半年", "half-year")
      case .quarter: wording("每季度", "quarter")
      case .month: wording("每月", "month")
      }
    let amount =
      measure.spread == .each
      ? wording("\(window)不少于 \(measure.atLeast) 次", "\(measure.atLeast) in each \(window)")
      : wording(
        "全周期不少于 \(windows * measure.atLeast) 次", "\(windows * measure.atLeast) in the period")
    return amount
      + (measure.credit == .linear
        ? wording("，不足按比例", ", in proportion below that")
        : wording("，不足不计", ", nothing below that"))
  }

  private func projectLine(
    _ cell: Explanation.Measured, _ measure: ProjectMeasure
  ) -> String {
    let amount = { (detail: Detail) in
      let value = cell.details[detail] ?? 0
      return measure.by == .count ? String(value) : decimalText(value, decimals: Points.decimals)
    }
    let leftOut = cell.details[.leftOut] ?? 0
    let aside = leftOut > 0 ? wording("，不计入 \(leftOut) 项", ", \(leftOut) left out") : ""
    return wording(
      "完成 \(amount(.completed))，共 \(amount(.total))\(aside)",
      "\(amount(.completed)) completed of \(amount(.total))\(aside)")
      + projectQuotient(cell, amount)
  }

  /// The quotient in the unit of the projects: their number, or the amounts as they are written.
  private func projectQuotient(
    _ cell: Explanation.Measured, _ amount: (Detail) -> String
  ) -> String {
    guard let points = cell.points else { return quotient(cell) }
    return wording("；", "; ")
      + "100 × \(amount(.completed)) ÷ \(amount(.total)) = \(points.text(places: 2))"
  }

  /// The quotient of a ratio, written out: `；100 × 55 ÷ 60 = 91.6667`.
  func quotient(_ cell: Explanation.Measured) -> String {
    guard let points = cell.points, let numerator = cell.details[.numerator],
      let denominator = cell.details[.denominator]
    else { return "" }
    return wording("；", "; ") + "100 × \(numerator) ÷ \(denominator) = \(points.text(places: 2))"
  }

  /// The events behind bonus and deduction.
  private func eventEvidence(limit: Int) -> String {
    scheme.adjustments.map { adjustment in
      let lines = evidenceLines("adjustment/\(adjustment.identifier)", limit: limit)
      guard !lines.isEmpty else { return "" }
      return "\(escaped(adjustment.title))\n" + lines.map { "\($0)\n" }.joined()
    }.joined()
  }

  private func evidenceLines(_ indicator: String, limit: Int) -> [String] {
    let rows = evidence.filter { $0.indicator == indicator }
    let (counted, omitted) = (
      rows.filter { $0.omission == nil }, rows.filter { $0.omission != nil }
    )
    var lines = listed(counted, limit: limit)
    if counted.count > limit {
      let more = counted.count - limit
      lines.append(wording("    ……另有 \(more) 行", "    … and \(more) more rows"))
    }
    lines += listed(omitted, limit: limit)
    if omitted.count > limit {
      let more = omitted.count - limit
      lines.append(
        wording("    ……另有 \(more) 行不计入", "    … and \(more) more rows that do not count"))
    }
    return lines
  }

  /// Rows with their places; those that do not count say so first.
  private func listed(_ rows: [EvidenceRow], limit: Int) -> [String] {
    rows.prefix(limit).map { row in
      let mark =
        row.omission.map { wording("不计入（\($0)）：", "not counted (\($0)): ") } ?? ""
      return "    \(escaped(row.file)):\(row.line)  \(escaped(mark + row.text))"
    }
  }

  // MARK: - CSV and JSON

  /// The steps as CSV.
  /// - Returns: The bytes.
  public func csv() -> [UInt8] {
    var list = CommaSeparatedText(headings: [
      wording("层级", "depth"), wording("指标", "indicator"), wording("名称", "title"),
      wording("权重（%）", "weight (%)"), wording("得分", "points"), wording("算式与依据", "arithmetic"),
    ])
    for step in explanation.steps {
      let lines = lines(step)
      // The arithmetic begins with an equals sign, which a spreadsheet would take for a formula.
      let words = lines.map { $0.hasPrefix("= ") ? String($0.dropFirst(2)) : $0 }
      list.add([
        .number(String(step.depth)), .text(step.indicator.identifier), .text(step.indicator.title),
        hasWeight(step)
          ? .number(decimalText(Int64(step.indicator.weight.basisPoints), decimals: 2)) : .empty,
        step.points.map { .number($0.text()) } ?? .empty, .text(words.joined(separator: "；")),
      ])
    }
    for line in conclusionLines + (page?.texts ?? []) + notices {
      list.add([.empty, .text("consequences"), .empty, .empty, .empty, .text(line)])
    }
    return list.bytes
  }

  /// The page as JSON.
  /// - Returns: The bytes.
  public func json() -> [UInt8] {
    let steps = explanation.steps.map { step -> JSONValue in
      let index = step.index.map {
        [("index", IndexPage(outcome: $0, row: explanation.row, wording: wording).json)]
      }
      return .object(
        [
          ("indicator", .string(step.indicator.identifier)),
          ("title", .string(step.indicator.title)), ("depth", .integer(step.depth)),
          (
            "weight",
            hasWeight(step)
              ? .decimal(decimalText(Int64(step.indicator.weight.basisPoints), decimals: 2)) : .null
          ),
          ("points", step.points.map { .decimal($0.text()) } ?? .null),
          ("reason", step.reason.map { .string(String(describing: $0)) } ?? .null),
          ("measured", .array(shownCells(step).map { measuredJSON($0, step) })),
          ("clause", clauseJSON(step)), ("lines", .array(lines(step).map { .string($0) })),
          ("hidden", .boolean(!GroupProtection(step, scheme).hidden.isEmpty)),
        ] + (index ?? []))
    }
    let rows = evidence.map { row in
      JSONValue.object([
        ("indicator", .string(row.indicator)), ("file", .string(row.file)),
        ("line", .integer(row.line)), ("text", .string(row.text)),
        ("counted", .boolean(row.omission == nil)),
        ("omission", row.omission.map { .string($0) } ?? .null),
      ])
    }
    return JSONValue.object(
      [
        ("id", .string(explanation.subject.identifier)),
        ("name", .string(explanation.subject.name)),
        (
          "score",
          explanation.composite.map {
            .decimal($0.text(places: scheme.rounding.composite.places))
          } ?? .null
        ),
        ("summary", .array(conclusionLines.map { .string($0) })),
        ("rank", explanation.rank == 0 ? .null : .integer(explanation.rank)),
        ("of", .integer(explanation.rankedCount)), ("steps", .array(steps)), ("rows", .array(rows)),
      ]
        + (notices.isEmpty ? [] : [("notices", JSONValue.array(notices.map { .string($0) }))])
        + (page.map { [("consequences", $0.json)] } ?? [])
    ).bytes
  }

  /// The line of the scheme on which an indicator stands.
  private func clauseJSON(_ step: Explanation.Step) -> JSONValue {
    scheme.clauses.line("indicators", step.indicator.identifier).map { .integer($0) } ?? .null
  }

  private func measuredJSON(
    _ cell: Explanation.Measured, _ step: Explanation.Step
  ) -> JSONValue {
    let details = cell.details.filter { $0.key != .untrimmed || showsUntrimmed(cell, step) }
      .sorted { $0.key.name < $1.key.name }
      .map { ($0.key.name, JSONValue.integer(Int($0.value))) }
    return .object([
      ("group", cell.key.group.map { .string($0) } ?? .null),
      ("points", cell.points.map { .decimal($0.text()) } ?? .null),
      ("reason", cell.reason.map { .string(String(describing: $0)) } ?? .null),
      ("details", .object(details)),
    ])
  }
}
