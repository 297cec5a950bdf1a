/// What rules on ballots find: when they came in, and what one of them holds as a whole.
///
/// Nothing here says who voted, nor how somebody was rated.
public enum BallotRuleIssue: Sendable, Hashable {
  /// A word that stands for several points and does not say which.
  case pointsNotStated(found: String, scale: String)
  /// It came in after the last day.
  case late(after: String, BallotReadingRules.Late)
  /// Another ballot of the same evaluator counts in its place, by the time of submission.
  case superseded(otherLine: Int)
  /// Nothing tells when ballots were handed in.
  case noSubmissionTime
  /// More ratings than can be held to look at whole ballots.
  case tooManyRatings(limit: Int)
  /// All ratings of the ballot are the same.
  case allSame(isVoid: Bool)
  /// All ratings of the ballot are the best answer.
  case allBest(isVoid: Bool)
  /// The ballot gives one answer to several subjects.
  case repeatedPlace(found: Int, RepeatedPlace)
  /// More subjects in a range of points than a ballot may have there.
  case above(most: Int64, found: Int64, range: String, isVoid: Bool)
  /// Fewer subjects in a range of points than a ballot must have there.
  case under(least: Int64, found: Int64, range: String, isVoid: Bool)
  /// A limit that a ballot on so few subjects can never break, or never keep to.
  case limitOutOfReach(range: String, subjects: Int)

  /// What becomes of a ballot that gives one place to several subjects.
  public enum RepeatedPlace: String, Sendable {
    /// All its ratings are void.
    case void
    /// It counts.
    case report
    /// It does not count until somebody has decided.
    case setAside
  }

  /// The code, the same in every language; stable between versions.
  public var code: String {
    switch self {
    case .pointsNotStated: "points-not-stated"
    case .late(_, .void): "ballot-late-void"
    case .late(_, .count): "ballot-late-counted"
    case .late(_, .setAside): "ballot-late"
    case .superseded: "ballot-superseded"
    case .noSubmissionTime: "submission-time-missing"
    case .tooManyRatings: "too-many-ratings"
    case .allSame(let isVoid): isVoid ? "ballot-all-same-void" : "ballot-all-same"
    case .allBest(let isVoid): isVoid ? "ballot-all-best-void" : "ballot-all-best"
    case .repeatedPlace(_, .void): "ballot-place-twice-void"
    case .repeatedPlace(_, .report): "ballot-place-twice-counted"
    case .repeatedPlace(_, .setAside): "ballot-place-twice"
    case .above(_, _, _, let isVoid): isVoid ? "ballot-limit-above-void" : "ballot-limit-above"
    case .under(_, _, _, let isVoid): isVoid ? "ballot-limit-under-void" : "ballot-limit-under"
    case .limitOutOfReach: "ballot-limit-out-of-reach"
    }
  }

  /// What became of the record or file; what a written rule does to a ballot awaits no decision.
  public var severity: Issue.Severity {
    switch self {
    case .pointsNotStated, .late(_, .setAside), .repeatedPlace(_, .setAside): .quarantined
    case .noSubmissionTime, .tooManyRatings: .refused
    default: .warning
    }
  }
}
