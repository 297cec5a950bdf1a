/// What the indices need to know of the items.
public struct CarelessPlan: Sendable, Hashable {
  /// Consecutive items that measure the same thing, for the even–odd consistency; empty: none.
  public let factors: [Range<Int>]
  /// Negatively worded items, turned round for even–odd consistency and Guttman errors only.
  public let reversed: Set<Int>
  /// Pairs for the synonym correlation.
  public let synonyms: [ItemPair]
  /// Pairs for the antonym correlation.
  public let antonyms: [ItemPair]
  /// Whether Mahalanobis distances are computed, the only index that costs O(*p*²) per sheet.
  public let hasDistances: Bool

  /// A plan.
  ///
  /// - Parameters:
  ///   - factors: The number of items of each factor, in the order of the items; empty for none.
  ///   - reversed: Item numbers, from 0.
  ///   - synonyms: From ``itemPairs(in:_:)``; empty for none.
  ///   - antonyms: Likewise.
  ///   - hasDistances: Whether Mahalanobis distances are wanted.
  ///   - items: The number of items of the sheets.
  /// - Throws: ``AnswerError/factors(covered:items:)`` when the factors do not add up to the items
  ///   or one is empty; ``AnswerError/noSuchItem(item:items:)``.
  public init(
    factors: [Int] = [], reversed: Set<Int> = [], synonyms: [ItemPair] = [],
    antonyms: [ItemPair] = [], hasDistances: Bool = true, items: Int
  ) throws(AnswerError) {
    var ranges: [Range<Int>] = []
    for size in factors {
      let start = ranges.last?.upperBound ?? 0
      guard size >= 1, size <= items - start else {
        throw .factors(covered: start, items: items)
      }
      ranges.append(start..<start + size)
    }
    let covered = ranges.last?.upperBound ?? 0
    guard factors.isEmpty || covered == items else {
      throw .factors(covered: covered, items: items)
    }
    let named = Array(reversed) + (synonyms + antonyms).flatMap { [$0.later, $0.earlier] }
    if let item = named.sorted().first(where: { $0 < 0 || $0 >= items }) ?? named.max(),
      item < 0 || item >= items
    {
      throw .noSuchItem(item: item, items: items)
    }
    self.factors = ranges
    self.reversed = reversed
    self.synonyms = synonyms
    self.antonyms = antonyms
    self.hasDistances = hasDistances
  }
}
