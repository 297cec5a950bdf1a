public import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
public import AppraisalScheme

/// One subject's page: every number from the records to the rank, with its arithmetic.
///
/// Figures of a group with fewer ballots than the scheme's `minimumCell` are not shown, and then
/// neither are those of the other groups of the same indicator, from which they could be worked out.
public struct ExplanationReport: Sendable {
  let explanation: Explanation
  let scheme: Scheme
  private let evidence: [EvidenceRow]
  private let notices: [String]
  let wording: Wording
  private let page: ConclusionPage?

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
    text += "\n" + escaped(scheme.title) + "\n\n" + conclusion(style) + "\n"
    for step in explanation.steps { text += stepText(step, style, rowLimit: rowLimit) }
    text += eventEvidence(limit: rowLimit)
    return text + notices.map { "· \(escaped($0))\n" }.joined()
  }

  private func conclusion(_ style: TerminalStyle) -> String {
    guard let composite = explanation.composite else {
      return style.applied(
        .yellow, to: wording("没有综合得分，不参加排名。", "No composite score, so no rank.")) + "\n"
        + pageText
    }
    let score = composite.text(places: scheme.rounding.composite.places)
    var lines = [wording("综合得分 \(score)", "Composite score \(score)")]
    if let grades = scheme.grades, page == nil { lines.append(gradeText(composite, grades)) }
    lines.append(rankText())
    for stratum in explanation.strata {
      lines.append(
        wording(
          "\(stratum.name)“\(stratum.value)”\(stratum.count) 个中第 \(stratum.rank) 名",
          "rank \(stratum.rank) of \(stratum.count) in \(stratum.name) \(stratum.value)"))
    }
    if !explanation.tieBreak.isEmpty {
      let keys = explanation.tieBreak.map { key in
        "\(title(key.identifier)) \(key.points?.text(places: 2) ?? "—")"
      }
      lines.append(
        wording(
          "有同分者，依次比较：\(wording.list(keys))",
          "others have the same score; compared in turn: \(wording.list(keys))"))
    }
    return lines.map { "  \(escaped($0))\n" }.joined() + pageText
  }

  private var pageText: String {
    (page?.lines ?? []).map { "  \(escaped($0))\n" }.joined()
  }

  private func gradeText(_ composite: Points, _ grades: GradeBands) -> String {
    let band = grades.bands[explanation.gradePosition]
    var text = wording(
      "等次 \(band.grade)（\(band.lowest) 分及以上）", "grade \(band.grade) (\(band.lowest) and above)")
    if explanation.gradePosition > 0 {
      let better = grades.bands[explanation.gradePosition - 1]
      let gap = decimalText(
        Int64(better.lowest.units) - Int64(composite.units), decimals: Points.decimals)
      text += wording("，距\(better.grade)差 \(gap) 分", ", \(gap) short of \(better.grade)")
    }
    return text
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
    let points =
      step.points.map { $0.text(places: places) }
      ?? wording("无分：\(wording.reason(step.reason))", "none: \(wording.reason(step.reason))")
    let head = escaped("\(name) [\(step.indicator.identifier)]\(weight)：\(points)")
    var lines = [style.applied(.bold, to: head)]
    if let mean = step.mean, !hidesGroups(step) { lines.append(escaped(arithmetic(mean))) }
    lines += groupMeanLines(step).map { "· \(escaped($0))" }
    lines += measuredLines(step).map { "· \(escaped($0))" }
    if !hidesGroups(step) { lines += ruleLines(step).map { "· \(escaped($0))" } }
    if isRoot { lines += compositeLines().map { "· \(escaped($0))" } }
    lines += evidenceLines(step.indicator.identifier, limit: rowLimit)
    return lines.map { "\(indentation)\($0)\n" }.joined() + (isRoot ? "\n" : "")
  }

  /// `(60% × 86.2 + 40% × 90) ÷ 100% = 87.72`, with the exact quotient before rounding.
  func arithmetic(_ mean: Explanation.Mean) -> String {
    let present = mean.parts.filter { $0.points != nil }
    let absent = mean.parts.filter { $0.points == nil }
    let terms = present.map { part in "\(part.weight) × \(part.points?.text() ?? "")" }
    var line: String
    if mean.denominator > 0 {
      let whole = decimalText(mean.denominator, decimals: 2)
      let sum = decimalText(mean.numerator, decimals: Points.decimals + 4)
      line =
        terms.isEmpty
        ? "= 0" : "= (\(terms.joined(separator: " + "))) ÷ \(whole)% = \(sum) ÷ \(ratio(whole))"
      line += " = \(mean.result?.text() ?? "")"
      if !isExact(mean) {
        line += wording(
          "（四舍五入到 \(mean.rounding.places) 位）",
          " (rounded half up to \(mean.rounding.places) places)")
      }
    } else {
      line = wording("= 无分", "= none")
    }
    if !absent.isEmpty {
      let reasons = absent.map { "\($0.title)（\($0.weight)，\(wording.reason($0.reason))）" }
      line += wording(
        "；缺：\(wording.list(reasons))，规则：\(wording.policy(mean.missing))",
        "; missing: \(wording.list(reasons)); rule: \(wording.policy(mean.missing))")
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

  func hidesGroups(_ step: Explanation.Step) -> Bool {
    step.measured.contains { cell in
      let valid = cell.details[.valid] ?? 0
      return cell.key.group != nil && valid > 0 && valid < Int64(scheme.minimumCell)
    }
  }

  private func measuredLines(_ step: Explanation.Step) -> [String] {
    guard let measure = step.indicator.measure else { return [] }
    if hidesGroups(step) {
      return [
        wording(
          "有评价主体的有效票少于 \(scheme.minimumCell) 张，为保护评价人，各主体的票数和得分不显示",
          "a group has fewer than \(scheme.minimumCell) valid ratings; to protect evaluators the "
            + "figures of the groups are not shown")
      ]
    }
    return step.measured.flatMap { cell in
      switch measure {
      case .ballots(let ballots): ballotLines(cell, ballots)
      case .projects(let projects):
        cell.details[.fact(.shared)] == nil
          ? [projectLine(cell, projects)] + ledgerLines(cell).bothBasesLines()
          : ledgerLines(cell).weightedProjectLines(projects) + ledgerLines(cell).bothBasesLines()
      case .commitments(let commitments): [commitmentLine(cell, commitments)]
      case .events(let events): [eventLine(cell, events)]
      case .table: cell.points == nil ? [] : [wording("报送数值", "value handed in")]
      case .ledger(let ledger): ledgerLines(cell).lines(ledger)
      default: ledgerLines(cell, measure)
      }
    }
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
    var line = wording(
      "\(group.title)：有效 \(count(.valid))、弃权 \(count(.abstained))、废票 \(count(.void))",
      "\(group.title): \(count(.valid)) valid, \(count(.abstained)) abstained, \(count(.void)) void"
    )
    if count(.unanswered) > 0 {
      line += wording("、未答 \(count(.unanswered))", ", \(count(.unanswered)) unanswered")
    }
    guard let points = cell.points else {
      return [line + wording("；无分：", "; none: ") + wording.reason(cell.reason)]
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
        return given == 0 ? nil : "\(grade.word) \(given) × \(grade.points)"
      }
      if case .count(let value) = panel.abstentions, count(.abstained) > 0 {
        terms.append(wording("弃权", "abstained") + " \(count(.abstained)) × \(value)")
      }
    }
    if count(.trimmed) > 0 {
      line += wording(
        "，去掉最高最低共 \(count(.trimmed)) 张", ", \(count(.trimmed)) highest and lowest left out")
    }
    let sum = decimalText(count(.numerator), decimals: Points.decimals)
    let left = terms.isEmpty ? "" : "(\(terms.joined(separator: " + "))) = "
    let formula = "\(left)\(sum) ÷ \(count(.denominator)) = \(points.text(places: 2))"
    return ["\(line)；\(formula)"] + ruleLines(cell, measure, panel, group, scale)
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
      "\(amount(.completed)) completed of \(amount(.total))\(aside)") + quotient(cell)
  }

  private func commitmentLine(
    _ cell: Explanation.Measured, _ measure: CommitmentMeasure
  ) -> String {
    let count = { (detail: Detail) in cell.details[detail] ?? 0 }
    return wording(
      "按期兑现 \(count(.fulfilled))、逾期兑现 \(count(.late))、未兑现 \(count(.unfulfilled))、未到期 \(count(.notYetDue))",
      "\(count(.fulfilled)) kept, \(count(.late)) late, \(count(.unfulfilled)) not kept, "
        + "\(count(.notYetDue)) not yet due") + quotient(cell)
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
    guard !rows.isEmpty else { return [] }
    var lines = rows.prefix(limit).map { row in
      "    \(escaped(row.file)):\(row.line)  \(escaped(row.text))"
    }
    if rows.count > limit {
      lines.append(
        wording("    ……另有 \(rows.count - limit) 行", "    … and \(rows.count - limit) more rows"))
    }
    return lines
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
      var lines = groupMeanLines(step) + measuredLines(step)
      if let mean = step.mean, !hidesGroups(step) { lines.insert(arithmetic(mean), at: 0) }
      if !hidesGroups(step) { lines += ruleLines(step) }
      if step.depth == 0 { lines += compositeLines() }
      // The arithmetic begins with an equals sign, which a spreadsheet would take for a formula.
      let words = lines.map { $0.hasPrefix("= ") ? String($0.dropFirst(2)) : $0 }
      list.add([
        .number(String(step.depth)), .text(step.indicator.identifier), .text(step.indicator.title),
        hasWeight(step)
          ? .number(decimalText(Int64(step.indicator.weight.basisPoints), decimals: 2)) : .empty,
        step.points.map { .number($0.text()) } ?? .empty, .text(words.joined(separator: "；")),
      ])
    }
    for line in page?.lines ?? [] {
      list.add([.empty, .text("consequences"), .empty, .empty, .empty, .text(line)])
    }
    return list.bytes
  }

  /// The page as JSON.
  /// - Returns: The bytes.
  public func json() -> [UInt8] {
    let steps = explanation.steps.map { step -> JSONValue in
      let measured = hidesGroups(step) ? [] : step.measured
      return .object([
        ("indicator", .string(step.indicator.identifier)),
        ("title", .string(step.indicator.title)), ("depth", .integer(step.depth)),
        (
          "weight",
          hasWeight(step)
            ? .decimal(decimalText(Int64(step.indicator.weight.basisPoints), decimals: 2)) : .null
        ),
        ("points", step.points.map { .decimal($0.text()) } ?? .null),
        ("reason", step.reason.map { .string(String(describing: $0)) } ?? .null),
        ("measured", .array(measured.map(measuredJSON))),
        ("hidden", .boolean(hidesGroups(step))),
      ])
    }
    let rows = evidence.map { row in
      JSONValue.object([
        ("indicator", .string(row.indicator)), ("file", .string(row.file)),
        ("line", .integer(row.line)), ("text", .string(row.text)),
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
        ("rank", explanation.rank == 0 ? .null : .integer(explanation.rank)),
        ("of", .integer(explanation.rankedCount)), ("steps", .array(steps)), ("rows", .array(rows)),
      ]
        + (notices.isEmpty ? [] : [("notices", JSONValue.array(notices.map { .string($0) }))])
        + (page.map { [("consequences", $0.json)] } ?? [])
    ).bytes
  }

  private func measuredJSON(_ cell: Explanation.Measured) -> JSONValue {
    let details = cell.details.sorted { $0.key.name < $1.key.name }
      .map { ($0.key.name, JSONValue.integer(Int($0.value))) }
    return .object([
      ("group", cell.key.group.map { .string($0) } ?? .null),
      ("points", cell.points.map { .decimal($0.text()) } ?? .null),
      ("reason", cell.reason.map { .string(String(describing: $0)) } ?? .null),
      ("details", .object(details)),
    ])
  }
}
