public import AppraisalNumerics
public import AppraisalScheme

extension Explanation {
  /// Parts that are combined in another way than by weights.
  public struct Combined: Sendable {
    /// How they are combined.
    public let combine: Combination
    /// The parts, in the order of the scheme.
    public let parts: [Mean.Part]
    /// What becomes of missing parts.
    public let missing: MissingPolicy
    /// The result before any multiplier or adjustment; `nil` when missing.
    public let result: Points?
  }

  /// How a measured value became points.
  public struct RuleFigures: Sendable {
    /// The value, as the ratio that was measured.
    public let numerator: Int64
    /// What the ratio was divided by.
    public let denominator: Int64
    /// Whether it is a ratio, and not points in units of 0.0001 or a number.
    public let isRatio: Bool
    /// The best value that it was compared with, for a ratio to the best.
    public let best: (numerator: Int64, denominator: Int64)?
    /// The place, for rules of places; 0 otherwise.
    public let place: Int
    /// How many share the place.
    public let sharing: Int
    /// The points of the place before, where there is one: what one rank better would have brought.
    public let onePlaceBetter: Points?
    /// The points by the rule, before any multiplier; `nil` when missing.
    public let result: Points?
  }

  /// What a multiplier did.
  public struct Factor: Sendable {
    /// The rule.
    public let multiplier: Multiplier
    /// The points of the other indicator; `nil` when missing.
    public let points: Points?
    /// The ratio; `nil` when there is none.
    public let ratio: (numerator: Int64, denominator: Int64)?
  }

  /// What a list of events added or took away.
  public struct AdjustmentFigures: Sendable {
    /// The rule.
    public let adjustment: Adjustment
    /// How many events counted.
    public let count: Int64
    /// What was added, in units of 0.0001 point.
    public let bonus: Int64
    /// What was taken away, in units of 0.0001 point, without sign.
    public let deduction: Int64
    /// What remains within the bounds of the list, in hundredths of units.
    public let capped: Int64
  }

  /// Where a subject stands in the stages.
  public struct StageFigures: Sendable {
    /// The stage.
    public let stage: Stage
    /// The points, whether they count or not; `nil` when missing.
    public let points: Points?
    /// Whether all earlier stages were passed.
    public let isReached: Bool
    /// Whether it was reached and passed.
    public let isPassed: Bool
  }
}

func combined(
  _ node: ScoreTree.Node, _ indicator: Indicator, _ scheme: Scheme, _ standings: Standings,
  _ row: Int
) -> Explanation.Combined {
  let columns = node.parts.compactMap { part in
    standings.columns[part.key].map { column in
      (
        column: PointsColumn(units: [column.units[row]], missing: [column.missing[row]]),
        weight: part.weight
      )
    }
  }
  return Explanation.Combined(
    combine: node.combine, parts: parts(of: node, indicator, scheme, standings, row),
    missing: node.missing,
    result: node.combine.combined(columns, missing: node.missing, rows: 1).rounded(.unit)[0])
}

func ruleFigures(
  _ indicator: Indicator, _ table: IndicatorTable, _ scheme: Scheme, _ standings: Standings,
  _ row: Int
) -> Explanation.RuleFigures? {
  guard let rule = indicator.pointsRule,
    let column = standings.columns[.value(indicator.identifier)], column.missing[row] == 0
  else { return nil }
  let values = RuleValues(indicator, table, column)
  let strata = strata(of: rule, table, scheme)
  var best: Int?
  var places: Places?
  switch rule {
  case .ratioToBest(let ratio): best = ratio.best(values, strata)[row]
  case .rank(let rank): places = Places(values, best: rank.best, strata: strata)
  case .rankLadder(let ladder): places = Places(values, best: ladder.best, strata: strata)
  case .thresholdSlope, .steps, .perUnit, .proportion: break
  }
  let place = places?.places[row] ?? 0
  return Explanation.RuleFigures(
    numerator: values.numerators[row], denominator: values.denominators[row],
    isRatio: values.isRatio,
    best: best.map { (values.numerators[$0], values.denominators[$0]) }, place: place,
    sharing: places?.sharing[row] ?? 0,
    onePlaceBetter: place > 1 ? rule.points(ofPlace: place - 1) : nil,
    result: rule.points(of: values, strata: strata, rounding: scheme.rounding.parts)[row])
}

extension PointsRule {
  /// The points of a place that nobody shares; `nil` for rules without places.
  fileprivate func points(ofPlace place: Int) -> Points? {
    switch self {
    case .rank(let rank): try? Points(units: Int64(rank.units(ofPlace: place)))
    case .rankLadder(let ladder): ladder.points(ofPlace: place)
    case .ratioToBest, .thresholdSlope, .steps, .perUnit, .proportion: nil
    }
  }
}

func factor(
  _ indicator: Indicator, _ standings: Standings, _ row: Int
) -> Explanation.Factor? {
  guard let multiplier = indicator.multiplier else { return nil }
  let points = standings.points(of: multiplier.of)?[row]
  return Explanation.Factor(
    multiplier: multiplier, points: points,
    ratio: multiplier.factor(points).map { (Int64($0.numerator), Int64($0.denominator)) })
}

func adjustmentFigures(
  _ table: IndicatorTable, _ scheme: Scheme, _ row: Int
) -> [Explanation.AdjustmentFigures] {
  scheme.adjustments.compactMap { adjustment in
    guard let details = table.column(.adjustment(adjustment.identifier))?.details,
      let net = details[.numerator]
    else { return nil }
    return Explanation.AdjustmentFigures(
      adjustment: adjustment, count: details[.records]?[row] ?? 0,
      bonus: details[.bonus]?[row] ?? 0, deduction: details[.deduction]?[row] ?? 0,
      capped: Int64(clamping: Adjusting.capped(Int128(net[row]), adjustment)))
  }
}

func stageFigures(
  _ scheme: Scheme, _ standings: Standings, _ row: Int
) -> [Explanation.StageFigures] {
  let points = { (indicator: String) in standings.columns[.stage(indicator)]?[row] }
  let failure = StageGate(scheme).firstFailure(points)
  return scheme.stages.enumerated().map { position, stage in
    Explanation.StageFigures(
      stage: stage, points: points(stage.indicator), isReached: position <= failure,
      isPassed: position < failure)
  }
}
