public import AppraisalNumerics

/// One group of evaluators over all subjects.
public struct PanelExamination: Sendable {
  /// The method: `panelApart` or `panelCeiling`.
  public let method: OutlierMethod
  /// The indicator and the group.
  public let target: OutlierTarget
  /// The words with the most points, for `panelCeiling`.
  public let topWords: [String]
  /// Subjects compared.
  public let count: Int
  /// All ratings of the group that may be shown, for `panelCeiling`.
  public let overall: TopShare?
  /// The differences from the other groups over subjects, for `panelApart`.
  public let differences: Differences?
  /// The flagged, ascending by row.
  public let flags: [PanelFlag]

  /// How many flags normal differences lead one to expect; 0 for `panelCeiling`.
  public var expected: Double { expectedFlags(count, method) }

  /// Votes for the top word, of all subjects together.
  public struct TopShare: Sendable, Hashable {
    /// Votes for the words with the most points.
    public let top: Int
    /// Valid ratings.
    public let ratings: Int
    /// The share at the top.
    public var share: Double { Double(top) / Double(ratings) }
    /// Whether the group tells hardly anybody from anybody.
    public var isAtCeiling: Bool {
      ratings >= OutlierSettings.fewestRatings && share >= OutlierSettings.ceiling
    }
  }

  /// The middle and the spread of the differences, in points.
  public struct Differences: Sendable, Hashable {
    /// The median.
    public let centre: Double
    /// The scale.
    public let scale: Double
    /// Which scale it is.
    public let scaleUsed: HampelVerdict.Scale
    /// Differences below are flagged.
    public let lower: Double
    /// Differences above are flagged.
    public let upper: Double
  }
}

/// Ratings of one subject by one group that stand out.
public struct PanelFlag: Sendable, Hashable {
  /// The row of the subject.
  public let row: Int
  /// The mean of the group in points, or its share at the top word.
  public let value: Double
  /// The mean of the other groups that may be shown; NaN for `panelCeiling`.
  public let others: Double
  /// How far the difference is from its median, in scales; the share for `panelCeiling`.
  public let statistic: Double
  /// Valid ratings of the group.
  public let ratings: Int
  /// Those at the top word; 0 for `panelApart`.
  public let top: Int
  /// On which side.
  public var direction: OutlierDirection { statistic < 0 ? .low : .high }
}

/// Judges every group of evaluators, on ratings alone that may be shown.
func examinePanels(
  _ cells: [PanelCells], _ unexamined: inout [Unexamined]
) -> [PanelExamination] {
  var examinations: [PanelExamination] = []
  var indicators: [String] = []
  for cell in cells where !indicators.contains(cell.indicator) { indicators.append(cell.indicator) }
  for indicator in indicators {
    let groups = cells.filter { $0.indicator == indicator }
    examinations += examineApart(groups, &unexamined)
    examinations += groups.compactMap { examineCeiling($0, &unexamined) }
  }
  for cell in cells where !cell.protected.isEmpty {
    let reason = Unexamined.Reason.protected(cells: cell.protected.count)
    if cell.groupCount > 1 { unexamined.append(Unexamined(.panelApart, cell.target, reason)) }
    unexamined.append(Unexamined(.panelCeiling, cell.target, reason))
  }
  return examinations
}

// MARK: - Apart from the other groups

/// The mean of a group less that of the others, over subjects.
///
/// Of two groups one difference says what the other does, so the first alone is looked at.
private func examineApart(
  _ groups: [PanelCells], _ unexamined: inout [Unexamined]
) -> [PanelExamination] {
  guard groups.count > 1 else {
    unexamined += groups.map { Unexamined(.panelApart, $0.target, .singleGroup) }
    return []
  }
  let rows = groups[0].column.points.count
  let means = groups.map { cell -> [Double] in
    var values = [Double](repeating: .nan, count: rows)
    let points = cell.column.points.doubles(without: [])
    for row in cell.shown { values[row] = points[row] }
    return values
  }
  return groups.indices.prefix(groups.count == 2 ? 1 : groups.count).compactMap { place in
    let others = (0..<rows).map { row in
      mean(of: groups.indices.filter { $0 != place }.map { means[$0][row] })
    }
    let differences = zip(means[place], others).map { $0 - $1 }
    do throws(OutlierError) {
      let verdict = try HampelRule(multiple: OutlierSettings.multiple)(differences)
      return apart(groups[place], means[place], others, differences, verdict)
    } catch {
      unexamined.append(
        Unexamined(.panelApart, groups[place].target, Unexamined.Reason(error, differences)))
      return nil
    }
  }
}

/// The mean of those that are there; NaN where none is.
private func mean(of values: [Double]) -> Double {
  let present = values.filter { !$0.isNaN }
  return present.isEmpty ? .nan : present.reduce(0, +) / Double(present.count)
}

private func apart(
  _ cell: PanelCells, _ means: [Double], _ others: [Double], _ differences: [Double],
  _ verdict: HampelVerdict
) -> PanelExamination {
  PanelExamination(
    method: .panelApart, target: cell.target, topWords: [],
    count: differences.count { !$0.isNaN }, overall: nil,
    differences: PanelExamination.Differences(
      centre: verdict.centre, scale: verdict.scale, scaleUsed: verdict.scaleUsed,
      lower: verdict.bounds.lower, upper: verdict.bounds.upper),
    flags: verdict.bounds.outliers.map { row in
      PanelFlag(
        row: row, value: means[row], others: others[row],
        statistic: verdict.score(of: differences[row]),
        ratings: Int(cell.column.details[.valid]?[row] ?? 0), top: 0)
    })
}

// MARK: - At the ceiling

private func examineCeiling(
  _ cell: PanelCells, _ unexamined: inout [Unexamined]
) -> PanelExamination? {
  guard let votes = cell.votes(for: nil) else {
    unexamined.append(Unexamined(.panelCeiling, cell.target, .numberScale))
    return nil
  }
  let enough = cell.shown.filter { votes.whole[$0] >= OutlierSettings.fewestRatings }
  if enough.count < cell.shown.count {
    unexamined.append(
      Unexamined(
        .panelCeiling, cell.target,
        .fewRatings(
          cells: cell.shown.count - enough.count, needed: Int(OutlierSettings.fewestRatings))))
  }
  let ratings = cell.shown.reduce(0) { $0 + votes.whole[$1] }
  guard ratings > 0 else { return nil }
  let flags = enough.compactMap { row -> PanelFlag? in
    let share = Double(votes.part[row]) / Double(votes.whole[row])
    guard share >= OutlierSettings.ceiling else { return nil }
    return PanelFlag(
      row: row, value: share, others: .nan, statistic: share, ratings: Int(votes.whole[row]),
      top: Int(votes.part[row]))
  }
  return PanelExamination(
    method: .panelCeiling, target: cell.target, topWords: cell.topWords, count: enough.count,
    overall: PanelExamination.TopShare(
      top: Int(cell.shown.reduce(0) { $0 + votes.part[$1] }), ratings: Int(ratings)),
    differences: nil, flags: flags)
}
