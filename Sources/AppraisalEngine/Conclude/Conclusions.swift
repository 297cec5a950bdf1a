public import AppraisalNumerics
public import AppraisalScheme

/// What followed from the scores, for all subjects.
///
/// It is a pure function of the standings, the indicator table, the scheme and the committee's
/// decisions; no record is read again.
public struct Conclusions: Sendable {
  /// The standings after all rules: composites that a veto made zero, the exempted without rank.
  public let standings: Standings
  /// What followed for each subject, one per row.
  public let subjects: [Conclusion]
  /// What each quota came to in each of its pools, in the order in which they applied.
  public let quotas: [QuotaOutcome]
  /// Pools in which the last were looked for.
  public let bottoms: [BottomOutcome]
  /// What each award came to in each of its pools.
  public let awards: [AwardOutcome]
}

/// What followed for one subject.
public struct Conclusion: Sendable {
  /// The position of the grade that the score gives; -1 without one.
  public internal(set) var computedGrade: Int
  /// The position of the grade after all rules; -1 without one.
  public internal(set) var finalGrade: Int
  /// Whether an exemption applies.
  public internal(set) var isExempt = false
  /// Whether the subject takes no part: no rule but the exemption applies to it.
  public internal(set) var isExcluded = false
  /// Decisions of the committee that were not carried out, since the subject takes no part.
  public internal(set) var declined: [GradeOverride] = []
  /// What the rules did, in their order.
  public internal(set) var effects: [Effect] = []
  /// The number of stars; `nil` when the scheme has no such stars.
  public internal(set) var stars: Int?
  /// The names of the stars won.
  public internal(set) var dimensionStars: [String] = []
  /// What was found at the bottom; `nil` for those who are not there.
  public internal(set) var bottom: BottomFinding?
  /// What is to be done next: the positions of the rules, with what was found.
  public internal(set) var followUps: [(position: Int, findings: [Finding])] = []
  /// What is not to be done next only because an earlier year has no result: the positions of the
  /// rules, with what was found.
  public internal(set) var gaps: [(position: Int, findings: [Finding])] = []
  /// The awards for which the subject is nominated, by position.
  public internal(set) var awards: [Int] = []
  /// The pay; `nil` when the scheme has none, and for those who take no part.
  public internal(set) var reward: Reward?

  init(grade: Int) {
    computedGrade = grade
    finalGrade = grade
  }
}

/// What one rule did to one subject.
public struct Effect: Sendable {
  /// The rules, in the order in which they apply.
  public enum Rule: Sendable {
    /// An exemption, by its position.
    case exemption(Int)
    /// A veto, by its position.
    case veto(Int)
    /// A quota: the position of its outcome among ``Conclusions/quotas``, and the subject's place
    /// among the holders, from 1.
    case quota(outcome: Int, place: Int)
    /// A decision of the committee.
    case committee(GradeOverride)
  }

  /// The rule.
  public let rule: Rule
  /// The position of the grade before; -1 without one.
  public let before: Int
  /// The position of the grade after; -1 without one.
  public let after: Int
  /// The composite before, when the rule changed it.
  public let scoreBefore: Points?
  /// What the parts of the condition came to.
  public let findings: [Finding]
}

/// What a quota came to in one pool.
public struct QuotaOutcome: Sendable {
  /// Why equals at the last place stayed or went.
  public struct Tie: Sendable, Hashable {
    /// How many were equal.
    public let count: Int
    /// Whether they stayed.
    public let stay: Bool
    /// Whether `tieBreak` had been looked at.
    public let isAfterTieBreak: Bool
  }

  /// The position of the quota.
  public let quota: Int
  /// The name of the stratum or unit; `nil` for all together.
  public let pool: String?
  /// The position of the unit's grade among the shares; `nil` for a unit without one, or when units
  /// do not matter.
  public let unitGrade: Int?
  /// The share of the base.
  public let share: Share
  /// How many people it was taken of.
  public let base: Int
  /// How many places there are.
  public let places: Int
  /// Those who had one of the grades, best first.
  public let holders: [Int32]
  /// How many of them, from the best, kept their grade.
  public let kept: Int
  /// How many places there must be for each of them to keep the grade.
  public let placesNeeded: [Int32]
  /// What became of equals at the last place; `nil` when there were none.
  public let tie: Tie?
  /// Whether `tieBreak` decided between equal scores at the last place.
  public let isDecidedByTieBreak: Bool
  /// Whether somebody is among the equals at the last place.
  /// - Parameter place: The place among the holders, from 1.
  /// - Returns: Whether it is; `false` where none are equal.
  public func isTied(place: Int) -> Bool {
    guard let tie else { return false }
    let start = tie.stay ? kept - tie.count : kept
    return (start + 1...start + tie.count).contains(place)
  }
  /// All in the pool.
  let rows: [Int32]
  /// How many have one of the grades in the end, after the committee's decisions.
  public internal(set) var finalHolders: Int
}

/// A pool in which the last were looked for.
public struct BottomOutcome: Sendable {
  /// The name of the stratum; `nil` for all together.
  public let pool: String?
  /// Ranked subjects in it.
  public let count: Int
  /// Whether it is too small to have a last.
  public let isTooSmall: Bool
  /// Those found, the worst first.
  public let rows: [Int32]
}

/// What was found about one of the last.
public struct BottomFinding: Sendable, Hashable {
  /// Its place among the ranked of the pool, from the best.
  public let place: Int
  /// Ranked subjects in the pool.
  public let count: Int
  /// How many years running, this one included.
  public let years: Int
  /// Whether that is enough for consequences.
  public let isAccountable: Bool
}

/// What an award came to in one pool.
public struct AwardOutcome: Sendable {
  /// A ranked subject that was looked at.
  public struct Candidate: Sendable {
    /// The row.
    public let row: Int32
    /// Why it cannot be nominated; nothing for those who can.
    public let obstacles: [Obstacle]
    /// Whether it is nominated.
    public let isNominated: Bool
  }

  /// Why somebody cannot be nominated.
  public enum Obstacle: Sendable {
    /// An exemption leaves it without a grade.
    case ungraded
    /// An indicator's points are too few or missing.
    case points(Award.Requirement, found: Points?)
    /// The final grade is another one.
    case grade(Int)
    /// A veto, by its position.
    case veto(Int)
  }

  /// The position of the award.
  public let award: Int
  /// The name of the stratum; `nil` for all together.
  public let pool: String?
  /// How many places there are.
  public let places: Int
  /// From the best ranked down to the last nominated.
  public let candidates: [Candidate]
  /// What became of equals at the last place.
  public let tie: QuotaOutcome.Tie?
}

/// The pay of one subject, in fen.
public struct Reward: Sendable, Hashable {
  /// Whether there is a final grade to pay by; nothing is paid without one.
  public let hasGrade: Bool
  /// The monthly amount; `nil` when the roster has none, and then nothing is paid.
  public let amount: Int64?
  /// Months, in hundredths.
  public let months: Int64
  /// The amount times the months, rounded half up to a fen.
  public let bonus: Int64
  /// The coefficient, in hundredths.
  public let coefficient: Int64
  /// The amount times the coefficient, rounded half up to a fen.
  public let performance: Int64
}
