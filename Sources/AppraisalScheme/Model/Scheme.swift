/// The written rules of an appraisal.
///
/// A value of this type has passed the linter: weights add up, bands have neither holes nor
/// overlaps, every policy that changes a denominator is stated, every name refers to something.
public struct Scheme: Sendable {
  /// The identifier, for example `changning-dual-service`.
  public let identifier: String
  /// The title shown to people.
  public let title: String
  /// The rule that it expresses, as a person would look it up.
  public let source: String?
  /// Whether weights or thresholds stand in for what the source does not state.
  public let isIllustrative: Bool
  /// The time that is appraised.
  public let period: Period
  /// The word for those appraised, for example 单位.
  public let subjectWord: String
  /// Names of the roster columns that divide subjects into strata; ranks are also given in each.
  public let strata: [String]
  /// The scales of answers, in the order of the text.
  public let scales: [GradeScale]
  /// The panels of evaluators, in the order of the text.
  public let panels: [Panel]
  /// The indicator tree; its root stands for the composite score.
  public let root: Indicator
  /// How scores are rounded, and where.
  public let rounding: ScoreRounding
  /// The grades and the scores that they begin at; `nil` when only ranks are wanted.
  public let grades: GradeBands?
  /// Indicators that decide between equal composite scores, in order; then the rank is shared.
  public let tieBreak: [String]
  /// The smallest number of ballots of one group whose figures are shown.
  public let minimumCell: Int
  /// What follows from the scores.
  public let consequences: Consequences
  /// Numbers that should lie in a range; outside it there is a warning.
  public let ranges: [RangeRule]
  /// How results are rolled up along the organisation tree; `nil` when they are not.
  public let rollUp: OrganisationRollUp?
  /// Events that add to the composite or take from it, in the order of the text.
  public let adjustments: [Adjustment]
  /// The bounds of the composite after bonus and deduction; `nil` without adjustments.
  public let total: TotalBounds?
  /// The stages that are passed in turn; empty when there are none.
  public let stages: [Stage]
  /// The lines on which the rules stand.
  public internal(set) var clauses = SchemeClauses.none

  /// A copy with other weights in its tree and panels.
  ///
  /// - Parameters:
  ///   - root: The indicator tree.
  ///   - panels: The panels.
  /// - Returns: The copy; every other rule is the same.
  public func replacing(root: Indicator, panels: [Panel]) -> Scheme {
    Scheme(
      identifier: identifier, title: title, source: source, isIllustrative: isIllustrative,
      period: period, subjectWord: subjectWord, strata: strata, scales: scales, panels: panels,
      root: root, rounding: rounding, grades: grades, tieBreak: tieBreak, minimumCell: minimumCell,
      consequences: consequences, ranges: ranges, rollUp: rollUp, adjustments: adjustments,
      total: total, stages: stages, clauses: clauses)
  }

  /// The scale of an identifier.
  /// - Parameter identifier: The identifier of a scale.
  /// - Returns: The scale; `nil` for a name that no scale has.
  public func scale(_ identifier: String) -> GradeScale? {
    scales.first { $0.identifier == identifier }
  }

  /// The panel of an identifier.
  /// - Parameter identifier: The identifier of a panel.
  /// - Returns: The panel; `nil` for a name that no panel has.
  public func panel(_ identifier: String) -> Panel? {
    panels.first { $0.identifier == identifier }
  }
}

extension Scheme {
  /// What events are worth, in all rules that use them.
  public var eventScorings: [EventScoring] {
    adjustments.map(\.scoring)
      + root.leaves.compactMap { leaf in
        if case .events(let events) = leaf.measure { events.scoring } else { nil }
      }
  }

  /// The identifiers of all inputs that a rule reads.
  public var usedInputs: Set<String> {
    Set(
      references.map(\.input) + adjustments.map(\.scoring.input)
        + consequences.inputs.map(\.identifier))
  }
}
