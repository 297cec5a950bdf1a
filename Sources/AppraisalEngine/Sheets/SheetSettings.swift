/// How sheets are examined.
public struct SheetSettings: Sendable, Hashable {
  /// The smallest level: below it, simulated sheets would have to be too many.
  public static let lowestLevel = 0.0001
  /// Sheets that a community needs: with fewer, what is usual there cannot be told.
  public static let fewestSheets = 20
  /// Items that a community needs: on fewer, patterns come about by chance all the time.
  public static let fewestItems = 5

  /// The share of honest sheets that may be flagged as careless, and the chance that an honest
  /// community is flagged for agreed sheets or for a burst.
  public let level: Double
  /// The seed of everything that is simulated.
  public let seed: UInt64

  /// Settings; `nil` for a level below ``lowestLevel`` or not below 1.
  ///
  /// - Parameters:
  ///   - level: The share of honest sheets that may be flagged.
  ///   - seed: The seed of everything that is simulated.
  public init?(level: Double = 0.01, seed: UInt64 = 1) {
    guard level >= SheetSettings.lowestLevel, level < 1 else { return nil }
    self.level = level
    self.seed = seed
  }

  /// Honest sheets that are simulated: a hundred at or beyond the level, 10,000 at least.
  public var draws: Int { max(10_000, Int((100 / level).rounded(.up))) }
  /// Communities that are drawn for bursts: ten at or beyond the level, 999 at least.
  var burstDraws: Int { max(999, Int((10 / level).rounded(.up)) - 1) }
}
