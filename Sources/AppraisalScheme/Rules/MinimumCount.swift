/// Entries of a dated ledger counted against a minimum number per window of time.
///
/// The same rule holds for services, visits and meetings; a minimum of one in each month, quarter or
/// half-year is a cadence (月走访、季督查、年考评).
public struct MinimumCount: Sendable {
  /// The ledgers that can be counted.
  public enum Ledger: String, Sendable, CaseIterable {
    /// Services done (服务台账).
    case services
    /// Visits to households (走访台账).
    case visits
    /// Meetings held (会议台账).
    case meetings

    /// The kind of input.
    public var kind: InputKind {
      switch self {
      case .services: .services
      case .visits: .visits
      case .meetings: .meetings
      }
    }
  }

  /// Whose entries are counted.
  public enum Counted: String, Sendable, CaseIterable {
    /// Each member's; a subject's points are the mean of its members' credits.
    case member
    /// The subject's own.
    case subject
    /// Those about each household; a subject's points are the mean of its households' credits.
    case household
  }

  /// Where the minimum must be reached.
  public enum Spread: String, Sendable, CaseIterable {
    /// In each window: two in one half-year do not make up for none in the other.
    case each
    /// Over the period as a whole: the minimum times the number of windows.
    case total
  }

  /// What a shortfall is worth.
  public enum Credit: String, Sendable, CaseIterable {
    /// In proportion: one of two is half.
    case linear
    /// Nothing below the minimum.
    case allOrNothing
  }

  /// What several entries have in common that count once.
  public enum Distinct: String, Sendable, CaseIterable {
    /// The day.
    case day
    /// The household, in one window.
    case household
    /// The unit, in one window.
    case unit
  }

  /// Which households a subject has.
  public enum Households: Sendable, Hashable {
    /// Those that the ledger names; one that was never visited cannot be seen.
    case visited
    /// Those on a list of pairs, by the identifier of its input.
    case listed(String)
  }

  /// The ledger.
  public let ledger: Ledger
  /// The input that holds the entries.
  public let input: String
  /// Whose entries are counted.
  public let per: Counted
  /// The minimum in each window.
  public let atLeast: Int
  /// The window of time.
  public let window: Period.Window
  /// Where the minimum must be reached.
  public let spread: Spread
  /// What a shortfall is worth.
  public let credit: Credit
  /// The kinds that count; empty when all do.
  public let kinds: [String]
  /// The kinds that do not count.
  public let leftOut: [String]
  /// What several entries have in common that count once; `nil` when each counts.
  public let distinct: Distinct?
  /// Which households a subject has; `nil` unless households are counted.
  public let households: Households?
}
