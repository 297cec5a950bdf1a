import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// The mean of each evaluator group for one item, per subject.
///
/// ```
/// mean = Σ points · count / n      over ratings kept after trimming, rounded half up once
/// ```
/// where `n` counts the valid ratings kept, and the abstentions too when the panel's policy gives
/// them points. A group with fewer valid ratings than its minimum, or fewer ballots than its
/// quorum, has no mean.
func measureBallots(
  _ measure: BallotMeasure, _ indicator: String, scheme: Scheme, _ records: Records
) -> [MeasuredColumn] {
  guard let panel = scheme.panel(measure.panel), let scale = scheme.scale(panel.scale),
    let ballots = records.ballots[measure.input]
  else { preconditionFailure("the linter found the panel, the scale and the input") }
  let word = measure.item ?? ""
  guard let item = ballots.items.firstIndex(where: { $0.utf8.elementsEqual(word.utf8) }) else {
    preconditionFailure("the plan of the input has every item of the scheme")
  }
  return panel.groups.map { group in
    var mean = GroupMean(
      group: group, scale: scale, abstentions: panel.abstentions,
      eligible: eligible(group, records.roster), rounding: scheme.rounding.parts,
      rows: records.roster.count)
    if let position = ballots.groups.firstIndex(of: group.identifier) {
      ballots.tally.forEachSubject(item: item, group: position) { subject, answers in
        mean.take(answers, row: subject)
      }
    }
    return mean.column(ColumnKey(indicator: indicator, group: group.identifier))
  }
}

/// The number of those entitled per row; `nil` without a quorum.
private func eligible(_ group: EvaluatorGroup, _ roster: Roster) -> [Int64]? {
  switch group.quorum?.eligible {
  case nil: nil
  case .number(let number): Array(repeating: number, count: roster.count)
  case .rosterColumn(let header):
    roster.numbers[header] ?? Array(repeating: .max, count: roster.count)
  }
}

/// The answers of one group on their way to points.
private struct GroupMean {
  private let group: EvaluatorGroup
  private let scale: GradeScale
  private let abstentions: Panel.Abstentions
  private let eligible: [Int64]?
  private let rounding: Rounding
  private var units: [Int32]
  private var missing: [UInt8]
  private var details: [Detail: [Int64]] = [:]

  init(
    group: EvaluatorGroup, scale: GradeScale, abstentions: Panel.Abstentions, eligible: [Int64]?,
    rounding: Rounding, rows: Int
  ) {
    self.group = group
    self.scale = scale
    self.abstentions = abstentions
    self.eligible = eligible
    self.rounding = rounding
    units = Array(repeating: 0, count: rows)
    // A subject without any ballot is never taken, and has fewer than the minimum of one.
    missing = Array(repeating: MissingReason.belowMinimum.rawValue, count: rows)
    var kept: [Detail] = [
      .records, .valid, .abstained, .void, .unanswered, .trimmed, .numerator, .denominator,
    ]
    if case .words(let grades) = scale.answers { kept += grades.indices.map { .answer($0) } }
    for detail in kept { details[detail] = Array(repeating: 0, count: rows) }
  }

  mutating func take(_ answers: [AnswerCount], row: Int) {
    var valid: [(units: Int64, count: Int64)] = []
    for answer in answers {
      details[.records]?[row] += answer.count
      switch answer.code {
      case AnswerScale.abstention: details[.abstained]?[row] = answer.count
      case AnswerScale.void: details[.void]?[row] = answer.count
      case AnswerScale.unanswered: details[.unanswered]?[row] = answer.count
      default:
        let position = answer.code - AnswerScale.firstRating
        valid.append((pointUnits(position), answer.count))
        if case .words = scale.answers { details[.answer(position)]?[row] = answer.count }
      }
    }
    settle(valid, row: row)
  }

  private func pointUnits(_ position: Int) -> Int64 {
    switch scale.answers {
    case .words(let grades): Int64(grades[position].points.units)
    case .numbers(let range):
      (range.lowest + Int64(position)) * range.pointUnitsPerAnswerUnit
    }
  }

  private mutating func settle(_ valid: [(units: Int64, count: Int64)], row: Int) {
    let count = valid.reduce(0) { $0 + $1.count }
    let abstained = details[.abstained]?[row] ?? 0
    let returned = count + abstained + (details[.void]?[row] ?? 0)
    details[.valid]?[row] = count
    let kept = trimmed(valid, count: count)
    let keptCount = kept.reduce(0) { $0 + $1.count }
    details[.trimmed]?[row] = count - keptCount
    var numerator = kept.reduce(Int128(0)) { $0 + Int128($1.units) * Int128($1.count) }
    var denominator = keptCount
    if case .count(let points) = abstentions {
      numerator += Int128(points.units) * Int128(abstained)
      denominator += abstained
    }
    // At most 2⁴⁰ ballots of at most 10⁹ units: below 2⁷⁰, so the sum is held in 128 bits; the
    // stored figure is for people and is clamped.
    details[.numerator]?[row] = Int64(clamping: numerator)
    details[.denominator]?[row] = denominator
    if let quorum = group.quorum, let eligible,
      !quorum.atLeast.isReached(by: returned, of: eligible[row])
    {
      missing[row] = MissingReason.quorumNotReached.rawValue
    } else if count < group.minimumValid || denominator == 0 {
      missing[row] = MissingReason.belowMinimum.rawValue
    } else {
      let step = Int128(rounding.step)
      units[row] = Int32(
        clamping: halfUpQuotient(numerator, Int128(denominator) * step) * step)
      missing[row] = 0
    }
  }

  /// The ratings without the highest and lowest, when there are more of them than the rule wants.
  private func trimmed(
    _ valid: [(units: Int64, count: Int64)], count: Int64
  ) -> [(units: Int64, count: Int64)] {
    guard let trim = group.trim, count > trim.whenMoreThan else { return valid }
    var ascending = valid.sorted { $0.units < $1.units }
    var low = trim.low
    for index in ascending.indices {
      let taken = min(low, ascending[index].count)
      ascending[index].count -= taken
      low -= taken
    }
    var high = trim.high
    for index in ascending.indices.reversed() {
      let taken = min(high, ascending[index].count)
      ascending[index].count -= taken
      high -= taken
    }
    return ascending.filter { $0.count > 0 }
  }

  func column(_ key: ColumnKey) -> MeasuredColumn {
    MeasuredColumn(
      key: key, points: PointsColumn(units: units, missing: missing), details: details)
  }
}
