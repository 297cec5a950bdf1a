/// Sheets that differ in a few answers only, against the number expected of independent ones.
///
/// Two sheets within distance `d` agree throughout on at least one of `d + 1` blocks of items, so
/// only sheets with an equal block are compared. Identical sheets are compared once and counted as
/// often as they occur. Both must have the same gaps.
public struct NearDuplicateSearch: Sendable {
  /// Pairs of sheets within the distance, identical ones included.
  public let pairs: Int
  /// The number expected under ``SeverityModel``.
  public let expectedPairs: Double
  /// `P(N ≥ pairs)` if the number were Poisson; too small where many pairs are expected, because
  /// pairs that share a sheet are not independent.
  public let probability: Double
  /// Groups of sheets connected by such pairs, identical ones included, the largest first.
  public let groups: [[Int]]

  /// Searches one community.
  ///
  /// - Parameters:
  ///   - answers: Its sheets.
  ///   - model: Fitted to the same sheets; another shape is a precondition that fails.
  ///   - distance: The most differing answers, from 0 to one less than the number of items.
  ///   - maximumPairs: The most pairs of different sheets that are compared.
  /// - Throws: ``CollusionError/distance(found:items:)`` or
  ///   ``CollusionError/tooManyPairs(limit:)``.
  /// - Complexity: O(*n p* + *b p*) for *b* pairs with an equal block, at most the limit.
  public init(
    in answers: AnswerMatrix, model: SeverityModel, distance: Int, maximumPairs: Int = 20_000_000
  ) throws(CollusionError) {
    guard distance >= 0, distance < answers.items else {
      throw .distance(found: distance, items: answers.items)
    }
    guard maximumPairs >= 1 else { throw .limit }
    model.requireFit(answers)
    let identical = IdenticalSheets(in: answers)
    var search = BlockSearch(answers, identical, distance: distance, limit: maximumPairs)
    for block in 0...distance {
      guard search.compare(block: block) else { throw .tooManyPairs(limit: maximumPairs) }
    }
    pairs = search.pairs
    groups = search.groups()
    var expected = 0.0
    GapGroups(model).forEachPair(model) { pairs, agreement in
      expected += pairs * probabilityOfAtLeast(max(0, agreement.count - distance), of: agreement)
    }
    expectedPairs = expected
    probability = poissonTail(search.pairs, mean: expected)
  }
}

/// Compares different sheets that agree on a block of items.
private struct BlockSearch {
  private(set) var pairs: Int
  private let answers: AnswerMatrix
  private let distance: Int
  private let distinct: [Int32]
  private let copies: [Int32]
  private let blocks: [Range<Int>]
  private var left: Int
  private var connected: DisjointSheets

  init(_ answers: AnswerMatrix, _ identical: IdenticalSheets, distance: Int, limit: Int) {
    self.answers = answers
    self.distance = distance
    left = limit
    copies = identical.copies
    connected = DisjointSheets(count: answers.sheets)
    let items = answers.items
    blocks = (0...distance).map {
      $0 * items / (distance + 1)..<($0 + 1) * items / (distance + 1)
    }
    var pairs = 0
    var distinct: [Int32] = []
    for sheet in 0..<answers.sheets {
      let isEmpty = answers.storage[sheet * items..<(sheet + 1) * items]
        .allSatisfy { $0 == AnswerMatrix.missing }
      guard !isEmpty else { continue }
      let first = Int(identical.first[sheet])
      if first == sheet {
        distinct.append(Int32(sheet))
        pairs += Int(copies[sheet]) * (Int(copies[sheet]) - 1) / 2
      } else {
        connected.join(first, sheet)
      }
    }
    self.pairs = pairs
    self.distinct = distinct
  }

  mutating func groups() -> [[Int]] { connected.groups() }

  /// `false` when the limit is passed.
  mutating func compare(block: Int) -> Bool {
    var buckets: [Int32: [Int32]] = [:]
    var table = SheetTable(capacity: answers.sheets)
    answers.storage.withUnsafeBufferPointer { all in
      for sheet in distinct {
        let key = table.firstEqual(sheet, all, items: answers.items, blocks[block])
        buckets[key, default: []].append(sheet)
      }
    }
    for key in buckets.keys.sorted() {
      let bucket = buckets[key] ?? []
      left -= bucket.count * (bucket.count - 1) / 2
      guard left >= 0 else { return false }
      for (place, second) in bucket.enumerated() {
        for first in bucket[..<place] { compare(Int(first), Int(second), block) }
      }
    }
    return true
  }

  /// Counts the pair when it is near enough and has no earlier block in common, which would have
  /// counted it already.
  private mutating func compare(_ first: Int, _ second: Int, _ block: Int) {
    let items = answers.items
    let isNear = answers.storage.withUnsafeBufferPointer { all in
      let (start, other) = (first * items, second * items)
      for earlier in blocks[..<block] {
        if earlier.allSatisfy({ all[start + $0] == all[other + $0] }) { return false }
      }
      var differing = 0
      for item in 0..<items where all[start + item] != all[other + item] {
        let isGap = min(all[start + item], all[other + item]) == AnswerMatrix.missing
        differing += isGap ? items : 1
        if differing > distance { return false }
      }
      return true
    }
    guard isNear else { return }
    pairs += Int(copies[first]) * Int(copies[second])
    connected.join(first, second)
  }
}
