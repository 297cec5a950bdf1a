import AppraisalNumerics

/// How a search for subjects that stand out is set.
public struct OutlierSettings: Sendable, Hashable {
  /// Which subjects a value is compared with.
  public enum Peers: Sendable, Hashable {
    /// The first stratum in which at least half of the subjects have enough peers; all together where
    /// there is none.
    case automatic
    /// All subjects.
    case all
    /// Those with the same value of a stratum, by its position in the scheme.
    case stratum(Int)
  }

  /// The expected share of wrong ones among the subjects flagged by several indicators together.
  public let level: Double
  /// Which subjects a value is compared with.
  public let peers: Peers
  /// The seed of the random starts.
  public let seed: UInt64

  /// Settings.
  /// - Parameters:
  ///   - level: Inside 0…1.
  ///   - peers: Which subjects a value is compared with.
  ///   - seed: The seed of the random starts.
  public init(level: Double = 0.01, peers: Peers = .automatic, seed: UInt64 = 1) {
    precondition(level > 0 && level < 1, "a level lies inside 0…1")
    self.level = level
    self.peers = peers
    self.seed = seed
  }

  /// How many scales from the median a value may lie.
  public static let multiple = 3.0
  /// How many standard errors from the overall rate a rate may lie: 0.1 % beyond each side.
  public static let rateLimit = 3.09
  /// Random starts of the search for the centre, beside the deterministic ones.
  public static let starts = 2_000
  /// The share of valid ratings at the top word from which a group of ratings counts as at the ceiling.
  public static let ceiling = 0.9
  /// The fewest ratings of which a share at the top word says anything: of nine, nine in ten are all.
  public static let fewestRatings: Int64 = 10
}

/// The methods, by the codes that lists name them with.
public enum OutlierMethod: String, Sendable, Hashable, CaseIterable {
  /// Far from the median of one indicator.
  case hampel
  /// Beyond whiskers that follow the skewness of one indicator.
  case adjustedBoxplot = "adjusted-boxplot"
  /// A rate outside its limits for as many cases, differences between subjects allowed for.
  case funnel = "funnel-additive"
  /// An unusual combination of indicators.
  case mcd
  /// Off a linear rule that most subjects obey.
  case offPlane = "mcd-off-plane"
  /// A group of evaluators far from the other groups.
  case panelApart = "panel-apart"
  /// A group of evaluators who give nearly all the top word.
  case panelCeiling = "panel-ceiling"
}

/// What was examined: an indicator, or a part of it.
public struct OutlierTarget: Sendable, Hashable {
  /// The indicator; of an index with a slash before the indicator inside it.
  public let indicator: String
  /// The title shown to people.
  public let title: String
  /// The evaluator group; `nil` for the indicator as a whole.
  public let group: String?
  /// The title of the group.
  public let groupTitle: String?

  init(_ indicator: String, _ title: String, group: String? = nil, groupTitle: String? = nil) {
    self.indicator = indicator
    self.title = title
    self.group = group
    self.groupTitle = groupTitle
  }
}

/// On which side a subject stands out.
public enum OutlierDirection: String, Sendable, Hashable {
  /// Above the others.
  case high
  /// Below the others.
  case low
  /// In no one direction.
  case apart
}

/// Something that was not examined, and why.
public struct Unexamined: Sendable, Hashable {
  /// By which method.
  public let method: OutlierMethod
  /// What; `nil` for all indicators together.
  public let target: OutlierTarget?
  /// Among which peers; `nil` among all.
  public let peers: String?
  /// Why not.
  public let reason: Reason

  init(
    _ method: OutlierMethod, _ target: OutlierTarget?, peers: String? = nil, _ reason: Reason
  ) {
    self.method = method
    self.target = target
    self.peers = peers
    self.reason = reason
  }

  /// Why something was not examined.
  public enum Reason: Sendable, Hashable {
    /// Nobody has a value.
    case noValues
    /// All values are equal.
    case constant
    /// Too few subjects have a value.
    case tooFew(found: Int, needed: Int)
    /// Too few different values.
    case tooFewDistinct(found: Int, needed: Int)
    /// The middle half of the values are equal.
    case noSpread
    /// Points on a few steps, whose distances mean nothing.
    case ordinal
    /// A value, not a share of counted cases.
    case notCounts
    /// A share of amounts or weighed sums, not of cases.
    case weighedSums
    /// All or nothing for a whole subject.
    case allOrNothing
    /// Sums with decimals.
    case decimals
    /// The rate is nothing or the whole for all.
    case sameForAll
    /// So many subjects have more cases than there should be.
    case aboveWhole(subjects: Int)
    /// Numbers are rated, and only their sum is stored.
    case numberScale
    /// There is no other group to compare with.
    case singleGroup
    /// So many cells are too small to be shown, or would tell one that is.
    case protected(cells: Int)
    /// So many cells have too few ratings for a share.
    case fewRatings(cells: Int, needed: Int)
    /// More than half of the subjects have no value, so that they would be lost for all indicators.
    case mostlyMissing(present: Int, of: Int)
    /// For all subjects it follows from other indicators.
    case determined(LinearRule)
    /// Fewer than two indicators are left.
    case tooFewIndicators(Int)
    /// Values so large or so small that their squares cannot be computed with.
    case beyondReach
  }
}

/// A linear rule between indicators: `Σ coefficient · value = offset`.
public struct LinearRule: Sendable, Hashable {
  /// The indicators that take part.
  public let targets: [OutlierTarget]
  /// One coefficient per indicator, in the inverse of its unit.
  public let coefficients: [Double]
  /// The right-hand side.
  public let offset: Double
}
