public import AppraisalNumerics

/// Groups of evaluators who rate on one scale, and how their means are combined.
public struct Panel: Sendable {
  /// What an abstention does to a mean.
  public enum Abstentions: Sendable, Hashable {
    /// It is left out of the denominator.
    case leaveOut
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
  /// What happens when a group falls short of its quorum or minimum.
  public let ifUnmet: MissingPolicy
  /// The groups; their weights add up to the whole.
  public let groups: [EvaluatorGroup]

  /// A copy with other groups.
  ///
  /// - Parameter groups: The groups; their weights add up to the whole.
  /// - Returns: The copy.
  public func replacing(groups: [EvaluatorGroup]) -> Panel {
    Panel(
      identifier: identifier, title: title, scale: scale, abstentions: abstentions,
      ifUnmet: ifUnmet, groups: groups)
  }
}

/// A group of evaluators (评价主体): residents, peers, superiors.
public struct EvaluatorGroup: Sendable {
  /// The identifier.
  public let identifier: String
  /// The title shown to people.
  public let title: String
  /// Other words by which files name the group.
  public let aliases: [String]
  /// The weight inside the panel.
  public let weight: Weight
  /// The least number of valid ratings that make a mean.
  public let minimumValid: Int
  /// The share of those entitled who must have handed in a ballot.
  public let quorum: Quorum?
  /// Ratings left out at both ends.
  public let trim: Trim?

  /// A copy with another weight.
  ///
  /// - Parameter weight: The weight inside the panel.
  /// - Returns: The copy.
  public func replacing(weight: Weight) -> EvaluatorGroup {
    EvaluatorGroup(
      identifier: identifier, title: title, aliases: aliases, weight: weight,
      minimumValid: minimumValid, quorum: quorum, trim: trim)
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
}

/// Leaving out the highest and lowest ratings (去掉最高最低分).
public struct Trim: Sendable, Hashable {
  /// Highest ratings left out.
  public let high: Int64
  /// Lowest ratings left out.
  public let low: Int64
  /// Nothing is left out unless there are more ratings than this.
  public let whenMoreThan: Int64
}
