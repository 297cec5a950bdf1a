import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

extension OutlierReport {
  /// Unusual combinations, and what they are made of.
  func jointSection(_ style: TerminalStyle) -> String {
    switch findings.joint.outcome {
    case .unexamined: ""
    case .rule(let rule, let members, let rules, let off):
      ruleSection(rule, members: members, rules: rules, off: off, style)
    case .distances(let distances): distanceSection(distances, style)
    }
  }

  private var jointTitle: String {
    wording("多项合看：各项的搭配少见", "Indicators together: an unusual combination") + "\n"
  }

  private func ruleSection(
    _ rule: LinearRule, members: Int, rules: Int, off: [Int], _ style: TerminalStyle
  ) -> String {
    let more =
      rules > 1 ? wording("（这样的关系有 \(rules) 个，列出一个）", " (one of \(rules) such rules)") : ""
    let rule = (targets: rule.targets, text: escaped(words.text(rule)))
    var text =
      String(jointTitle.dropLast()) + " [\(OutlierMethod.offPlane.rawValue)]\n"
      + wording(
        "\(findings.joint.complete) 个中 \(members) 个都满足 \(rule.text)\(more)，所以距离无从算起；",
        "\(members) of \(findings.joint.complete) subjects obey \(rule.text)\(more), so that no "
          + "distance can be computed; ")
      + wording("不满足的 \(off.count) 个列在下面。", "the \(off.count) that do not are listed.") + "\n"
    var list = TextTable(
      subjectColumns + rule.targets.map { .init(words.name($0), .right, limit: 20) })
    for row in off.prefix(Self.listLimit) {
      let values = rule.targets.map { target in
        findings.joint.value(of: target, row: row).map { words.number($0) } ?? "—"
      }
      list.add(subject(row) + values.map { .init($0) })
    }
    text += list.text(style)
    if off.count > Self.listLimit {
      text += wording(
        "……另有 \(off.count - Self.listLimit) 条，见 --format csv\n",
        "… and \(off.count - Self.listLimit) more, see --format csv\n")
    }
    return text + wording("也可能是：", "It may also be that ") + words.harmless(.offPlane) + "\n"
  }

  private func distanceSection(_ distances: JointDistances, _ style: TerminalStyle) -> String {
    guard !distances.flags.isEmpty else {
      return jointTitle + methodLines(distances)
        + wording("没有搭配少见的。\n", "No combination is unusual.\n")
    }
    let flags = listed(distances.flags) { $0.squaredDistance }
    return section(
      String(jointTitle.dropLast()), count: distances.flags.count, .mcd,
      before: methodLines(distances)
    ) { shown in
      list(flags.prefix(shown), cutOff: distances.cutOff, style) + "\n"
        + flags.prefix(shown).map { details($0) }.joined()
    }
  }

  /// How it was searched, so that the run can be repeated.
  private func methodLines(_ distances: JointDistances) -> String {
    let joint = findings.joint
    let search = distances.estimate.search
    let settings = findings.settings
    let missing =
      joint.incomplete.isEmpty
      ? ""
      : wording(
        "（\(joint.incomplete.count) 个缺项，没有看）",
        " (\(joint.incomplete.count) lack a value and were left out)")
    let thin =
      distances.estimate.isThin
      ? wording("对象不到指标数的 5 倍，结果仅供参考。", "Fewer than five subjects per indicator: read with care. ")
      : ""
    return wording(
      "\(joint.complete) 个各项都有数\(missing)，\(joint.targets.count) 项指标。\(thin)稳健中心：最小协方差行列式，6 个确定起点、"
        + "\(OutlierSettings.starts) 个随机起点，种子 \(settings.seed)，\(search.settled) 个走到底的有 \(search.reached) 个到同一最小值；"
        + "界限：Cerioli 小样本分布，Benjamini–Hochberg \(words.percent(settings.level))。\n",
      "\(joint.complete) subjects have all values\(missing), \(joint.targets.count) indicators. \(thin)"
        + "Robust centre: minimum covariance determinant, 6 deterministic and \(OutlierSettings.starts) "
        + "random starts, seed \(settings.seed); \(search.reached) of \(search.settled) settled fits share "
        + "the minimum. Cut-off: Cerioli's small-sample distribution, Benjamini–Hochberg at "
        + "\(words.percent(settings.level)).\n")
  }

  private func list(
    _ flags: ArraySlice<JointFlag>, cutOff: Double, _ style: TerminalStyle
  ) -> String {
    var list = TextTable(
      subjectColumns + [
        .init("d²", .right), .init("p", .right), .init("p ≤", .right),
        .init(wording("去掉", "Without"), limit: 30), .init(wording("得分", "Score"), .right),
        .init(""), .init(wording("去掉后", "Then"), .right), .init(wording("名次", "Rank"), .right),
        .init(""), .init(wording("去掉后", "Then"), .right), .init(wording("等次", "Grade")),
      ])
    for flag in flags {
      list.add(
        subject(flag.row) + [
          .init(words.fixed(flag.squaredDistance, 2), .bold),
          .init(words.probability(flag.probability)), .init(words.probability(cutOff)),
        ] + without(flag.without))
    }
    return list.text(style)
  }

  private func without(_ outcome: WithoutOutcome) -> [TextTable.Cell] {
    guard case .movement(let removed, let movement) = outcome else {
      return [.init(words.refusal(outcome) ?? "")] + Array(repeating: .init(""), count: 7)
    }
    let score = { (points: Points?) -> TextTable.Cell in
      .init(points.map { $0.text(places: scheme.rounding.composite.places) } ?? "—")
    }
    let rank = { (rank: Int) -> TextTable.Cell in .init(rank == 0 ? "—" : String(rank)) }
    return [
      .init(words.name(removed)), score(movement.scoreBefore), .init("→", .faint),
      score(movement.scoreAfter), rank(movement.rankBefore), .init("→", .faint),
      rank(movement.rankAfter), .init(words.grades(movement)),
    ]
  }

  /// The indicators that make a flag up, by how much, and what the others lead one to expect.
  private func details(_ flag: JointFlag) -> String {
    let whole = flag.explanation.squaredDistance
    let shown = flag.explanation.parts.enumerated().filter { place, part in
      place == 0 || flag.explanation.decisive.contains(part.indicator)
        || part.contribution >= 0.1 * whole
    }.map(\.element)
    let parts = shown.map { part in
      let name = words.name(findings.joint.targets[part.indicator])
      let share = words.percent(part.contribution / whole)
      let (value, expected) = (words.number(part.value), words.number(part.expected))
      return wording(
        "\(name) \(value)（看其他各项应在 \(expected) 左右），占 \(share)",
        "\(name) \(value) (the others suggest about \(expected)), \(share)")
    }
    let subject = table.subjects[flag.row]
    return escaped("\(subject.identifier) \(subject.name)") + wording("：", ": ")
      + escaped(parts.joined(separator: wording("；", "; "))) + "\n"
  }
}
