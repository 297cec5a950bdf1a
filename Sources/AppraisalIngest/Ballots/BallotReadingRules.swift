public import AppraisalNumerics

/// What is looked at while ballots are read, besides their answers.
public struct BallotReadingRules: Sendable {
  /// What becomes of ballots that came too late.
  public enum Late: String, Sendable {
    /// They count for nothing.
    case void
    /// They count, and are listed.
    case count
    /// They are set aside.
    case setAside
  }

  /// Which of the contradicting ballots of one evaluator counts.
  public enum Duplicates: String, Sendable {
    /// None; all are set aside.
    case setAside
    /// The one handed in first.
    case first
    /// The one handed in last.
    case last
  }

  /// What is one whole ballot.
  public enum Ballot: Sendable {
    /// A row.
    case row
    /// All rows of one evaluator in one group.
    case evaluator
  }

  /// The last day in time, and what becomes of later ballots; `nil` when nobody asks.
  public var late: (after: CalendarDate, then: Late)?
  /// The header of the time of submission; `nil` when the platform's headers tell.
  public var submitted: String?
  /// Which of the contradicting ballots of one evaluator counts.
  public var duplicates = Duplicates.setAside
  /// What is one whole ballot, when ballots are kept; `nil` when a tally is enough.
  public var keeps: Ballot?

  /// No rules.
  public init() {}

  /// Whether the time of submission must be known.
  var wantsSubmission: Bool { late != nil || duplicates != .setAside }
  /// Whether every record has to be read field by field.
  var wantsFields: Bool { late != nil || keeps != nil }
}
