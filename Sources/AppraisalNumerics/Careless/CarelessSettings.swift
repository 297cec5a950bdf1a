/// How careless sheets are told from honest ones.
public struct CarelessSettings: Sendable, Hashable {
  /// Share of honest sheets that may be flagged.
  public let level: Double
  /// The indices that are combined, as far as the plan gives them.
  public let indices: Set<CarelessIndex>
  /// Honest sheets drawn for the tails of each index, and as many again for those of the score.
  public let draws: Int
  /// Seed of the draws.
  public let seed: UInt64

  /// The most draws: each takes a number per index and, in batches, a sheet.
  public static let maximumDraws = 1_000_000

  /// Settings.
  ///
  /// - Parameters:
  ///   - level: Above 0 and below 1; 0.01 flags about one honest sheet in a hundred.
  ///   - indices: At least one.
  ///   - draws: From 100 to ``maximumDraws``; the smallest probability that can be found is 1 / (draws + 1).
  ///   - seed: Printed with the result.
  /// - Throws: ``AnswerError/level`` for a level outside its range;
  ///   ``AnswerError/count(found:expected:)`` for too few draws or no index,
  ///   ``AnswerError/tooLarge(count:)`` for too many draws.
  public init(
    level: Double = 0.01, indices: Set<CarelessIndex> = CarelessIndex.combined,
    draws: Int = 10_000, seed: UInt64
  ) throws(AnswerError) {
    guard level > 0, level < 1 else { throw .level }
    guard draws >= 100 else { throw .count(found: draws, expected: 100) }
    guard draws <= Self.maximumDraws else { throw .tooLarge(count: draws) }
    guard !indices.isEmpty else { throw .count(found: 0, expected: 1) }
    self.level = level
    self.indices = indices
    self.draws = draws
    self.seed = seed
  }
}
