/// Ballots that have something remarkable in common, with the reason.
///
/// A signal is evidence for somebody to look at: no ballot is removed because of it. It holds
/// neither evaluator nor address, only where the ballots stand.
public struct BallotSignal: Sendable, Hashable {
  /// The reasons; the raw values are stable between versions.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// Filled in within ``SignalRules/minimumSeconds``.
    case filledInstantly = "filled-instantly"
    /// Filled in faster than ``SignalRules/secondsPerItem`` allows.
    case filledHastily = "filled-hastily"
    /// The same answer to all of at least ``SignalRules/fewestItems`` items.
    case allSame = "all-same"
    /// The highest answer to all of at least ``SignalRules/fewestItems`` items; such a sheet is
    /// also one of ``allSame``.
    case allHighest = "all-highest"
    /// Many ballots for a subject from one address in a short time.
    case addressBurst = "address-burst"
    /// Many ballots for a subject from one device in a short time.
    case deviceBurst = "device-burst"
    /// Many ballots for a subject with the same answers to all items in a short time.
    case identicalAnswers = "identical-answers"
    /// More ballots than there are people who may vote.
    case aboveEligible = "above-eligible"
    /// Several ballots of one evaluator for a subject.
    case raterRepeated = "rater-repeated"

    /// Whether the reason tells something of the answers on the ballots.
    ///
    /// Whoever knows which ballots carry such a reason knows what somebody answered. Their records
    /// serve to compute a result without them and must not be printed.
    public var describesAnswers: Bool {
      switch self {
      case .allSame, .allHighest, .identicalAnswers: true
      case .filledInstantly, .filledHastily, .addressBurst, .deviceBurst, .aboveEligible,
        .raterRepeated:
        false
      }
    }
  }

  /// The rule that the ballots meet.
  public enum Threshold: Sendable, Hashable {
    /// At most so many seconds for a sheet.
    case seconds(Int)
    /// Fewer than so many seconds per rating.
    case secondsPerItem(Int)
    /// At least so many ratings on a sheet.
    case items(Int)
    /// At least so many ballots within so many seconds.
    case burst(ballots: Int, seconds: Int)
    /// At most so many people may vote.
    case eligible(Int)
    /// One ballot each.
    case onePerRater
  }

  /// Where a ballot stands.
  public struct Place: Sendable, Hashable, BitwiseCopyable {
    /// The number of the record in the file, from 1.
    public let record: Int32
    /// The physical line, from 1.
    public let line: Int32
  }

  /// The first and the last of several moments, in seconds since 1970.
  public struct Span: Sendable, Hashable {
    /// The first moment.
    public let first: Int64
    /// The last moment.
    public let last: Int64
  }

  /// Places that are listed for one signal; further ballots are counted.
  public static let listedPlaces = 1_000

  /// The reason.
  public let code: Code
  /// The subject; ``BallotMark/manySubjects`` when the sheets rate many.
  public let subject: Int32
  /// The evaluator group; `nil` when the ballots belong to several.
  public let group: Int16?
  /// How many ballots are concerned.
  public let count: Int
  /// Where they stand, ascending by record; at most ``listedPlaces``, the first ones.
  public let places: [Place]
  /// The moments of the first and the last; `nil` when none is known.
  public let span: Span?
  /// The rule that they meet.
  public let threshold: Threshold

  /// The numbers of the records listed, ascending.
  public var records: [Int32] { places.map(\.record) }
}
