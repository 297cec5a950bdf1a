import AppraisalEngine
import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

extension OutlierReport {
  private typealias Row = [OutlierColumn: CommaSeparatedText.Cell]

  /// All flags, all that was examined and all that was not, as CSV: the first column tells which.
  /// - Returns: The bytes; numbers are the shortest that read back as the same Double.
  public func csv() -> [UInt8] {
    let columns = OutlierColumn.allCases
    var list = CommaSeparatedText(
      headings: columns.map { $0.heading(wording, subject: scheme.subjectWord) })
    let flags = findings.columns.flatMap(rows) + findings.rates.flatMap(rows)
    for row in flags + jointRows() + findings.panels.flatMap(rows) + examined() + unexamined() {
      list.add(columns.map { row[$0] ?? .empty })
    }
    return list.bytes
  }

  private func number(_ value: Double) -> CommaSeparatedText.Cell {
    value.isFinite ? .number(numberText(value)) : .empty
  }

  private func integer(_ value: Int) -> CommaSeparatedText.Cell { .number(String(value)) }

  private func base(
    _ kind: String, _ method: OutlierMethod, _ target: OutlierTarget?, peers: String? = nil
  ) -> Row {
    var row: Row = [.kind: .text(kind), .code: .text(method.rawValue)]
    row[.indicator] = target.map { .text($0.indicator) }
    row[.title] = target.map { .text($0.title) }
    row[.group] = target?.groupTitle.map { .text($0) }
    row[.peers] = peers.map { .text($0) }
    return row
  }

  private func flagged(
    _ method: OutlierMethod, _ target: OutlierTarget?, peers: String? = nil, row: Int,
    _ direction: OutlierDirection
  ) -> Row {
    var cells = base(wording("线索", "flag"), method, target, peers: peers)
    cells[.identifier] = .text(table.subjects[row].identifier)
    cells[.name] = .text(table.subjects[row].name)
    cells[.direction] = .text(words.name(direction))
    cells[.note] = .text(words.harmless(method))
    return cells
  }

  // MARK: - Flags

  private func rows(_ column: ColumnExamination) -> [Row] {
    column.flags.map { flag in
      let cells = flagged(
        column.method, column.target, peers: column.peers, row: flag.row, flag.direction)
      return cells.merging(figures(column)) { first, _ in first }.merging([
        .value: number(flag.value), .statistic: number(flag.statistic),
      ]) { first, _ in first }
    }
  }

  private func figures(_ column: ColumnExamination) -> Row {
    var cells: Row = [
      .lower: number(column.lower), .upper: number(column.upper), .count: integer(column.count),
      .expected: number(column.expected),
    ]
    switch column.spread {
    case .centred(let centre, let scale, let name):
      cells[.centre] = number(centre)
      cells[.scale] = number(scale)
      cells[.scaleName] = .text(words.name(name))
      cells[.cutOff] = number(OutlierSettings.multiple)
    case .quartiles(let lower, let upper, let medcouple):
      cells[.scale] = number(upper - lower)
      cells[.scaleName] = .text("IQR")
      cells[.madeOf] = .text(
        "Q1=\(numberText(lower)); Q3=\(numberText(upper)); medcouple=\(numberText(medcouple))")
    }
    return cells
  }

  private func rows(_ rate: RateExamination) -> [Row] {
    rate.flags.map { flag in
      let cells = flagged(.funnel, rate.target, row: flag.row, flag.direction)
      return cells.merging(figures(rate)) { first, _ in first }.merging([
        .value: number(Double(flag.part) / Double(flag.whole)), .part: integer(flag.part),
        .whole: integer(flag.whole), .lower: number(flag.lower), .upper: number(flag.upper),
        .statistic: number(flag.score),
      ]) { first, _ in first }
    }
  }

  private func figures(_ rate: RateExamination) -> Row {
    [
      .centre: number(rate.rate), .scale: number(rate.betweenVariance.squareRoot()),
      .scaleName: .text("τ"), .cutOff: number(rate.limit), .count: integer(rate.count),
      .expected: number(rate.expected),
      .madeOf: .text(
        "τ²=\(numberText(rate.betweenVariance)); φ=\(numberText(rate.excess)); \(words.name(rate.kind))"
      ),
    ]
  }

  private func jointRows() -> [Row] {
    switch findings.joint.outcome {
    case .unexamined: []
    case .distances(let distances): distances.flags.map { row($0, distances) }
    case .rule(let rule, _, _, let off):
      off.map { row in
        var cells = flagged(.offPlane, nil, row: row, .apart)
        cells[.statistic] = number(findings.joint.residual(of: rule, row: row))
        cells[.count] = integer(findings.joint.complete)
        cells[.madeOf] = .text(words.text(rule))
        return cells
      }
    }
  }

  private func row(_ flag: JointFlag, _ distances: JointDistances) -> Row {
    var cells = flagged(.mcd, nil, row: flag.row, .apart)
    cells[.statistic] = number(flag.squaredDistance)
    cells[.probability] = number(flag.probability)
    cells[.cutOff] = number(distances.cutOff)
    cells[.count] = integer(findings.joint.complete)
    let whole = flag.explanation.squaredDistance
    cells[.madeOf] = .text(
      flag.explanation.parts.map { part in
        let target = findings.joint.targets[part.indicator]
        return "\(target.indicator)=\(numberText(part.contribution / whole))"
      }.joined(separator: "; "))
    return cells.merging(without(flag.without)) { first, _ in first }
  }

  private func without(_ outcome: WithoutOutcome) -> Row {
    guard case .movement(let removed, let movement) = outcome else {
      return words.refusal(outcome).map { [.without: .text($0)] } ?? [:]
    }
    let score = { (points: Points?) -> CommaSeparatedText.Cell in
      points.map { .number($0.text(places: scheme.rounding.composite.places)) } ?? .empty
    }
    let rank = { (rank: Int) -> CommaSeparatedText.Cell in rank == 0 ? .empty : integer(rank) }
    let grade = { (position: Int) -> CommaSeparatedText.Cell in
      words.grade(position).map { .text($0) } ?? .empty
    }
    return [
      .without: .text(removed.indicator), .scoreBefore: score(movement.scoreBefore),
      .scoreAfter: score(movement.scoreAfter), .rankBefore: rank(movement.rankBefore),
      .rankAfter: rank(movement.rankAfter), .gradeBefore: grade(movement.gradeBefore),
      .gradeAfter: grade(movement.gradeAfter),
    ]
  }

  private func rows(_ panel: PanelExamination) -> [Row] {
    panel.flags.map { flag in
      var cells = flagged(panel.method, panel.target, row: flag.row, flag.direction)
      cells[.value] = number(flag.value)
      cells[.others] = number(flag.others)
      cells[.statistic] = number(flag.statistic)
      cells[.whole] = integer(flag.ratings)
      if panel.method == .panelCeiling { cells[.part] = integer(flag.top) }
      return cells.merging(figures(panel)) { first, _ in first }
    }
  }

  private func figures(_ panel: PanelExamination) -> Row {
    var cells: Row = [.count: integer(panel.count)]
    guard let usual = panel.differences else {
      cells[.cutOff] = number(OutlierSettings.ceiling)
      cells[.madeOf] = .text(wording.list(panel.topWords))
      return cells
    }
    cells[.expected] = number(panel.expected)
    cells[.centre] = number(usual.centre)
    cells[.scale] = number(usual.scale)
    cells[.scaleName] = .text(words.name(usual.scaleUsed))
    cells[.lower] = number(usual.lower)
    cells[.upper] = number(usual.upper)
    cells[.cutOff] = number(OutlierSettings.multiple)
    return cells
  }

  // MARK: - Examined or not

  private func examined() -> [Row] {
    let kind = wording("已检查", "examined")
    let joint: [Row] =
      switch findings.joint.outcome {
      case .unexamined: []
      case .distances(let distances):
        [
          base(kind, .mcd, nil).merging([
            .count: integer(findings.joint.complete), .cutOff: number(distances.cutOff),
            .madeOf: .text(findings.joint.targets.map(\.indicator).joined(separator: "; ")),
          ]) { first, _ in first }
        ]
      case .rule(let rule, _, _, _):
        [
          base(kind, .offPlane, nil).merging([
            .count: integer(findings.joint.complete), .madeOf: .text(words.text(rule)),
          ]) { first, _ in first }
        ]
      }
    return findings.columns.map { column in
      base(kind, column.method, column.target, peers: column.peers)
        .merging(figures(column)) { first, _ in first }
    }
      + findings.rates.map { rate in
        base(kind, .funnel, rate.target).merging(figures(rate)) { first, _ in first }
      } + joint
      + findings.panels.map { panel in
        overall(panel, base(kind, panel.method, panel.target))
          .merging(figures(panel)) { first, _ in first }
      }
  }

  /// The figures of all subjects together, for a group at or below the ceiling.
  private func overall(_ panel: PanelExamination, _ cells: Row) -> Row {
    guard let overall = panel.overall else { return cells }
    var cells = cells
    cells[.value] = number(overall.share)
    cells[.part] = integer(overall.top)
    cells[.whole] = integer(overall.ratings)
    if overall.isAtCeiling {
      cells[.kind] = .text(wording("线索", "flag"))
      cells[.note] = .text(words.harmless(.panelCeiling))
    }
    return cells
  }

  private func unexamined() -> [Row] {
    findings.unexamined.map { item in
      var cells = base(
        wording("未检查", "not examined"), item.method, item.target, peers: item.peers)
      cells[.note] = .text(reason(item))
      return cells
    }
  }
}
