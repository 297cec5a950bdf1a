import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// The answers of one group on their way to points.
struct GroupOutcome {
  private let group: EvaluatorGroup
  private let abstentions: Panel.Abstentions
  private let result: VoteResult
  private let eligible: [Int64]?
  private let issued: [Int64]?
  private let rounding: Rounding
  private let points: AnswerPoints
  private var units: [Int32]
  private var missing: [UInt8]
  private var counts: Counts
  /// Per grade word, how often it was given to each subject.
  private var answers: [[Int64]]
  /// Per kind of evaluators, its valid ratings.
  private var kinds: [[Int64]]
  private var late: [Int64]?
  private var valid: [KeptRating] = []

  /// Counts and sums per row; arrays rather than a dictionary, since each cell is touched.
  private struct Counts {
    var records: [Int64]
    var valid: [Int64]
    var abstained: [Int64]
    var void: [Int64]
    var unanswered: [Int64]
    var trimmed: [Int64]
    var untrimmed: [Int64]
    var numerators: [Int64]
    var denominators: [Int64]

    init(rows: Int) {
      let none = [Int64](repeating: 0, count: rows)
      (records, valid, abstained, void) = (none, none, none, none)
      (unanswered, trimmed, untrimmed) = (none, none, none)
      (numerators, denominators) = (none, none)
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
    group: EvaluatorGroup, panel: Panel, scale: GradeScale, result: BallotResult, roster: Roster,
    rounding: Rounding
  ) {
    self.group = group
    self.rounding = rounding
    abstentions = panel.abstentions
    eligible = numbers(group.quorum?.eligible, roster)
    issued = numbers(group.issued?.number, roster)
    points = AnswerPoints(scale)
    self.result = VoteResult(result, scale, points)
    units = Array(repeating: 0, count: roster.count)
    // A subject without any ballot is never taken, and has fewer than the minimum of one.
    missing = Array(repeating: MissingReason.belowMinimum.rawValue, count: roster.count)
    counts = Counts(rows: roster.count)
    answers = points.gradeUnits.map { _ in Array(repeating: 0, count: roster.count) }
    kinds = group.kinds.map { _ in Array(repeating: 0, count: roster.count) }
  }

  /// Takes the answers about one subject.
  ///
  /// - Parameters:
  ///   - given: The answers that count.
  ///   - kinds: The valid ratings of each kind; empty where there are none.
  ///   - leftOut: Ratings of whole ballots that were left out.
  ///   - row: The row of the subject.
  mutating func take(
    _ given: CellAnswers, kinds: [Int64], leftOut: WholeBallots.LeftOut, row: Int
  ) {
    counts.records[row] = given.total + leftOut.count
    counts.abstained[row] = given.abstained
    counts.void[row] = given.void
    counts.unanswered[row] = given.unanswered
    counts.valid[row] = given.rated + leftOut.count
    for (position, count) in kinds.enumerated() { self.kinds[position][row] = count }
    valid.removeAll(keepingCapacity: true)
    for answer in given.ratings {
      let grade = points.grade(of: answer.code)
      valid.append(
        KeptRating(units: points.units(of: answer.code), grade: grade, count: answer.count))
      if let grade { answers[grade][row] += answer.count }
    }
    settle(given, leftOut, row: row)
  }

  mutating func countLate(_ count: (_ row: Int) -> Int64) {
    late = missing.indices.map(count)
  }

  // MARK: - One subject

  private mutating func settle(_ given: CellAnswers, _ leftOut: WholeBallots.LeftOut, row: Int) {
    let kept = kept(given, row: row)
    let whole = points.sum(of: given) ?? valid.reduce(0) { $0 + $1.sum }
    counts.trimmed[row] = given.rated - kept.count + leftOut.count
    counts.untrimmed[row] = Int64(clamping: whole + leftOut.units + carried(row))
    let (numerator, denominator, tie) = quotient(kept, row: row)
    // At most 2⁴⁰ ballots of at most 10⁹ units: below 2⁷⁰, so the sum is held in 128 bits; the
    // stored figure is for people and is clamped.
    counts.numerators[row] = Int64(clamping: numerator)
    counts.denominators[row] = denominator
    let fault = fault(row) ?? (denominator == 0 ? .belowMinimum : tie)
    missing[row] = fault?.rawValue ?? 0
    guard fault == nil else { return }
    let step = Int128(rounding.step)
    units[row] = Int32(clamping: halfUpQuotient(numerator, Int128(denominator) * step) * step)
  }

  /// Number and sum of the ratings kept, and each of them where they are known.
  private func kept(
    _ given: CellAnswers, row: Int
  ) -> (count: Int64, sum: Int128, ratings: [KeptRating]) {
    if let sum = points.sum(of: given) { return (given.rated, sum, []) }
    let kept = group.trim?.level == .rating ? trimmed(valid, count: given.rated) : valid
    return (kept.reduce(0) { $0 + $1.count }, kept.reduce(0) { $0 + $1.sum }, kept)
  }

  /// What abstentions carry.
  private func carried(_ row: Int) -> Int128 {
    guard case .count(let points) = abstentions else { return 0 }
    return Int128(points.units) * Int128(counts.abstained[row])
  }

  /// What is divided by what, and whether votes are tied.
  private func quotient(
    _ kept: (count: Int64, sum: Int128, ratings: [KeptRating]), row: Int
  ) -> (numerator: Int128, denominator: Int64, tie: MissingReason?) {
    var all = kept.count
    if case .count = abstentions { all += counts.abstained[row] }
    guard let votes = result.quotient(kept.ratings, of: all) else {
      return (kept.sum + carried(row), all, nil)
    }
    return (votes.numerator, votes.denominator, votes.isTied ? .tiedVotes : nil)
  }

  /// Why there is no result, as far as numbers of ballots tell.
  private func fault(_ row: Int) -> MissingReason? {
    let valid = counts.valid[row]
    var returned = valid + counts.abstained[row] + counts.void[row]
    if let rule = group.issued, let issued, rule.moreReturned == .void, returned > issued[row] {
      return .moreReturnedThanIssued
    }
    if abstentions == .leaveOutOfTurnout { returned -= counts.abstained[row] }
    if let quorum = group.quorum, let eligible {
      let present = returned + (quorum.unanswered == .present ? counts.unanswered[row] : 0)
      guard quorum.atLeast.isReached(by: present, of: eligible[row]) else {
        return .quorumNotReached
      }
    }
    if returned < group.minimumReturned { return .tooFewReturned }
    if valid < group.minimumValid { return .belowMinimum }
    let isMixed = group.composition.allSatisfy { rule in
      guard let kind = group.kinds.firstIndex(where: { $0.identifier == rule.kind }) else {
        return false
      }
      return rule.atLeast.isReached(by: kinds[kind][row], of: valid)
    }
    return isMixed ? nil : .compositionUnmet
  }

  /// The ratings without the highest and lowest, when there are more of them than the rule wants.
  private func trimmed(_ valid: [KeptRating], count: Int64) -> [KeptRating] {
    guard var (high, low) = group.trim?.leftOut(of: count), high + low > 0 else { return valid }
    var ascending = valid.sorted { $0.units < $1.units }
    for index in ascending.indices {
      let taken = min(low, ascending[index].count)
      ascending[index].count -= taken
      low -= taken
    }
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
    for (position, counts) in kinds.enumerated() { details[.kind(position)] = counts }
    if group.trim != nil { details[.untrimmed] = counts.untrimmed }
    details[.issued] = issued
    details[.eligible] = eligible
    details[.lateBallots] = late
    return MeasuredColumn(
      key: key, points: PointsColumn(units: units, missing: missing), details: details)
  }
}

/// Ratings of the same answer.
struct KeptRating {
  /// Its points, in units.
  let units: Int64
  /// The position of its grade word; `nil` for numbers.
  let grade: Int?
  /// How many there are.
  var count: Int64

  var sum: Int128 { Int128(units) * Int128(count) }
}
