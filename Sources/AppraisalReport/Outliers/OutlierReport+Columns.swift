import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

extension OutlierReport {
  /// Values far from those of their peers.
  func columnSection(_ style: TerminalStyle) -> String {
    let flags = listed(
      findings.columns.flatMap { column in column.flags.map { (column, $0) } }
    ) { $0.1.statistic }
    var columns = subjectColumns
    if let stratum = findings.peers.stratum { columns.append(.init(stratum, limit: 20)) }
    columns += [
      .init(wording("指标", "Indicator"), limit: 30), .init(wording("值", "Value"), .right),
      .init(wording("常见", "Usual"), .right), .init(wording("偏离", "Off by"), .right),
      .init(wording("下限", "From"), .right), .init(wording("上限", "To"), .right),
      .init(wording("个数", "n"), .right), .init(wording("方法", "Method"), limit: 40),
    ]
    let title = wording("单项指标：离同类太远", "One indicator: far from its peers")
    return section(
      title, count: flags.count, .hampel,
      expected: findings.columns.reduce(0) { $0 + $1.expected }
    ) { shown in
      var list = TextTable(columns)
      for (column, flag) in flags.prefix(shown) {
        let peers = column.peers.map { [TextTable.Cell($0)] } ?? []
        list.add(
          subject(flag.row) + peers + [
            .init(words.name(column.target)), .init(words.number(flag.value), .bold),
            .init(words.usual(column.spread)),
            .init(words.distance(flag.statistic, column.spread)),
            .init(words.number(column.lower)), .init(words.number(column.upper)),
            .init(String(column.count)),
            .init("\(words.name(column.method)) [\(column.method.rawValue)]"),
          ])
      }
      return list.text(style)
    }
  }

  /// Rates outside their limits.
  func rateSection(_ style: TerminalStyle) -> String {
    let flags = listed(
      findings.rates.flatMap { rate in rate.flags.map { (rate, $0) } }
    ) { $0.1.score }
    let title = wording(
      "比例：超出按数量放宽的界限（漏斗图，\(shortNumberText(OutlierSettings.rateLimit)) 倍标准误，已计入单位间正常差异 τ²）",
      "Rates outside limits that widen as numbers fall (funnel plot, "
        + "\(shortNumberText(OutlierSettings.rateLimit)) standard errors, the variance τ² between "
        + "subjects allowed for)")
    return section(
      title, count: flags.count, .funnel,
      expected: findings.rates.reduce(0) { $0 + $1.expected }
    ) { shown in
      var list = TextTable(
        subjectColumns + [
          .init(wording("指标", "Indicator"), limit: 30), .init(wording("口径", "Counted"), limit: 24),
          .init(wording("数量", "Cases"), .right), .init(wording("比例", "Rate"), .right),
          .init(wording("总体", "All"), .right), .init(wording("下限", "From"), .right),
          .init(wording("上限", "To"), .right), .init("z", .right), .init("τ²", .right),
          .init(wording("个数", "n"), .right),
        ])
      for (rate, flag) in flags.prefix(shown) {
        list.add(
          subject(flag.row) + [
            .init(words.name(rate.target)), .init(words.name(rate.kind)),
            .init("\(flag.part)/\(flag.whole)"),
            .init(words.percent(Double(flag.part) / Double(flag.whole)), .bold),
            .init(words.percent(rate.rate)), .init(words.percent(flag.lower)),
            .init(words.percent(flag.upper)), .init(words.fixed(flag.score, 2)),
            .init(shortNumberText(rate.betweenVariance)), .init(String(rate.count)),
          ])
      }
      return list.text(style)
    }
  }

  /// Evaluator groups far from the others.
  func apartSection(_ style: TerminalStyle) -> String {
    let panels = findings.panels.filter { $0.method == .panelApart }
    let flags = listed(
      panels.flatMap { panel in panel.flags.map { (panel, $0) } }
    ) { $0.1.statistic }
    let title = wording(
      "评价主体：与其他主体的差距远不同于别的\(scheme.subjectWord)",
      "Evaluator groups: their difference from the other groups is unlike that elsewhere")
    return section(
      title, count: flags.count, .panelApart, expected: panels.reduce(0) { $0 + $1.expected }
    ) { shown in
      var list = TextTable(
        subjectColumns + [
          .init(wording("指标", "Indicator"), limit: 30), .init(wording("主体", "Group"), limit: 20),
          .init(wording("均分", "Mean"), .right), .init(wording("其他主体", "Others"), .right),
          .init(wording("差", "Difference"), .right), .init(wording("常见", "Usual"), .right),
          .init(wording("下限", "From"), .right), .init(wording("上限", "To"), .right),
          .init(wording("偏离", "Off by"), .right), .init(wording("票数", "Ratings"), .right),
          .init(wording("个数", "n"), .right),
        ])
      for (panel, flag) in flags.prefix(shown) {
        guard let usual = panel.differences else { continue }
        list.add(
          subject(flag.row) + [
            .init(panel.target.title), .init(panel.target.groupTitle ?? ""),
            .init(words.number(flag.value), .bold), .init(words.number(flag.others)),
            .init(words.number(flag.value - flag.others)), .init(words.number(usual.centre)),
            .init(words.number(usual.lower)), .init(words.number(usual.upper)),
            .init(words.distance(flag.statistic, usual.scaleUsed)), .init(String(flag.ratings)),
            .init(String(panel.count)),
          ])
      }
      return list.text(style)
    }
  }

  /// Evaluator groups who give nearly all the top word: to everybody, and to single subjects.
  func ceilingSection(_ style: TerminalStyle) -> String {
    let panels = findings.panels.filter { $0.method == .panelCeiling }
    let flags = listed(
      panels.flatMap { panel in panel.flags.map { (panel, $0) } }
    ) { $0.1.statistic }
    let overall = panels.compactMap(overallLine)
    guard flags.count + overall.count > 0 else { return "" }
    let least = words.percent(OutlierSettings.ceiling)
    let title = wording(
      "评价主体：\(least) 以上的有效票是最高一档，分不出高低",
      "Evaluator groups: \(least) or more of the valid ratings are the top word, which tells nobody "
        + "from anybody")
    return section(
      title, count: max(flags.count, 1), .panelCeiling, before: overall.joined()
    ) { shown in
      guard !flags.isEmpty else { return "" }
      var list = TextTable(
        subjectColumns + [
          .init(wording("指标", "Indicator"), limit: 30), .init(wording("主体", "Group"), limit: 20),
          .init(wording("最高一档", "Top word"), limit: 20), .init(wording("票数", "Ratings"), .right),
          .init(wording("占比", "Share"), .right), .init(wording("个数", "n"), .right),
        ])
      for (panel, flag) in flags.prefix(shown) {
        list.add(
          subject(flag.row) + [
            .init(panel.target.title), .init(panel.target.groupTitle ?? ""),
            .init(wording.list(panel.topWords)), .init("\(flag.top)/\(flag.ratings)"),
            .init(words.percent(flag.value), .bold), .init(String(panel.count)),
          ])
      }
      return list.text(style)
    }
  }

  /// A group whose ratings of all subjects together are at the top.
  private func overallLine(_ panel: PanelExamination) -> String? {
    guard let overall = panel.overall, overall.isAtCeiling else { return nil }
    let (name, top) = (words.name(panel.target), wording.list(panel.topWords))
    let share = words.percent(overall.share)
    return escaped(
      wording(
        "\(name)：对全部\(scheme.subjectWord)的 \(overall.ratings) 张有效票中 \(share) 是“\(top)”。",
        "\(name): \(share) of its \(overall.ratings) valid ratings of all subjects are \(top)."))
      + "\n"
  }
}
