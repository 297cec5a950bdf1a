public import AppraisalNumerics

/// Groups of evaluators who rate on one scale, and how their means are combined.
public struct Panel: Sendable {
  /// What an abstention does to a mean.
  public enum Abstentions: Sendable, Hashable {
    /// It is left out of the denominator, but counts as handed in.
    case leaveOut
    /// It is left out of the denominator and does not count as handed in.
    case leaveOutOfTurnout
    /// It stays in the denominator and carries these points.
    case count(as: Points)
  }

  /// The identifier.
  public let identifier: String
  /// The title shown to people.
  public let title: String
  /// The scale of the answers.
  public let scale: String
  /// What an abstention does to a mean.
  public let abstentions: Abstentions
  /// What happens when a group falls short, unless the group says otherwise.
  public let ifUnmet: UnmetRule
  /// The groups; their weights add up to the whole.
  public internal(set) var groups: [EvaluatorGroup]
  /// Groups whose mean is left out at both ends.
  public internal(set) var trim: Trim?
  /// Rules on whole ballots.
  public internal(set) var ballotRules: BallotRules?
  /// What becomes of late ballots; `nil` when no day is looked at.
  public internal(set) var late: LateRule?
  /// What becomes of several ballots of one evaluator.
  public internal(set) var duplicates = DuplicateRule.setAside

  /// All groups, those that hold others before them.
  public var allGroups: [EvaluatorGroup] { groups.flatMap(\.subtree) }

  /// The groups that have ballots of their own.
  public var ballotGroups: [EvaluatorGroup] { allGroups.filter(\.groups.isEmpty) }

  /// Whether a rule looks at what one evaluator answered as a whole.
  public var looksAtWholeBallots: Bool {
    ballotRules != nil || ballotGroups.contains { $0.trim?.level == .ballotTotal }
  }

  /// What happens when a group falls short.
  /// - Parameter group: A group of the panel.
  /// - Returns: Its own rule, or that of the panel.
  public func rule(of group: EvaluatorGroup) -> UnmetRule { group.ifUnmet ?? ifUnmet }

  /// A copy with other groups.
  ///
  /// - Parameter groups: The groups; their weights add up to the whole.
  /// - Returns: The copy.
  public func replacing(groups: [EvaluatorGroup]) -> Panel {
    var copy = self
    copy.groups = groups
    return copy
  }
}

/// A group of evaluators (评价主体): residents, peers, superiors; or several groups taken together.
public struct EvaluatorGroup: Sendable {
  /// The identifier.
  public let identifier: String
  /// The title shown to people.
  public let title: String
  /// Other words by which files name the group.
  public let aliases: [String]
  /// The weight inside the panel or the group that it belongs to.
  public internal(set) var weight: Weight
  /// The least number of valid ratings that make a mean.
  public let minimumValid: Int
  /// The share of those entitled who must have handed in a ballot.
  public let quorum: Quorum?
  /// Ratings left out at both ends.
  public let trim: Trim?
  /// Kinds of evaluators in the group, pooled in its mean.
  public internal(set) var kinds: [EvaluatorKind] = []
  /// Shares that kinds must reach.
  public internal(set) var composition: [CompositionRule] = []
  /// The number of ballots handed out.
  public internal(set) var issued: IssuedRule?
  /// Whether its ratings are no secret (公开评价).
  public internal(set) var isOpen = false
  /// What happens when it falls short; `nil` when the panel says so.
  public internal(set) var ifUnmet: UnmetRule?
  /// The groups that it consists of, in place of ballots; their weights add up to the whole.
  public internal(set) var groups: [EvaluatorGroup] = []
  /// The least number of ballots on a subject that make a mean, abstentions and void ones included.
  public internal(set) var minimumReturned = 0
  /// Where the groups inside stand in the scheme; `nil` when there are none.
  var groupsMark: SourceMark?

  /// This group and all inside it, those that hold others before them.
  public var subtree: [EvaluatorGroup] { [self] + groups.flatMap(\.subtree) }

  /// A copy with another weight.
  ///
  /// - Parameter weight: The weight inside the panel.
  /// - Returns: The copy.
  public func replacing(weight: Weight) -> EvaluatorGroup {
    var copy = self
    copy.weight = weight
    return copy
  }

  /// A copy with other groups inside.
  ///
  /// - Parameter groups: The groups; their weights add up to the whole.
  /// - Returns: The copy.
  public func replacing(groups: [EvaluatorGroup]) -> EvaluatorGroup {
    var copy = self
    copy.groups = groups
    return copy
  }
}

/// A share of those entitled that must take part (法定比例).
public struct Quorum: Sendable {
  /// Where the number of those entitled stands.
  public enum Eligible: Sendable, Hashable {
    /// The same number for every subject.
    case number(Int64)
    /// In a column of the roster.
    case rosterColumn(String)
  }

  /// The share that must be reached.
  public let atLeast: Share
  /// Where the number of those entitled stands.
  public let eligible: Eligible
  /// Whether those who left the subject blank on a ballot handed in took part.
  public let unanswered: Unanswered

  /// What a rating that was not made on a ballot handed in is for the quorum.
  public enum Unanswered: String, Sendable, CaseIterable {
    /// Its evaluator took part.
    case present
    /// Its evaluator did not take part.
    case absent
  }
}
