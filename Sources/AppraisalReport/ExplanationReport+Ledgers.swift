import AppraisalEngine
import AppraisalNumerics
import AppraisalScheme

/// What the page says of dated ledgers, lists and ranges.
extension ExplanationReport {
  /// The lines of a measured cell; none for a measure of another kind.
  func ledgerLines(_ cell: Explanation.Measured, _ measure: Measure) -> [String] {
    switch measure {
    case .services(let rule), .visits(let rule), .meetings(let rule): countLines(cell, rule)
    case .attendance(let rule), .attendanceTotals(let rule): [attendanceLine(cell, rule)]
    case .categories(let rule): [categoryLine(cell, rule)]
    case .coverage(let rule): [coverageLine(cell, rule)]
    case .pairing(let rule): [pairingLine(cell, rule)]
    default: []
    }
  }

  // MARK: - Minimum counts

  private func countLines(_ cell: Explanation.Measured, _ rule: MinimumCount) -> [String] {
    let count = { (detail: Detail) in cell.details[detail] ?? 0 }
    let noun = wording.noun(rule.ledger)
    var lines = [countHead(rule, count) + due(rule) + quotient(cell)]
    if rule.distinct != nil, count(.records) > count(.services) {
      lines.append(
        wording(
          "台账 \(count(.records)) 条，去重后 \(count(.services)) 次",
          "\(count(.records)) entries come to \(count(.services)) \(noun)"))
    }
    if count(.leftOut) > 0 {
      lines.append(
        wording(
          "种类不计数的 \(count(.leftOut)) 条", "\(count(.leftOut)) entries of kinds that do not count")
      )
    }
    if rule.per != .subject { lines.append(distribution(rule, count)) }
    if count(.missed) > 0 { lines.append(missedLine(rule, count)) }
    return lines + alternative(cell, rule)
  }

  private func countHead(_ rule: MinimumCount, _ count: (Detail) -> Int64) -> String {
    switch (rule.per, rule.ledger) {
    case (.member, .services):
      wording(
        "成员 \(count(.members)) 人，共 \(count(.services)) 次，足额完成 \(count(.compliantMembers)) 人；每人",
        "\(count(.members)) members, \(count(.services)) services, \(count(.compliantMembers)) "
          + "members in full; due per head: ")
    case (.member, _):
      wording(
        "成员 \(count(.members)) 人，\(wording.noun(rule.ledger)) \(count(.services)) 次，足额完成 \(count(.compliantMembers)) 人；每人",
        "\(count(.members)) members, \(count(.services)) \(wording.noun(rule.ledger)), "
          + "\(count(.compliantMembers)) members in full; due per head: ")
    case (.household, _):
      wording(
        "户 \(count(.households)) 户，走访 \(count(.services)) 次，足额走访 \(count(.compliantHouseholds)) 户；每户",
        "\(count(.households)) households, \(count(.services)) visits, "
          + "\(count(.compliantHouseholds)) households in full; due for each: ")
    case (.subject, _):
      wording(
        "\(wording.noun(rule.ledger)) \(count(.services)) 次；",
        "\(count(.services)) \(wording.noun(rule.ledger)); due: ")
    }
  }

  /// A mean hides who did nothing, so the numbers of those with none, one and more stand beside it.
  private func distribution(_ rule: MinimumCount, _ count: (Detail) -> Int64) -> String {
    let counts = (0...2).map { count(.having($0)) }
    let people = rule.per == .household ? wording("户", " households") : wording("人", " members")
    return wording(
      "分布：0 次 \(counts[0]) \(people)，1 次 \(counts[1]) \(people)，2 次及以上 \(counts[2]) \(people)",
      "distribution: none \(counts[0])\(people), one \(counts[1])\(people), two and more "
        + "\(counts[2])\(people)")
  }

  /// Which windows fell short, and how many in a row.
  private func missedLine(_ rule: MinimumCount, _ count: (Detail) -> Int64) -> String {
    let windows = scheme.period.count(of: rule.window) ?? 1
    let whole =
      switch rule.per {
      case .member: count(.members)
      case .household: count(.households)
      case .subject: Int64(1)
      }
    let short = (0..<windows).compactMap { window -> String? in
      let lacking = whole - count(.window(window))
      guard lacking > 0 else { return nil }
      let name = wording.window(window, rule.window, of: scheme.period)
      switch rule.per {
      case .subject: return name
      case .member: return name + wording(" \(lacking) 人", " \(lacking) members")
      case .household: return name + wording(" \(lacking) 户", " \(lacking) households")
      }
    }
    let line = wording(
      "未达到最低次数的时段：\(wording.list(short))；最长连续 \(count(.longestMissed)) 个",
      "windows below the minimum: \(wording.list(short)); \(count(.longestMissed)) in a row at most"
    )
    return rule.spread == .each
      ? line : line + wording("（按全周期合计，不因此扣分）", " (the period counts as a whole)")
  }

  /// What the other spread would have come to.
  private func alternative(_ cell: Explanation.Measured, _ rule: MinimumCount) -> [String] {
    guard let other = cell.details[.alternative], let own = cell.details[.numerator],
      let whole = cell.details[.denominator], other != own, whole > 0
    else { return [] }
    let points = hundredfold(other, whole)
    return [
      rule.spread == .each
        ? wording(
          "若按全周期合计：100 × \(other) ÷ \(whole) = \(points)",
          "over the period as a whole: 100 × \(other) ÷ \(whole) = \(points)")
        : wording(
          "若每个时段都要达到：100 × \(other) ÷ \(whole) = \(points)",
          "with the minimum in each window: 100 × \(other) ÷ \(whole) = \(points)")
    ]
  }

  /// `100·a/b` with four decimals, half up.
  private func hundredfold(_ numerator: Int64, _ denominator: Int64) -> String {
    let units = halfUpQuotient(
      Int128(numerator) * 100 * Int128(Points.unitsPerPoint), Int128(denominator))
    return decimalText(Int64(clamping: units), decimals: Points.decimals)
  }

  // MARK: - Others

  private func attendanceLine(
    _ cell: Explanation.Measured, _ rule: AttendanceMeasure
  ) -> String {
    let count = { (detail: Detail) in cell.details[detail] ?? 0 }
    var line = wording(
      "到会 \(count(.present))、请假 \(count(.leave))（\(wording.treatment(rule.leave))）、缺席 \(count(.absent))",
      "\(count(.present)) attended, \(count(.leave)) excused (\(wording.treatment(rule.leave))), "
        + "\(count(.absent)) missed")
    if let late = rule.late {
      line += wording(
        "、迟到 \(count(.late))（\(wording.treatment(late))）",
        ", \(count(.late)) late (\(wording.treatment(late)))")
    }
    if let substitute = rule.substitute {
      line += wording(
        "、代会 \(count(.substitute))（\(wording.treatment(substitute))）",
        ", \(count(.substitute)) substitutes (\(wording.treatment(substitute)))")
    }
    if case .atLeast(let share) = rule.credit {
      line += wording(
        "；到会率达到 \(share) 的 \(count(.compliantMembers)) 人",
        "; \(count(.compliantMembers)) people reach \(share)")
    }
    if count(.notApplicable) > 0 {
      line += wording(
        "；没有应到会议、不计入的 \(count(.notApplicable)) 人",
        "; \(count(.notApplicable)) people without a meeting due are left out")
    }
    return line + quotient(cell)
  }

  private func categoryLine(_ cell: Explanation.Measured, _ rule: CategoryMeasure) -> String {
    let counts = rule.of.indices.map { cell.details[.window($0)] ?? 0 }
    let there = zip(rule.of, counts).filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
    let lacking = zip(rule.of, counts).filter { $0.1 == 0 }.map(\.0)
    let list = { (words: [String]) in
      words.isEmpty ? wording("无", "none") : wording.list(words)
    }
    return wording(
      "已有：\(list(there))；缺：\(list(lacking))",
      "covered: \(list(there)); lacking: \(list(lacking))") + quotient(cell)
  }

  private func coverageLine(_ cell: Explanation.Measured, _ rule: CoverageMeasure) -> String {
    let count = { (detail: Detail) in cell.details[detail] ?? 0 }
    switch rule.of {
    case .leaders, .points, .both:
      return wording(
        "领导 \(count(.leaders)) 人，没有联系点的 \(count(.uncoveredLeaders)) 人；"
          + "联系点 \(count(.contactPoints)) 个，没有领导的 \(count(.uncoveredPoints)) 个",
        "\(count(.leaders)) leaders, \(count(.uncoveredLeaders)) without a point; "
          + "\(count(.contactPoints)) points, \(count(.uncoveredPoints)) without a leader")
        + quotient(cell)
    case .members, .rosterColumn:
      let beyond =
        count(.beyondWhole) > 0
        ? wording(
          "，超出应有数 \(count(.beyondWhole))（照实计算，请核实名册）",
          ", \(count(.beyondWhole)) more than there should be (reported as it is; check the roster)"
        )
        : ""
      return wording(
        "记录 \(count(.records)) 条，未覆盖 \(count(.uncovered))\(beyond)",
        "\(count(.records)) entries, \(count(.uncovered)) not covered\(beyond)") + quotient(cell)
    }
  }

  private func pairingLine(_ cell: Explanation.Measured, _ rule: PairingMeasure) -> String {
    let count = { (detail: Detail) in cell.details[detail] ?? 0 }
    let vacancies = rule.roles.indices.filter { count(.window($0)) > 0 }
      .map { "\(rule.roles[$0]) \(count(.window($0)))" }
    let vacant =
      vacancies.isEmpty
      ? "" : wording("，空缺：\(wording.list(vacancies))", ", vacant: \(wording.list(vacancies))")
    return wording("网格 \(count(.places)) 个\(vacant)", "\(count(.places)) places\(vacant)")
      + quotient(cell)
  }
}

extension Wording {
  /// What a ledger counts.
  func noun(_ ledger: MinimumCount.Ledger) -> String {
    switch ledger {
    case .services: self("服务", "services")
    case .visits: self("走访", "visits")
    case .meetings: self("会议", "meetings")
    }
  }

  /// What being excused, late or represented counts as.
  func treatment(_ treatment: AttendanceMeasure.Treatment) -> String {
    switch treatment {
    case .leaveOut: self("不计", "left out")
    case .asAbsent: self("按缺席", "counted as missed")
    case .asPresent: self("按到会", "counted as attended")
    }
  }

  /// The name of a window: the month that it begins with, and its last one.
  func window(_ index: Int, _ window: Period.Window, of period: Period) -> String {
    let first = period.first.year * 12 + period.first.month - 1 + index * window.months
    let last = first + window.months - 1
    let name = { (month: Int) in
      let digits = String(month % 12 + 1)
      return "\(month / 12)-\(digits.utf8.count < 2 ? "0" : "")\(digits)"
    }
    return window == .month ? name(first) : "\(name(first))…\(name(last))"
  }
}
