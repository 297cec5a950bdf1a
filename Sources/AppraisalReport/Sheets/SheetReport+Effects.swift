import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// Numbers, times, the results with and without, and what was not examined.
extension SheetReport {
  func returned(_ style: TerminalStyle) -> String {
    guard !surplus.isEmpty else { return "" }
    var list = TextTable([
      .init(wording("数据", "Input"), limit: 20), .init(wording("主体", "Group"), limit: 20),
      .init(scheme.subjectWord, limit: 30), .init(wording("收回", "Returned"), .right),
      .init(wording("应投", "Entitled"), .right), .init(wording("多出", "Surplus"), .right),
    ])
    for entry in surplus {
      list.add([
        .init(entry.input), .init(title(ofGroup: entry.group)),
        .init(name(of: .subject(entry.row))), .init("\(entry.count.returned)"),
        .init("\(entry.count.eligible)"), .init("\(entry.evidence.surplus)", .bold),
      ])
    }
    return "\n"
      + wording(
        "收回的票多于应投人数（more-than-eligible）",
        "More sheets than people entitled (more-than-eligible)") + "\n" + list.text(style)
      + wording.harmlessSurplus + "\n"
  }

  func burstText(_ style: TerminalStyle) -> String {
    let scanned = examination.communities.count { $0.burst != nil }
    guard !bursts.isEmpty else { return "" }
    var list = TextTable([
      .init(wording("数据", "Input"), limit: 20), .init(wording("主体", "Group"), limit: 20),
      .init(wording("范围", "Community"), limit: 30), .init(wording("自", "From")),
      .init(wording("秒", "Seconds"), .right), .init(wording("票", "Sheets"), .right),
      .init(wording("预计", "Expected"), .right), .init(wording("概率", "Probability"), .right),
    ])
    for (examined, burst) in bursts {
      let community = examined.community
      list.add([
        .init(community.input), .init(title(ofGroup: community.group)),
        .init(name(of: community.scope)), .init(clock(burst.start)),
        .init(figure(burst.length)), .init("\(burst.sheets)", .bold),
        .init(figure(burst.expected)), .init(figure(burst.probability)),
      ])
    }
    return "\n"
      + wording(
        "集中提交（burst）：与别处的提交时间相比；全都正常时平均误标 \(figure(examination.settings.level * Double(scanned))) 处",
        "Bursts (burst), compared with the times of the others; \(figure(examination.settings.level * Double(scanned))) flagged on average by chance"
      )
      + "\n" + list.text(style) + wording.harmlessBurst + "\n"
  }

  // MARK: - With and without

  /// Subjects whose composite, rank or grade is another one without the sheets set aside.
  var changed: [Movement] {
    setAside.movements.filter {
      $0.scoreBefore != $0.scoreAfter || $0.rankBefore != $0.rankAfter || $0.changesGrade
    }
  }

  func withoutText(limit: Int, _ style: TerminalStyle) -> String {
    guard setAside.flagged > 0 else { return "" }
    let title = wording("若标出的票按 0 权重计", "If flagged sheets had weight 0")
    guard setAside.setAside > 0 else {
      return "\n" + title + "\n"
        + wording(
          "不作比较：每个\(scheme.subjectWord)、每类主体至少要去掉 \(scheme.minimumCell) 张、留下 \(scheme.minimumCell) 张，否则前后一减就能看出个别人的评价。",
          "No comparison: for every subject and group at least \(scheme.minimumCell) sheets must be set aside "
            + "and \(scheme.minimumCell) be left, or the difference would tell what single people rated."
        ) + "\n"
    }
    let stayed = setAside.flagged - setAside.setAside
    let note =
      stayed == 0
      ? ""
      : wording(
        "另有标出的票没有去掉：去掉它们会透露个别人的评价。",
        " Other flagged sheets stay in: without them the difference would tell what single people rated."
      )
    return "\n" + title
      + wording("（只作对照，result/ 中的结果不变）", " (for comparison; the results in result/ stay)") + "\n"
      + wording(
        "去掉 \(setAside.setAside) 张，\(changed.count) 个\(scheme.subjectWord)有变化，\(changed.count(where: \.changesGrade)) 个等次不同。",
        "\(setAside.setAside) sheets set aside: \(changed.count) subjects change, \(changed.count(where: \.changesGrade)) in grade."
      )
      + note + "\n" + movementTable(limit: limit, style)
  }

  private func movementTable(limit: Int, _ style: TerminalStyle) -> String {
    guard !changed.isEmpty, limit > 0 else { return "" }
    var list = TextTable([
      .init(wording("编号", "ID"), limit: 20), .init(scheme.subjectWord, limit: 30),
      .init(wording("得分", "Score"), .right), .init(wording("去掉后", "Without"), .right),
      .init(wording("名次", "Rank"), .right), .init(wording("去掉后", "Without"), .right),
      .init(wording("等次", "Grade")), .init(wording("去掉后", "Without")),
    ])
    let order = changed.sorted {
      ($0.changesGrade ? 0 : 1, -abs($0.placesGained ?? .max), $0.row)
        < ($1.changesGrade ? 0 : 1, -abs($1.placesGained ?? .max), $1.row)
    }
    for movement in order.prefix(limit) {
      let subject = table.subjects[movement.row]
      list.add([
        .init(subject.identifier), .init(subject.name), .init(score(movement.scoreBefore) ?? "—"),
        .init(score(movement.scoreAfter) ?? "—"), .init(rank(movement.rankBefore) ?? "—"),
        .init(rank(movement.rankAfter) ?? "—"), .init(grade(movement.gradeBefore) ?? "—"),
        .init(grade(movement.gradeAfter) ?? "—", movement.changesGrade ? .bold : .plain),
      ])
    }
    let rest = order.count - min(limit, order.count)
    return list.text(style)
      + (rest > 0 ? wording("另有 \(rest) 个，见 csv。", "\(rest) more in the CSV.") + "\n" : "")
  }

  func score(_ points: Points?) -> String? {
    points?.text(places: scheme.rounding.composite.places)
  }

  func rank(_ rank: Int) -> String? { rank == 0 ? nil : String(rank) }

  func grade(_ position: Int) -> String? {
    position < 0 ? nil : scheme.grades?.bands[position].grade
  }

  // MARK: - Not examined

  /// Reasons with the same words, counted together.
  var unexaminedGroups: [(entry: UnexaminedSheets, communities: Int)] {
    var groups: [(entry: UnexaminedSheets, communities: Int)] = []
    for entry in examination.unexamined {
      let place = groups.firstIndex {
        $0.entry.input == entry.input && $0.entry.group == entry.group
          && $0.entry.question == entry.question
          && wording.reason($0.entry.problem) == wording.reason(entry.problem)
      }
      if let place {
        groups[place].communities += 1
      } else {
        groups.append((entry, 1))
      }
    }
    return groups
  }

  func unexaminedText(_ style: TerminalStyle) -> String {
    guard !examination.unexamined.isEmpty else { return "" }
    var list = TextTable([
      .init(wording("数据", "Input"), limit: 20), .init(wording("主体", "Group"), limit: 20),
      .init(wording("范围", "Community"), limit: 30), .init(wording("没有查的", "What")),
      .init(wording("原因", "Why"), limit: 100),
    ])
    for (entry, communities) in unexaminedGroups {
      let scope =
        communities == 1
        ? name(of: entry.scope) : wording("\(communities) 处", "\(communities) communities")
      list.add([
        .init(entry.input), .init(title(ofGroup: entry.group)), .init(scope),
        .init(wording.name(of: entry.question)), .init(wording.reason(entry.problem)),
      ])
    }
    return "\n" + wording("没有查的", "What was not examined") + "\n" + list.text(style)
  }
}
