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
func eligible(_ group: EvaluatorGroup, _ roster: Roster) -> [Int64]? {
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
  private let abstentions: Panel.Abstentions
  private let eligible: [Int64]?
  private let rounding: Rounding
  /// The points of each grade word, in units; empty for scales of numbers.
  private let gradeUnits: [Int64]
  private let numbers: GradeScale.NumberRange?
  private var units: [Int32]
  private var missing: [UInt8]
  private var counts: Counts
  /// Per grade word, how often it was given to each subject.
  private var answers: [[Int64]]
  private var valid: [(units: Int64, count: Int64)] = []

  /// Counts and sums per row; arrays rather than a dictionary, since each cell is touched.
  private struct Counts {
    var records: [Int64]
    var valid: [Int64]
    var abstained: [Int64]
    var void: [Int64]
    var unanswered: [Int64]
    var trimmed: [Int64]
    var numerators: [Int64]
    var denominators: [Int64]

    init(rows: Int) {
      let none = [Int64](repeating: 0, count: rows)
      (records, valid, abstained, void) = (none, none, none, none)
      (unanswered, trimmed, numerators, denominators) = (none, none, none, none)
    }

    var details: [Detail: [Int64]] {
      [
        .records: records, .valid: valid, .abstained: abstained, .void: void,
        .unanswered: unanswered, .trimmed: trimmed, .numerator: numerators,
        .denominator: denominators,
      ]
    }
  }

  init(
    group: EvaluatorGroup, scale: GradeScale, abstentions: Panel.Abstentions, eligible: [Int64]?,
    rounding: Rounding, rows: Int
  ) {
    self.group = group
    self.abstentions = abstentions
    self.eligible = eligible
    self.rounding = rounding
    switch scale.answers {
    case .words(let grades): (gradeUnits, numbers) = (grades.map { Int64($0.points.units) }, nil)
    case .numbers(let range): (gradeUnits, numbers) = ([], range)
    }
    units = Array(repeating: 0, count: rows)
    // A subject without any ballot is never taken, and has fewer than the minimum of one.
    missing = Array(repeating: MissingReason.belowMinimum.rawValue, count: rows)
    counts = Counts(rows: rows)
    answers = gradeUnits.map { _ in Array(repeating: 0, count: rows) }
  }

  mutating func take(_ given: CellAnswers, row: Int) {
    counts.records[row] = given.total
    counts.abstained[row] = given.abstained
    counts.void[row] = given.void
    counts.unanswered[row] = given.unanswered
    valid.removeAll(keepingCapacity: true)
    for answer in given.ratings {
      let position = answer.code - AnswerScale.firstRating
      valid.append((pointUnits(position), answer.count))
      if numbers == nil { answers[position][row] = answer.count }
    }
    settle(given, row: row)
  }

  private func pointUnits(_ position: Int) -> Int64 {
    guard let numbers else { return gradeUnits[position] }
    return (numbers.lowest + Int64(position)) * numbers.pointUnitsPerAnswerUnit
  }

  /// Number and sum of the points kept.
  private func kept(_ given: CellAnswers) -> (count: Int64, sum: Int128) {
    if let numbers, given.ratings.isEmpty {
      // Only sums were kept: Σ (lowest + position) · units = (n · lowest + Σ position) · units.
      let answers = Int128(given.rated) * Int128(numbers.lowest) + Int128(given.sum)
      return (given.rated, answers * Int128(numbers.pointUnitsPerAnswerUnit))
    }
    let kept = trimmed(valid, count: given.rated)
    return (
      kept.reduce(0) { $0 + $1.count },
      kept.reduce(0) { $0 + Int128($1.units) * Int128($1.count) }
    )
  }

  private mutating func settle(_ given: CellAnswers, row: Int) {
    let count = given.rated
    let abstained = counts.abstained[row]
    let returned = count + abstained + counts.void[row]
    counts.valid[row] = count
    let kept = kept(given)
    counts.trimmed[row] = count - kept.count
    var numerator = kept.sum
    var denominator = kept.count
    if case .count(let points) = abstentions {
      numerator += Int128(points.units) * Int128(abstained)
      denominator += abstained
    }
    // At most 2⁴⁰ ballots of at most 10⁹ units: below 2⁷⁰, so the sum is held in 128 bits; the
    // stored figure is for people and is clamped.
    counts.numerators[row] = Int64(clamping: numerator)
    counts.denominators[row] = denominator
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
    var details = counts.details
    for (position, counts) in answers.enumerated() { details[.answer(position)] = counts }
    return MeasuredColumn(
      key: key, points: PointsColumn(units: units, missing: missing), details: details)
  }
}
