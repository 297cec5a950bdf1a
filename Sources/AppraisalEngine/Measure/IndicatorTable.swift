public import AppraisalIngest
public import AppraisalNumerics

/// Why a cell has no points.
public enum MissingReason: UInt8, Sendable, Hashable, CaseIterable {
  /// A part of the indicator has no points, and the policy gives it none then.
  case partMissing = 1
  /// There is no record to measure, so there is nothing to divide by.
  case noRecords = 2
  /// Fewer valid ratings than the minimum.
  case belowMinimum = 3
  /// Fewer ballots than the quorum.
  case quorumNotReached = 4
  /// No value was handed in.
  case notHandedIn = 5
  /// A kind of evaluators has not the share of the valid ratings that it must have.
  case compositionUnmet = 20
  /// More ballots came back than were handed out.
  case moreReturnedThanIssued = 21
  /// Several words have the most votes, and none of them counts then.
  case tiedVotes = 22
  /// The mean is one of the highest or lowest, which are left out.
  case leftOutAsExtreme = 23
  /// Fewer ballots came back than the minimum.
  case tooFewReturned = 25
  /// The subject is exempt from the appraisal.
  case exempted = 30
  /// The best value is nothing, so that no ratio to it can be made.
  case nothingToCompare = 31
  /// An earlier stage was not passed.
  case stageNotReached = 32
  /// The value lies beyond the points that can be held.
  case beyondPoints = 40
  /// The method of an index has no value there.
  case noIndex = 50
}

/// Which measurement a column holds.
public struct ColumnKey: Sendable, Hashable, CustomStringConvertible {
  /// The indicator.
  public let indicator: String
  /// The evaluator group, for ballots.
  public let group: String?

  /// A key.
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - group: The evaluator group, for ballots.
  public init(indicator: String, group: String? = nil) {
    self.indicator = indicator
    self.group = group
  }

  /// `satisfaction/residents`.
  public var description: String { group.map { "\(indicator)/\($0)" } ?? indicator }
}

/// A count or sum behind the points of a column.
public enum Detail: Sendable, Hashable {
  /// Records behind the cell.
  case records
  /// What was divided, in units of 0.0001 point.
  case numerator
  /// What it was divided by.
  case denominator
  /// Ratings that carry points.
  case valid
  /// Abstentions.
  case abstained
  /// Void ratings.
  case void
  /// Ratings that were not made.
  case unanswered
  /// Ratings left out at the ends.
  case trimmed
  /// How often the grade word at this position of the scale was given.
  case answer(Int)
  /// Ballots handed out.
  case issued
  /// Those entitled to take part.
  case eligible
  /// Ratings of late ballots that count for nothing.
  case lateBallots
  /// What would have been divided without leaving out the highest and lowest, in units of 0.0001
  /// point.
  case untrimmed
  /// Valid ratings of the kind of evaluators at this position of the group.
  case kind(Int)
  /// Members of the subject.
  case members
  /// Members who reached the minimum in full.
  case compliantMembers
  /// Services counted.
  case services
  /// Projects or amount completed.
  case completed
  /// Projects or amount in all, those left out aside.
  case total
  /// Projects left out.
  case leftOut
  /// Commitments kept in time.
  case fulfilled
  /// Commitments kept late.
  case late
  /// Commitments not kept.
  case unfulfilled
  /// Commitments whose day has not come.
  case notYetDue
  /// The first day of evidence, as 20250309; 0 without one.
  case evidenceDay
  /// The position of a grade; -1 without one.
  case grade
  /// An amount in fen; -1 where none is stated.
  case amount

  /// Members, or subjects themselves, who reached the minimum in this window; posts that lack this
  /// role; entries of this category.
  case window(Int)
  /// Members or households with none, one, or two and more.
  case having(Int)
  /// What the ratio's numerator would be with the minimum in each window instead of over the period,
  /// or the other way round.
  case alternative
  /// Windows below the minimum.
  case missed
  /// The most windows in a row below the minimum.
  case longestMissed
  /// Households.
  case households
  /// Households visited in full.
  case compliantHouseholds
  /// Meetings attended.
  case present
  /// Meetings missed.
  case absent
  /// Meetings excused from.
  case leave
  /// Meetings at which somebody else came.
  case substitute
  /// People for whom no meeting was due.
  case notApplicable
  /// Those who are not covered.
  case uncovered
  /// More than there should be.
  case beyondWhole
  /// Leaders.
  case leaders
  /// Leaders without a contact point.
  case uncoveredLeaders
  /// Contact points.
  case contactPoints
  /// Contact points without a leader.
  case uncoveredPoints
  /// Places.
  case places
  /// Posts that nobody holds.
  case vacant
  /// The number held against a range.
  case value
  /// Those below the range.
  case belowRange
  /// Those inside the range.
  case insideRange
  /// Those above the range.
  case aboveRange
  /// A count or sum behind a measure of ledgers.
  case ledger(LedgerDetail)
  /// The bit pattern of a Double; 0 where there is none.
  case bits
  /// Points added by events, in units of 0.0001.
  case bonus
  /// Points taken away by events, without sign, in units of 0.0001.
  case deduction

  /// A name for storage, stable between versions.
  public var name: String {
    if case .answer(let position) = self { return "answer:\(position)" }
    if case .kind(let position) = self { return "kind:\(position)" }
    if case .window(let position) = self { return "window:\(position)" }
    if case .having(let count) = self { return "having:\(count)" }
    if case .ledger(let detail) = self { return detail.name }
    return String(describing: self)
  }

  private static let plain: [Detail] = [
    .records, .numerator, .denominator, .valid, .abstained, .void, .unanswered, .trimmed, .issued,
    .eligible, .lateBallots, .untrimmed, .members, .compliantMembers, .services, .completed, .total,
    .leftOut, .fulfilled, .late, .unfulfilled,
    .notYetDue, .evidenceDay, .grade, .amount, .alternative, .missed, .longestMissed, .households,
    .compliantHouseholds, .present,
    .absent, .leave, .substitute, .notApplicable, .uncovered, .beyondWhole, .leaders,
    .uncoveredLeaders, .contactPoints, .uncoveredPoints, .places, .vacant, .value, .belowRange,
    .insideRange, .aboveRange, .bonus, .deduction, .bits,
  ]

  /// The detail of a stored name.
  /// - Parameter name: The name, see ``name``.
  /// - Returns: The detail; `nil` for an unknown name.
  public static func named(_ name: String) -> Detail? {
    if name.hasPrefix("kind:") { return Int(name.dropFirst(5)).map { .kind($0) } }
    if name.hasPrefix("answer:") { return Int(name.dropFirst(7)).map { .answer($0) } }
    if name.hasPrefix("window:") { return Int(name.dropFirst(7)).map { .window($0) } }
    if name.hasPrefix("having:") { return Int(name.dropFirst(7)).map { .having($0) } }
    if let detail = LedgerDetail(named: name) { return .ledger(detail) }
    return plain.first { $0.name == name }
  }
}

/// One measurement of all subjects.
public struct MeasuredColumn: Sendable {
  /// Which measurement.
  public let key: ColumnKey
  /// The points, or the reason for none as ``MissingReason`` codes; a row per subject.
  public let points: PointsColumn
  /// The counts and sums behind the points; a row per subject each.
  public let details: [Detail: [Int64]]

  /// A column.
  /// - Parameters:
  ///   - key: Which measurement.
  ///   - points: The points.
  ///   - details: The counts and sums behind them.
  public init(key: ColumnKey, points: PointsColumn, details: [Detail: [Int64]]) {
    precondition(details.values.allSatisfy { $0.count == points.count })
    self.key = key
    self.points = points
    self.details = details
  }
}

/// Everything that scoring needs: points of all subjects in all measurements, column by column.
///
/// Rows are the roster's, ascending by the bytes of the identifiers. Changing weights, grades or
/// rounding of the composite works on this table alone and never reads a record again.
public struct IndicatorTable: Sendable {
  /// The subjects, one per row.
  public let subjects: [Subject]
  /// The columns, in the order of the scheme's measured indicators and their groups.
  public let columns: [MeasuredColumn]

  /// A table.
  /// - Parameters:
  ///   - subjects: The subjects, one per row.
  ///   - columns: The columns, each with a row per subject.
  public init(subjects: [Subject], columns: [MeasuredColumn]) {
    precondition(columns.allSatisfy { $0.points.count == subjects.count })
    self.subjects = subjects
    self.columns = columns
  }

  /// The column of a measurement.
  /// - Parameter key: Which measurement.
  /// - Returns: The column; `nil` when it was not measured.
  public func column(_ key: ColumnKey) -> MeasuredColumn? { columns.first { $0.key == key } }
}
