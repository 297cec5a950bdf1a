/// How agreed sheets are searched for.
public struct CollusionSettings: Sendable, Hashable {
  /// Chance that a community of independent sheets has any pair beyond the cut (Bonferroni).
  public let level: Double
  /// The most pairs that are compared; above it only pairs with rare answers in common are.
  public let maximumPairs: Int
  /// The most pairs that are listed; all of them count for the clusters.
  public let maximumListed: Int

  /// Settings.
  ///
  /// - Parameters:
  ///   - level: Above 0 and below 1.
  ///   - maximumPairs: At least 1; 20 million are about 6,300 sheets.
  ///   - maximumListed: At least 1.
  /// - Throws: ``CollusionError/level`` or ``CollusionError/limit``.
  public init(
    level: Double = 0.05, maximumPairs: Int = 20_000_000, maximumListed: Int = 10_000
  ) throws(CollusionError) {
    guard level > 0, level < 1 else { throw .level }
    guard maximumPairs >= 1, maximumListed >= 1 else { throw .limit }
    self.level = level
    self.maximumPairs = maximumPairs
    self.maximumListed = maximumListed
  }
}
